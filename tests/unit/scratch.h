/* scratch.h - a temporary folder for tests that need files. */
#ifndef EPUBIFY_TESTS_SCRATCH_H
#define EPUBIFY_TESTS_SCRATCH_H

/* A new empty folder; the same until scratch_remove.  Its path has no links in it. */
const char *scratch_folder(void);
/* Writes a file in it; folders on the way are made. */
void scratch_put(const char *path, const char *text);
void scratch_put_bytes(const char *path, const void *bytes, unsigned long n);
/* Makes a symbolic link in it. */
void scratch_link(const char *target, const char *path);
/* Its path followed by a slash and this one; until the next call. */
const char *scratch_path(const char *path);
void scratch_remove(void);

#endif
