/* page_words.h - the words of the book's page on the web, by language. */
#ifndef EPUBIFY_DATA_PAGE_WORDS_H
#define EPUBIFY_DATA_PAGE_WORDS_H

typedef enum {
    PAGE_SKIP,              /* a link over what stands on every page */
    PAGE_GET,               /* what the links to shops and the like are for */
    PAGE_READ_SAMPLE,       /* the text of a link */
    PAGE_LEARN, PAGE_AUDIENCE, PAGE_INSIDE,      /* headings */
    PAGE_NEW, PAGE_EDITED, PAGE_REWRITTEN,  /* of a chapter, since the release before */
    PAGE_PROGRESS,          /* how much of the book there is */
    PAGE_ABOUT,             /* a link from the sample to the book's page */
    PAGE_PREVIOUS, PAGE_NEXT,               /* links from one page of the sample to others */
    PAGE_WORD_COUNT
} PageWord;

/* As lookup_word.  Never NULL. */
const char *lookup_page_word(const char *language, PageWord word);

#endif
