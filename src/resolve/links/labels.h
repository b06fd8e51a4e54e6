/* labels.h - references to labels, and links that say what they lead to. */
#ifndef EPUBIFY_RESOLVE_LINKS_LABELS_H
#define EPUBIFY_RESOLVE_LINKS_LABELS_H

#include "book.h"

/* What has the label, in whatever chapter, which *chapter then is; or NULL. */
const Node *lookup_label_anchor(const Book *book, const Chapter **chapter,
                                const char *fragment);
/* Puts numbers into references, also into those in a link's text and a picture's description,
 * which lead nowhere; a title that is such a heading's says them too. */
void say_numbers(Book *book);
/* A link without a text gets that of what it leads to: "Figure 2.3", a heading, a
 * chapter's title.  anchor, fragment: NULL where it leads to the chapter. */
void say_target(const Book *book, Chapter *chapter, Node *link, const Chapter *target,
                const Node *anchor, const char *fragment);
/* The same for one that leads to the web: "example.com/a". */
void say_address(const Book *book, Chapter *chapter, Node *link);
/* True, and told, when the fragment is a label that nothing in the book has. */
bool report_label(const Book *book, Chapter *chapter, Node *link, const char *fragment);

#endif
