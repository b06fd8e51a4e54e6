/* parse_split.h - a file that makes several chapters. */
#ifndef EPUBIFY_PARSE_PARSE_SPLIT_H
#define EPUBIFY_PARSE_PARSE_SPLIT_H

#include "book.h"

/* The chapters whose split is set end at each heading of that level or a higher one; what
 * follows it is a chapter of its own, behind it.  Footnotes go where they are referred to. */
void split_chapters(Book *book);

#endif
