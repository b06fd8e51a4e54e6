/* inline.h - a line's links and plain text, found without parsing it as a whole: for
 * titles and tables of contents. */
#ifndef EPUBIFY_LOAD_FILES_INLINE_H
#define EPUBIFY_LOAD_FILES_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* The text of inlines without what only marks it: emphasis, code, links, pictures, tags,
 * a heading's closing # and attributes.  NULL: nothing is left.  Linear in len. */
const char *plain_inline(Arena *arena, const char *text, size_t len);

typedef struct {
    size_t start, end;      /* of the whole link in the text */
    const char *label;      /* between the brackets; borrowed, as is the next */
    size_t label_len;
    const char *destination;    /* between the parentheses; NULL: the label is a reference */
    size_t destination_len;     /* without <> and a title */
    const char *reference;  /* of [label][reference]; NULL: the label is it */
    size_t reference_len;
} InlineLink;

/* The first link in the text at or behind from; pictures are none.  False: there is none. */
bool next_link(const char *text, size_t len, size_t from, InlineLink *link);

/* A destination as a path: backslash escapes and the commonest entities taken out. */
const char *plain_destination(Arena *arena, const char *text, size_t len);

#endif
