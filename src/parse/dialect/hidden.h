/* hidden.h - lines of code that are there for a compiler, not for readers. */
#ifndef EPUBIFY_PARSE_DIALECT_HIDDEN_H
#define EPUBIFY_PARSE_DIALECT_HIDDEN_H

#include "book.h"

/* Takes the lines out of code blocks that begin with what dialect->hidden says of their
 * language, or their info string: ```sh,hidelines=! */
void hide_code_lines(Chapter *chapter, const Dialect *dialect);

#endif
