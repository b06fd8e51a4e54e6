/* near.h - the file that a name was meant for. */
#ifndef EPUBIFY_LOAD_FILES_NEAR_H
#define EPUBIFY_LOAD_FILES_NEAR_H

#include "base/arena.h"
#include "base/file.h"

/* A hint for a path that does not exist: the existing one that is most like it, as the
 * author would write it (from base), and what tells them apart when that is hard to
 * see.  NULL: nothing is like it. */
const char *near_file_hint(const Root *root, const char *base, const char *path,
                           Arena *arena);

/* The existing path whose names differ from those of a missing one only in case or normal
 * form; NULL: there is none. */
const char *similar_path(const Root *root, const char *path, Arena *arena);

#endif
