/* locators.h - what a reading system stores of a place, and where it leads in another EPUB.
 *
 * The rules are those of the reading systems' own code, as far as a book's change matters. */
#ifndef EPUBIFY_DIFF_LOCATORS_H
#define EPUBIFY_DIFF_LOCATORS_H

#include "diff/parts.h"

typedef struct {                /* a range of text */
    const EpubDocument *document;
    size_t from, until;
} Landing;

typedef struct {                /* of Kobo's, made when it is first asked for */
    struct KoboSegment *segments;
    size_t count;
    bool done;
} KoboSegments;

enum { QUOTE_STEPS = 1 << 30 }; /* for all quotes that are not there word for word: some seconds */

typedef struct {
    Diff *diff;
    size_t quote_steps;         /* that are left */
    Map documents;              /* path → EpubDocument of the new one */
    Map items;                  /* manifest id → the same */
    KoboSegments *old_kobo, *new_kobo;  /* of each document */
} Locating;

void begin_locating(Locating *locating, Diff *diff);
/* Stores the sentence's place in the old one as that reading system does, and opens the new
 * one.  false: it leads nowhere. */
bool locate(Locating *locating, Locator kind, const Sentence *sentence, Landing *landing);

/* kobo.c */
bool locate_by_kobo(Locating *locating, const Sentence *sentence, const EpubDocument *new,
                    Landing *landing);

#endif
