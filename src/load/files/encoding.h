/* encoding.h - texts that are not UTF-8: what they were written in, and the same in UTF-8.
 *
 * The one part that knows iconv(3), whose tables a small system may lack; then nothing is
 * guessed.  Neither the locale nor the number of threads changes an answer. */
#ifndef EPUBIFY_LOAD_FILES_ENCODING_H
#define EPUBIFY_LOAD_FILES_ENCODING_H

#include <stdbool.h>
#include "base/buf.h"
#include "base/bytes.h"
#include "data/encodings.h"

typedef enum { WIDE_NONE, WIDE_UTF16_LE, WIDE_UTF16_BE, WIDE_UTF32_LE, WIDE_UTF32_BE } Wide;

/* By the byte order mark, or by the NULs that an English text has without one. */
Wide find_wide(Bytes raw);
/* As UTF-8 without the mark; what is no character becomes U+FFFD, and is counted. */
size_t decode_wide(Wide wide, Bytes raw, Buf *text);

/* The encoding that makes the most sense of bytes that are not UTF-8, by how often each
 * language uses its letters.  NULL: none makes any, or they are UTF-8 but for a few. Looks at
 * the first 32 KiB of lines that are not ASCII. */
const EncodingRow *guess_encoding(Bytes raw);
/* As UTF-8, U+FFFD in place of the bytes that mean nothing, which are counted in *bad.
 * False: this system does not know the encoding. */
bool decode_text(const char *encoding, Bytes raw, Buf *text, size_t *bad);

#endif
