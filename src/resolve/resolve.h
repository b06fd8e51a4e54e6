/* resolve.h - the third stage: what needs the whole book. */
#ifndef EPUBIFY_RESOLVE_RESOLVE_H
#define EPUBIFY_RESOLVE_RESOLVE_H

#include "book.h"

/* Fills all fields that belong to resolve: ids, link targets, numbers, resources, the
 * contents, the made pages, the documents.  Its diagnostics go to the chapter that
 * they are about. */
void resolve_book(Book *book);
/* Only which text is which one of book->past. */
void resolve_release_only(Book *book);

#endif
