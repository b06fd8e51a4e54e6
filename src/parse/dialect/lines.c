/* lines.c - see the header. */
#include "parse/dialect/lines.h"
#include <string.h>

LineScan scan_lines(Bytes text, size_t start)
{
    return (LineScan){.text = text, .next = start, .after_blank = true};
}

bool line_begins(const LineScan *scan, const char *bytes)
{
    size_t n = strlen(bytes);

    return scan->end - scan->content >= n &&
           memcmp(scan->text.data + scan->content, bytes, n) == 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Behind a list item's mark at the offset; the offset itself when there is none. */
static size_t skip_list_mark(const LineScan *scan, size_t at)
{
    const char *text = scan->text.data;
    size_t digits = 0;

    while (digits < 9 && at + digits < scan->end && text[at + digits] >= '0' &&
           text[at + digits] <= '9')
        digits++;
    if (at < scan->end && strchr("-+*", text[at]) != NULL && is_space(text[at + 1]))
        return at + 2;
    if (digits > 0 && at + digits + 1 < scan->end &&
        (text[at + digits] == '.' || text[at + digits] == ')') &&
        is_space(text[at + digits + 1]))
        return at + digits + 2;
    return at;
}

static void find_content(LineScan *scan)
{
    const char *text = scan->text.data;

    scan->quotes = 0;
    scan->content = scan->at;
    for (;;) {
        while (scan->content < scan->end && is_space(text[scan->content]))
            scan->content++;
        if (scan->content == scan->end || text[scan->content] != '>')
            break;
        scan->quotes++;
        scan->content++;
    }
    scan->is_blank = scan->content == scan->end;
}

static size_t run_length(const LineScan *scan, size_t at)
{
    size_t n = 0;

    while (at + n < scan->end && scan->text.data[at + n] == scan->text.data[at])
        n++;
    return n;
}

/* A fence may stand behind the marks of list items. */
static bool opens_fence(LineScan *scan)
{
    size_t at = scan->content, behind = skip_list_mark(scan, at), width;
    char byte;

    while (behind > at) {
        at = behind;
        while (at < scan->end && is_space(scan->text.data[at]))
            at++;
        behind = skip_list_mark(scan, at);
    }
    byte = at < scan->end ? scan->text.data[at] : '\0';
    if (byte != '`' && byte != '~')
        return false;
    width = run_length(scan, at);
    if (width < 3 || (byte == '`' && memchr(scan->text.data + at + width, '`',
                                            scan->end - at - width) != NULL))
        return false;
    scan->fence = byte;
    scan->fence_width = width;
    return true;
}

static bool closes_fence(const LineScan *scan)
{
    size_t at = scan->content, width;

    if (at == scan->end || scan->text.data[at] != scan->fence)
        return false;
    width = run_length(scan, at);
    at += width;
    while (at < scan->end && is_space(scan->text.data[at]))
        at++;
    return width >= scan->fence_width && at == scan->end;
}

static bool is_indented_code(LineScan *scan)
{
    bool indented = scan->content - scan->at >= 4 || scan->text.data[scan->at] == '\t';

    if (scan->is_blank)
        return false;
    if (skip_list_mark(scan, scan->content) > scan->content)
        scan->in_list = true;
    else if (scan->content == scan->at && scan->after_blank)
        scan->in_list = false;
    return indented && scan->quotes == 0 && scan->after_blank && !scan->in_list;
}

/* memmem is slow where a line begins anew. */
static const char *find_comment(const char *line, size_t len)
{
    for (const char *at = line; len >= 4 && at <= line + len - 4; at++) {
        at = memchr(at, '<', (size_t)(line + len - 3 - at));
        if (at == NULL)
            return NULL;
        if (memcmp(at, "<!--", 4) == 0)
            return at;
    }
    return NULL;
}

static void note_comment(LineScan *scan, bool was_open)
{
    const char *line = scan->text.data + scan->at;
    size_t len = scan->end - scan->at;
    const char *open = was_open ? line : find_comment(line, len);
    const char *close =
        open == NULL ? NULL : memmem(open, len - (size_t)(open - line), "-->", 3);

    scan->is_comment = was_open || (open != NULL && close == NULL);
    scan->in_comment = open != NULL && close == NULL;
}

bool next_line(LineScan *scan)
{
    const char *newline;
    bool was_code = scan->is_code && scan->fence == '\0';

    if (scan->next >= scan->text.len)
        return false;
    scan->at = scan->next;
    newline = memchr(scan->text.data + scan->at, '\n', scan->text.len - scan->at);
    scan->end = newline == NULL ? scan->text.len : (size_t)(newline - scan->text.data);
    scan->next = scan->end + (newline != NULL);
    find_content(scan);
    if (scan->fence != '\0') {
        scan->is_code = true;
        if (closes_fence(scan))
            scan->fence = '\0';
        scan->after_blank = true;
        scan->is_comment = false;
        return true;
    }
    note_comment(scan, scan->in_comment);
    scan->is_code = !scan->is_comment && (opens_fence(scan) || is_indented_code(scan));
    /* Indented code goes on behind its own lines. */
    scan->after_blank = scan->is_blank || (scan->is_code && scan->fence == '\0') ||
                        (was_code && scan->is_blank);
    return true;
}
