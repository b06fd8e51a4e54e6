/* cells.h - table cells that the table has no column for. */
#ifndef EPUBIFY_PARSE_CELLS_H
#define EPUBIFY_PARSE_CELLS_H

#include "book.h"

/* GitHub's tables are as wide as their head: cells beyond are left out of the tree
 * (GFM 4.10).  No text of the author's may vanish, so it joins the last cell, and is told.
 * Wants the tree as Markdown alone has made it. */
void keep_cells(Chapter *chapter);

#endif
