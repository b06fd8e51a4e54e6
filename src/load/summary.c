/* summary.c - see the header. */
#include "load/summary.h"
#include <string.h>
#include "base/utf8.h"
#include "load/files/inline.h"

enum { DEEPEST = 32 };

typedef struct {
    Arena *arena;
    const Source *source;
    SummaryItem *items;
    size_t count;
    Map references;          /* a label, folded → its destination */
    size_t at, end, next;    /* of the line */
    size_t columns[DEEPEST]; /* where the marks of the lists stand that are open */
    int depth;
    char fence; /* of a code block that is open, or 0 */
    bool comment;
    uint32_t line; /* from 1 */
} Reading;

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool step(Reading *reading)
{
    const Bytes text = reading->source->text;
    const char *newline;

    reading->at = reading->next;
    if (reading->at >= text.len)
        return false;
    newline = memchr(text.data + reading->at, '\n', text.len - reading->at);
    reading->end = newline == NULL ? text.len : (size_t)(newline - text.data);
    reading->next = reading->end + 1;
    reading->line++;
    return true;
}

/* Behind the indentation; *column: where that is, a tab leads to the next multiple of 4. */
static size_t skip_indent(const Reading *reading, size_t *column)
{
    const char *text = reading->source->text.data;
    size_t at = reading->at;

    *column = 0;
    for (; at < reading->end && (text[at] == ' ' || text[at] == '\t'); at++)
        *column += text[at] == '\t' ? 4 - *column % 4 : 1;
    return at;
}

/* A line of a comment or of a code block, which is passed over. */
static bool is_hidden(Reading *reading)
{
    const char *text = reading->source->text.data;
    size_t column, at = skip_indent(reading, &column);
    const char *line = text + at;
    size_t len = reading->end - at;
    bool begins = reading->comment || (len >= 4 && memcmp(line, "<!--", 4) == 0);

    if (begins) {
        const char *close = memmem(line, len, "-->", 3);
        reading->comment = close == NULL;
        return close == NULL || close + 3 == line + len || reading->fence != '\0';
    }
    if (len >= 3 && (*line == '`' || *line == '~') && line[1] == *line &&
        line[2] == *line && (reading->fence == '\0' || reading->fence == *line)) {
        reading->fence = reading->fence == '\0' ? *line : '\0';
        return true;
    }
    return reading->fence != '\0';
}

/* ---- Items ---------------------------------------------------------------------------------- */

static Position place_of(const Reading *reading, size_t offset)
{
    const char *line = reading->source->text.data + reading->at;

    return (Position){.file = reading->source->name,
                      .line = reading->line,
                      .column = (uint32_t)utf8_count(line, offset - reading->at) + 1,
                      .excerpt = {line, reading->end - reading->at}};
}

static void add_item(Reading *reading, SummaryKind kind, int depth, const char *title,
                     const char *destination, size_t offset)
{
    reading->items = arena_grow(reading->arena, reading->items, reading->count,
                                sizeof *reading->items);
    reading->items[reading->count++] =
        (SummaryItem){kind, depth, title == NULL ? "" : title,
                      destination == NULL ? "" : destination, place_of(reading, offset)};
}

static const char *fold_label(Arena *arena, const char *label, size_t len)
{
    return utf8_fold(arena, arena_copy(arena, label, len));
}

/* What a link leads to; NULL: it is a reference to nothing. */
static const char *destination_of(Reading *reading, const InlineLink *link)
{
    const char *label = link->reference_len > 0 ? link->reference : link->label;
    size_t len = link->reference_len > 0 ? link->reference_len : link->label_len;

    if (link->destination != NULL)
        return plain_destination(reading->arena, link->destination,
                                 link->destination_len);
    return map_lookup(&reading->references, fold_label(reading->arena, label, len));
}

/* The links of a line, or its text. */
static void add_text(Reading *reading, size_t at, int depth)
{
    const char *text = reading->source->text.data + at;
    size_t len = reading->end - at, from = 0, links = 0;
    InlineLink link;

    while (next_link(text, len, from, &link)) {
        const char *destination = destination_of(reading, &link);
        from = link.end;
        if (destination == NULL)
            continue;
        links++;
        add_item(reading, SUMMARY_LINK, depth,
                 plain_inline(reading->arena, link.label, link.label_len), destination,
                 at + link.start);
    }
    if (links == 0 && len > 0) {
        const char *title = plain_inline(reading->arena, text, len);
        if (title != NULL)
            add_item(reading, SUMMARY_TEXT, depth, title, NULL, at);
    }
}

