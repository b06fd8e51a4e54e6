/* abbreviations.h - *[HTML]: HyperText Markup Language, as PHP Markdown Extra has it. */
#ifndef EPUBIFY_PARSE_DIALECT_ABBREVIATIONS_H
#define EPUBIFY_PARSE_DIALECT_ABBREVIATIONS_H

#include "parse/dialect/rewrite.h"

/* A rewriter: takes such lines out of the text. */
void rewrite_abbreviations(Rewrite *rewrite);
/* A refiner: each place where the text says one of them is an <abbr>. */
void refine_abbreviations(Chapter *chapter, const Dialect *dialect);

#endif
