/* limits_inline.h - what limits.c and limits_inline.c share. */
#ifndef EPUBIFY_PARSE_LIMITS_INLINE_H
#define EPUBIFY_PARSE_LIMITS_INLINE_H

#include "parse/limits.h"

/* Refuses when the steps so far are too many; count and what name the worst of the block at hand. */
void refuse_steps(Limits *limits, size_t at, size_t count, const char *what);

#endif
