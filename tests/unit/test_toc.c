/* test_toc.c - the contents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"

static Made made;

static int start(void **state)
{
    (void)state;
    made_start(&made);
    made.book.numbered = false;
    return 0;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

/* The contents of a book with one chapter, without what all of its hrefs begin with. */
static const char *contents_of(int depth, const char *markdown)
{
    const char *contents;
    Buf buf = {0};

    made.book.toc_depth = depth;
    made_chapter(&made, "a.md", markdown);
    made_resolve(&made);
    contents = made_contents(&made);
    while (*contents != '\0') {
        if (strncmp(contents, " (text/a.xhtml", 14) == 0)
            contents = strchr(contents, ')') + 1;
        else
            buf_char(&buf, *contents++);
    }
    contents = arena_copy(&made.book.arena, buf.data, buf.len);
    buf_free(&buf);
    return contents;
}

static void parts_chapters_lessons_and_headings_nest(void **state)
{
    Chapter *part = made_entry(&made, ENTRY_PART, NULL, "Part");
    Chapter *chapter;

    (void)state;
    made.book.numbered = true;
    made.book.toc_depth = 4;
    chapter = made_lesson(&made, part, "a.md", "# A\n\n## Not so deep\n");
    made_lesson(&made, chapter, "b.md", "# B\n\n## Heading\n\n### Too deep\n");
    made_lesson(&made, part, "c.md", "# C\n");
    made_chapter(&made, "d.md", "# D\n");
    made_resolve(&made);
    assert_string_equal(made_contents(&made),
                        "Part (text/part.xhtml) ["
                        "1. A (text/a.xhtml) ["
                        "Not so deep (text/a.xhtml#not-so-deep), "
                        "1.1 B (text/b.xhtml) [Heading (text/b.xhtml#heading)]], "
                        "2. C (text/c.xhtml)], "
                        "3. D (text/d.xhtml)");
}

static void it_is_as_deep_as_wanted(void **state)
{
    static const char text[] = "# A\n## B\n### C\n#### D\n##### E\n###### F\n";
    static const char *const expected[] = {"A",
                                           "A [B]",
                                           "A [B [C]]",
                                           "A [B [C [D]]]",
                                           "A [B [C [D [E]]]]",
                                           "A [B [C [D [E [F]]]]]"};

    for (int depth = 1; depth <= 6; depth++) {
        assert_string_equal(contents_of(depth, text), expected[depth - 1]);
        end(state);
        start(state);
    }
}

static void the_outermost_entries_are_always_there(void **state)
{
    Chapter *part = made_entry(&made, ENTRY_PART, NULL, "Part");

    (void)state;
    made.book.toc_depth = 1;
    made_lesson(&made, made_lesson(&made, part, "a.md", "# A\n## B\n"), "c.md", "# C\n");
    made_chapter(&made, "d.md", "# D\n");
    made_resolve(&made);
    assert_string_equal(made_contents(&made), "Part (text/part.xhtml), D (text/d.xhtml)");
}

static void skipped_levels_leave_no_gap(void **state)
{
    (void)state;
    assert_string_equal(contents_of(6, "# A\n#### B\n## C\n##### D\n### E\n## F\n"),
                        "A [B, C [D, E], F]");
}

static void a_second_first_level_heading_stands_below_the_chapter(void **state)
{
    (void)state;
    assert_string_equal(contents_of(4, "# A\n## B\n# C\n## D\n"), "A [B, C [D]]");
}

static void a_chapter_that_begins_with_a_lower_level_is_fine(void **state)
{
    (void)state;
    assert_string_equal(contents_of(3, "### A\n## B\n# C\n"), "A [B, C]");
}

static void unlisted_headings_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(contents_of(3,
                                    "# A\n## B {.unlisted}\n### C\n## D {.unnumbered}\n"),
                        "A [C, D]");
}

static void headings_in_quotes_lists_tables_and_notes_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(
        contents_of(3, "# A\n\nx[^1]\n\n> ## B\n\n- ## C\n\n> [!TIP]\n> ## D\n\n"
                       "[^1]: x\n\n    ## E\n\n## F\n"),
        "A [F]");
}

static void an_empty_heading_is_told_and_left_out(void **state)
{
    const Chapter *chapter;

    (void)state;
    assert_string_equal(contents_of(3, "# A\n\n##\n\n## ![](x.png){alt=\"\"}\n\n## B\n"),
                        "A [B]");
    chapter = made.book.chapters[0];
    assert_non_null(made_diag(chapter, "heading-empty"));
    assert_int_equal(made_diag(chapter, "heading-empty")->at.line, 3);
    assert_int_equal(made_diag(chapter, "heading-empty")->next->at.line, 5);
}

static void labels_are_plain_text(void **state)
{
    (void)state;
    assert_string_equal(
        contents_of(
            3,
            "# *A* [b](https://a.b) `c` ![d](x.png) <br> <kbd>e</kbd>[^1]\n\n[^1]: x\n"),
        "A b c d e");
}

static void headings_without_letters_are_listed(void **state)
{
    (void)state;
    assert_string_equal(contents_of(3, "# A\n## 🚀\n## ???\n"), "A [🚀, ???]");
}

static void entries_stand_in_reading_order(void **state)
{
    (void)state;
    assert_string_equal(contents_of(3, "# A\n## One\n## Two\n## One\n"),
                        "A [One, Two, One]");
    assert_non_null(strstr(made_contents(&made), "#one-1)"));
}

static void entries_without_text_have_pages(void **state)
{
    Chapter *chapter = made_entry(&made, ENTRY_CHAPTER, NULL, "Opener: more");

    (void)state;
    made_lesson(&made, chapter, "a.md", "# \\<A>\n");
    made_resolve(&made);
    assert_string_equal(made_contents(&made), "Opener: more (text/opener-more.xhtml)"
                                              " [<A> (text/a.xhtml)]");
    assert_non_null(
        strstr(made_body(&made, chapter), "<li><a href=\"a.xhtml\">&lt;A&gt;</a></li>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parts_chapters_lessons_and_headings_nest, start,
                                        end),
        cmocka_unit_test_setup_teardown(it_is_as_deep_as_wanted, start, end),
        cmocka_unit_test_setup_teardown(the_outermost_entries_are_always_there, start,
                                        end),
        cmocka_unit_test_setup_teardown(skipped_levels_leave_no_gap, start, end),
        cmocka_unit_test_setup_teardown(
            a_second_first_level_heading_stands_below_the_chapter, start, end),
        cmocka_unit_test_setup_teardown(a_chapter_that_begins_with_a_lower_level_is_fine,
                                        start, end),
        cmocka_unit_test_setup_teardown(unlisted_headings_are_left_out, start, end),
        cmocka_unit_test_setup_teardown(
            headings_in_quotes_lists_tables_and_notes_are_left_out, start, end),
        cmocka_unit_test_setup_teardown(an_empty_heading_is_told_and_left_out, start,
                                        end),
        cmocka_unit_test_setup_teardown(labels_are_plain_text, start, end),
        cmocka_unit_test_setup_teardown(headings_without_letters_are_listed, start, end),
        cmocka_unit_test_setup_teardown(entries_stand_in_reading_order, start, end),
        cmocka_unit_test_setup_teardown(entries_without_text_have_pages, start, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
