/* encoding.c - see the header. */
#include "load/files/encoding.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include "base/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* ---- UTF-16 and UTF-32 ----------------------------------------------------------------------- */

Wide find_wide(Bytes raw)
{
    const unsigned char *byte = (const unsigned char *)raw.data;

    if (raw.len < 2)
        return WIDE_NONE;
    if (raw.len >= 4 && memcmp(byte, "\xFF\xFE\0\0", 4) == 0)
        return WIDE_UTF32_LE;
    if (raw.len >= 4 && memcmp(byte, "\0\0\xFE\xFF", 4) == 0)
        return WIDE_UTF32_BE;
    if (byte[0] == 0xFF && byte[1] == 0xFE)
        return WIDE_UTF16_LE;
    if (byte[0] == 0xFE && byte[1] == 0xFF)
        return WIDE_UTF16_BE;
    if (raw.len < 4)
        return WIDE_NONE;
    /* Without a mark, every other byte of an English text is NUL. */
    if (byte[0] == 0 && byte[1] != 0 && byte[2] == 0 && byte[3] != 0)
        return WIDE_UTF16_BE;
    return byte[0] != 0 && byte[1] == 0 && byte[2] != 0 && byte[3] == 0 ? WIDE_UTF16_LE
                                                                        : WIDE_NONE;
}

static uint32_t unit_at(Wide wide, const unsigned char *byte)
{
    switch (wide) {
    case WIDE_UTF16_LE:
        return (uint32_t)byte[1] << 8 | byte[0];
    case WIDE_UTF16_BE:
        return (uint32_t)byte[0] << 8 | byte[1];
    case WIDE_UTF32_LE:
        return (uint32_t)byte[3] << 24 | (uint32_t)byte[2] << 16 |
               (uint32_t)byte[1] << 8 | byte[0];
    default:
        return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 |
               (uint32_t)byte[2] << 8 | byte[3];
    }
}

size_t decode_wide(Wide wide, Bytes raw, Buf *text)
{
    const unsigned char *byte = (const unsigned char *)raw.data, *end = byte + raw.len;
    const size_t unit = wide == WIDE_UTF16_LE || wide == WIDE_UTF16_BE ? 2 : 4;
    size_t bad = raw.len % unit != 0;

    for (bool first = true; (size_t)(end - byte) >= unit; first = false) {
        uint32_t c = unit_at(wide, byte), low;
        byte += unit;
        if (c == 0xFEFF && first)
            continue;
        if (unit == 2 && c >= 0xD800 && c < 0xDC00 && (size_t)(end - byte) >= unit) {
            low = unit_at(wide, byte);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                byte += unit;
            }
        }
        if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
            bad++;
            c = 0xFFFD;
        }
        utf8_put(text, c);
    }
    return bad;
}

/* ---- By iconv -------------------------------------------------------------------------------- */

static void convert(iconv_t converter, Bytes raw, Buf *text, size_t *bad)
{
    char *in =
        (char *)raw.data; /* iconv's type lacks the const; it writes nothing there */
    size_t in_left = raw.len;

    for (;;) {
        char piece[4096], *out = piece;
        size_t out_left = sizeof piece;
        /* At the end once more, for those that keep a character back. */
        bool last = in_left == 0;
        bool done =
            iconv(converter, last ? NULL : &in, &in_left, &out, &out_left) != (size_t)-1;
        bool full = !done && errno == E2BIG;
        buf_add(text, piece, (size_t)(out - piece));
        if (last && !full)
            break;
        if (done || full)
            continue;
        buf_put(text, replacement);
        (*bad)++;
        in++;
        in_left--;
    }
}

bool decode_text(const char *encoding, Bytes raw, Buf *text, size_t *bad)
{
    iconv_t converter = iconv_open("UTF-8", encoding);

    *bad = 0;
    if (converter == (iconv_t)-1)
        return false;
    convert(converter, raw, text, bad);
    iconv_close(converter);
    return true;
}
