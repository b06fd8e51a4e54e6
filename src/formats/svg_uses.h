/* svg_uses.h - how often the <use> elements of an SVG picture copy something, copies of
 * copies too: thirty short lines can ask a reading system for a billion.  Between the
 * files of svg.h only. */
#ifndef EPUBIFY_FORMATS_SVG_USES_H
#define EPUBIFY_FORMATS_SVG_USES_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/map.h"

typedef struct SvgGroup SvgGroup; /* an element with an id, or the picture as a whole */

typedef struct {
    Arena *arena;
    SvgGroup *whole, *open; /* the innermost that is open */
    Map groups;             /* id → SvgGroup */
    size_t count;           /* of <use> elements */
    size_t offset;          /* of the first one */
} SvgUses;                  /* starts as {.arena = arena} */

/* Each element in its turn, with its depth from 0; id and used may be NULL: used is the id
 * that a <use> at offset points to. */
void svg_uses_element(SvgUses *uses, unsigned depth, const char *id, const char *used,
                      size_t offset);
/* At the end: true when the copies are far more than a picture can need. */
bool svg_uses_explode(const SvgUses *uses);

#endif
