/* words.h - the words that epubify itself writes into a book, by language. */
#ifndef EPUBIFY_DATA_WORDS_H
#define EPUBIFY_DATA_WORDS_H

#include <stdbool.h>

typedef enum {
    WORD_CONTENTS, WORD_COVER, WORD_TITLE_PAGE, WORD_COPYRIGHT, WORD_START,    /* start of reading */
    WORD_LANDMARKS, WORD_PART, WORD_CHAPTER, WORD_NOTES, WORD_NOTE_BACK,       /* back to the text */
    WORD_PLANNED,           /* a sentence: "This chapter is planned. Stay tuned." */
    WORD_PLANNED_MARK, WORD_DRAFT, WORD_REVIEW,     /* in brackets behind a label: "draft" */
    WORD_DRAFT_BANNER, WORD_REVIEW_BANNER,          /* sentences */
    WORD_FORTHCOMING,       /* in brackets behind a link to a planned chapter */
    WORD_EXPECTED,          /* in front of a colon and a date */
    WORD_CHAPTERS, WORD_LESSONS, WORD_OF,           /* "Lessons: 15 of 50" */
    WORD_SAMPLE,            /* what such an edition is called */
    WORD_SAMPLE_END,        /* the title of its last page */
    WORD_FULL_BOOK,         /* in front of a list of what only that has, with a colon */
    WORD_GET_BOOK,          /* the text of a link */
    WORD_IN_FULL_BOOK,      /* in brackets behind what would be a link there */
    WORD_RELEASE, WORD_PUBLISHED_BY, WORD_DATE,
    WORD_WHATS_NEW, WORD_FIRST_RELEASE, WORD_UNCHANGED,     /* the latter two are sentences */
    WORD_NEW, WORD_REWRITTEN, WORD_EDITED, WORD_COMING,     /* headings above chapters, as are the next */
    WORD_REMOVED, WORD_RENAMED, WORD_MOVED,
    WORD_RELEASES,
    WORD_TASK_DONE, WORD_TASK_OPEN,
    WORD_NOTE, WORD_TIP, WORD_IMPORTANT, WORD_WARNING, WORD_CAUTION,
    WORD_MISSING_PICTURE, WORD_VIDEO, WORD_AUDIO, WORD_FRAME,
    WORD_DETAILS,           /* the summary of a <details> that has none */
    WORD_DATA,              /* the summary of a chart's table */
    WORD_NUMBER, WORD_PERCENTILE,   /* what a histogram counts; what such a chart's rows are */
    WORD_FIGURE, WORD_TABLE, WORD_LISTING, WORD_EQUATION,   /* in front of a number */
    WORD_FIGURES, WORD_TABLES, WORD_LISTINGS,               /* "List of Figures" */
    WORD_INDEX, WORD_SEE,   /* in an index: "see timeout" */
    WORD_COUNT
} Word;

/* By the longest prefix of the BCP 47 tag that the table has ("zh-Hant-TW" → zh-Hant;
 * "zh-TW" is Hant, other zh is Hans); English when there is none.  Never NULL. */
const char *lookup_word(const char *language, Word word);
/* The tag of that language: for tables of more words. */
const char *word_language(const char *language);
/* "Chapter 3" as the language says it: 第3章, Kapitel 3.  The caller's arena is not
 * needed: parts of the phrase before and behind the number. */
void lookup_chapter_phrase(const char *language, Word word, const char **before, const char **behind);
/* What stands between "Figure 2.3" and the caption's text: ". ", " – ", an ideographic space. */
const char *lookup_caption_gap(const char *language);
/* Arabic, Hebrew, Persian, Urdu … */
bool is_right_to_left(const char *language);
/* Well-formed by BCP 47 2.1 (not looked up in the registry). */
bool is_language_tag(const char *tag);

#endif
