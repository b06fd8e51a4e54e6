/* toml_words.h - what toml++'s messages mean, for authors. */
#ifndef EPUBIFY_FORMATS_TOML_WORDS_H
#define EPUBIFY_FORMATS_TOML_WORDS_H

#include "formats/toml.h"

typedef enum {
    TOML_AT_PROBLEM, /* where toml++ noticed it */
    TOML_AT_OPEN,    /* where a quote or bracket is opened that is not closed */
    TOML_AT_KEY      /* where the key begins before it */
} TomlPlace;

typedef struct {
    const char *problem; /* a part of toml++'s message */
    const char *also;    /* one more part of it, or NULL */
    TomlPlace place;
    const char *message, *hint;
} TomlWords;

/* Never NULL: the last row is for all messages that have none of their own.  open_kind is
 * that of the scan. */
const TomlWords *lookup_toml_words(const char *problem, char open_kind);
/* Tells of the mistake; a name that toml++ quotes is quoted too. */
void toml_report(const TomlInput *input, Position at, const TomlWords *words,
                 const char *problem);
/* Lists and maps nest too deep. */
void toml_report_depth(const TomlInput *input, Position at);

#endif
