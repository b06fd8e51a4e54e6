/* place.c - gaps and placeholders in the tree of a text. */
#include <string.h>
#include "resolve/release/release.h"

typedef struct {
    Placement *placement;
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

/* What another edition has in that place is known there as it is here. */
static void place_absent(Placer *placer, PastBlock *block)
{
    Node *node = block->removed ? NULL : block->node;

    if (node == NULL || (node->flags & NODE_ABSENT) == 0)
        return;
    if (block->children != NULL)
        place_blocks(placer->placement, node, block->children);
    else if (prose_of(node) != NULL)
        place_sentences(placer->placement, prose_of(node), block);
}

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
        place_absent(placer, block);
        return;
    }
    place_others(placer, gap, node);
    placer->next = node->next;
    unlink_node(node);
    append_child(into, node);
    if (block->children != NULL)
        place_blocks(placer->placement, node, block->children);
    else if (prose_of(node) != NULL)
        place_sentences(placer->placement, prose_of(node), block);
}

static void place_row(Placer *placer, Node *into, PastBlock *block)
{
    for (; block != NULL; block = block->next)
        place_block(placer, into, block);
}

/* The old children are taken off and come back one by one: a node of their own holds those that
 * wait. */
void place_blocks(Placement *placement, Node *tree, PastBlock *blocks)
{
    Book *book = placement->book;
    Node *waiting = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);
    Placer placer = {.placement = placement, .book = book, .parent = waiting};

    move_children(tree, waiting);
    placer.next = waiting->first_child;
    place_row(&placer, tree, blocks);
    place_others(&placer, tree, NULL);
}

/* ---- Numbers for Kobo ----------------------------------------------------------------------- */

static void note_sentences(Placement *placement, PastSentence *sentence)
{
    Arena *arena = &placement->book->arena;

    for (; sentence != NULL; sentence = sentence->next) {
        const char *mark = arena_format(arena, "%x", (unsigned)sentence->mark);
        note_sentences(placement, sentence->front);
        note_sentences(placement, sentence->end);
        if (sentence->number >= placement->next_number)
            placement->next_number = sentence->number + 1;
        if (sentence->number != 0 && sentence->mark != 0 &&
            map_lookup(&placement->numbers, mark) == NULL)
            map_put(&placement->numbers, arena, mark, sentence);
    }
}

static void note_numbers(Placement *placement, const PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        note_numbers(placement, block->gap);
        note_numbers(placement, block->children);
        note_sentences(placement, block->sentences);
    }
}

Placement *new_placement(Book *book, const Document *document)
{
    Placement *placement = arena_alloc(&book->arena, sizeof *placement);
    const PastDocument *past = book->past == NULL ? NULL : book->past->documents;

    placement->book = book;
    if (book->layout != LAYOUT_KOBO)
        return placement;
    placement->next_number = 1;
    while (past != NULL && strcmp(past->path, document->path) != 0)
        past = past->next;
    if (past != NULL)
        note_numbers(placement, past->sections);
    return placement;
}
