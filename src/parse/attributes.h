/* attributes.h - {#id .class key=value} behind a heading, picture, link, code or
 * [span]. */
#ifndef EPUBIFY_PARSE_ATTRIBUTES_H
#define EPUBIFY_PARSE_ATTRIBUTES_H

#include "book.h"

/* The length of the attributes in braces at the head of text, or 0 when there are
 * none.  Looks no further than the line's end. */
size_t scan_attributes(const char *text);

/* Gives the node what stands in braces at the head of spec, of which scan_attributes knows the
 * length. */
void give_attributes(Arena *arena, Node *node, const char *spec);

/* Of a code block's info in braces: gives the node its id, and answers where its first class
 * begins, which is its language. */
const char *take_fence_id(Arena *arena, Node *node, const char *info);

/* Markdown leaves such attributes as NODE_SPANs with a text.  Each is given to what
 * stands in front of it ("[text]" becomes a span), a heading's last one to the
 * heading; where nothing can take them, or may, they are text again. */
void attach_attributes(Chapter *chapter, AttributeUse use);

#endif
