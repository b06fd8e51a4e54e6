/* test_deflate.c - what is deflated can be had back, and is the same each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "formats/deflate.h"

static void deflated_bytes_come_back(void **state)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    Buf buf = {0};

    (void)state;
    for (int i = 0; i < 20000; i++)
        buf_format(&buf, "<p>line %d of a chapter</p>\n", i);
    Bytes one = new_deflated(buf_bytes(&buf)), two = new_deflated(buf_bytes(&buf));
    char *back = memory_new(buf.len);
    assert_true(one.len > 0 && one.len < buf.len / 3);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.data, two.data, one.len);
    assert_int_equal(libdeflate_deflate_decompress(decompressor, one.data, one.len, back,
                                                   buf.len, NULL),
                     LIBDEFLATE_SUCCESS);
    assert_memory_equal(back, buf.data, buf.len);
    libdeflate_free_decompressor(decompressor);
    free(back);
    free((void *)one.data);
    free((void *)two.data);
    buf_free(&buf);
}

static void what_would_not_shrink_gives_nothing(void **state)
{
    char noise[2000];
    unsigned seed = 7;

    (void)state;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    assert_int_equal(new_deflated((Bytes){noise, sizeof noise}).len, 0);
    assert_null(new_deflated((Bytes){noise, sizeof noise}).data);
    assert_int_equal(new_deflated((Bytes){NULL, 0}).len, 0);
    assert_int_equal(new_deflated((Bytes){"a", 1}).len, 0);
}

static void checksum_is_that_of_zip(void **state)
{
    (void)state;
    assert_int_equal(crc32_of((Bytes){"123456789", 9}), 0xCBF43926u);
    assert_int_equal(crc32_of((Bytes){NULL, 0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deflated_bytes_come_back),
        cmocka_unit_test(what_would_not_shrink_gives_nothing),
        cmocka_unit_test(checksum_is_that_of_zip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
