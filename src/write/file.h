/* file.h - a file beside the EPUB, wholly or not at all. */
#ifndef EPUBIFY_WRITE_FILE_H
#define EPUBIFY_WRITE_FILE_H

#include "base/bytes.h"
#include "base/diag.h"
#include "write/output.h"
#include "write/replace.h"

/* Makes the missing folders of path.  false: a diagnostic (output-write) says why, and what was
 * there is untouched. */
bool write_file(const char *path, Bytes bytes, Diags *diags);

/* The same in steps, for who writes it piece by piece: each false as above, and nothing is left
 * open then.  end_file: written tells whether all of it could be, errno why not. */
bool begin_file(Replacement *file, Output *output, const char *path, Diags *diags);
bool end_file(Replacement *file, bool written, const char *path, Diags *diags);

#endif
