/* test_releases.c - which releases there are, and what is new in one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "data/numbers.h"
#include "made.h"
#include "past/version.h"
#include "resolve/stages.h"

static Made made;

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

static void start(const char *release)
{
    made_start(&made);
    made.book.metadata.release = release;
    made.book.diags.arena = &made.book.arena;
}

static PastRelease past_releases[3];
static Past past;

/* Released so far, the oldest first; names end with NULL. */
static void set_past(const char *const *names)
{
    size_t i = 0;

    for (; names[i] != NULL; i++)
        past_releases[i] = (PastRelease){.name = names[i],
                                         .ordinal = (unsigned)i + 1,
                                         .words = 1000 * (i + 1),
                                         .next = &past_releases[i + 1]};
    past_releases[i - 1].next = NULL;
    past = (Past){.releases = past_releases};
    made.book.past = &past;
}

static void set_listed(const char *const *names)
{
    static Release listed[5];
    size_t i = 0;

    for (; names[i] != NULL; i++)
        listed[i] = (Release){.name = names[i], .date = "2025-01-01"};
    made.book.releases.listed = listed;
    made.book.releases.listed_count = i;
}

static const char *all_releases(void)
{
    const Releases *releases = &made.book.releases;
    const char *all = "";

    for (size_t i = 0; i < releases->count; i++)
        all = arena_format(&made.book.arena, "%s%s%u %s", all, i == 0 ? "" : ", ",
                           releases->all[i].ordinal, releases->all[i].name);
    return all;
}

static const char *page(void)
{
    for (Document *document = made.book.documents; document != NULL;
         document = document->next)
        if (document->kind == DOCUMENT_WHATS_NEW)
            return made_xhtml(&made, document);
    return "";
}

/* ---- Which there are ------------------------------------------------------------------------ */

static void the_locks_and_the_authors_list_are_one(void **state)
{
    (void)state;
    start("4");
    set_past((const char *const[]){"1", "2", "2.5", NULL});
    set_listed((const char *const[]){"2", "3", "4", "5", NULL});
    resolve_releases(&made.book);
    assert_string_equal(all_releases(), "1 1, 2 2, 3 3, 4 2.5, 5 4");
    assert_string_equal(made.book.releases.version, "4");
    assert_int_equal(made.book.diags.count, 0);
}

static void the_release_at_hand_is_none_of_the_past(void **state)
{
    (void)state;
    start("2");
    set_past((const char *const[]){"1", "2", NULL});
    resolve_releases(&made.book);
    assert_string_equal(all_releases(), "1 1, 2 2");
}

static void a_version_that_does_not_grow_is_an_error(void **state)
{
    (void)state;
    start("1.9");
    set_past((const char *const[]){"1.2", "1.10", NULL});
    resolve_releases(&made.book);
    assert_int_equal(made.book.diags.errors, 1);
    assert_string_equal(made.book.diags.first->code, "release-order");
}

static void a_name_has_its_ordinal_for_a_version(void **state)
{
    (void)state;
    start("Final");
    set_past((const char *const[]){"Early", "Less Early", NULL});
    resolve_releases(&made.book);
    assert_string_equal(made.book.releases.version, "3");
    assert_int_equal(made.book.diags.count, 0);
}

static void versions_are_compared_by_number(void **state)
{
    (void)state;
    assert_true(compare_versions("2.9", "2.10") < 0);
    assert_true(compare_versions("2", "2.0") == 0);
    assert_true(compare_versions("2.0.1", "2") > 0);
    assert_true(compare_versions("010", "9") > 0);
    assert_true(compare_versions("99999999999999999999998", "99999999999999999999999") <
                0);
    assert_true(is_version("2025.03"));
    assert_false(is_version("2."));
    assert_false(is_version(".2"));
    assert_false(is_version(""));
    assert_false(is_version("2a"));
    assert_true(is_shop_version("1.2.3"));
    assert_false(is_shop_version("1.2.3.4"));
    assert_false(is_shop_version("20250318"));
    assert_false(is_shop_version("1.20250318"));
}

/* ---- What is new ---------------------------------------------------------------------------- */

static void changed(Chapter *chapter, Change change, size_t words_before)
{
    chapter->change = change;
    chapter->words_before = words_before;
    chapter->words = 2345;
}

