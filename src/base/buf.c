/* buf.c - bytes that grow, and the one place where running out of memory ends the
 * program. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void end_out_of_memory(void)
{
    fputs("epubify: out of memory\n", stderr);
    abort();
}

void *memory_new(size_t size)
{
    void *memory = malloc(size == 0 ? 1 : size);

    if (memory == NULL)
        end_out_of_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *moved = realloc(memory, size == 0 ? 1 : size);

    if (moved == NULL)
        end_out_of_memory();
    return moved;
}

void buf_reserve(Buf *buf, size_t more)
{
    size_t cap = buf->cap < 64 ? 64 : buf->cap;

    if (more < buf->cap - buf->len) /* the NUL has a place, too */
        return;
    if (more >= SIZE_MAX / 4 - buf->len)
        end_out_of_memory();
    while (cap < buf->len + more + 1)
        cap += cap / 2;
    buf->data = memory_resize(buf->data, cap);
    buf->cap = cap;
}

void buf_format(Buf *buf, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        buf_reserve(buf, (size_t)n);
        vsnprintf(buf->data + buf->len, (size_t)n + 1, format, again);
        buf->len += (size_t)n;
    }
    va_end(again);
}

/* What a byte needs: 0 nothing, 1 an entity, 2 it is a control character that XML
 * forbids, 3 it may begin U+FFFE or U+FFFF. */
static const unsigned char need[256] = {
    [0x00] = 2, [0x01] = 2, [0x02] = 2, [0x03] = 2, [0x04] = 2, [0x05] = 2, [0x06] = 2,
    [0x07] = 2, [0x08] = 2, [0x0B] = 2, [0x0C] = 2, [0x0E] = 2, [0x0F] = 2, [0x10] = 2,
    [0x11] = 2, [0x12] = 2, [0x13] = 2, [0x14] = 2, [0x15] = 2, [0x16] = 2, [0x17] = 2,
    [0x18] = 2, [0x19] = 2, [0x1A] = 2, [0x1B] = 2, [0x1C] = 2, [0x1D] = 2, [0x1E] = 2,
    [0x1F] = 2, ['&'] = 1,  ['<'] = 1,  ['>'] = 1,  ['"'] = 1,  [0xEF] = 3,
};

static const char *entity(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return "&quot;";
    }
}

/* The highest bit of each of eight bytes is set where it equals the one; and maybe, at no
 * harm, in a byte above such a one. */
static uint64_t equal_bytes(uint64_t eight, unsigned char byte)
{
    uint64_t rest = eight ^ UINT64_C(0x0101010101010101) * byte;

    return (rest - UINT64_C(0x0101010101010101)) & ~rest;
}

/* True when none of eight bytes needs anything: nearly all do not. */
static bool needs_nothing(const char *bytes)
{
    const uint64_t highs = UINT64_C(0x8080808080808080);
    uint64_t eight, controls;

    memcpy(&eight, bytes, sizeof eight);
    /* Line ends are among them. */
    controls = (eight - UINT64_C(0x2020202020202020)) & ~eight;
    return ((controls | equal_bytes(eight, '&') | equal_bytes(eight, '<') |
             equal_bytes(eight, '>') | equal_bytes(eight, '"') |
             equal_bytes(eight, 0xEF)) &
            highs) == 0;
}

void buf_add_escaped(Buf *buf, const char *bytes, size_t n)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t done = 0;

    if (n == 0) { /* bytes may be NULL, and nothing may be added to that */
        buf_add(buf, "", 0);
        return;
    }
    buf_reserve(buf, n);
    for (size_t i = 0; i < n; i++) {
        unsigned kind = need[(unsigned char)bytes[i]];
        size_t width = 1;
        const char *instead;

        if (kind == 0) {
            while (n - i > 8 && needs_nothing(bytes + i + 1))
                i += 8;
            continue;
        }
        if (kind == 3) {
            if (n - i < 3 || bytes[i + 1] != '\xBF' ||
                (bytes[i + 2] != '\xBE' && bytes[i + 2] != '\xBF'))
                continue;
            width = 3;
        }
        instead = kind == 1 ? entity(bytes[i]) : replacement;
        buf_add(buf, bytes + done, i - done);
        buf_put(buf, instead);
        done = i + width;
        i = done - 1;
    }
    buf_add(buf, bytes + done, n - done);
}

void buf_put_escaped(Buf *buf, const char *text)
{
    buf_add_escaped(buf, text, strlen(text));
}

void buf_clear(Buf *buf)
{
    buf->len = 0;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

void buf_free(Buf *buf)
{
    free(buf->data);
    *buf = (Buf){0};
}

Bytes buf_bytes(const Buf *buf)
{
    return (Bytes){buf->data, buf->len};
}
