/* test_notes.c - the numbers of footnotes, and the ways there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"

static Made made;

static Chapter *chapter_of(const char *markdown)
{
    Chapter *chapter;

    made_start(&made);
    chapter = made_chapter(&made, "a.md", markdown);
    made_resolve(&made);
    made_xhtml(&made, chapter->document); /* all ways lead somewhere */
    return chapter;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

static const Node *reference_of(const Chapter *chapter, size_t n)
{
    const Node *reference = made_node(chapter, NODE_FOOTNOTE_REFERENCE, n);

    assert_non_null(reference);
    return reference;
}

static void assert_reference(const Chapter *chapter, size_t n, const char *label,
                             const char *id)
{
    assert_string_equal(reference_of(chapter, n)->label, label);
    assert_string_equal(reference_of(chapter, n)->id, id);
}

static const char *body(const Chapter *chapter)
{
    return made_body(&made, chapter);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (; (text = strstr(text, part)) != NULL; text++)
        count++;
    return count;
}

static void numbers_go_by_first_reference(void **state)
{
    const Chapter *chapter = chapter_of("a[^z] b[^a] c[^z]\n\n[^a]: A\n[^z]: Z\n");

    (void)state;
    assert_reference(chapter, 0, "1", "fnref-1");
    assert_reference(chapter, 1, "2", "fnref-2");
    assert_reference(chapter, 2, "1", "fnref-1-2");
    assert_int_equal(chapter->footnote_count, 2);
    assert_string_equal(chapter->footnotes[0]->name, "z");
    assert_string_equal(chapter->footnotes[1]->name, "a");
    assert_string_equal(reference_of(chapter, 2)->href, "#fn-1");
}

static void a_note_referred_to_often_leads_back_to_each(void **state)
{
    const char *text = body(chapter_of("a[^1] b[^1] c[^1]\n\n[^1]: Note.\n"));

    (void)state;
    assert_non_null(strstr(text, "href=\"#fnref-1\""));
    assert_non_null(strstr(text, "href=\"#fnref-1-2\""));
    assert_non_null(strstr(text, "href=\"#fnref-1-3\""));
    assert_int_equal(count_of(text, "epub:type=\"footnote\""), 1);
}

static void notes_may_refer_to_notes_and_to_themselves(void **state)
{
    const Chapter *chapter =
        chapter_of("a[^1] b[^3]\n\n[^1]: One[^2] and[^1]\n[^2]: Two\n[^3]: Three\n");

    (void)state;
    assert_int_equal(chapter->footnote_count, 3);
    assert_string_equal(chapter->footnotes[1]->name,
                        "3"); /* the text comes before the notes */
    assert_string_equal(chapter->footnotes[2]->name, "2");
}

static void a_note_may_hold_several_blocks(void **state)
{
    const char *text =
        body(chapter_of("a[^1]\n\n[^1]: One.\n\n    Two.\n\n    - item\n"));

    (void)state;
    assert_non_null(strstr(text, "One.</p>\n<p>Two.</p>\n<ul>"));
    assert_int_equal(count_of(text, "doc-backlink"), 1);
}

static void a_note_that_begins_with_a_block_has_its_way_back_in_front(void **state)
{
    const char *text = body(chapter_of("a[^1]\n\n[^1]:\n    - item\n"));

    (void)state;
    assert_non_null(strstr(text, "1.</a> </p>\n<ul>"));
}

static void notes_stand_at_the_end_with_their_semantics(void **state)
{
    const char *text = body(chapter_of("# T\n\na[^1]\n\n[^1]: Note.\n\nEnd.\n"));

    (void)state;
    assert_non_null(strstr(
        text, "a<sup class=\"noteref\"><a epub:type=\"noteref\" role=\"doc-noteref\" "
              "href=\"#fn-1\" "
              "id=\"fnref-1\">1</a></sup></p>\n<p>End.</p>\n<section class=\"footnotes\" "
              "epub:type=\"footnotes\" aria-label=\"Notes\">\n<aside class=\"footnote\" "
              "epub:type=\"footnote\" role=\"doc-footnote\" id=\"fn-1\">\n<p><a "
              "class=\"backlink\" "
              "role=\"doc-backlink\" href=\"#fnref-1\""));
}

static void a_reference_in_a_heading_is_in_no_label_and_no_id(void **state)
{
    const Chapter *chapter = chapter_of("# Title[^1]\n\n## Part[^1]\n\n[^1]: Note.\n");

    (void)state;
    assert_string_equal(chapter->title, "Title");
    assert_string_equal(made_contents(&made),
                        "1. Title (text/a.xhtml) [Part (text/a.xhtml#part)]");
    assert_reference(chapter, 1, "1", "fnref-1-2");
}

static void references_leave_links_in_their_order(void **state)
{
    const Chapter *chapter = chapter_of(
        "[a[^1] b[^2] c](https://a.b)[^3]\n\n[^1]: One\n[^2]: Two\n[^3]: Three\n");
    const char *text = body(chapter);

    (void)state;
    assert_reference(chapter, 0, "1", "fnref-1");
    assert_reference(chapter, 1, "2", "fnref-2");
    assert_reference(chapter, 2, "3", "fnref-3");
    assert_non_null(strstr(text, "a b c</a><sup"));
}

