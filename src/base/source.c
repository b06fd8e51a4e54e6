/* source.c - places in a text. */
#include "base/source.h"

#include <string.h>
#include "base/utf8.h"

static Bytes line_at(Bytes text, size_t start)
{
    const char *from = text.data + start;
    const char *end = memchr(from, '\n', text.len - start);
    size_t len = end == NULL ? text.len - start : (size_t)(end - from);

    if (len > 0 && from[len - 1] == '\r')
        len--;
    return (Bytes){from, len};
}

/* Sixteen bytes at a time, each with a count of its own: a thousand diagnostics may ask
 * for places in a text of megabytes. */
static uint32_t count_line_ends(const char *text, size_t len)
{
    typedef uint8_t Lanes __attribute__((vector_size(16)));
    enum { WIDTH = sizeof(Lanes), MOST = 255 * WIDTH }; /* 255: what a byte can count */
    uint32_t count = 0;
    size_t i = 0;

    while (len - i >= WIDTH) {
        size_t stop = len - i < MOST ? len - WIDTH + 1 : i + MOST;
        Lanes counts = {0};
        for (; i < stop; i += WIDTH) {
            Lanes some;
            memcpy(&some, text + i, sizeof some);
            counts -= (Lanes)(some == '\n'); /* a lane is 0 or -1 */
        }
        for (size_t k = 0; k < WIDTH; k++)
            count += counts[k];
    }
    for (; i < len; i++)
        count += text[i] == '\n';
    return count;
}

Position source_position(const Source *source, size_t offset)
{
    const char *text = source->text.data;
    const char *end;
    size_t start;
    Position at = {.file = source->name};

    if (offset > source->text.len)
        offset = source->text.len;
    if (text == NULL)
        return file_position(source->name);
    end = memrchr(text, '\n', offset);
    start = end == NULL ? 0 : (size_t)(end - text) + 1;
    at.line = count_line_ends(text, start) + 1;
    at.column = (uint32_t)utf8_count(text + start, offset - start) + 1;
    at.excerpt = line_at(source->text, start);
    return at;
}

Position source_position_at(const Source *source, uint32_t line, uint32_t column)
{
    const char *text = source->text.data;
    size_t start = 0;
    Position at = {.file = source->name, .line = line, .column = column};

    if (text == NULL || line == 0)
        return at;
    for (uint32_t i = 1; i < line; i++) {
        const char *end = memchr(text + start, '\n', source->text.len - start);
        if (end == NULL)
            return at;
        start = (size_t)(end - text) + 1;
    }
    at.excerpt = line_at(source->text, start);
    return at;
}

Position file_position(const char *file)
{
    return (Position){.file = file};
}
