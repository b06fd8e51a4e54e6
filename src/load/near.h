/* near.h - the file that a name was meant for. */
#ifndef EPUBIFY_LOAD_NEAR_H
#define EPUBIFY_LOAD_NEAR_H

#include "base/arena.h"
#include "base/file.h"

/* A hint for a path that does not exist: the existing one that is most like it, as the
 * author would write it (from base), and what tells them apart when that is hard to
 * see.  NULL: nothing is like it. */
const char *near_file_hint(const Root *root, const char *base, const char *path,
                           Arena *arena);

#endif
