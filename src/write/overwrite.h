/* overwrite.h - the EPUB must not take the place of a file that the book is made from. */
#ifndef EPUBIFY_WRITE_OVERWRITE_H
#define EPUBIFY_WRITE_OVERWRITE_H

#include "book.h"

/* Once resolve has ended, so that the pictures are known.  A diagnostic (output-input)
 * says which. */
void check_overwrite(Book *book, const char *output);

#endif
