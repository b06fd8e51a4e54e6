/* yaml.h - YAML as a tree of data.  The one file that knows libyaml.
 *
 * A small YAML on purpose: maps with texts as keys, lists, scalars.  Anchors, aliases,
 * tags and a second document are mistakes.  Nothing is resolved: what a scalar means
 * (a number, a date, yes or no) is up to the reader, who knows what belongs there. */
#ifndef EPUBIFY_FORMATS_YAML_H
#define EPUBIFY_FORMATS_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "formats/data.h"

enum { YAML_LARGEST = 256 * 1024, YAML_DEEPEST = 32 };

/* How the reader's diagnostics are called, since this file knows nothing of books. */
typedef struct {
    const char *syntax, *tab, *anchor, *document, *duplicate, *depth, *large;
    const char *control; /* a warning: a control character was replaced by U+FFFD */
} YamlCodes;

typedef struct {
    Arena *arena; /* what the tree lives in */
    Diags *diags;
    const YamlCodes *codes;
    const Source *source; /* checked UTF-8, lines end with LF; must outlive the tree */
    size_t start, end;    /* the part of the source that is YAML; start begins a line */
} YamlInput;

/* NULL when there is nothing (an empty text, or a mistake right at the start).  A mistake
 * of form is told, taken out, and the rest read as if it had not been there.  *whole
 * is false when there was one: what is missing is no mistake of
 * its own, and maps that it left open are DATA_BROKEN, save the root. */
DataNode *yaml_read(const YamlInput *input, bool *whole);

#endif
