/* pages_edition.h - what an edition says of itself. */
#ifndef EPUBIFY_RESOLVE_PAGES_EDITION_H
#define EPUBIFY_RESOLVE_PAGES_EDITION_H

#include "book.h"

/* On the title page, the titles of that type: "Sample". */
void add_edition(Book *book, Node *page);
/* On the title page of a book that is still written: "Lessons: 15 of 50", and a bar. */
void add_progress(Book *book, Node *page);
/* Whether it has a bar, which is a drawing. */
bool has_progress_bar(const Book *book);
/* The last page of a sample: where to get the book, and what it has besides. */
Node *make_closing_page(Book *book, const Document *document);

#endif
