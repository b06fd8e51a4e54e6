/* bytes.h - a run of bytes that somebody else owns. */
#ifndef EPUBIFY_BASE_BYTES_H
#define EPUBIFY_BASE_BYTES_H

#include <stddef.h>

typedef struct {
    const char *data;   /* not always NUL-terminated; NULL only when len is 0 */
    size_t len;
} Bytes;

/* The first place of a short word whose first byte is rare in the text, or NULL.  memmem
 * reads every byte by itself, and prepares itself anew for each text: ten times as slow. */
const char *find_bytes(const char *text, size_t len, const char *word);

#endif
