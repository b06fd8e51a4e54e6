/* stock.c - see the header. */
#include "parse/stock.h"
#include <endian.h>
#include <string.h>
#include "base/utf8.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The words that begin in eight characters of ASCII, the first in the lowest byte: this
 * reads every byte of the book. */
static size_t count_in_eight(uint64_t eight, bool *space)
{
    uint64_t solid = (eight + EACH(0x7F - ' ')) & EACH(0x80); /* those above ' ' */
    uint64_t behind_solid = solid << 8 | (*space ? 0 : 0x80);

    *space = solid >> 63 == 0;
    return (size_t)(((solid & ~behind_solid) >> 7) * EACH(1) >> 56);
}

static size_t count_in_text(const char *text)
{
    const char *end = text + strlen(text);
    size_t words = 0;
    bool space = true; /* the character before it is none of a word */

    while (text < end) {
        uint32_t code_point = (unsigned char)*text;
        if (code_point < 0x80 && end - text >= 8) {
            uint64_t eight;
            memcpy(&eight, text, sizeof eight);
            if ((eight & EACH(0x80)) == 0) {
                words += count_in_eight(le64toh(eight), &space);
                text += sizeof eight;
                continue;
            }
        }
        if (code_point < 0x80) {
            words += space & (code_point > ' ');
            space = code_point <= ' ';
            text++;
            continue;
        }
        if (code_point >= 0xE5 && code_point <= 0xE8) { /* U+5000 to U+8FFF */
            words++;
            space = true;
            text += 3;
            continue;
        }
        text += utf8_next(text, &code_point);
        if (code_point >= 0x2E80 && utf8_is_cjk(code_point)) {
            words++;
            space = true;
        } else if (utf8_is_space(code_point)) {
            space = true;
        } else if (space && utf8_is_letter_or_number(code_point)) {
            words++;
            space = false;
        }
    }
    return words;
}

static bool is_marked(const Node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
    case NODE_TERM:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_FOOTNOTE:
    case NODE_FOOTNOTE_REFERENCE:
        return true;
    case NODE_ELEMENT: /* of a formula the first one tells, unless another says more */
        return node->space != SPACE_MATHML || node->parent->space != SPACE_MATHML ||
               node->id != NULL || lookup_attribute(node, "href") != NULL;
    default:
        return node->id != NULL ||
               (node->flags & (NODE_INDEX | NODE_DIAGRAM | NODE_CONDITION)) != 0;
    }
}

static void mark(Chapter *chapter, Node *node)
{
    chapter->marks =
        arena_grow(&chapter->arena, chapter->marks, chapter->mark_count, sizeof(Node *));
    chapter->marks[chapter->mark_count++] = node;
}

void take_stock(Chapter *chapter)
{
    const Node *root = chapter->tree, *behind_picture = root;
    bool in_picture = false;

    chapter->words = chapter->mark_count = 0;
    chapter->marks = NULL;
    chapter->has_notes = chapter->has_index = chapter->has_code = false;
    chapter->has_conditions = false;
    for (Node *node = chapter->tree; node != NULL; node = next_node(root, node)) {
        in_picture = in_picture && node != behind_picture;
        chapter->has_notes |=
            node->kind == NODE_FOOTNOTE || node->kind == NODE_FOOTNOTE_REFERENCE;
        chapter->has_code |=
            node->kind == NODE_CODE_BLOCK && (node->flags & NODE_DIAGRAM) == 0;
        /* The words of a formula are those of the line beside it. */
        if ((node->kind == NODE_TEXT && node->parent->space != SPACE_MATHML) ||
            node->kind == NODE_CODE)
            chapter->words += count_in_text(node->text);
        chapter->has_index |= (node->flags & NODE_INDEX) != 0;
        chapter->has_conditions |= (node->flags & NODE_CONDITION) != 0;
        if (!in_picture && is_marked(node))
            mark(chapter, node);
        if (node->kind == NODE_IMAGE && !in_picture) {
            in_picture = true;
            behind_picture = next_node_beside(root, node);
        }
    }
}
