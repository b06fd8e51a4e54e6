/* limits.c - counts lines before cmark-gfm is fed with them: depth, tables, link
 * definitions. */
#include "parse/limits.h"

#include <string.h>
#include "parse/limits_inline.h"

enum {
    PIECE = 1024, /* bytes of whole lines that are fed at once */
    DEEPEST_BLOCK = 100,
    MOST_COLUMNS = 500,
    MOST_CELLS_IN_ROW = 2000, /* a row's cells are a list without an end pointer */
    LONGEST_LABEL = 1000      /* cmark-gfm takes no longer one */
};

static const uint64_t MOST_STEPS = 300 * 1000 * 1000;
static const uint64_t MOST_REPEATED = 64 * 1024 * 1024; /* bytes of link definitions */

void limits_start(Limits *limits, Chapter *chapter, bool smart)
{
    size_t len = chapter->text.len - chapter->body;

    *limits = (Limits){.chapter = chapter,
                       .text = chapter->text.data + chapter->body,
                       .len = len,
                       .smart = smart,
                       .most_nodes = 65536 + len / 4};
}

static Position place_of(const Limits *limits, size_t at)
{
    return chapter_position(limits->chapter, limits->chapter->body + at);
}

bool too_many_steps(const Limits *limits)
{
    return limits->steps > MOST_STEPS;
}

bool too_many_nodes(const Limits *limits)
{
    return limits->nodes > limits->most_nodes;
}

void refuse_steps(Limits *limits, size_t at, size_t count, const char *what)
{
    if (limits->refused || !too_many_steps(limits))
        return;
    limits->refused = true;
    diag_add(&limits->chapter->diags, "markdown-limit", place_of(limits, at),
             "divide it with blank lines, or put it into a code block",
             "%zu %s in one block of text are more than can be read in reasonable time",
             count, what);
}

void refuse_nodes(Limits *limits, size_t at)
{
    if (limits->refused || !too_many_nodes(limits))
        return;
    limits->refused = true;
    diag_add(&limits->chapter->diags, "markdown-limit", place_of(limits, at),
             "put what is no text into a code block",
             "the chapter has more than %zu marks and lines up to here, too many for its "
             "%zu bytes",
             limits->most_nodes, limits->len);
}

static void refuse_depth(Limits *limits, size_t at, size_t depth)
{
    if (limits->refused || depth <= DEEPEST_BLOCK)
        return;
    limits->refused = true;
    diag_add(&limits->chapter->diags, "nesting-deep", place_of(limits, at),
             "flatten them, or put the text into a code block",
             "quotes and lists nest %zu deep here; %d is the most", depth,
             (int)DEEPEST_BLOCK);
}

static void refuse_columns(Limits *limits, size_t at, size_t columns, size_t most)
{
    if (limits->refused || columns <= most)
        return;
    limits->refused = true;
    diag_add(&limits->chapter->diags, "table-columns", place_of(limits, at),
             "divide the table, or turn it by a quarter",
             "a row of this table has %zu columns; %zu is the most", columns, most);
}

/* ---- One line -------------------------------------------------------------------------------- */

static size_t line_length(const Limits *limits, size_t at)
{
    const char *newline = memchr(limits->text + at, '\n', limits->len - at);

    return newline == NULL ? limits->len - at : (size_t)(newline - limits->text) - at + 1;
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The length of a mark that opens a block at the head of text, or 0: > - + * 1. 1) :
 * [^label]: */
static size_t scan_mark(const char *text, size_t len)
{
    size_t n = 0;

    if (len == 0)
        return 0;
    if (text[0] == '>')
        return 1;
    if (strchr("-+*:", text[0]) != NULL)
        return len == 1 || is_blank_byte(text[1]) || text[1] == '\n';
    while (n < len && n < 9 && text[n] >= '0' && text[n] <= '9')
        n++;
    if (n > 0)
        return n < len && (text[n] == '.' || text[n] == ')') ? n + 1 : 0;
    if (len < 2 || text[0] != '[' || text[1] != '^')
        return 0;
    n = 2;
    while (n < len && strchr("] \t\n", text[n]) == NULL)
        n++;
    return n + 1 < len && text[n] == ']' && text[n + 1] == ':' ? n + 2 : 0;
}

/* "- - - - -", which is no list. */
static bool is_thematic_break(const char *text, size_t len)
{
    char mark = len > 0 ? text[0] : '\0';

    if (mark != '-' && mark != '*')
        return false;
    while (len > 0 && (*text == mark || is_blank_byte(*text) || *text == '\n')) {
        text++;
        len--;
    }
    return len == 0;
}

/* How many blocks the line may open; moves *at behind their marks. */
static size_t count_marks(const char *line, size_t len, size_t *at)
{
    size_t marks = 0, n;

    for (;;) {
        while (*at < len && is_blank_byte(line[*at]))
            ++*at;
        n = scan_mark(line + *at, len - *at);
        if (n == 0 || (marks == 8 && is_thematic_break(line + *at, len - *at)))
            return marks;
        marks++;
        *at += n;
    }
}

/* Whether the line can be a table's delimiter row, behind marks of quotes and lists. */
static bool is_delimiter_row(const char *line, size_t len)
{
    size_t n = len, dashes = 0;

    while (n > 0 && (is_blank_byte(line[n - 1]) || line[n - 1] == '\n'))
        n--;
    if (n == 0 || strchr("|-:", line[n - 1]) == NULL)
        return false;
    for (; n > 0 && strchr("|-: \t", line[n - 1]) != NULL; n--)
        dashes += line[n - 1] == '-';
    return dashes > 0 && (n == 0 || strchr(">+*.)", line[n - 1]) != NULL);
}

static size_t count_bytes(const char *text, size_t len, char byte)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++)
        count += text[i] == byte;
    return count;
}

