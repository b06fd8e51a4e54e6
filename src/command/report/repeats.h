/* repeats.h - of very many warnings that say the same, people read the first ones.
 *
 * A book that was written for the web may name a thousand remote pictures, and what else
 * there is to say would be lost among them.  data/codes.h says of which codes some are
 * enough; of notes in the same words the first is.  Errors are never left out, since each
 * keeps the EPUB from being written. */
#ifndef EPUBIFY_COMMAND_REPEATS_H
#define EPUBIFY_COMMAND_REPEATS_H

#include "base/arena.h"
#include "base/map.h"
#include "epubify.h"

typedef struct {
    Arena arena; /* for the caller to free */
    Map counts;
    bool all_warnings;
} Repeats;

/* all_warnings: only notes are left out. */
void count_repeats(Repeats *repeats, const EpubifyResult *result, bool all_warnings);
/* To be asked in order.  *more: how many that follow are left out, when this is the last one
 * that is shown; else 0. */
bool is_shown(Repeats *repeats, const EpubifyDiagnostic *diagnostic, size_t *more);

#endif
