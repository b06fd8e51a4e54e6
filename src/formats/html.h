/* html.h - HTML text as a tree, the way a browser reads it (HTML 13.2). */
#ifndef EPUBIFY_FORMATS_HTML_H
#define EPUBIFY_FORMATS_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

typedef enum { HTML_SPACE_HTML, HTML_SPACE_SVG, HTML_SPACE_MATHML } HtmlSpace;

typedef struct HtmlPair {
    struct HtmlPair *next;
    const char *name; /* right case ("viewBox"), with its prefix ("xlink:href") */
    const char *value;
} HtmlPair;

typedef struct HtmlNode {
    struct HtmlNode *parent, *first_child, *next;
    const char *name; /* of an element, right case; NULL: a text */
    const char *text;
    HtmlPair *attributes;
    HtmlSpace space;
    bool reopened;  /* a formatting element whose tag stands further up, before a block */
    size_t offset; /* where it begins in the text; the parser's own: its parent's */
    void *data;    /* the caller's */
} HtmlNode;

/* A fragment as it would stand in a body.  The result is its root, a nameless element;
 * comments and doctypes are left out.  text is NUL-terminated at len.  NULL: it nests
 * so deep (500 open tags), opens formatting elements so often or has so many
 * attributes in a tag that parsing would take very long. */
HtmlNode *html_parse(Arena *arena, const char *text, size_t len);

/* The value of an element's attribute, or NULL. */
const char *html_attribute(const HtmlNode *node, const char *name);

#endif
