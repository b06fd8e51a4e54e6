/* svg.h - reads an SVG picture: how large it is, what is unsafe in it, what every
 * reading system would trip over.
 *
 * A safe picture stands alone: no script, no other file, nothing that a stranger could
 * hide.  It may point to its own parts ("#id"), to pictures within it
 * ("data:image/png;base64,…"), and a link in it may lead to the web. */
#ifndef EPUBIFY_FORMATS_SVG_H
#define EPUBIFY_FORMATS_SVG_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/buf.h"
#include "formats/css.h"

enum { SVG_FAULT_LIMIT = 20 };

typedef struct {
    size_t offset;       /* bytes from the start of the file */
    const char *message; /* in the arena: "<script> runs a program" */
    const char *hint;    /* static, or NULL */
} SvgFault;

typedef struct Svg {
    Arena *arena;
    Bytes bytes;
    bool broken; /* no SVG or not well-formed: the only fault says why */
    bool animated;
    SvgFault *faults;
    size_t fault_count;
    uint32_t width,
        height; /* CSS pixels of width and height, else of viewBox; 0: neither says */
    CssEdit *edits;
    size_t edit_count; /* harmless things that an EPUB may not have */
    CssEdit *mends;
    size_t mend_count; /* what would take the faults out */
} Svg;

/* Borrows the bytes as long as svg is used. */
void svg_read(Bytes bytes, Arena *arena, Svg *svg);
/* The picture without what is unsafe in it, and read anew: scripts and references to other
 * files go, HTML in it becomes plain text.  False: it can't be mended. */
bool svg_mend(const Svg *svg, Svg *mended);
/* The picture without byte order mark and DOCTYPE, and with its style sheets mended as
 * css.h does. */
void svg_write(const Svg *svg, Buf *out);

#endif
