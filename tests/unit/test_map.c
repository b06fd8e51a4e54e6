/* test_map.c - texts to pointers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/map.h"

static void *number(size_t n)
{
    return (void *)(uintptr_t)n;
}

static void an_empty_map_holds_nothing(void **state)
{
    Map map = {0};

    (void)state;
    assert_null(map_lookup(&map, "a"));
    assert_null(map_lookup(&map, ""));
}

static void each_key_has_its_own_value(void **state)
{
    Arena arena = {0};
    Map map = {0};

    (void)state;
    for (size_t i = 1; i <= 5000; i++)
        map_put(&map, &arena, arena_format(&arena, "key %zu", i), number(i));
    assert_int_equal(map.count, 5000);
    for (size_t i = 1; i <= 5000; i++)
        assert_ptr_equal(map_lookup(&map, arena_format(&arena, "key %zu", i)), number(i));
    assert_null(map_lookup(&map, "key 0"));
    assert_null(map_lookup(&map, "key"));
    arena_free(&arena);
}

static void a_later_value_replaces_the_older_one(void **state)
{
    Arena arena = {0};
    Map map = {0};

    (void)state;
    map_put(&map, &arena, "a", number(1));
    map_put(&map, &arena, "a", number(2));
    map_put(&map, &arena, "", number(3));
    assert_ptr_equal(map_lookup(&map, "a"), number(2));
    assert_ptr_equal(map_lookup(&map, ""), number(3));
    assert_int_equal(map.count, 2);
    arena_free(&arena);
}

static void keys_that_differ_by_case_are_different(void **state)
{
    Arena arena = {0};
    Map map = {0};

    (void)state;
    map_put(&map, &arena, "Intro", number(1));
    assert_null(map_lookup(&map, "intro"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_holds_nothing),
        cmocka_unit_test(each_key_has_its_own_value),
        cmocka_unit_test(a_later_value_replaces_the_older_one),
        cmocka_unit_test(keys_that_differ_by_case_are_different),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
