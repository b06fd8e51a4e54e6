/* hints.h - what a link that leads nowhere was most likely meant for. */
#ifndef EPUBIFY_RESOLVE_LINKS_HINTS_H
#define EPUBIFY_RESOLVE_LINKS_HINTS_H

#include "book.h"

typedef struct {
    Map nearest;    /* "folder//path" of a missing file → what was guessed, or "" */
    size_t guesses; /* names compared so far, in the whole book */
} Hints;

/* The anchor in the target, or the first ones of all. */
const char *anchor_hint(Hints *hints, Chapter *chapter, const Chapter *target,
                        const char *fragment);
/* The source, as a link in the chapter would write it; or NULL. */
const char *nearest_source(Hints *hints, Book *book, Chapter *chapter, const char *path);
/* Of a file that is not there: "www.example.org", "ada@example.org" are what an author means,
 * Markdown does not. */
const char *address_hint(Arena *arena, const char *destination);

#endif
