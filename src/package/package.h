/* package.h - the fifth stage: from the book to the list of entries. */
#ifndef EPUBIFY_PACKAGE_PACKAGE_H
#define EPUBIFY_PACKAGE_PACKAGE_H

#include "book.h"

/* Deflates document->xhtml into an entry whose bytes live until package_free; frees
 * the Buf. Several threads may do several documents. */
void package_document(Document *document, Entry *entry);

/* mimetype, META-INF/container.xml, package document, navigation document, NCX, then
 * documents (those that package_document made, in spine order, book->document_count of
 * them; the one of kind DOCUMENT_CONTENTS is an empty entry and left out), style
 * sheets and pictures.  The container and what it holds live in the book's arena, but
 * for what package_free frees. */
Container package_book(Book *book, const Entry *documents);
/* book->lock.made: the lock of the release before, book->past, for one that has none. */
void make_past_lock(Book *book);
void package_free(Container *container);

#endif
