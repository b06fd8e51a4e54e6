/* utf8.h - UTF-8: checking, stepping, case, normal form.  The one file that knows
 * utf8proc. */
#ifndef EPUBIFY_BASE_UTF8_H
#define EPUBIFY_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/buf.h"

/* The offset of the first byte that is not well-formed UTF-8, or len. */
size_t utf8_check(const char *bytes, size_t len);
/* Decodes one code point of checked text and returns its length in bytes (1 to 4). */
size_t utf8_next(const char *text, uint32_t *code_point);
void utf8_put(Buf *buf, uint32_t code_point);
/* Code points in the first n bytes. */
size_t utf8_count(const char *bytes, size_t n);
/* The units of UTF-16 that these are, as JavaScript and the DOM count. */
size_t utf16_count(const char *bytes, size_t n);

/* One character's lower case; not full folding, which would turn ß into ss. */
uint32_t utf8_lower(uint32_t code_point);
bool utf8_is_lower(uint32_t code_point);            /* category Ll: of a script with two cases */
bool utf8_is_letter_or_number(uint32_t code_point); /* categories L, M, N, and _ (Pc) */
/* Properties Alphabetic and N, as programs have them that ask for no category: the marks
 * that are vowels, not accents, tones and what chooses the form of an emoji. */
bool utf8_is_alphanumeric(uint32_t code_point);
bool utf8_is_space(uint32_t code_point);
/* Han, kana and Hangul: each counts as a word of its own. */
bool utf8_is_cjk(uint32_t code_point);
/* Columns on a terminal: 2 for wide characters, 0 for combining and control
 * characters. */
size_t utf8_width(uint32_t code_point);

/* Combining accents and vowel signs (category M). */
bool utf8_is_mark(uint32_t code_point);
/* Category P: brackets, dashes, quotes; not + < = > ~ ^ | $ and the like, which are
 * symbols. */
bool utf8_is_punctuation(uint32_t code_point);
/* The letter without its accents (é → e), the first one of a ligature (ﬁ → f); else
 * itself. */
uint32_t utf8_base_letter(uint32_t code_point);

/* In NFC; the text itself when it is in NFC already. */
const char *utf8_nfc(Arena *arena, const char *text);
/* NFC and case folding, for names that must differ by more than case (OCF 4.2.2). */
const char *utf8_fold(Arena *arena, const char *text);

#endif
