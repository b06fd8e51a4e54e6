/* epubs.h - small EPUBs for tests. */
#ifndef EPUBIFY_TESTS_EPUBS_H
#define EPUBIFY_TESTS_EPUBS_H

#include "past/epub.h"

typedef struct {
    const char *path, *text;
} EpubFile;

/* An archive of these files, stored; the last one's path is NULL.  To be freed with free. */
Bytes new_archive(const EpubFile *files);
/* The same with container.xml and a package document: every file below text/ is in the spine,
 * nav.xhtml is the navigation document and stands outside of it, toc.ncx is the NCX.  A text
 * that does not begin with "<?" or "<!" is the body of a document. */
Bytes new_epub(const EpubFile *files);
/* That EPUB, as the program reads it. */
Epub *read_new_epub(Arena *arena, const EpubFile *files);
/* Written into the scratch folder under that name. */
void put_epub(const char *name, const EpubFile *files);

#endif