static void references_leave_descriptions(void **state)
{
    const Chapter *chapter = chapter_of(
        "x ![a[^1] b[^2] c](a.png) y[^3]\n\n[^1]: One\n[^2]: Two\n[^3]: Three\n");

    (void)state;
    assert_int_equal(reference_of(chapter, 0)->parent->kind, NODE_PARAGRAPH);
    assert_reference(chapter, 0, "1", "fnref-1");
    assert_reference(chapter, 1, "2", "fnref-2");
    assert_reference(chapter, 2, "3", "fnref-3");
    assert_int_equal(chapter->footnotes[0]->number, 1);
}

static void unused_notes_are_not_shown(void **state)
{
    const Chapter *chapter = chapter_of("# T\n\ntext\n\n[^1]: Nobody asks.\n");

    (void)state;
    assert_null(strstr(body(chapter), "Nobody"));
    assert_null(strstr(body(chapter), "footnotes"));
    assert_int_equal(chapter->footnote_count, 0);
    assert_non_null(made_diag(chapter, "footnote-unused"));
}

static void notes_that_only_such_notes_refer_to_are_not_shown_either(void **state)
{
    const Chapter *chapter =
        chapter_of("# T\n\n[x](#here)\n\n[^1]: [a]{#here} and[^2]\n[^2]: b[^1]\n");

    (void)state;
    assert_string_equal(made_said(&made, chapter),
                        "6:1 footnote-unused 5:1 footnote-unused 3:1 link-broken");
    assert_null(made_node(chapter, NODE_FOOTNOTE, 0));
}

static void undefined_references_stay_as_text(void **state)
{
    const Chapter *chapter = chapter_of("# T\n\ntext[^1]\n");

    (void)state;
    assert_non_null(strstr(body(chapter), "text[^1]"));
    assert_non_null(made_diag(chapter, "footnote-undefined"));
}

static void a_reference_whose_definition_is_gone_goes_too(void **state)
{
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "# T\n\ntext[^1]\n\n[^1]: Note\n");
    unlink_node(made_node(chapter, NODE_FOOTNOTE, 0));
    made_resolve(&made);
    assert_string_equal(body(chapter),
                        "<h1 id=\"t\"><span class=\"label\">Chapter 1</span> T</h1>\n"
                        "<p>text</p>\n");
}

static void two_chapters_have_their_own_notes(void **state)
{
    Chapter *a, *b;

    (void)state;
    made_start(&made);
    a = made_chapter(&made, "a.md", "a[^1]\n\n[^1]: First\n");
    b = made_chapter(&made, "b.md", "b[^1]\n\n[^1]: Second\n");
    made_resolve(&made);
    assert_non_null(strstr(body(a), "First"));
    assert_non_null(strstr(body(b), "Second"));
    assert_reference(b, 0, "1", "fnref-1");
}

static void labels_fold_case(void **state)
{
    const Chapter *chapter = chapter_of("a[^Note] b[^NOTE]\n\n[^note]: One\n");

    (void)state;
    assert_int_equal(chapter->footnote_count, 1);
    assert_reference(chapter, 1, "1", "fnref-1-2");
}

static void a_note_is_shown_once_wherever_html_has_put_it(void **state)
{
    const char *text = body(chapter_of("<div>\n\na[^1]\n\n[^1]: Note.\n\n<p>\n"));

    (void)state;
    assert_int_equal(count_of(text, "Note."), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(numbers_go_by_first_reference, end),
        cmocka_unit_test_teardown(a_note_referred_to_often_leads_back_to_each, end),
        cmocka_unit_test_teardown(notes_may_refer_to_notes_and_to_themselves, end),
        cmocka_unit_test_teardown(a_note_may_hold_several_blocks, end),
        cmocka_unit_test_teardown(
            a_note_that_begins_with_a_block_has_its_way_back_in_front, end),
        cmocka_unit_test_teardown(notes_stand_at_the_end_with_their_semantics, end),
        cmocka_unit_test_teardown(a_reference_in_a_heading_is_in_no_label_and_no_id, end),
        cmocka_unit_test_teardown(references_leave_links_in_their_order, end),
        cmocka_unit_test_teardown(references_leave_descriptions, end),
        cmocka_unit_test_teardown(unused_notes_are_not_shown, end),
        cmocka_unit_test_teardown(
            notes_that_only_such_notes_refer_to_are_not_shown_either, end),
        cmocka_unit_test_teardown(undefined_references_stay_as_text, end),
        cmocka_unit_test_teardown(a_reference_whose_definition_is_gone_goes_too, end),
        cmocka_unit_test_teardown(two_chapters_have_their_own_notes, end),
        cmocka_unit_test_teardown(labels_fold_case, end),
        cmocka_unit_test_teardown(a_note_is_shown_once_wherever_html_has_put_it, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
