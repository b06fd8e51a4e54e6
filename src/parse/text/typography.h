/* typography.h - quotes and spaces as the chapter's language has them.
 *
 * cmark turns "straight" quotes into “those of English”.  What the author has typed as such
 * must stay, so it is hidden while cmark reads. */
#ifndef EPUBIFY_PARSE_TEXT_TYPOGRAPHY_H
#define EPUBIFY_PARSE_TEXT_TYPOGRAPHY_H

#include "book.h"

/* Before the Markdown is read.  Does nothing where the language needs nothing. */
void hide_typed_quotes(Chapter *chapter);
/* Once the tree is done: brings them back, and makes cmark's those of the language. */
void set_typography(Chapter *chapter);

#endif
