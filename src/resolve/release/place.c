/* place.c - gaps and placeholders in the tree of a text. */
#include <string.h>
#include "resolve/release/release.h"

typedef struct {
    Book *book;
    Node *parent; /* whose blocks are placed */
    Node *next;   /* of its old children: the first that has no place yet */
} Placer;

static Node *add_element(Placer *placer, Node *parent, const char *name)
{
    Node *node = new_element(&placer->book->arena, name, NULL);

    append_child(parent, node);
    return node;
}

/* What is in the tree but not among the blocks is none of the author's: a mark of a draft, the
 * terms of an index.  It comes into the gap in front of the block behind it, so that nothing
 * shifts when it goes. */
static void place_others(Placer *placer, Node *into, const Node *until)
{
    while (placer->next != NULL && placer->next != until) {
        Node *node = placer->next;
        placer->next = node->next;
        unlink_node(node);
        append_child(into, node);
    }
}

static bool is_child(const Placer *placer, const PastBlock *block)
{
    const Node *node = block->removed ? NULL : block->node;

    return node != NULL && node->parent == placer->parent;
}

static void place_row(Placer *placer, Node *into, PastBlock *block);

static void place_block(Placer *placer, Node *into, PastBlock *block)
{
    Node *node = block->node, *gap = into;

    if (!block->no_gap) {
        gap = add_element(placer, into, "div");
        place_row(placer, gap, block->gap);
    }
    if (!is_child(placer, block)) {
        if (strcmp(block->name, "text") != 0)
            put_attribute(&placer->book->arena, add_element(placer, into, block->name),
                          "hidden", "hidden");
        return;
    }
    place_others(placer, gap, node);
    placer->next = node->next;
    unlink_node(node);
    append_child(into, node);
    if (block->children != NULL)
        place_blocks(placer->book, node, block->children);
    else if (prose_of(node) != NULL)
        place_sentences(placer->book, prose_of(node), block);
}

static void place_row(Placer *placer, Node *into, PastBlock *block)
{
    for (; block != NULL; block = block->next)
        place_block(placer, into, block);
}

/* The old children are taken off and come back one by one: a node of their own holds those that
 * wait. */
void place_blocks(Book *book, Node *tree, PastBlock *blocks)
{
    Node *waiting = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);
    Placer placer = {.book = book, .parent = waiting};

    move_children(tree, waiting);
    placer.next = waiting->first_child;
    place_row(&placer, tree, blocks);
    place_others(&placer, tree, NULL);
}
