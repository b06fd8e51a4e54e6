/* quotes.h - quotation marks and the spaces around signs, by language. */
#ifndef EPUBIFY_DATA_QUOTES_H
#define EPUBIFY_DATA_QUOTES_H

#include <stdbool.h>

typedef struct {
    const char *tag;        /* BCP 47: a language, or one with a region */
    const char *outer[2];   /* what opens and closes a quote, spaces included */
    const char *inner[2];   /* the same within another quote */
    bool spaced;            /* ; : ! ? have a space in front that does not break */
} Quotes;

/* NULL: the language has “these” and ‘those’, and no such spaces. */
const Quotes *lookup_quotes(const char *language);

#endif
