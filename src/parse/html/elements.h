/* elements.h - one element of raw HTML becomes a node. */
#ifndef EPUBIFY_PARSE_HTML_ELEMENTS_H
#define EPUBIFY_PARSE_HTML_ELEMENTS_H

#include "book.h"
#include "formats/html.h"

/* What is to come of an element's children. */
typedef enum {
    CHILDREN_INSIDE,
    CHILDREN_INSTEAD,
    CHILDREN_BEHIND, /* behind the drawing that the element is in */
    CHILDREN_DROPPED
} Children;

/* *made is the new node, in the chapter's arena and in no tree yet, or NULL.  Scripts,
 * forms, media and obsolete elements are reported; attributes are copied as they are
 * (parse/conform/values.h judges them). offset: of the element, into the chapter's
 * markdown. */
Children make_node(Chapter *chapter, const HtmlNode *from, uint32_t offset, Node **made);

/* A video, a sound, a frame, an area of a map: a link to what it shows (media.c). */
Children make_media(Chapter *chapter, const HtmlNode *from, uint32_t offset, Node **made);

#endif
