/* attributes.h - {#id .class key=value} behind a heading, picture, link, code or
 * [span]. */
#ifndef EPUBIFY_PARSE_ATTRIBUTES_H
#define EPUBIFY_PARSE_ATTRIBUTES_H

#include "book.h"

/* The length of the attributes in braces at the head of text, or 0 when there are
 * none.  Looks no further than the line's end. */
size_t scan_attributes(const char *text);

/* Gives the node the one of #id, .class, key=value at the head of text: its length, or 0
 * when there is none. */
size_t give_attribute(Arena *arena, Node *node, const char *text);

/* Markdown leaves such attributes as NODE_SPANs with a text.  Each is given to what
 * stands in front of it ("[text]" becomes a span), a heading's last one to the
 * heading; where nothing can take them, or may, they are text again. */
void attach_attributes(Chapter *chapter, AttributeUse use);

#endif
