/* honkit_emphasis.h - marks of emphasis as HonKit takes them. */
#ifndef EPUBIFY_PARSE_DIALECT_HONKIT_EMPHASIS_H
#define EPUBIFY_PARSE_DIALECT_HONKIT_EMPHASIS_H

#include "parse/dialect/rewrite.h"

void rewrite_emphasis(Rewrite *rewrite);

#endif
