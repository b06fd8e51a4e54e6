/* stock.c - see the header. */
#include "parse/stock.h"
#include <string.h>
#include "past/text.h"

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

/* The words of a formula are those of the line beside it; numbers in code are none. */
static bool has_words(const Node *text)
{
    const Node *parent = text->parent;

    return parent->space != SPACE_MATHML &&
           (parent->parent == NULL || parent->parent->kind != NODE_CODE_BLOCK);
}

static void mark(Chapter *chapter, Node *node)
{
    chapter->marks =
        arena_grow(&chapter->arena, chapter->marks, chapter->mark_count, sizeof(Node *));
    chapter->marks[chapter->mark_count++] = node;
}

/* cmark leaves "snake", "_" and "case" as three texts.  within: the node before ended in a word. */
static size_t count_in_node(const Node *node, bool *within)
{
    if (node->kind != NODE_TEXT || node->previous == NULL ||
        node->previous->kind != NODE_TEXT)
        *within = false;
    return count_words_behind(node->text, within);
}

void take_stock(Chapter *chapter)
{
    const Node *root = chapter->tree, *behind_picture = root;
    bool in_picture = false, within = false;

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
        if (node->kind == NODE_CODE || (node->kind == NODE_TEXT && has_words(node)))
            chapter->words += count_in_node(node, &within);
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
