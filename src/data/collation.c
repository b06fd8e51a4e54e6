/* collation.c - see the header. */
#include "data/collation.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/utf8.h"

/* A letter of a language that stands behind another one; order: of several. */
typedef struct {
    const char *language;
    const char *letter; /* in lower case */
    char behind;
    char order;
} Tailoring;

/* By the CLDR's collations, as far as their alphabets go. */
static const Tailoring tailorings[] = {
    {"es", "ñ", 'n', 1},  {"gl", "ñ", 'n', 1},  {"eu", "ñ", 'n', 1},  {"sv", "å", 'z', 1},
    {"sv", "ä", 'z', 2},  {"sv", "æ", 'z', 2},  {"sv", "ö", 'z', 3},  {"sv", "ø", 'z', 3},
    {"fi", "å", 'z', 1},  {"fi", "ä", 'z', 2},  {"fi", "ö", 'z', 3},  {"da", "æ", 'z', 1},
    {"da", "ä", 'z', 1},  {"da", "ø", 'z', 2},  {"da", "ö", 'z', 2},  {"da", "å", 'z', 3},
    {"nb", "æ", 'z', 1},  {"nb", "ø", 'z', 2},  {"nb", "å", 'z', 3},  {"nn", "æ", 'z', 1},
    {"nn", "ø", 'z', 2},  {"nn", "å", 'z', 3},  {"no", "æ", 'z', 1},  {"no", "ø", 'z', 2},
    {"no", "å", 'z', 3},  {"is", "á", 'a', 1},  {"is", "ð", 'd', 1},  {"is", "é", 'e', 1},
    {"is", "í", 'i', 1},  {"is", "ó", 'o', 1},  {"is", "ú", 'u', 1},  {"is", "ý", 'y', 1},
    {"is", "þ", 'z', 1},  {"is", "æ", 'z', 2},  {"is", "ö", 'z', 3},  {"pl", "ą", 'a', 1},
    {"pl", "ć", 'c', 1},  {"pl", "ę", 'e', 1},  {"pl", "ł", 'l', 1},  {"pl", "ń", 'n', 1},
    {"pl", "ó", 'o', 1},  {"pl", "ś", 's', 1},  {"pl", "ź", 'z', 1},  {"pl", "ż", 'z', 2},
    {"cs", "č", 'c', 1},  {"cs", "ch", 'h', 1}, {"cs", "ř", 'r', 1},  {"cs", "š", 's', 1},
    {"cs", "ž", 'z', 1},  {"sk", "ä", 'a', 1},  {"sk", "č", 'c', 1},  {"sk", "ch", 'h', 1},
    {"sk", "ô", 'o', 1},  {"sk", "š", 's', 1},  {"sk", "ž", 'z', 1},  {"hr", "č", 'c', 1},
    {"hr", "ć", 'c', 2},  {"hr", "đ", 'd', 1},  {"hr", "š", 's', 1},  {"hr", "ž", 'z', 1},
    {"sl", "č", 'c', 1},  {"sl", "š", 's', 1},  {"sl", "ž", 'z', 1},  {"et", "š", 's', 1},
    {"et", "ž", 'z', 1},  {"et", "õ", 'w', 1},  {"et", "ä", 'w', 2},  {"et", "ö", 'w', 3},
    {"et", "ü", 'w', 4},  {"lt", "č", 'c', 1},  {"lt", "š", 's', 1},  {"lt", "ž", 'z', 1},
    {"lv", "č", 'c', 1},  {"lv", "ģ", 'g', 1},  {"lv", "ķ", 'k', 1},  {"lv", "ļ", 'l', 1},
    {"lv", "ņ", 'n', 1},  {"lv", "š", 's', 1},  {"lv", "ž", 'z', 1},  {"ro", "ă", 'a', 1},
    {"ro", "â", 'a', 2},  {"ro", "î", 'i', 1},  {"ro", "ș", 's', 1},  {"ro", "ț", 't', 1},
    {"hu", "ö", 'o', 1},  {"hu", "ő", 'o', 1},  {"hu", "ü", 'u', 1},  {"hu", "ű", 'u', 1},
    {"tr", "ç", 'c', 1},  {"tr", "ğ", 'g', 1},  {"tr", "ı", 'h', 1},  {"tr", "ö", 'o', 1},
    {"tr", "ş", 's', 1},  {"tr", "ü", 'u', 1},
};

