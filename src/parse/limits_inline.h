/* limits_inline.h - what limits.c and limits_inline.c share. */
#ifndef EPUBIFY_PARSE_LIMITS_INLINE_H
#define EPUBIFY_PARSE_LIMITS_INLINE_H

#include "parse/limits.h"

bool too_many_steps(const Limits *limits);
bool too_many_nodes(const Limits *limits);

/* The diagnostic for each, unless there is one already; count and what name the worst
 * at hand. */
void refuse_steps(Limits *limits, size_t at, size_t count, const char *what);
void refuse_nodes(Limits *limits, size_t at);

#endif
