/* bytes.c - see the header. */
#include "base/bytes.h"
#include <string.h>

const char *find_bytes(const char *text, size_t len, const char *word)
{
    size_t width = strlen(word);
    const char *last;

    if (width == 0 || len < width)
        return NULL;
    for (last = text + (len - width); text <= last; text++) {
        text = memchr(text, word[0], (size_t)(last - text) + 1);
        if (text == NULL || memcmp(text, word, width) == 0)
            return text;
    }
    return NULL;
}
