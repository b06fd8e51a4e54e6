/* language.h - language tags as authors write them. */
#ifndef EPUBIFY_DATA_LANGUAGE_H
#define EPUBIFY_DATA_LANGUAGE_H

#include "base/arena.h"

/* The tag in its usual case (BCP 47, 2.1.1: "zh-hant-tw" → "zh-Hant-TW"), *hint NULL.
 * Or NULL when it is none; *hint then says what to write. */
const char *language_tag(Arena *arena, const char *text, const char **hint);

#endif
