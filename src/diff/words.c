/* words.c - see the header. */
#include "diff/words.h"
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

enum {
    MOST_CELLS = 1 << 22
}; /* two sentences of 2,000 words; longer ones differ as a whole */

typedef struct {
    const char *text;
    size_t len;
    bool space;
} Word;

typedef struct {
    Arena *arena;
    const Word *old, *new;
    size_t old_count, new_count;
    WordRun *runs;
    size_t count;
} Comparing;

/* A letter of a script without spaces is a word. */
static size_t word_length(const char *text)
{
    size_t len = 0;
    uint32_t c;

    while (text[len] != '\0' && text[len] != ' ') {
        size_t n = utf8_next(text + len, &c);
        if (utf8_is_cjk(c))
            return len == 0 ? n : len;
        len += n;
    }
    return len;
}

static Word *words_of(Arena *arena, const char *text, size_t *count)
{
    Word *words = NULL;
    bool space = false;

    for (*count = 0; *text != '\0';) {
        size_t len = word_length(text);
        if (len == 0) {
            space = true;
            text++;
            continue;
        }
        words = arena_grow(arena, words, *count, sizeof *words);
        words[(*count)++] = (Word){text, len, space};
        space = false;
        text += len;
    }
    return words;
}

static bool same_word(const Word *one, const Word *other)
{
    return one->len == other->len && memcmp(one->text, other->text, one->len) == 0;
}

/* Words of one sentence that follow each other are one run.  What both have stands apart from
 * what one has when it does so in either. */
static void add_word(Comparing *comparing, WordsKind kind, const Word *word, bool space)
{
    WordRun *last = comparing->count > 0 ? &comparing->runs[comparing->count - 1] : NULL;

    if (last != NULL && last->kind == kind) {
        last->len = (size_t)(word->text - last->text) + word->len;
        last->words++;
        return;
    }
    comparing->runs = arena_grow(comparing->arena, comparing->runs, comparing->count,
                                 sizeof *comparing->runs);
    comparing->runs[comparing->count++] =
        (WordRun){kind, word->text, word->len, 1, space};
}

static void add_one(Comparing *comparing, WordsKind kind, const Word *word)
{
    add_word(comparing, kind, word, word->space);
}

static void add_same(Comparing *comparing, size_t old, size_t new)
{
    add_word(comparing, WORDS_SAME, &comparing->new[new],
             comparing->old[old].space || comparing->new[new].space);
}

/* The table holds, for what is left of both from there on, how many words they share. */
static uint16_t *shared_words(const Comparing *comparing, size_t from, size_t old_end,
                              size_t new_end)
{
    size_t width = new_end - from + 1, height = old_end - from + 1;
    uint16_t *shared = memory_new(width * height * sizeof *shared);

    memset(shared, 0, width * height * sizeof *shared);
    for (size_t i = height - 1; i-- > 0;)
        for (size_t k = width - 1; k-- > 0;) {
            uint16_t *here = &shared[i * width + k];
            if (same_word(&comparing->old[from + i], &comparing->new[from + k]))
                *here = (uint16_t)(here[width + 1] + 1);
            else
                *here = here[1] > here[width] ? here[1] : here[width];
        }
    return shared;
}

static void add_replaced(Comparing *comparing, size_t old_from, size_t old_end,
                         size_t new_from, size_t new_end)
{
    while (old_from < old_end)
        add_one(comparing, WORDS_OLD, &comparing->old[old_from++]);
    while (new_from < new_end)
        add_one(comparing, WORDS_NEW, &comparing->new[new_from++]);
}

/* What is between two words that both have: first all of the old, then all of the new. */
static void compare_middle(Comparing *comparing, size_t from, size_t old_end,
                           size_t new_end)
{
    size_t width = new_end - from + 1, i = from, k = from, old_from = i, new_from = k;
    uint16_t *shared;

    if ((old_end - from + 1) >= MOST_CELLS / width) {
        add_replaced(comparing, from, old_end, from, new_end);
        return;
    }
    shared = shared_words(comparing, from, old_end, new_end);
    while (i < old_end && k < new_end) {
        const uint16_t *here = &shared[(i - from) * width + (k - from)];
        if (same_word(&comparing->old[i], &comparing->new[k])) {
            add_replaced(comparing, old_from, i, new_from, k);
            add_same(comparing, i, k);
            old_from = ++i;
            new_from = ++k;
        } else if (here[1] > here[width]) {
            k++;
        } else {
            i++;
        }
    }
    free(shared);
    add_replaced(comparing, old_from, old_end, new_from, new_end);
}

size_t compare_words(Arena *arena, const char *old, const char *new, WordRun **runs)
{
    Comparing comparing = {.arena = arena};
    size_t from = 0, old_end, new_end;

    comparing.old = words_of(arena, old, &comparing.old_count);
    comparing.new = words_of(arena, new, &comparing.new_count);
    old_end = comparing.old_count;
    new_end = comparing.new_count;
    for (; from < old_end && from < new_end &&
           same_word(&comparing.old[from], &comparing.new[from]);
         from++)
        add_same(&comparing, from, from);
    while (old_end > from && new_end > from &&
           same_word(&comparing.old[old_end - 1], &comparing.new[new_end - 1])) {
        old_end--;
        new_end--;
    }
    compare_middle(&comparing, from, old_end, new_end);
    for (; new_end < comparing.new_count; new_end++)
        add_same(&comparing, old_end++, new_end);
    *runs = comparing.runs;
    return comparing.count;
}
