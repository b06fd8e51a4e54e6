/* relators.h - MARC relators: what somebody had to do with a book. */
#ifndef EPUBIFY_DATA_RELATORS_H
#define EPUBIFY_DATA_RELATORS_H

typedef struct {
    const char *code; /* "aut" */
    const char *word; /* "author": the list's own term, in lower case */
} Relator;

extern const Relator relators[]; /* sorted by code, ends with a NULL code */

/* The code that a code or a word stands for, whatever its case ("Cover designer" →
 * "cov"); NULL: there is none. */
const char *lookup_relator(const char *role);
/* The word that the author most likely meant, or NULL when none is near. */
const char *nearest_relator(const char *role);

#endif
