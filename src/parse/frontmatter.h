/* frontmatter.h - the YAML block at the head of a Markdown file. */
#ifndef EPUBIFY_PARSE_FRONTMATTER_H
#define EPUBIFY_PARSE_FRONTMATTER_H

#include "book.h"

/* Fills chapter->front and chapter->body.  Front matter begins on the first line with
 * --- and ends at the next line of --- or ..., and holds a map; or it is TOML between two
 * lines of +++.  Anything else, such as a thematic break or a heading's underline, is
 * Markdown, and body is 0. */
void parse_front_matter(Chapter *chapter, const Dialect *dialect);

#endif
