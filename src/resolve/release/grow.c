/* grow.c - a row of places that only ever grows: what was in a release keeps its place among
 * its siblings, what is new goes into the gap in front of it, or behind all. */
#include "resolve/release/release.h"

static void note_flat(Grown *grown, PastBlock *block, bool outermost)
{
    Arena *arena = grown->arena;

    grown->flat = arena_grow(arena, grown->flat, grown->count, sizeof *grown->flat);
    grown->outermost =
        arena_grow(arena, grown->outermost, grown->count, sizeof *grown->outermost);
    grown->flat[grown->count] = block;
    grown->outermost[grown->count++] = outermost;
}

/* Gaps within gaps are as deep as there were releases, and no deeper than the lock's reader
 * lets them be. */
static PastBlock *copy_row(Grown *grown, BlockIds *ids, const PastBlock *old,
                           bool outermost)
{
    PastBlock *first = NULL, **next = &first;

    for (; old != NULL; old = old->next) {
        PastBlock *copy = arena_alloc(grown->arena, sizeof *copy);
        *copy = (PastBlock){.name = old->name,
                            .id = keep_block_id(ids, old->id),
                            .anchor = old->anchor,
                            .no_gap = old->no_gap,
                            .digest = old->digest,
                            .removed = true};
        copy->gap = copy_row(grown, ids, old->gap, false);
        note_flat(grown, copy, outermost);
        *next = copy;
        next = &copy->next;
    }
    return first;
}

void grow_begin(Grown *grown, Arena *arena, BlockIds *ids, const PastBlock *old)
{
    *grown = (Grown){.arena = arena};
    copy_row(grown, ids, old, true);
    grown->inserted = arena_alloc(arena, (grown->count + 1) * sizeof *grown->inserted);
    grown->last_inserted =
        arena_alloc(arena, (grown->count + 1) * sizeof *grown->last_inserted);
}

void grow_insert(Grown *grown, size_t index, PastBlock *block)
{
    if (grown->inserted[index] == NULL)
        grown->inserted[index] = block;
    else
        grown->last_inserted[index]->next = block;
    grown->last_inserted[index] = block;
}

static void append_row(PastBlock **row, PastBlock *more)
{
    while (*row != NULL)
        row = &(*row)->next;
    *row = more;
}

/* The blocks of one row follow one another, so its links are made anew. */
PastBlock *grow_end(Grown *grown)
{
    PastBlock *first = NULL, **next = &first;

    for (size_t i = 0; i < grown->count; i++) {
        PastBlock *block = grown->flat[i];
        if (!block->no_gap) {
            append_row(&block->gap, grown->inserted[i]);
        } else if (grown->inserted[i] != NULL) {
            *next = grown->inserted[i];
            next = &grown->last_inserted[i]->next;
        }
        if (!grown->outermost[i])
            continue;
        *next = block;
        next = &block->next;
    }
    *next = grown->inserted[grown->count];
    return first;
}
