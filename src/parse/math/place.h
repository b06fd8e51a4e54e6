/* place.h - where in a chapter's text the TeX of a node stands. */
#ifndef EPUBIFY_PARSE_MATH_PLACE_H
#define EPUBIFY_PARSE_MATH_PLACE_H

#include "book.h"

/* The author's place of an offset in the text of a NODE_CODE or NODE_CODE_BLOCK. */
Position tex_position(const Chapter *chapter, const Node *code, size_t offset);

#endif
