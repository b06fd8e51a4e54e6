/* bytes.h - a run of bytes that somebody else owns. */
#ifndef EPUBIFY_BASE_BYTES_H
#define EPUBIFY_BASE_BYTES_H

#include <stddef.h>
#include <string.h>

typedef struct {
    const char *data;   /* not always NUL-terminated; NULL only when len is 0 */
    size_t len;
} Bytes;

/* The first place of a short word whose first byte is rare in the text, or NULL.  memmem
 * reads every byte by itself, and prepares itself anew for each text: ten times as slow. */
static inline const char *find_bytes(const char *text, size_t len, const char *word)
{
    size_t width = strlen(word);
    const char *last;

    if (width == 0 || len < width)
        return NULL;
    for (last = text + (len - width); text <= last; text++) {
        text = (const char *)memchr(text, word[0], (size_t)(last - text) + 1);
        if (text == NULL || memcmp(text, word, width) == 0)
            return text;
    }
    return NULL;
}

#endif
