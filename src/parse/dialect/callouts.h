/* callouts.h - divs that are callouts. */
#ifndef EPUBIFY_PARSE_DIALECT_CALLOUTS_H
#define EPUBIFY_PARSE_DIALECT_CALLOUTS_H

#include "book.h"

/* Each div, aside, section or quote of HTML whose class is a word for a callout becomes
 * one (data/callouts.c); a title attribute or a heading in front is its title. */
void refine_callouts(Chapter *chapter, const Dialect *dialect);

#endif
