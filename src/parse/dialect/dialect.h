/* dialect.h - what only a dialect of Markdown has, rewritten as Markdown that cmark-gfm
 * knows. */
#ifndef EPUBIFY_PARSE_DIALECT_DIALECT_H
#define EPUBIFY_PARSE_DIALECT_DIALECT_H

#include "book.h"

/* Fills chapter->text and rewritten from chapter->markdown, by the flags that are on. */
void rewrite_dialect(const Dialect *dialect, Chapter *chapter);
/* Once the tree is there: what a dialect means by some of its nodes. */
void refine_dialect(const Dialect *dialect, Chapter *chapter);

#endif
