/* test_labels.c - what a label's name says, and where one ends in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "data/labels.h"

static void prefixes_tell_kinds(void **state)
{
    (void)state;
    assert_int_equal(label_kind("fig-retry"), LABEL_FIGURE);
    assert_int_equal(label_kind("fig:retry"), LABEL_FIGURE);
    assert_int_equal(label_kind("tbl-x"), LABEL_TABLE);
    assert_int_equal(label_kind("tab-x"), LABEL_TABLE);
    assert_int_equal(label_kind("lst-x"), LABEL_LISTING);
    assert_int_equal(label_kind("eq-x"), LABEL_EQUATION);
    assert_int_equal(label_kind("sec-x"), LABEL_SECTION);
    assert_int_equal(label_kind("fig-"), LABEL_NONE);
    assert_int_equal(label_kind("figure-x"), LABEL_NONE);
    assert_int_equal(label_kind("Fig-x"), LABEL_NONE);
    assert_int_equal(label_kind(""), LABEL_NONE);
}

static size_t scan(const char *text)
{
    return scan_label(text, strlen(text));
}

static void labels_end_before_punctuation(void **state)
{
    (void)state;
    assert_int_equal(scan("fig-retry."), 9);
    assert_int_equal(scan("fig-retry: so"), 9);
    assert_int_equal(scan("fig-a.b-c) and"), 9);
    assert_int_equal(scan("fig-größe,"), strlen("fig-größe"));
    assert_int_equal(scan("fig-"), 0);
    assert_int_equal(scan("fig--"), 0);
    assert_int_equal(scan("fig-."), 0);
    assert_int_equal(scan("figx"), 0);
    assert_int_equal(scan("nobody-x"), 0);
    assert_int_equal(scan_label("fig-retry", 5), 5);
    assert_int_equal(scan_label("fig-retry", 4), 0);
    assert_int_equal(scan_label("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes_tell_kinds),
        cmocka_unit_test(labels_end_before_punctuation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
