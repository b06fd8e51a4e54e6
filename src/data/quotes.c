/* quotes.c - see the header.  By the Unicode CLDR's delimiters and what publishers of the
 * language print; a region's row stands before its language's. */
#include "data/quotes.h"
#include <stddef.h>
#include <string.h>
#include <strings.h>

#define NARROW "\xE2\x80\xAF" /* U+202F, a narrow space that does not break */

static const Quotes rows[] = {
    {"de-CH", {"«", "»"}, {"‹", "›"}, false},
    {"de-LI", {"«", "»"}, {"‹", "›"}, false},
    {"de", {"„", "“"}, {"‚", "‘"}, false},
    {"fr-CH", {"«" NARROW, NARROW "»"}, {"‹" NARROW, NARROW "›"}, true},
    {"fr", {"«" NARROW, NARROW "»"}, {"“", "”"}, true},
    {"es", {"«", "»"}, {"“", "”"}, false},
    {"ca", {"«", "»"}, {"“", "”"}, false},
    {"gl", {"«", "»"}, {"“", "”"}, false},
    {"it-CH", {"«", "»"}, {"‹", "›"}, false},
    {"it", {"«", "»"}, {"“", "”"}, false},
    {"pt-PT", {"«", "»"}, {"“", "”"}, false},
    {"ru", {"«", "»"}, {"„", "“"}, false},
    {"uk", {"«", "»"}, {"„", "“"}, false},
    {"be", {"«", "»"}, {"„", "“"}, false},
    {"bg", {"„", "“"}, {"’", "’"}, false},
    {"pl", {"„", "”"}, {"«", "»"}, false},
    {"cs", {"„", "“"}, {"‚", "‘"}, false},
    {"sk", {"„", "“"}, {"‚", "‘"}, false},
    {"sl", {"„", "“"}, {"‚", "‘"}, false},
    {"hr", {"„", "”"}, {"‚", "’"}, false},
    {"sr", {"„", "“"}, {"‘", "’"}, false},
    {"ro", {"„", "”"}, {"«", "»"}, false},
    {"hu", {"„", "”"}, {"»", "«"}, false},
    {"lt", {"„", "“"}, {"‚", "‘"}, false},
    {"et", {"„", "“"}, {"«", "»"}, false},
    {"is", {"„", "“"}, {"‚", "‘"}, false},
    {"el", {"«", "»"}, {"“", "”"}, false},
    {"sv", {"”", "”"}, {"’", "’"}, false},
    {"fi", {"”", "”"}, {"’", "’"}, false},
    {"nb", {"«", "»"}, {"‘", "’"}, false},
    {"nn", {"«", "»"}, {"‘", "’"}, false},
    {"no", {"«", "»"}, {"‘", "’"}, false},
    {"da", {"»", "«"}, {"›", "‹"}, false},
};

const Quotes *lookup_quotes(const char *language)
{
    for (size_t i = 0; language != NULL && i < sizeof rows / sizeof rows[0]; i++) {
        size_t n = strlen(rows[i].tag);
        if (strncasecmp(language, rows[i].tag, n) == 0 &&
            (language[n] == '\0' || language[n] == '-'))
            return &rows[i];
    }
    return NULL;
}
