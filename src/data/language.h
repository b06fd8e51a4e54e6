/* language.h - language tags as authors write them. */
#ifndef EPUBIFY_DATA_LANGUAGE_H
#define EPUBIFY_DATA_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* The tag in its usual case (BCP 47, 2.1.1: "zh-hant-tw" → "zh-Hant-TW"), *hint NULL.
 * Or NULL when it is none; *hint then says what to write. */
const char *language_tag(Arena *arena, const char *text, const char **hint);
/* True when the first n bytes are a code of two letters that ISO 639-1 has. */
bool is_known_language(const char *code, size_t n);
/* The tag of a language that is called by its English name, or its own: "german", "español".
 * NULL: none is. */
const char *language_named(const char *name);
/* True when a language is commonly written with that region or script: "pt-BR", "zh-Hant".
 * The tag is in its usual case. */
bool is_usual_place(const char *tag);

#endif
