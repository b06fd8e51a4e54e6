/* parse.h - the second stage: from a chapter's text to its tree. */
#ifndef EPUBIFY_PARSE_PARSE_H
#define EPUBIFY_PARSE_PARSE_H

#include "book.h"

/* Once, before any thread starts. */
void parse_init(void);
/* Fills the fields of Chapter that belong to parse.  Several threads may parse several
 * chapters. */
void parse_chapter(const Book *book, Chapter *chapter);
/* When all of a book's chapters are parsed, on one thread: files that make several
 * chapters are split, and what was kept for the next parse is freed.  Harmless while
 * another book is parsed. */
void parse_end(Book *book);

#endif
