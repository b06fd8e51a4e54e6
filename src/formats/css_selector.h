/* css_selector.h - how one selector sees through gaps; between the files of css_gaps.h only. */
#ifndef EPUBIFY_FORMATS_CSS_SELECTOR_H
#define EPUBIFY_FORMATS_CSS_SELECTOR_H

#include "formats/css_gaps.h"
#include "formats/css_token.h"

/* Text in place of what stands from start to end, in the variants that have the site; site
 * SITE_ALWAYS: in all of them, and in the author's own rule. */
typedef struct {
    size_t start, end;
    const char *text;
    const char
        *old; /* the same for engines that don't know :where(); NULL: nothing changes */
    unsigned site;
    unsigned how; /* CssGapKind */
} CssChange;

enum { SITE_ALWAYS = 31 };

typedef enum {
    GAP_EMPTY,
    GAP_AROUND, /* the block is the first in a gap */
    GAP_FILLED, /* the block in front is the last in a gap */
    GAP_GONE,   /* a block between the two is no more */
    GAP_GONE_2, /* two of them */
    GAP_ANY     /* a change for all of them */
} CssGapKind;

typedef struct {
    size_t start, end; /* of the selector, in the sheet's bytes */
    CssChange *changes;
    size_t change_count; /* in the order of the text */
    unsigned site_count; /* places where a gap may stand */
    unsigned sides;      /* bits of those between two blocks */
    bool guarded;        /* some changes are SITE_ALWAYS */
    bool takes_gaps;     /* it may be a gap that it selects: "div", "section > *" */
} CssSelector;

/* From the first token up to end.  grown: as css_see_through_gaps has it. */
void css_look_at_selector(const CssSheet *sheet, const CssToken *first,
                          const CssToken *end, bool grown, CssGaps *gaps,
                          CssSelector *selector);
#endif
