/* ink.h - the colours of a graph, for white, sepia and black paper. */
#ifndef EPUBIFY_RESOLVE_DIAGRAMS_INK_H
#define EPUBIFY_RESOLVE_DIAGRAMS_INK_H

#include "book.h"

/* What dot drew in black, for want of an order, takes the colour of the text around the
 * graph; over what the author has filled with a colour of his own it is black or white,
 * whichever can be read there.  The author's own colours stay. */
void ink_graph(Arena *arena, Node *svg);

#endif
