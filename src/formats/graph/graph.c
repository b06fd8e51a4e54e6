/* graph.c - a graph's tokens: what is refused in them, and the same graph written anew. */
#include "formats/graph/graph.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef enum { TOKEN_END, TOKEN_NAME, TOKEN_QUOTED, TOKEN_HTML, TOKEN_MARK } TokenKind;

typedef struct {
    Graph *graph;
    const char *text;
    size_t len, at;
    /* the token */
    TokenKind kind;
    size_t start, end;
    /* the brackets that are open, and where they stand */
    char open[GRAPH_DEEPEST];
    size_t opened[GRAPH_DEEPEST], depth;
    Buf clean;
    Buf name, value; /* what the last tokens said, without their quotes */
    bool assigns;    /* a = stands in front of this token */
    bool in_value;   /* the last text was one: what a + adds belongs to it */
    bool joins;      /* a + stands in front of this token */
} Scan;

__attribute__((format(printf, 5, 6))) static void
fault(Scan *scan, size_t offset, bool unsafe, const char *hint, const char *format, ...)
{
    Graph *graph = scan->graph;
    char message[200];
    va_list arguments;

    if (graph->fault_count >= GRAPH_FAULT_LIMIT)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    graph->faults = arena_grow(graph->arena, graph->faults, graph->fault_count,
                               sizeof *graph->faults);
    graph->faults[graph->fault_count++] =
        (GraphFault){offset, arena_text(graph->arena, message), hint, unsafe};
}

/* ---- Tokens --------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_byte(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static char byte_at(const Scan *scan, size_t at)
{
    return at < scan->len ? scan->text[at] : '\0';
}

static size_t line_end(const Scan *scan, size_t at)
{
    const char *end = memchr(scan->text + at, '\n', scan->len - at);

    return end == NULL ? scan->len : (size_t)(end - scan->text);
}

/* The length of a comment, 0 when there is none.  Lines that begin with # are one, too. */
static size_t comment_at(Scan *scan, size_t at)
{
    const char *end;

    if (scan->text[at] == '#' && (at == 0 || scan->text[at - 1] == '\n'))
        return line_end(scan, at) - at;
    if (scan->text[at] != '/')
        return 0;
    if (byte_at(scan, at + 1) == '/')
        return line_end(scan, at) - at;
    if (byte_at(scan, at + 1) != '*')
        return 0;
    end = at + 2 > scan->len ? NULL
                             : find_bytes(scan->text + at + 2, scan->len - at - 2, "*/");
    if (end != NULL)
        return (size_t)(end - scan->text) + 2 - at;
    fault(scan, at, false, "end it with */", "the comment has no end");
    return scan->len - at;
}

/* Only line ends are kept, so that dot's line numbers are the author's. */
static void skip_space(Scan *scan)
{
    while (scan->at < scan->len) {
        char c = scan->text[scan->at];
        size_t n = strchr(" \t\r\f\n", c) != NULL ? 1 : comment_at(scan, scan->at);
        if (n == 0)
            return;
        for (; n > 0; n--)
            if (scan->text[scan->at++] == '\n')
                buf_char(&scan->clean, '\n');
    }
}

static size_t quoted_end(Scan *scan)
{
    for (size_t at = scan->start + 1; at < scan->len; at++) {
        if (scan->text[at] == '\\')
            at++;
        else if (scan->text[at] == '"')
            return at + 1;
    }
    fault(scan, scan->start, false, "end it with another one",
          "the quotation mark has no partner");
    return scan->len;
}

static size_t html_end(Scan *scan)
{
    size_t depth = 0;

    for (size_t at = scan->start; at < scan->len; at++) {
        if (scan->text[at] == '<')
            depth++;
        else if (scan->text[at] == '>' && --depth == 0)
            return at + 1;
    }
    fault(scan, scan->start, false, "as many < as > belong into such a label",
          "the label in <…> has no end");
    return scan->len;
}

