/* buf_json.c - texts as JSON's strings (RFC 8259, 7). */
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

static void put_character(Buf *buf, uint32_t code_point)
{
    if (code_point == '"' || code_point == '\\')
        buf_format(buf, "\\%c", (char)code_point);
    else if (code_point == '\n')
        buf_put(buf, "\\n");
    else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        buf_format(buf, "\\u%04x", code_point);
    else
        utf8_put(buf, code_point);
}

void buf_put_json(Buf *buf, const char *text)
{
    size_t len = strlen(text);
    uint32_t code_point;

    buf_char(buf, '"');
    for (size_t i = 0; i < len;) {
        size_t end = i + utf8_check(text + i, len - i);
        while (i < end) {
            i += utf8_next(text + i, &code_point);
            put_character(buf, code_point);
        }
        if (i < len) {
            put_character(buf, 0xFFFD);
            i++;
        }
    }
    buf_char(buf, '"');
}
