/* slug.c - names made from texts. */
#include "base/slug.h"
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

/* A container's path should stay below 255 bytes, folders, ending and hash included. */
enum { LONGEST_SLUG = 80 };

static char *finish(Arena *arena, Buf *out)
{
    char *text = arena_copy(arena, out->data, out->len);

    buf_free(out);
    return text;
}

char *slug_github(Arena *arena, const char *text)
{
    Buf out = {0};
    uint32_t c;

    while (*text != '\0') {
        text += utf8_next(text, &c);
        if (c == ' ')
            buf_char(&out, '-');
        else if ((c >= 'a' && c <= 'z') || c == '-')
            buf_char(&out, (char)c);
        else if (utf8_is_letter_or_number(c))
            utf8_put(&out, utf8_lower(c));
    }
    return finish(arena, &out);
}

static char *slug_of_mdbook(Arena *arena, const char *text, bool ascii)
{
    Buf out = {0};
    uint32_t c;

    for (; *text != '\0'; text += utf8_next(text, &c)) {
        utf8_next(text, &c);
        if (utf8_is_space(c))
            buf_char(&out, '-');
        else if (c == '-' || c == '_' || utf8_is_alphanumeric(c))
            utf8_put(&out, ascii && c >= 0x80 ? c : utf8_lower(c));
    }
    return finish(arena, &out);
}

char *slug_mdbook(Arena *arena, const char *text)
{
    return slug_of_mdbook(arena, text, false);
}

char *slug_old_mdbook(Arena *arena, const char *text)
{
    return slug_of_mdbook(arena, text, true);
}

char *slug_honkit(Arena *arena, const char *text)
{
    static const char signs[] = "[]!\"'#$%&()*+,./:;<=>?@\\^_`{|}~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥";
    Buf out = {0};
    size_t width;

    for (; *text != '\0'; text += width) {
        uint32_t c;
        width = utf8_next(text, &c);
        if (memmem(signs, sizeof signs - 1, text, width) == NULL)
            utf8_put(&out, c == ' ' ? '-' : utf8_lower(c));
    }
    if (out.len > 0 && out.data[0] == '-')
        memmove(out.data, out.data + 1, out.len--);
    return finish(arena, &out);
}

/* White space is folded once all else is gone: "A / B" is a-b. */
char *slug_pandoc(Arena *arena, const char *text)
{
    Buf out = {0};
    bool begun = false, gap = false;
    uint32_t c;

    for (; *text != '\0'; text += utf8_next(text, &c)) {
        utf8_next(text, &c);
        begun =
            begun || (utf8_is_letter_or_number(c) && c != '_' && !(c >= '0' && c <= '9'));
        gap = begun && (gap || utf8_is_space(c));
        if (!begun || !(c == '-' || c == '_' || c == '.' || utf8_is_letter_or_number(c)))
            continue;
        if (gap)
            buf_char(&out, '-');
        gap = false;
        utf8_put(&out, utf8_lower(c));
    }
    if (out.len == 0)
        buf_put(&out, "section");
    return finish(arena, &out);
}

/* What decomposing does not turn into ASCII, although every reader would write it so. */
static const char *latin_letters(uint32_t code_point)
{
    static const struct {
        uint32_t code_point;
        const char *letters;
    } table[] = {
        {0xC6, "ae"},   {0xD0, "d"},   {0xD8, "o"},   {0xDE, "th"}, {0xDF, "ss"},
        {0xE6, "ae"},   {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"}, {0x110, "d"},
        {0x111, "d"},   {0x126, "h"},  {0x127, "h"},  {0x131, "i"}, {0x141, "l"},
        {0x142, "l"},   {0x152, "oe"}, {0x153, "oe"}, {0x166, "t"}, {0x167, "t"},
        {0x1E9E, "ss"},
    };

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].code_point == code_point)
            return table[i].letters;
    return NULL;
}

static bool stays_in_slug(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

/* A run of what can't stay is one dash, and none at the start. */
static void add_dash(Buf *out)
{
    if (out->len > 0 && out->data[out->len - 1] != '-')
        buf_char(out, '-');
}

/* Punctuation and spaces part words, so that losing them loses no letter. */
static bool only_parts_words(uint32_t c)
{
    return utf8_is_space(c) || utf8_is_punctuation(c) || c < ' ' || c == 0x7F;
}

/* Adds one character.  False when a letter, number or symbol was lost. */
static bool add_ascii(Buf *out, uint32_t c)
{
    const char *letters = latin_letters(c);
    uint32_t base = utf8_lower(utf8_base_letter(c));

    if (letters != NULL) {
        buf_put(out, letters);
        return true;
    }
    if (stays_in_slug(base)) {
        if ((base == '-' || base == '.') && out->len == 0)
            return true;
        buf_char(out, (char)base);
        return base == c || base == utf8_lower(c) || c < 0x250 || utf8_is_mark(c) ||
               (c >= 0x1E00 && c <= 0x1EFF);
    }
    if (utf8_is_mark(c))
        return true; /* its letter has been kept, or was lost already */
    add_dash(out);
    /* # % & * @ + are in category P or S, and tell C# from C. */
    return only_parts_words(c) && (c >= 0x80 || strchr("#%&*@", (int)c) == NULL);
}

char *slug_ascii(Arena *arena, const char *text, bool *lossy)
{
    Buf out = {0};
    size_t width;

    *lossy = false;
    for (; *text != '\0'; text += width) {
        uint32_t c;
        width = utf8_next(text, &c);
        if (out.len >= LONGEST_SLUG || !add_ascii(&out, c))
            *lossy = true;
    }
    while (out.len > 0 && (out.data[out.len - 1] == '-' || out.data[out.len - 1] == '.'))
        out.len--;
    if (out.len == 0) {
        *lossy = true;
        buf_char(&out, 'x');
    }
    return finish(arena, &out);
}
