/* values.h - attributes: kept, made valid, turned into a class or style, or left out. */
#ifndef EPUBIFY_PARSE_CONFORM_VALUES_H
#define EPUBIFY_PARSE_CONFORM_VALUES_H

#include "book.h"

/* The element that a node becomes ("p"), or NULL when it becomes none (a text) or
 * several. */
const char *element_name(const Node *node);

/* Afterwards every attribute is one that the node's element may have, with a value
 * that it may have; what was left out is reported.  True: some refer to ids, which
 * judge_references has to look at. */
bool judge_attributes(Chapter *chapter, Node *node);

/* The same for an element of SVG or MathML (values_foreign.c).  attributes: what it
 * had; the node has none yet. */
bool judge_foreign_attributes(Chapter *chapter, Node *node, Attribute *attributes);
/* known: it is the value that the element can't have.  element: its name. */
void report_dropped(Chapter *chapter, const Node *node, const char *element,
                    const Attribute *attribute, bool known);

/* What faults of a node's attributes are told at, as an offset. */
uint32_t place_of_attributes(const Node *node);

/* Letters, digits, - _ and . behind a letter: fit for an id, whatever becomes of it
 * later. */
bool is_plain_name(const char *name);

/* Drops references to ids that the chapter does not have, or that fit no reference of
 * the kind (references.c).  ids: each id → its node. */
void judge_references(Chapter *chapter, Node *node, const Map *ids);

/* Declarations that load nothing, hide nothing behind others and that EPUBCheck takes
 * for CSS (style.c). */
bool is_harmless_style(const char *style);
/* Those declarations of a folded style that are harmless, or NULL; the others are
 * reported. */
const char *kept_style(Chapter *chapter, const Node *node, const char *style);
/* The content of an SVG <style>: rules of such declarations. */
bool is_harmless_sheet(const char *sheet);
/* Adds one declaration to the style attribute. */
void add_style(Arena *arena, Node *node, const char *property, const char *value);

/* What HTML has given up says something that a class or a style can say (legacy.c). */
void keep_legacy(Chapter *chapter, Node *node, int legacy, const char *value);

#endif
