/* markua_blocks.c - lines in braces: the attribute lists of what follows, {aside} and the
 * like, directives; and comments, parts, tables and math of Leanpub's older Markdown. */
#include <string.h>
#include "parse/dialect/markua_blocks.h"

/* ---- The block below a list ----------------------------------------------------------------- */

static void put_line(const Blocks *blocks, const char *text)
{
    rewrite_put(blocks->rewrite, blocks->scan.text.data + blocks->scan.at,
                blocks->scan.content - blocks->scan.at);
    rewrite_put_text(blocks->rewrite, text);
    rewrite_put_text(blocks->rewrite, "\n");
}

/* Behind the heading's text: Markdown has its attributes there. */
static void rewrite_heading(Blocks *blocks)
{
    size_t end = trimmed_line_end(&blocks->scan);
    MarkuaList list = blocks->list;

    if (end > blocks->scan.content && blocks->scan.text.data[end - 1] == '}')
        return; /* it has its own */
    rewrite_keep(blocks->rewrite, end);
    rewrite_put_text(blocks->rewrite, " ");
    put_index_entries(blocks->rewrite, &list);
    put_attributes(blocks->rewrite, &list, false);
}

static void rewrite_picture(Blocks *blocks)
{
    size_t end = trimmed_line_end(&blocks->scan);

    rewrite_keep(blocks->rewrite, end);
    put_attributes(blocks->rewrite, &blocks->list, true);
}

static void open_wrapper(Blocks *blocks, const char *element)
{
    rewrite_put(blocks->rewrite, blocks->scan.text.data + blocks->scan.at,
                blocks->scan.content - blocks->scan.at);
    rewrite_put_text(blocks->rewrite, "<");
    rewrite_put_text(blocks->rewrite, element);
    put_html_attributes(blocks->rewrite, &blocks->list, NULL);
    rewrite_put_text(blocks->rewrite, ">\n");
    put_line(blocks, "");
    blocks->wrapper = element;
}

static Bytes title_of(const MarkuaList *list)
{
    Bytes title = markua_value(list, "title");

    if (title.len == 0)
        title = markua_value(list, "caption");
    return title;
}

static void wrap_table(Blocks *blocks)
{
    Bytes title = title_of(&blocks->list);

    rewrite_keep(blocks->rewrite, blocks->scan.at);
    if (title.len == 0 && markua_value(&blocks->list, "id").len == 0)
        return;
    open_wrapper(blocks, "figure");
    if (title.len == 0)
        return;
    put_line(blocks, "<figcaption>");
    put_line(blocks, "");
    rewrite_put(blocks->rewrite, title.data, title.len);
    rewrite_put_text(blocks->rewrite, "\n");
    put_line(blocks, "");
    put_line(blocks, "</figcaption>");
    put_line(blocks, "");
}

/* Where there is only an id it is an anchor in front, which asks for no end. */
static void rewrite_paragraph(Blocks *blocks)
{
    Rewrite *rewrite = blocks->rewrite;
    const MarkuaList *list = &blocks->list;

    rewrite_keep(rewrite, blocks->scan.at);
    if (markua_value(list, "class").len > 0 && !blocks->apart)
        open_wrapper(blocks, "div");
    rewrite_keep(rewrite, blocks->scan.content);
    if (blocks->wrapper == NULL)
        put_anchor(rewrite, list);
    put_index_entries(rewrite, list);
}

static void anchor_list(Blocks *blocks)
{
    rewrite_keep(blocks->rewrite, blocks->scan.at);
    if (markua_value(&blocks->list, "id").len == 0)
        return;
    open_wrapper(blocks, "div");
    put_line(blocks, "</div>");
    put_line(blocks, "");
    blocks->wrapper = NULL;
}

static bool is_list_mark(const LineScan *scan)
{
    const char *text = scan->text.data + scan->content;
    size_t len = scan->end - scan->content, digits = 0;

    while (digits < len && text[digits] >= '0' && text[digits] <= '9')
        digits++;
    if (digits > 0)
        return digits + 1 < len && strchr(".)", text[digits]) != NULL &&
               text[digits + 1] == ' ';
    return len > 1 && strchr("-+*", text[0]) != NULL && text[1] == ' ';
}

static bool is_heading(const Blocks *blocks)
{
    LineScan ahead = blocks->scan;
    const char *text = ahead.text.data;
    size_t at = ahead.content, run = 0;

    if (text[at] == '#' || line_begins(&ahead, "-#"))
        return true;
    if (!next_line(&ahead) || ahead.is_blank || ahead.is_code)
        return false;
    at = ahead.content;
    while (at + run < trimmed_line_end(&ahead) && text[at + run] == text[at])
        run++;
    return (text[at] == '=' || (text[at] == '-' && run > 1)) &&
           at + run == trimmed_line_end(&ahead);
}

static void apply_list(Blocks *blocks)
{
    const LineScan *scan = &blocks->scan;
    const char *text = scan->text.data + scan->content;
    size_t end = trimmed_line_end(scan);

    if (is_heading(blocks))
        rewrite_heading(blocks);
    else if (is_list_mark(scan))
        anchor_list(blocks);
    else if (scan->end - scan->content > 1 && text[0] == '!' && text[1] == '[' &&
             scan->text.data[end - 1] == ')')
        rewrite_picture(blocks);
    else if (text[0] == '|')
        wrap_table(blocks);
    else
        rewrite_paragraph(blocks);
}

/* ---- Lines that are not shown, and those of the older Markdown ----------------------------- */

