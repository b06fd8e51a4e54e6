/* positions.h - where the parts of a Markdown text stand, as offsets.
 *
 * cmark-gfm's lines of blocks are right; its columns of inlines count bytes and are wrong behind
 * continuation lines, code spans over several lines and the like.  So an inline's first
 * character is looked up again within its block's own lines, from where the last one was found. */
#ifndef EPUBIFY_PARSE_POSITIONS_H
#define EPUBIFY_PARSE_POSITIONS_H

#include "book.h"

typedef struct {
    Bytes text;
    size_t base;            /* what is added to every offset: the front matter's length */
    uint32_t *starts;       /* of each line, in text */
    size_t line_count;
    size_t cursor;          /* where the search for the next inline begins */
    size_t block_end;       /* where the innermost block with inlines ends */
} Positions;

void positions_start(Positions *positions, Bytes text, size_t base);
void positions_end(Positions *positions);       /* frees what positions_start made */

/* line and column count from 1, the column in bytes; the search for inlines starts anew. */
uint32_t block_offset(Positions *positions, int line, int column, int end_line);
/* Of an inline of the kind; text is a link's first text, or NULL. */
uint32_t inline_offset(Positions *positions, NodeKind kind, int line, int column,
                       const char *text);
/* Where "[^label]:" begins, given where it ends, which is what cmark-gfm tells. */
uint32_t footnote_offset(const Positions *positions, uint32_t offset);
/* The label of the footnote definition at the offset: "[^label]:". */
const char *footnote_label(const Positions *positions, Arena *arena, uint32_t offset);

#endif
