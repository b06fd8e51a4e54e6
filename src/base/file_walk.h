/* file_walk.h - opening below a folder without openat2, for file.c alone. */
#ifndef EPUBIFY_BASE_FILE_WALK_H
#define EPUBIFY_BASE_FILE_WALK_H

/* A descriptor of the path from the folder, or -1 with the errno that openat2 with
 * RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS would set: EXDEV when the path, or a link in it,
 * leads out. */
int walk_open(int folder, const char *path, int flags);

#endif
