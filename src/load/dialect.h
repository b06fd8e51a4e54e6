/* dialect.h - the flags of Markdown by their names, which `markdown:` in book.yaml has. */
#ifndef EPUBIFY_LOAD_DIALECT_H
#define EPUBIFY_LOAD_DIALECT_H

#include "load/manifest/manifest.h"
#include "load/manifest/write.h"

/* What is on in a book of our own. */
extern const Dialect own_dialect;
/* What our own kind of project includes files with, until its manifest says otherwise. */
void set_own_includes(Project *project);

/* The map below `markdown:`. */
void read_dialect(Manifest *manifest, const DataNode *node);
/* The lines below `markdown:` that say how the book's dialect differs from our own. False:
 * there is none, it does not differ. */
bool put_dialect(Writer *writer);
/* Which kind's includes are expanded, as `includes:` names it; "none": none are. */
const char *includes_of(const Project *project);
/* A line of code of that language is hidden when it begins with prefix. */
void hide_lines(Book *book, const char *language, const char *prefix);
/* {{name}} stands for that value, unless one of the same name was added before. */
void add_variable(Book *book, const char *name, const char *value);

#endif
