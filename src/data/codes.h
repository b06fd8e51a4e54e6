/* codes.h - every diagnostic code: its severity, whether it leaves a hole, what it
 * means.
 *
 * Codes are kebab-case and stable.  Each owns a case under tests/cases/ and a row in
 * the README. */
#ifndef EPUBIFY_DATA_CODES_H
#define EPUBIFY_DATA_CODES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *code;
    char severity;          /* 'E' error, 'W' warning, 'N' note */
    bool hole;              /* an error that --lenient turns into a warning with a visible hole */
    unsigned char shown;    /* of a great many warnings so many are shown, and the rest counted;
                             * 0: all of them are */
    const char *meaning;    /* what it means, in one or two sentences */
    const char *mend;       /* how to mend it */
} CodeRow;

extern const CodeRow code_rows[];   /* sorted by code */
extern const size_t code_count;

const CodeRow *lookup_code(const char *code);   /* NULL: there is none */

#endif
