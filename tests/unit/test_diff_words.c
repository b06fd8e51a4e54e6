/* test_diff_words.c - words of two sentences are told apart, and quotes are found again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "diff/quotes.h"
#include "diff/words.h"

static const char *marked(const char *old, const char *new)
{
    static char all[1000];
    static const char *const open[] = {"", "-", "+"};
    Arena arena = {0};
    WordRun *runs;
    size_t count = compare_words(&arena, old, new, &runs);

    all[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(all);
        snprintf(all + n, sizeof all - n, "%s%s%.*s%s", runs[i].space ? " " : "",
                 open[runs[i].kind], (int)runs[i].len, runs[i].text, open[runs[i].kind]);
    }
    arena_free(&arena);
    return all;
}

static void words_are_marked(void **state)
{
    (void)state;
    assert_string_equal(marked("a b c", "a b c"), "a b c");
    assert_string_equal(marked("a b c d", "a x c d e"), "a -b- +x+ c d +e+");
    assert_string_equal(marked("a b c", "b c"), "-a- b c");
    assert_string_equal(marked("", "a b"), "+a b+");
    assert_string_equal(marked("x y", "a b"), "-x y-+a b+");
    assert_string_equal(marked("我们走", "我走了"), "我-们-走+了+");
}

static void check_quote(const char *text, const char *quote, const char *wanted)
{
    size_t steps = 100000, from = 0, until = 0;
    bool found =
        find_quote(text, strlen(text), quote, strlen(quote), &steps, &from, &until);

    assert_int_equal(found, wanted != NULL);
    if (found && (until - from != strlen(wanted) ||
                  memcmp(text + from, wanted, until - from) != 0))
        fail_msg("\"%.*s\" is not \"%s\"", (int)(until - from), text + from, wanted);
}

/* The classic way, cell by cell. */
static size_t least_errors(const char *text, const char *quote)
{
    size_t row[400] = {0}, best = strlen(quote);

    for (size_t i = 0; i <= strlen(quote); i++)
        row[i] = i;
    for (; *text != '\0'; text++) {
        size_t corner = row[0];
        for (size_t i = 1; i <= strlen(quote); i++) {
            size_t here = corner + (quote[i - 1] != *text);
            corner = row[i];
            here = row[i] + 1 < here ? row[i] + 1 : here;
            row[i] = row[i - 1] + 1 < here ? row[i - 1] + 1 : here;
        }
        best = row[strlen(quote)] < best ? row[strlen(quote)] : best;
    }
    return best;
}

static size_t distance(const char *text, size_t length, const char *quote)
{
    size_t row[400];

    for (size_t i = 0; i <= strlen(quote); i++)
        row[i] = i;
    for (size_t k = 0; k < length; k++) {
        size_t corner = row[0]++;
        for (size_t i = 1; i <= strlen(quote); i++) {
            size_t here = corner + (quote[i - 1] != text[k]);
            corner = row[i];
            here = row[i] + 1 < here ? row[i] + 1 : here;
            row[i] = row[i - 1] + 1 < here ? row[i - 1] + 1 : here;
        }
    }
    return row[strlen(quote)];
}

/* Texts of few letters, so that much is alike; quotes of one block, of two and of several. */
static void quotes_are_found_as_the_classic_way_does(void **state)
{
    static const size_t lengths[] = {1, 7, 63, 64, 65, 130, 300};
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 300; round++) {
        char text[700], quote[301];
        size_t length = lengths[round % 7], steps = 100000, from = 0, until = 0;
        size_t least;
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)('a' + (seed = seed * 1103515245 + 12345) / 65536 % 4);
        memcpy(quote, text + 200, length);
        text[699] = quote[length] = '\0';
        for (size_t i = 0; i < length * (size_t)(round % 5) / 5; i++)
            quote[(seed = seed * 1103515245 + 12345) / 65536 % length] = 'b';
        least = least_errors(text, quote);
        assert_int_equal(find_quote(text, strlen(text), quote, length, &steps, &from,
                                    &until),
                         least <= length / 2);
        if (least <= length / 2)
            assert_int_equal(distance(text + from, until - from, quote), least);
    }
}

static void quotes_are_found_though_they_have_changed(void **state)
{
    (void)state;
    check_quote("one two three", "two", "two");
    check_quote("one twoo three", "two th", "twoo th");
    check_quote("nothing of the kind", "xyzzy", NULL);
    check_quote("", "abc", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_marked),
        cmocka_unit_test(quotes_are_found_though_they_have_changed),
        cmocka_unit_test(quotes_are_found_as_the_classic_way_does),
    };

    return cmocka_run_group_tests_name("diff words", tests, NULL, NULL);
}
