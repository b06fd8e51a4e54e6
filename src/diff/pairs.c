/* pairs.c - which chapter is which: by what of their text they share, and by their titles. */
#include <stdlib.h>
#include <string.h>
#include "diff/parts.h"

enum {
    COMMON = 4,        /* a sentence that more chapters have says nothing about them */
    LEAST_SHARED = 30, /* per cent of the smaller one, without the same title, */
    LEAST_TITLED = 10, /* and with it */
    ALL_WORDS = 1 << 30,
    MOST_OF = 50 /* per cent of an added chapter that another one had: it was split off */
};

#define NO_CHAPTER SIZE_MAX

typedef struct {
    size_t old, new, words; /* shared */
    size_t worth;
} Share;

typedef struct {
    Diff *diff;
    Share *shares;
    size_t count;
    size_t *old_of,
        *new_of; /* of each new chapter its old one, and the reverse; NO_CHAPTER */
} Pairing;

/* ---- What chapters share ------------------------------------------------------------------------ */

static void add_share(Pairing *pairing, size_t old, size_t new, size_t words)
{
    pairing->shares = arena_grow(&pairing->diff->arena, pairing->shares, pairing->count,
                                 sizeof *pairing->shares);
    pairing->shares[pairing->count++] = (Share){old, new, words, 0};
}

static size_t run_length(const Side *side, size_t from)
{
    size_t n = 1;

    while (from + n < side->sentence_count &&
           side->places[from + n].digest == side->places[from].digest)
        n++;
    return n;
}

/* Both lists are in order of digest. */
static void find_shares(Pairing *pairing)
{
    const Side *old = &pairing->diff->old, *new = &pairing->diff->new;
    size_t i = 0, k = 0;

    while (i < old->sentence_count && k < new->sentence_count) {
        Digest one = old->places[i].digest, other = new->places[k].digest;
        size_t old_run = run_length(old, i), new_run = run_length(new, k);
        if (one == other && old_run <= COMMON && new_run <= COMMON)
            for (size_t a = 0; a < old_run * new_run; a++) {
                const Sentence *from =
                    &old->sentences[old->places[i + a / new_run].index];
                const Sentence *to = &new->sentences[new->places[k + a % new_run].index];
                add_share(pairing, from->chapter, to->chapter, from->words);
            }
        if (one <= other)
            i += old_run;
        if (other <= one)
            k += new_run;
    }
}

static int compare_shares(const void *a, const void *b)
{
    const Share *one = a, *other = b;

    if (one->old != other->old)
        return one->old < other->old ? -1 : 1;
    return one->new < other->new ? -1 : one->new > other->new;
}

static void sum_shares(Pairing *pairing)
{
    size_t kept = 0;

    if (pairing->count == 0)
        return;
    qsort(pairing->shares, pairing->count, sizeof *pairing->shares, compare_shares);
    for (size_t i = 1; i < pairing->count; i++) {
        if (compare_shares(&pairing->shares[i], &pairing->shares[kept]) == 0)
            pairing->shares[kept].words += pairing->shares[i].words;
        else
            pairing->shares[++kept] = pairing->shares[i];
    }
    pairing->count = kept + 1;
}

/* ---- Titles ------------------------------------------------------------------------------------- */

/* Behind the number in front: a chapter that became the fourth was not renamed. */
static const char *without_number(const char *title)
{
    size_t n = strspn(title, "0123456789.");
    size_t space = strspn(title + n, ":) ");

    return n > 0 && space > 0 && title[n + space] != '\0' ? title + n + space : title;
}

static bool same_title(const DiffChapter *old, const DiffChapter *new)
{
    return strcmp(without_number(old->title), without_number(new->title)) == 0;
}

/* ---- Pairs -------------------------------------------------------------------------------------- */

static int compare_worth(const void *a, const void *b)
{
    const Share *one = a, *other = b;

    if (one->worth != other->worth)
        return one->worth > other->worth ? -1 : 1;
    return compare_shares(a, b);
}

/* The same title goes before all else, as long as some of the text is there, too: of a chapter
 * that was split, or that swallowed others, the one goes on that is called as before. */
static size_t worth_of(const Share *share, const DiffChapter *old, const DiffChapter *new)
{
    size_t smaller = old->words < new->words ? old->words : new->words;
    size_t shared = smaller == 0 ? 0 : share->words * 100 / smaller;
    size_t worth = share->words * 2 + (strcmp(old->href, new->href) == 0);

    if (same_title(old, new))
        return shared >= LEAST_TITLED ? worth + ALL_WORDS : worth;
    return shared >= LEAST_SHARED ? worth : 0;
}

static void value_shares(Pairing *pairing)
{
    Diff *diff = pairing->diff;

    for (size_t i = 0; i < pairing->count; i++) {
        Share *share = &pairing->shares[i];
        share->worth = worth_of(share, &diff->old.chapters[share->old],
                                &diff->new.chapters[share->new]);
    }
    if (pairing->count > 0)
        qsort(pairing->shares, pairing->count, sizeof *pairing->shares, compare_worth);
}

