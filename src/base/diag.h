/* diag.h - what there is to say to the author: place, stable code, message, hint.
 *
 * Codes and their severities are the table in data/codes.h; recording one that is not
 * there is our own mistake and an assert.  A Diags belongs to one thread at a time. */
#ifndef EPUBIFY_BASE_DIAG_H
#define EPUBIFY_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/source.h"

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef struct Diag {
    struct Diag *next;
    Position at;
    Severity severity;
    const char *code;       /* static */
    const char *message;    /* in the arena, as are hint and the excerpt */
    const char *hint;       /* NULL: none */
    size_t file_rank;       /* diags_sort: files stay in the order in which they were first met */
} Diag;

typedef struct {
    Arena *arena;           /* whose memory the diagnostics live in */
    Diag *first, *last;
    size_t count;           /* of all that were recorded, dropped ones included */
    size_t errors, warnings;
    size_t holes;           /* warnings that lenient made of errors */
    bool lenient;           /* codes that leave a hole are warnings (DESIGN.md) */
} Diags;

/* Records one and goes on.  hint may be NULL.  All texts are copied.  Past
 * DIAGS_KEPT of them only the counts grow: hostile input could make millions. */
enum { DIAGS_KEPT = 1000 };
void diag_add(Diags *diags, const char *code, Position at, const char *hint,
              const char *format, ...) __attribute__((format(printf, 5, 6)));

/* By file position; the order of equal places stays. */
void diags_sort(Diags *diags);
/* Moves all of from's behind those of to (both arenas must outlive the use of to). */
void diags_append(Diags *to, Diags *from);
/* --strict: every warning becomes an error. */
void diags_make_strict(Diags *diags);

/* The candidate that the author most likely meant by word, or NULL when none is near.
 * candidates ends with NULL. */
const char *nearest_word(const char *word, const char *const *candidates);

#endif
