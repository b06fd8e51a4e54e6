/* callouts.h - words by which books call their callouts, and what each is here. */
#ifndef EPUBIFY_DATA_CALLOUTS_H
#define EPUBIFY_DATA_CALLOUTS_H

#include <stdbool.h>

typedef struct {
    const char *word;   /* in lower case: "info" */
    const char *kind;   /* one of note tip important warning caution */
    bool says_more;     /* the word says more than the kind: it is the title where none is given */
} CalloutWord;

/* The word in any case, with or without "callout-", "admonition-", "alert-" or "hint-" in front.
 * NULL: it is none. */
const CalloutWord *lookup_callout(const char *word);

#endif
