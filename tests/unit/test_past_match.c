/* test_past_match.c - two rows side by side, against an exhaustive search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "base/arena.h"
#include "past/match.h"
#include "past/text.h"

enum { LONGEST = 64 };

typedef struct {
    Matched items[LONGEST];
    Sketch sketches[LONGEST];
    size_t count;
} Row;

/* Texts with "|" between; each one's element is p, or what stands before ":" */
static Row row_of(const char *texts)
{
    static char room[64 * 1024];
    static size_t used;
    Row row = {.count = 0};

    if (used > sizeof room / 2)
        used = 0;
    while (*texts != '\0') {
        size_t length = strcspn(texts, "|");
        char *text = memcpy(room + used, texts, length);
        char *colon;
        text[length] = '\0';
        used += length + 1;
        colon = strchr(text, ':');
        if (colon != NULL)
            *colon = '\0';
        row.sketches[row.count] = sketch_of(colon == NULL ? text : colon + 1);
        row.items[row.count] =
            (Matched){colon == NULL ? "p" : text,
                      digest_of(colon == NULL ? text : colon + 1), NULL};
        row.count++;
        texts += length + (texts[length] == '|');
    }
    return row;
}

static void match(Row *old, Row *new, size_t *matches)
{
    for (size_t i = 0; i < old->count; i++)
        old->items[i].sketch = &old->sketches[i];
    for (size_t i = 0; i < new->count; i++)
        new->items[i].sketch = &new->sketches[i];
    match_rows(old->items, old->count, new->items, new->count, matches);
}

/* wanted: for each new one the old one's letter, "-" for none. */
static void assert_matches(const char *old_texts, const char *new_texts,
                           const char *wanted)
{
    Row old = row_of(old_texts), new = row_of(new_texts);
    size_t matches[LONGEST];

    match(&old, &new, matches);
    assert_int_equal(new.count, strlen(wanted));
    for (size_t i = 0; i < new.count; i++)
        if (matches[i] != (wanted[i] == '-' ? NO_MATCH : (size_t)(wanted[i] - 'a')))
            fail_msg("%s → %s: the item %zu is not %c", old_texts, new_texts, i,
                     wanted[i]);
}

static void known_rows(void **state)
{
    (void)state;
    assert_matches("one|two|three", "one|two|three", "abc");
    assert_matches("one|two|three", "one|new|two|three", "a-bc");
    assert_matches("one|two|three", "one|three", "ac");
    assert_matches("one|two|three", "three|one|two", "-ab");
    assert_matches("one|two", "two|one", "b-");
    assert_matches("one|two|end", "two|one|end", "b-c");
    assert_matches("same|same|same", "same|same", "ab");
    assert_matches("one|same|two|same", "same|two|same", "bcd");
    assert_matches("", "one", "-");
    assert_matches("one", "", "");
    assert_matches("p:word|h2:word", "h2:word", "b");
    assert_matches("p:word", "h2:word", "-");
}

static void an_edited_block_is_the_same_between_its_neighbours(void **state)
{
    (void)state;
    assert_matches("first|the quick brown fox jumps over the lazy dog today|last",
                   "first|brand|the quick brown fox leaps over the lazy dog today|last",
                   "a-bc");
    assert_matches("the quick brown fox jumps over the lazy dog",
                   "li:the quick brown fox jumps over the lazy dogs", "-");
}

/* ---- Random rows ---------------------------------------------------------------------------- */

static uint32_t random_state;

