/* place.c - gaps and placeholders in the tree of a text. */
#include <string.h>
#include "data/html.h"
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

static bool is_element(const Node *node, const char *name)
{
    const char *element = node_element(node);

    return element != NULL && strcmp(element, name) == 0;
}

static bool is_list(const Node *node)
{
    return is_element(node, "ul") || is_element(node, "ol");
}

/* What may stand there, whatever the lock says; NULL: nothing. */
static const char *placeholder_name(const Node *into, const char *name)
{
    const HtmlElement *element = lookup_html_element(name);
    bool is_item = strcmp(name, "li") == 0;
    bool is_term = strcmp(name, "dt") == 0 || strcmp(name, "dd") == 0;

    if (is_list(into) || is_element(into, "dl"))
        return is_list(into) ? is_item ? name : NULL : is_term ? name : NULL;
    if (strcmp(name, "text") == 0)
        return NULL;
    return element != NULL && element->fate == FATE_KEEP &&
                   (element->flags & HTML_BLOCK) != 0
               ? name
               : "div";
}

static void add_placeholder(Placer *placer, Node *into, const PastBlock *block)
{
    const char *name = placeholder_name(into, block->name);
    Node *node;

    if (name == NULL)
        return;
    node = add_element(placer, into, name);
    put_attribute(&placer->book->arena, node, "hidden", "hidden");
    if (strcmp(name, "details") == 0)
        add_element(placer, node, "summary"); /* it must have one */
}

static void place_block(Placer *placer, Node *into, PastBlock *block)
{
    Node *node = block->node, *gap = into;

    if (!block->no_gap) {
        if (!is_list(into) && !is_element(into, "dl"))
            gap = add_element(placer, into, "div");
        place_row(placer, gap, block->gap);
    }
    if (!is_child(placer, block)) {
        add_placeholder(placer, into, block);
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
