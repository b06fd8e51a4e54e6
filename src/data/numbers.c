/* numbers.c - how a language writes numbers, and how many words there are. */
#include "data/numbers.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct {
    const char *language;
    const char *separator;  /* between groups of three digits (CLDR) */
    int least;              /* numbers of fewer digits have none */
    const char *before, *one, *many; /* what stands around: one word, several */
} Row;

#define NO_BREAK "\xC2\xA0"
#define NARROW_NO_BREAK "\xE2\x80\xAF"

/* Polish, Russian and Arabic have a label in front: the word itself would change with the
 * number.  Of Chinese, Japanese and Korean the characters are counted. */
static const Row rows[] = {
    {"en", ",", 4, "", " word", " words"},
    {"de", ".", 4, "", " Wort", " Wörter"},
    {"fr", NARROW_NO_BREAK, 4, "", " mot", " mots"},
    {"es", ".", 5, "", " palabra", " palabras"},
    {"it", ".", 4, "", " parola", " parole"},
    {"pt", ".", 4, "", " palavra", " palavras"},
    {"nl", ".", 4, "", " woord", " woorden"},
    {"pl", NO_BREAK, 5, "słów: ", "", ""},
    {"ru", NO_BREAK, 5, "слов: ", "", ""},
    {"ja", ",", 4, "", "字", "字"},
    {"zh", ",", 4, "", "字", "字"},
    {"ko", ",", 4, "", "자", "자"},
    /* A mark keeps the sign in front of the number, in the midst of a text from the right. */
    {"ar", ",", 4, "عدد الكلمات: \xE2\x80\x8E", "", ""},
};

static const Row *lookup_row(const char *language)
{
    size_t n = language == NULL ? 0 : strcspn(language, "-");

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strlen(rows[i].language) == n &&
            strncasecmp(rows[i].language, language, n) == 0)
            return &rows[i];
    return &rows[0];
}

static const char *grouped(Arena *arena, const Row *row, unsigned long long number)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%llu", number);
    const char *text = "";

    for (int at = 0, next; at < len; at = next) {
        next = len < row->least ? len : at == 0 && len % 3 != 0 ? len % 3 : at + 3;
        text = arena_format(arena, "%s%s%.*s", text, at > 0 ? row->separator : "",
                            next - at, digits + at);
    }
    return text;
}

static const char *phrase(Arena *arena, const char *language, const char *sign,
                          unsigned long long count)
{
    const Row *row = lookup_row(language);

    return arena_format(arena, "%s%s%s%s", row->before, sign, grouped(arena, row, count),
                        count == 1 ? row->one : row->many);
}

const char *count_of_words(Arena *arena, const char *language, size_t count)
{
    return phrase(arena, language, "", count);
}

const char *change_of_words(Arena *arena, const char *language, long long change)
{
    if (change < 0)
        return phrase(arena, language, "\xE2\x88\x92", 0ull - (unsigned long long)change);
    return phrase(arena, language, change == 0 ? "±" : "+", (unsigned long long)change);
}
