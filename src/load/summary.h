/* summary.h - a table of contents in Markdown (SUMMARY.md, _sidebar.md, LANGS.md): headings
 * and nested lists of links. */
#ifndef EPUBIFY_LOAD_SUMMARY_H
#define EPUBIFY_LOAD_SUMMARY_H

#include "book.h"

typedef enum {
    SUMMARY_HEADING,    /* depth: its level, 1 to 6 */
    SUMMARY_LINK,       /* depth 0: in no list; else how many lists it stands in */
    SUMMARY_TEXT,       /* a list's item without a link, or a line that is no link */
    SUMMARY_SEPARATOR   /* a thematic break */
} SummaryKind;

typedef struct {
    SummaryKind kind;
    int depth;
    const char *title;  /* plain; "" when there is none */
    const char *destination;    /* of a link, as written without < > and escapes; "" of [Draft]() */
    Position at;
} SummaryItem;

/* In their order; of a line with several links, the first is the item and the others follow
 * it with the same depth.  Reference links are looked up in the text; comments and code are
 * passed over.  All in the arena; linear in the text, nesting deeper than 32 counts as 32. */
const SummaryItem *read_summary(Arena *arena, const Source *source, size_t *count);

#endif
