/* encoding_guess.c - in which of the old encodings a text makes sense.
 *
 * Each encoding reads a sample of the text, and each language of the table says how many
 * bits it would take to write down what was read: few for its frequent letters, many for
 * signs that nobody uses.  The shortest account wins. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "load/files/encoding.h"

enum {
    SAMPLE = 32 << 10, /* bytes */
    MOST_BITS = 12, /* for a character beyond ASCII, on the average; more make no sense */
    CODE_POINTS = 1 << 16
};

/* What a sample holds, as one encoding reads it. */
typedef struct {
    const char *encoding;
    uint32_t *counts; /* of each character beyond ASCII, in lower case */
    size_t ascii, others;
    size_t bits; /* of all, as if no language knew any of its letters */
    bool known;  /* by this system */
} Reading;

/* ---- Is it UTF-8 but for a few bytes? --------------------------------------------------------- */

/* How many bytes a character in UTF-8 has, well-formed or not; 0: none begins here. */
static size_t utf8_shape(const unsigned char *byte, size_t left)
{
    size_t width = *byte < 0xC0 || *byte >= 0xF8 ? 0
                   : *byte < 0xE0                ? 2
                   : *byte < 0xF0                ? 3
                                                 : 4;

    for (size_t i = 1; i < width; i++)
        if (i == left)
            return i; /* cut off at the end */
        else if ((byte[i] & 0xC0) != 0x80)
            return 0;
    return width;
}

static bool is_nearly_utf8(Bytes raw)
{
    const unsigned char *byte = (const unsigned char *)raw.data;
    size_t shaped = 0, stray = 0, width;

    for (size_t i = 0; i < raw.len; i += width) {
        width = 1;
        if (byte[i] < 0x80)
            continue;
        width = utf8_shape(byte + i, raw.len - i);
        shaped += width > 0;
        stray += width == 0;
        width += width == 0;
    }
    return shaped >= stray;
}

/* ---- The sample ------------------------------------------------------------------------------- */

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

/* The first lines with a byte beyond ASCII in them.  No encoding of the table has line
 * feeds within characters. */
static void take_sample(Bytes raw, Buf *sample)
{
    const char *line = raw.data, *end = raw.data + raw.len;

    while (line < end && sample->len < SAMPLE) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        size_t len = feed == NULL ? (size_t)(end - line) : (size_t)(feed - line) + 1;
        size_t room = SAMPLE - sample->len;
        if (!is_ascii(line, len))
            buf_add(sample, line, len < room ? len : room);
        line += len;
    }
}

/* ---- What a character costs --------------------------------------------------------------------- */

static bool is_one_of(uint32_t c, const char *characters)
{
    while (*characters != '\0') {
        uint32_t one;
        characters += utf8_next(characters, &one);
        if (one == c)
            return true;
    }
    return false;
}

/* Bits of a character that is none of a language's letters. */
static size_t foreign_bits(uint32_t c)
{
    if (c >= 0x3000 && c < 0x3040)
        return 7; /* 、。「」 */
    if (c > 0xFF00 && c < 0xFF5F)
        return 8; /* ，（） */
    if (c >= 0xFF5F && c < 0xFFF0)
        return 14; /* narrow kana */
    if (utf8_is_cjk(c))
        return 13;
    if (c < 0x2500 && utf8_is_letter_or_number(c) && c != 0xB2 && c != 0xB3 &&
        (c < 0xBC || c > 0xBE))
        return 11;
    if (is_one_of(c, "\u2018\u2019\u201C\u201D\u201E\u201A\u2013\u2014\u2026«»\u00A0"))
        return 7;
    return is_one_of(c, "•·©№§°®™£€±×½²³µ¿¡") ? 8 : 15;
}

/* Bits of a letter of the language, by how frequent it is. */
static size_t letter_bits(uint32_t c, size_t rank)
{
    if (c >= 0x3040)
        return c < 0x3100 ? 6 : 9;
    if (c < 0x250)
        return rank < 6 ? 5 : 6;
    return rank < 10 ? 4 : rank < 20 ? 5 : 7;
}

/* ---- Reading ------------------------------------------------------------------------------------- */

