/* fresh.c - a document for each text, as in a new book, for a plain layout, a new edition, or one
 * that is a part of the book: names and ids are those of the release before, and nothing else. */
#include "resolve/release/chapters.h"

/* The blocks that are there, out of their gaps and without placeholders, whose ids a heading that
 * moved may have still. */
static PastBlock **clean_row(PastBlock *block, PastBlock **next, bool *first,
                             PastBlock **gone)
{
    for (PastBlock *behind; block != NULL; block = behind) {
        behind = block->next;
        next = clean_row(block->gap, next, first, gone);
        if (block->removed) {
            block->gap = NULL;
            block->next = *gone;
            *gone = block;
            continue;
        }
        block->gap = block->next = NULL;
        block->sentences = NULL;
        block->no_gap = block->no_gap || *first;
        *first = false;
        *next = block;
        next = &block->next;
    }
    *next = NULL;
    return next;
}

static void clean(PastBlock **row, PastBlock **gone)
{
    PastBlock *blocks = *row;
    bool first = true;

    clean_row(blocks, row, &first, gone);
    for (PastBlock *block = *row; block != NULL; block = block->next)
        clean(&block->children, gone);
}

/* The first text of a document has its name; the others have one of their own now. */
static const PastDocument *old_name(const Chapters *all, size_t i)
{
    const OldText *old = all->texts[i] == NO_MATCH ? NULL : &all->old[all->texts[i]];

    if (old == NULL)
        return NULL;
    for (const OldText *other = old; other > all->old; other--)
        if (other[-1].document == old->document && !other[-1].section->removed)
            return NULL;
        else if (other[-1].document != old->document)
            break;
    return all->documents[old->document].state;
}

static PastDocument *fresh_document(Chapters *all, size_t i)
{
    Arena *arena = &all->book->arena;
    PastDocument *document = arena_alloc(arena, sizeof *document);
    const PastDocument *old = old_name(all, i);
    BlockIds ids = {.arena = arena};

    if (all->texts[i] != NO_MATCH)
        take_block_ids(&ids, all->old[all->texts[i]].section->children);
    document->sections = arena_alloc(arena, sizeof *document->sections);
    document->sections->id = new_block_id(&ids);
    document->sections->no_gap =
        all->book->layout == LAYOUT_PLAIN || all->book->state->documents != NULL;
    match_text(all, i, &ids, document->sections, true);
    clean(&document->sections->children, &all->chapters[i]->gone);
    if (old != NULL) {
        document->path = old->path;
        document->id = old->id;
    }
    return document;
}

void place_fresh(Chapters *all, Past *state)
{
    PastDocument **next = &state->documents;

    for (size_t i = 0; i < all->chapter_count; i++) {
        *next = fresh_document(all, i);
        next = &(*next)->next;
    }
}
