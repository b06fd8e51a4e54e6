/* toml.h - TOML 1.0 as a tree of data.  The one file that knows toml++, and the one in C++.
 *
 * Tables are maps, arrays and arrays of tables are lists.  Scalars keep the author's text:
 * strings without their quotes (quoted), integers, floats, booleans and dates as they are
 * written.  The children of a map are in the order in which their keys were first met. */
#ifndef EPUBIFY_FORMATS_TOML_H
#define EPUBIFY_FORMATS_TOML_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "formats/data.h"

enum { TOML_LARGEST = 256 * 1024, TOML_DEEPEST = 32 };

/* How the reader's diagnostics are called, since this file knows nothing of books. */
typedef struct {
    const char *syntax, *depth, *large;
    const char *control; /* a warning: a control character was replaced by U+FFFD */
} TomlCodes;

typedef struct {
    Arena *arena; /* what the tree lives in */
    Diags *diags;
    const TomlCodes *codes;
    const Source *source; /* checked UTF-8, lines end with LF; must outlive the tree */
} TomlInput;

/* The root, a map (an empty one of an empty text).  NULL, and *whole false, when there is
 * a mistake: the first one is told, and nothing is known of what stands around it. */
DataNode *toml_read(const TomlInput *input, bool *whole);

#endif