typedef enum { CLASS_OTHER, CLASS_LOWER, CLASS_UPPER, CLASS_SIGN } Class;

static Class class_of(uint32_t c)
{
    if (c >= 0x3040)
        return utf8_is_cjk(c) ? CLASS_SIGN : CLASS_OTHER;
    if (c < 0x80)
        return c >= 'a' && c <= 'z'   ? CLASS_LOWER
               : c >= 'A' && c <= 'Z' ? CLASS_UPPER
                                      : CLASS_OTHER;
    if (!utf8_is_letter_or_number(c) || c < 0xC0)
        return CLASS_OTHER;
    return utf8_lower(c) != c ? CLASS_UPPER : CLASS_LOWER;
}

/* Bits of two characters in a row that few texts have: a small letter before a capital, a
 * Latin one beside one of another alphabet, and a change of script at all. */
static size_t odd_bits(uint32_t before, uint32_t c)
{
    Class first = class_of(before), second = class_of(c);
    size_t bits = 0;

    if (first == CLASS_OTHER)
        return second != CLASS_OTHER && second != CLASS_SIGN && c >= 0x250 ? 3 : 0;
    if (second == CLASS_OTHER || (before < 0x80 && c < 0x80))
        return 0;
    if (first == CLASS_SIGN || second == CLASS_SIGN)
        return first == second ? 0 : 3;
    if (first == CLASS_LOWER && second == CLASS_UPPER)
        bits += 6;
    if ((before < 0x250) != (c < 0x250))
        bits += 6;
    return bits;
}

static void count_character(Reading *reading, uint32_t before, uint32_t c)
{
    reading->bits += odd_bits(before, c);
    if (c < 0x80) {
        reading->ascii++;
        reading->bits += 5;
        return;
    }
    reading->others++;
    if (class_of(c) == CLASS_UPPER)
        reading->bits += 2;
    c = utf8_lower(c);
    reading->bits += foreign_bits(c);
    if (c < CODE_POINTS)
        reading->counts[c]++;
}

static void read_sample(Reading *reading, const EncodingRow *row, const Buf *sample)
{
    Buf text = {0};
    size_t bad;
    uint32_t before = ' ', c;

    memset(reading->counts, 0, CODE_POINTS * sizeof *reading->counts);
    reading->encoding = row->encoding;
    reading->ascii = reading->others = reading->bits = 0;
    reading->known = decode_text(row->name, buf_bytes(sample), &text, &bad);
    reading->bits += bad * 30;
    for (size_t i = 0; reading->known && i < text.len; before = c) {
        i += utf8_next(text.data + i, &c);
        count_character(reading, before, c);
    }
    buf_free(&text);
}

static size_t bits_in_language(const Reading *reading, const EncodingRow *row)
{
    size_t bits = reading->bits + row->doubt;
    const char *letter = row->letters;

    for (size_t rank = 0; *letter != '\0'; rank++) {
        uint32_t c;
        letter += utf8_next(letter, &c);
        if (c < CODE_POINTS && reading->counts[c] > 0)
            bits -= reading->counts[c] * (foreign_bits(c) - letter_bits(c, rank));
    }
    return bits;
}

const EncodingRow *guess_encoding(Bytes raw)
{
    Reading reading = {0};
    Buf sample = {0};
    const EncodingRow *best = NULL;
    size_t least = SIZE_MAX;

    if (is_nearly_utf8(raw))
        return NULL;
    reading.counts = memory_new(CODE_POINTS * sizeof *reading.counts);
    take_sample(raw, &sample);
    for (size_t i = 0; i < encoding_row_count; i++) {
        const EncodingRow *row = &encoding_rows[i];
        size_t bits;
        if (reading.encoding == NULL || strcmp(row->encoding, reading.encoding) != 0)
            read_sample(&reading, row, &sample);
        bits = reading.known ? bits_in_language(&reading, row) : SIZE_MAX;
        if (bits < least && bits - 5 * reading.ascii <= MOST_BITS * reading.others) {
            least = bits;
            best = row;
        }
    }
    free(reading.counts);
    buf_free(&sample);
    return best;
}
