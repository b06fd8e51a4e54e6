/* positions.c - offsets of blocks by line, of inlines by looking for their first
 * characters. */
#include "parse/positions.h"

#include <stdlib.h>
#include <string.h>

void positions_start(Positions *positions, Bytes text, size_t base)
{
    size_t count = 1, i = 1;

    for (const char *at = text.data;
         (at = memchr(at, '\n', text.len - (size_t)(at - text.data))); at++)
        count++;
    *positions = (Positions){.text = text,
                             .base = base,
                             .line_count = count,
                             .patience = (size_t)1 << 28};
    positions->starts = memory_new(count * sizeof *positions->starts);
    positions->starts[0] = 0;
    for (const char *at = text.data;
         (at = memchr(at, '\n', text.len - (size_t)(at - text.data))); at++)
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
    positions->block_end =
        line_start(positions, end_line < line ? line + 1 : end_line + 1);
    return shifted(positions, offset);
}

uint32_t row_offset(Positions *positions, int line, int column)
{
    size_t at = at_column(positions, line, column);

    while (column == 0 && at < positions->text.len &&
           strchr(" \t>", positions->text.data[at]) != NULL)
        at++;
    positions->cursor = positions->block_end = at;
    return shifted(positions, at);
}

uint32_t cell_offset(Positions *positions)
{
    const char *text = positions->text.data;
    size_t at = positions->block_end, len = positions->text.len, end;

    if (at < len && text[at] == '|')
        at++;
    while (at < len && (text[at] == ' ' || text[at] == '\t'))
        at++;
    for (end = at; end < len && text[end] != '|' && text[end] != '\n'; end++)
        if (text[end] == '\\' && end + 1 < len && text[end + 1] == '|')
            end++;
    positions->cursor = at;
    positions->block_end = end;
    return shifted(positions, at);
}

static bool starts_here(const Positions *positions, size_t at, const char *what,
                        size_t len)
{
    return at <= positions->text.len && positions->text.len - at >= len &&
           memcmp(positions->text.data + at, what, len) == 0;
}

static bool is_escaped(const Positions *positions, size_t at)
{
    size_t slashes = 0;

    while (slashes < at && positions->text.data[at - slashes - 1] == '\\')
        slashes++;
    return slashes % 2 == 1;
}

/* The first bytes that are the same in the tree and in the text: no white space, which
 * code spans fold, and nothing that escapes, entities, smart punctuation or inlines
 * could have made. */
static size_t plain_prefix(const char *text)
{
    enum { ENOUGH = 32 };
    size_t n = strcspn(text, " \t\n\\&<>\"'`*_~[]!-.\xC2\xE2{|");

    return n < ENOUGH ? n : ENOUGH;
}

/* What the first child of a link or image begins with; "" when it can be anything. */
static const char *first_bytes(NodeKind kind)
{
    switch (kind) {
    case NODE_EMPHASIS:
    case NODE_STRONG:
        return "*_";
    case NODE_STRIKETHROUGH:
        return "~";
    case NODE_CODE:
        return "`";
    case NODE_IMAGE:
        return "!";
    case NODE_HTML_INLINE:
        return "<";
    case NODE_FOOTNOTE_REFERENCE:
    case NODE_LINK:
        return "[";
    default:
        return "";
    }
}

static bool holds_here(const Positions *positions, size_t at, const InlineHint *hint)
{
    const char *first = first_bytes(hint->first);

    if (hint->text != NULL)
        return starts_here(positions, at, hint->text, plain_prefix(hint->text));
    return *first == '\0' ||
           (at < positions->text.len && strchr(first, positions->text.data[at]) != NULL);
}

static bool is_code(const Positions *positions, size_t at, const char *code)
{
    if (at > 0 && positions->text.data[at - 1] == '`')
        return false;
    while (at < positions->text.len && positions->text.data[at] == '`')
        at++;
    while (at < positions->text.len && strchr(" \n", positions->text.data[at]) != NULL)
        at++;
    code += strspn(code, " ");
    return starts_here(positions, at, code, strcspn(code, " \n|"));
}

static bool is_label(const Positions *positions, size_t at)
{
    size_t end = at;

    while (end < positions->text.len && strchr("]\n", positions->text.data[end]) == NULL)
        end++;
    return end > at && end < positions->text.len && positions->text.data[end] == ']';
}

static bool is_bracket(const Positions *positions, size_t at)
{
    return starts_here(positions, at, "[", 1) && !starts_here(positions, at, "[^", 2) &&
           (at == 0 || positions->text.data[at - 1] != '!' ||
            is_escaped(positions, at - 1));
}

