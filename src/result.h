/* result.h - what came of a build, in memory of its own that outlives the book. */
#ifndef EPUBIFY_RESULT_H
#define EPUBIFY_RESULT_H

#include "book.h"
#include "epubify.h"

/* bytes become the result's and are freed with it, by epubify_result_free. */
EpubifyResult *new_result(EpubifyStatus status, const char *failure, char *bytes,
                          uint64_t size);
/* What there is to say of the book: its diagnostics, the book's first, then the chapters'
 * in reading order, whatever the threads did.  output: where the EPUB goes, or NULL. */
void fill_result(EpubifyResult *result, Book *book, const char *output);

/* The book's lock was written. */
void fill_lock(EpubifyResult *result, const Book *book);
/* The files that were written; copied. */
void fill_files(EpubifyResult *result, const EpubifyFile *files, size_t count);
/* What another build of the same book has said and this one has not. */
void add_result(EpubifyResult *to, const EpubifyResult *from);

#endif
