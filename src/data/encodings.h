/* encodings.h - what texts were written in before UTF-8, and which letters tell them apart. */
#ifndef EPUBIFY_DATA_ENCODINGS_H
#define EPUBIFY_DATA_ENCODINGS_H

#include <stddef.h>

/* A language in an encoding. */
typedef struct {
    const char *encoding;   /* as messages say it */
    const char *name;       /* as iconv knows the widest form of it */
    unsigned doubt;         /* bits against it before anything is read: it is rarer */
    const char *letters;    /* beyond ASCII, in lower case, the most frequent first; of Chinese,
                             * Japanese and Korean the most frequent signs in any order */
} EncodingRow;

/* Rows of one encoding stand together; of two that fit alike the first one wins. */
extern const EncodingRow encoding_rows[];
extern const size_t encoding_row_count;

#endif
