/* match.c - two rows side by side. */
#include "past/match.h"
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "past/text.h"

enum {
    MOST_CELLS = 1 << 20, /* of the table that finds the best pairs: 4 MB, some ms */
    SAME = 1000,      /* what a pair of equals is worth; of similar ones, at most that */
    LEAST_ALIKE = 220 /* of SAME: some two in five of the words */
};

typedef struct {
    const Matched *old, *new;
    size_t *matches;
} Rows;

static bool is_same(const Matched *one, const Matched *other)
{
    return one->digest == other->digest && strcmp(one->name, other->name) == 0;
}

/* 0: they are no pair. */
static uint32_t worth(const Matched *old, const Matched *new)
{
    double alike;

    if (strcmp(old->name, new->name) != 0)
        return 0;
    if (old->digest == new->digest)
        return SAME + 1;
    alike = similarity(old->sketch, new->sketch) * SAME;
    return alike < LEAST_ALIKE ? 0 : (uint32_t)alike;
}

/* ---- The best pairs of two short rows ------------------------------------------------------- */

/* Of all ways to pair them in order, the one that is worth most in all. */
static void pair_best(Rows *rows, size_t old_from, size_t old_count, size_t new_from,
                      size_t new_count)
{
    size_t width = new_count + 1;
    uint32_t *best = calloc((old_count + 1) * width, sizeof *best);

    if (best == NULL)
        end_out_of_memory();
    for (size_t i = old_count; i-- > 0;)
        for (size_t k = new_count; k-- > 0;) {
            uint32_t *here = &best[i * width + k];
            uint32_t pair = worth(&rows->old[old_from + i], &rows->new[new_from + k]);
            *here = here[1] > here[width] ? here[1] : here[width];
            if (pair > 0 && pair + here[width + 1] > *here)
                *here = pair + here[width + 1];
        }
    /* Where either of two could be kept, the one that what moved comes behind: where there are no
     * gaps, that shifts nothing. */
    for (size_t i = 0, k = 0; i < old_count && k < new_count;) {
        uint32_t *here = &best[i * width + k];
        if (*here == here[width]) {
            i++;
        } else if (*here == here[1]) {
            k++;
        } else {
            rows->matches[new_from + k++] = old_from + i++;
        }
    }
    free(best);
}

/* ---- Long rows are cut where both have what neither has twice ------------------------------- */

typedef struct {
    Digest digest;
    size_t index; /* in its row */
    bool new;
} Item;

static int compare_items(const void *a, const void *b)
{
    const Item *one = a, *other = b;

    if (one->digest != other->digest)
        return one->digest < other->digest ? -1 : 1;
    if (one->new != other->new)
        return one->new ? 1 : -1;
    return one->index < other->index ? -1 : one->index > other->index;
}

typedef struct {
    size_t old, new;
} Pair;

static int compare_pairs(const void *a, const void *b)
{
    const Pair *one = a, *other = b;

    return one->new < other->new ? -1 : one->new > other->new;
}

/* Those that are once in each row.  *pairs is the caller's to free. */
static size_t unique_pairs(const Rows *rows, size_t old_from, size_t old_count,
                           size_t new_from, size_t new_count, Pair **pairs)
{
    size_t count = old_count + new_count, found = 0;
    Item *items = malloc(count * sizeof *items);

    *pairs = malloc((count + 1) * sizeof **pairs);
    if (items == NULL || *pairs == NULL)
        end_out_of_memory();
    for (size_t i = 0; i < old_count; i++)
        items[i] = (Item){rows->old[old_from + i].digest, old_from + i, false};
    for (size_t i = 0; i < new_count; i++)
        items[old_count + i] = (Item){rows->new[new_from + i].digest, new_from + i, true};
    qsort(items, count, sizeof *items, compare_items);
    for (size_t i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count && items[i + n].digest == items[i].digest;)
            n++;
        if (n == 2 && !items[i].new &&items[i + 1].new &&items[i].digest != 0 &&
            is_same(&rows->old[items[i].index], &rows->new[items[i + 1].index]))
            (*pairs)[found++] = (Pair){items[i].index, items[i + 1].index};
    }
    free(items);
    return found;
}

