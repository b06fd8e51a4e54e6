/* write.h - the manifest of a book, whatever it was read from: what the files that write it
 * share.  load.h has put_manifest. */
#ifndef EPUBIFY_LOAD_MANIFEST_WRITE_H
#define EPUBIFY_LOAD_MANIFEST_WRITE_H

#include "base/buf.h"
#include "book.h"


typedef struct {
    Book *book;
    Buf *buf;
} Writer;

/* "key: text" in a line of its own, so deep; nothing where text is NULL. */
void write_key(Writer *writer, int depth, const char *key, const char *text);
/* A text as YAML, quoted where it must be. */
void write_text(Writer *writer, const char *text);
/* A path from the root as one from the manifest's folder. */
const char *path_for_manifest(Writer *writer, const char *path);
void write_indent(Writer *writer, int depth);
void write_metadata(Writer *writer);    /* write_metadata.c */
void write_entries(Writer *writer);     /* write_entries.c */
void report_lossy(Writer *writer, Position at, const char *format, const char *what);

#endif
