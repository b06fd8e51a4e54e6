/* test_positions.c - places to the column, where cmark-gfm's own are wrong too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "sketch.h"

static Made made;

/* Where links, images, code, elements, spans, footnotes and references to them stand, in reading order. */
static void check(const char *markdown, const char *places)
{
    const Chapter *chapter;
    const char *found = "";

    made_start(&made);
    chapter = made_chapter(&made, "a.md", markdown);
    for (const Node *node = chapter->tree; node != NULL;
         node = next_node(chapter->tree, node)) {
        Position at = node_position(chapter, node);
        if (node->kind == NODE_LINK || node->kind == NODE_IMAGE ||
            node->kind == NODE_CODE || node->kind == NODE_ELEMENT ||
            node->kind == NODE_SPAN || node->kind == NODE_FOOTNOTE ||
            node->kind == NODE_FOOTNOTE_REFERENCE)
            found = arena_format(&made.book.arena, "%s%s%u:%u", found,
                                 *found == '\0' ? "" : " ", (unsigned)at.line,
                                 (unsigned)at.column);
    }
    assert_string_equal(found, places);
    made_free(&made);
}

static void inlines_of_one_line_are_placed(void **state)
{
    (void)state;
    check("a [b](c) d ![e](f)", "1:3 1:12");
    check("é [b](c) 中文![d](e)", "1:3 1:12");
    check("a<br>b <i>c</i> [d](e)", "1:8 1:17");
    check("# [a](b) # \n\n[c](d)\n===", "1:3 3:1");
    check("*[a](b)* **`c`** ~~[d](e)~~", "1:2 1:12 1:20");
    check("a [b](<c d> \"e\") [f](g 'h')", "1:3 1:18");
    check("(see [a](b)) \"[c](d)\"", "1:6 1:15");
    check("[*a* b](c) [`d`](e) ['x'](y)", "1:1 1:12 1:13 1:21");
    check("![[a](b)](c) [![d](e)](f)", "1:1 1:3 1:14 1:15");
}

static void continuation_lines_are_placed(void **state)
{
    (void)state;
    check("a\n  [b](c)\n    [d](e)", "2:3 3:5");
    check("x  \n[a](b)\\\n[c](d)", "2:1 3:1");
    check("- a\n  b [c](d)\n- [ ] [e](f)", "2:5 3:7");
    check("a\n\t[b](c)", "2:2");
}

static void lines_of_quotes_are_placed(void **state)
{
    (void)state;
    check("> a\n> b [c](d)", "2:5");
    check("> a\nb [c](d)", "2:3");
    check("> - a [b](c)\n>   d [e](f)", "1:7 2:7");
    check("> > a\n> [b](c)\n[d](e)", "2:3 3:1");
    check("> [!NOTE] a [b](c)\n> [d](e)", "1:13 2:3");
}

static void what_stands_behind_several_lines_is_placed(void **state)
{
    (void)state;
    check("`a\nb` [c](d)", "1:1 2:4");
    check("a <b\nc> [d](e)", "1:3 2:4");
    check("[a\nb](c\n\"t\") [d](e)", "1:1 3:6");
    check("[a](b\n'x\ny') [c](d)\n[e](f)", "1:1 3:5 4:1");
    check("`a\nb\nc` ![d](e)\n`f` [g](h)", "1:1 3:4 4:1 4:5");
}

static void cells_are_placed(void **state)
{
    (void)state;
    check("|a\\|b|[c](d)|\n|-|-|\n|x\\|y [c](d)|`e` ![f](g)|", "1:7 3:7 3:14 3:18");
    check("a\nb\n|c [d](e)|\n|-|\n|f [g](h)|", "3:4 5:4");
    check("| a | b |\n|---|---|\n| [x](y) | ![p](q) |\n> z [u](v)", "3:3 3:12 4:5");
    check("> | [a](b) |\n> |-|\n> | [c](d) |", "1:5 3:5");
    check("- | [a](b) |\n  |-|\n  | [c](d) |", "1:5 3:5");
    check("|[a](b)|\n|-|\n   |[c](d)|[e](f)|", "1:2 3:5");
}

static void autolinks_are_placed(void **state)
{
    (void)state;
    check("www.example.com and [b](c)", "1:1 1:21");
    check("http://example.com and [b](c)", "1:1 1:24");
    check("mail a@b.cc [b](c) <x@y.zz> <http://q.rr>", "1:6 1:13 1:20 1:29");
    check("[http://a.b](http://a.b) http://a.b", "1:1 1:26");
    check("[b](http://a.b) [c](<http://a.b>) http://a.b <http://a.b>",
          "1:1 1:17 1:35 1:46");
    check("a\n  http://b.cc\n  www.d.ee", "2:3 3:3");
}

static void brackets_that_are_no_links_are_passed_over(void **state)
{
    (void)state;
    check("[not] [a](b)", "1:7");
    check("\\[a] [b](c) `[d](e)` [f](g)", "1:6 1:13 1:22");
    check("[ref][x] [x] ![x]\n\n[x]: /y", "1:1 1:10 1:14");
    check("&amp; [a &amp; b](c) [d\\]e](f)", "1:7 1:22");
    check("\\![a](b) !\\[c](d) [e](f)", "1:3 1:19");
    check("[a] [*b*](c) [`d`] [`e`](f)", "1:5 1:15 1:20 1:21");
}

static void footnotes_are_placed(void **state)
{
    (void)state;
    check("[^y] x\n\n[^y]: text [z](w)", "1:1 3:1 3:12");
    check("[^a]\n\n[^a]:   x\n\n    y [b](c)", "1:1 3:1 5:7");
    check("> [^q]\n>\n> [^q]: in [b](c)", "1:3 3:3 3:12");
    check("a\nb[^1]\n  c[^2]\n\n[^1]: x\n[^2]: y", "2:2 3:4 5:1 6:1");
}

static void definitions_are_placed(void **state)
{
    (void)state;
    check("term [a](b)\n: def [c](d)\n\n  more [e](f)", "1:6 2:7 4:8");
}

static void spans_are_placed(void **state)
{
    (void)state;
    check("`c`{.d} [x y]{.z}", "1:1 1:14");
    check("a\n  [b]{.c} *d*{.e} [f](g)", "2:6 2:19");
}

static void front_matter_counts(void **state)
{
    (void)state;
    check("---\ntitle: x\n---\n\n[a](b)", "5:1");
    check("---\nid: x\n---\n| [a](b) |\n|-|\n| [c](d) |", "4:3 6:3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inlines_of_one_line_are_placed),
        cmocka_unit_test(continuation_lines_are_placed),
        cmocka_unit_test(lines_of_quotes_are_placed),
        cmocka_unit_test(what_stands_behind_several_lines_is_placed),
        cmocka_unit_test(cells_are_placed),
        cmocka_unit_test(autolinks_are_placed),
        cmocka_unit_test(brackets_that_are_no_links_are_passed_over),
        cmocka_unit_test(footnotes_are_placed),
        cmocka_unit_test(definitions_are_placed),
        cmocka_unit_test(spans_are_placed),
        cmocka_unit_test(front_matter_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
