/* smart.h - links whose text names what they lead to (Markua, "Smart crosslinks"). */
#ifndef EPUBIFY_RESOLVE_LINKS_SMART_H
#define EPUBIFY_RESOLVE_LINKS_SMART_H

#include "book.h"

/* In the text of a link to an anchor of that chapter, #t becomes the title of what it leads to,
 * #n its number, #d "Chapter", #s "Chapter 3" and #f all of it; a link without a text gets the
 * title.  *work: how much may be looked at for this, all in all; it is used up. */
void name_target(Chapter *chapter, Node *link, const Chapter *target, const Node *anchor,
                 size_t *work);

#endif
