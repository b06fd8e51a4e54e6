/* test_arena.c - memory that is given back all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    Arena arena = {0};

    (void)state;
    for (size_t size = 1; size < 3000; size += 37) {
        char *memory;
        arena_copy(&arena, "abc", 3); /* leaves the arena at an odd place */
        memory = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)memory % 8, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xFF, size);
    }
    arena_free(&arena);
}

static void texts_end_with_nul_and_do_not_overlap(void **state)
{
    Arena arena = {0};
    char *texts[500];

    (void)state;
    for (size_t i = 0; i < 500; i++)
        texts[i] = arena_format(&arena, "%zu", i * i);
    for (size_t i = 0; i < 500; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "%zu", i * i);
        assert_string_equal(texts[i], expected);
    }
    assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_text(&arena, ""), "");
    arena_free(&arena);
}

static void larger_than_any_block_is_fine(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    Arena arena = {0};
    char *small, *large;

    (void)state;
    small = arena_text(&arena, "small");
    large = arena_alloc(&arena, 3 * MEGABYTE);
    large[3 * MEGABYTE - 1] = 'x';
    assert_string_equal(arena_text(&arena, "behind"), "behind");
    assert_string_equal(small, "small");
    arena_free(&arena);
    assert_null(arena.block);
}

static void an_array_keeps_its_items_while_it_grows(void **state)
{
    Arena arena = {0};
    size_t *numbers = NULL;

    (void)state;
    for (size_t i = 0; i < 10000; i++) {
        numbers = arena_grow(&arena, numbers, i, sizeof *numbers);
        numbers[i] = i;
    }
    for (size_t i = 0; i < 10000; i++)
        assert_int_equal(numbers[i], i);
    arena_free(&arena);
}

static void an_empty_arena_can_be_freed(void **state)
{
    Arena arena = {0};

    (void)state;
    arena_free(&arena);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(texts_end_with_nul_and_do_not_overlap),
        cmocka_unit_test(larger_than_any_block_is_fine),
        cmocka_unit_test(an_array_keeps_its_items_while_it_grows),
        cmocka_unit_test(an_empty_arena_can_be_freed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
