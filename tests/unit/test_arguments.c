/* test_arguments.c - the command line, as authors type it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include "command/arguments.h"

static Arguments arguments;

/* The words behind the program's name; the last is NULL. */
static bool read_words(const char *first, ...)
{
    char *argv[16] = {"epubify", (char *)(uintptr_t)first};
    int argc = 1;
    va_list args;

    va_start(args, first);
    while (argv[argc] != NULL)
        argv[++argc] = va_arg(args, char *);
    va_end(args);
    return read_arguments(argc, argv, &arguments);
}

static void the_verb_may_be_left_out(void **state)
{
    (void)state;
    assert_true(read_words("book", "a.epub", NULL));
    assert_int_equal(arguments.verb, VERB_BUILD);
    assert_false(arguments.verb_given);
    assert_int_equal(arguments.operand_count, 2);
    assert_string_equal(arguments.operands[0], "book");
    assert_true(read_words("explain", "link-broken", NULL));
    assert_int_equal(arguments.verb, VERB_EXPLAIN);
    assert_string_equal(arguments.operands[0], "link-broken");
}

static void options_stand_anywhere_in_three_ways(void **state)
{
    (void)state;
    assert_true(read_words("book", "--format=json", "-vqj2", "-o", "a.epub", "--confine",
                           "x", NULL));
    assert_int_equal(arguments.format, FORMAT_JSON);
    assert_true(arguments.verbose && arguments.quiet);
    assert_int_equal(arguments.jobs, 2);
    assert_string_equal(arguments.output, "a.epub");
    assert_string_equal(arguments.confine, "x");
    assert_int_equal(arguments.operand_count, 1);
}

static void two_dashes_end_options_and_verbs(void **state)
{
    (void)state;
    assert_true(read_words("--", "init", "--strict", NULL));
    assert_int_equal(arguments.verb, VERB_BUILD);
    assert_int_equal(arguments.operand_count, 2);
    assert_string_equal(arguments.operands[1], "--strict");
}

static void the_last_word_on_leniency_counts(void **state)
{
    (void)state;
    assert_true(read_words("b", NULL));
    assert_int_equal(arguments.lenient, EPUBIFY_DEFAULT);
    assert_true(read_words("--lenient", "--no-lenient", NULL));
    assert_int_equal(arguments.lenient, EPUBIFY_NO);
}

static void options_are_called_as_pandoc_calls_them(void **state)
{
    (void)state;
    assert_true(read_words("book", "-o", "a.epub", "-M", "title=T", "--metadata=lang:en",
                           "--metadata-file", "m.yaml", "-c", "a.css", "--css=b.css",
                           "-N", "--toc", NULL));
    assert_string_equal(arguments.output, "a.epub");
    assert_string_equal(arguments.metadata[0], "title=T");
    assert_string_equal(arguments.metadata[1], "lang:en");
    assert_null(arguments.metadata[2]);
    assert_string_equal(arguments.metadata_files[0], "m.yaml");
    assert_string_equal(arguments.styles[1], "b.css");
    assert_int_equal(arguments.numbered, EPUBIFY_YES);
    assert_true(read_words("book", "--epub-cover-image", "c.png", "--toc-depth=2",
                           "--no-number-sections", "-f", "pandoc", "-ox.epub", NULL));
    assert_string_equal(arguments.cover, "c.png");
    assert_int_equal(arguments.toc_depth, 2);
    assert_int_equal(arguments.numbered, EPUBIFY_NO);
    assert_string_equal(arguments.from, "pandoc");
    assert_string_equal(arguments.output, "x.epub");
}

static void what_makes_no_sense_is_refused(void **state)
{
    (void)state;
    assert_non_null(freopen("/dev/null", "w", stderr));
    assert_false(read_words("--no-such-option", NULL));
    assert_false(read_words("-x", NULL));
    assert_false(read_words("-o", NULL));
    assert_false(read_words("-o", "", NULL));
    assert_false(read_words("--output=", NULL));
    assert_false(read_words("--strict=yes", NULL));
    assert_false(read_words("--format", "xml", NULL));
    assert_false(read_words("-j", "0", NULL));
    assert_false(read_words("-j", "-1", NULL));
    assert_false(read_words("-j", "99999999999999999999", NULL));
    assert_false(read_words("-j2x", NULL));
    assert_false(read_words("-o", "a", "-o", "b", NULL));
    assert_false(read_words("init", "--strict", "x", NULL));
}

static void more_operands_than_fit_are_counted(void **state)
{
    (void)state;
    assert_true(read_words("a", "b", "c", "d", "e", "f", NULL));
    assert_int_equal(arguments.operand_count, 6);
    assert_null(arguments.operands[3]);
}

static void check_operand(const char *name, const char *expected)
{
    Buf buf = {0};

    put_operand(&buf, name);
    assert_string_equal(buf.data, expected);
    buf_free(&buf);
}

static void a_name_is_shown_as_it_must_be_typed(void **state)
{
    (void)state;
    check_operand("my-book/a.epub", "my-book/a.epub");
    check_operand("my book", "'my book'");
    check_operand("it's", "'it'\\''s'");
    check_operand("", "''");
    check_operand("-book", "./-book");
    check_operand("- book", "'./- book'");
    check_operand("init", "./init");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verb_may_be_left_out),
        cmocka_unit_test(options_stand_anywhere_in_three_ways),
        cmocka_unit_test(two_dashes_end_options_and_verbs),
        cmocka_unit_test(the_last_word_on_leniency_counts),
        cmocka_unit_test(a_name_is_shown_as_it_must_be_typed),
        cmocka_unit_test(more_operands_than_fit_are_counted),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(options_are_called_as_pandoc_calls_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
