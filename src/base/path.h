/* path.h - paths as texts; nothing here looks at the disk. */
#ifndef EPUBIFY_BASE_PATH_H
#define EPUBIFY_BASE_PATH_H

#include <stdbool.h>
#include "base/arena.h"

/* The folder part without its slash: "" for a bare name, "a/b" for "a/b/c". */
char *path_folder(Arena *arena, const char *path);
/* What follows the last slash; borrowed. */
const char *path_name(const char *path);
/* The name's ending with its dot (".md"), "" when it has none; borrowed. */
const char *path_ending(const char *path);

/* relative as seen from folder, with . and .. taken out.  Both count from the root.
 * NULL when the path is absolute or leaves the root: nothing outside of it may be
 * named. */
char *path_resolve(Arena *arena, const char *folder, const char *relative);
/* As path_resolve for paths that only the author sees: leading .. stay. */
char *path_tidy(Arena *arena, const char *path);
/* The way from one folder to a path; both count from the same root. */
char *path_relative(Arena *arena, const char *from_folder, const char *path);

/* %xx taken out once.  NULL when the text is not well-formed (bad escape, NUL, bad
 * UTF-8). */
char *percent_decode(Arena *arena, const char *text);
/* What a URL's path must not hold as it is, as %xx. */
char *percent_encode(Arena *arena, const char *text);

#endif
