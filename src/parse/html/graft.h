/* graft.h - the pieces of a run, written as one HTML text, parsed, become nodes. */
#ifndef EPUBIFY_PARSE_HTML_GRAFT_H
#define EPUBIFY_PARSE_HTML_GRAFT_H

#include "book.h"
#include "parse/html/plan.h"

/* Where a part of the HTML text came from. */
typedef struct {
    size_t at;       /* in Graft.text */
    uint32_t offset; /* into the chapter's markdown */
    bool verbatim;   /* offsets within it differ by as much */
} Segment;

typedef struct {
    Chapter *chapter;
    Arena *arena;   /* the chapter's */
    Arena scratch;  /* for one run */
    char token[24]; /* the placeholders' attribute; no author can write it */
    Plan plan;
    Buf text;
    Arena parsed;      /* what the parser makes of that text */
    Segment *segments; /* room for one a mark, and one a piece */
    size_t segment_count;
    bool *placed; /* by piece: its node is in the tree again */
} Graft;

/* The nodes that the pieces from first to last become, as children of a node that
 * serves as list only and lives in the scratch arena.  The pieces' own nodes are in no
 * tree when it is called, or will be in none. */
Node *graft_pieces(Graft *graft, size_t first, size_t last);

#endif
