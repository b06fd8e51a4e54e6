/* html.h - raw HTML among Markdown becomes nodes. */
#ifndef EPUBIFY_PARSE_HTML_H
#define EPUBIFY_PARSE_HTML_H

#include "book.h"

/* Replaces every NODE_HTML_BLOCK and NODE_HTML_INLINE of the chapter's tree by the
 * nodes that a browser would make of them.  The whole run of siblings is parsed as
 * HTML5 at once, with Markdown nodes as placeholders, so that <div> in one block and
 * </div> in another hold what stands between. <a href>, <img>, <h1> … <h6> become
 * links, images and headings. */
void graft_html(Chapter *chapter);

#endif
