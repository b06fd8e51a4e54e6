/* match.h - which item of an old row is which one of a new row. */
#ifndef EPUBIFY_PAST_MATCH_H
#define EPUBIFY_PAST_MATCH_H

#include "past/past.h"

#define NO_MATCH SIZE_MAX

/* One block of either row, as matching sees it. */
typedef struct {
    const char *name;
    Digest digest;
    const Sketch *sketch;
} Matched;

/* matches[i] becomes the item of the old row that the i-th of the new one is, or NO_MATCH.  They
 * rise: what has moved is another one.  The same digest first (a longest common subsequence);
 * between those, what has the same name and much the same words; of two that have changed places,
 * the one that comes first now.  Time grows with the rows' length times what differs in them, up to
 * a limit, beyond which fewer are found. */
void match_rows(const Matched *old, size_t old_count, const Matched *new, size_t new_count,
                size_t *matches);

/* The same of 30-bit marks of sentences, in order; those in between are paired one by one. */
void match_marks(const uint32_t *old, size_t old_count, const uint32_t *new, size_t new_count,
                 size_t *matches);

#endif
