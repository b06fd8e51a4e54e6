/* shapes.h - where nodes may stand: HTML's content model, one element at a time.
 *
 * All of these are called on leaving a node, when everything below it conforms in
 * itself; they may put other nodes in its place or behind it, which then conform as
 * well. */
#ifndef EPUBIFY_PARSE_CONFORM_SHAPES_H
#define EPUBIFY_PARSE_CONFORM_SHAPES_H

#include "book.h"
#include "data/html.h"

HtmlContent content_of(const Node *node);
/* Flow content that no paragraph can hold: a block, a part of one (an item, a cell),
 * or a link around one. */
bool holds_block(const Node *node);
bool is_named(const Node *node, const char *names); /* by element_name; one of several */
bool is_blank(const Node *node);                    /* white space, or a break */
bool is_bare(const Node *node);                     /* neither attributes nor an id */
/* A new element in front of a node. */
Node *element_before(Chapter *chapter, Node *node, const char *name);
void rename_node(Node *node, const char *name); /* to a plain element */
void note_moved(Chapter *chapter, const Node *node, const char *why);

/* Whatever the node may hold (flow.c, phrasing.c). */
void conform_content(Chapter *chapter, Node *node);

/* Containers of flow: stray parts get their container, bare text its paragraphs
 * (flow.c). */
void conform_flow(Chapter *chapter, Node *node);
/* White space at its ends is none of a paragraph that was made from bare text. */
void trim_edges(Chapter *chapter, Node *paragraph);
/* A picture that is alone in its paragraph and has a title is a figure (figures.c). */
void make_figure(Chapter *chapter, Node *paragraph);

/* Containers of phrasing that hold a block: split, renamed or flattened (phrasing.c). */
void conform_phrasing(Chapter *chapter, Node *node);
/* A link around blocks becomes links in them. */
void push_link_inside(Chapter *chapter, Node *link);
void flatten(Chapter *chapter, Node *node, const char *separator);

/* Containers with rules of their own (parts.c, tables.c, foreign.c). */
void conform_items(Chapter *chapter, Node *list);
void conform_terms(Chapter *chapter, Node *list);
void conform_details(Chapter *chapter, Node *details);
void conform_figure(Chapter *chapter, Node *figure);
void conform_ruby(Chapter *chapter, Node *ruby);
/* An <rp> that serves no ruby: its bracket goes, any other text stays. */
void remove_bracket(Node *rp);
void conform_table(Chapter *chapter, Node *table);
void conform_rows(Chapter *chapter, Node *group);
void conform_cells(Chapter *chapter, Node *row);
void conform_columns(Node *group);
void conform_math(Chapter *chapter, Node *node);
void conform_svg(Chapter *chapter, Node *node);

#endif
