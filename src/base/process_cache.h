/* process_cache.h - what other programs made, kept from one run to the next.
 *
 * One file a result below a folder that may be deleted at any time.  Each begins with the
 * SHA-1 of what follows, its own name and the result: a damaged entry counts as none, and so
 * does one that stands under another's name. */
#ifndef EPUBIFY_BASE_PROCESS_CACHE_H
#define EPUBIFY_BASE_PROCESS_CACHE_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"

/* The entry's file, named after all that the result depends on: the program (binary: where
 * it is), its settings and its input.  kind: what the name begins with.  Asking the program
 * for its version would take longer than all the rest of a build: its path, size and time
 * stand for it.  NULL: folder is NULL, or the program is not there. */
const char *cache_entry(const char *folder, const char *kind, const char *binary,
                        const char *settings, Bytes input, Arena *arena);
/* Appends the entry's content; false: there is none of at most largest bytes, or it is
 * damaged.  entry may be NULL, here and below. */
bool cache_read(const char *entry, size_t largest, Buf *content);
/* A cache that can't be written is no reason to complain: the next run takes its time
 * again.  The folder is made when it is missing. */
void cache_write(const char *entry, Bytes content, Arena *arena);

#endif
