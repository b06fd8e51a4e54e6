/* notes.c - footnotes get their numbers, ids and ways there and back. */
#include <string.h>
#include "resolve/stages.h"

enum {
    NOTED = 26
}; /* references of a note that are told apart: those that it leads back to */

typedef struct {
    Chapter *chapter;
    Map definitions;  /* label → NODE_FOOTNOTE */
    const Node *left; /* the link or picture that a reference has left last, */
    Node *behind;     /* and that reference, behind it */
} Notes;

static void add_note(Notes *notes, Node *definition)
{
    Chapter *chapter = notes->chapter;
    Arena *arena = &chapter->arena;

    chapter->footnotes = arena_grow(arena, chapter->footnotes, chapter->footnote_count,
                                    sizeof *chapter->footnotes);
    chapter->footnotes[chapter->footnote_count++] = definition;
    definition->label = arena_format(arena, "%zu", chapter->footnote_count);
    if (definition->id == NULL)
        definition->id = arena_format(arena, "fn-%zu", chapter->footnote_count);
}

/* Ids stay as they are where a part of the text has gone since, and numbers do not. */
static void name_reference(Arena *arena, Node *reference, Node *definition)
{
    if (reference->id != NULL) {
        if (reference->number <= NOTED)
            definition->braces &= ~(1u << (reference->number - 1));
        return;
    }
    reference->number = ++definition->number;
    reference->href = arena_format(arena, "#%s", definition->id);
    reference->id =
        definition->number == 1
            ? arena_format(arena, "fnref-%s", definition->label)
            : arena_format(arena, "fnref-%s-%d", definition->label, definition->number);
}

/* A link within a link is none, and a picture's description is written without its
 * notes: the reference moves behind them, and behind those that have moved there
 * before. */
static void leave_link(Notes *notes, Node *reference)
{
    Node *outer = NULL;

    for (Node *node = reference->parent; node != NULL; node = node->parent)
        if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
            outer = node;
    if (outer == NULL)
        return;
    unlink_node(reference);
    insert_after(outer == notes->left ? notes->behind : outer, reference);
    notes->left = outer;
    notes->behind = reference;
}

static void number_reference(Notes *notes, Node *reference)
{
    Arena *arena = &notes->chapter->arena;
    Node *definition = map_lookup(&notes->definitions, reference->name);

    if (definition == NULL) { /* its definition went with something that was removed */
        unlink_node(reference);
        return;
    }
    if (definition->label == NULL)
        add_note(notes, definition);
    reference->label = definition->label;
    name_reference(arena, reference, definition);
    leave_link(notes, reference);
}

static void number_references(Notes *notes, Node *root, bool is_note)
{
    Node *next;

    for (Node *node = root; node != NULL; node = next) {
        bool other_note = node->kind == NODE_FOOTNOTE && !(is_note && node == root);
        next = other_note ? next_node_beside(root, node) : next_node(root, node);
        /* One that has moved further on comes again. */
        if (node->kind == NODE_FOOTNOTE_REFERENCE && node->label == NULL)
            number_reference(notes, node);
    }
}

static void collect_definitions(Notes *notes)
{
    Node *root = notes->chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_FOOTNOTE)
            map_put(&notes->definitions, &notes->chapter->arena, node->name, node);
}

static bool is_below(const Node *root, const Node *node)
{
    while (node != NULL && node != root)
        node = node->parent;
    return node == root;
}

/* What stood in a dropped note is of no interest to the steps behind this one. */
static void forget_dropped(Chapter *chapter)
{
    size_t kept = 0;

    for (size_t i = 0; i < chapter->mark_count; i++)
        if ((chapter->marks[i]->flags & NODE_ABSENT) != 0 ||
            is_below(chapter->tree, chapter->marks[i]))
            chapter->marks[kept++] = chapter->marks[i];
    chapter->mark_count = kept;
}

/* Only notes that nobody refers to refer to it, or it itself. */
static void drop_unreached(Chapter *chapter, bool silently)
{
    Node *root = chapter->tree;
    bool dropped = false;

    for (Node *node = root, *next; node != NULL; node = next) {
        bool unreached = node->kind == NODE_FOOTNOTE && node->label == NULL;
        next = unreached ? next_node_beside(root, node) : next_node(root, node);
        if (!unreached)
            continue;
        if (!silently)
            diag_add(&chapter->diags, "footnote-unused", node_position(chapter, node),
                     arena_format(&chapter->arena, "refer to it with [^%s], or delete it",
                                  node->name),
                     "nothing in the text leads to footnote \"%s\"", node->name);
        unlink_node(node);
        dropped = true;
    }
    if (dropped)
        forget_dropped(chapter);
}

static void number_chapter(Chapter *chapter)
{
    Notes notes = {.chapter = chapter};

    collect_definitions(&notes);
    number_references(&notes, chapter->tree, false);
    for (size_t n = 0; n < chapter->footnote_count; n++)
        number_references(&notes, chapter->footnotes[n], true);
}

void resolve_notes(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        if (!book->chapters[i]->has_notes)
            continue;
        number_chapter(book->chapters[i]);
        drop_unreached(book->chapters[i], false);
    }
}

void renumber_notes(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_FOOTNOTE || node->kind == NODE_FOOTNOTE_REFERENCE)
            node->label = NULL;
    for (size_t i = 0; i < chapter->footnote_count; i++)
        chapter->footnotes[i]->braces = UINT32_MAX;
    chapter->footnote_count = 0;
    number_chapter(chapter);
    drop_unreached(chapter, true);
}
