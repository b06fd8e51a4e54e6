/* file.h - a file beside the EPUB, wholly or not at all. */
#ifndef EPUBIFY_WRITE_FILE_H
#define EPUBIFY_WRITE_FILE_H

#include "base/bytes.h"
#include "base/diag.h"

/* Makes the missing folders of path.  false: a diagnostic (output-write) says why, and what was
 * there is untouched. */
bool write_file(const char *path, Bytes bytes, Diags *diags);

#endif