/* ---- Link definitions --------------------------------------------------------------------------- */

static size_t scan_title(const char *text, size_t len)
{
    char close = text[0] == '(' ? ')' : text[0];
    size_t n = 1;

    for (; n < len && text[n] != close; n++) {
        if (text[n] == '\\' && n + 1 < len)
            n++;
        else if (text[n] == text[0] ||
                 (text[n] == '\n' && n + 1 < len && text[n + 1] == '\n'))
            return 0;
    }
    return n < len ? n : 0;
}

/* What each use of the definition "[label]: destination "title"" at the head of text
 * repeats. */
static size_t scan_definition(const char *text, size_t len)
{
    size_t n = 1, start, end;

    while (n < len && n <= LONGEST_LABEL && text[n] != ']' && text[n] != '[')
        n += text[n] == '\\' ? 2 : 1;
    if (n + 1 >= len || text[n] != ']' || text[n + 1] != ':')
        return 0;
    start = n + 2;
    while (start < len && strchr(" \t\n", text[start]) != NULL)
        start++;
    end = start;
    while (end < len && text[end] != '\n' &&
           (text[start] == '<' || !is_blank_byte(text[end])))
        end++;
    n = end;
    while (n < len && strchr(" \t\n", text[n]) != NULL)
        n++;
    if (n > end && n < len && strchr("\"'(", text[n]) != NULL)
        return end - start + scan_title(text + n, len - n);
    return end - start;
}

static void note_definition(Limits *limits, size_t at)
{
    size_t len = scan_definition(limits->text + at, limits->len - at);

    if (len <= limits->definition)
        return;
    limits->definition = len;
    limits->definition_at = at;
}

/* ---- Pieces ------------------------------------------------------------------------------------------ */

/* The paragraph above a delimiter row is searched for the table's head, each line back
 * to its start. */
static void check_head(Limits *limits, size_t at, size_t len, const char *paragraph)
{
    size_t above = paragraph == NULL ? 0 : strlen(paragraph);
    size_t lines = count_bytes(paragraph, above, '\n'),
           pipes = count_bytes(paragraph, above, '|');
    size_t columns = count_bytes(limits->text + at, len, '|');

    if (paragraph == NULL)
        return;
    /* Rows begin and end with a pipe, mostly; the table itself is counted again once
     * it is there. */
    refuse_columns(limits, at, columns > 0 ? columns - 1 : 0, MOST_COLUMNS);
    if (lines > 1)
        limits->steps += (uint64_t)above * lines;
    limits->steps += (uint64_t)pipes * pipes;
    refuse_steps(limits, at, lines > 1 ? lines : pipes,
                 lines > 1 ? "lines above a table" : "cells above a table");
}

static void check_row(Limits *limits, size_t at, size_t len, size_t columns)
{
    size_t cells = count_bytes(limits->text + at, len, '|');

    refuse_columns(limits, at, cells, MOST_CELLS_IN_ROW);
    limits->steps += (uint64_t)cells * cells / 2;
    limits->nodes += cells > columns ? cells : columns;
    refuse_steps(limits, at, cells, "cells");
}

/* Returns how many blocks the line may open. */
static size_t check_line(Limits *limits, size_t at, size_t len, const OpenBlocks *open)
{
    const char *line = limits->text + at;
    size_t behind = 0, marks = count_marks(line, len, &behind);

    refuse_depth(limits, at, marks > DEEPEST_BLOCK ? open->depth + marks : 0);
    limits->nodes += 2 * marks + (behind < len && line[behind] != '\n');
    if (behind < len && line[behind] == '[')
        note_definition(limits, at + behind);
    if (open->columns > 0)
        check_row(limits, at, len, open->columns);
    return marks;
}

/* The start of the last line that was fed and is not blank. */
static size_t last_line(const Limits *limits)
{
    size_t at = limits->at;

    while (at > 0 && limits->text[at - 1] == '\n')
        at--;
    while (at > 0 && limits->text[at - 1] != '\n')
        at--;
    while (is_blank_byte(limits->text[at]))
        at++;
    return at;
}

bool next_piece(Limits *limits, const OpenBlocks *open, Bytes *piece)
{
    size_t start = limits->at, at = start, lines = 0, depth = open->depth;
    bool singly = open->depth > DEEPEST_BLOCK / 2 || open->columns > 8;

    if (open->depth > DEEPEST_BLOCK)
        refuse_depth(limits, last_line(limits), open->depth);
    if (open->columns > MOST_COLUMNS)
        refuse_columns(limits, last_line(limits), open->columns, MOST_COLUMNS);
    while (at < limits->len && !limits->refused) {
        size_t len = line_length(limits, at);
        bool row = is_delimiter_row(limits->text + at, len);
        if (at > start && (row || singly || at - start + len > PIECE))
            break;
        if (row)
            check_head(limits, at, len, open->paragraph);
        depth += check_line(limits, at, len, open);
        at += len;
        lines++;
        if (row)
            break;
    }
    limits->steps += (uint64_t)lines * depth * 8;
    refuse_steps(limits, start, lines, "lines");
    refuse_nodes(limits, start);
    *piece = (Bytes){limits->text + start, at - start};
    limits->at = at;
    return at > start && !limits->refused;
}

bool limits_end(Limits *limits)
{
    if (!limits->refused &&
        (uint64_t)limits->definition * limits->brackets > MOST_REPEATED) {
        limits->refused = true;
        diag_add(
            &limits->chapter->diags, "markdown-limit",
            place_of(limits, limits->definition_at),
            "shorten it, or put a picture into a file of its own",
            "a link definition of %zu bytes, which %zu brackets may repeat, is too much",
            limits->definition, limits->brackets);
    }
    return !limits->refused;
}
