/* buf.h - bytes that grow.  Running out of memory ends the program. */
#ifndef EPUBIFY_BASE_BUF_H
#define EPUBIFY_BASE_BUF_H

#include <stddef.h>
#include <string.h>
#include "base/bytes.h"

typedef struct {
    char *data;         /* NULL until the first byte, then NUL-terminated */
    size_t len;         /* bytes in use, not counting that NUL */
    size_t cap;
} Buf;                  /* start from {0}, finish with buf_free */

void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* & < > " as XML entities, and characters that XML forbids as U+FFFD. */
void buf_put_escaped(Buf *buf, const char *text);
void buf_add_escaped(Buf *buf, const char *bytes, size_t n);

/* As a string of JSON, in quotes; bytes that are not UTF-8 (a file's name may hold any) become
 * U+FFFD. */
void buf_put_json(Buf *buf, const char *text);

void buf_reserve(Buf *buf, size_t more);

/* Here, since all that is written goes through it, and most of it are constants, whose
 * length a compiler knows. */
static inline void buf_add(Buf *buf, const char *bytes, size_t n)
{
    if (buf->cap - buf->len <= n) /* the NUL has a place, too */
        buf_reserve(buf, n);
    if (n > 0)
        memcpy(buf->data + buf->len, bytes, n);
    buf->len += n;
    buf->data[buf->len] = '\0';
}

static inline void buf_put(Buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

/* The same, since texts are built from it character by character. */
static inline void buf_char(Buf *buf, char byte)
{
    if (buf->cap - buf->len < 2) /* the NUL has a place, too */
        buf_reserve(buf, 1);
    buf->data[buf->len++] = byte;
    buf->data[buf->len] = '\0';
}

void buf_clear(Buf *buf);       /* keeps the memory */
void buf_free(Buf *buf);
Bytes buf_bytes(const Buf *buf);

/* malloc and realloc that end the program with one line instead of failing. */
void *memory_new(size_t size);
void *memory_resize(void *memory, size_t size);
/* The same end, for a library that could not have memory. */
_Noreturn void end_out_of_memory(void);

#endif
