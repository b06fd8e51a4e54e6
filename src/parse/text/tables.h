/* tables.h - tables that are too wide for a telephone. */
#ifndef EPUBIFY_PARSE_TEXT_TABLES_H
#define EPUBIFY_PARSE_TEXT_TABLES_H

#include "book.h"

/* A table of many columns, or of long words, gets the class "wide", and each cell says its
 * column's head in data-label: on a narrow page the style sheet sets each row as a list of such
 * pairs.  The page's width is that of the div around it, which the style can ask for: reading
 * systems lay a chapter out as one window as wide as all of its pages.  Once the tree conforms. */
void label_wide_tables(Chapter *chapter);

#endif