/* Keeps the longest row of pairs that rises in both; they are sorted by new. */
static size_t keep_rising(Pair *pairs, size_t count)
{
    size_t *ends =
        malloc((count + 1) * sizeof *ends); /* of a row of i + 1: its last pair */
    size_t *before = malloc((count + 1) * sizeof *before);
    size_t length = 0;

    if (ends == NULL || before == NULL)
        end_out_of_memory();
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (pairs[ends[middle]].old < pairs[i].old)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? ends[low - 1] : NO_MATCH;
        ends[low] = i;
        length = low == length ? length + 1 : length;
    }
    for (size_t n = length, i = length > 0 ? ends[length - 1] : 0; n-- > 0; i = before[i])
        ends[n] = i;
    for (size_t n = 0; n < length; n++)
        pairs[n] = pairs[ends[n]];
    free(ends);
    free(before);
    return length;
}

static void match_range(Rows *rows, size_t old_from, size_t old_count, size_t new_from,
                        size_t new_count, int depth)
{
    Pair *pairs;
    size_t count;

    for (; old_count > 0 && new_count > 0 &&
           is_same(&rows->old[old_from], &rows->new[new_from]);
         old_count--, new_count--)
        rows->matches[new_from++] = old_from++;
    for (; old_count > 0 && new_count > 0 &&
           is_same(&rows->old[old_from + old_count - 1],
                   &rows->new[new_from + new_count - 1]);
         old_count--, new_count--)
        rows->matches[new_from + new_count - 1] = old_from + old_count - 1;
    if (old_count == 0 || new_count == 0)
        return;
    if (old_count < MOST_CELLS / new_count) {
        pair_best(rows, old_from, old_count, new_from, new_count);
        return;
    }
    if (depth == 0)
        return;
    count = unique_pairs(rows, old_from, old_count, new_from, new_count, &pairs);
    qsort(pairs, count, sizeof *pairs, compare_pairs);
    count = keep_rising(pairs, count);
    pairs[count++] = (Pair){old_from + old_count, new_from + new_count};
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count)
            rows->matches[pairs[i].new] = pairs[i].old;
        match_range(rows, old_from, pairs[i].old - old_from, new_from,
                    pairs[i].new - new_from, depth - 1);
        old_from = pairs[i].old + 1;
        new_from = pairs[i].new + 1;
    }
    free(pairs);
}

void match_rows(const Matched *old, size_t old_count, const Matched *new,
                size_t new_count, size_t *matches)
{
    enum { DEEPEST = 4 };
    Rows rows = {old, new, matches};

    for (size_t i = 0; i < new_count; i++)
        matches[i] = NO_MATCH;
    match_range(&rows, 0, old_count, 0, new_count, DEEPEST);
}

/* ---- Sentences ------------------------------------------------------------------------------ */

/* Equal ones are worth more than any number of others that are paired for their place. */
static void pair_marks(const uint32_t *old, size_t old_count, const uint32_t *new,
                       size_t new_count, size_t *matches)
{
    size_t width = new_count + 1;
    uint32_t *best = calloc((old_count + 1) * width, sizeof *best);

    if (best == NULL)
        end_out_of_memory();
    for (size_t i = old_count; i-- > 0;)
        for (size_t k = new_count; k-- > 0;) {
            uint32_t *here = &best[i * width + k];
            uint32_t pair = old[i] == new[k] ? SAME : old[i] == 0 ? 0 : 1;
            *here = here[1] > here[width] ? here[1] : here[width];
            if (pair > 0 && pair + here[width + 1] > *here)
                *here = pair + here[width + 1];
        }
    for (size_t i = 0, k = 0; i < old_count && k < new_count;) {
        uint32_t *here = &best[i * width + k];
        uint32_t pair = old[i] == new[k] ? SAME : old[i] == 0 ? 0 : 1;
        if (pair > 0 && *here == pair + here[width + 1])
            matches[k++] = i++;
        else if (*here == here[width])
            i++;
        else
            k++;
    }
    free(best);
}

void match_marks(const uint32_t *old, size_t old_count, const uint32_t *new,
                 size_t new_count, size_t *matches)
{
    size_t from = 0, behind = 0;

    for (size_t i = 0; i < new_count; i++)
        matches[i] = NO_MATCH;
    while (from < old_count && from < new_count && old[from] == new[from]) {
        matches[from] = from;
        from++;
    }
    while (behind < old_count - from && behind < new_count - from &&
           old[old_count - 1 - behind] == new[new_count - 1 - behind]) {
        matches[new_count - 1 - behind] = old_count - 1 - behind;
        behind++;
    }
    old_count -= from + behind;
    new_count -= from + behind;
    if (old_count == 0 || new_count == 0 || old_count >= MOST_CELLS / new_count)
        return;
    pair_marks(old + from, old_count, new + from, new_count, matches + from);
    for (size_t i = from; i < from + new_count; i++)
        if (matches[i] != NO_MATCH)
            matches[i] += from;
}
