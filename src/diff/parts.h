/* parts.h - the data that the parts of a diff share, for src/diff alone.
 *
 *     sentences and chapters of both → pairs of chapters → changed sentences
 *     ids that mean something else
 *     positions that a reader has stored: kept, moved or lost
 *
 * Works for two EPUBs of anyone's.  Everything lives in the arena of the diff. */
#ifndef EPUBIFY_DIFF_PARTS_H
#define EPUBIFY_DIFF_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "past/epub.h"

enum {
    SENTENCE_LIMIT = 2 << 20,   /* of one EPUB */
    MARK_LIMIT = 2000,          /* sentences that are marked; of more, so many evenly spread */
    MARK_LENGTH = 40            /* characters that a sentence has at least to be marked */
};

/* A sentence, or a line of code.  The page of the contents has none: it says again what the
 * headings say. */
typedef struct {
    const EpubDocument *document;
    uint32_t from, until;       /* in the document's text, without the white space around it */
    bool code;
    Digest digest;
    Sketch sketch;
    size_t words;
    size_t chapter;
} Sentence;

typedef struct {
    const char *title;
    const char *href;           /* in the container: "EPUB/text/a.xhtml#b" */
    size_t first, count;        /* its sentences */
    size_t words;
} DiffChapter;

/* Where a sentence stands, by what it says. */
typedef struct { Digest digest; size_t index; } Place;

typedef struct {
    const char *file;           /* as it was named */
    Epub *epub;
    Sentence *sentences; size_t sentence_count;     /* in reading order */
    size_t *first;              /* of each document, its first sentence; one more at the end */
    Place *places;              /* of all sentences, in order of digest */
    DiffChapter *chapters; size_t chapter_count;
    size_t words;
} Side;

typedef enum { SENTENCE_CHANGED, SENTENCE_ADDED, SENTENCE_REMOVED } ChangeKind;
typedef struct {
    ChangeKind kind;
    const Sentence *old, *new;  /* NULL: there is none */
} Change;

/* A chapter before and now. */
typedef struct {
    const DiffChapter *old, *new;       /* NULL: there is none; never both */
    const DiffChapter *split_from;      /* an added one: the old one that most of it comes from */
    const DiffChapter *merged_into;     /* a removed one: the new one that most of it is in */
    bool moved, renamed;
    size_t words_added, words_removed;  /* without those of sentences that only have moved: */
    size_t words_from_elsewhere, words_to_elsewhere;    /* between chapters, */
    size_t words_reordered;             /* and within this one */
    Change *changes; size_t change_count;       /* of a chapter that is in both */
} Pair;

typedef struct {                /* an id, or a file, that both have and that means other text now */
    const char *href;
    const char *old, *new;      /* how the texts begin */
} Anchor;

typedef enum {
    LOCATOR_EPUB_JS, LOCATOR_FOLIATE, LOCATOR_IDREF, LOCATOR_KOREADER, LOCATOR_READIUM,
    LOCATOR_CALIBRE, LOCATOR_KOBO, LOCATOR_COUNT
} Locator;

typedef enum { OUTCOME_KEPT, OUTCOME_MOVED, OUTCOME_LOST, OUTCOME_COUNT } Outcome;

typedef struct {                /* what becomes of a sentence that a reader marked */
    const Sentence *old;
    struct {
        Outcome outcome;
        const char *href;       /* moved: the document in which it lands, */
        const char *text;       /* and what is marked there; else NULL */
    } by[LOCATOR_COUNT];
} Mark;

typedef struct {
    Arena arena;
    Side old, new;
    Pair *pairs; size_t pair_count;     /* in the order of the new one; then what was removed */
    Anchor *anchors; size_t anchor_count;
    size_t anchors_same, anchors_gone;
    size_t marked, gone;        /* sentences; those of them that the new one has no more */
    size_t tallies[LOCATOR_COUNT][OUTCOME_COUNT];
    Mark *marks; size_t mark_count;     /* those that not all reading systems would keep */
} Diff;

/* ---- The parts ------------------------------------------------------------------------------ */

/* sentences.c.  false: there are too many. */
bool find_sentences(Arena *arena, Side *side);
/* The first sentence of that digest at or behind place, and how many follow with the same. */
const Place *lookup_places(const Side *side, Digest digest, size_t *count);
/* The sentence around an offset, or the next one in that document; NULL: there is none. */
const Sentence *sentence_at(const Side *side, const EpubDocument *document, size_t offset);
/* Its text, with its white space folded. */
char *sentence_text(Arena *arena, const Sentence *sentence);
/* chapters.c: by the contents, else by documents. */
void find_chapters(Arena *arena, Side *side);
/* pairs.c */
void pair_chapters(Diff *diff);
/* changes.c */
void find_changes(Diff *diff);
/* anchors.c */
void compare_anchors(Diff *diff);
/* positions.c */
void try_positions(Diff *diff);

/* report_text.c, report_json.c, report_html.c */
void put_text_report(Buf *out, Diff *diff);
void put_json_report(Buf *out, Diff *diff);
void put_html_report(Buf *out, Diff *diff);

#endif
