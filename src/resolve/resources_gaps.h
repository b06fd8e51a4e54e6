/* resources_gaps.h - style sheets of a book with gaps; for resources_styles.c. */
#ifndef EPUBIFY_RESOLVE_RESOURCES_GAPS_H
#define EPUBIFY_RESOLVE_RESOURCES_GAPS_H

#include "book.h"
#include "formats/css.h"

/* The book's layout puts empty elements in front of blocks. */
bool has_gaps(const Book *book);
/* Tells of selectors that count them.  css: as the author wrote it. */
void tell_blind_selectors(Book *book, const Source *source, const CssSheet *css);
/* The text with rules that see through them. */
Bytes see_through_gaps(Book *book, Bytes text);

#endif
