/* epub_making.h - what the files that make a Past of an EPUB share. */
#ifndef EPUBIFY_PAST_EPUB_MAKING_H
#define EPUBIFY_PAST_EPUB_MAKING_H

#include "base/buf.h"
#include "past/epub.h"

typedef struct {
    Arena *arena;
    unsigned next_id, depth;
    Buf text; /* of the block that is looked at */
} Making;

/* From the first of these nodes to the one before end, and what is in them; till the next
 * call. */
const char *gather(Making *making, const EpubNode *root, const EpubNode *first,
                   const EpubNode *end);
bool is_heading(const EpubNode *node);
/* An element of that name without attributes. */
bool is_plain_element(const EpubNode *node, const char *name);
bool is_blank_text(const EpubNode *text);    /* a text of white space */
/* The node behind this one and all in it, below root. */
const EpubNode *node_beside(const EpubNode *node, const EpubNode *root);
/* The sentences of a block, up to a child; NULL: it is not cut into any. */
PastSentence *cut_up(Making *making, const EpubNode *block, const EpubNode *end);

#endif
