/* test_sha1.c - the test vectors of RFC 3174 and RFC 9562. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/sha1.h"

static Arena arena;

static void is_digest(const char *text, size_t len, const char *wanted)
{
    assert_string_equal(sha1_hex(&arena, sha1_of((Bytes){text, len}), 40), wanted);
}

static void known_digests_come_out(void **state)
{
    char *million = malloc(1000000);

    (void)state;
    memset(million, 'a', 1000000);
    is_digest(NULL, 0, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    is_digest("abc", 3, "a9993e364706816aba3e25717850c26c9cd0d89d");
    is_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
              "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    is_digest(million, 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
    free(million);
}

static void hex_is_cut_where_asked(void **state)
{
    (void)state;
    assert_string_equal(sha1_hex(&arena, sha1_of((Bytes){"abc", 3}), 6), "a9993e");
}

static void uuid_of_a_name_is_the_known_one(void **state)
{
    /* RFC 9562, A.4: the namespace for host names. */
    static const uint8_t dns[16] = {0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1,
                                    0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8};

    (void)state;
    assert_string_equal(uuid_from_name(&arena, dns, "www.example.com"),
                        "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests_come_out),
        cmocka_unit_test(hex_is_cut_where_asked),
        cmocka_unit_test(uuid_of_a_name_is_the_known_one),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
