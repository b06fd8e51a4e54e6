/* pandoc_math.c - TeX in a text: $…$, $$…$$, and MathJax's \\(…\\) and \\[…\\].  Each formula becomes code
 * with the class "math", in which nothing is Markdown; parse/math/ makes MathML of it. */
#include <ctype.h>
#include <string.h>
#include "parse/attributes.h"
#include "parse/dialect/pandoc_inline.h"

typedef struct {
    Rewrite *rewrite;
    Chunk chunk;
    size_t no_inline, no_display; /* from here on none ends; 0: not known */
} Search;

/* Where a formula stands in the chunk. */
typedef struct {
    size_t at, from, until, end; /* its first mark, its TeX, behind its last mark */
    bool display;
    bool escaped; /* its TeX is Markdown, too: \\ is a backslash */
    bool lines;   /* it goes over several */
} Formula;

/* ---- As code -------------------------------------------------------------------------------- */

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
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

/* White space, and the marks of a quote that it goes on over. */
static bool is_margin(const Chunk *chunk, char byte)
{
    return is_white(byte) || (chunk->quotes > 0 && byte == '>');
}

static void put_html(Rewrite *rewrite, const Chunk *chunk, const Formula *formula)
{
    Buf out = {0};

    buf_put(&out, formula->display ? "<code class=\"math display\">"
                                   : "<code class=\"math inline\">");
    buf_add_escaped(&out, chunk->text + formula->from, formula->until - formula->from);
    buf_put(&out, "</code>");
    rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

/* Up to a comment, or an escaped character in a text that is Markdown, too. */
static size_t next_change(const Chunk *chunk, const Formula *formula, size_t at)
{
    for (; at < formula->until; at++) {
        if (formula->lines && chunk->text[at] == '%')
            return at;
        if (chunk->text[at] != '\\' || at + 1 == formula->until)
            continue;
        if (formula->escaped && ispunct((unsigned char)chunk->text[at + 1]))
            return at;
        at++;
    }
    return formula->until;
}

/* A comment goes to the end of its line, of which nothing stays once lines are joined. */
static void copy_tex(Rewrite *rewrite, const Chunk *chunk, const Formula *formula)
{
    for (size_t at = formula->from; at < formula->until;) {
        size_t end = next_change(chunk, formula, at);
        const char *newline;
        copy_with_pipes(rewrite, chunk, at, end, formula->escaped);
        if (end == formula->until)
            return;
        if (chunk->text[end] == '\\') {
            copy_with_pipes(rewrite, chunk, end + 1, end + 2, false);
            at = end + 2;
            continue;
        }
        newline = memchr(chunk->text + end, '\n', formula->until - end);
        at = newline == NULL ? formula->until : (size_t)(newline - chunk->text);
    }
}

/* What stands in braces behind it is its own: "$$…$$ {#eq-x}". */
static size_t own_braces(const Chunk *chunk, const Formula *formula, size_t *braces)
{
    size_t at = formula->end, len;

    *braces = 0;
    if (!formula->display)
        return formula->end;
    while (at < chunk->end && is_white(chunk->text[at]))
        at++;
    if (at == chunk->end || chunk->text[at] != '{')
        return formula->end;
    len = scan_attributes(chunk->text + at);
    if (len == 0 || at + len > chunk->end)
        return formula->end;
    *braces = at;
    return at + len;
}

static void put_marks(Rewrite *rewrite, const Chunk *chunk, const Formula *formula)
{
    size_t braces, end;

    if (rewrite->dialect->attributes != ATTRIBUTES_ALL) {
        rewrite_put_text(rewrite, "</span>");
        rewrite_skip(rewrite, formula->end);
        return;
    }
    end = own_braces(chunk, formula, &braces);
    rewrite_put_text(rewrite, formula->display ? "{.math .display" : "{.math .inline");
    if (braces > 0) {
        rewrite_put_text(rewrite, " ");
        rewrite_copy(rewrite, braces + 1, end - 1);
    }
    rewrite_put_text(rewrite, "}");
    rewrite_skip(rewrite, end);
}

/* Code that has a class: nothing in it is Markdown, and its characters stay. */
static size_t put_formula(Search *search, Formula formula)
{
    Rewrite *rewrite = search->rewrite;
    const Chunk *chunk = &search->chunk;
    size_t width;

    rewrite->chapter->has_math = true;
    formula.lines =
        memchr(chunk->text + formula.from, '\n', formula.until - formula.from) != NULL;
    while (formula.from < formula.until && is_margin(chunk, chunk->text[formula.from]))
        formula.from++;
    while (formula.until > formula.from &&
           is_margin(chunk, chunk->text[formula.until - 1]))
        formula.until--;
    /* GitHub's $`x`$ */
    if (formula.until - formula.from > 2 && chunk->text[formula.from] == '`' &&
        chunk->text[formula.until - 1] == '`') {
        formula.from++;
        formula.until--;
    }
    if (formula.from >= formula.until)
        return formula.at;
    rewrite_keep(rewrite, formula.at);
    if (chunk->is_html) {
        put_html(rewrite, chunk, &formula);
        rewrite_skip(rewrite, formula.end);
        return formula.end;
    }
    if (rewrite->dialect->attributes != ATTRIBUTES_ALL)
        rewrite_put_text(rewrite, formula.display ? "<span class=\"math display\">"
                                                  : "<span class=\"math inline\">");
    width = longest_run(chunk->text + formula.from, formula.until - formula.from) + 1;
    put_backquotes(rewrite, width);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    copy_tex(rewrite, chunk, &formula);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    put_backquotes(rewrite, width);
    put_marks(rewrite, chunk, &formula);
    return rewrite->done;
}

/* Behind what a backslash begins: "\\$", or "\\text{…}", whose dollars are its own. */
static size_t skip_command(const Chunk *chunk, size_t at)
{
    enum {
        FARTHEST = 500
    }; /* of many that nothing closes each would be searched to the end */
    static const char text[] = "text", box[] = "mbox";
    const char *name = chunk->text + at + 1;
    size_t left = chunk->end - at - 1, i = at + 1, depth = 0;

    if (left < sizeof text || (memcmp(name, text, 4) != 0 && memcmp(name, box, 4) != 0))
        return at + 1;
    while (i < chunk->end && isalpha((unsigned char)chunk->text[i]))
        i++;
    if (i == chunk->end || chunk->text[i] != '{')
        return at + 1;
    for (; i < chunk->end && i - at < FARTHEST; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '{')
            depth++;
        else if (chunk->text[i] == '}' && --depth == 0)
            return i;
    }
    return at + 1;
}

