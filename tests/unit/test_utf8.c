/* test_utf8.c - UTF-8 is checked to the byte; case, normal form and kinds of characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/utf8.h"

static Arena arena;

static void well_formed_text_passes(void **state)
{
    static const char *const good[] = {
        "",
        "plain text that is longer than eight bytes",
        "\xC2\x80",
        "\xDF\xBF",
        "\xE0\xA0\x80",
        "\xED\x9F\xBF",
        "\xEE\x80\x80",
        "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80",
        "\xF4\x8F\xBF\xBF",
        "1234567\xC3\xA9 and 12345678\xE6\x97\xA5",
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_int_equal(utf8_check(good[i], strlen(good[i])), strlen(good[i]));
}

static void the_first_bad_byte_is_found(void **state)
{
    static const struct {
        const char *bytes;
        size_t at;
    } bad[] = {
        {"\x80", 0},
        {"a\xC0\x80", 1},
        {"\xC1\xBF", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xED\xA0\x80", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xF4\x90\x80\x80", 0},
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"12345678\xC3", 8},
        {"\xC3\xA9\xC3(", 2},
        {"\xE6\x97", 0},
        {"12345678901\xE9 x", 11},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(utf8_check(bad[i].bytes, strlen(bad[i].bytes)), bad[i].at);
}

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        Buf buf = {0};
        uint32_t again;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        utf8_put(&buf, c);
        assert_int_equal(utf8_check(buf.data, buf.len), buf.len);
        assert_int_equal(utf8_next(buf.data, &again), buf.len);
        assert_int_equal(again, c);
        assert_int_equal(utf8_count(buf.data, buf.len), 1);
        buf_free(&buf);
    }
}

static void lower_case_is_by_character(void **state)
{
    (void)state;
    assert_int_equal(utf8_lower('Q'), 'q');
    assert_int_equal(utf8_lower(0xDC), 0xFC);   /* Ü */
    assert_int_equal(utf8_lower(0xDF), 0xDF);   /* ß stays */
    assert_int_equal(utf8_lower(0x416), 0x436); /* Ж */
}

static void kinds_of_characters_are_told_apart(void **state)
{
    (void)state;
    assert_true(utf8_is_letter_or_number('_'));
    assert_true(utf8_is_letter_or_number(0x65E5));
    assert_true(utf8_is_letter_or_number(0x301)); /* a combining accent */
    assert_false(utf8_is_letter_or_number('-'));
    assert_false(utf8_is_letter_or_number(0x1F600));
    assert_true(utf8_is_space(0xA0));
    assert_true(utf8_is_space(0x3000));
    assert_false(utf8_is_space(0x200B));
    assert_true(utf8_is_cjk(0x3042));
    assert_true(utf8_is_cjk(0xAC00));
    assert_true(utf8_is_cjk(0x20000));
    assert_false(utf8_is_cjk(0x3001)); /* a comma */
    assert_false(utf8_is_cjk('a'));
}

static void nfc_composes_and_leaves_what_is_composed(void **state)
{
    const char *done = "caf\xC3\xA9 \xE6\x97\xA5";

    (void)state;
    assert_ptr_equal(utf8_nfc(&arena, done), done);
    assert_string_equal(utf8_nfc(&arena, "cafe\xCC\x81"), "caf\xC3\xA9");
    assert_string_equal(utf8_nfc(&arena, "\xE1\x84\x92\xE1\x85\xA1"), "\xED\x95\x98");
}

static void names_that_differ_by_case_fold_to_one(void **state)
{
    (void)state;
    assert_string_equal(utf8_fold(&arena, "Fig.PNG"), "fig.png");
    assert_string_equal(utf8_fold(&arena, "CAFE\xCC\x81"),
                        utf8_fold(&arena, "caf\xC3\xA9"));
    assert_string_equal(utf8_fold(&arena, "STRASSE"), utf8_fold(&arena, "stra\xC3\x9F"
                                                                        "e"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_text_passes),
        cmocka_unit_test(the_first_bad_byte_is_found),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(lower_case_is_by_character),
        cmocka_unit_test(kinds_of_characters_are_told_apart),
        cmocka_unit_test(nfc_composes_and_leaves_what_is_composed),
        cmocka_unit_test(names_that_differ_by_case_fold_to_one),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
