/* code.h - code that is written as raw HTML. */
#ifndef EPUBIFY_PARSE_HTML_CODE_H
#define EPUBIFY_PARSE_HTML_CODE_H

#include "book.h"

/* Smart punctuation knows no raw HTML: it has made <code>--help</code> "–help".  Undoes
 * that in <code>, <pre>, <kbd>, <samp> and <tt>, once they are in the tree.  Where a
 * text's place in the source is not known, a sign that the chapter holds anywhere is left
 * as it is, since it may be the author's. */
void straighten_code(Chapter *chapter);

#endif
