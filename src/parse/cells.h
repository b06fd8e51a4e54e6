/* cells.h - tells of table cells that are not shown. */
#ifndef EPUBIFY_PARSE_CELLS_H
#define EPUBIFY_PARSE_CELLS_H

#include "book.h"

/* GitHub's tables are as wide as their head: cells beyond are left out of the tree
 * (GFM 4.10).  What the author wrote must not vanish without a word.  Wants the tree
 * as Markdown alone has made it. */
void check_cells(Chapter *chapter);

#endif