static uint32_t random_below(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

static size_t common_length(const Row *old, const Row *new)
{
    size_t best[LONGEST + 1][LONGEST + 1] = {{0}};

    for (size_t i = old->count; i-- > 0;)
        for (size_t k = new->count; k-- > 0;) {
            best[i][k] =
                best[i + 1][k] > best[i][k + 1] ? best[i + 1][k] : best[i][k + 1];
            if (old->items[i].digest == new->items[k].digest &&
                strcmp(old->items[i].name, new->items[k].name) == 0 &&
                best[i + 1][k + 1] + 1 > best[i][k])
                best[i][k] = best[i + 1][k + 1] + 1;
        }
    return best[0][0];
}

static Row random_row(void)
{
    char texts[1024] = "";
    size_t count = random_below(20);

    for (size_t i = 0; i < count; i++)
        sprintf(texts + strlen(texts), "%s%s:word%u", i > 0 ? "|" : "",
                random_below(4) == 0 ? "h2" : "p", (unsigned)random_below(12));
    return row_of(texts);
}

static void random_rows_have_the_longest_common_subsequence(void **state)
{
    (void)state;
    random_state = 5;
    for (int round = 0; round < 3000; round++) {
        Row old = random_row(), new = random_row();
        size_t matches[LONGEST], same = 0, last = NO_MATCH;
        match(&old, &new, matches);
        for (size_t i = 0; i < new.count; i++) {
            if (matches[i] == NO_MATCH)
                continue;
            assert_true(matches[i] < old.count);
            assert_true(last == NO_MATCH || matches[i] > last);
            assert_string_equal(old.items[matches[i]].name, new.items[i].name);
            last = matches[i];
            same += old.items[matches[i]].digest == new.items[i].digest;
        }
        assert_int_equal(same, common_length(&old, &new));
    }
}

static void random_marks_rise_and_keep_all_equals(void **state)
{
    (void)state;
    random_state = 7;
    for (int round = 0; round < 3000; round++) {
        uint32_t old[20], new[20];
        size_t old_count = random_below(20), new_count = random_below(20), matches[20];
        size_t best[21][21] = {{0}}, same = 0, last = NO_MATCH;
        for (size_t i = 0; i < old_count; i++)
            old[i] = random_below(8); /* 0: gone */
        for (size_t i = 0; i < new_count; i++)
            new[i] = 1 + random_below(8);
        match_marks(old, old_count, new, new_count, matches);
        for (size_t i = old_count; i-- > 0;)
            for (size_t k = new_count; k-- > 0;) {
                best[i][k] =
                    best[i + 1][k] > best[i][k + 1] ? best[i + 1][k] : best[i][k + 1];
                if (old[i] == new[k] && best[i + 1][k + 1] + 1 > best[i][k])
                    best[i][k] = best[i + 1][k + 1] + 1;
            }
        for (size_t i = 0; i < new_count; i++) {
            if (matches[i] == NO_MATCH)
                continue;
            assert_true(matches[i] < old_count && old[matches[i]] != 0);
            assert_true(last == NO_MATCH || matches[i] > last);
            last = matches[i];
            same += old[matches[i]] == new[i];
        }
        assert_int_equal(same, best[0][0]);
    }
}

/* ---- Large rows ----------------------------------------------------------------------------- */

enum { LARGE = 50000 };

/* What stands for nothing else: every one of modulus is the same as others. */
static void fill(Matched *row, Sketch *sketches, size_t count, uint32_t seed,
                 uint32_t modulus)
{
    random_state = seed;
    for (size_t i = 0; i < count; i++) {
        char text[64];
        snprintf(text, sizeof text, "w%u x%u", (unsigned)random_below(modulus),
                 (unsigned)random_below(3));
        sketches[i] = sketch_of(text);
        row[i] = (Matched){"p", digest_of(text), &sketches[i]};
    }
}

static double seconds_of(uint32_t modulus, bool equal, size_t *found)
{
    Arena arena = {0};
    Matched *old = arena_alloc(&arena, LARGE * sizeof *old);
    Matched *new = arena_alloc(&arena, LARGE * sizeof *new);
    Sketch *sketches = arena_alloc(&arena, 2 * LARGE * sizeof *sketches);
    size_t *matches = arena_alloc(&arena, LARGE * sizeof *matches);
    clock_t begun;

    fill(old, sketches, LARGE, 1, modulus);
    fill(new, sketches + LARGE, LARGE, equal ? 1 : 2, modulus);
    if (equal) /* all but two are the same, so that neither end is */
        new[0].digest = new[LARGE - 1].digest = 1;
    begun = clock();
    match_rows(old, LARGE, new, LARGE, matches);
    *found = 0;
    for (size_t i = 0, last = NO_MATCH; i < LARGE; i++)
        if (matches[i] != NO_MATCH) {
            assert_true(last == NO_MATCH || matches[i] > last);
            last = matches[i];
            ++*found;
        }
    arena_free(&arena);
    return (double)(clock() - begun) / CLOCKS_PER_SEC;
}

static void large_rows_take_bounded_time(void **state)
{
    size_t found;

    (void)state;
    assert_true(seconds_of(1u << 30, true, &found) < 10);
    assert_true(found > LARGE - 10);
    assert_true(seconds_of(1u << 30, false, &found) < 10);
    assert_true(seconds_of(2, false, &found) < 10);
    assert_true(seconds_of(40000, false, &found) < 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_rows),
        cmocka_unit_test(an_edited_block_is_the_same_between_its_neighbours),
        cmocka_unit_test(random_rows_have_the_longest_common_subsequence),
        cmocka_unit_test(random_marks_rise_and_keep_all_equals),
        cmocka_unit_test(large_rows_take_bounded_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
