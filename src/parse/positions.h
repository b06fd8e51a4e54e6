/* positions.h - where the parts of a Markdown text stand, as offsets.
 *
 * cmark-gfm's lines of blocks are right; its columns of inlines count bytes and are
 * wrong behind continuation lines, code spans over several lines and the like.  So an
 * inline's first characters are looked up again within its block's own lines, from
 * where the last one was found. */
#ifndef EPUBIFY_PARSE_POSITIONS_H
#define EPUBIFY_PARSE_POSITIONS_H

#include "book.h"

typedef struct {
    Bytes text;
    size_t base;      /* what is added to every offset: the front matter's length */
    uint32_t *starts; /* of each line, in text */
    size_t line_count;
    size_t cursor;    /* where the search for the next inline begins */
    size_t block_end; /* where the innermost block with inlines ends */
    size_t patience;  /* bytes that searches may still pass over in vain */
} Positions;

typedef struct { /* what cmark-gfm says of an inline */
    NodeKind kind;
    int line, column; /* told, and perhaps wrong; both count from 1 */
    const char
        *text; /* code, raw HTML, attributes; a link's or image's first text, or NULL */
    const char *destination; /* of a link */
    NodeKind first;          /* a link's or image's first child, when text is NULL */
} InlineHint;

void positions_start(Positions *positions, Bytes text, size_t base);
void positions_end(Positions *positions); /* frees what positions_start made */

/* line and column count from 1, the column in bytes; the search for inlines starts
 * anew. */
uint32_t block_offset(Positions *positions, int line, int column, int end_line);
/* A table's row: the search for its cells starts anew.  column 0: behind white space
 * and > marks. */
uint32_t row_offset(Positions *positions, int line, int column);
/* The next cell of the row. */
uint32_t cell_offset(Positions *positions);
uint32_t inline_offset(Positions *positions, const InlineHint *hint);

/* Where the mark "[^label]:" stands in front of the offset behind it. */
uint32_t footnote_offset(const Positions *positions, uint32_t behind);
/* The label of the footnote definition at the offset: "[^label]:". */
const char *footnote_label(const Positions *positions, Arena *arena, uint32_t offset);

#endif
