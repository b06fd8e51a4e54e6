/* past.h - what readers have of the book already: the documents of its last release, the
 * blocks in them, and where each of them stands.  Read from the lock or from an EPUB; what
 * resolve makes of it for the release at hand is written back as the new lock.
 *
 * A document is a row of sections, one for each text in it; a section is a row of blocks, and
 * some blocks hold others.  What was in a release never changes its place among its siblings:
 * in front of a block is a gap, an empty element that takes up what is inserted there later,
 * and a block that is gone leaves a placeholder, an empty element of the same name.
 *
 * Knows nothing of Book: load, resolve, package and diff share it.  All texts live in the
 * arena that a function is handed. */
#ifndef EPUBIFY_PAST_PAST_H
#define EPUBIFY_PAST_PAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Texts, without the text -------------------------------------------------------------- */

/* 60 bits of a text whose white space is folded: ten characters in the lock.  0: no text. */
typedef uint64_t Digest;
/* What is left of the words of a text, for telling how much of it another one has: 16 least
 * values of hashes (one-permutation min-hash), six bits each.  All 0: a text of no words. */
typedef struct { uint8_t least[16]; } Sketch;

/* ---- Blocks ------------------------------------------------------------------------------- */

#define MARK_MASK UINT64_C(0x3fffffff)

/* Where something begins, as a reading system counts within one element: the elements in front
 * of it, the texts that end before it (without empty ones), and of the text that it is in so
 * many characters (units of UTF-16). */
typedef struct { uint32_t element, text, offset; } Spot;

/* One sentence of a paragraph: in running text, or in an element of its own, <span>.  An element
 * without a text of its own, but with sentences in it, holds what running text had no room for. */
typedef struct PastSentence {
    uint32_t mark;              /* 30 bits of its digest: five characters in the lock; 0: it is gone,
                                 * and its element empty */
    uint32_t number;            /* of its id for Kobo's readers, "kobo.12.1"; 0: it has none */
    bool bare;                  /* it has no element */
    Spot spot;                  /* of running text and of what is in it; else zero */
    struct PastSentence *front; /* what came in front of it later, within its element */
    struct PastSentence *end;   /* what came behind it later, within its element */
    struct PastSentence *next;
} PastSentence;

typedef struct PastBlock {
    const char *name;           /* its element's: "p", "h2", "ul"; "section" for a text */
    const char *id;             /* "b12": unlike all others, past ones too, in the document */
    const char *anchor;         /* what its id attribute says, or NULL */
    const char *source;         /* a section's: what names the text; else NULL */
    const char *title;          /* a section's; else NULL */
    size_t words;               /* a section's */
    Digest digest;
    Sketch sketch;
    bool removed;               /* a placeholder; digest, sketch and children mean nothing */
    bool no_gap;                /* nothing can be inserted in front of it */
    PastSentence *sentences;    /* none: it is not cut up */
    struct PastBlock *gap;      /* the first of the blocks in the gap in front of it */
    struct PastBlock *children; /* the first one within it */
    struct PastBlock *next;
    void *node;                 /* for who uses it: the block of the text at hand, or NULL */
} PastBlock;

typedef struct PastDocument {
    const char *path;           /* in the EPUB: "text/intro.xhtml" */
    const char *id;             /* of its manifest item */
    bool made;                  /* a page that no author wrote: cover, title page, contents … */
    bool stub;                  /* all that was in it is elsewhere or gone */
    PastBlock *sections;        /* none of a made page */
    struct PastDocument *next;  /* in spine order */
} PastDocument;

typedef struct PastRelease {
    const char *name;           /* "2", "Early Release" */
    const char *date;           /* "2025-03-18", or NULL */
    const char *version;        /* ibooks:version, where the author gave it; or NULL */
    unsigned ordinal;           /* from 1 */
    size_t words;
    bool given_out;             /* `epubify release` has made it */
    struct PastRelease *next;   /* the later one */
} PastRelease;

/* The state of a book in one release. */
typedef struct Past {
    const char *identifier;     /* the book's unique one */
    PastRelease *releases;      /* all, the oldest first; the last one is that of the documents */
    PastDocument *documents;
} Past;

#endif
