/* test_names.c - names in the EPUB: unique, plain, and made from the source path alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "resolve/names.h"

static Book book;

static void free_name_is_taken_as_it_is(void **state)
{
    (void)state;
    assert_string_equal(unique_name(&book, &book.names, "images/a.png", "images/a.png",
                                    false),
                        "images/a.png");
    assert_string_equal(unique_name(&book, &book.names, "images/b.png", "images/b.png",
                                    false),
                        "images/b.png");
    /* Another map knows nothing of it. */
    assert_string_equal(unique_name(&book, &book.ids, "images/a.png", "images/a.png",
                                    false),
                        "images/a.png");
}

static void taken_or_lossy_name_gets_digits_of_its_path(void **state)
{
    const char *first, *second;

    (void)state;
    unique_name(&book, &book.names, "images/a.png", "a.png", false);
    first = unique_name(&book, &book.names, "images/a.png", "x/a.png", false);
    assert_int_equal(strlen(first), strlen("images/a-123456.png"));
    assert_memory_equal(first, "images/a-", 9);
    assert_string_equal(first + strlen(first) - 4, ".png");
    second = unique_name(&book, &book.names, "images/\xC3\xA9.png", "\xC3\xA9.png", true);
    assert_int_equal(strlen(second), strlen("images/\xC3\xA9-123456.png"));
}

static void names_that_differ_only_by_case_or_normal_form_are_one(void **state)
{
    (void)state;
    unique_name(&book, &book.names, "Fig.png", "Fig.png", false);
    assert_string_not_equal(unique_name(&book, &book.names, "fig.png", "fig.png", false),
                            "fig.png");
    unique_name(&book, &book.names, "\xC3\xA9", "1", false);
    assert_string_not_equal(unique_name(&book, &book.names, "e\xCC\x81", "2", false),
                            "e\xCC\x81");
}

static void the_digits_depend_on_the_path_only(void **state)
{
    const char *once, *again;

    (void)state;
    once = unique_name(&book, &book.names, "a.png", "x/a.png", true);
    unique_name(&book, &book.ids, "b.png", "y/b.png", true);
    again = unique_name(&book, &book.ids, "a.png", "x/a.png", true);
    assert_string_equal(once, again);
}

static void even_one_path_twice_gives_two_names(void **state)
{
    Map seen = {0};

    (void)state;
    for (int i = 0; i < 5000; i++) {
        const char *name = unique_name(&book, &book.names, "a.png", "a.png", false);
        assert_null(map_lookup(&seen, name));
        map_put(&seen, &book.arena, name, &seen);
    }
}

static void assert_slug(const char *path, const char *wanted, bool wanted_lossy)
{
    bool lossy;

    assert_string_equal(slug_of_source(&book, path, "images", &lossy), wanted);
    assert_int_equal(lossy, wanted_lossy);
}

static void slug_drops_what_every_path_begins_with(void **state)
{
    (void)state;
    book.base = "book";
    assert_slug("images/cover.svg", "cover", false);
    assert_slug("book/images/a b.png", "a-b", false);
    assert_slug("book/01/x/Fig.1.png", "01-x-fig.1", false);
    assert_slug("other/a.png", "other-a", false);
    assert_slug("book/\xE5\x9B\xBE.png", "x", true);
    book.base = "";
    assert_slug("images/a.png", "a", false);
    assert_slug("imagesa.png", "imagesa", false);
}

static int new_book(void **state)
{
    (void)state;
    book = (Book){.base = ""};
    return 0;
}

static int free_book(void **state)
{
    (void)state;
    arena_free(&book.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(free_name_is_taken_as_it_is, new_book, free_book),
        cmocka_unit_test_setup_teardown(taken_or_lossy_name_gets_digits_of_its_path,
                                        new_book, free_book),
        cmocka_unit_test_setup_teardown(
            names_that_differ_only_by_case_or_normal_form_are_one, new_book, free_book),
        cmocka_unit_test_setup_teardown(the_digits_depend_on_the_path_only, new_book,
                                        free_book),
        cmocka_unit_test_setup_teardown(even_one_path_twice_gives_two_names, new_book,
                                        free_book),
        cmocka_unit_test_setup_teardown(slug_drops_what_every_path_begins_with, new_book,
                                        free_book),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
