/* test_path.c - paths as texts, and percent-encoding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/path.h"

static Arena arena;

static void is_resolved(const char *folder, const char *relative, const char *wanted)
{
    const char *path = path_resolve(&arena, folder, relative);

    if (wanted == NULL)
        assert_null(path);
    else
        assert_string_equal(path, wanted);
}

static void dots_are_taken_out(void **state)
{
    (void)state;
    is_resolved("", "a.md", "a.md");
    is_resolved("a/b", "../c/./d.md", "a/c/d.md");
    is_resolved("a/b", "../../x", "x");
    is_resolved("a//b/", "c//d/", "a/b/c/d");
    is_resolved("a", "..", "");
    is_resolved("a", "", "a");
    is_resolved("a", "...", "a/...");
    is_resolved("a", "..x/.y", "a/..x/.y");
}

static void nothing_leaves_the_root(void **state)
{
    (void)state;
    is_resolved("", "..", NULL);
    is_resolved("a", "../..", NULL);
    is_resolved("a", "../../root/a", NULL);
    is_resolved("a/b", "../../../a/b/c", NULL);
    is_resolved("", "/etc/passwd", NULL);
    is_resolved("a", "//host/x", NULL);
    is_resolved("", "x/../../y", NULL);
}

static void tidy_keeps_leading_dots(void **state)
{
    static const char *const pairs[][2] = {
        {"book/../images/x.svg", "images/x.svg"},
        {"../../a/./b", "../../a/b"},
        {"../a/../../b", "../../b"},
        {".", ""},
        {"./", ""},
        {"a/..", ""},
        {"/a/../../b", "/b"},
        {"/", "/"},
        {"book/", "book"},
        {"../..", "../.."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(path_tidy(&arena, pairs[i][0]), pairs[i][1]);
}

static void relative_leads_from_folder_to_path(void **state)
{
    static const char *const rows[][3] = {
        {"", "a/b", "a/b"},
        {"a", "a/b", "b"},
        {"text", "images/x", "../images/x"},
        {"a/b/c", "a/x", "../../x"},
        {"a/b", "a", ".."},
        {"a/b", "a/b", "."},
        {"ab", "abc/d", "../abc/d"},
        {"a/b", "", "../.."},
        {"a/bc", "a/b/x", "../b/x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(path_relative(&arena, rows[i][0], rows[i][1]), rows[i][2]);
}

static void parts_of_a_path_are_found(void **state)
{
    (void)state;
    assert_string_equal(path_folder(&arena, "a/b/c"), "a/b");
    assert_string_equal(path_folder(&arena, "c"), "");
    assert_string_equal(path_folder(&arena, "/c"), "/");
    assert_string_equal(path_name("a/b/c.md"), "c.md");
    assert_string_equal(path_ending("a.b/c.tar.md"), ".md");
    assert_string_equal(path_ending("a.b/c"), "");
    assert_string_equal(path_ending(".profile"), "");
    assert_string_equal(path_ending(".."), "");
}

static void percent_is_decoded_once(void **state)
{
    (void)state;
    assert_string_equal(percent_decode(&arena, "a%20b%C3%A9"), "a b\xC3\xA9");
    assert_string_equal(percent_decode(&arena, "..%252f"), "..%2f");
    assert_string_equal(percent_decode(&arena, "%2e%2E/x"), "../x");
}

static void bad_percent_is_refused(void **state)
{
    static const char *const bad[] = {"%",   "%2",        "a%zz", "%00",
                                      "%E9", "%ED%A0%80", "%C3"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_null(percent_decode(&arena, bad[i]));
}

static void what_a_url_needs_is_encoded(void **state)
{
    (void)state;
    assert_string_equal(percent_encode(&arena, "a b/\xC3\xA9?#[%:\"<"),
                        "a%20b/%C3%A9%3F%23%5B%25%3A%22%3C");
    assert_string_equal(percent_encode(&arena, "a-b_c.d~e/(f)'!"), "a-b_c.d~e/(f)'!");
    assert_string_equal(percent_encode(&arena, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dots_are_taken_out),
        cmocka_unit_test(nothing_leaves_the_root),
        cmocka_unit_test(tidy_keeps_leading_dots),
        cmocka_unit_test(relative_leads_from_folder_to_path),
        cmocka_unit_test(parts_of_a_path_are_found),
        cmocka_unit_test(percent_is_decoded_once),
        cmocka_unit_test(bad_percent_is_refused),
        cmocka_unit_test(what_a_url_needs_is_encoded),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
