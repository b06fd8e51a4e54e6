/* linear.h - a formula as a line of text, for readers that lay out no MathML. */
#ifndef EPUBIFY_PARSE_MATH_LINEAR_H
#define EPUBIFY_PARSE_MATH_LINEAR_H

#include "book.h"
#include "formats/tex/tex.h"

/* A span with text, <i>, <b>, <sub> and <sup>: "x = (−b ± √(b² − 4ac))/(2a)".  Rows of equations
 * are lines, a matrix is "(a, b; c, d)".  NULL: no line can say it. */
Node *linear_formula(Arena *arena, const TexNode *root, uint32_t offset);

#endif