/* -1.5, .5, 3 */
static size_t number_end(const Scan *scan)
{
    size_t at = scan->start + (scan->text[scan->start] == '-');
    bool digits = false;

    for (; is_digit(byte_at(scan, at)); at++)
        digits = true;
    if (byte_at(scan, at) == '.' && (digits || is_digit(byte_at(scan, at + 1))))
        for (at++; is_digit(byte_at(scan, at)); at++)
            digits = true;
    return digits ? at : scan->start;
}

static TokenKind classify(Scan *scan)
{
    char c = scan->text[scan->start];
    size_t end = number_end(scan);

    if (end > scan->start) {
        scan->end = end;
        return TOKEN_NAME;
    }
    if (is_name_byte(c)) {
        while (is_name_byte(byte_at(scan, end)) || is_digit(byte_at(scan, end)))
            end++;
        scan->end = end;
        return TOKEN_NAME;
    }
    if (c == '"' || c == '<') {
        scan->end = c == '"' ? quoted_end(scan) : html_end(scan);
        return c == '"' ? TOKEN_QUOTED : TOKEN_HTML;
    }
    scan->end = scan->start + 1;
    if (c == '-' && (byte_at(scan, scan->end) == '>' || byte_at(scan, scan->end) == '-'))
        scan->end++;
    else if (strchr("{}[];,=:+", c) == NULL)
        fault(scan, scan->start, false, "put the text into quotation marks",
              "'%c' can't stand here", c >= ' ' && c < 0x7F ? c : '?');
    return TOKEN_MARK;
}

static void write_token(Scan *scan)
{
    if (scan->clean.len > 0 && scan->clean.data[scan->clean.len - 1] != '\n')
        buf_char(&scan->clean, ' ');
    buf_add(&scan->clean, scan->text + scan->start, scan->end - scan->start);
}

static bool next_token(Scan *scan)
{
    skip_space(scan);
    scan->kind = TOKEN_END; /* which is told at the last token */
    if (scan->at >= scan->len)
        return false;
    scan->start = scan->end = scan->at;
    scan->kind = classify(scan);
    scan->at = scan->end;
    write_token(scan);
    return true;
}

/* ---- What is refused ------------------------------------------------------------------------ */

/* Each of them makes dot, or who shows its picture, read a file. */
static const char *const refused[] = {"image",      "imagepath", "shapefile",
                                      "stylesheet", "fontpath",  "_background"};

static const char *text_of(const Buf *buf)
{
    return buf->data == NULL ? "" : buf->data;
}

static void judge_value(Scan *scan)
{
    const char *name = text_of(&scan->name), *value = text_of(&scan->value);

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (strcmp(name, refused[i]) == 0 && *value != '\0')
            fault(scan, scan->start, true, "a graph stands alone: leave it out",
                  "%s= would read a file", name);
    if (strcmp(name, "charset") == 0 && strcasecmp(value, "utf-8") != 0 &&
        strcasecmp(value, "utf8") != 0)
        fault(scan, scan->start, false, "leave it out", "the book's texts are UTF-8");
}

/* <IMG>, in whatever case, in a label of HTML. */
static void judge_html(Scan *scan)
{
    for (size_t at = scan->start + 1; at + 4 < scan->end; at++)
        if (scan->text[at] == '<' && strncasecmp(scan->text + at + 1, "img", 3) == 0 &&
            !is_name_byte(scan->text[at + 4]))
            fault(scan, at, true, "a graph stands alone: leave it out",
                  "<IMG> would read a file");
}

/* What a token says: without its quotes, and without what a backslash hides. */
static void add_content(Scan *scan, Buf *out)
{
    size_t quotes = scan->kind == TOKEN_NAME ? 0 : 1, end = scan->end;

    if (scan->kind != TOKEN_NAME && end > scan->start + 1)
        end--;
    for (size_t at = scan->start + quotes; at < end; at++) {
        if (scan->kind == TOKEN_QUOTED && scan->text[at] == '\\' && at + 1 < end) {
            at++;
            if (scan->text[at] == '\n')
                continue;
            if (scan->text[at] != '"')
                buf_char(out, '\\');
        }
        buf_char(out, scan->text[at]);
    }
}

