/* positions.c - offsets of blocks by line, of inlines by looking for their first characters. */
#include "parse/positions.h"

#include <stdlib.h>
#include <string.h>

void positions_start(Positions *positions, Bytes text, size_t base)
{
    size_t count = 1, i = 1;

    for (const char *at = text.data; (at = memchr(at, '\n', text.len - (size_t)(at - text.data)));
         at++)
        count++;
    *positions = (Positions){.text = text, .base = base, .line_count = count};
    positions->starts = memory_new(count * sizeof *positions->starts);
    positions->starts[0] = 0;
    for (const char *at = text.data; (at = memchr(at, '\n', text.len - (size_t)(at - text.data)));
         at++)
        positions->starts[i++] = (uint32_t)(at - text.data) + 1;
}

void positions_end(Positions *positions)
{
    free(positions->starts);
    positions->starts = NULL;
}

static size_t line_start(const Positions *positions, int line)
{
    if (line < 1)
        return 0;
    if ((size_t)line > positions->line_count)
        return positions->text.len;
    return positions->starts[line - 1];
}

static size_t at_column(const Positions *positions, int line, int column)
{
    size_t offset = line_start(positions, line) + (column < 1 ? 0 : (size_t)column - 1);

    return offset < positions->text.len ? offset : positions->text.len;
}

static uint32_t shifted(const Positions *positions, size_t offset)
{
    return (uint32_t)(positions->base + offset);
}

uint32_t block_offset(Positions *positions, int line, int column, int end_line)
{
    size_t offset = at_column(positions, line, column);

    positions->cursor = offset;
    positions->block_end = line_start(positions, end_line < line ? line + 1 : end_line + 1);
    return shifted(positions, offset);
}

/* What an inline of the kind begins with; "" when it can be anything. */
static const char *opening(NodeKind kind)
{
    switch (kind) {
    case NODE_IMAGE:
        return "![";
    case NODE_LINK:
        return "[";
    case NODE_FOOTNOTE_REFERENCE:
        return "[^";
    case NODE_HTML_INLINE:
        return "<";
    case NODE_CODE:
        return "`";
    case NODE_SPAN:
        return "{";
    default:
        return "";
    }
}

static bool starts_here(const Positions *positions, size_t at, const char *what)
{
    size_t len = strlen(what);

    return positions->text.len - at >= len && memcmp(positions->text.data + at, what, len) == 0;
}

static bool is_escaped(const Positions *positions, size_t at)
{
    size_t slashes = 0;

    while (slashes < at && positions->text.data[at - slashes - 1] == '\\')
        slashes++;
    return slashes % 2 == 1;
}

/* The first bytes of a link's text, as far as smart punctuation, escapes and entities leave them alone. */
static size_t plain_prefix(const char *text)
{
    static const char unlike[] = "\\&<>\"'`*_~[]!-.\n";
    size_t n = 0;

    while (n < 16 && text[n] != '\0' && (unsigned char)text[n] < 0x80 &&
           strchr(unlike, text[n]) == NULL)
        n++;
    return n;
}

static bool is_link_start(const Positions *positions, size_t at, const char *text)
{
    size_t n = text == NULL ? 0 : plain_prefix(text);

    if (starts_here(positions, at, "<") || starts_here(positions, at, "www."))
        return true;
    if (!starts_here(positions, at, "[") || starts_here(positions, at, "[^"))
        return false;
    if (at > 0 && positions->text.data[at - 1] == '!' && !is_escaped(positions, at - 1))
        return false;
    return positions->text.len - at > n && memcmp(positions->text.data + at + 1, text, n) == 0;
}

static bool fits(const Positions *positions, size_t at, NodeKind kind, const char *text)
{
    if (at >= positions->text.len || is_escaped(positions, at))
        return false;
    if (kind == NODE_LINK)
        return is_link_start(positions, at, text);
    return starts_here(positions, at, opening(kind));
}

uint32_t inline_offset(Positions *positions, NodeKind kind, int line, int column,
                       const char *text)
{
    size_t told = at_column(positions, line, column);
    const char *first = opening(kind);

    if (*first == '\0')
        return shifted(positions, positions->cursor);
    if (told >= positions->cursor && told < positions->block_end &&
        fits(positions, told, kind, text)) {
        positions->cursor = told + 1;
        return shifted(positions, told);
    }
    for (size_t at = positions->cursor; at < positions->block_end; at++) {
        const char *next = memchr(positions->text.data + at, first[0], positions->block_end - at);
        if (next == NULL)
            break;
        at = (size_t)(next - positions->text.data);
        if (fits(positions, at, kind, text)) {
            positions->cursor = at + 1;
            return shifted(positions, at);
        }
    }
    return shifted(positions, positions->cursor);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

uint32_t footnote_offset(const Positions *positions, uint32_t offset)
{
    const char *text = positions->text.data;
    size_t behind = offset - positions->base, at, end;

    while (behind > 0 && is_blank(text[behind - 1]))
        behind--;
    if (behind < 2 || memcmp(text + behind - 2, "]:", 2) != 0)
        return offset;
    /* A label holds neither blanks nor "]". */
    end = at = behind - 2;
    while (at > 0 && !is_blank(text[at - 1]) && text[at - 1] != '\n' && text[at - 1] != ']')
        at--;
    while (at + 2 < end && memcmp(text + at, "[^", 2) != 0)
        at++;
    return at + 2 < end ? shifted(positions, at) : offset;
}

const char *footnote_label(const Positions *positions, Arena *arena, uint32_t offset)
{
    size_t at = offset - positions->base;
    const char *text = positions->text.data + at;
    size_t left = positions->text.len - at, n = 2;

    if (left < 3 || memcmp(text, "[^", 2) != 0)
        return "";
    while (n < left && text[n] != ']' && text[n] != '\n')
        n++;
    return arena_copy(arena, text + 2, n - 2);
}
