/* grow.c - a row of places that only ever grows: what was in a release keeps its place among
 * its siblings, what is new goes into the gap in front of it, or behind all. */
#include "resolve/release/release.h"

enum { DEEPEST_GAP = 32 }; /* below what the lock's reader lets them be */

/* Gaps within gaps: no deeper than the lock's reader lets them be. */
static PastBlock *copy_row(Grown *grown, BlockIds *ids, const PastBlock *old)
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
        copy->gap = copy_row(grown, ids, old->gap);
        grown->flat =
            arena_grow(grown->arena, grown->flat, grown->count, sizeof *grown->flat);
        grown->flat[grown->count++] = copy;
        *next = copy;
        next = &copy->next;
    }
    return first;
}

void grow_begin(Grown *grown, Arena *arena, BlockIds *ids, const PastBlock *old)
{
    *grown = (Grown){.arena = arena};
    grown->first = copy_row(grown, ids, old);
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

/* Behind the one that *next leads to; where the next one goes. */
static PastBlock **append_row(PastBlock **next, PastBlock *row)
{
    *next = row;
    while (*next != NULL)
        next = &(*next)->next;
    return next;
}

/* All that was put in front of a block, and its gap; where the next block of its row goes.
 * Books may have more releases than gaps can lie within one another: beyond that, what is
 * new stands beside the block, and shifts what is in the same gap. */
static PastBlock **join_row(Grown *grown, PastBlock **next, PastBlock *old, size_t *index,
                            int depth)
{
    for (PastBlock *behind; old != NULL; old = behind) {
        PastBlock **gap = join_row(grown, &old->gap, old->gap, index, depth + 1);
        PastBlock *inserted = grown->inserted[(*index)++];
        behind = old->next;
        if (!old->no_gap && depth < DEEPEST_GAP)
            append_row(gap, inserted);
        else
            next = append_row(next, inserted);
        *next = old;
        next = &old->next;
    }
    *next = NULL;
    return next;
}

/* The links are made anew, in the order of grown->flat. */
PastBlock *grow_end(Grown *grown)
{
    size_t index = 0;
    PastBlock *first = NULL;
    PastBlock **next = join_row(grown, &first, grown->first, &index, 0);

    *next = grown->inserted[grown->count];
    return first;
}