/* Behind a list item's mark; at: there is none. */
static size_t skip_mark(const Reading *reading, size_t at)
{
    const char *text = reading->source->text.data;
    size_t digits = 0, mark = at;

    while (digits < 9 && mark + digits < reading->end && text[mark + digits] >= '0' &&
           text[mark + digits] <= '9')
        digits++;
    if (digits > 0 && mark + digits < reading->end &&
        (text[mark + digits] == '.' || text[mark + digits] == ')'))
        mark += digits + 1;
    else if (digits == 0 && mark < reading->end && strchr("-+*", text[mark]) != NULL)
        mark++;
    else
        return at;
    if (mark < reading->end && text[mark] != ' ' && text[mark] != '\t')
        return at;
    while (mark < reading->end && (text[mark] == ' ' || text[mark] == '\t'))
        mark++;
    return mark;
}

/* An item that is no deeper than the one before is beside it, or ends its list. */
static void place_item(Reading *reading, size_t column)
{
    while (reading->depth > 0 && column < reading->columns[reading->depth - 1])
        reading->depth--;
    if (reading->depth == 0 ||
        (column > reading->columns[reading->depth - 1] + 1 && reading->depth < DEEPEST))
        reading->columns[reading->depth++] = column;
}

static bool is_separator(const Reading *reading, size_t at)
{
    const char *text = reading->source->text.data;
    size_t marks = 0;

    for (size_t i = at; i < reading->end; i++) {
        if (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')
            continue;
        if (text[i] != text[at] || strchr("-*_", text[i]) == NULL)
            return false;
        marks++;
    }
    return marks >= 3;
}

/* "[label]: destination" */
static bool is_definition(const Reading *reading, size_t at, InlineLink *link)
{
    const char *text = reading->source->text.data + at;
    size_t len = reading->end - at;

    return len > 0 && text[0] == '[' && next_link(text, len, 0, link) &&
           link->start == 0 && link->destination == NULL && link->reference == NULL &&
           link->end < len && text[link->end] == ':';
}

static void read_heading(Reading *reading, size_t at)
{
    const char *text = reading->source->text.data;
    int level = 0;

    while (at < reading->end && text[at] == '#') {
        level++;
        at++;
    }
    add_item(reading, SUMMARY_HEADING, level > 6 ? 6 : level,
             plain_inline(reading->arena, text + at, reading->end - at), NULL, at);
}

static void read_line(Reading *reading)
{
    size_t column, at = skip_indent(reading, &column), behind;
    InlineLink link;

    if (at == reading->end)
        return;
    behind = skip_mark(reading, at);
    if (is_separator(reading, at)) {
        reading->depth = 0;
        add_item(reading, SUMMARY_SEPARATOR, 0, NULL, NULL, at);
    } else if (behind > at) {
        place_item(reading, column);
        add_text(reading, behind, reading->depth);
    } else if (reading->source->text.data[at] == '#' && column < 4) {
        reading->depth = 0;
        read_heading(reading, at);
    } else if (!is_definition(reading, at, &link)) {
        if (column == 0)
            reading->depth = 0;
        add_text(reading, at, reading->depth);
    }
}

static void collect_references(Reading *reading)
{
    const char *text = reading->source->text.data;
    InlineLink link;

    while (step(reading)) {
        size_t column, at = skip_indent(reading, &column), start, end;
        if (is_hidden(reading) || !is_definition(reading, at, &link))
            continue;
        start = at + link.end + 1;
        while (start < reading->end && (text[start] == ' ' || text[start] == '<'))
            start++;
        for (end = start; end < reading->end && strchr(" \t>\r", text[end]) == NULL;)
            end++;
        map_put(&reading->references, reading->arena,
                fold_label(reading->arena, link.label, link.label_len),
                (char *)plain_destination(reading->arena, text + start, end - start));
    }
    reading->next = 0;
    reading->line = 0;
    reading->fence = '\0';
    reading->comment = false;
}

const SummaryItem *read_summary(Arena *arena, const Source *source, size_t *count)
{
    Reading reading = {.arena = arena, .source = source};

    collect_references(&reading);
    while (step(&reading))
        if (!is_hidden(&reading))
            read_line(&reading);
    *count = reading.count;
    return reading.items;
}
