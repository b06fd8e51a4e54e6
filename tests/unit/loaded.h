/* loaded.h - a book loaded from a manifest that a test writes, in the scratch folder. */
#ifndef EPUBIFY_TESTS_LOADED_H
#define EPUBIFY_TESTS_LOADED_H

#include "book.h"

typedef struct {
    BookOptions options; /* may be set before */
    Book book;
    char said[8192]; /* a line each: "LINE:COLUMN CODE", in order; the book's, then the
                             * chapters'; without modified-derived */
} Loaded;

/* Writes the manifest to NAME/book.yaml in the scratch folder and loads that folder; or what
 * options.book names. */
void load_text(Loaded *loaded, const char *name, const char *manifest);
void load_folder(Loaded *loaded, const char *name);
void loaded_free(Loaded *loaded);

#endif
