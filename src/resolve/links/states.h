/* states.h - links to what is still to come, and to what the edition does not hold. */
#ifndef EPUBIFY_RESOLVE_LINKS_STATES_H
#define EPUBIFY_RESOLVE_LINKS_STATES_H

#include "book.h"

/* The link leads to the chapter, or to what has that id in it.  Where that is planned, a word
 * behind the link says so. */
void lead_to(const Book *book, Chapter *from, Node *link, const Chapter *to,
             const char *id);
/* The same of what the edition leaves out, the chapter or an anchor in it (or NULL): the text of
 * the link stays, and a sample says that the full book has more; elsewhere it is told. */
void lead_nowhere(const Book *book, Chapter *from, Node *link, const Chapter *to,
                  const Node *anchor);

#endif
