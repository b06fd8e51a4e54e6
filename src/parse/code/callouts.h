/* callouts.h - numbers in code, and the list below it that explains them. */
#ifndef EPUBIFY_PARSE_CODE_CALLOUTS_H
#define EPUBIFY_PARSE_CODE_CALLOUTS_H

#include <string.h>
#include "book.h"

typedef struct {
    Chapter *chapter;
    Map ids; /* those that were given to items */
} Callouts;  /* start from {chapter, {0}} */

/* Quick: whether it is worth a look. */
static inline bool may_have_callouts(const char *code)
{
    while ((code = strchr(code, '<')) != NULL)
        if (*++code >= '0' && *code <= '9')
            return true;
    return false;
}

/* Takes comments with nothing but <1> at the ends of lines out of the block's text, and puts a
 * child into it for each: NODE_LINK to the item of the list right below, which gets a link back,
 * or NODE_SPAN where there is none, which is reported, as are items that no callout leads to. */
void find_callouts(Callouts *callouts, Node *block);

#endif
