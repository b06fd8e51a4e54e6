/* markua_spans.c - what Markua has within a paragraph: x^2^ and H~2~O, math in backquotes,
 * attribute lists behind words and spans. */
#include <string.h>
#include "parse/dialect/markua.h"

enum { LONGEST_RUN = 32 }; /* of backquotes */

typedef struct {
    Rewrite *rewrite;
    Bytes text;
    size_t at;
    size_t line_end, paragraph_end;
    bool heading;                   /* Markdown itself has attributes at its line's end */
    size_t no_run[LONGEST_RUN + 1]; /* before here no run of so many backquotes is left */
    size_t no_math;                 /* nor {/$$} */
} Spans;

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

static char byte_at(const Spans *spans, size_t at)
{
    return at < spans->paragraph_end ? spans->text.data[at] : '\n';
}

static void replace(Spans *spans, size_t from, size_t until, const char *with)
{
    rewrite_keep(spans->rewrite, from);
    rewrite_skip(spans->rewrite, until);
    rewrite_put_text(spans->rewrite, with);
}

/* ---- Code and math -------------------------------------------------------------------------- */

static size_t run_length(const Spans *spans, size_t at, char byte)
{
    size_t n = 0;

    while (byte_at(spans, at + n) == byte)
        n++;
    return n;
}

/* Behind the run of n backquotes that closes one; 0: none does.  What is not found is not
 * looked for again. */
static size_t close_code(Spans *spans, size_t at, size_t n)
{
    if (n > LONGEST_RUN || at < spans->no_run[n])
        return 0;
    while (at < spans->paragraph_end) {
        const char *found = memchr(spans->text.data + at, '`', spans->paragraph_end - at);
        size_t run;
        if (found == NULL)
            break;
        at = (size_t)(found - spans->text.data);
        run = run_length(spans, at, '`');
        at += run;
        if (run == n)
            return at;
    }
    spans->no_run[n] = spans->paragraph_end;
    return 0;
}

static void skip_code(Spans *spans)
{
    size_t from = spans->at, n = run_length(spans, spans->at, '`');
    size_t behind = close_code(spans, spans->at + n, n);
    MarkuaList list;
    size_t len;

    if (behind == 0) {
        spans->at += n;
        return;
    }
    spans->at = behind;
    if ((byte_at(spans, behind) == '$' || byte_at(spans, behind) == '@') &&
        !is_word_byte(byte_at(spans, behind + 1))) {
        if (from > 0 && spans->text.data[from - 1] == '$' && from > spans->rewrite->done)
            replace(spans, from - 1, from, "");
        spans->rewrite->chapter->has_math |= byte_at(spans, behind) == '$';
        replace(spans, behind, behind + 1,
                byte_at(spans, behind) == '$' ? "{.math}" : "{.asciimath}");
        spans->at = behind + 1;
        return;
    }
    /* On code all others mean nothing. */
    len = scan_markua_list(spans->text, behind, spans->line_end, &list);
    if (len == 0 || !list.known || markua_value(&list, "format").len == 0)
        return;
    spans->rewrite->chapter->has_math = true;
    replace(spans, behind, behind + len,
            markua_is(markua_value(&list, "format"), "latexmath") ? "{.math}" : "");
    spans->at = behind + len;
}

