/* html_simple.h - the two ways to parse a fragment; html_parse takes the first that
 * serves. */
#ifndef EPUBIFY_FORMATS_HTML_SIMPLE_H
#define EPUBIFY_FORMATS_HTML_SIMPLE_H

#include "formats/html.h"

/* Fragments that a browser takes as they stand: common elements that are closed in
 * order, plain attributes, text and comments.  Setting a parser up costs more than all
 * of that.  NULL for anything else. */
HtmlNode *html_parse_simple(Arena *arena, const char *text);

/* As html_parse, by gumbo, whatever the fragment is. */
HtmlNode *html_parse_fully(Arena *arena, const char *text, size_t len);

#endif