static void chapters_stand_in_groups_with_their_words(void **state)
{
    Chapter *one, *two;
    const char *text;

    (void)state;
    start("2");
    set_past((const char *const[]){"1", NULL});
    changed(made_chapter(&made, "same.md", "# Same\n"), CHANGE_NONE, 5);
    changed(made_chapter(&made, "a.md", "# Edited\n"), CHANGE_EDITED, 2346);
    changed(made_chapter(&made, "b.md", "# Rewritten\n"), CHANGE_REWRITTEN, 1111);
    one = made_entry(&made, ENTRY_CHAPTER, NULL, "Opener");
    one->change = CHANGE_NEW;
    changed(made_lesson(&made, one, "c.md", "# Lesson one\n"), CHANGE_NEW, 0);
    changed(made_lesson(&made, one, "d.md", "# Lesson two\n"), CHANGE_NEW, 0);
    two = made_entry(&made, ENTRY_CHAPTER, NULL, "Empty");
    two->change = CHANGE_NEW;
    made_entry(&made, ENTRY_CHAPTER, NULL, "Later")->given_status = STATUS_PLANNED;
    made_resolve(&made);
    text = page();
    assert_non_null(
        strstr(text,
               "<h2>New</h2>\n"
               "<ul class=\"news\"><li><a href=\"opener.xhtml\"><span class=\"number\">4"
               "</span> Opener</a> <span class=\"words\">(+4,690 words)</span>"
               "<ul class=\"news\"><li><a href=\"c.xhtml\"><span class=\"number\">4.1"
               "</span> Lesson one</a> <span class=\"words\">(+2,345 words)</span></li>\n"
               "<li><a href=\"d.xhtml\">"));
    assert_non_null(strstr(text,
                           "<h2>Rewritten</h2>\n<ul class=\"news\"><li><a "
                           "href=\"b.xhtml\"><span class=\"number\">3</span> "
                           "Rewritten</a> <span class=\"words\">(+1,234 words)</span>"));
    assert_non_null(strstr(text, "<span class=\"words\">(−1 word)</span>"));
    assert_non_null(strstr(text, "<h2>Still to Come</h2>"));
    assert_null(strstr(text, "same.xhtml"));
    assert_null(strstr(text, "empty.xhtml"));
    assert_null(strstr(text, "first release"));
    assert_non_null(strstr(text, "<p class=\"words\">1,000 words</p>"));
}

static void a_release_without_changes_says_so(void **state)
{
    (void)state;
    start("2");
    set_past((const char *const[]){"1", NULL});
    made_chapter(&made, "a.md", "# A\n");
    made_resolve(&made);
    assert_non_null(strstr(page(), "The text has not changed since the last release."));
}

static void the_first_release_says_so(void **state)
{
    (void)state;
    start("1");
    made_chapter(&made, "a.md", "# A\n");
    made_resolve(&made);
    assert_non_null(strstr(page(), "This is the first release."));
    assert_null(strstr(page(), "All Releases"));
}

static void who_begins_with_the_second_does_not(void **state)
{
    (void)state;
    start("2");
    made_chapter(&made, "a.md", "# A\n");
    made_resolve(&made);
    assert_null(strstr(page(), "first release"));
}

/* ---- Numbers -------------------------------------------------------------------------------- */

static void numbers_are_written_as_the_language_does(void **state)
{
    Arena *arena = &made.book.arena;

    (void)state;
    start("1");
    assert_string_equal(count_of_words(arena, "en-US", 1234567), "1,234,567 words");
    assert_string_equal(count_of_words(arena, "en", 1), "1 word");
    assert_string_equal(count_of_words(arena, "de", 12345), "12.345 Wörter");
    assert_string_equal(count_of_words(arena, "es", 1234), "1234 palabras");
    assert_string_equal(count_of_words(arena, "es", 12345), "12.345 palabras");
    assert_string_equal(count_of_words(arena, "zh-Hant", 12345), "12,345字");
    assert_string_equal(count_of_words(arena, "xx", 0), "0 words");
    assert_string_equal(change_of_words(arena, "pl", 12345), "słów: +12\xC2\xA0"
                                                             "345");
    assert_string_equal(change_of_words(arena, "fr", -1), "−1 mot");
    assert_string_equal(change_of_words(arena, "en", 0), "±0 words");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_locks_and_the_authors_list_are_one, end),
        cmocka_unit_test_teardown(the_release_at_hand_is_none_of_the_past, end),
        cmocka_unit_test_teardown(a_version_that_does_not_grow_is_an_error, end),
        cmocka_unit_test_teardown(a_name_has_its_ordinal_for_a_version, end),
        cmocka_unit_test(versions_are_compared_by_number),
        cmocka_unit_test_teardown(chapters_stand_in_groups_with_their_words, end),
        cmocka_unit_test_teardown(a_release_without_changes_says_so, end),
        cmocka_unit_test_teardown(the_first_release_says_so, end),
        cmocka_unit_test_teardown(who_begins_with_the_second_does_not, end),
        cmocka_unit_test_teardown(numbers_are_written_as_the_language_does, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
