/* release.h - what the files of this folder share: how the release at hand takes over the
 * places of the one before. */
#ifndef EPUBIFY_RESOLVE_RELEASE_RELEASE_H
#define EPUBIFY_RESOLVE_RELEASE_RELEASE_H

#include "past/match.h"
#include "resolve/stages.h"

/* The ids of one document's blocks. */
typedef struct {
    Arena *arena;
    Map taken;
    size_t next;                /* "b12" comes next */
} BlockIds;

/* ids.c: those of all that was in the document. */
void take_block_ids(BlockIds *ids, PastBlock *blocks);
/* "b12" */
const char *new_block_id(BlockIds *ids);
/* The id, or a new one where a merge of two branches gave it twice. */
const char *keep_block_id(BlockIds *ids, const char *id);

/* ---- grow.c: a row of places that only ever grows ---- */

typedef struct {
    Arena *arena;
    /* Copies of the old row's blocks in reading order, those in gaps too; every one of them a
     * placeholder until its text is found. */
    PastBlock **flat;
    PastBlock *first;           /* of the row */
    PastBlock **inserted, **last_inserted;  /* what comes in front of each, and [count] behind all */
    size_t count;
} Grown;

void grow_begin(Grown *grown, Arena *arena, BlockIds *ids, const PastBlock *old);
/* In front of the block with that index, or behind all of them. */
void grow_insert(Grown *grown, size_t index, PastBlock *block);
PastBlock *grow_end(Grown *grown);  /* the first of the row */

/* ---- blocks.c ---- */

/* How much of a text is in a text of the release before, in words. */
typedef struct { size_t words, kept; double edited; } Share;

/* The blocks below a node, in the places of those of the release before; old may be NULL.
 * share may be NULL. */
PastBlock *match_blocks(BlockIds *ids, const Node *parent, const PastBlock *old, Share *share);
/* What a block's digest is made of. */
const char *block_text(Arena *arena, const Node *node);
/* A block whose text stands in it, and not in blocks within it: what may be cut into
 * sentences, or NULL. */
Node *prose_of(Node *node);

/* ---- place.c, sentences.c ---- */

/* One document's texts, on their way to their places. */
struct Placement {
    Book *book;
    uint32_t next_number;       /* of the next new sentence, for Kobo; 0: they get none */
    Map numbers;                /* a mark → the PastSentence of the release before that had it */
    Map used;                   /* numbers that are taken again */
};

/* Puts each sentence of a block into an element; block->sentences are those of the release
 * before, and become those at hand. */
void place_sentences(Placement *placement, Node *prose, PastBlock *block);

#endif
