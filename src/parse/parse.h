/* parse.h - the second stage: from a chapter's text to its tree. */
#ifndef EPUBIFY_PARSE_PARSE_H
#define EPUBIFY_PARSE_PARSE_H

#include "book.h"

/* Once, before any thread starts. */
void parse_init(void);
/* Fills the fields of Chapter that belong to parse.  Several threads may parse several
 * chapters. */
void parse_chapter(const Book *book, Chapter *chapter);

#endif
