/* numbers.h - what a label is called in a text. */
#ifndef EPUBIFY_RESOLVE_NUMBERS_H
#define EPUBIFY_RESOLVE_NUMBERS_H

#include "book.h"

/* "Figure 2.3" in a language, with a space that does not break; NULL: it has no number. */
const char *label_phrase(Arena *arena, const char *language, const Label *label);

#endif