static void take_text(Scan *scan)
{
    Buf *into;

    if (!scan->joins)
        scan->in_value = scan->assigns;
    into = scan->in_value ? &scan->value : &scan->name;
    if (!scan->joins)
        buf_clear(into);
    add_content(scan, into);
    scan->joins = scan->assigns = false;
    if (scan->kind == TOKEN_HTML)
        judge_html(scan);
    if (scan->in_value)
        judge_value(scan);
}

static void close_bracket(Scan *scan, char c)
{
    char partner = c == '}' ? '{' : '[';

    if (scan->depth > 0 && scan->open[scan->depth - 1] == partner) {
        scan->depth--;
        return;
    }
    fault(scan, scan->start, false, NULL, "the '%c' closes nothing", c);
}

/* False: the graph has come to its end, or to one that it can't go on from. */
static bool take_mark(Scan *scan)
{
    char c = scan->text[scan->start];

    if (c == '{' || c == '[') {
        if (scan->depth == GRAPH_DEEPEST) {
            fault(scan, scan->start, false, "flatten it", "subgraphs nest deeper than %d",
                  GRAPH_DEEPEST);
            return false;
        }
        scan->open[scan->depth] = c;
        scan->opened[scan->depth++] = scan->start;
    } else if (c == '}' || c == ']') {
        close_bracket(scan, c);
    }
    scan->joins = c == '+';
    scan->assigns = c == '=';
    return scan->depth > 0;
}

/* ---- One graph, and nothing else ------------------------------------------------------------ */

static bool says(const Scan *scan, const char *word)
{
    return scan->kind == TOKEN_NAME && scan->end - scan->start == strlen(word) &&
           strncasecmp(scan->text + scan->start, word, strlen(word)) == 0;
}

/* "strict digraph name {" */
static bool read_head(Scan *scan)
{
    next_token(scan);
    if (says(scan, "strict"))
        next_token(scan);
    if (!says(scan, "graph") && !says(scan, "digraph")) {
        fault(scan, scan->start, false, "write digraph { a -> b }",
              "a graph begins with \"graph\" or \"digraph\"");
        return false;
    }
    next_token(scan);
    if (scan->kind != TOKEN_MARK && scan->kind != TOKEN_END)
        next_token(scan);
    if (scan->kind == TOKEN_MARK && scan->text[scan->start] == '{') {
        scan->graph->body = scan->clean.len;
        return take_mark(scan);
    }
    fault(scan, scan->start, false, "write digraph { a -> b }",
          "a { belongs behind \"graph\" or \"digraph\" and its name");
    return false;
}

static void read_body(Scan *scan)
{
    while (next_token(scan)) {
        if (scan->kind != TOKEN_MARK)
            take_text(scan);
        else if (!take_mark(scan))
            break;
    }
    if (scan->graph->fault_count > 0)
        return; /* what follows from it is no mistake of its own */
    if (scan->depth > 0)
        fault(scan, scan->opened[scan->depth - 1], false, NULL, "the '%c' is not closed",
              scan->open[scan->depth - 1]);
    else if (scan->depth == 0 && next_token(scan))
        fault(scan, scan->start, false, "put another graph into a block of its own",
              "the graph has ended, and something follows");
}

void graph_read(Bytes text, Arena *arena, Graph *graph)
{
    Scan scan = {.graph = graph, .text = text.data, .len = text.len};

    *graph = (Graph){.arena = arena, .text = text, .warnings = ""};
    if (text.len > GRAPH_LARGEST)
        fault(&scan, 0, false, "divide it", "the graph is larger than %d KiB",
              GRAPH_LARGEST / 1024);
    else if (read_head(&scan))
        read_body(&scan);
    graph->clean =
        (Bytes){arena_copy(arena, text_of(&scan.clean), scan.clean.len), scan.clean.len};
    buf_free(&scan.clean);
    buf_free(&scan.name);
    buf_free(&scan.value);
}
