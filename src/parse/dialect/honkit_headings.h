/* honkit_headings.h - headings whose # no space follows. */
#ifndef EPUBIFY_PARSE_DIALECT_HONKIT_HEADINGS_H
#define EPUBIFY_PARSE_DIALECT_HONKIT_HEADINGS_H

#include "parse/dialect/rewrite.h"

void rewrite_headings(Rewrite *rewrite);

#endif
