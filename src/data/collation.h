/* collation.h - the order of an index, by language: a small part of the Unicode Collation
 * Algorithm, without its tables. */
#ifndef EPUBIFY_DATA_COLLATION_H
#define EPUBIFY_DATA_COLLATION_H

#include "base/arena.h"

/* A text that strcmp puts in the language's order: letters without their accents, but for
 * those that are letters of their own (ñ behind n, å behind z in Swedish); case and accents
 * decide between what is equal else; punctuation in front does not count, and numbers are in the
 * order of their value. */
const char *collation_key(Arena *arena, const char *language, const char *text);
/* What a group of an index is called: "A", "Ñ", "Я", "あ"; "#" for digits and signs. */
const char *collation_group(Arena *arena, const char *language, const char *text);

#endif
