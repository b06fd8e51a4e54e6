/* making.h - what the files that make nodes from elements share. */
#ifndef EPUBIFY_PARSE_HTML_MAKING_H
#define EPUBIFY_PARSE_HTML_MAKING_H

#include "data/html.h"
#include "parse/html/elements.h"

typedef struct {
    Chapter *chapter;
    const HtmlNode *from;
    const HtmlElement *element;
    uint32_t offset;
} Making;

/* A node with the element's id and its attributes, but for those that taken names: they
 * live on as fields of the node. */
Node *new_raw(const Making *making, NodeKind kind, const char *taken);
/* Of an attribute, in the chapter's arena, or NULL. */
const char *copy_value(const Making *making, const char *name);
const char *trimmed_value(const Making *making, const char *name);

Node *make_image(const Making *making); /* pictures.c */
/* Of a <picture> without an <img>; NULL when it has one. */
Node *make_picture(const Making *making);
/* NULL: only the element's content is of use (forms.c). */
Node *make_form(const Making *making);

#endif
