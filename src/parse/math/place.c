/* place.c - see the header. */
#include "parse/math/place.h"
#include <string.h>

/* Behind the byte at a place of the text as code shows it, which begins with byte: a line end
 * is a space there, a cell's pipe has a backslash in front, and in HTML some are entities. */
static size_t step(Bytes text, size_t at, char byte)
{
    static const struct {
        char byte;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
    char there = at < text.len ? text.data[at] : '\0';

    for (size_t i = 0; there == '&' && i < sizeof entities / sizeof entities[0]; i++) {
        size_t len = strlen(entities[i].entity);
        if (entities[i].byte == byte && text.len - at >= len &&
            memcmp(text.data + at, entities[i].entity, len) == 0)
            return at + len;
    }
    if (there == byte || (there == '\n' && byte == ' '))
        return at + 1;
    return there == '\\' && byte == '|' && at + 1 < text.len && text.data[at + 1] == '|'
               ? at + 2
               : 0;
}

/* How far two of them agree from there on; 0: not to the end of what is compared. */
static size_t follow(Bytes text, size_t at, const char *code, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        at = step(text, at, code[i]);
        if (at == 0)
            return 0;
    }
    return at;
}

static size_t offset_in_span(const Chapter *chapter, const Node *code, size_t offset)
{
    enum { FARTHEST = 256, COMPARED = 64 }; /* a tag may stand in front */
    Bytes text = chapter->text;
    size_t len = strlen(code->text), compared = len < COMPARED ? len : COMPARED;

    for (size_t at = code->offset; at < text.len && at - code->offset < FARTHEST; at++) {
        size_t place;
        if (follow(text, at, code->text, compared) == 0)
            continue;
        place = follow(text, at, code->text, offset);
        return place == 0 ? at : place;
    }
    return code->offset;
}

static size_t end_of_line(Bytes text, size_t at)
{
    const char *end = memchr(text.data + at, '\n', text.len - at);

    return end == NULL ? text.len : (size_t)(end - text.data);
}

/* Each line of a block is the end of one in the text, behind its indentation. */
static size_t offset_in_block(const Chapter *chapter, const Node *block, size_t offset)
{
    Bytes text = chapter->text;
    size_t at = end_of_line(text, block->offset), line = 0, from = 0, width;
    const char *end;

    for (size_t i = 0; i < offset; i++)
        if (block->text[i] == '\n') {
            line++;
            from = i + 1;
        }
    for (; line > 0 && at < text.len; line--)
        at = end_of_line(text, at + 1);
    if (at >= text.len)
        return block->offset;
    end = strchr(block->text + from, '\n');
    width = end == NULL ? strlen(block->text + from) : (size_t)(end - block->text) - from;
    at = end_of_line(text, at + 1);
    return at < width ? at : at - width + (offset - from);
}

Position tex_position(const Chapter *chapter, const Node *code, size_t offset)
{
    if (code->offset == NO_OFFSET || code->offset >= chapter->text.len)
        return node_position(chapter, code);
    return chapter_position(chapter, code->kind == NODE_CODE_BLOCK
                                         ? offset_in_block(chapter, code, offset)
                                         : offset_in_span(chapter, code, offset));
}