/* ---- Dollars -------------------------------------------------------------------------------- */

/* The $$ that ends what begins behind an offset; 0: there is none. */
static size_t find_display_end(Search *search, size_t from)
{
    const Chunk *chunk = &search->chunk;

    if (search->no_display > 0)
        return 0;
    for (size_t i = from; i + 1 < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i = skip_command(chunk, i);
        else if (chunk->text[i] == '$' && chunk->text[i + 1] == '$')
            return i;
    }
    search->no_display = from;
    return 0;
}

/* As pandoc has it: no white space in front, no digit behind, and the first dollar decides. */
static size_t find_inline_end(Search *search, size_t from)
{
    const Chunk *chunk = &search->chunk;

    if (search->no_inline > 0)
        return 0;
    for (size_t i = from; i < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i = skip_command(chunk, i);
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

/* $$ at the beginning of a line, and no other one before the next blank line. */
static void report_unclosed(const Search *search, size_t at)
{
    const Chunk *chunk = &search->chunk;
    size_t before = at;

    while (before > chunk->start && chunk->text[before - 1] != '\n' &&
           is_margin(chunk, chunk->text[before - 1]))
        before--;
    if (before > chunk->start && chunk->text[before - 1] != '\n')
        return;
    diag_add(&search->rewrite->chapter->diags, "math-unclosed",
             rewrite_position(search->rewrite, at),
             "end the formula with $$, without a blank line in it; \\$$ is text",
             "this $$ opens a formula that nothing closes");
}

/* Behind the formula that begins at a dollar; at: none does. */
static size_t take_dollars(Search *search, size_t at, bool escaped)
{
    const Chunk *chunk = &search->chunk;
    bool display = at + 1 < chunk->end && chunk->text[at + 1] == '$';
    size_t from = at + 1 + display, end = 0;

    if (display) {
        end = find_display_end(search, from);
        if (end == 0 && search->no_display == from && !escaped)
            report_unclosed(search, at);
    } else if (from < chunk->end && !is_white(chunk->text[from]) && !escaped) {
        end = find_inline_end(search, from);
    }
    if (end == 0 || end == from)
        return at;
    return put_formula(search, (Formula){at, from, end, end + 1 + display, display,
                                         escaped, false});
}

static size_t step(Search *search, size_t at, size_t behind)
{
    const Chunk *chunk = &search->chunk;

    if (behind == at && chunk->text[at] == '$')
        behind = at + 1 + (at + 1 < chunk->end && chunk->text[at + 1] == '$');
    return behind > at ? behind : step_inline(&search->chunk, at);
}

void rewrite_math(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (memchr(rewrite->text.data, '$', rewrite->text.len) == NULL)
        return;
    while (next_chunk(&scan, true, &chunk)) {
        Search search = {.rewrite = rewrite, .chunk = chunk};
        if (memchr(chunk.text + chunk.start, '$', chunk.end - chunk.start) == NULL)
            continue;
        for (size_t at = chunk.start; at < chunk.end;)
            at = step(&search, at,
                      chunk.text[at] == '$' ? take_dollars(&search, at, false) : at);
    }
}

/* ---- Backslashes ---------------------------------------------------------------------------- */

/* Behind the formula that begins at \\( or \\[; at: none does. */
static size_t take_backslashes(Search *search, size_t at)
{
    const Chunk *chunk = &search->chunk;
    bool display = chunk->text[at + 2] == '[';
    size_t *none = display ? &search->no_display : &search->no_inline;
    size_t from = at + 3, end;

    if (*none > 0)
        return at;
    for (end = from; end + 2 < chunk->end; end++) {
        size_t behind = chunk->text[end] == '`' ? skip_code(&search->chunk, end) : end;
        if (behind > end) /* MathJax passes code over */
            end = behind - 1;
        if (behind > end || chunk->text[end] != '\\')
            continue;
        if (chunk->text[end + 1] == '\\' && chunk->text[end + 2] == (display ? ']' : ')'))
            return put_formula(search,
                               (Formula){at, from, end, end + 3, display, true, false});
        end++;
    }
    *none = from;
    return at;
}

static bool begins_backslashes(const Chunk *chunk, size_t at)
{
    return at + 3 < chunk->end && chunk->text[at] == '\\' &&
           chunk->text[at + 1] == '\\' &&
           (chunk->text[at + 2] == '(' || chunk->text[at + 2] == '[');
}

/* MathJax sees what Markdown has made of the text: there \\ is one backslash. */
void rewrite_mathjax(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, true, &chunk)) {
        Search search = {.rewrite = rewrite, .chunk = chunk};
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t behind = at;
            if (begins_backslashes(&chunk, at))
                behind = take_backslashes(&search, at);
            else if (chunk.text[at] == '$')
                behind = take_dollars(&search, at, true);
            at = step(&search, at, behind);
        }
    }
}
