/* test_blocks.c - definition lists and callouts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "sketch.h"

static Made made;

static void check_as(bool smart, const char *markdown, const char *tree, const char *said)
{
    const Chapter *chapter;

    made_start(&made);
    made.book.dialect.smart = smart;
    chapter = made_chapter(&made, "a.md", markdown);
    assert_string_equal(sketch_tree(&made.book.arena, chapter->tree), tree);
    assert_string_equal(made_said(&made, chapter), said);
    made_free(&made);
}

static void check(const char *markdown, const char *tree, const char *said)
{
    check_as(false, markdown, tree, said);
}

static void a_paragraph_and_definitions_are_a_list(void **state)
{
    (void)state;
    check("a\n: b", "dl(dt(\"a\") dd+(p(\"b\")))", "");
    check("a\n\n: b", "dl(dt(\"a\") dd+(p(\"b\")))", "");
    check("a\nb\n: c\n: d", "dl(dt(\"a\") dt(\"b\") dd+(p(\"c\")) dd+(p(\"d\")))", "");
    check("a\n\n\n: b", "dl(dt(\"a\") dd+(p(\"b\")))", "");
    check("*a*\n: **b** [c](d)",
          "dl(dt(em(\"a\")) dd+(p(strong(\"b\") \" \" link->d(\"c\"))))", "");
    check("a\n: b\nlazy", "dl(dt(\"a\") dd+(p(\"b\" / \"lazy\")))", "");
}

static void neighbours_are_one_list(void **state)
{
    (void)state;
    check("a\n: b\n\nc\n: d", "dl(dt(\"a\") dd+(p(\"b\")) dt(\"c\") dd+(p(\"d\")))", "");
    check("a\n: b\n\n# h\n\nc\n: d",
          "dl(dt(\"a\") dd+(p(\"b\"))) h1(\"h\") dl(dt(\"c\") dd+(p(\"d\")))", "");
}

static void definitions_hold_blocks(void **state)
{
    (void)state;
    check("a\n: b\n\n  c\n\nx", "dl(dt(\"a\") dd(p(\"b\") p(\"c\"))) p(\"x\")", "");
    check("a\n:   b\n\n    - c\n    - d\n\n        code\n\ne",
          "dl(dt(\"a\") dd(p(\"b\") list(item(p(\"c\")) item(p(\"d\") p(\"code\"))))) "
          "p(\"e\")",
          "");
    check("a\n: ```\n  x\n  ```\n: d", "dl(dt(\"a\") dd(pre\"x\n\") dd+(p(\"d\")))", "");
    check("a\n: > b", "dl(dt(\"a\") dd(quote(p(\"b\"))))", "");
    check("a\n: b\n  : c", "dl(dt(\"a\") dd(dl(dt(\"b\") dd+(p(\"c\")))))", "");
}

static void definitions_stand_in_other_blocks(void **state)
{
    (void)state;
    check("- a\n  : b\n- c", "list+(item(dl(dt(\"a\") dd+(p(\"b\")))) item(p(\"c\")))",
          "");
    check("> a\n> : b", "quote(dl(dt(\"a\") dd+(p(\"b\"))))", "");
    check("x[^1]\n\n[^1]: a\n    : b",
          "p(\"x\" ref=1) note=1(dl(dt(\"a\") dd+(p(\"b\"))))", "");
}

static void what_looks_alike_stays_text(void **state)
{
    (void)state;
    check(": a", "p(\": a\")", "");
    check("a\n:b", "p(\"a\" / \":b\")", "");
    check("a: b\nc : d", "p(\"a: b\" / \"c : d\")", "");
    check("# h\n: a", "h1(\"h\") p(\": a\")", "");
    check("| a |\n|-|\n| : b |", "table(head(cell(\"a\")) row(cell(\": b\")))", "");
    check("a\n    : b", "p(\"a\" / \": b\")", "");
    check("```\na\n: b\n```", "pre\"a\n: b\n\"", "");
    check("- a\n: b", "list+(item(p(\"a\" / \": b\")))", "");
    check("a\n\n    : b", "p(\"a\") pre\": b\n\"", "");
}

static void marks_name_callouts(void **state)
{
    (void)state;
    check("> [!NOTE]\n> text", "callout=note(p(\"text\"))", "");
    check("> [!TIP] My *title*\n> text",
          "callout=tip'My title'(p[class=callout-title](\"My \" em(\"title\")) "
          "p(\"text\"))",
          "");
    check("> [!TIP] ![](a)\n> text", "callout=tip(p(image->a) p(\"text\"))", "");
    check("> [!note]\n> a\n>\n> b", "callout=note(p(\"a\") p(\"b\"))", "");
    check("> [!WARNING]\n>\n> - a", "callout=warning(list+(item(p(\"a\"))))", "");
    check("> [!IMPORTANT]\n> a\nlazy", "callout=important(p(\"a\" / \"lazy\"))", "");
}

static void callouts_nest_and_stand_in_lists(void **state)
{
    (void)state;
    check("> [!NOTE]\n> > [!TIP]\n> > in", "callout=note(callout=tip(p(\"in\")))", "");
    check("- > [!CAUTION]\n  > x", "list+(item(callout=caution(p(\"x\"))))", "");
    check("> a\n>\n> > [!NOTE]\n> > b", "quote(p(\"a\") callout=note(p(\"b\")))", "");
}

static void other_quotes_stay_quotes(void **state)
{
    (void)state;
    check("> [!FOO]\n> a", "quote(p(\"[!FOO]\" / \"a\"))", "1:3 callout-unknown");
    check("> \\[!NOTE]\n> a", "quote(p(\"[!NOTE]\" / \"a\"))", "");
    check("> a\n> [!NOTE]", "quote(p(\"a\" / \"[!NOTE]\"))", "");
    check("> [!NOTE][x]\n\n[x]: /y", "quote(p(link->/y(\"!NOTE\")))", "");
    check("> `[!NOTE]`", "quote(p(code\"[!NOTE]\"))", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_and_definitions_are_a_list),
        cmocka_unit_test(neighbours_are_one_list),
        cmocka_unit_test(definitions_hold_blocks),
        cmocka_unit_test(definitions_stand_in_other_blocks),
        cmocka_unit_test(what_looks_alike_stays_text),
        cmocka_unit_test(marks_name_callouts),
        cmocka_unit_test(callouts_nest_and_stand_in_lists),
        cmocka_unit_test(other_quotes_stay_quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
