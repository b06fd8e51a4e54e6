/* replace.h - a file takes the place of another one, wholly or not at all.
 *
 * The new content is written without a name (O_TMPFILE), synced, linked beside the old
 * file and renamed over it.  Until the rename the old file is untouched, whatever
 * happens.  A process that is killed between link and rename, or where O_TMPFILE is
 * not to be had, leaves a file ".NAME.epubify-XXXXXX"; it is locked as long as its
 * writer lives, and the next writer of the same output removes those that are not. */
#ifndef EPUBIFY_WRITE_REPLACE_H
#define EPUBIFY_WRITE_REPLACE_H

#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include "base/buf.h"

typedef struct Replacement {
    int folder, fd;               /* -1: not open */
    const char *name;             /* borrowed */
    char temporary[NAME_MAX + 1]; /* the name beside it; "" while there is none */
    Buf buffer; /* what comes at [begins] of the file; small pieces are gathered */
    uint64_t begins;
    bool finished;
    sigset_t old_signals;
} Replacement;

/* false: errno says why.  From here to the end, interrupting signals wait: they end
 * the writing at the next piece, so that it can tidy up. */
bool replace_begin(Replacement *replacement, const char *folder, const char *name);
/* As ZipSink.write; context is the Replacement. */
bool replace_write(void *context, uint64_t offset, const char *bytes, size_t n);
/* All is on the disk, whole, and only has to be renamed, which replace_commit does: for who has
 * several.  false: errno says why. */
bool replace_finish(Replacement *replacement);
/* false: errno says why, and the old file is as it was.  Ends the replacement either
 * way. */
bool replace_commit(Replacement *replacement);
/* Forgets what was written. */
void replace_abandon(Replacement *replacement);

#endif
