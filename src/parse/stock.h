/* stock.h - what resolve looks at in a chapter's tree. */
#ifndef EPUBIFY_PARSE_STOCK_H
#define EPUBIFY_PARSE_STOCK_H

#include "book.h"

/* Counts the words and lists the marks of the tree, anew when it was done before.  One walk
 * over all nodes, where chapters are parsed side by side, spares resolve half a dozen. */
void take_stock(Chapter *chapter);

#endif
