/* test_encoding.c - texts that are not UTF-8: what they are taken for, and what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/utf8.h"
#include "load/files/encoding.h"
#include "load/files/text.h"

typedef struct {
    const char *encoding, *text, *bytes;
} Example;

static const Example examples[] = {
    {"windows-1251",
     "Первая глава. Как мы узнаём, на каком языке написан этот текст? По буквам.",
     "\xCF\xE5\xF0\xE2\xE0\xFF \xE3\xEB\xE0\xE2\xE0. \xCA\xE0\xEA \xEC"
     "\xFB \xF3\xE7\xED\xE0\xB8\xEC, \xED\xE0 \xEA\xE0\xEA\xEE\xEC \xFF"
     "\xE7\xFB\xEA\xE5 \xED\xE0\xEF\xE8\xF1\xE0\xED \xFD\xF2\xEE\xF2 "
     "\xF2\xE5\xEA\xF1\xF2? \xCF\xEE \xE1\xF3\xEA\xE2\xE0\xEC."},
    {"koi8-r",
     "Первая глава. Как мы узнаём, на каком языке написан этот текст? По буквам.",
     "\xF0\xC5\xD2\xD7\xC1\xD1 \xC7\xCC\xC1\xD7\xC1. \xEB\xC1\xCB \xCD"
     "\xD9 \xD5\xDA\xCE\xC1\xA3\xCD, \xCE\xC1 \xCB\xC1\xCB\xCF\xCD \xD1"
     "\xDA\xD9\xCB\xC5 \xCE\xC1\xD0\xC9\xD3\xC1\xCE \xDC\xD4\xCF\xD4 "
     "\xD4\xC5\xCB\xD3\xD4? \xF0\xCF \xC2\xD5\xCB\xD7\xC1\xCD."},
    {"ibm866",
     "Первая глава. Как мы узнаём, на каком языке написан этот текст? По буквам.",
     "\x8F\xA5\xE0\xA2\xA0\xEF \xA3\xAB\xA0\xA2\xA0. \x8A\xA0\xAA \xAC"
     "\xEB \xE3\xA7\xAD\xA0\xF1\xAC, \xAD\xA0 \xAA\xA0\xAA\xAE\xAC \xEF"
     "\xA7\xEB\xAA\xA5 \xAD\xA0\xAF\xA8\xE1\xA0\xAD \xED\xE2\xAE\xE2 "
     "\xE2\xA5\xAA\xE1\xE2? \x8F\xAE \xA1\xE3\xAA\xA2\xA0\xAC."},
    {"windows-1252", "Où était-il allé cet été ? À Besançon, chez son élève préférée.",
     "O\xF9 \xE9tait-il all\xE9 cet \xE9t\xE9 ? \xC0 Besan\xE7on, chez s"
     "on \xE9l\xE8ve pr\xE9\x66\xE9r\xE9\x65."},
    {"windows-1252", "He said “no”, and that wasn’t all – it was café au lait.",
     "He said \x93no\x94, and that wasn\x92t all \x96 it was caf\xE9 au "
     "lait."},
    {"windows-1252", "Größer als früher: die Straße über den Fluß.",
     "Gr\xF6\xDF\x65r als fr\xFCher: die Stra\xDF\x65 \xFC\x62\x65r den "
     "Flu\xDF."},
    {"windows-1250", "Zażółć gęślą jaźń, powiedział mąż swojej żonie.",
     "Za\xBF\xF3\xB3\xE6 g\xEA\x9Cl\xB9 ja\x9F\xF1, powiedzia\xB3 m\xB9"
     "\xBF swojej \xBFonie."},
    {"windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy.",
     "P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2 \xFAp\xECl \xEF"
     "\xE1\x62\x65lsk\xE9 \xF3\x64y."},
    {"windows-1253", "Το κείμενο αυτό είναι γραμμένο στα ελληνικά.",
     "\xD4\xEF \xEA\xE5\xDF\xEC\xE5\xED\xEF \xE1\xF5\xF4\xFC \xE5\xDF"
     "\xED\xE1\xE9 \xE3\xF1\xE1\xEC\xEC\xDD\xED\xEF \xF3\xF4\xE1 \xE5"
     "\xEB\xEB\xE7\xED\xE9\xEA\xDC."},
    {"shift_jis", "これは日本語の文章です。プログラムを書く人のための本。",
     "\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96{\x8C\xEA\x82\xCC\x95\xB6\x8F"
     "\xCD\x82\xC5\x82\xB7\x81\x42\x83v\x83\x8D\x83O\x83\x89\x83\x80\x82"
     "\xF0\x8F\x91\x82\xAD\x90l\x82\xCC\x82\xBD\x82\xDF\x82\xCC\x96{\x81"
     "\x42"},
    {"euc-jp", "これは日本語の文章です。プログラムを書く人のための本。",
     "\xA4\xB3\xA4\xEC\xA4\xCF\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xCE\xCA\xB8"
     "\xBE\xCF\xA4\xC7\xA4\xB9\xA1\xA3\xA5\xD7\xA5\xED\xA5\xB0\xA5\xE9"
     "\xA5\xE0\xA4\xF2\xBD\xF1\xA4\xAF\xBF\xCD\xA4\xCE\xA4\xBF\xA4\xE1"
     "\xA4\xCE\xCB\xDC\xA1\xA3"},
    {"gb18030", "这是一本关于程序设计的书，我们从最简单的例子开始。",
     "\xD5\xE2\xCA\xC7\xD2\xBB\xB1\xBE\xB9\xD8\xD3\xDA\xB3\xCC\xD0\xF2"
     "\xC9\xE8\xBC\xC6\xB5\xC4\xCA\xE9\xA3\xAC\xCE\xD2\xC3\xC7\xB4\xD3"
     "\xD7\xEE\xBC\xF2\xB5\xA5\xB5\xC4\xC0\xFD\xD7\xD3\xBF\xAA\xCA\xBC"
     "\xA1\xA3"},
    {"big5", "這是一本關於程式設計的書，我們從最簡單的例子開始。",
     "\xB3o\xACO\xA4@\xA5\xBB\xC3\xF6\xA9\xF3\xB5{\xA6\xA1\xB3]\xADp\xAA"
     "\xBA\xAE\xD1\xA1\x41\xA7\xDA\xAD\xCC\xB1q\xB3\xCC\xC2\xB2\xB3\xE6"
     "\xAA\xBA\xA8\xD2\xA4l\xB6}\xA9l\xA1\x43"},
    {"euc-kr", "이 책은 프로그램을 만드는 사람을 위한 것이다. 처음부터 읽어도 좋다.",
     "\xC0\xCC \xC3\xA5\xC0\xBA \xC7\xC1\xB7\xCE\xB1\xD7\xB7\xA5\xC0\xBB"
     " \xB8\xB8\xB5\xE5\xB4\xC2 \xBB\xE7\xB6\xF7\xC0\xBB \xC0\xA7\xC7"
     "\xD1 \xB0\xCD\xC0\xCC\xB4\xD9. \xC3\xB3\xC0\xBD\xBA\xCE\xC5\xCD "
     "\xC0\xD0\xBE\xEE\xB5\xB5 \xC1\xC1\xB4\xD9."},
};

static Bytes bytes_of(const char *text)
{
    return (Bytes){text, strlen(text)};
}

static void each_language_tells_its_encoding(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const EncodingRow *row = guess_encoding(bytes_of(examples[i].bytes));
        Buf text = {0};
        size_t bad;
        if (row == NULL || strcmp(row->encoding, examples[i].encoding) != 0)
            fail_msg("%s: %s for %s", examples[i].text,
                     row == NULL ? "nothing" : row->encoding, examples[i].encoding);
        assert_true(decode_text(row->name, bytes_of(examples[i].bytes), &text, &bad));
        assert_int_equal(bad, 0);
        assert_string_equal(text.data, examples[i].text);
        buf_free(&text);
    }
}

/* What stands in front of the sample and behind it must not matter. */
static void a_long_text_is_sampled(void **state)
{
    Buf text = {0};

    (void)state;
    for (int i = 0; i < 5000; i++)
        buf_put(&text, "All of this is ASCII, and says nothing.\n");
    buf_put(&text, examples[0].bytes);
    for (int i = 0; i < 5000; i++)
        buf_put(&text, "\nAll of this is ASCII, and says nothing.");
    assert_string_equal(guess_encoding(buf_bytes(&text))->encoding, "windows-1251");
    buf_free(&text);
}

