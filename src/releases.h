/* releases.h - what a book says of its releases.  A part of book.h; texts are NUL-terminated
 * UTF-8 in the book's arena. */
#ifndef EPUBIFY_RELEASES_H
#define EPUBIFY_RELEASES_H

#include <stdbool.h>
#include <stddef.h>
#include "base/source.h"
#include "node.h"

struct Chapter;

typedef struct {
    /* load */
    const char *name;       /* "2", "2.1", "Early Release" */
    const char *date;       /* as read_w3c_date has it, or NULL */
    Position at;            /* where the author lists it */
    struct Chapter *notes;  /* what the author says of it: its text has the fields of a chapter's,
                             * and is none of the book's chapters; NULL: nothing */
    /* resolve */
    unsigned ordinal;       /* its place among all releases, from 1; 0: only an EPUB tells of it */
    const char *version;    /* ibooks:version, where the author gave it and the lock has it; or NULL */
    bool in_lock;           /* the lock has it: it is known whether there was one */
    const char *phrase;     /* "Release 2" in the book's language; a name names itself */
    size_t words;           /* in the book then; 0: unknown */
    Node *told;             /* the notes, once resolved: an element that holds them, or NULL */
} Release;

/* A chapter that is new in the release at hand, has changed, or is planned. */
typedef struct {
    const struct Chapter *chapter;
    const char *href;       /* from the package document */
    int group;              /* Change; CHANGE_NONE: it is planned */
    int parent;             /* the entry that it stands below, as its index; -1: none */
    long long change;       /* in words, with those of all that stand below it */
    bool shown;             /* it has a text, or one below it has */
} NewsEntry;

/* What became of a text of the release before, other than that its words have changed.  MOVED: it
 * comes elsewhere in the book, or stands in another chapter now. */
typedef enum { FATE_REMOVED, FATE_RENAMED, FATE_MOVED } FateKind;
typedef struct {
    FateKind kind;
    const char *title;      /* that it had */
    size_t words;           /* that it had */
    const struct Chapter *chapter;  /* where it is now; NULL of a removed one */
    bool within;            /* that chapter is another one, which has taken it in */
} Fate;

typedef struct {
    /* load */
    Release *listed;        /* by the manifest or the change log, the oldest first */
    size_t listed_count;
    const char *date;       /* of the release at hand: its own, else the book's; or NULL */
    bool no_page;           /* the book wants no page that says what is new */
    const char *since;      /* what the EPUB of book->since says it is called; NULL: it does not */
    const char *since_version;  /* its ibooks:version, or NULL */
    /* resolve */
    Release *all;           /* the oldest first, with those of the lock; the last one is that at hand.
                             * None: the book has no release */
    size_t count;
    const char *version;    /* of that at hand, in digits and dots: for ibooks:version */
    bool is_compared;       /* what is new in the text is known */
    Fate *fates;            /* by kind; of removed ones in the old order, else in the new one */
    size_t fate_count;
    NewsEntry *entries;     /* by group: new ones, rewritten, edited, planned; then in reading order */
    size_t entry_count;
    Node *news;             /* what is new, an element; NULL: the book has no release */
} Releases;

#endif
