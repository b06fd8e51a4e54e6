/* blocks.c - which block of the text is which one of the release before. */
#include <string.h>
#include "past/text.h"
#include "resolve/release/release.h"

enum { DEEPEST = 24 }; /* blocks within blocks; deeper ones are one block */

/* ---- What is a block ------------------------------------------------------------------------ */

static const char *block_name(const Node *node)
{
    const char *name = node_element(node);

    switch (node->kind) {
    case NODE_PARAGRAPH:
        return name == NULL ? "text" : name; /* stands in a tight item by itself */
    case NODE_CODE_BLOCK:
        return "pre";
    case NODE_THEMATIC_BREAK:
        return "hr";
    default:
        return name == NULL ? "div" : name;
    }
}

static bool is_place(const Node *node)
{
    return node->kind != NODE_FOOTNOTE && is_block(node);
}

static bool has_places(const Node *node)
{
    const Node *child = node->first_child;

    while (child != NULL && is_place(child))
        child = child->next;
    return child == NULL && node->first_child != NULL;
}

static bool is_named(const Node *node, const char *const *names)
{
    while (*names != NULL && strcmp(node->name, *names) != 0)
        names++;
    return node->space == SPACE_HTML && *names != NULL;
}

/* Elements that hold any blocks, so that an empty <div> may stand in them too. */
static bool takes_gaps(const Node *node)
{
    static const char *const names[] = {"article", "aside", "blockquote", "dd",
                                        "details", "div",   "li",         "main",
                                        "section", NULL};

    switch (node->kind) {
    case NODE_DOCUMENT:
    case NODE_QUOTE:
    case NODE_CALLOUT:
        return true;
    case NODE_ITEM:
        return (node->parent->flags & NODE_TIGHT) == 0;
    case NODE_DEFINITION:
        return (node->flags & NODE_TIGHT) == 0;
    case NODE_ELEMENT:
        return is_named(node, names);
    default:
        return false;
    }
}

/* May one stand in front of the first block in it?  Beside an empty first child the mark of an
 * item may have a line of its own, and a summary must be the first. */
static bool takes_first_gap(const Node *node)
{
    static const char *const names[] = {"dd", "details", "li", NULL};

    return node->kind != NODE_ITEM && node->kind != NODE_DEFINITION &&
           (node->kind != NODE_ELEMENT || !is_named(node, names));
}

static bool is_row(const Node *node)
{
    static const char *const names[] = {"dl", "ol", "ul", NULL};

    return node->kind == NODE_LIST || node->kind == NODE_DEFINITION_LIST ||
           node->kind == NODE_ITEM || node->kind == NODE_DEFINITION ||
           (node->kind == NODE_ELEMENT && is_named(node, names));
}

static bool holds_prose(const Node *node)
{
    const Node *only = node->first_child;

    return only != NULL && only->next == NULL && only->kind == NODE_PARAGRAPH &&
           is_bare_paragraph(only);
}

static bool holds_blocks(const Node *node)
{
    return (takes_gaps(node) || is_row(node)) && has_places(node) && !holds_prose(node);
}

Node *prose_of(Node *node)
{
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_TERM)
        return node;
    if ((node->kind == NODE_ITEM || node->kind == NODE_DEFINITION) && holds_prose(node))
        return node->first_child;
    return NULL;
}

/* ---- A row of new blocks -------------------------------------------------------------------- */

typedef struct {
    const Node **nodes;
    Matched *items;
    Sketch *sketches;
    size_t *words;
    size_t count;
} NewRow;

const char *block_text(Arena *arena, const Node *node)
{
    return node->kind == NODE_CODE_BLOCK && node->text != NULL ? node->text
                                                               : plain_text(arena, node);
}

static NewRow look_at(Arena *arena, const Node *parent, bool counts)
{
    NewRow row = {0};
    size_t count = 0;

    for (const Node *node = parent->first_child; node != NULL; node = node->next)
        count += is_place(node);
    row.nodes = arena_alloc(arena, count * sizeof *row.nodes);
    row.items = arena_alloc(arena, count * sizeof *row.items);
    row.sketches = arena_alloc(arena, count * sizeof *row.sketches);
    row.words = arena_alloc(arena, count * sizeof *row.words);
    for (const Node *node = parent->first_child; node != NULL; node = node->next) {
        const char *text;
        if (!is_place(node))
            continue;
        text = block_text(arena, node);
        row.nodes[row.count] = node;
        row.sketches[row.count] = sketch_of(text);
        row.words[row.count] = counts ? count_words(text) : 0;
        row.items[row.count] =
            (Matched){block_name(node), digest_of(text), &row.sketches[row.count]};
        row.count++;
    }
    return row;
}

/* ---- Old and new ---------------------------------------------------------------------------- */

typedef struct {
    BlockIds *ids;
    Share *share;
} Matcher;

