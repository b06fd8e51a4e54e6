/* chapters.h - the texts of the release before and of the one at hand. */
#ifndef EPUBIFY_RESOLVE_RELEASE_CHAPTERS_H
#define EPUBIFY_RESOLVE_RELEASE_CHAPTERS_H

#include "resolve/release/release.h"

/* One text of the release before. */
typedef struct {
    size_t document;            /* of Chapters.documents */
    PastBlock *section;
    size_t index;               /* in its document, in reading order */
    size_t chapter;             /* the entry that it is now, or NO_MATCH */
} OldText;

/* A document of the release before, as it grows. */
typedef struct {
    PastDocument *state;        /* what becomes of it */
    Grown grown;
    BlockIds ids;
    size_t count;               /* of its texts */
} OldDocument;

typedef struct {
    Book *book;
    const Past *past;           /* may be NULL */
    Chapter **chapters;         /* those with documents */
    size_t chapter_count;
    OldText *old;
    size_t old_count;
    OldDocument *documents;     /* those with texts */
    size_t document_count;
    size_t *texts;              /* of each chapter: which old text it is, or NO_MATCH */
    bool *stays;                /* of each chapter */
    size_t *next_staying;       /* of each chapter: itself or the first behind it, or NO_MATCH */
    size_t *words_staying;      /* from each chapter on */
    Map by_source;              /* → OldText */
} Chapters;

/* chapters.c: the section is the text of that entry; in_place: its blocks are where they were.
 * What has changed in it. */
void match_text(Chapters *all, size_t i, BlockIds *ids, PastBlock *section, bool in_place);
/* chapters.c: what has changed in a text, and nothing else. */
void note_change(Chapters *all, size_t i);
/* fresh.c: the documents of a new book, with the names and ids that were. */
void place_fresh(Chapters *all, Past *state);

/* fates.c, once it is known which text is which, and which stay: book->releases.fates. */
void tell_fates(Chapters *all);
/* chapters.c: how many words of that old text are in it, those of edited blocks in part. */
size_t kept_words(const Chapters *all, size_t i, size_t old);

/* texts.c: what was there, and which text is which now. */
void find_texts(Chapters *all);
/* They are the same, unless one of them is another one's already.  old may be NULL. */
void pair_text(Chapters *all, size_t chapter, OldText *old);
/* The text that was made of that file; NULL: none was. */
OldText *lookup_source(Chapters *all, const char *path);
/* alike.c: those that are the same for what is in them, or for what is said of them. */
void pair_alike(Chapters *all);

#endif
