/* highlight.h - which bytes of a program are comments, strings, keywords.
 *
 *     CodeRuns runs = {0};
 *     size_t language = lookup_code_language("rust", 4);
 *     if (highlight(language, text, len, &runs))
 *         for (size_t i = 0; i < runs.count; i++)
 *             … runs.items[i].style …
 *     code_runs_free(&runs);
 *
 * One pass from the beginning to the end, in time and memory that grow with the text and
 * nothing else, whatever stands in it: it need be no correct program, nor UTF-8. */
#ifndef EPUBIFY_FORMATS_HIGHLIGHT_H
#define EPUBIFY_FORMATS_HIGHLIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "data/highlight.h"

typedef struct {
    uint32_t start, length; /* bytes of the text */
    CodeStyle style;        /* never CODE_PLAIN */
} CodeRun;

typedef struct { /* in order, not overlapping, none empty */
    CodeRun *items;
    size_t count, capacity;
} CodeRuns; /* start from {0}; used again, it keeps its memory */

/* Replaces what is in runs.  language: a place in code_languages.  False, and none: it is
 * NO_CODE_LANGUAGE, or the text is larger than 4 GiB. */
bool highlight(size_t language, const char *text, size_t len, CodeRuns *runs);
void code_runs_free(CodeRuns *runs);

#endif
