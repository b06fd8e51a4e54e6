/* spans.h - [C]{.kbd} and ::: epigraph are the elements and roles that HTML has for them. */
#ifndef EPUBIFY_PARSE_TEXT_SPANS_H
#define EPUBIFY_PARSE_TEXT_SPANS_H

#include "book.h"

/* Before the tree is made to conform. */
void name_spans(Chapter *chapter);

#endif
