/* mdbook_plugins.h - what the preprocessors that book.toml declares mean for the text. */
#ifndef EPUBIFY_LOAD_MDBOOK_PLUGINS_H
#define EPUBIFY_LOAD_MDBOOK_PLUGINS_H

#include "book.h"
#include "formats/data.h"

/* table: [preprocessor], or NULL.  None of them is run: what a known one makes of the text
 * becomes flags of the dialect, and each whose work is not shown is noted. */
void read_preprocessors(Book *book, const DataNode *table);

#endif
