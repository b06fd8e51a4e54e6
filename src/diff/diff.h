/* diff.h - what has changed from one EPUB to the next, and what of a reader's it would cost. */
#ifndef EPUBIFY_DIFF_DIFF_H
#define EPUBIFY_DIFF_DIFF_H

#include "base/buf.h"

typedef enum { DIFF_TEXT, DIFF_JSON, DIFF_HTML } DiffFormat;
typedef enum { DIFF_SAFE, DIFF_MOVED, DIFF_UNREADABLE, DIFF_SYSTEM } DiffStatus;

/* The whole of it; the report goes to out.  DIFF_MOVED: some kind of locator would put a
 * reader's position on other text.  The last two: *why says which file could not be read and
 * why, in memory that the caller frees. */
DiffStatus diff_epubs(const char *old_file, const char *new_file, DiffFormat format, Buf *out,
                      char **why);

#endif
