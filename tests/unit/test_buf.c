/* test_buf.c - bytes that grow, and what XML needs of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"

static void assert_escaped(const char *text, const char *expected)
{
    Buf buf = {0};

    buf_put_escaped(&buf, text);
    assert_string_equal(buf.data, expected);
    assert_int_equal(buf.len, strlen(expected));
    buf_free(&buf);
}

static void what_was_added_is_there_and_ends_with_nul(void **state)
{
    Buf buf = {0};

    (void)state;
    buf_put(&buf, "one ");
    buf_add(&buf, "twofold", 3);
    buf_char(&buf, ' ');
    buf_format(&buf, "%s %d", "three", 4);
    assert_string_equal(buf.data, "one two three 4");
    assert_int_equal(buf_bytes(&buf).len, 15);
    buf_clear(&buf);
    assert_int_equal(buf.len, 0);
    assert_string_equal(buf.data, "");
    buf_free(&buf);
    assert_null(buf.data);
}

static void nothing_can_be_added(void **state)
{
    Buf buf = {0};

    (void)state;
    buf_clear(&buf);
    assert_null(buf.data);
    buf_add(&buf, NULL, 0);
    buf_add_escaped(&buf, NULL, 0);
    buf_put_escaped(&buf, "");
    buf_format(&buf, "%s", "");
    assert_int_equal(buf.len, 0);
    assert_string_equal(buf.data, "");
    buf_free(&buf);
}

static void it_grows_as_far_as_needed(void **state)
{
    Buf buf = {0};

    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_format(&buf, "%d,", i % 10);
    assert_int_equal(buf.len, 200000);
    assert_string_equal(buf.data + 199998, "9,");
    buf_free(&buf);
}

static void markup_becomes_entities(void **state)
{
    (void)state;
    assert_escaped("a < b && \"c\" > 'd'", "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'");
    assert_escaped("&amp;", "&amp;amp;");
    assert_escaped("]]>", "]]&gt;");
}

static void what_xml_forbids_becomes_the_replacement_character(void **state)
{
    (void)state;
    assert_escaped("a\x01z\x1F", "a\xEF\xBF\xBDz\xEF\xBF\xBD");
    assert_escaped("\xEF\xBF\xBE\xEF\xBF\xBF.", "\xEF\xBF\xBD\xEF\xBF\xBD.");
    assert_escaped("a\tb\nc\r", "a\tb\nc\r");
}

static void other_characters_stay(void **state)
{
    (void)state;
    assert_escaped("\xEF\xBF\xBD \xEF\xBB\xBF \xEF\xBC\xA1",
                   "\xEF\xBF\xBD \xEF\xBB\xBF \xEF\xBC\xA1");
    assert_escaped("äöü 漢字 🚀", "äöü 漢字 🚀");
    assert_escaped("\xEF", "\xEF"); /* nothing is read behind the end */
    assert_escaped("\xEF\xBF", "\xEF\xBF");
}

static void a_nul_within_bytes_is_replaced(void **state)
{
    Buf buf = {0};

    (void)state;
    buf_add_escaped(&buf, "a\0b", 3);
    assert_string_equal(buf.data, "a\xEF\xBF\xBD"
                                  "b");
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_is_there_and_ends_with_nul),
        cmocka_unit_test(nothing_can_be_added),
        cmocka_unit_test(it_grows_as_far_as_needed),
        cmocka_unit_test(markup_becomes_entities),
        cmocka_unit_test(what_xml_forbids_becomes_the_replacement_character),
        cmocka_unit_test(other_characters_stay),
        cmocka_unit_test(a_nul_within_bytes_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
