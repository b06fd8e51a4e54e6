/* test_slug.c - names made from texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/slug.h"

static Arena arena;

static void is_ascii_slug(const char *text, const char *wanted, bool wanted_lossy)
{
    bool lossy;

    assert_string_equal(slug_ascii(&arena, text, &lossy), wanted);
    assert_int_equal(lossy, wanted_lossy);
}

static void github_keeps_letters_of_any_script(void **state)
{
    static const char *const pairs[][2] = {
        {"Getting Started", "getting-started"},
        {"What's new? (v2.0)", "whats-new-v20"},
        {"\xC3\x9C"
         "berschrift",
         "\xC3\xBC"
         "berschrift"},
        {"a_b - c", "a_b---c"},
        {"\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x9A\x80", "\xE6\x97\xA5\xE6\x9C\xAC-"},
        {"!!!", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(slug_github(&arena, pairs[i][0]), pairs[i][1]);
}

static void plain_names_lose_nothing(void **state)
{
    (void)state;
    is_ascii_slug("01-bold/03 Questions", "01-bold-03-questions", false);
    is_ascii_slug("What's New?", "what-s-new", false);
    is_ascii_slug("a.b_c", "a.b_c", false);
}

static void accents_come_off(void **state)
{
    (void)state;
    is_ascii_slug("Caf\xC3\xA9", "cafe", false);
    is_ascii_slug("cafe\xCC\x81", "cafe", false);
    is_ascii_slug("Stra\xC3\x9F"
                  "e \xC3\x98st",
                  "strasse-ost", false);
    is_ascii_slug("\xE1\xBB\x87", "e", false);
}

static void lost_letters_are_told(void **state)
{
    (void)state;
    is_ascii_slug("\xE6\x97\xA5\xE6\x9C\xAC", "x", true);
    is_ascii_slug("\xD0\x93\xD0\xBB\xD0\xB0\xD0\xB2\xD0\xB0 1", "1", true);
    is_ascii_slug("C#", "c", true);
    is_ascii_slug("C++", "c", true);
    is_ascii_slug("", "x", true);
}

static void names_are_safe_in_folders(void **state)
{
    char text[300];
    bool lossy;

    (void)state;
    is_ascii_slug("../..", "x", true);
    is_ascii_slug(".hidden", "hidden", false);
    is_ascii_slug("-x-", "x", false);
    is_ascii_slug("fig.", "fig", false);
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '\0';
    assert_true(strlen(slug_ascii(&arena, text, &lossy)) <= 100);
    assert_true(lossy);
}

/* The right ones are what pandoc 2.17 itself makes. */
static void pandoc_ids_are_those_of_pandoc(void **state)
{
    static const char *const pairs[][2] = {
        {"MLS / MCS Range Format", "mls-mcs-range-format"},
        {"NetLabel - CIPSO/CALIPSO", "netlabel---cipsocalipso"},
        {"a \"b\" & c: 1.2_x", "a-b-c-1.2_x"},
        {"3 \xC4\x8C"
         "aj & co de",
         "\xC4\x8D"
         "aj-co-de"},
        {"1.2.3", "section"},
        {"end!  ", "end"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(slug_pandoc(&arena, pairs[i][0]), pairs[i][1]);
}

static void honkit_ids_lack_certain_signs(void **state)
{
    static const char *const pairs[][2] = {
        {"1.5 cap_add, cap_drop", "15-capadd-capdrop"},
        {"`_references.ts`", "referencests"},
        {"- A - B", "-a---b"},
        {"\xE6\xB3\xA8\xEF\xBC\x9A X", "\xE6\xB3\xA8\xEF\xBC\x9A-x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(slug_honkit(&arena, pairs[i][0]), pairs[i][1]);
}

/* The right ones are those of mdBook's own tests and of Rust's is_alphanumeric. */
static void mdbook_ids_are_those_of_mdbook(void **state)
{
    static const char *const pairs[][2] = {
        {"--passes: add more rustdoc passes", "--passes-add-more-rustdoc-passes"},
        {"Method-call \xF0\x9F\x90\x99 expressions \xF0\x9F\x91\xBC",
         "method-call--expressions-"},
        {"_-_12345", "_-_12345"},
        {"\xC3\x9C"
         "ber",
         "\xC3\xBC"
         "ber"},
        {"\xE2\x9A\xA0\xEF\xB8\x8F Warning", "-warning"}, /* an emoji with its selector */
        {"cafe\xCC\x81", "cafe"},                         /* a combining accent */
        {"1\xEF\xB8\x8F\xE2\x83\xA3 One", "1-one"},       /* a keycap */
        {"\xE0\xA4\x95\xE0\xA4\xBF", "\xE0\xA4\x95\xE0\xA4\xBF"}, /* a vowel sign */
        {"race/select", "raceselect"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(slug_mdbook(&arena, pairs[i][0]), pairs[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(honkit_ids_lack_certain_signs),
        cmocka_unit_test(pandoc_ids_are_those_of_pandoc),
        cmocka_unit_test(mdbook_ids_are_those_of_mdbook),
        cmocka_unit_test(github_keeps_letters_of_any_script),
        cmocka_unit_test(plain_names_lose_nothing),
        cmocka_unit_test(accents_come_off),
        cmocka_unit_test(lost_letters_are_told),
        cmocka_unit_test(names_are_safe_in_folders),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