static void utf8_with_a_few_strays_stays_utf8(void **state)
{
    (void)state;
    assert_null(guess_encoding(bytes_of("Première, élève, \xE9t\xC3\xA9, là")));
    assert_null(guess_encoding(bytes_of("cut off at the end: \xE2\x80")));
    assert_null(guess_encoding(bytes_of("a surrogate: \xED\xA0\xBD\xED\xB8\x80")));
    assert_null(guess_encoding(bytes_of("just ASCII")));
    assert_null(guess_encoding((Bytes){"", 0}));
}

static void what_makes_no_sense_is_not_guessed(void **state)
{
    (void)state;
    assert_null(guess_encoding(bytes_of("100\x81% of it")));
}

static void an_encoding_that_is_not_there_is_refused(void **state)
{
    Buf text = {0};
    size_t bad;

    (void)state;
    assert_false(decode_text("no-such-encoding", bytes_of("a"), &text, &bad));
    assert_null(text.data);
}

static void bytes_that_mean_nothing_are_counted(void **state)
{
    Buf text = {0};
    size_t bad;

    (void)state;
    assert_true(decode_text("CP1251", bytes_of("\xE0\x98\xE1"), &text, &bad));
    assert_int_equal(bad, 1);
    assert_string_equal(text.data, "а\uFFFDб");
    buf_clear(&text);
    assert_true(decode_text("CP932", bytes_of("\x82\xA0\x82"), &text, &bad));
    assert_int_equal(bad, 1);
    assert_string_equal(text.data, "あ\uFFFD");
    buf_free(&text);
}

