/* edition.h - what the parts of this folder tell one another. */
#ifndef EPUBIFY_RESOLVE_EDITION_EDITION_H
#define EPUBIFY_RESOLVE_EDITION_EDITION_H

#include "book.h"

/* progress.c: book->progress; a plan that is smaller than the book is reported. */
void resolve_progress(Book *book);

#endif