/* Letters that no accent makes. */
static const struct {
    const char *letter, *as;
} spellings[] = {
    {"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"ø", "o"}, {"ð", "d"},
    {"þ", "th"}, {"đ", "d"},  {"ł", "l"},  {"ı", "i"}, {"ё", "е"},
};

static bool speaks(const char *language, const char *tag)
{
    size_t n = strlen(tag);

    return strncasecmp(language, tag, n) == 0 &&
           (language[n] == '\0' || language[n] == '-');
}

static const Tailoring *lookup_tailoring(const char *language, const char *text)
{
    for (size_t i = 0; i < sizeof tailorings / sizeof tailorings[0]; i++)
        if (strncmp(text, tailorings[i].letter, strlen(tailorings[i].letter)) == 0 &&
            speaks(language, tailorings[i].language))
            return &tailorings[i];
    return NULL;
}

static const char *lookup_spelling(const char *text, size_t width)
{
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        if (strlen(spellings[i].letter) == width &&
            memcmp(spellings[i].letter, text, width) == 0)
            return spellings[i].as;
    return NULL;
}

/* Katakana as hiragana, without the marks of voice. */
static uint32_t fold_kana(uint32_t c)
{
    if (c >= 0x30A1 && c <= 0x30F6)
        c -= 0x60;
    return utf8_base_letter(c);
}

static const char *lower(Arena *arena, const char *text)
{
    Buf buf = {0};
    const char *copy;
    uint32_t c;

    for (text = utf8_nfc(arena, text); *text != '\0';) {
        text += utf8_next(text, &c);
        utf8_put(&buf, utf8_lower(c));
    }
    copy = arena_copy(arena, buf.data == NULL ? "" : buf.data, buf.len);
    buf_free(&buf);
    return copy;
}

static bool counts(uint32_t c)
{
    return utf8_is_letter_or_number(c) && c != '_';
}

/* The letter's place in the alphabet; returns how many bytes it has taken. */
static size_t put_letter(Buf *key, const char *language, const char *text)
{
    const Tailoring *tailoring = lookup_tailoring(language, text);
    const char *spelling;
    uint32_t c;
    size_t width = utf8_next(text, &c);

    if (tailoring != NULL) {
        buf_char(key, tailoring->behind);
        buf_char(key, '~'); /* behind all letters that may follow */
        buf_char(key, (char)('0' + tailoring->order));
        return strlen(tailoring->letter);
    }
    spelling = lookup_spelling(text, width);
    if (spelling != NULL)
        buf_put(key, spelling);
    else
        utf8_put(key, fold_kana(c));
    return width;
}

/* A number goes by its value: behind how many digits it has, those.  Returns its bytes. */
static size_t put_number(Buf *key, const char *text)
{
    enum { MOST_DIGITS = 99 };
    size_t len = strspn(text, "0123456789"), zeros = strspn(text, "0"), digits;

    zeros -= zeros == len; /* 0 itself */
    digits = len - zeros > MOST_DIGITS ? MOST_DIGITS : len - zeros;
    buf_format(key, "0%02zu", digits);
    buf_add(key, text + zeros, len - zeros);
    return len;
}

const char *collation_key(Arena *arena, const char *language, const char *text)
{
    const char *small = lower(arena, text), *copy;
    Buf key = {0};
    bool begun = false, gap = false;

    while (*small != '\0') {
        uint32_t c;
        size_t width = utf8_next(small, &c);
        if (counts(c)) {
            if (gap)
                buf_char(&key, ' '); /* words before longer words: "in vitro", "inner" */
            gap = false;
            begun = true;
            width = c >= '0' && c <= '9' ? put_number(&key, small)
                                         : put_letter(&key, language, small);
        } else {
            gap = gap || (begun && !utf8_is_mark(c));
        }
        small += width;
    }
    buf_char(&key, '\x01');
    buf_put(&key, text);
    copy = arena_copy(arena, key.data, key.len);
    buf_free(&key);
    return copy;
}

static uint32_t upper_of(uint32_t c)
{
    /* Each of the scripts that have cases: the letter whose lower case it is. */
    for (uint32_t distance = 1; distance <= 80; distance++)
        if (c > distance && utf8_lower(c - distance) == c && c - distance != c)
            return c - distance;
    return c;
}

const char *collation_group(Arena *arena, const char *language, const char *text)
{
    const char *small = lower(arena, text);
    const Tailoring *tailoring;
    Buf group = {0};
    uint32_t c = 0;

    for (; *small != '\0'; small += utf8_next(small, &c)) {
        utf8_next(small, &c);
        if (counts(c))
            break;
    }
    if (*small == '\0' || (c >= '0' && c <= '9'))
        return "#";
    tailoring = lookup_tailoring(language, small);
    if (tailoring != NULL && strlen(tailoring->letter) == 2 && c < 0x80)
        return "Ch"; /* the one letter of two */
    if (tailoring == NULL) {
        const char *spelling = lookup_spelling(small, utf8_next(small, &c));
        if (spelling != NULL)
            utf8_next(spelling, &c);
        c = fold_kana(c);
    }
    utf8_put(&group, upper_of(c));
    small = arena_copy(arena, group.data, group.len);
    buf_free(&group);
    return small;
}
