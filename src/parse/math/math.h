/* math.h - TeX in a chapter's tree becomes MathML, with its text for readers that lay out none. */
#ifndef EPUBIFY_PARSE_MATH_MATH_H
#define EPUBIFY_PARSE_MATH_MATH_H

#include "book.h"

/* Code of the class "math" becomes
 *
 *     <span class="mathml"><math alttext="TeX">…</math></span><span class="math-text" hidden>…</span>
 *
 * of which the style shows one; the second is the formula as a line of text, or code with its TeX
 * where no line can say it.  What the author set apart, with "display" among its classes or
 * as a code block, is a <div class="equation"> when it is alone in its paragraph; that has its
 * id and attributes, and what \tag says as <span class="equation-number">.  A formula that is
 * wrong stays code (math-command, math-syntax, math-large). */
void convert_math(Chapter *chapter, const Dialect *dialect);

#endif
