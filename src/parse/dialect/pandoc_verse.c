/* pandoc_verse.c - line blocks: | each line stays one, and keeps the spaces in front. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

static const char *content_of(const LineScan *scan)
{
    return scan->text.data + scan->content;
}

static size_t content_length(const LineScan *scan)
{
    return scan->end - scan->content;
}

static void put_prefix(Rewrite *rewrite, const LineScan *scan)
{
    rewrite_put(rewrite, scan->text.data + scan->at, scan->content - scan->at);
}

static bool is_verse(const LineScan *scan)
{
    const char *line = content_of(scan);
    size_t len = content_length(scan);

    return !scan->is_code && !scan->is_comment && len > 0 && line[0] == '|' &&
           (len == 1 || line[1] == ' ');
}

static bool is_table_rule(const LineScan *scan)
{
    for (size_t i = scan->content; i < scan->end; i++)
        if (strchr(" \t|:-+=", scan->text.data[i]) == NULL)
            return false;
    return memchr(content_of(scan), '-', content_length(scan)) != NULL;
}

/* The lines from this one on that are verse; *last: the last one.  False: they are a
 * table's. */
static bool find_verse(LineScan scan, LineScan *last)
{
    *last = scan;
    while (next_line(&scan) && !scan.is_blank && scan.quotes == last->quotes) {
        bool goes_on = scan.content > scan.at && strchr(" \t", scan.text.data[scan.at]);
        if (is_table_rule(&scan))
            return false;
        if (!is_verse(&scan) && !goes_on)
            break;
        *last = scan;
    }
    return true;
}

/* What would begin a block of its own. */
static void put_guard(Rewrite *rewrite, const char *text, size_t len)
{
    size_t digits = 0;

    if (len > 0 && strchr("-+*#=>~:|", text[0]) != NULL)
        rewrite_put_text(rewrite, "\\");
    while (digits < len && isdigit((unsigned char)text[digits]))
        digits++;
    if (digits > 0 && digits < len && strchr(".)", text[digits]) != NULL) {
        rewrite_keep(rewrite, rewrite->done + digits);
        rewrite_put_text(rewrite, "\\");
    }
}

static void put_verse(Rewrite *rewrite, const LineScan *scan, bool is_first)
{
    bool goes_on = !is_verse(scan);
    size_t at = scan->content + (goes_on ? 0 : 1);

    if (!is_first && !goes_on)
        rewrite_put_text(rewrite, "\\\n");
    else if (goes_on)
        rewrite_put_text(rewrite, " ");
    if (!goes_on)
        put_prefix(rewrite, scan);
    at += at < scan->end && !goes_on;
    rewrite_skip(rewrite, at);
    for (; at < scan->end && scan->text.data[at] == ' '; at++)
        rewrite_put_text(rewrite, "\xC2\xA0");
    if (at == scan->end && !goes_on)
        rewrite_put_text(rewrite, "\xC2\xA0");
    rewrite_skip(rewrite, at);
    put_guard(rewrite, scan->text.data + at, scan->end - at);
    rewrite_keep(rewrite, scan->end);
    rewrite_skip(rewrite, scan->next);
}

void rewrite_line_blocks(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start), first, last;
    bool after_blank = true;

    if (memchr(rewrite->text.data, '|', rewrite->text.len) == NULL)
        return;
    while (next_line(&scan)) {
        bool verse = after_blank && is_verse(&scan) && find_verse(scan, &last);
        after_blank = scan.is_blank;
        if (!verse)
            continue;
        first = scan;
        rewrite_keep(rewrite, scan.at);
        put_prefix(rewrite, &scan);
        rewrite_put_text(rewrite, "<div class=\"line-block\">\n");
        put_prefix(rewrite, &scan);
        rewrite_put_text(rewrite, "\n");
        put_verse(rewrite, &scan, true);
        while (scan.at < last.at && next_line(&scan))
            put_verse(rewrite, &scan, false);
        rewrite_put_text(rewrite, "\n");
        put_prefix(rewrite, &first); /* the last one may go on, indented */
        rewrite_put_text(rewrite, "\n");
        put_prefix(rewrite, &first);
        rewrite_put_text(rewrite, "</div>\n\n");
    }
}
