/* repeats.h - of very many warnings that say the same, people read the first ones.
 *
 * A book that was written for the web may name a thousand remote pictures, and what else
 * there is to say would be lost among them.  data/codes.h says of which codes some are
 * enough; errors are never left out, since each keeps the EPUB from being written. */
#ifndef EPUBIFY_COMMAND_REPEATS_H
#define EPUBIFY_COMMAND_REPEATS_H

#include "epubify.h"

typedef struct Repeats Repeats;

/* Counts them; to be freed with free. */
Repeats *new_repeats(const EpubifyResult *result);
/* To be asked in order.  *more: how many that follow are left out, when this is the last one
 * that is shown; else 0. */
bool is_shown(Repeats *repeats, const EpubifyDiagnostic *diagnostic, size_t *more);

#endif
