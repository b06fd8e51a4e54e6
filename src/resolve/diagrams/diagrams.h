/* diagrams.h - what the files of this folder share: code blocks that become drawings. */
#ifndef EPUBIFY_RESOLVE_DIAGRAMS_DIAGRAMS_H
#define EPUBIFY_RESOLVE_DIAGRAMS_DIAGRAMS_H

#include "book.h"
#include "formats/graph/graph.h"
#include "resolve/diagrams/drawing.h"

typedef struct {
    Book *book;
    Chapter *chapter;
    Arena *arena;       /* the chapter's */
    Node *block;        /* the code block, with NODE_DIAGRAM */
    const char *name;   /* "dot" or "chart" */
    const char *what;   /* "graph" or "chart": for messages */
    Caption caption;    /* its id is made of the text, so that it stays from release to release */
    Graph graph;
    Node *drawn;        /* what stands in its place, or NULL */
} Diagram;

bool is_html(const Node *node, const char *name);
/* Markdown's, or one of raw HTML. */
bool is_figure(const Node *node);

/* Where an offset in the block's text stands in chapter->text. */
uint32_t diagram_offset(const Diagram *diagram, size_t offset);
/* The same for a line, from 1. */
uint32_t diagram_line_offset(const Diagram *diagram, unsigned line);
/* Reports at an offset of the block's text. */
void diagram_report(const Diagram *diagram, size_t offset, const char *code, const char *hint,
                    const char *message);

/* diagrams.c: from the block's attributes, and the figure that it stands in. */
void read_caption(Diagram *diagram);

/* The block becomes a figure, or a part of the one that it stands in: the drawing, or a picture
 * of it where a fallback is wanted.  Its data, which may be NULL, follow the figure. */
void place_drawing(Diagram *diagram, Node *svg, Node *data);
/* It is shown as code: a mistake in it has been told. */
void leave_hole(Diagram *diagram);

/* charts.c: one chart. */
void draw_chart(Diagram *diagram);
/* charts.c: one chart. */
void draw_chart(Diagram *diagram);
/* graphs.c: all of them, of the whole book. */
void draw_graphs(Book *book, Diagram *const *diagrams, size_t count);

#endif
