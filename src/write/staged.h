/* staged.h - several files that take their places together: when one can't be written, all that
 * stood there before is untouched.
 *
 *     StagedFiles files = {.diags = diags};
 *     if (stage_container(&files, &container, "a.epub", &size) && stage_bytes(&files, …))
 *         commit_staged(&files);
 *     else
 *         abandon_staged(&files);
 *
 * Until then interrupting signals wait, as they do for one file. */
#ifndef EPUBIFY_WRITE_STAGED_H
#define EPUBIFY_WRITE_STAGED_H

#include "book.h"
#include "write/output.h"
#include "write/replace.h"

enum { MOST_STAGED = 40 };

typedef struct {
    Output output;
    Replacement replacement;
} StagedFile;

typedef struct {
    Diags *diags;   /* whose arena names live in; must outlive the files */
    StagedFile *items[MOST_STAGED];
    size_t count;
} StagedFiles;

/* Each writes its file beside the place that it is to take; missing folders are made.  false: a
 * diagnostic (output-write) says why. */
bool stage_container(StagedFiles *files, const Container *container, const char *path,
                     uint64_t *size);
bool stage_bytes(StagedFiles *files, Bytes bytes, const char *path);

/* All take their places.  false: the system refused one, which is told; those before it are
 * in place. */
bool commit_staged(StagedFiles *files);
void abandon_staged(StagedFiles *files);

#endif
