/* test_source.c - offsets become lines and columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/source.h"

static Source source_of(const char *text)
{
    return (Source){"a.md", {text, strlen(text)}};
}

static void assert_place(const char *text, size_t offset, uint32_t line, uint32_t column,
                         const char *excerpt)
{
    Source source = source_of(text);
    Position at = source_position(&source, offset);

    assert_string_equal(at.file, "a.md");
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
    assert_int_equal(at.excerpt.len, strlen(excerpt));
    assert_memory_equal(at.excerpt.data, excerpt, at.excerpt.len);
}

static void lines_and_columns_count_from_one(void **state)
{
    (void)state;
    assert_place("one\ntwo\n", 0, 1, 1, "one");
    assert_place("one\ntwo\n", 3, 1, 4, "one"); /* the line end itself */
    assert_place("one\ntwo\n", 4, 2, 1, "two");
    assert_place("one\ntwo\n", 8, 3, 1, "");
    assert_place("one", 99, 1, 4, "one");
}

static void columns_count_code_points_and_a_tab_is_one(void **state)
{
    (void)state;
    assert_place("äö\tx", 5, 1, 4, "äö\tx");
    assert_place("漢字x", 6, 1, 3, "漢字x");
}

static void an_excerpt_has_no_line_end(void **state)
{
    (void)state;
    assert_place("one\r\ntwo\r\n", 1, 1, 2, "one");
}

/* The count goes eight bytes at a time; all that may look like a line end there. */
static void line_ends_are_told_from_bytes_like_them(void **state)
{
    static const char alphabet[] = {'\n',   '\x0B', '\x09', '\x8A',
                                    '\xFF', '\x00', '\x80', '\n'};
    char text[257];
    uint32_t line = 1;

    (void)state;
    srand(1);
    for (size_t i = 0; i < 256; i++)
        text[i] = alphabet[rand() % 8];
    text[256] = 'x';
    for (size_t i = 0; i <= 256; i++) {
        Source source = {"a.md", {text, sizeof text}};
        assert_int_equal(source_position(&source, i).line, line);
        line += text[i] == '\n';
    }
}

static void an_empty_source_has_no_lines(void **state)
{
    Source source = {"a.md", {NULL, 0}};
    Position at = source_position(&source, 0);

    (void)state;
    assert_int_equal(at.line, 0);
    assert_int_equal(at.excerpt.len, 0);
}

static void a_place_can_be_said_in_lines(void **state)
{
    Source source = source_of("one\ntwo\nthree");
    Position at = source_position_at(&source, 2, 3);

    (void)state;
    assert_int_equal(at.line, 2);
    assert_int_equal(at.column, 3);
    assert_memory_equal(at.excerpt.data, "two", 3);
    assert_int_equal(source_position_at(&source, 9, 1).excerpt.len, 0);
    assert_int_equal(source_position_at(&source, 9, 1).line, 9);
    assert_int_equal(source_position_at(&source, 0, 0).excerpt.len, 0);
    assert_null(file_position(NULL).file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_columns_count_from_one),
        cmocka_unit_test(columns_count_code_points_and_a_tab_is_one),
        cmocka_unit_test(an_excerpt_has_no_line_end),
        cmocka_unit_test(line_ends_are_told_from_bytes_like_them),
        cmocka_unit_test(an_empty_source_has_no_lines),
        cmocka_unit_test(a_place_can_be_said_in_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
