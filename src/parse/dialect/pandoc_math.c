/* pandoc_math.c - TeX in dollars, as pandoc and KaTeX have it, and in MathJax's marks. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

typedef struct {
    size_t no_inline, no_display; /* from here on none ends; 0: not known */
} MathSearch;

/* at to end is the formula with its marks, from to until is its TeX. */
typedef struct {
    size_t at, from, until, end;
    bool display;
} Formula;

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* The $$ that ends what begins behind an offset; 0: there is none. */
static size_t find_display_end(const Chunk *chunk, size_t from, MathSearch *search)
{
    if (search->no_display > 0)
        return 0;
    for (size_t i = from; i + 1 < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '$' && chunk->text[i + 1] == '$')
            return i;
    }
    search->no_display = from;
    return 0;
}

/* As pandoc has it: no white space in front, no digit behind, and the first dollar decides. */
static size_t find_inline_end(const Chunk *chunk, size_t from, MathSearch *search)
{
    if (search->no_inline > 0)
        return 0;
    for (size_t i = from; i < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '$')
            return i > from && !is_white(chunk->text[i - 1]) &&
                           !(i + 1 < chunk->end &&
                             isdigit((unsigned char)chunk->text[i + 1]))
                       ? i
                       : 0;
    }
    search->no_inline = from;
    return 0;
}

static size_t longest_run(const char *text, size_t len)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < len; i++) {
        run = text[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void put_backquotes(Rewrite *rewrite, size_t count)
{
    while (count-- > 0)
        rewrite_put(rewrite, "`", 1);
}

void copy_with_pipes(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until)
{
    while (chunk->is_table && from < until) {
        const char *pipe = memchr(chunk->text + from, '|', until - from);
        size_t end = pipe == NULL ? until : (size_t)(pipe - chunk->text);
        rewrite_copy(rewrite, from, end);
        from = end;
        if (pipe == NULL)
            break;
        if (end == 0 || chunk->text[end - 1] != '\\')
            rewrite_put(rewrite, "\\", 1);
        rewrite_copy(rewrite, end, end + 1);
        from = end + 1;
    }
    if (!chunk->is_table)
        copy_as_line(rewrite, chunk, from, until);
}

/* White space, and the marks of a quote that it goes on over. */
static bool is_margin(const Chunk *chunk, char byte)
{
    return is_white(byte) || (chunk->quotes > 0 && byte == '>');
}

static void put_html_math(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until,
                          bool display)
{
    Buf out = {0};

    buf_put(&out,
            display ? "<code class=\"math display\">" : "<code class=\"math inline\">");
    buf_add_escaped(&out, chunk->text + from, until - from);
    buf_put(&out, "</code>");
    rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

/* Code that has a class: nothing in it is Markdown, and its characters stay. */
static void put_math(Rewrite *rewrite, const Chunk *chunk, const Formula *formula)
{
    size_t from = formula->from, until = formula->until;
    bool display = formula->display;
    bool braces = rewrite->dialect->attributes == ATTRIBUTES_ALL;
    size_t width = longest_run(chunk->text + from, until - from) + 1;

    while (from < until && is_margin(chunk, chunk->text[from]))
        from++;
    while (until > from && is_margin(chunk, chunk->text[until - 1]))
        until--;
    rewrite_keep(rewrite, formula->at);
    if (chunk->is_html) {
        put_html_math(rewrite, chunk, from, until, display);
        rewrite_skip(rewrite, formula->end);
        return;
    }
    if (!braces)
        rewrite_put_text(rewrite, display ? "<span class=\"math display\">"
                                          : "<span class=\"math inline\">");
    put_backquotes(rewrite, width);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    copy_with_pipes(rewrite, chunk, from, until);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    put_backquotes(rewrite, width);
    rewrite_put_text(rewrite, !braces   ? "</span>"
                              : display ? "{.math .display}"
                                        : "{.math .inline}");
    rewrite_skip(rewrite, formula->end);
}

/* Behind the formula that begins at a dollar; at: none does. */
static size_t take_math(Rewrite *rewrite, const Chunk *chunk, size_t at,
                        MathSearch *search)
{
    bool display = at + 1 < chunk->end && chunk->text[at + 1] == '$';
    size_t from = at + 1 + display, end = 0;

    if (display)
        end = find_display_end(chunk, from, search);
    else if (from < chunk->end && !is_white(chunk->text[from]))
        end = find_inline_end(chunk, from, search);
    if (end == 0 || end == from)
        return at;
    put_math(rewrite, chunk, &(Formula){at, from, end, end + 1 + display, display});
    return end + 1 + display;
}

void rewrite_math(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (memchr(rewrite->text.data, '$', rewrite->text.len) == NULL)
        return;
    while (next_chunk(&scan, true, &chunk)) {
        MathSearch search = {0};
        const char *any = memchr(chunk.text + chunk.start, '$', chunk.end - chunk.start);
        for (size_t at = chunk.start; any != NULL && at < chunk.end;) {
            size_t behind =
                chunk.text[at] == '$' ? take_math(rewrite, &chunk, at, &search) : at;
            if (behind == at && chunk.text[at] == '$')
                behind = at + 1 + (at + 1 < chunk.end && chunk.text[at + 1] == '$');
            at = behind > at ? behind : step_inline(&chunk, at);
        }
    }
}

/* ---- MathJax -------------------------------------------------------------------------------- */

/* \\( … \\) and \\[ … \\], whose first backslash escapes the other one in Markdown; at: none
 * begins there. */
static size_t take_mathjax(Rewrite *rewrite, const Chunk *chunk, size_t at,
                           MathSearch *search)
{
    const char *text = chunk->text;
    bool display = at + 2 < chunk->end && text[at + 2] == '[';
    size_t *none = display ? &search->no_display : &search->no_inline;
    const char *close;
    size_t until;

    if (at + 2 >= chunk->end || text[at + 1] != '\\' ||
        (text[at + 2] != '(' && !display) || *none > 0)
        return at;
    close = memmem(text + at + 3, chunk->end - at - 3, display ? "\\\\]" : "\\\\)", 3);
    if (close == NULL) {
        *none = at;
        return at;
    }
    until = (size_t)(close - text);
    if (until > at + 3)
        put_math(rewrite, chunk, &(Formula){at, at + 3, until, until + 3, display});
    return until + 3;
}

/* $$ … $$ too; a single dollar is one. */
void rewrite_mathjax(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (find_bytes(rewrite->text.data, rewrite->text.len, "\\\\(") == NULL &&
        find_bytes(rewrite->text.data, rewrite->text.len, "\\\\[") == NULL &&
        find_bytes(rewrite->text.data, rewrite->text.len, "$$") == NULL)
        return;
    while (next_chunk(&scan, true, &chunk)) {
        MathSearch dollars = {.no_inline = 1}, search = {0};
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t behind = at;
            if (chunk.text[at] == '\\')
                behind = take_mathjax(rewrite, &chunk, at, &search);
            else if (chunk.text[at] == '$' && at + 1 < chunk.end &&
                     chunk.text[at + 1] == '$')
                behind = take_math(rewrite, &chunk, at, &dollars);
            at = behind > at ? behind : step_inline(&chunk, at);
        }
    }
}
