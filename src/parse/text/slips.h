/* slips.h - what was meant as Markdown, and is shown as it is written. */
#ifndef EPUBIFY_PARSE_TEXT_SLIPS_H
#define EPUBIFY_PARSE_TEXT_SLIPS_H

#include "book.h"

/* Reports links by a label that nothing defines, links whose address holds a space, headings
 * without the space behind their marks, and tables whose second line does not fit the first.
 * While the texts are those of cmark-gfm.  labels: a label without a definition is a slip, and
 * not what a plug-in would have found. */
void check_slips(Chapter *chapter, bool labels);

#endif
