/* pandoc_paragraphs.c - pandoc wants a blank line in front of a heading, a quote and a list:
 * what stands right below a line of text goes on with it.  And definitions behind a ~. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

typedef struct {
    bool in_text;  /* a paragraph may go on */
    size_t quotes; /* marks that its first line has */
    bool in_list;  /* another item needs no blank line */
    bool in_html;  /* up to the next blank line nothing is Markdown */
    bool in_table; /* of pipes: up to the next blank line there are rows */
} Paragraph;

static const char *content_of(const LineScan *scan)
{
    return scan->text.data + scan->content;
}

static size_t content_length(const LineScan *scan)
{
    return scan->end - scan->content;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The length of "#", "##" … in front of a heading; 0: the line is none. */
static size_t heading_mark(const LineScan *scan)
{
    const char *line = content_of(scan);
    size_t len = content_length(scan), n = 0;

    while (n < len && line[n] == '#')
        n++;
    return n > 0 && n < 7 && (n == len || is_space(line[n])) ? n : 0;
}

/* Where the sign of an item's mark stands that makes it one; NULL: the line is no item. */
static const char *sign_behind(const LineScan *scan, size_t at)
{
    const char *line = scan->text.data + at;
    size_t len = scan->end - at, n = 0;

    while (n < len && n < 10 && isdigit((unsigned char)line[n]))
        n++;
    if (n == len || strchr(n > 0 ? ".)" : "-+*", line[n]) == NULL)
        return NULL;
    return n + 1 == len || is_space(line[n + 1]) ? line + n : NULL;
}

static const char *item_sign(const LineScan *scan)
{
    return sign_behind(scan, scan->content);
}

/* A definition that begins with a list's item. */
static bool defines_list(const LineScan *scan)
{
    size_t at = scan->content + 1;

    if (!line_begins(scan, ": ") && !line_begins(scan, ":\t"))
        return false;
    while (at < scan->end && is_space(scan->text.data[at]))
        at++;
    return sign_behind(scan, at) != NULL;
}

/* Underlines, rules, and rows of dashes within tables. */
static bool is_drawn(const LineScan *scan)
{
    const char *line = content_of(scan);
    size_t len = content_length(scan);

    for (size_t i = 0; i < len; i++)
        if (strchr("-=:|+*_ \t", line[i]) == NULL)
            return false;
    return true;
}

static bool is_definition(const LineScan *scan)
{
    const char *line = content_of(scan);
    const char *close = memchr(line, ']', content_length(scan));

    return line[0] == '[' && line[1] != '^' && close != NULL && close[1] == ':';
}

/* Columns between the marks of quotes and the text. */
static size_t indent_of(const LineScan *scan)
{
    size_t n = 0;

    while (scan->content > scan->at + n && is_space(content_of(scan)[-1 - (long)n]))
        n++;
    return scan->quotes > 0 && n > 0 ? n - 1 : n;
}

static void put_escape(Rewrite *rewrite, size_t at)
{
    rewrite_keep(rewrite, at);
    rewrite_put_text(rewrite, "\\");
}

static bool is_blank_above(const LineScan *scan)
{
    size_t at = scan->at;

    while (at > 0 && strchr(" \t>", scan->text.data[at - 1]) != NULL)
        at--;
    if (at == 0)
        return true;
    at--; /* the line end above */
    while (at > 0 && strchr(" \t>", scan->text.data[at - 1]) != NULL)
        at--;
    return at == 0 || scan->text.data[at - 1] == '\n';
}

/* Where the mark of the quote stands that is one too many. */
static size_t quote_mark(const LineScan *scan, size_t quotes)
{
    size_t at = scan->at, seen = 0;

    for (; at < scan->content; at++)
        if (scan->text.data[at] == '>' && seen++ == quotes)
            break;
    return at;
}

static bool is_below_colon(const LineScan *scan)
{
    size_t at = scan->at;

    while (at > 0 && strchr(" \t\n", scan->text.data[at - 1]) != NULL)
        at--;
    return at > 0 && scan->text.data[at - 1] == ':';
}

/* Only where the author most likely meant it: a sentence may have any sign at a line's
 * begin. */
static void note_missing(Rewrite *rewrite, const LineScan *scan, const char *what)
{
    diag_add(&rewrite->chapter->diags, "blank-line-missing",
             rewrite_position(rewrite, scan->content), "put a blank line above it",
             "to pandoc this is no %s, but a part of the paragraph above", what);
}

/* A line within a paragraph: what would begin another block is text. */
static void go_on(Rewrite *rewrite, Paragraph *paragraph, const LineScan *scan)
{
    const char *sign = item_sign(scan);

    if (scan->quotes > paragraph->quotes) {
        if (rewrite->dialect->blank_before)
            put_escape(rewrite, quote_mark(scan, paragraph->quotes));
    } else if (heading_mark(scan) > 0) {
        if (rewrite->dialect->blank_before) {
            note_missing(rewrite, scan, "heading");
            put_escape(rewrite, scan->content);
        }
        paragraph->in_text = rewrite->dialect->blank_before;
    } else if (sign != NULL && !paragraph->in_list) {
        if (rewrite->dialect->blank_before_lists && is_below_colon(scan))
            note_missing(rewrite, scan, "list");
        if (rewrite->dialect->blank_before_lists)
            put_escape(rewrite, (size_t)(sign - scan->text.data));
        paragraph->in_list = !rewrite->dialect->blank_before_lists;
    } else if (defines_list(scan)) {
        paragraph->in_list = true;
    }
}

/* What has no pipe is none of the table's rows, such as its caption. */
static bool ends_table(const Paragraph *paragraph, const LineScan *scan)
{
    return paragraph->in_table &&
           memchr(content_of(scan), '|', content_length(scan)) == NULL;
}

static void end_table(Rewrite *rewrite, Paragraph *paragraph, const LineScan *scan)
{
    rewrite_keep(rewrite, scan->at);
    rewrite_put(rewrite, scan->text.data + scan->at, scan->content - scan->at);
    rewrite_put_text(rewrite, "\n");
    *paragraph = (Paragraph){0};
}

static void begin(Paragraph *paragraph, const LineScan *scan)
{
    bool item = item_sign(scan) != NULL;

    if (!item && indent_of(scan) == 0)
        paragraph->in_list = false;
    paragraph->in_list |= item || defines_list(scan);
    paragraph->quotes = scan->quotes;
    paragraph->in_text = heading_mark(scan) == 0 && !is_definition(scan);
}

static void read_line(Rewrite *rewrite, Paragraph *paragraph, const LineScan *scan)
{
    const char *line = content_of(scan);

    if (!scan->is_blank && ends_table(paragraph, scan))
        end_table(rewrite, paragraph, scan);
    if (scan->is_blank || scan->is_code || scan->is_comment) {
        *paragraph = (Paragraph){.in_list = paragraph->in_list};
    } else if (line[0] == '<' && (isalpha((unsigned char)line[1]) || line[1] == '/')) {
        paragraph->in_html = true;
        paragraph->in_text = false;
    } else if (is_drawn(scan) || line_begins(scan, "<!")) {
        paragraph->in_table |=
            paragraph->in_text && memchr(line, '|', content_length(scan)) != NULL;
        paragraph->in_text = paragraph->in_table;
        paragraph->in_list &= !paragraph->in_table;
    } else if (paragraph->in_text) {
        go_on(rewrite, paragraph, scan);
    } else if (!paragraph->in_html) {
        begin(paragraph, scan);
    }
}

void rewrite_blank_before(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Paragraph paragraph = {0};

    while (next_line(&scan))
        read_line(rewrite, &paragraph, &scan);
}

void rewrite_blank_before_lists(Rewrite *rewrite)
{
    if (!rewrite->dialect->blank_before) /* else it has been done with the rest */
        rewrite_blank_before(rewrite);
}

/* ---- Definitions ---------------------------------------------------------------------------- */

/* "~ text" below a line that is all of its paragraph, or below another such definition. */
void rewrite_tilde_definitions(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    size_t lines = 0;        /* of the paragraph that may be a term */
    bool in_defined = false; /* a definition stands above */

    if (find_bytes(rewrite->text.data, rewrite->text.len, "~ ") == NULL)
        return;
    while (next_line(&scan)) {
        bool tilde = !scan.is_code && !scan.is_comment && line_begins(&scan, "~ ") &&
                     indent_of(&scan) < 4;
        if (tilde && (lines == 1 || in_defined)) {
            rewrite_keep(rewrite, scan.content);
            rewrite_skip(rewrite, scan.content + 1);
            rewrite_put_text(rewrite, ":");
            in_defined = true;
        } else if (scan.is_blank) {
            continue; /* one may stand between a term and what it means */
        } else if (indent_of(&scan) < 2 || scan.is_code) {
            in_defined = false;
        }
        lines = tilde || scan.is_code || scan.is_comment ? 0
                : is_blank_above(&scan)                  ? 1
                                                         : lines + 1;
    }
}

/* ---- On the tree ---------------------------------------------------------------------------- */

void refine_breaks(Chapter *chapter, const Dialect *dialect)
{
    (void)dialect;
    for (Node *node = chapter->tree; node != NULL; node = next_node(chapter->tree, node))
        if (node->kind == NODE_SOFT_BREAK)
            node->kind = NODE_LINE_BREAK;
}
