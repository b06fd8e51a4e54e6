/* yaml_json_scan.c - see the header. */
#include "formats/yaml_json_scan.h"
#include <stdint.h>
#include <string.h>
#include "base/utf8.h"

const char *json_comment_end(const char *text, const char *end)
{
    size_t left = (size_t)(end - text);
    const char *found;

    if (left > 1 && text[0] == '/' && text[1] == '*') {
        found = memmem(text + 2, left - 2, "*/", 2);
        return found == NULL ? end : found + 2;
    }
    if (text[0] != '#' && (left < 2 || text[0] != '/' || text[1] != '/'))
        return NULL;
    found = memchr(text, '\n', left);
    return found == NULL ? end : found;
}

/* Four hexadecimal digits. */
static bool read_hex(const char *text, const char *end, uint32_t *value)
{
    static const char digits[] = "0123456789abcdef";

    *value = 0;
    if (end - text < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] + 'a' - 'A') : text[i];
        const char *digit = c == '\0' ? NULL : strchr(digits, c);
        if (digit == NULL)
            return false;
        *value = *value * 16 + (uint32_t)(digit - digits);
    }
    return true;
}

/* What follows "\u": one code unit of UTF-16, or a pair of them.  NULL: no character. */
static const char *read_unicode(const char *text, const char *end, Buf *out)
{
    uint32_t c, low;

    if (!read_hex(text, end, &c))
        return NULL;
    text += 4;
    if (c >= 0xD800 && c < 0xDC00) {
        if (end - text < 6 || text[0] != '\\' || text[1] != 'u' ||
            !read_hex(text + 2, end, &low) || low < 0xDC00 || low > 0xDFFF)
            return NULL;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        text += 6;
    } else if (c >= 0xDC00 && c < 0xE000) {
        return NULL;
    }
    utf8_put(out, c);
    return text;
}

const char *json_escape(const char *text, const char *end, Buf *out)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char *letter;

    if (text == end || *text == '\0')
        return NULL;
    if (*text == 'u')
        return read_unicode(text + 1, end, out);
    letter = strchr(letters, *text);
    if (letter == NULL)
        return NULL;
    buf_char(out, meanings[letter - letters]);
    return text + 1;
}

static const char *skip_digits(const char *text, const char *end)
{
    while (text < end && *text >= '0' && *text <= '9')
        text++;
    return text;
}

static bool is_number(const char *text, const char *end)
{
    const char *digits;

    text += text < end && *text == '-';
    digits = skip_digits(text, end);
    if (digits == text || (*text == '0' && digits - text > 1))
        return false;
    text = digits;
    if (text < end && *text == '.') {
        digits = skip_digits(text + 1, end);
        if (digits == text + 1)
            return false;
        text = digits;
    }
    if (text < end && (*text == 'e' || *text == 'E')) {
        text++;
        text += text < end && (*text == '-' || *text == '+');
        digits = skip_digits(text, end);
        if (digits == text)
            return false;
        text = digits;
    }
    return text == end;
}

bool json_is_word(const char *text, const char *end)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t len = (size_t)(end - text);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == len && memcmp(words[i], text, len) == 0)
            return true;
    return is_number(text, end);
}