/* {$$}…{/$$} */
static bool rewrite_math(Spans *spans)
{
    size_t from = spans->at + 4, until, longest = 0, run = 0;
    const char *found;
    Buf fence = {0};

    if (spans->paragraph_end - spans->at < 9 || spans->at < spans->no_math ||
        memcmp(spans->text.data + spans->at, "{$$}", 4) != 0)
        return false;
    found = memmem(spans->text.data + from, spans->paragraph_end - from, "{/$$}", 5);
    if (found == NULL) {
        spans->no_math = spans->paragraph_end;
        return false;
    }
    until = (size_t)(found - spans->text.data);
    for (size_t i = from; i < until; i++) {
        run = spans->text.data[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    for (size_t i = 0; i <= longest; i++)
        buf_char(&fence, '`');
    if (longest > 0)
        buf_char(&fence, ' ');
    replace(spans, spans->at, from, fence.data);
    rewrite_keep(spans->rewrite, until);
    rewrite_skip(spans->rewrite, until + 5);
    if (longest > 0)
        rewrite_put_text(spans->rewrite, " ");
    rewrite_put(spans->rewrite, fence.data, longest + 1);
    rewrite_put_text(spans->rewrite, "{.math}");
    spans->rewrite->chapter->has_math = true;
    buf_free(&fence);
    spans->at = until + 5;
    return true;
}

/* ---- Above and below the line --------------------------------------------------------------- */

/* What a ~ encloses is short and of letters and numbers: other tildes are of paths and
 * addresses. */
static bool may_be_below(char byte)
{
    return is_word_byte(byte) || strchr("+-=().,", byte) != NULL;
}

static bool may_be_above(char byte)
{
    return !is_space(byte) && byte != '`' && byte != '[' && byte != '{';
}

static void rewrite_script(Spans *spans, char mark)
{
    enum { LONGEST = 40 };
    size_t from = spans->at + 1, at = from;
    char before = spans->at > 0 ? spans->text.data[spans->at - 1] : ' ';
    bool below = mark == '~';

    spans->at += run_length(spans, spans->at, mark);
    if (spans->at != from || (!below && before == '['))
        return;
    if (below && (is_space(before) || before == '/'))
        at = from + LONGEST; /* none can begin here */
    while (at - from < LONGEST && byte_at(spans, at) != mark &&
           byte_at(spans, at) != '\\' &&
           (below ? may_be_below(byte_at(spans, at)) : may_be_above(byte_at(spans, at))))
        at++;
    if (at == from || at == from + LONGEST || byte_at(spans, at) != mark ||
        byte_at(spans, at + 1) == mark) {
        if (below) /* GitHub's Markdown would strike out what lies between two */
            replace(spans, from - 1, from - 1, "\\");
        return;
    }
    replace(spans, from - 1, from, below ? "<sub>" : "<sup>");
    replace(spans, at, at + 1, below ? "</sub>" : "</sup>");
    spans->at = at + 1;
}

/* ---- Lists behind words and spans ----------------------------------------------------------- */

static bool is_blank_until(const Spans *spans, size_t at, size_t end)
{
    while (at < end && is_space(spans->text.data[at]))
        at++;
    return at == end;
}

/* The ] in front of the offset ends "[a span]", and not "[^a note]". */
static bool ends_span(const Spans *spans, size_t at)
{
    enum { LONGEST = 500 };
    size_t from = at, depth = 0;

    while (from > 0 && at - from < LONGEST && spans->text.data[from - 1] != '\n') {
        from--;
        if (spans->text.data[from] == ']')
            depth++;
        else if (spans->text.data[from] == '[' && --depth == 0)
            return spans->text.data[from + 1] != '^';
    }
    return false;
}

/* The brackets of a span go even where its list has only what an index needs. */
static void put_span_attributes(Spans *spans, size_t at, const MarkuaList *list)
{
    char before = spans->text.data[at - 1];

    if (!put_attributes(spans->rewrite, list, before == ')') && before == ']' &&
        ends_span(spans, at))
        rewrite_put_text(spans->rewrite, "{.indexed}");
}

static void rewrite_list(Spans *spans)
{
    enum { LONGEST = 2000 }; /* or each { of a long line would look through all of it */
    size_t from = spans->at, end = spans->line_end;
    char before = from > 0 ? spans->text.data[from - 1] : ' ';
    MarkuaList list;
    size_t len = scan_markua_list(spans->text, from,
                                  end - from < LONGEST ? end : from + LONGEST, &list);

    spans->at++;
    if (len == 0 || !list.known || list.word.len > 0 || list.count == 0)
        return;
    if (is_space(before) &&
        !(spans->heading && is_blank_until(spans, from + len, spans->line_end)))
        return;
    replace(spans, from, from + len, "");
    spans->at = from + len;
    if (is_space(before)) { /* a heading's, which come last */
        put_index_entries(spans->rewrite, &list);
        put_attributes(spans->rewrite, &list, false);
        return;
    }
    if (strchr(")]*_`", before) != NULL)
        put_span_attributes(spans, from, &list);
    else
        put_anchor(spans->rewrite, &list);
    put_index_entries(spans->rewrite, &list);
}

/* ---- What is left alone --------------------------------------------------------------------- */

/* A link's address, or a tag or address in <>: behind it, on the same line. */
static void skip_to(Spans *spans, char close)
{
    enum { LONGEST = 2000 };
    size_t len = spans->line_end - spans->at;
    const char *found =
        memchr(spans->text.data + spans->at, close, len < LONGEST ? len : LONGEST);

    spans->at = found == NULL ? spans->at + 1 : (size_t)(found - spans->text.data) + 1;
}

static void rewrite_byte(Spans *spans)
{
    char byte = spans->text.data[spans->at], next = byte_at(spans, spans->at + 1);

    switch (byte) {
    case '\\':
        spans->at += 2;
        break;
    case '`':
        skip_code(spans);
        break;
    case '^':
    case '~':
        rewrite_script(spans, byte);
        break;
    case '{':
        if (!rewrite_math(spans))
            rewrite_list(spans);
        break;
    case ']':
        spans->at++;
        if (next == '(')
            skip_to(spans, ')');
        break;
    case '<':
        if (next == '/' || next == '!' || is_word_byte(next))
            skip_to(spans, '>');
        else
            spans->at++;
        break;
    default:
        spans->at++;
    }
}

/* Of a line of text; what it opens may be closed on one further down. */
static void rewrite_line(Spans *spans, const LineScan *scan)
{
    spans->line_end = scan->end;
    spans->heading = scan->text.data[scan->content] == '#';
    if (spans->at < scan->content)
        spans->at = scan->content;
    while (spans->at < scan->end) {
        const char *rest = spans->text.data + spans->at;
        spans->at += strcspn(rest, "\\`^~{]<\n");
        if (spans->at < scan->end)
            rewrite_byte(spans);
    }
}

/* Where the lines of text from here on end. */
static size_t find_paragraph_end(const LineScan *scan)
{
    LineScan ahead = *scan;
    size_t end = scan->end;

    while (next_line(&ahead) && !ahead.is_blank && !ahead.is_code && !ahead.is_comment)
        end = ahead.end;
    return end;
}

void rewrite_markua_spans(Rewrite *rewrite)
{
    Spans spans = {.rewrite = rewrite, .text = rewrite->text, .at = rewrite->start};
    LineScan scan = scan_lines(rewrite->text, rewrite->start);

    if (strpbrk(rewrite->text.data + rewrite->start, "^~{$") == NULL)
        return;
    while (next_line(&scan)) {
        if (scan.is_code || scan.is_comment || scan.is_blank)
            continue;
        if (scan.at >= spans.paragraph_end)
            spans.paragraph_end = find_paragraph_end(&scan);
        rewrite_line(&spans, &scan);
    }
}
