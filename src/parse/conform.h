/* conform.h - the tree is made to conform to the content model of HTML (data/html.h). */
#ifndef EPUBIFY_PARSE_CONFORM_H
#define EPUBIFY_PARSE_CONFORM_H

#include "book.h"

/* Afterwards no node stands where HTML does not allow it and no element has an
 * attribute that it may not have.  Renames, wraps, drops with a warning, in that order
 * of preference; the author's text is never lost.  Works on Markdown nodes as well: a
 * picture alone in its paragraph, a block in a cell. */
void conform_tree(Chapter *chapter);

#endif
