/* labels.c - see the header. */
#include "data/labels.h"
#include <stdint.h>
#include <string.h>
#include "base/utf8.h"

static const struct {
    const char *prefix;
    LabelKind kind;
} prefixes[] = {
    {"fig", LABEL_FIGURE},  {"tbl", LABEL_TABLE},   {"tab", LABEL_TABLE},
    {"lst", LABEL_LISTING}, {"eq", LABEL_EQUATION}, {"sec", LABEL_SECTION},
};

LabelKind label_kind(const char *name)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i].prefix);
        if (strncmp(name, prefixes[i].prefix, n) == 0 &&
            (name[n] == '-' || name[n] == ':') && name[n + 1] != '\0')
            return prefixes[i].kind;
    }
    return LABEL_NONE;
}

static bool is_ascii_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte == '_';
}

bool may_stand_before_label(const char *text, const char *at)
{
    uint32_t c;

    if (at == text)
        return true;
    do
        at--;
    while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
    if ((unsigned char)*at < 0x80)
        return !is_ascii_word(*at) && *at != '.';
    utf8_next(at, &c);
    return !utf8_is_letter_or_number(c) || utf8_is_cjk(c);
}

/* Bytes of the next character; 0: it is none of a label.  Where words stand without spaces
 * the text goes on behind "fig-a", but "fig-" must be followed by something. */
static size_t label_character(const char *text, size_t len, bool spelled)
{
    uint32_t c;
    size_t width;

    if ((unsigned char)*text < 0x80)
        return is_ascii_word(*text) || strchr("-:.", *text) != NULL;
    width = utf8_next(text, &c);
    if (width > len || (!utf8_is_letter_or_number(c) && !utf8_is_mark(c)))
        return 0;
    return spelled && utf8_is_cjk(c) ? 0 : width;
}

size_t scan_label(const char *text, size_t len)
{
    size_t n = 0, prefix = 0, width;
    bool spelled = false;

    while (prefix < len && text[prefix] >= 'a' && text[prefix] <= 'z')
        prefix++;
    if (prefix == 0 || prefix == len || (text[prefix] != '-' && text[prefix] != ':'))
        return 0;
    for (n = prefix + 1; n < len && text[n] != '\0'; n += width) {
        width = label_character(text + n, len - n, spelled);
        if (width == 0)
            break;
        spelled = spelled || is_ascii_word(text[n]);
    }
    while (n > 0 && strchr(".:-", text[n - 1]) != NULL)
        n--;
    return n <= prefix + 1 || label_kind(text) == LABEL_NONE ? 0 : n;
}
