/* test_titles.c - what entries are called, and their numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "data/semantics.h"
#include "made.h"

static Made made;

static int start(void **state)
{
    (void)state;
    made_start(&made);
    return 0;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

static void assert_label(const Chapter *chapter, const char *label)
{
    if (label == NULL)
        assert_null(chapter->label);
    else
        assert_string_equal(chapter->label == NULL ? "(none)" : chapter->label, label);
}

static void the_entry_s_title_comes_before_all_others(void **state)
{
    Chapter *chapter = made_chapter(&made, "a.md", "---\ntitle: Front\n---\n# Heading\n");

    (void)state;
    chapter->given_title = "Given";
    made_resolve(&made);
    assert_string_equal(chapter->title, "Given");
    assert_string_equal(chapter->document->title, "Given");
}

static void front_matter_comes_before_the_heading(void **state)
{
    Chapter *chapter = made_chapter(&made, "a.md", "---\ntitle: Front\n---\n# Heading\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(chapter->title, "Front");
}

static void the_first_heading_comes_before_the_file_s_name(void **state)
{
    Chapter *chapter =
        made_chapter(&made, "a.md",
                     "text\n\n#\n\n## Some `code` and *more*\n\n# Later\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(chapter->title, "Some code and more");
    assert_ptr_equal(chapter->heading, made_node(chapter, NODE_HEADING, 0));
}

static void the_file_s_name_is_the_last_resort(void **state)
{
    Chapter *chapter = made_chapter(&made, "x/03-some.thing.md", "text\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(chapter->title, "03-some.thing");
    assert_string_equal(made_said(&made, chapter), "0:0 chapter-untitled");
    assert_int_equal(chapter->diags.warnings, 1);
}

static void headings_in_quotes_lists_tables_and_notes_are_no_titles(void **state)
{
    Chapter *chapter =
        made_chapter(&made, "a.md",
                     "x[^1]\n\n> # Quoted\n\n- # Item\n\n> [!NOTE]\n> # Noted\n\n"
                     "[^1]: # Footnote\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(chapter->title, "a");
}

static void a_title_that_the_text_does_not_show_becomes_its_heading(void **state)
{
    Chapter *given = made_chapter(&made, "a.md", "text\n");
    Chapter *below = made_chapter(&made, "b.md", "## Section\n");
    Chapter *empty = made_chapter(&made, "c.md", "");

    (void)state;
    given->given_title = below->given_title = empty->given_title = "Given";
    made.book.numbered = false;
    made_resolve(&made);
    assert_string_equal(made_body(&made, given),
                        "<h1 id=\"given\">Given</h1>\n<p>text</p>\n");
    assert_string_equal(made_body(&made, below), "<h1 id=\"given\">Given</h1>\n"
                                                 "<h2 id=\"section\">Section</h2>\n");
    assert_string_equal(made_body(&made, empty), "<h1 id=\"given\">Given</h1>\n");
}

static void a_first_level_heading_stays_beside_a_given_title(void **state)
{
    Chapter *chapter = made_chapter(&made, "a.md", "# A Long Title\n");

    (void)state;
    chapter->given_title = "Short";
    made.book.numbered = false;
    made_resolve(&made);
    assert_string_equal(made_body(&made, chapter),
                        "<h1 id=\"a-long-title\">A Long Title</h1>\n");
}

static void numbers_run_on_over_parts_and_begin_anew_in_chapters(void **state)
{
    Chapter *one = made_entry(&made, ENTRY_PART, NULL, "Part One");
    Chapter *a = made_lesson(&made, one, "a.md", "# A\n");
    Chapter *a1 = made_lesson(&made, a, "a1.md", "# A1\n");
    Chapter *a2 = made_lesson(&made, a, "a2.md", "# A2\n");
    Chapter *two = made_entry(&made, ENTRY_PART, NULL, "Part Two");
    Chapter *b = made_lesson(&made, two, "b.md", "# B\n");
    Chapter *b1 = made_lesson(&made, b, "b1.md", "# B1\n");

    (void)state;
    made_resolve(&made);
    assert_label(one, NULL);
    assert_label(a, "1");
    assert_label(a1, "1.1");
    assert_label(a2, "1.2");
    assert_label(two, NULL);
    assert_label(b, "2");
    assert_label(b1, "2.1");
}

static void a_number_of_the_author_s_is_not_said_twice(void **state)
{
    static const char *const numbered[] = {
        "1. Title",  "1.2 Title",
        "12) Title", "3: Title",
        "Chapter 4", "chapter 5: Title",
        "2 - Title", "\xE7\xAC\xAC\xE4\xB8\x89\xE7\xAB\xA0 X"};
    static const char *const others[] = {"7 Ways to fail", "2001: A Space Odyssey",
                                         "3D graphics", "Chapter and verse", "Title 1."};
    Chapter *chapters[sizeof numbered / sizeof numbered[0]];

    (void)state;
    made.book.metadata.language = "zh";
    for (size_t i = 0; i < sizeof numbered / sizeof numbered[0]; i++) {
        chapters[i] = made_entry(&made, ENTRY_CHAPTER, NULL, numbered[i]);
        chapters[i]->given_status = STATUS_PLANNED;
    }
    made_resolve(&made);
    for (size_t i = 0; i < sizeof numbered / sizeof numbered[0]; i++) {
        assert_non_null(chapters[i]->label);
        assert_true(chapters[i]->says_label);
    }
    made_free(&made);
    made_start(&made);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        chapters[i] = made_entry(&made, ENTRY_CHAPTER, NULL, others[i]);
        chapters[i]->given_status = STATUS_PLANNED;
    }
    made_resolve(&made);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(chapters[i]->says_label);
}

static void number_false_counts_for_entries_and_the_book(void **state)
{
    Chapter *a = made_chapter(&made, "a.md", "# A\n");
    Chapter *b = made_chapter(&made, "b.md", "---\nnumber: false\n---\n# B\n");
    Chapter *b1 = made_lesson(&made, b, "b1.md", "# B1\n");
    Chapter *c = made_chapter(&made, "c.md", "# C\n");
    Chapter *d = made_chapter(&made, "d.md", "# D {-}\n");
    Chapter *e = made_chapter(&made, "e.md", "# E {.odd .unnumbered}\n");
    Chapter *f = made_chapter(&made, "f.md", "# F\n");

    (void)state;
    c->numbered = false;
    made_resolve(&made);
    assert_label(a, "1");
    assert_label(b, NULL);
    assert_label(b1, NULL);
    assert_label(c, NULL);
    assert_label(d, NULL);
    assert_label(e, NULL);
    assert_label(f, "2");
}

static void a_book_may_have_no_numbers(void **state)
{
    Chapter *a = made_chapter(&made, "a.md", "# A\n");

    (void)state;
    made.book.numbered = false;
    made_resolve(&made);
    assert_label(a, NULL);
}

static void front_and_back_matter_have_no_number(void **state)
{
    Chapter *preface =
        made_chapter(&made, "p.md", "---\ntype: preface\n---\n# Preface\n");
    Chapter *a = made_chapter(&made, "a.md", "# A\n");
    Chapter *appendix = made_entry(&made, ENTRY_BACK, NULL, "More");
    Chapter *b = made_chapter(&made, "b.md", "# B\n");

    (void)state;
    appendix->type = "appendix";
    made_resolve(&made);
    assert_label(preface, NULL);
    assert_label(a, "1");
    assert_label(appendix, NULL);
    assert_label(b, "2");
    assert_string_equal(preface->body_section->role, "doc-preface");
    assert_string_equal(appendix->body_section->epub_type, "appendix");
}

static void planned_chapters_keep_their_number_and_place(void **state)
{
    Chapter *a = made_entry(&made, ENTRY_CHAPTER, NULL, "Soon");
    Chapter *b = made_chapter(&made, "b.md", "# B\n");

    (void)state;
    a->given_status = STATUS_PLANNED;
    made_resolve(&made);
    assert_label(a, "1");
    assert_label(b, "2");
    assert_non_null(strstr(made_body(&made, a),
                           "Chapter 1</span> Soon</h1>\n<p class=\"stay-tuned\">"));
}

static void every_kind_of_entry_has_semantics(void **state)
{
    Chapter *part = made_entry(&made, ENTRY_PART, NULL, "Part");
    Chapter *chapter = made_entry(&made, ENTRY_CHAPTER, part, "Chapter");
    Chapter *lesson = made_entry(&made, ENTRY_LESSON, chapter, "Lesson");
    Chapter *front = made_entry(&made, ENTRY_FRONT, NULL, "Front");

    (void)state;
    front->type = "no such type";
    made_resolve(&made);
    assert_string_equal(part->semantics->epub_type, "part");
    assert_string_equal(chapter->semantics->role, "doc-chapter");
    assert_string_equal(lesson->semantics->epub_type, "subchapter");
    assert_non_null(front->semantics);
    for (size_t i = 0; i < made.book.chapter_count; i++)
        made_xhtml(&made, made.book.chapters[i]->document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_entry_s_title_comes_before_all_others, start,
                                        end),
        cmocka_unit_test_setup_teardown(front_matter_comes_before_the_heading, start,
                                        end),
        cmocka_unit_test_setup_teardown(the_first_heading_comes_before_the_file_s_name,
                                        start, end),
        cmocka_unit_test_setup_teardown(the_file_s_name_is_the_last_resort, start, end),
        cmocka_unit_test_setup_teardown(
            headings_in_quotes_lists_tables_and_notes_are_no_titles, start, end),
        cmocka_unit_test_setup_teardown(
            a_title_that_the_text_does_not_show_becomes_its_heading, start, end),
        cmocka_unit_test_setup_teardown(a_first_level_heading_stays_beside_a_given_title,
                                        start, end),
        cmocka_unit_test_setup_teardown(
            numbers_run_on_over_parts_and_begin_anew_in_chapters, start, end),
        cmocka_unit_test_setup_teardown(a_number_of_the_author_s_is_not_said_twice, start,
                                        end),
        cmocka_unit_test_setup_teardown(number_false_counts_for_entries_and_the_book,
                                        start, end),
        cmocka_unit_test_setup_teardown(a_book_may_have_no_numbers, start, end),
        cmocka_unit_test_setup_teardown(front_and_back_matter_have_no_number, start, end),
        cmocka_unit_test_setup_teardown(planned_chapters_keep_their_number_and_place,
                                        start, end),
        cmocka_unit_test_setup_teardown(every_kind_of_entry_has_semantics, start, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
