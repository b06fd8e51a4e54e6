/* load.h - the first stage: from the files to the Book. */
#ifndef EPUBIFY_LOAD_LOAD_H
#define EPUBIFY_LOAD_LOAD_H

#include "book.h"

typedef enum { LOAD_OK, LOAD_NO_BOOK, LOAD_SYSTEM } LoadStatus;

/* Fills the fields of Book that belong to load.  book->options, arena and diags are
 * set before. The author's mistakes are diagnostics, whatever they are: LOAD_OK says
 * only that the manifest could be read at all.  LOAD_NO_BOOK: there is no book at
 * options->book; LOAD_SYSTEM: the system failed; *why then says so in one line (in the
 * book's arena). */
LoadStatus load_book(Book *book, const char **why);

/* The book.yaml that says what load has found; what it can't say is reported. */
void put_manifest(Book *book, Buf *buf);

#endif
