/* text.c - digests, sketches, sentences. */
#include "past/text.h"
#include <endian.h>
#include <string.h>
#include "base/utf8.h"

/* ---- Hashing -------------------------------------------------------------------------------- */

/* FNV-1a, with what mixes its bits at the end: six of them at a time are used. */
enum { BITS = 60 };
static const uint64_t fnv_start = 0xcbf29ce484222325u, fnv_prime = 0x100000001b3u;

static uint64_t add_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * fnv_prime;
}

static uint64_t mixed(uint64_t hash)
{
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 33;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Digest digest_of(const char *text)
{
    uint64_t hash = fnv_start;
    bool any = false, space = false;

    for (; *text != '\0'; text++) {
        if (is_space(*text)) {
            space = any;
            continue;
        }
        if (space)
            hash = add_byte(hash, ' ');
        hash = add_byte(hash, (unsigned char)*text);
        any = true;
        space = false;
    }
    if (!any)
        return 0;
    hash = mixed(hash) & ((UINT64_C(1) << BITS) - 1);
    return hash == 0 ? 1 : hash;
}

uint32_t mark_of(Digest digest)
{
    uint32_t mark = (uint32_t)(digest & MARK_MASK);

    return digest != 0 && mark == 0 ? 1 : mark;
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* Most text is ASCII, and all of it comes through here: its letter in lower case, or digit; 0:
 * it is none. */
static unsigned char ascii_part(unsigned char c)
{
    unsigned char lower = c | 0x20;

    if (lower >= 'a' && lower <= 'z')
        return lower;
    return (c >= '0' && c <= '9') || c == '_' ? c : 0;
}

/* A character of a word, in lower case; 0: it is of none. */
static size_t next_part(const char *text, uint32_t *part)
{
    size_t len;

    if ((unsigned char)*text < 0x80) {
        *part = ascii_part((unsigned char)*text);
        return 1;
    }
    len = utf8_next(text, part);
    *part = utf8_is_letter_or_number(*part) ? utf8_lower(*part) : 0;
    return len;
}

/* The word that begins at or behind text, without the signs around it where there is more to
 * it than signs; its hash is that of its letters in lower case.  NULL: there is none. */
static const char *next_word(const char *text, uint64_t *hash)
{
    bool any = false;

    *hash = fnv_start;
    while (*text != '\0') {
        uint32_t part;
        size_t len = next_part(text, &part);
        bool cjk = part >= 0x80 && utf8_is_cjk(part);
        if (any && (part == 0 || cjk))
            break;
        text += len;
        if (part == 0)
            continue;
        any = true;
        *hash = (*hash ^ part) * fnv_prime;
        if (cjk)
            break;
    }
    return any ? text : NULL;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The words that begin in eight characters of ASCII, the first in the lowest byte: this
 * reads every byte of the book. */
static size_t count_in_eight(uint64_t eight, bool *space)
{
    uint64_t solid = (eight + EACH(0x7F - ' ')) & EACH(0x80); /* those above ' ' */
    uint64_t behind_solid = solid << 8 | (*space ? 0 : 0x80);

    *space = solid >> 63 == 0;
    return (size_t)(((solid & ~behind_solid) >> 7) * EACH(1) >> 56);
}

size_t count_words_behind(const char *text, bool *within)
{
    const char *end = text + strlen(text);
    size_t words = 0;
    bool space = !*within; /* the character before it is none of a word */

    while (text < end) {
        uint32_t code_point = (unsigned char)*text;
        if (code_point < 0x80 && end - text >= 8) {
            uint64_t eight;
            memcpy(&eight, text, sizeof eight);
            if ((eight & EACH(0x80)) == 0) {
                words += count_in_eight(le64toh(eight), &space);
                text += sizeof eight;
                continue;
            }
        }
        if (code_point < 0x80) {
            words += space & (code_point > ' ');
            space = code_point <= ' ';
            text++;
            continue;
        }
        if (code_point >= 0xE5 && code_point <= 0xE8) { /* U+5000 to U+8FFF */
            words++;
            space = true;
            text += 3;
            continue;
        }
        text += utf8_next(text, &code_point);
        if (code_point >= 0x2E80 && utf8_is_cjk(code_point)) {
            words++;
            space = true;
        } else if (utf8_is_space(code_point)) {
            space = true;
        } else if (space && utf8_is_letter_or_number(code_point)) {
            words++;
            space = false;
        }
    }
    *within = !space;
    return words;
}

size_t count_words(const char *text)
{
    bool within = false;

    return count_words_behind(text, &within);
}

enum { SKETCH = 16, LEAST_BITS = 6, LEAST_MASK = (1 << LEAST_BITS) - 1 };

Sketch sketch_of(const char *text)
{
    uint64_t least[SKETCH], hash;
    Sketch sketch = {{0}};
    bool any = false;

    memset(least, 0xff, sizeof least);
    while ((text = next_word(text, &hash)) != NULL) {
        hash = mixed(hash);
        if (hash >> 4 < least[hash % SKETCH])
            least[hash % SKETCH] = hash >> 4;
        any = true;
    }
    /* A part that no word fell into has the next one's value, from afar (Shrivastava 2014):
     * two short texts without a word in common would share their empty parts. */
    for (size_t i = 0; any && i < SKETCH; i++) {
        size_t from = i, steps = 0;
        while (least[from % SKETCH] == UINT64_MAX) {
            from++;
            steps++;
        }
        sketch.least[i] = (uint8_t)(mixed(least[from % SKETCH] + steps) & LEAST_MASK);
    }
    return sketch;
}

double similarity(const Sketch *one, const Sketch *other)
{
    static const Sketch none;
    int same = 0;
    double share;

    if (memcmp(one, &none, sizeof none) == 0 || memcmp(other, &none, sizeof none) == 0)
        return 0;
    for (size_t i = 0; i < SKETCH; i++)
        same += one->least[i] == other->least[i];
    /* One in 64 is the same by chance. */
    share =
        (same / (double)SKETCH - 1.0 / (LEAST_MASK + 1)) * (LEAST_MASK + 1) / LEAST_MASK;
    return share < 0 ? 0 : share;
}

/* ---- Sentences ------------------------------------------------------------------------------ */

static bool is_full_stop(uint32_t c)
{
    static const uint32_t others[] = {0x2026, 0x61f, 0x6d4, 0x964, 0x965}; /* … ؟ ۔ । ॥ */

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (c == others[i])
            return true;
    return c == '.' || c == '!' || c == '?';
}

static bool is_wide_full_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xff01 || c == 0xff1f; /* 。 ！ ？ */
}

/* What may stand between a full stop and the space behind it. */
static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201d ||
           c == 0xbb || c == 0x203a || c == 0x300d || c == 0x300f || c == 0xff09;
}

static const char *skip_space(const char *text)
{
    while (is_space(*text))
        text++;
    return text;
}

/* "e.g. this" goes on. */
static bool begins_small(const char *text)
{
    uint32_t c = 0;

    if (*text != '\0')
        utf8_next(text, &c);
    return utf8_is_lower(c);
}

/* Neither a full stop nor the end, nor a character of which that may be said. */
static bool is_plain(char c)
{
    return (c >= ' ' && c != '.' && c != '!' && c != '?') || (c > 0 && c < ' ');
}

size_t sentence_length(const char *text)
{
    const char *at = text;
    uint32_t c;

    for (;;) {
        const char *behind;
        bool wide;
        while (is_plain(*at))
            at++;
        if (*at == '\0')
            break;
        at += utf8_next(at, &c);
        wide = is_wide_full_stop(c);
        if (!wide && !is_full_stop(c))
            continue;
        for (behind = at; *behind != '\0'; at = behind) {
            behind += utf8_next(behind, &c);
            if (!is_closing(c) && !is_full_stop(c) && !is_wide_full_stop(c))
                break;
        }
        if (!wide && !is_space(*at))
            continue;
        behind = skip_space(at);
        if (wide || !begins_small(behind))
            return (size_t)(behind - text);
    }
    return (size_t)(at - text);
}
