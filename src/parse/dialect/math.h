/* math.h - TeX in a text: $…$, $$…$$, and mdBook's \\(…\\) and \\[…\\]. */
#ifndef EPUBIFY_PARSE_DIALECT_MATH_H
#define EPUBIFY_PARSE_DIALECT_MATH_H

#include "parse/dialect/rewrite.h"

/* Rewriters: each formula becomes code with the class "math", in which nothing is Markdown, and
 * "inline" or "display".  parse/math/ makes MathML of it. */
void rewrite_math(Rewrite *rewrite);
void rewrite_math_backslash(Rewrite *rewrite);

#endif
