/* graphs_links.h - the links of a graph. */
#ifndef EPUBIFY_RESOLVE_DIAGRAMS_GRAPHS_LINKS_H
#define EPUBIFY_RESOLVE_DIAGRAMS_GRAPHS_LINKS_H

#include "resolve/diagrams/diagrams.h"

/* Each gets its place in the author's file, so that what is wrong with it is told there.  Where
 * the whole graph stands in a link, it has none. */
void place_links(Diagram *diagram, Node *svg);

#endif
