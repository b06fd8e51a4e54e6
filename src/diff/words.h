/* words.h - two sentences side by side, word by word. */
#ifndef EPUBIFY_DIFF_WORDS_H
#define EPUBIFY_DIFF_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

typedef enum { WORDS_SAME, WORDS_OLD, WORDS_NEW } WordsKind;

typedef struct {
    WordsKind kind;
    const char *text;   /* within the sentence that it is of; not NUL-terminated */
    size_t len;
    size_t words;
    bool space;         /* a space stands in front of it */
} WordRun;

/* Both have their white space folded.  What was comes before what is. */
size_t compare_words(Arena *arena, const char *old, const char *new, WordRun **runs);

#endif
