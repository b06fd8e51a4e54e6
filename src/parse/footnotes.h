/* footnotes.h - what cmark-gfm says nothing about: footnotes that are unused,
 * undefined or defined twice. */
#ifndef EPUBIFY_PARSE_FOOTNOTES_H
#define EPUBIFY_PARSE_FOOTNOTES_H

#include "book.h"

/* Only diagnostics; the tree stays as it is.  Called before raw HTML is grafted. */
void check_footnotes(Chapter *chapter);

#endif
