/* css_gaps.h - style sheets for a text with an empty <div> (a gap) in front of its blocks, which
 * look as they do where there are none: "p + p" is to see through it.  Where a text has grown,
 * a gap holds what is new, with gaps of its own, and something hidden stands for what is gone.
 *
 *     css_read(bytes, CSS_FILE, &arena, &sheet);
 *     css_see_through_gaps(&sheet, false, &gaps);
 *     ... look at gaps.blind
 *     css_write(&sheet, &buf);
 * */
#ifndef EPUBIFY_FORMATS_CSS_GAPS_H
#define EPUBIFY_FORMATS_CSS_GAPS_H

#include "formats/css.h"

/* What counts elements, and so counts gaps: ":nth-child(odd)". */
typedef struct {
    size_t start, end; /* in the sheet's bytes */
} CssBlind;

typedef struct {
    CssBlind *blind;
    size_t blind_count;
} CssGaps;

/* Notes edits: behind each rule that asks what stands in front of a block comes one that sees
 * through a gap there.  grown: the text may have grown.  Nothing is noted of a sheet that has
 * faults. */
void css_see_through_gaps(CssSheet *sheet, bool grown, CssGaps *gaps);

#endif
