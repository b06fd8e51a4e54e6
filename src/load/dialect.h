/* dialect.h - the flags of Markdown by their names, which `markdown:` in book.yaml has. */
#ifndef EPUBIFY_LOAD_DIALECT_H
#define EPUBIFY_LOAD_DIALECT_H

#include "load/manifest/manifest.h"

/* What is on in a book of our own. */
extern const Dialect own_dialect;

/* The map below `markdown:`. */
void read_dialect(Manifest *manifest, const DataNode *node);
/* A line of code of that language is hidden when it begins with prefix. */
void hide_lines(Book *book, const char *language, const char *prefix);
/* {{name}} stands for that value, unless one of the same name was added before. */
void add_variable(Book *book, const char *name, const char *value);

#endif
