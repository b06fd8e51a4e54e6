/* names.h - names in the EPUB that stay the same from one release to the next. */
#ifndef EPUBIFY_RESOLVE_NAMES_H
#define EPUBIFY_RESOLVE_NAMES_H

#include <stdbool.h>
#include "book.h"

/* wanted itself, or, where it is taken or was lossy, wanted with six hexadecimal
 * digits of path's SHA-1 before its ending ("images/a-1f0c2d.png").  Names that differ
 * only by case or normal form count as one (OCF 3.3, 4.2.2).  taken is book->names for
 * paths in the EPUB, book->ids for manifest item ids; the result is entered there and
 * lives in the book's arena.  path is what the name is made from: it must be the same
 * in each release. */
const char *unique_name(Book *book, Map *taken, const char *wanted, const char *path,
                        bool lossy);

/* The name is taken from now on. */
void reserve_name(Book *book, Map *taken, const char *name);

/* The slug of a source path for a name in a folder of the container: relative to
 * book->base, without the leading "../" and folder + "/", with - for /, without its
 * ending. */
const char *slug_of_source(Book *book, const char *path, const char *folder, bool *lossy);

#endif
