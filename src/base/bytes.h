/* bytes.h - a run of bytes that somebody else owns. */
#ifndef EPUBIFY_BASE_BYTES_H
#define EPUBIFY_BASE_BYTES_H

#include <stddef.h>

typedef struct {
    const char *data;   /* not always NUL-terminated; NULL only when len is 0 */
    size_t len;
} Bytes;

#endif
