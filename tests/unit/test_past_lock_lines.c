/* test_past_lock_lines.c - single lines of a lock: which of them are damage, and which are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "past/lock.h"

static const char head[] = "epubify-lock 1\nidentifier x\nrelease 1 words=5\n"
                           "document text-a text/a.xhtml\n"
                           " section b1 AAAAAAAAAB . words=5 a A\n";

static void assert_damaged(const char *line)
{
    Arena arena = {0};
    Lock lock;
    uint32_t number;
    const char *why, *text = arena_format(&arena, "%s%s\nend\n", head, line);

    if (read_lock((Bytes){text, strlen(text)}, &arena, &lock, &number, &why) !=
        LOCK_DAMAGED)
        fail_msg("not damaged: %s", line);
    assert_int_equal(number, 6);
    arena_free(&arena);
}

static void lines_that_are_none(void **state)
{
    static const char *const lines[] = {"  p",
                                        "  p b2",
                                        "  p b2 AAAA .",
                                        "  p b2 AAAAAAAAAB",
                                        "  p b2 AAAAAAAAAB AAAA",
                                        "  p b2 AAAAAAAAAB . more",
                                        "  p b2 AAAAAAAAAB . # ",
                                        "  p b2 AAAAAAAAAB . #a%20b",
                                        "  p b2 AAAAAAAAAB . \"AAAA",
                                        "  p b2 AAAAAAAAAB . \"AAAAB(",
                                        "  p b2 AAAAAAAAAB . \"AAAAB:5",
                                        "  p b2 AAAAAAAAAB . \"AAAAB)",
                                        "   p b2 AAAAAAAAAB .\tx",
                                        "    p b2 AAAAAAAAAB .",
                                        "  p b%FF AAAAAAAAAB .",
                                        "document text-b",
                                        "document text-a text/b.xhtml",
                                        "document text-b text/a.xhtml",
                                        "document text-b ../b.xhtml",
                                        "document text-b /b.xhtml",
                                        "document text-b text//b.xhtml",
                                        "document text-b text/%5Cb.xhtml",
                                        "document 1 text/b.xhtml",
                                        "document a%20b text/b.xhtml",
                                        "document text-b package.opf",
                                        "release 1",
                                        "release ",
                                        "wash",
                                        "<<<<<<< HEAD",
                                        "=======",
                                        ">>>>>>> branch"};

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_damaged(lines[i]);
}

static LockStatus status_of(const char *text, size_t len)
{
    Arena arena = {0};
    Lock lock;
    uint32_t line;
    const char *why;
    LockStatus status = read_lock((Bytes){text, len}, &arena, &lock, &line, &why);

    arena_free(&arena);
    return status;
}

#define STATUS(text) status_of(text, sizeof(text) - 1)

/* Its text would be lost: the line of its document is. */
static void a_text_in_a_made_page(void **state)
{
    (void)state;
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\ndocument nav nav.xhtml made\n"
                            " section b1 AAAAAAAAAB . words=1 a A\nend\n"),
                     LOCK_DAMAGED);
}

/* What stands in a gap has nothing behind it: the damage is at the end, or where the row ends. */
static void gaps_in_front_of_nothing(void **state)
{
    static const char *const lines[] = {"  <p b2 AAAAAAAAAB .",
                                        "  <p b2 AAAAAAAAAB .\n document text-b text/b",
                                        "  <p b2 AAAAAAAAAB .\n  ^p b3 AAAAAAAAAB .",
                                        "  <<p b2 AAAAAAAAAB .\n  p b3 AAAAAAAAAB ."};

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Arena arena = {0};
        Lock lock;
        uint32_t number;
        const char *why, *text = arena_format(&arena, "%s%s\nend\n", head, lines[i]);
        assert_int_equal(read_lock((Bytes){text, strlen(text)}, &arena, &lock, &number,
                                   &why),
                         LOCK_DAMAGED);
        assert_non_null(why);
        arena_free(&arena);
    }
}

static void versions_and_odd_files(void **state)
{
    (void)state;
    assert_int_equal(STATUS("epubify-lock 2\nwhatever\n"), LOCK_FUTURE);
    assert_int_equal(STATUS("epubify-lock 99999999999999999999999\n"), LOCK_FUTURE);
    assert_int_equal(STATUS("epubify-lock 0\n"), LOCK_DAMAGED);
    assert_int_equal(STATUS("epubify-lock 1 \n"), LOCK_DAMAGED);
    assert_int_equal(STATUS(""), LOCK_DAMAGED);
    assert_int_equal(STATUS("\xef\xbb\xbf"
                            "epubify-lock 1\n"),
                     LOCK_DAMAGED);
    assert_int_equal(STATUS("epubify-lock 1\n"), LOCK_DAMAGED);
    assert_int_equal(STATUS("epubify-lock 1\r\nrelease 1\r\nend\r\n"), LOCK_GOOD);
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\nend"), LOCK_GOOD);
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\n"), LOCK_DAMAGED);
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\nend\nrelease 2\n"), LOCK_DAMAGED);
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\n# a \0 b\nend\n"), LOCK_DAMAGED);
}

/* Two branches gave the same id: git keeps both lines. */
static void a_merge_of_two_branches_is_read(void **state)
{
    (void)state;
    assert_int_equal(STATUS("epubify-lock 1\nrelease 1\nrelease 2\ndocument a a.xhtml\n"
                            " section b1 AAAAAAAAAB . words=1 a A\n"
                            "  <p b9 AAAAAAAAAB .\n  p b2 AAAAAAAAAB .\n"
                            "  <p b9 AAAAAAAAAC .\n  p b3 AAAAAAAAAB .\nwas\nend\n"),
                     LOCK_GOOD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_are_none),
        cmocka_unit_test(a_text_in_a_made_page),
        cmocka_unit_test(gaps_in_front_of_nothing),
        cmocka_unit_test(versions_and_odd_files),
        cmocka_unit_test(a_merge_of_two_branches_is_read),
    };

    return cmocka_run_group_tests_name("past lock lines", tests, NULL, NULL);
}
