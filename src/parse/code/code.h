/* code.h - what code blocks ask for besides their language: a title, numbers, marked lines,
 * callouts.
 *
 * An info string may say it in the way of most tools that read Markdown:
 *
 *     ```rust title="src/main.rs" {3,5-7} numbers
 *     ```{.rust #lst-main .numberLines startFrom="40" hl_lines="3 5-7"}
 *
 * A comment at a line's end that holds <1> alone is a callout: the mark leads to the item 1 of
 * the ordered list right below the block. */
#ifndef EPUBIFY_PARSE_CODE_CODE_H
#define EPUBIFY_PARSE_CODE_CODE_H

#include "book.h"

/* The nodes' settings, and figures around blocks with titles.  What a block asks for and can't
 * have is reported. */
void refine_code(Chapter *chapter, const Dialect *dialect);

#endif
