/* page.h - the book's page on the web: another last stage, which makes a folder of files in
 * place of an EPUB's container. */
#ifndef EPUBIFY_PAGE_PAGE_H
#define EPUBIFY_PAGE_PAGE_H

#include "book.h"

/* True when entries are marked for a sample, which then is to be read on the page. */
bool has_sample(const Book *book);

/* The page and all that it needs, as entries whose paths count from its folder; index.html is
 * the last.  book: options->page was set, and its pitch's parts are rendered.  sample: the
 * book's edition of that name, whose documents are rendered; NULL: none is to be read there.
 * What the container holds lives in the book's arena or is one of the two books'. */
Container page_book(Book *book, Book *sample);

/* A document that the page has no use for, such as the sample's cover, need not be rendered. */
bool is_on_page(const Document *document);

#endif