/* Longer than the piece that is converted at once, with a character across its end. */
static void long_texts_are_decoded_whole(void **state)
{
    Buf bytes = {0}, text = {0};
    size_t bad;

    (void)state;
    for (int i = 0; i < 10000; i++)
        buf_put(&bytes, "\x82\xA0");
    buf_char(&bytes, '.');
    assert_true(decode_text("CP932", buf_bytes(&bytes), &text, &bad));
    assert_int_equal(bad, 0);
    assert_int_equal(text.len, 30001);
    assert_int_equal(utf8_check(text.data, text.len), text.len);
    buf_free(&bytes);
    buf_free(&text);
}

static void assert_wide(const char *bytes, size_t len, const char *expected, size_t bad)
{
    Bytes raw = {bytes, len};
    Buf text = {0};

    assert_int_not_equal(find_wide(raw), WIDE_NONE);
    assert_int_equal(decode_wide(find_wide(raw), raw, &text), bad);
    assert_string_equal(text.data, expected);
    buf_free(&text);
}

static void utf16_and_utf32_are_decoded(void **state)
{
    (void)state;
    assert_wide("\xFF\xFE\xE9\0\x3D\xD8\0\xDE", 8, "é😀", 0);
    assert_wide("\xFE\xFF\0\xE9\xD8\x3D\xDE\0", 8, "é😀", 0);
    assert_wide("a\0b\0\x16\x04", 6, "abЖ", 0);
    assert_wide("\0a\0b\x04\x16", 6, "abЖ", 0);
    assert_wide("\xFF\xFE\0\0\0\xF6\x01\0", 8, "😀", 0);
    assert_wide("\0\0\xFE\xFF\0\x01\xF6\0", 8, "😀", 0);
    assert_wide("\xFF\xFE\x3D\xD8"
                "a\0",
                6, "\uFFFDa", 1); /* half a pair */
    assert_wide("\xFF\xFE\0\xDE"
                "a",
                5, "\uFFFD", 2); /* the other half, and half a unit */
    assert_wide("\xFF\xFE\0\0\0\0\x11\0", 8, "\uFFFD", 1); /* beyond U+10FFFF */
    assert_int_equal(find_wide((Bytes){"\xFF", 1}), WIDE_NONE);
}