static void join(Pairing *pairing, size_t old, size_t new)
{
    if (pairing->old_of[new] != NO_CHAPTER || pairing->new_of[old] != NO_CHAPTER)
        return;
    pairing->old_of[new] = old;
    pairing->new_of[old] = new;
}

/* Rewritten from end to end, but called the same: titles that are there once each. */
static void join_by_title(Pairing *pairing)
{
    const Side *old = &pairing->diff->old, *new = &pairing->diff->new;
    static char twice;
    Map titles = {0};
    Arena arena = {0};

    for (size_t i = 0; i < old->chapter_count; i++)
        if (pairing->new_of[i] == NO_CHAPTER) {
            const char *title = without_number(old->chapters[i].title);
            bool taken = map_lookup(&titles, title) != NULL;
            map_put(&titles, &arena, title,
                    taken ? (void *)&twice : (void *)&old->chapters[i]);
        }
    for (size_t i = 0; i < new->chapter_count; i++) {
        const void *found = map_lookup(&titles, without_number(new->chapters[i].title));
        if (pairing->old_of[i] == NO_CHAPTER && found != NULL && found != &twice)
            join(pairing, (size_t)((const DiffChapter *)found - old->chapters), i);
    }
    arena_free(&arena);
}

/* ---- What has moved ----------------------------------------------------------------------------- */

/* The pairs that are in the same order in both, so that as much text as possible stays where it
 * was; all others have moved. */
static void find_moved(Diff *diff)
{
    size_t count = diff->pair_count, best = 0, last = count;
    size_t *sum = arena_alloc(&diff->arena, (count + 1) * sizeof *sum);
    size_t *before = arena_alloc(&diff->arena, (count + 1) * sizeof *before);

    for (size_t i = 0; i < count; i++) {
        before[i] = count;
        if (diff->pairs[i].old == NULL || diff->pairs[i].new == NULL)
            continue;
        for (size_t k = 0; k < i; k++)
            if (diff->pairs[k].old != NULL && diff->pairs[k].old < diff->pairs[i].old &&
                sum[k] > sum[i]) {
                sum[i] = sum[k];
                before[i] = k;
            }
        sum[i] += diff->pairs[i].old->words + 1;
        diff->pairs[i].moved = true;
        if (sum[i] > best) {
            best = sum[i];
            last = i;
        }
    }
    for (; last < count; last = before[last])
        diff->pairs[last].moved = false;
}

/* ---- Splits and merges -------------------------------------------------------------------------- */

static bool is_most(const Share *share, const DiffChapter *of)
{
    return share->words * 100 >= of->words * MOST_OF && of->words > 0;
}

static void find_origins(Pairing *pairing)
{
    Diff *diff = pairing->diff;

    for (size_t i = 0; i < diff->pair_count; i++) {
        Pair *pair = &diff->pairs[i];
        for (size_t k = 0; k < pairing->count && (!pair->old || !pair->new); k++) {
            const Share *share = &pairing->shares[k];
            const DiffChapter *old = &diff->old.chapters[share->old];
            const DiffChapter *new = &diff->new.chapters[share->new];
            if (pair->old == NULL && new == pair->new &&is_most(share, new))
                pair->split_from = old;
            if (pair->new == NULL && old == pair->old &&is_most(share, old))
                pair->merged_into = new;
        }
    }
}

static void list_pairs(Pairing *pairing)
{
    Diff *diff = pairing->diff;
    size_t most = diff->old.chapter_count + diff->new.chapter_count;

    diff->pairs = arena_alloc(&diff->arena, (most + 1) * sizeof *diff->pairs);
    for (size_t i = 0; i < diff->new.chapter_count; i++) {
        Pair *pair = &diff->pairs[diff->pair_count++];
        pair->new = &diff->new.chapters[i];
        if (pairing->old_of[i] == NO_CHAPTER)
            continue;
        pair->old = &diff->old.chapters[pairing->old_of[i]];
        pair->renamed = !same_title(pair->old, pair->new);
    }
    for (size_t i = 0; i < diff->old.chapter_count; i++)
        if (pairing->new_of[i] == NO_CHAPTER)
            diff->pairs[diff->pair_count++].old = &diff->old.chapters[i];
}

static size_t *none_of(Arena *arena, size_t count)
{
    size_t *list = arena_alloc(arena, (count + 1) * sizeof *list);

    for (size_t i = 0; i < count; i++)
        list[i] = NO_CHAPTER;
    return list;
}

void pair_chapters(Diff *diff)
{
    Pairing pairing = {.diff = diff};

    pairing.old_of = none_of(&diff->arena, diff->new.chapter_count);
    pairing.new_of = none_of(&diff->arena, diff->old.chapter_count);
    find_shares(&pairing);
    sum_shares(&pairing);
    value_shares(&pairing);
    for (size_t i = 0; i < pairing.count && pairing.shares[i].worth > 0; i++)
        join(&pairing, pairing.shares[i].old, pairing.shares[i].new);
    join_by_title(&pairing);
    list_pairs(&pairing);
    find_moved(diff);
    find_origins(&pairing);
}
