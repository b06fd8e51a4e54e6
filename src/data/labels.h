/* labels.h - what a label's name says: "fig-retry" is a figure's. */
#ifndef EPUBIFY_DATA_LABELS_H
#define EPUBIFY_DATA_LABELS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LABEL_FIGURE,
    LABEL_TABLE,
    LABEL_LISTING,
    LABEL_EQUATION, /* these are numbered */
    LABEL_SECTION,
    LABEL_NONE,
    LABEL_NUMBERED = LABEL_SECTION /* how many kinds have numbers */
} LabelKind;

/* By "fig-", "tbl-", "tab-", "lst-", "eq-", "sec-", or the same with a colon, as long as
 * something follows. */
LabelKind label_kind(const char *name);
/* An @ there may begin a reference: it stands in no address, nor within a word; at: in
 * text. */
bool may_stand_before_label(const char *text, const char *at);
/* How many of the bytes from text on could be such a label, without the full stop or colon
 * that ends a sentence; 0: none.  Behind ASCII letters it ends in front of Chinese or Japanese. */
size_t scan_label(const char *text, size_t len);

#endif