/* ---- As a file ---------------------------------------------------------------------------------- */

typedef struct {
    Arena arena;
    Diags diags;
    Bytes text;
    bool fine;
} Read;

static Read read_file(const char *bytes, size_t len, bool lenient, Arena *arena)
{
    Read read = {.diags = {.arena = arena, .lenient = lenient}};

    read.fine = clean_text((Bytes){bytes, len}, "a.md", "text-nul", arena, &read.diags,
                           &read.text);
    return read;
}

static void assert_said(const Read *read, const char *code, uint32_t line,
                        uint32_t column)
{
    assert_int_equal(read->diags.count, 1);
    assert_string_equal(read->diags.first->code, code);
    assert_int_equal(read->diags.first->at.line, line);
    assert_int_equal(read->diags.first->at.column, column);
}

/* The place is the first letter's in what the author sees, line ends mended. */
static void a_guess_is_taken_leniently_and_told_at_its_place(void **state)
{
    static const char bytes[] =
        "# One\r\n\r\nIt says \xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0.\r\n";
    Arena arena = {0};
    Read read = read_file(bytes, sizeof bytes - 1, true, &arena);

    (void)state;
    assert_true(read.fine);
    assert_said(&read, "encoding-guessed", 3, 9);
    assert_non_null(strstr(read.diags.first->message, "windows-1251"));
    assert_non_null(strstr(read.diags.first->hint, "iconv -f CP1251 -t UTF-8 a.md"));
    assert_string_equal(read.text.data, "# One\n\nIt says Привет, мир.\n");
    arena_free(&arena);
}

static void a_strict_book_has_to_say_what_it_is(void **state)
{
    static const char bytes[] =
        "# One\n\nIt says \xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0.\n";
    Arena arena = {0};
    Read read = read_file(bytes, sizeof bytes - 1, false, &arena);

    (void)state;
    assert_false(read.fine);
    assert_said(&read, "encoding-utf8", 3, 9);
    assert_string_equal(read.diags.first->message,
                        "the byte 0xCF is no UTF-8, the first of 9");
    assert_non_null(strstr(read.diags.first->hint, "windows-1251"));
    assert_string_equal(read.text.data, "# One\n\nIt says Привет, мир.\n");
    arena_free(&arena);
}

static void a_mark_is_no_guess(void **state)
{
    static const char bytes[] = "\xFF\xFE#\0 \0\xE9\0\r\0\n\0";
    Arena arena = {0};
    Read read = read_file(bytes, sizeof bytes - 1, false, &arena);

    (void)state;
    assert_true(read.fine);
    assert_said(&read, "encoding-wide", 1, 1);
    assert_int_equal(read.diags.first->severity, SEVERITY_NOTE);
    assert_string_equal(read.text.data, "# é\n");
    arena_free(&arena);
}

static void strays_in_utf8_are_replaced(void **state)
{
    static const char bytes[] = "Première \xE9t\xC3\xA9.\n";
    Arena arena = {0};
    Read read = read_file(bytes, sizeof bytes - 1, true, &arena);

    (void)state;
    assert_false(read.fine);
    assert_said(&read, "encoding-utf8", 1, 10);
    assert_string_equal(read.text.data, "Première \uFFFDté.\n");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_tells_its_encoding),
        cmocka_unit_test(a_long_text_is_sampled),
        cmocka_unit_test(utf8_with_a_few_strays_stays_utf8),
        cmocka_unit_test(what_makes_no_sense_is_not_guessed),
        cmocka_unit_test(an_encoding_that_is_not_there_is_refused),
        cmocka_unit_test(bytes_that_mean_nothing_are_counted),
        cmocka_unit_test(long_texts_are_decoded_whole),
        cmocka_unit_test(utf16_and_utf32_are_decoded),
        cmocka_unit_test(a_guess_is_taken_leniently_and_told_at_its_place),
        cmocka_unit_test(a_strict_book_has_to_say_what_it_is),
        cmocka_unit_test(a_mark_is_no_guess),
        cmocka_unit_test(strays_in_utf8_are_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
