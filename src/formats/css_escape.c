/* css_escape.c - escapes in style sheets (CSS Syntax 3, 4.3.7), taken out and put in. */
#include "formats/css.h"

#include <stdint.h>
#include <string.h>
#include "base/utf8.h"

static bool is_hex(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f');
}

static unsigned hex_value(char digit)
{
    return digit <= '9' ? (unsigned)(digit - '0') : ((unsigned)digit | 0x20) - 'a' + 10;
}

/* On the first digit; returns how many bytes the escape has. */
static size_t put_hex_escape(Buf *buf, const char *text, size_t n)
{
    uint32_t value = 0;
    size_t i = 0;

    for (; i < n && i < 6 && is_hex(text[i]); i++)
        value = value << 4 | hex_value(text[i]);
    utf8_put(buf, value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)
                      ? 0xFFFD
                      : value);
    return i < n && strchr(" \t\r\n\f", text[i]) != NULL ? i + 1 : i;
}

char *css_unescape(Arena *arena, const char *text, size_t n)
{
    Buf buf = {0};
    char *plain;

    if (memchr(text, '\\', n) == NULL)
        return arena_copy(arena, text, n);
    for (size_t i = 0; i < n;) {
        if (text[i] != '\\' || i + 1 == n) {
            buf_char(&buf, text[i++]);
        } else if (is_hex(text[i + 1])) {
            i += 1 + put_hex_escape(&buf, text + i + 1, n - i - 1);
        } else {
            if (text[i + 1] != '\n' && text[i + 1] != '\r' && text[i + 1] != '\f')
                buf_char(&buf, text[i + 1]);
            i += 2;
        }
    }
    plain = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return plain;
}

char *css_quoted_url(Arena *arena, const char *url)
{
    Buf buf = {0};
    char *text;

    buf_put(&buf, "url(\"");
    for (; *url != '\0'; url++) {
        if (*url == '"' || *url == '\\' || *url == '\n' || *url == '\r' || *url == '\f')
            buf_format(&buf, "\\%x ", (unsigned)(unsigned char)*url);
        else
            buf_char(&buf, *url);
    }
    buf_put(&buf, "\")");
    text = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return text;
}
