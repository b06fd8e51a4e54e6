/* text_encoding.h - a file that is not UTF-8 but makes sense; between the files of text.h
 * only. */
#ifndef EPUBIFY_LOAD_FILES_TEXT_ENCODING_H
#define EPUBIFY_LOAD_FILES_TEXT_ENCODING_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/bytes.h"
#include "base/diag.h"

typedef struct {
    Bytes text;             /* in UTF-8, in the arena */
    const char *encoding;   /* as messages say it */
    const char *name;       /* as iconv knows it */
    unsigned byte;          /* the first that is no UTF-8 */
    size_t strays;          /* how many of them; 0: the file is UTF-16 or UTF-32 */
    size_t bad;             /* bytes that mean nothing in that encoding; U+FFFD stands there */
    bool marked;            /* a byte order mark says what it is */
    bool is_utf8;           /* nothing was to decode: there is no other byte in it */
} Decoding;

/* False: it is UTF-8 but for a few bytes, or nothing is known that it could be. */
bool decode_other(Bytes raw, Arena *arena, Decoding *decoding);

/* What was made of the file, by its text once that is clean.  Leniently a guess is taken; a
 * strict book has to say what it is.  False: it was an error. */
bool report_decoding(const Decoding *decoding, const Source *source, Diags *diags);

#endif
