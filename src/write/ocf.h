/* ocf.h - the last stage: the container becomes a file (OCF 3.3, 4.2), wholly or not
 * at all. */
#ifndef EPUBIFY_WRITE_OCF_H
#define EPUBIFY_WRITE_OCF_H

#include "book.h"

/* Writes beside output, syncs, renames; on any failure, signal or kill the old file
 * stays whole. Makes the missing folders of output; a symbolic link is written
 * through, a device or pipe written to as it is.  false: a diagnostic (output-write)
 * says why.  *size is the file's. */
bool write_container(const Container *container, const char *output, Diags *diags,
                     uint64_t *size);
/* As that, into a file that is begun and that the caller commits or abandons; path names it for
 * diagnostics. */
struct Replacement;
bool write_container_into(const Container *container, struct Replacement *file,
                          const char *path, Diags *diags, uint64_t *size);
/* The same bytes in memory; the caller frees *data with free. */
bool write_container_to_memory(const Container *container, Diags *diags, char **data,
                               size_t *size);
/* folder.c: the same entries as files of a folder, each whole or not at all, the last one
 * last; other files there stay as they are. */
bool write_folder(const Container *container, const char *folder, Diags *diags,
                  uint64_t *size);
/* folder.c: as check_output, of a folder. */
bool check_folder(const char *folder, Diags *diags);
/* ocf.c: an open descriptor of a container's file; -1: errno says why. */
int open_container_file(const Root *root, const char *path);
/* Says, before any work is done, whether output can be written at all (folder there or
 * can be made, writable, output no folder). */
bool check_output(const char *output, Diags *diags);

#endif
