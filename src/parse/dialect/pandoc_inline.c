/* pandoc_inline.c - see the header. */
#include "parse/dialect/pandoc_inline.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- Chunks --------------------------------------------------------------------------------- */

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A list's item, a heading, a row: none of these goes on with the line above. */
static bool begins_block(const LineScan *scan)
{
    const char *line = scan->text.data + scan->content;
    size_t len = scan->end - scan->content, digits = 0;

    if (len == 0)
        return true;
    if (strchr("-+*", *line) != NULL)
        return len == 1 || is_space(line[1]);
    while (digits < len && line[digits] >= '0' && line[digits] <= '9')
        digits++;
    if (digits > 0 && digits < 10 && digits + 1 < len)
        return (line[digits] == '.' || line[digits] == ')') && is_space(line[digits + 1]);
    return *line == '#' || *line == '|' || line_begins(scan, "[^");
}

static bool is_prose(const LineScan *scan)
{
    return !scan->is_blank && !scan->is_code && !scan->is_comment;
}

/* How often two dollars stand on the line. */
static size_t count_dollars(const LineScan *scan)
{
    size_t count = 0;

    for (size_t i = scan->content; i + 1 < scan->end; i++)
        if (scan->text.data[i] == '$' && scan->text.data[i + 1] == '$' &&
            (i == scan->at || scan->text.data[i - 1] != '\\')) {
            count++;
            i++;
        }
    return count;
}

static bool is_delimiter_row(const LineScan *scan)
{
    bool dash = false, pipe = false;

    for (size_t i = scan->content; i < scan->end; i++) {
        if (strchr(" \t|:-+", scan->text.data[i]) == NULL)
            return false;
        dash |= scan->text.data[i] == '-';
        pipe |= scan->text.data[i] == '|';
    }
    return dash && pipe;
}

bool begins_html(const LineScan *scan)
{
    static const char *const names[] = {
        "p",          "div",    "table",      "thead",   "tbody",   "tfoot",  "tr",
        "td",         "th",     "ul",         "ol",      "li",      "dl",     "dt",
        "dd",         "center", "h1",         "h2",      "h3",      "h4",     "section",
        "figcaption", "figure", "blockquote", "details", "summary", "aside",  "article",
        "h5",         "h6",     "header",     "footer",  "main",    "caption"};
    const char *line = scan->text.data + scan->content;
    size_t n = 1 + line_begins(scan, "</"), len = scan->end - scan->content, name = 0;

    if (len < 2 || line[0] != '<')
        return false;
    while (n + name < len && isalnum((unsigned char)line[n + name]))
        name++;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == name && strncasecmp(line + n, names[i], name) == 0)
            return true;
    return false;
}

bool next_chunk(LineScan *scan, bool math, Chunk *chunk)
{
    LineScan line;
    size_t dollars;
    bool in_table = chunk->is_table;

    do {
        if (!next_line(scan))
            return false;
        in_table = in_table && is_prose(scan);
    } while (!is_prose(scan));
    *chunk = (Chunk){.text = scan->text.data,
                     .start = scan->content,
                     .end = scan->next,
                     .quotes = scan->quotes,
                     .is_html = begins_html(scan),
                     .is_table = in_table || *(scan->text.data + scan->content) == '|'};
    dollars = math ? count_dollars(scan) : 0;
    for (line = *scan; next_line(&line) && is_prose(&line); *scan = line) {
        if (is_delimiter_row(&line))
            chunk->is_table = true;
        if (dollars % 2 == 0 &&
            (begins_block(&line) || line.quotes > chunk->quotes || chunk->is_table))
            break;
        dollars += math ? count_dollars(&line) : 0;
        chunk->end = line.next;
    }
    while (chunk->end > chunk->start && chunk->text[chunk->end - 1] == '\n')
        chunk->end--;
    return true;
}

/* ---- Steps ---------------------------------------------------------------------------------- */

static size_t run_length(const Chunk *chunk, size_t at)
{
    size_t n = 0;

    while (at + n < chunk->end && chunk->text[at + n] == chunk->text[at])
        n++;
    return n;
}

/* Once for all of them, so that many without an end cost no more than one. */
static void find_runs(Chunk *chunk)
{
    const size_t longest = sizeof chunk->runs / sizeof chunk->runs[0] - 1;

    for (size_t at = chunk->start; at < chunk->end; at++) {
        if (chunk->text[at] == '>')
            chunk->last_tag_end = at + 1;
        if (chunk->text[at] == '`') {
            size_t n = run_length(chunk, at);
            if (n <= longest)
                chunk->runs[n] = at + 1;
            at += n - 1;
        }
    }
    chunk->runs_known = true;
}

