/* text.h - from the bytes of a file to a text that the stages can trust. */
#ifndef EPUBIFY_LOAD_FILES_TEXT_H
#define EPUBIFY_LOAD_FILES_TEXT_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/bytes.h"
#include "base/diag.h"

/* Takes byte order marks out, makes CRLF and CR one LF, and puts U+FFFD where a NUL, a control
 * character that XML forbids, or a byte that is no UTF-8 stands; all of that but line
 * ends and a first mark is reported, the NULs by the code that is handed in.  The text is raw itself,
 * or lives in the arena. False: it was no UTF-8, and the text is good for finding
 * further mistakes only. */
bool clean_text(Bytes raw, const char *shown, const char *nul_code, Arena *arena,
                Diags *diags, Bytes *text);

#endif
