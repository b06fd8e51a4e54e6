/* drawing.h - a drawing that was made for the book, as nodes. */
#ifndef EPUBIFY_RESOLVE_DIAGRAMS_DRAWING_H
#define EPUBIFY_RESOLVE_DIAGRAMS_DRAWING_H

#include "book.h"

/* The <svg> with what a picture of lines and texts needs, and nothing else: an element or
 * attribute that is not in the list is left out, as are comments.  Links are NODE_LINKs.  Ids
 * stay where paint refers to them, as numbers with suffix behind them.  NULL: it is no such drawing. */
Node *read_drawing(Arena *arena, Bytes svg, const char *suffix);
/* The same drawing as a file of its own, black on nothing. */
void write_drawing(const Node *svg, Buf *out);

/* What a person sees and a screen reader says. */
typedef struct {
    const char *title, *description;    /* or NULL */
    const char *id;                     /* a prefix for ids that nothing else in the book has */
    bool shown;                         /* the title is to be seen below the drawing */
    bool leads;                         /* it has links */
} Caption;

/* <title> and <desc> in front of all else, and the role of a picture. */
void describe_drawing(Arena *arena, Node *svg, const Caption *caption);

#endif
