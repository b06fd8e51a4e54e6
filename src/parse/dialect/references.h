/* references.h - @fig-retry in a text, and the captions that labels stand in. */
#ifndef EPUBIFY_PARSE_DIALECT_REFERENCES_H
#define EPUBIFY_PARSE_DIALECT_REFERENCES_H

#include "parse/dialect/rewrite.h"

/* A rewriter: "@fig-retry" and "[@fig-retry]" are links without a text, which resolve gives
 * them.  An address such as ada@eq-x.org is none. */
void rewrite_references(Rewrite *rewrite);
/* A refiner: the paragraph "Table: …", "Listing: …" or "Figure: …" with a label beside a
 * table, code block or picture, and ": …" below one, is its caption. */
void refine_captions(Chapter *chapter, const Dialect *dialect);

/* The block and the paragraph become a figure; word: what the caption began with, which is
 * left out.  Where the caption ends in "{#id}", that is the figure's. */
void caption_block(Chapter *chapter, Node *block, Node *paragraph, size_t word);

#endif