size_t skip_code(Chunk *chunk, size_t at)
{
    size_t width = run_length(chunk, at), n;

    if (chunk->text[at] != '`')
        return at;
    if (!chunk->runs_known)
        find_runs(chunk);
    if (width >= sizeof chunk->runs / sizeof chunk->runs[0] ||
        chunk->runs[width] <= at + width)
        return at;
    for (size_t close = at + width;; close += n) {
        const char *found = memchr(chunk->text + close, '`', chunk->end - close);
        if (found == NULL)
            return at;
        close = (size_t)(found - chunk->text);
        n = run_length(chunk, close);
        if (n == width)
            return close + n;
    }
}

/* "<tag …>", "</tag>", "<https://…>", "<!-- … -->" */
static size_t skip_tag(Chunk *chunk, size_t at)
{
    const char *text = chunk->text;
    char behind = at + 1 < chunk->end ? text[at + 1] : ' ';
    const char *end;

    if (!chunk->runs_known)
        find_runs(chunk);
    if (((behind | 0x20) < 'a' || (behind | 0x20) > 'z') && strchr("/!?", behind) == NULL)
        return at;
    if (chunk->last_tag_end <= at)
        return at;
    end = memchr(text + at, '>', chunk->end - at);
    return end == NULL ? at : (size_t)(end - text) + 1;
}

/* "(…)" behind a link's text, on one line. */
static size_t skip_destination(const Chunk *chunk, size_t at)
{
    enum { LONGEST = 500 };
    size_t depth = 0, most = at + LONGEST < chunk->end ? at + LONGEST : chunk->end;

    for (size_t i = at; i < most && chunk->text[i] != '\n'; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '(')
            depth++;
        else if (chunk->text[i] == ')' && --depth == 0)
            return i + 1;
    }
    return at;
}

/* "[^label]" */
static size_t skip_note(const Chunk *chunk, size_t at)
{
    size_t n = at + 2;

    while (n < chunk->end && strchr(" \t\n[]^", chunk->text[n]) == NULL)
        n++;
    return n > at + 2 && n < chunk->end && chunk->text[n] == ']' ? n + 1 : at;
}

static size_t skip_address(const Chunk *chunk, size_t at)
{
    const char *text = chunk->text + at;
    size_t len = chunk->end - at, n = 0;

    if (!(len > 8 &&
          (memcmp(text, "https://", 8) == 0 || memcmp(text, "http://", 7) == 0)))
        return at;
    while (n < len && strchr(" \t\n<>`", text[n]) == NULL)
        n++;
    return at + n;
}

/* Nothing begins or ends with it that any rewriter looks for: most of a text. */
static bool is_plain(char byte)
{
    unsigned char letter = (unsigned char)((unsigned char)byte | 0x20) - 'a';

    return (letter < 26 && byte != 'h') || byte == ' ' || (unsigned char)byte >= 0x80 ||
           (unsigned char)(byte - '0') < 10;
}

static size_t skip_plain(const Chunk *chunk, size_t at)
{
    while (at < chunk->end && is_plain(chunk->text[at]))
        at++;
    return at;
}

size_t step_inline(Chunk *chunk, size_t at)
{
    const char *text = chunk->text;
    size_t behind = at;

    switch (text[at]) {
    case '\\':
        return at + 1 < chunk->end ? at + 2 : at + 1;
    case '`':
        behind = skip_code(chunk, at);
        return behind > at ? behind : at + run_length(chunk, at);
    case '<':
        behind = skip_tag(chunk, at);
        break;
    case ']':
        if (at + 1 < chunk->end && text[at + 1] == '(')
            behind = skip_destination(chunk, at + 1);
        if (behind == at + 1)
            behind = at;
        break;
    case '[':
        if (at + 1 < chunk->end && text[at + 1] == '^')
            behind = skip_note(chunk, at);
        break;
    case 'h':
        behind = skip_address(chunk, at);
        break;
    default:
        break;
    }
    return behind > at ? behind : skip_plain(chunk, at + 1);
}

void copy_as_line(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until)
{
    while (from < until) {
        const char *newline = memchr(chunk->text + from, '\n', until - from);
        size_t end = newline == NULL ? until : (size_t)(newline - chunk->text);
        rewrite_copy(rewrite, from, end);
        if (newline == NULL)
            return;
        rewrite_put_text(rewrite, " ");
        from = end + 1;
        while (from < until && (is_space(chunk->text[from]) ||
                                (chunk->quotes > 0 && chunk->text[from] == '>')))
            from++;
    }
}

void copy_with_pipes(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until,
                     bool escaped)
{
    while (chunk->is_table && from < until) {
        const char *pipe = memchr(chunk->text + from, '|', until - from);
        size_t end = pipe == NULL ? until : (size_t)(pipe - chunk->text);
        rewrite_copy(rewrite, from, end);
        from = end;
        if (pipe == NULL)
            break;
        if (!escaped || end == 0 || chunk->text[end - 1] != '\\')
            rewrite_put(rewrite, "\\", 1);
        rewrite_copy(rewrite, end, end + 1);
        from = end + 1;
    }
    if (!chunk->is_table)
        copy_as_line(rewrite, chunk, from, until);
}
