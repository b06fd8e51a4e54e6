/* preprocess.h - what a plug-in of the author's tool would have expanded. */
#ifndef EPUBIFY_PARSE_DIALECT_PREPROCESS_H
#define EPUBIFY_PARSE_DIALECT_PREPROCESS_H

#include "parse/dialect/rewrite.h"

/* An element of an unknown name whose tags have lines of their own becomes a figure with its
 * number, file's name and caption (<Listing number="1-2" caption="…">), or a division;
 * {{#name …}} stays as it is.  Each name is noted once in a chapter. */
void rewrite_plugins(Rewrite *rewrite);

#endif
