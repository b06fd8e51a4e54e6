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

/* Behind "[^note]:", or where the content begins. */
static size_t skip_note_mark(const LineScan *scan)
{
    const char *text = scan->text.data, *close;

    if (!line_begins(scan, "[^"))
        return scan->content;
    close = memchr(text + scan->content, ']', scan->end - scan->content);
    if (close == NULL || close[1] != ':')
        return scan->content;
    return (size_t)(close - text) + 2 + strspn(close + 2, " \t");
}

/* A fence may stand behind the marks of list items, and of a note. */
static bool opens_fence(LineScan *scan)
{
    size_t at = skip_note_mark(scan), behind = skip_list_mark(scan, at), width;
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

/* Behind the mark of a list's item, a definition or a note, below which what is indented is
 * its text; the content itself when there is none. */
static size_t skip_mark(const LineScan *scan)
{
    size_t behind = skip_list_mark(scan, scan->content);

    if (behind > scan->content)
        return behind;
    if (line_begins(scan, ": ") || line_begins(scan, ":\t") || line_begins(scan, "~ "))
        return scan->content + 2;
    return scan->content + (line_begins(scan, "[^") ? 4 : 0);
}

/* Columns of white space in front of the line's text, or behind the last mark of a quote;
 * in front of such a mark they count when they are too many for one. */
static size_t indent_of(const LineScan *scan)
{
    const char *text = scan->text.data;
    size_t columns = 0, at = scan->at;

    for (; at < scan->end && is_space(text[at]); at++)
        columns += text[at] == '\t' ? 4 - columns % 4 : 1;
    if (scan->quotes == 0 || columns >= 4)
        return columns;
    for (at = scan->content; at > scan->at && is_space(text[at - 1]);)
        at--;
    return scan->content - at > 0 ? scan->content - at - 1 : 0;
}

static void open_list(LineScan *scan, size_t behind, size_t indent)
{
    size_t spaces = 0;

    while (spaces < 3 && behind + spaces < scan->end &&
           is_space(scan->text.data[behind + spaces]))
        spaces++;
    scan->in_list = true;
    scan->list_indent =
        line_begins(scan, "[^") ? indent + 4 : indent + (behind - scan->content) + spaces;
}

static bool is_indented_code(LineScan *scan)
{
    size_t indent, behind;

    if (scan->is_blank)
        return false;
    indent = indent_of(scan);
    if (scan->after_blank && indent >= 4 + (scan->in_list ? scan->list_indent : 0))
        return true;
    behind = skip_mark(scan);
    if (behind > scan->content) {
        open_list(scan, behind, indent);
    } else if (scan->after_blank && indent < scan->list_indent) {
        scan->list_indent = indent;
        scan->in_list = indent > 0;
    }
    return false;
}

static void note_comment(LineScan *scan, bool was_open)
{
    const char *line = scan->text.data + scan->at;
    size_t len = scan->end - scan->at;
    const char *open = was_open ? line : find_bytes(line, len, "<!--");
    const char *close =
        open == NULL ? NULL : find_bytes(open, len - (size_t)(open - line), "-->");

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
