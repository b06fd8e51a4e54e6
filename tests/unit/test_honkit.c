/* test_honkit.c - what HonKit's loader knows by itself: ignored files and folders' names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/honkit.h"

static void a_name_is_ignored_in_every_folder(void **state)
{
    (void)state;
    assert_true(matches_ignore_pattern("a.md", "a.md"));
    assert_true(matches_ignore_pattern("a.md", "b/c/a.md"));
    assert_false(matches_ignore_pattern("a.md", "b/aa.md"));
    assert_true(matches_ignore_pattern("*.md", "b/c.md"));
    assert_true(matches_ignore_pattern("b", "a/b/c.md"));
    assert_false(matches_ignore_pattern("", "a.md"));
}

static void a_path_counts_from_the_top(void **state)
{
    (void)state;
    assert_true(matches_ignore_pattern("/a.md", "a.md"));
    assert_false(matches_ignore_pattern("/a.md", "b/a.md"));
    assert_true(matches_ignore_pattern("b/*", "b/c/d.md"));
    assert_false(matches_ignore_pattern("b/*.md", "b/c/d.md"));
    assert_true(matches_ignore_pattern("b/", "b/c.md"));
    assert_true(matches_ignore_pattern("b/", "a/b/c.md"));
    assert_false(matches_ignore_pattern("b/", "b"));
}

static void two_stars_stand_for_any_folders(void **state)
{
    (void)state;
    assert_true(matches_ignore_pattern("a/**/d.md", "a/d.md"));
    assert_true(matches_ignore_pattern("a/**/d.md", "a/b/c/d.md"));
    assert_false(matches_ignore_pattern("a/**/d.md", "a/b/c/e.md"));
    assert_true(matches_ignore_pattern("**/d.md", "d.md"));
    assert_true(matches_ignore_pattern("**/d.md", "a/b/d.md"));
    assert_true(matches_ignore_pattern("a/**", "a/b"));
    assert_false(matches_ignore_pattern("a/*/c", "a/b/b/c"));
}

static void sets_and_escapes_are_known(void **state)
{
    (void)state;
    assert_true(matches_ignore_pattern("[a-c]?.md", "bx.md"));
    assert_false(matches_ignore_pattern("[!a-c]?.md", "bx.md"));
    assert_true(matches_ignore_pattern("[]]x", "]x"));
    assert_true(matches_ignore_pattern("[x", "[x"));
    assert_true(matches_ignore_pattern("\\*a", "*a"));
    assert_false(matches_ignore_pattern("\\*a", "ba"));
    assert_true(matches_ignore_pattern("a\\", "a\\"));
    assert_true(matches_ignore_pattern("a.md  ", "a.md"));
}

static void a_hostile_pattern_ends(void **state)
{
    char pattern[257], path[1025];

    (void)state;
    for (size_t i = 0; i < 256; i++)
        pattern[i] = "*a"[i % 2];
    pattern[256] = '\0';
    memset(path, 'a', 1023);
    path[1023] = 'b';
    path[1024] = '\0';
    assert_false(matches_ignore_pattern(pattern, path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_ignored_in_every_folder),
        cmocka_unit_test(a_path_counts_from_the_top),
        cmocka_unit_test(two_stars_stand_for_any_folders),
        cmocka_unit_test(sets_and_escapes_are_known),
        cmocka_unit_test(a_hostile_pattern_ends),
    };

    return cmocka_run_group_tests_name("honkit", tests, NULL, NULL);
}