static PastBlock *match_row(Matcher *matcher, const Node *parent, const PastBlock *old,
                            int depth);

static void flatten(const PastBlock *old, const PastBlock **flat, size_t *count)
{
    for (; old != NULL; old = old->next) {
        flatten(old->gap, flat, count);
        if (flat != NULL)
            flat[*count] = old;
        ++*count;
    }
}

/* The block is this one of the text. */
static void take_place(Matcher *matcher, PastBlock *block, const NewRow *row, size_t i,
                       const PastBlock *old, int depth)
{
    const Node *node = row->nodes[i];

    block->node = (void *)node;
    block->removed = false;
    block->digest = row->items[i].digest;
    block->sketch = row->sketches[i];
    block->sentences = old == NULL ? NULL : old->sentences;
    if (block->sentences == NULL && old != NULL && old->digest != block->digest &&
        prose_of((Node *)node) != NULL) {
        block->sentences = arena_alloc(matcher->ids->arena, sizeof *block->sentences);
        block->sentences->bare = true;
        block->sentences->mark = mark_of(old->digest);
    }
    if (depth < DEEPEST && holds_blocks(node))
        block->children =
            match_row(matcher, node, old == NULL ? NULL : old->children, depth + 1);
}

static PastBlock *new_place(Matcher *matcher, const NewRow *row, size_t i, bool no_gap,
                            int depth)
{
    PastBlock *block = arena_alloc(matcher->ids->arena, sizeof *block);

    block->name = row->items[i].name;
    block->id = new_block_id(matcher->ids);
    block->no_gap = no_gap;
    take_place(matcher, block, row, i, NULL, depth);
    return block;
}

static void note_share(Matcher *matcher, const NewRow *row, size_t i,
                       const PastBlock *old)
{
    Share *share = matcher->share;

    if (share == NULL)
        return;
    share->words += row->words[i];
    if (old == NULL)
        return;
    if (old->digest == row->items[i].digest)
        share->kept += row->words[i];
    else
        share->edited +=
            similarity(&old->sketch, &row->sketches[i]) * (double)row->words[i];
}

static size_t *match(Arena *arena, const NewRow *row, const PastBlock **flat,
                     size_t count)
{
    Matched *old = arena_alloc(arena, count * sizeof *old);
    size_t *live = arena_alloc(arena, count * sizeof *live);
    size_t *matches = arena_alloc(arena, row->count * sizeof *matches);
    size_t living = 0;

    for (size_t i = 0; i < count; i++)
        if (!flat[i]->removed) {
            live[living] = i;
            old[living++] = (Matched){flat[i]->name, flat[i]->digest, &flat[i]->sketch};
        }
    match_rows(old, living, row->items, row->count, matches);
    for (size_t i = 0; i < row->count; i++)
        if (matches[i] != NO_MATCH)
            matches[i] = live[matches[i]];
    return matches;
}

/* Where each block goes: in front of the next one that is there still, or behind all. */
static size_t *look_ahead(Arena *arena, const NewRow *row, const size_t *matches,
                          size_t end)
{
    size_t *places = arena_alloc(arena, row->count * sizeof *places);

    for (size_t i = row->count; i-- > 0;)
        places[i] = end = matches[i] == NO_MATCH ? end : matches[i];
    return places;
}

static PastBlock *match_row(Matcher *matcher, const Node *parent, const PastBlock *old,
                            int depth)
{
    Arena scratch = {0};
    bool gaps = takes_gaps(parent), outermost = depth == 0;
    NewRow row = look_at(&scratch, parent, outermost && matcher->share != NULL);
    const PastBlock **flat;
    size_t count = 0, *matches, *places;
    Grown grown;
    PastBlock *first;

    flatten(old, NULL, &count);
    flat = arena_alloc(&scratch, count * sizeof *flat);
    count = 0;
    flatten(old, flat, &count);
    matches = match(&scratch, &row, flat, count);
    places = look_ahead(&scratch, &row, matches, count);
    grow_begin(&grown, matcher->ids->arena, matcher->ids, old);
    for (size_t i = 0; i < row.count; i++) {
        const PastBlock *same = matches[i] == NO_MATCH ? NULL : flat[matches[i]];
        if (outermost)
            note_share(matcher, &row, i, same);
        if (same != NULL)
            take_place(matcher, grown.flat[matches[i]], &row, i, same, depth);
        else
            grow_insert(&grown, places[i],
                        new_place(matcher, &row, i,
                                  !gaps || (i == 0 && !takes_first_gap(parent)), depth));
    }
    first = grow_end(&grown);
    arena_free(&scratch);
    return first;
}

PastBlock *match_blocks(BlockIds *ids, const Node *parent, const PastBlock *old,
                        Share *share)
{
    Matcher matcher = {ids, share};

    return match_row(&matcher, parent, old, 0);
}
