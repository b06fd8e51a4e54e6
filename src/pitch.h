/* pitch.h - what a book says to those who do not have it yet: what `epubify page` shows
 * besides the metadata and the contents.  A part of book.h. */
#ifndef EPUBIFY_PITCH_H
#define EPUBIFY_PITCH_H

#include <stddef.h>
#include "base/source.h"

struct Chapter;
struct Document;

/* Texts of the manifest, a paragraph of Markdown each: every one is parsed like a chapter,
 * and is none of the book's.  resolve leaves the tree of a bad one NULL. */
typedef struct { struct Chapter **items; size_t count; } Phrases;

/* What of the book is shown: a label's figure, table or listing, or a picture. */
typedef struct {
    const char *label;      /* one of these two is there: "fig-retry" */
    const char *path;       /* of a picture, from the root */
    const char *name;       /* that one, as the author wrote it */
    Phrases caption;        /* one, in place of the book's, or none */
    const char *alt;        /* what the picture shows, in place of the book's; or NULL */
    Position at;
} PitchFigure;

typedef struct {
    /* load */
    const char *url;        /* where the page will stand: absolute, or NULL */
    Phrases learn, audience;
    PitchFigure *figures; size_t figure_count;
    /* resolve, where the page is what is made: parts of it, in no EPUB.  NULL: nothing of
     * the kind is there */
    struct Document *description_part, *learn_part, *audience_part, *figures_part, *news_part;
} Pitch;

#endif
