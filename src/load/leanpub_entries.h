/* leanpub_entries.h - from the files of a manuscript to the entries of a book. */
#ifndef EPUBIFY_LOAD_LEANPUB_ENTRIES_H
#define EPUBIFY_LOAD_LEANPUB_ENTRIES_H

#include "load/leanpub_outline.h"
#include "load/project.h"

/* One line of Book.txt. */
typedef struct {
    char matter;        /* it says so by itself: "mainmatter:"; else 0 */
    Chapter *entry;     /* of its file, or NULL */
    Outline outline;
} Listed;

/* Puts the book's chapters in their order and under their parts.  Leanpub makes one text of all
 * files: a file may hold several chapters, or go on with the one before. */
void arrange_entries(Project *project, Listed *listed, size_t count);

#endif
