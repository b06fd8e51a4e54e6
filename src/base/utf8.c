/* utf8.c - checking and stepping by hand, everything else by utf8proc.  Most of what
 * is read is ASCII, so each function has a short way for it. */
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* The first byte from start on that is not ASCII, or len; eight at a time. */
static size_t skip_ascii(const char *bytes, size_t start, size_t len)
{
    while (len - start >= sizeof(uint64_t)) {
        uint64_t eight;
        memcpy(&eight, bytes + start, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            break;
        start += sizeof eight;
    }
    while (start < len && (unsigned char)bytes[start] < 0x80)
        start++;
    return start;
}

/* The length of the well-formed sequence at bytes (Unicode, table 3-7), or 0. */
static size_t sequence_length(const unsigned char *bytes, size_t len)
{
    unsigned char lead = bytes[0];
    unsigned char low = 0x80, high = 0xBF; /* what the second byte may be */
    size_t n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (lead < 0xC2 || lead > 0xF4 || len < n)
        return 0;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F; /* no surrogates */
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F; /* nothing above U+10FFFF */
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

/* What most of a Chinese or Japanese text is made of: three bytes whose second may be any. */
static bool is_plain_three(const unsigned char *bytes, size_t len)
{
    return len >= 3 && bytes[0] > 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED &&
           (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

size_t utf8_check(const char *bytes, size_t len)
{
    size_t i = 0;

    while ((i = skip_ascii(bytes, i, len)) < len) {
        size_t n;
        while (is_plain_three((const unsigned char *)bytes + i, len - i))
            i += 3;
        if (i == len || (unsigned char)bytes[i] < 0x80)
            continue;
        n = sequence_length((const unsigned char *)bytes + i, len - i);
        if (n == 0)
            return i;
        i += n;
    }
    return len;
}

size_t utf8_next(const char *text, uint32_t *code_point)
{
    const unsigned char *byte = (const unsigned char *)text;

    if (byte[0] < 0x80) {
        *code_point = byte[0];
        return 1;
    }
    if (byte[0] < 0xE0) {
        *code_point = (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
        return 2;
    }
    if (byte[0] < 0xF0) {
        *code_point =
            (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
        return 3;
    }
    *code_point = (byte[0] & 0x07u) << 18 | (byte[1] & 0x3Fu) << 12 |
                  (byte[2] & 0x3Fu) << 6 | (byte[3] & 0x3Fu);
    return 4;
}

void utf8_put(Buf *buf, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];

    if (code_point < 0x80)
        buf_char(buf, (char)code_point);
    else
        buf_add(buf, (const char *)bytes,
                (size_t)utf8proc_encode_char((utf8proc_int32_t)code_point, bytes));
}

size_t utf8_count(const char *bytes, size_t n)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t behind = 0, i = 0; /* behind: bytes that begin no character */

    while (n - i >= sizeof ones) {
        size_t stop = n - i < 255 * 8 ? n - 7 : i + 255 * 8; /* 255: what a byte counts */
        uint64_t counts = 0;
        for (; i < stop; i += sizeof ones) {
            uint64_t eight;
            memcpy(&eight, bytes + i, sizeof eight);
            counts += eight >> 7 & ~(eight >> 6) & ones; /* 10xxxxxx */
        }
        for (; counts != 0; counts >>= 8)
            behind += counts & 0xFF;
    }
    for (; i < n; i++)
        behind += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return n - behind;
}

size_t utf16_count(const char *bytes, size_t n)
{
    size_t pairs = 0; /* of surrogates, each one character */

    for (size_t i = 0; i < n; i++)
        pairs += (unsigned char)bytes[i] >= 0xF0;
    return utf8_count(bytes, n) + pairs;
}

uint32_t utf8_lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

bool utf8_is_lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'a' && code_point <= 'z';
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_letter_or_number(uint32_t code_point)
{
    if (code_point < 0x80) {
        uint32_t lower = code_point | 0x20;
        return (lower >= 'a' && lower <= 'z') ||
               (code_point >= '0' && code_point <= '9') || code_point == '_';
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return false;
    }
}

/* utf8proc does not tell Other_Alphabetic; combining classes come near it (UAX 44). */
static bool is_vowel_sign(uint32_t code_point)
{
    int class = utf8proc_get_property((utf8proc_int32_t)code_point)->combining_class;

    if ((code_point >= 0x0E47 && code_point <= 0x0E4E && code_point != 0x0E4D) ||
        (code_point >= 0x20D0 && code_point <= 0x20FF) ||
        (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point >= 0xE0000)
        return false;
    return class == 0 || (class >= 10 && class < 107) || class == 118 || class == 129 ||
           class == 130 || class == 132 || class == 240;
}

bool utf8_is_alphanumeric(uint32_t code_point)
{
    if (code_point >= 0x24B6 && code_point <= 0x24E9) /* Ⓐ to ⓩ */
        return true;
    if (code_point < 0x80 || !utf8_is_mark(code_point))
        return code_point != '_' && utf8_is_letter_or_number(code_point) &&
               utf8proc_category((utf8proc_int32_t)code_point) != UTF8PROC_CATEGORY_PC;
    return is_vowel_sign(code_point);
}

bool utf8_is_space(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return code_point == 0x85;
    }
}

size_t utf8_width(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= ' ' && code_point < 0x7F;
    return (size_t)utf8proc_charwidth((utf8proc_int32_t)code_point);
}

bool utf8_is_cjk(uint32_t code_point)
{
    static const uint32_t ranges[][2] = {
        {0x1100, 0x11FF},   /* Hangul jamo */
        {0x3005, 0x3007},   /* Han iteration mark, closing mark, zero */
        {0x3040, 0x30FF},   /* hiragana, katakana */
        {0x3130, 0x318F},   /* Hangul compatibility jamo */
        {0x31F0, 0x31FF},   /* small katakana */
        {0x3400, 0x4DBF},   /* Han, extension A */
        {0x4E00, 0x9FFF},   /* Han */
        {0xA960, 0xA97F},   /* Hangul jamo, extended A */
        {0xAC00, 0xD7FF},   /* Hangul syllables, jamo extended B */
        {0xF900, 0xFAFF},   /* Han, compatibility */
        {0xFF66, 0xFF9F},   /* half-width katakana */
        {0x1B000, 0x1B16F}, /* kana, supplements */
        {0x20000, 0x323AF}, /* Han, extensions B to H */
    };

    if (code_point < ranges[0][0])
        return false;
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return true; /* most are of this range */
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code_point <= ranges[i][1])
            return code_point >= ranges[i][0];
    return false;
}

/* The text decomposed and composed again, in memory of ours: utf8proc's own allocation
 * fails instead of ending the program. */
static char *normalise(Arena *arena, const char *text, utf8proc_option_t options)
{
    size_t len = strlen(text);
    utf8proc_ssize_t room = (utf8proc_ssize_t)len + 16;
    utf8proc_int32_t *points = memory_new((size_t)(room + 1) * sizeof *points);
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t n;
    char *copy;

    n = utf8proc_decompose(bytes, (utf8proc_ssize_t)len, points, room, options);
    if (n > room) {
        room = n;
        points = memory_resize(points, (size_t)(room + 1) * sizeof *points);
        n = utf8proc_decompose(bytes, (utf8proc_ssize_t)len, points, room, options);
    }
    n = n < 0 ? n : utf8proc_reencode(points, n, options);
    copy = n < 0 ? arena_text(arena, text)
                 : arena_copy(arena, (const char *)points, (size_t)n);
    free(points);
    return copy;
}

const char *utf8_nfc(Arena *arena, const char *text)
{
    const char *byte = text;
    const char *composed;

    /* U+0300 (CC 80) is the first code point that may not stand in NFC as it is. */
    while (*byte != '\0' && (unsigned char)*byte < 0xCC)
        byte++;
    if (*byte == '\0')
        return text;
    composed = normalise(arena, text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return strcmp(composed, text) == 0 ? text : composed;
}

const char *utf8_fold(Arena *arena, const char *text)
{
    size_t len = strlen(text);
    char *folded;

    if (skip_ascii(text, 0, len) < len)
        return normalise(arena, text,
                         UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    folded = arena_copy(arena, text, len);
    for (char *byte = folded; *byte != '\0'; byte++)
        *byte = (char)utf8_lower((unsigned char)*byte);
    return folded;
}

uint32_t utf8_base_letter(uint32_t code_point)
{
    utf8proc_int32_t points[18];
    int boundary = 0;
    utf8proc_ssize_t n;

    if (code_point < 0x80)
        return code_point;
    n = utf8proc_decompose_char((utf8proc_int32_t)code_point, points, 18,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    return n > 0 ? (uint32_t)points[0] : code_point;
}

bool utf8_is_mark(uint32_t code_point)
{
    utf8proc_category_t category;

    if (code_point < 0x300)
        return false;
    category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           category == UTF8PROC_CATEGORY_MC;
}

bool utf8_is_punctuation(uint32_t code_point)
{
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return true;
    default:
        return false;
    }
}