static void drop_line(Blocks *blocks)
{
    rewrite_keep(blocks->rewrite, blocks->scan.at);
    rewrite_skip(blocks->rewrite, blocks->scan.next);
}

static bool is_note_to_self(const LineScan *scan)
{
    return line_begins(scan, "%%") ||
           (line_begins(scan, "^") && trimmed_line_end(scan) == scan->content + 1);
}

/* "-# Part" */
static void rewrite_part(Blocks *blocks)
{
    if (!line_begins(&blocks->scan, "-#"))
        return;
    rewrite_keep(blocks->rewrite, blocks->scan.content);
    rewrite_skip(blocks->rewrite, blocks->scan.content + 2);
    rewrite_put_text(blocks->rewrite, "# ");
}

/* "#Title" between blank lines: what begins a heading has no space behind it there; but a
 * sentence can begin with a hashtag. */
static void rewrite_tight_heading(Blocks *blocks)
{
    const LineScan *scan = &blocks->scan;
    const char *text = scan->text.data;
    size_t at = scan->at;
    LineScan ahead = *scan;

    while (at < scan->end && text[at] == '#')
        at++;
    if (at == scan->at || at - scan->at > 6 || at == scan->end || blocks->below_text ||
        (text[at] | 0x20) < 'a' || (text[at] | 0x20) > 'z' ||
        strchr(".,:;", text[trimmed_line_end(scan) - 1]) != NULL ||
        (next_line(&ahead) && !ahead.is_blank))
        return;
    rewrite_keep(blocks->rewrite, at);
    rewrite_put_text(blocks->rewrite, " ");
}

/* {$$} on a line of its own, or in front of several, up to {/$$}: math that stands apart. */
static bool rewrite_math(Blocks *blocks)
{
    Rewrite *rewrite = blocks->rewrite;
    LineScan *scan = &blocks->scan, ahead = blocks->scan;
    static const char open[] = "{$$}", close[] = "{/$$}";
    const char *found = NULL;

    if (!line_begins(scan, open) || scan->at < blocks->no_math ||
        memmem(scan->text.data + scan->at, scan->end - scan->at, close, 5) != NULL)
        return false;
    while (found == NULL && next_line(&ahead))
        found = memmem(ahead.text.data + ahead.at, ahead.end - ahead.at, close, 5);
    if (found == NULL) {
        blocks->no_math = SIZE_MAX;
        return false;
    }
    rewrite_keep(rewrite, scan->at);
    put_line(blocks, "");
    put_line(blocks, "```math");
    rewrite_skip(rewrite, scan->content + 4);
    if (trimmed_line_end(scan) == scan->content + 4)
        rewrite_skip(rewrite, scan->next);
    rewrite_keep(rewrite, (size_t)(found - scan->text.data));
    if (found > ahead.text.data + ahead.content)
        put_line(blocks, "");
    put_line(blocks, "```");
    rewrite_skip(rewrite, (size_t)(found - scan->text.data) + 5);
    ahead.fence = '\0';
    ahead.after_blank = true;
    *scan = ahead;
    return true;
}

/* ---- The text ------------------------------------------------------------------------------- */

static void close_wrapper(Blocks *blocks, size_t at)
{
    if (blocks->wrapper == NULL)
        return;
    rewrite_keep(blocks->rewrite, at);
    if (at > 0 && blocks->scan.text.data[at - 1] != '\n')
        rewrite_put_text(blocks->rewrite, "\n");
    rewrite_put_text(blocks->rewrite, "\n</");
    rewrite_put_text(blocks->rewrite, blocks->wrapper);
    rewrite_put_text(blocks->rewrite, ">\n\n");
    blocks->wrapper = NULL;
}

static void forget_list(Blocks *blocks)
{
    blocks->list.count = 0;
    blocks->apart = false;
}

static void rewrite_text(Blocks *blocks)
{
    LineScan *scan = &blocks->scan;

    if (rewrite_braces(blocks) || rewrite_math(blocks))
        return;
    if (is_note_to_self(scan)) {
        drop_line(blocks);
        return;
    }
    rewrite_part(blocks);
    rewrite_tight_heading(blocks);
    if (blocks->list.count > 0)
        apply_list(blocks);
    if (blocks->quizzes > 0)
        rewrite_question(blocks);
    if (scan->text.data[scan->content] == '|')
        rewrite_markua_table(blocks->rewrite, scan);
    forget_list(blocks);
}

static void rewrite_line(Blocks *blocks)
{
    LineScan *scan = &blocks->scan;

    if (scan->is_comment)
        return;
    if (scan->is_blank && !scan->is_code) {
        close_wrapper(blocks, scan->at);
        blocks->apart = true;
        blocks->below_text = false;
        return;
    }
    if (scan->is_code) {
        close_wrapper(blocks, scan->at);
        rewrite_markua_code(blocks->rewrite, scan, &blocks->list);
        forget_list(blocks);
        blocks->any = true;
        blocks->below_text = false;
        return;
    }
    rewrite_text(blocks);
    blocks->below_text = blocks->list.count == 0;
}

void rewrite_markua_blocks(Rewrite *rewrite)
{
    Blocks blocks = {.rewrite = rewrite,
                     .scan = scan_lines(rewrite->text, rewrite->start)};

    if (rewrite->start == 0)
        skip_settings(&blocks);
    while (next_line(&blocks.scan))
        rewrite_line(&blocks);
    close_wrapper(&blocks, rewrite->text.len);
    close_all(&blocks);
}
