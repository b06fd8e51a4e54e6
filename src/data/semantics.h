/* semantics.h - the kinds of front, body and back matter (EPUB 3 Structural Semantics
 * 1.1, DPUB-ARIA 1.1). */
#ifndef EPUBIFY_DATA_SEMANTICS_H
#define EPUBIFY_DATA_SEMANTICS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Semantics {
    const char *type;      /* what the manifest says: "preface" */
    const char *epub_type; /* the structural semantics */
    const char *role;      /* the matching ARIA role, or NULL where there is none */
    char matter;           /* 'f' front, 'b' body, 'e' back */
    bool landmark;         /* worth an entry among the landmarks */
} Semantics;

extern const Semantics semantics[]; /* ends with a NULL type */

const Semantics *lookup_semantics(const char *type); /* NULL: no such kind */

#endif
