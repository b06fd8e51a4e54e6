/* test_summary.c - tables of contents in Markdown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/files/heading.h"
#include "load/files/inline.h"
#include "load/summary.h"

static Arena arena;

/* "L1 Title (destination)", a line each. */
static const char *summary_of(const char *text)
{
    Source source = {"SUMMARY.md", {text, strlen(text)}};
    size_t count;
    const SummaryItem *items = read_summary(&arena, &source, &count);
    const char *all = "";

    for (size_t i = 0; i < count; i++)
        all = arena_format(&arena, "%s%c%d %s (%s)\n", all, "HLTS"[items[i].kind],
                           items[i].depth, items[i].title, items[i].destination);
    return all;
}

static void lists_nest_by_indentation(void **state)
{
    (void)state;
    assert_string_equal(summary_of("# Summary\n\n[Pre](pre.md)\n\n- [A](a.md)\n"
                                   "    - [B](b.md)\n\t- [C](c.md)\n      * [D](d.md)\n"
                                   "- [E](e.md)\n\n---\n\n[Post](post.md)\n"),
                        "H1 Summary ()\nL0 Pre (pre.md)\nL1 A (a.md)\nL2 B (b.md)\n"
                        "L2 C (c.md)\nL3 D (d.md)\nL1 E (e.md)\nS0  ()\n"
                        "L0 Post (post.md)\n");
}

static void titles_are_plain_and_destinations_whole(void **state)
{
    (void)state;
    assert_string_equal(
        summary_of("* [`Vec<T>` and *more* \\[x\\]](<a b.md> \"t\")\n* [Draft]()\n"
                   "* [a](x(1).md#f)\n* plain *item*\n* [r][ref]\n* [ref]\n\n"
                   "[ref]: r.md\n[//]: # (a comment)\n"),
        "L1 Vec<T> and more [x] (a b.md)\nL1 Draft ()\nL1 a (x(1).md#f)\n"
        "T1 plain item ()\nL1 r (r.md)\nL1 ref (r.md)\n");
}

static void comments_and_code_are_passed_over(void **state)
{
    (void)state;
    assert_string_equal(summary_of("<!-- * [x](x.md) -->\n<!--\n* [y](y.md)\n-->\n"
                                   "```\n* [z](z.md)\n```\n* [a](a.md) <!-- b -->\n"),
                        "L1 a (a.md)\n");
}

static void an_item_knows_its_place(void **state)
{
    const char *text = "\n* \xC3\xA9 [A](a.md)\n";
    Source source = {"SUMMARY.md", {text, strlen(text)}};
    size_t count;
    const SummaryItem *items = read_summary(&arena, &source, &count);

    (void)state;
    assert_int_equal(count, 1);
    assert_int_equal(items[0].at.line, 2);
    assert_int_equal(items[0].at.column, 5);
}

static const char *heading_of(const char *text)
{
    return first_heading(&arena, (Bytes){text, strlen(text)});
}

static void the_first_heading_is_a_title(void **state)
{
    (void)state;
    assert_string_equal(heading_of(
                            "---\n# not\n---\n```\n# no\n```\n\n# A `b` [c](d) #\n"),
                        "A b c");
    assert_string_equal(heading_of("text\n\nThe *title*\n===\n"), "The title");
    assert_string_equal(heading_of("<!-- # x\n# y -->\n## snake_case & co {#id .x}\n"),
                        "snake_case & co");
    assert_null(heading_of("text\n\n#no\n"));
}

static void headings_are_counted_by_level(void **state)
{
    static const char text[] = "# a\n## b\n### c\n## d\ne\n=\n    # code\n";
    size_t counts[7];

    (void)state;
    count_headings((Bytes){text, sizeof text - 1}, counts);
    assert_int_equal(counts[1], 2);
    assert_int_equal(counts[2], 2);
    assert_int_equal(counts[3], 1);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_nest_by_indentation),
        cmocka_unit_test(titles_are_plain_and_destinations_whole),
        cmocka_unit_test(comments_and_code_are_passed_over),
        cmocka_unit_test(an_item_knows_its_place),
        cmocka_unit_test(the_first_heading_is_a_title),
        cmocka_unit_test(headings_are_counted_by_level),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
