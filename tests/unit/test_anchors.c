/* test_anchors.c - ids, and the names by which links may ask for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "resolve/stages.h"

static Made made;

static Chapter *chapter_of(const char *markdown)
{
    Chapter *chapter;

    made_start(&made);
    chapter = made_chapter(&made, "a.md", markdown);
    made_resolve(&made);
    made_xhtml(&made, chapter->document); /* no id twice */
    return chapter;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

static const char *id_of(const Chapter *chapter, size_t n)
{
    const Node *heading = made_node(chapter, NODE_HEADING, n);

    assert_non_null(heading);
    return heading->id == NULL ? "" : heading->id;
}

/* The id of the anchor that a fragment finds, or "". */
static const char *found(const Chapter *chapter, const char *fragment)
{
    const Chapter *there = chapter;
    const Node *node = lookup_anchor(&there, &made.book.arena, fragment);

    return node == NULL ? "" : node->id;
}

static void a_heading_has_github_s_slug(void **state)
{
    const Chapter *chapter = chapter_of("# What's *New* in `v2.0`?\n\n## A - B\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "whats-new-in-v20");
    assert_string_equal(id_of(chapter, 1), "a---b");
}

static void equal_headings_are_counted_as_github_does(void **state)
{
    const Chapter *chapter = chapter_of("# Intro\n# Intro 1\n# Intro\n# Intro\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "intro");
    assert_string_equal(id_of(chapter, 1), "intro-1");
    assert_string_equal(id_of(chapter, 2), "intro-2");
    assert_string_equal(id_of(chapter, 3), "intro-3");
    assert_string_equal(found(chapter, "intro-2"), "intro-2");
}

static void an_explicit_id_comes_first(void **state)
{
    const Chapter *chapter =
        chapter_of("# Intro\n# Other {#intro}\n# Third {#Mixed.Case_1}\n");

    (void)state;
    assert_string_equal(id_of(chapter, 1), "intro");
    assert_string_equal(id_of(chapter, 0), "intro-1");
    assert_string_equal(found(chapter, "intro"), "intro");
    assert_string_equal(id_of(chapter, 2), "Mixed.Case_1");
    assert_string_equal(found(chapter, "third"), "Mixed.Case_1");
}

static void a_heading_in_any_script_can_be_asked_for(void **state)
{
    const Chapter *chapter = chapter_of("# Überschrift\n# 漢字\n# مقدمة\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "uberschrift");
    assert_string_equal(found(chapter, "überschrift"), "uberschrift");
    assert_string_equal(found(chapter, "Überschrift"), "uberschrift");
    assert_string_equal(found(chapter, "%C3%BCberschrift"), "uberschrift");
    assert_string_equal(found(chapter, "漢字"), id_of(chapter, 1));
    assert_string_equal(found(chapter, "مقدمة"), id_of(chapter, 2));
    assert_string_not_equal(id_of(chapter, 1), id_of(chapter, 2));
}

static void normal_forms_of_unicode_are_one_name(void **state)
{
    const Chapter *chapter = chapter_of("# U\xCC\x88"
                                        "ber\n# \xC3\xBC"
                                        "ber {#caf\x65\xCC\x81}\n");

    (void)state;
    assert_string_equal(found(chapter, "\xC3\xBC"
                                       "ber"),
                        id_of(chapter, 0));
    assert_string_equal(found(chapter, "u\xCC\x88"
                                       "ber"),
                        id_of(chapter, 0));
    assert_string_equal(found(chapter, "caf\xC3\xA9"), id_of(chapter, 1));
    assert_string_equal(found(chapter, "cafe%CC%81"), id_of(chapter, 1));
}

static void headings_without_letters_have_ids_of_their_own(void **state)
{
    const Chapter *chapter = chapter_of("# 🚀\n# !!!\n# 🎉\n# !!!\n");

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_string_not_equal(id_of(chapter, i), "");
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(id_of(chapter, i), id_of(chapter, k));
    }
}

static void an_empty_heading_is_no_anchor(void **state)
{
    (void)state;
    assert_int_equal(chapter_of("# Title\n\n#\n")->anchor_count, 1);
}

static void an_id_is_an_xml_name(void **state)
{
    const Chapter *chapter = chapter_of("# 2024\n# _x\n# x {#1.2}\n# y {#a:b}\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "id-2024");
    assert_string_equal(found(chapter, "2024"), "id-2024");
    assert_string_equal(id_of(chapter, 1), "id-_x");
    assert_string_equal(id_of(chapter, 2), "id-1.2");
    assert_string_equal(found(chapter, "1.2"), "id-1.2");
    assert_string_equal(found(chapter, "a:b"), id_of(chapter, 3));
    assert_string_equal(made_said(&made, chapter), "4:5 id-bad");
}

static void ids_of_notes_are_left_to_them(void **state)
{
    const Chapter *chapter =
        chapter_of("# fn 1\n# x {#fnref-1}\n# fn\n# fn {#fn-1}\n# fn\n# FN 1\n\n"
                   "a[^1] [b](#fn-1) [c](#fnref-1)\n\n[^1]: note[^1]\n");

    (void)state;
    assert_string_equal(made_said(&made, chapter), "");
    assert_string_equal(made_node(chapter, NODE_FOOTNOTE, 0)->id, "fn-1");
    assert_string_equal(found(chapter, "fn-1"), id_of(chapter, 3));
    assert_string_equal(found(chapter, "fnref-1"), id_of(chapter, 1));
}

static void ids_that_differ_by_case_are_two(void **state)
{
    const Chapter *chapter = chapter_of("# a {#Foo}\n# b {#foo}\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "Foo");
    assert_string_equal(id_of(chapter, 1), "foo");
    assert_string_equal(made_said(&made, chapter), "");
}

static void an_id_that_is_asked_for_twice_is_the_first_one_s(void **state)
{
    const Chapter *chapter = chapter_of("# One {#x}\n# Two {#x}\n");

    (void)state;
    assert_string_equal(id_of(chapter, 0), "x");
    assert_string_equal(id_of(chapter, 1), "two");
    assert_non_null(made_diag(chapter, "anchor-duplicate"));
    assert_int_equal(made_diag(chapter, "anchor-duplicate")->at.line, 2);
}

static void ids_that_become_the_same_are_told_apart(void **state)
{
    const Chapter *chapter = chapter_of("# e\n# é\n# è\n# ê {#é}\n");

    (void)state;
    assert_string_equal(found(chapter, "e"), id_of(chapter, 0));
    assert_string_equal(found(chapter, "è"), id_of(chapter, 2));
    assert_string_equal(found(chapter, "é"), id_of(chapter, 3));
}

static void inlines_can_be_anchors(void **state)
{
    const Chapter *chapter = chapter_of("Some [words]{#here} and `code`{#there}.\n");

    (void)state;
    assert_string_equal(found(chapter, "here"), "here");
    assert_string_equal(found(chapter, "there"), "there");
}

static void nothing_in_a_description_can_be_linked_to(void **state)
{
    const Chapter *chapter = chapter_of("![a [b]{#x} c](a.png) and [link](#x)\n");

    (void)state;
    assert_string_equal(found(chapter, "x"), "");
    assert_non_null(made_diag(chapter, "link-broken"));
}

static void two_chapters_may_have_the_same_ids(void **state)
{
    Chapter *a, *b;

    (void)state;
    made_start(&made);
    a = made_chapter(&made, "a.md", "# Intro {#x}\n");
    b = made_chapter(&made, "b.md", "# Intro {#x}\n");
    made_resolve(&made);
    assert_string_equal(id_of(a, 0), "x");
    assert_string_equal(id_of(b, 0), "x");
    assert_int_equal(b->diags.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_heading_has_github_s_slug, end),
        cmocka_unit_test_teardown(equal_headings_are_counted_as_github_does, end),
        cmocka_unit_test_teardown(an_explicit_id_comes_first, end),
        cmocka_unit_test_teardown(a_heading_in_any_script_can_be_asked_for, end),
        cmocka_unit_test_teardown(normal_forms_of_unicode_are_one_name, end),
        cmocka_unit_test_teardown(headings_without_letters_have_ids_of_their_own, end),
        cmocka_unit_test_teardown(an_empty_heading_is_no_anchor, end),
        cmocka_unit_test_teardown(an_id_is_an_xml_name, end),
        cmocka_unit_test_teardown(ids_of_notes_are_left_to_them, end),
        cmocka_unit_test_teardown(ids_that_differ_by_case_are_two, end),
        cmocka_unit_test_teardown(an_id_that_is_asked_for_twice_is_the_first_one_s, end),
        cmocka_unit_test_teardown(ids_that_become_the_same_are_told_apart, end),
        cmocka_unit_test_teardown(inlines_can_be_anchors, end),
        cmocka_unit_test_teardown(nothing_in_a_description_can_be_linked_to, end),
        cmocka_unit_test_teardown(two_chapters_may_have_the_same_ids, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