static bool fits(const Positions *positions, size_t at, const InlineHint *hint)
{
    if (is_escaped(positions, at))
        return false;
    switch (hint->kind) {
    case NODE_IMAGE:
        return starts_here(positions, at, "![", 2) && holds_here(positions, at + 2, hint);
    case NODE_LINK:
        return is_bracket(positions, at) && holds_here(positions, at + 1, hint);
    case NODE_FOOTNOTE_REFERENCE:
        return starts_here(positions, at, "[^", 2) && is_label(positions, at + 2);
    case NODE_CODE:
        return starts_here(positions, at, "`", 1) && is_code(positions, at, hint->text);
    default: /* the first line of raw HTML, or attributes: they are in the tree as written */
        return starts_here(positions, at, hint->text, strcspn(hint->text, "\n|"));
    }
}

/* Whether the link's text is its own address: <a:b>, or a bare one. */
static bool is_address(const InlineHint *hint)
{
    static const char *const added[] = {"", "http://", "mailto:"};
    const char *text = hint->text;

    if (text == NULL || (strpbrk(text, ":@") == NULL && strncmp(text, "www.", 4) != 0))
        return false;
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        size_t n = strlen(added[i]);
        if (strncmp(hint->destination, added[i], n) == 0 &&
            strcmp(hint->destination + n, text) == 0)
            return true;
    }
    return false;
}

/* Such a link stands where its text does, or at the bracket in front; the same words
 * may be the text of the link before or the destination of any. */
static size_t find_address(const Positions *positions, const InlineHint *hint)
{
    const char *text = positions->text.data;
    size_t len = strcspn(hint->text, "&\\"), at = positions->cursor;

    while (at < positions->block_end) {
        const char *found = memmem(text + at, positions->block_end - at, hint->text, len);
        size_t start = found == NULL ? positions->block_end : (size_t)(found - text);
        if (found == NULL)
            break;
        at = start + 1;
        if (start > 0 && (text[start - 1] == '<' || text[start - 1] == '['))
            start--;
        if (start >= positions->cursor &&
            !(start > 1 && memcmp(text + start - 2, "](", 2) == 0))
            return start;
    }
    return positions->block_end;
}

static size_t find_fitting(const Positions *positions, const InlineHint *hint)
{
    static const char openings[] = {
        [NODE_IMAGE] = '!',       [NODE_LINK] = '[',
        [NODE_CODE] = '`',        [NODE_FOOTNOTE_REFERENCE] = '[',
        [NODE_HTML_INLINE] = '<', [NODE_SPAN] = '{'};
    const char *text = positions->text.data;

    for (size_t at = positions->cursor; at < positions->block_end; at++) {
        const char *found =
            memchr(text + at, openings[hint->kind], positions->block_end - at);
        if (found == NULL)
            break;
        at = (size_t)(found - text);
        if (fits(positions, at, hint))
            return at;
    }
    return positions->block_end;
}

static bool has_opening(NodeKind kind)
{
    return kind == NODE_IMAGE || kind == NODE_LINK || kind == NODE_CODE ||
           kind == NODE_FOOTNOTE_REFERENCE || kind == NODE_HTML_INLINE ||
           kind == NODE_SPAN;
}

/* How much of the inline can't hold others, at the least. */
static size_t length_of(const Positions *positions, size_t at, const InlineHint *hint)
{
    size_t ticks = 0;

    if (hint->kind == NODE_SPAN || hint->kind == NODE_HTML_INLINE)
        return strcspn(hint->text, "\n|");
    if (hint->kind != NODE_CODE)
        return 1;
    while (at + ticks < positions->text.len && positions->text.data[at + ticks] == '`')
        ticks++;
    return ticks + strlen(hint->text);
}

uint32_t inline_offset(Positions *positions, const InlineHint *hint)
{
    size_t at = at_column(positions, hint->line, hint->column);

    if (!has_opening(hint->kind) || positions->cursor >= positions->block_end)
        return shifted(positions, positions->cursor);
    if (at < positions->cursor || at >= positions->block_end ||
        !fits(positions, at, hint)) {
        if (positions->patience == 0)
            return shifted(positions, positions->cursor);
        at = hint->kind == NODE_LINK && is_address(hint) ? find_address(positions, hint)
                                                         : find_fitting(positions, hint);
        if (at ==
            positions->block_end) { /* in vain: hostile texts could make that quadratic */
            size_t passed = at - positions->cursor;
            positions->patience -=
                passed < positions->patience ? passed : positions->patience;
            return shifted(positions, positions->cursor);
        }
    }
    positions->cursor = at + length_of(positions, at, hint);
    return shifted(positions, at);
}

uint32_t footnote_offset(const Positions *positions, uint32_t behind)
{
    const char *text = positions->text.data;
    size_t at = behind - positions->base;

    while (at > 0 && text[at - 1] != '\n' &&
           !(text[at - 1] == '^' && at > 1 && text[at - 2] == '['))
        at--;
    return at > 1 && text[at - 1] == '^' ? shifted(positions, at - 2) : behind;
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
