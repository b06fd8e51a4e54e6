/* numbers.h - how a language writes numbers, and how many words there are. */
#ifndef EPUBIFY_DATA_NUMBERS_H
#define EPUBIFY_DATA_NUMBERS_H

#include "base/arena.h"

/* "1,234 words", by the language of the tag; English when the table has it not. */
const char *count_of_words(Arena *arena, const char *language, size_t count);
/* "+1,234 words", or with a minus sign; what does not change is "±0 words". */
const char *change_of_words(Arena *arena, const char *language, long long change);

#endif
