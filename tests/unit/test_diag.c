/* test_diag.c - recording, ordering and counting diagnostics; near misses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "base/diag.h"
#include "base/utf8.h"

static Position place(const char *file, uint32_t line, uint32_t column)
{
    return (Position){.file = file, .line = line, .column = column};
}

static void texts_are_copied(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    char file[] = "a.md", hint[] = "mend it", line[] = "a line";
    Position at = {.file = file, .line = 2, .column = 3, .excerpt = {line, 6}};

    (void)state;
    diag_add(&diags, "link-broken", at, hint, "no %s", "such thing");
    memset(file, 'x', 4);
    memset(hint, 'x', 4);
    memset(line, 'x', 4);
    assert_string_equal(diags.first->at.file, "a.md");
    assert_string_equal(diags.first->hint, "mend it");
    assert_string_equal(diags.first->message, "no such thing");
    assert_memory_equal(diags.first->at.excerpt.data, "a line", 6);
    assert_ptr_equal(diags.first, diags.last);
    arena_free(&arena);
}

static void severities_come_from_the_table_of_codes(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};

    (void)state;
    diag_add(&diags, "link-broken", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "chapter-empty", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "html-moved", place("a", 1, 1), NULL, "x");
    assert_int_equal(diags.first->severity, SEVERITY_ERROR);
    assert_int_equal(diags.first->next->severity, SEVERITY_WARNING);
    assert_int_equal(diags.last->severity, SEVERITY_NOTE);
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.warnings, 1);
    assert_int_equal(diags.count, 3);
    arena_free(&arena);
}

static void lenient_turns_holes_into_warnings_and_nothing_else(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena, .lenient = true};

    (void)state;
    diag_add(&diags, "link-broken", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "manifest-syntax", place("a", 1, 1), NULL, "x");
    assert_int_equal(diags.first->severity, SEVERITY_WARNING);
    assert_int_equal(diags.last->severity, SEVERITY_ERROR);
    assert_int_equal(diags.holes, 1);
    arena_free(&arena);
}

static void strict_turns_warnings_into_errors(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};

    (void)state;
    diag_add(&diags, "chapter-empty", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "html-moved", place("a", 1, 1), NULL, "x");
    diags_make_strict(&diags);
    assert_int_equal(diags.first->severity, SEVERITY_ERROR);
    assert_int_equal(diags.last->severity, SEVERITY_NOTE);
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.warnings, 0);
    arena_free(&arena);
}

static void past_a_thousand_only_the_counts_grow(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    size_t kept = 0;

    (void)state;
    for (uint32_t i = 0; i < 3000; i++)
        diag_add(&diags, "link-broken", place("a", i, 1), NULL, "x");
    for (const Diag *diag = diags.first; diag != NULL; diag = diag->next)
        kept++;
    assert_int_equal(kept, DIAGS_KEPT);
    assert_int_equal(diags.count, 3000);
    assert_int_equal(diags.errors, 3000);
    arena_free(&arena);
}

static void sorting_goes_by_file_line_and_column(void **state)
{
    static const uint32_t expected[][2] = {{0, 0}, {1, 5}, {2, 1}, {2, 7}, {1, 1}};
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    const Diag *diag;

    (void)state;
    diag_add(&diags, "link-broken", place("b", 2, 7), NULL, "x");
    diag_add(&diags, "link-broken", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "link-broken", place("b", 1, 5), NULL, "x");
    diag_add(&diags, "link-broken", place("b", 2, 1), NULL, "x");
    diag_add(&diags, "link-broken", place("b", 0, 0), NULL, "x");
    diags_sort(&diags);
    diag = diags.first;
    for (size_t i = 0; i < 5; i++, diag = diag->next) {
        assert_int_equal(diag->at.line, expected[i][0]);
        assert_int_equal(diag->at.column, expected[i][1]);
        assert_string_equal(diag->at.file, i == 4 ? "a" : "b");
    }
    assert_null(diags.last->next);
    assert_string_equal(diags.last->at.file, "a");
    arena_free(&arena);
}

static void equal_places_keep_their_order(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    uint32_t n = 0;

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        diag_add(&diags, "link-broken", place("a", i % 2, 1), NULL, "%u", i);
    diags_sort(&diags);
    for (const Diag *diag = diags.first; diag != NULL; diag = diag->next, n++) {
        char expected[16];
        snprintf(expected, sizeof expected, "%u", n < 50 ? n * 2 : (n - 50) * 2 + 1);
        assert_string_equal(diag->message, expected);
    }
    arena_free(&arena);
}

static void a_book_without_a_file_name_comes_where_it_was_met(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};

    (void)state;
    diags_sort(&diags);
    assert_null(diags.first);
    diag_add(&diags, "title-missing", place(NULL, 0, 0), NULL, "x");
    diag_add(&diags, "link-broken", place("a", 1, 1), NULL, "x");
    diag_add(&diags, "title-missing", place(NULL, 0, 0), NULL, "y");
    diags_sort(&diags);
    assert_null(diags.first->next->at.file);
    assert_string_equal(diags.last->at.file, "a");
    arena_free(&arena);
}

static void appending_empties_the_other_list(void **state)
{
    Arena arena = {0};
    Diags to = {.arena = &arena}, from = {.arena = &arena};

    (void)state;
    diag_add(&from, "link-broken", place("a", 1, 1), NULL, "x");
    diags_append(&to, &from);
    diags_append(&to, &from);
    assert_int_equal(to.count, 1);
    assert_int_equal(to.errors, 1);
    assert_int_equal(from.count, 0);
    assert_null(from.first);
    arena_free(&arena);
}

static void long_texts_are_cut_between_characters(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    static char text[30001];

    (void)state;
    for (size_t i = 0; i < 10000; i++)
        memcpy(text + i * 3, "漢", 3);
    diag_add(&diags, "link-broken", place("a", 1, 1), text, "x%s", text);
    assert_true(strlen(diags.first->message) <= 1000);
    assert_true(strlen(diags.first->hint) <= 1000);
    assert_int_equal(utf8_check(diags.first->message, strlen(diags.first->message)),
                     strlen(diags.first->message));
    assert_int_equal(utf8_check(diags.first->hint, strlen(diags.first->hint)),
                     strlen(diags.first->hint));
    arena_free(&arena);
}

static void a_long_line_is_cut_around_its_column(void **state)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    static char line[30000];
    Position at = {.file = "a",
                   .line = 1,
                   .column = 7001,
                   .excerpt = {line, sizeof line}};
    const Position *kept;

    (void)state;
    for (size_t i = 0; i < 10000; i++)
        memcpy(line + i * 3, i == 7000 ? "字" : "漢", 3);
    diag_add(&diags, "link-broken", at, NULL, "x");
    kept = &diags.first->at;
    assert_int_equal(kept->column, 7001);
    assert_true(kept->excerpt.len <= 2000);
    assert_int_equal(utf8_check(kept->excerpt.data, kept->excerpt.len),
                     kept->excerpt.len);
    assert_memory_equal(kept->excerpt.data + (kept->column - kept->excerpt_column) * 3,
                        "字", 3);
    arena_free(&arena);
}

static void the_nearest_word_is_the_one_with_fewest_edits(void **state)
{
    static const char *const words[] = {"chapters", "title", "subtitle", "date", NULL};

    (void)state;
    assert_string_equal(nearest_word("chapter", words), "chapters");
    assert_string_equal(nearest_word("tilte", words), "title");
    assert_string_equal(nearest_word("Title", words), "title");
    assert_string_equal(nearest_word("subtitel", words), "subtitle");
    assert_string_equal(nearest_word("dtae", words), "date");
    assert_null(nearest_word("publisher", words));
    assert_null(nearest_word("", words));
    assert_null(nearest_word("x", words));
}

static void words_that_are_far_apart_are_no_near_misses(void **state)
{
    static const char *const words[] = {"abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponm",
                                        NULL};
    static const char *const none[] = {NULL};
    char longest[200];

    (void)state;
    memset(longest, 'a', 199);
    longest[199] = '\0';
    assert_null(nearest_word(longest, words));
    assert_null(nearest_word("ab", words));
    assert_null(nearest_word("word", none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(severities_come_from_the_table_of_codes),
        cmocka_unit_test(lenient_turns_holes_into_warnings_and_nothing_else),
        cmocka_unit_test(strict_turns_warnings_into_errors),
        cmocka_unit_test(past_a_thousand_only_the_counts_grow),
        cmocka_unit_test(sorting_goes_by_file_line_and_column),
        cmocka_unit_test(equal_places_keep_their_order),
        cmocka_unit_test(a_book_without_a_file_name_comes_where_it_was_met),
        cmocka_unit_test(appending_empties_the_other_list),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(a_long_line_is_cut_around_its_column),
        cmocka_unit_test(the_nearest_word_is_the_one_with_fewest_edits),
        cmocka_unit_test(words_that_are_far_apart_are_no_near_misses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
