/* test_footnotes.c - footnotes, and what is said of unused, undefined and repeated ones. */
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

static void definitions_hold_blocks(void **state)
{
    (void)state;
    check("a[^1]\n\n[^1]: b\n\n    c\n\n        code\n\n    - d",
          "p(\"a\" ref=1) note=1(p(\"b\") p(\"c\") pre\"code\n\" list+(item(p(\"d\"))))",
          "");
    check("[^x]\n\n[^x]:\n    y", "p(ref=x) note=x(p(\"y\"))", "");
    check("a[^1]\n\n[^1]: > b\n[^2]: x [^2]\n\n[^2]",
          "p(\"a\" ref=1) p(ref=2) note=1(quote(p(\"b\"))) note=2(p(\"x \" ref=2))", "");
}

static void several_references_share_one(void **state)
{
    (void)state;
    check("[^a] [^a] [^A]\n\n[^a]: x",
          "p(ref=a \" \" ref=a \" \" ref=a) note=a(p(\"x\"))", "");
    check("[^Ä] [^ä]\n\n[^Ä]: x", "p(ref=Ä \" \" ref=Ä) note=Ä(p(\"x\"))", "");
    check("[^a]\n\n[^a]: x [^b]\n\n[^b]: y [^a]",
          "p(ref=a) note=a(p(\"x \" ref=b)) note=b(p(\"y \" ref=a))", "");
}

static void definitions_stand_in_order_of_their_references(void **state)
{
    (void)state;
    check("[^1] [^2]\n\n[^2]: b\n\n[^1]: a",
          "p(ref=1 \" \" ref=2) note=1(p(\"a\")) note=2(p(\"b\"))", "");
    check("[^a] [^b]\n\n[^a]: x\n[^b]: y",
          "p(ref=a \" \" ref=b) note=a(p(\"x\")) note=b(p(\"y\"))", "");
}

static void references_stand_everywhere(void **state)
{
    (void)state;
    check("# H[^1]\n\n[^1]: n", "h1(\"H\" ref=1) note=1(p(\"n\"))", "");
    check("| [^t] |\n|-|\n| [^t] |\n\n[^t]: x",
          "table(head(cell(ref=t)) row(cell(ref=t))) note=t(p(\"x\"))", "");
    check("> [^q]\n>\n> [^q]: in quote", "quote(p(ref=q)) note=q(p(\"in quote\"))", "");
    check("- [^l]\n\n  [^l]: in list", "list(item(p(ref=l))) note=l(p(\"in list\"))", "");
    check("*[^a]* **[^a]** ~~[^a]~~ [b[^a]](c)\n\n[^a]: x",
          "p(em(ref=a) \" \" strong(ref=a) \" \" del(ref=a) \" \" link->c(\"b\") ref=a) "
          "note=a(p(\"x\"))",
          "1:26 html-moved");
}

static void unused_ones_are_reported(void **state)
{
    (void)state;
    check("[^a]: unused\n\nx", "p(\"x\")", "1:1 footnote-unused");
    check("x\n\n> [^b]: y", "p(\"x\") quote", "3:3 footnote-unused");
}

static void undefined_ones_are_reported_and_stay_text(void **state)
{
    (void)state;
    check("x [^b] y", "p(\"x [^b] y\")", "1:3 footnote-undefined");
    check("é [^b]\n  c [^d]", "p(\"é [^b]\" / \"c [^d]\")",
          "1:3 footnote-undefined 2:5 footnote-undefined");
    check("*[^a]* `[^b]` [^c]\n\n[^c]: x",
          "p(em(\"[^a]\") \" \" code\"[^b]\" \" \" ref=c) note=c(p(\"x\"))",
          "1:2 footnote-undefined");
    check("| [^u] |\n|-|", "table(head(cell(\"[^u]\")))", "1:3 footnote-undefined");
}

static void repeated_ones_are_reported(void **state)
{
    (void)state;
    check("[^a]\n\n[^a]: x\n\n[^a]: z", "p(ref=a) note=a(p(\"x\"))",
          "5:1 footnote-duplicate");
    check("[^a]\n\n[^a]: x\n\n[^A]: z", "p(ref=a) note=a(p(\"x\"))",
          "5:1 footnote-duplicate");
}

static void escaped_ones_and_code_are_none(void **state)
{
    (void)state;
    check("x \\[^b] y [^b\\]", "p(\"x [^b] y [^b]\")", "");
    check("`[^c]`\n\n    [^d]: x\n\n```\n[^e]: x\n```",
          "p(code\"[^c]\") pre\"[^d]: x\n\" pre\"[^e]: x\n\"", "");
    check("~~~\n[^a]: b\n~~~\n\n> ```\n> [^c]: d\n> ```",
          "pre\"[^a]: b\n\" quote(pre\"[^c]: d\n\")", "");
}

static void brackets_that_are_no_footnotes_keep_their_words(void **state)
{
    (void)state;
    check("see [^a\nb c] d", "p(\"see [^a b c] d\")", "");
    check("[^a b]", "p(\"[^a b]\")", "");
    check("[^a *b* [c](d)\ne] f", "p(\"[^a \" em(\"b\") \" \" link->d(\"c\") \" e] f\")",
          "");
    check("[^\n]", "p(\"[^ ]\")", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions_hold_blocks),
        cmocka_unit_test(several_references_share_one),
        cmocka_unit_test(definitions_stand_in_order_of_their_references),
        cmocka_unit_test(references_stand_everywhere),
        cmocka_unit_test(unused_ones_are_reported),
        cmocka_unit_test(undefined_ones_are_reported_and_stay_text),
        cmocka_unit_test(repeated_ones_are_reported),
        cmocka_unit_test(escaped_ones_and_code_are_none),
        cmocka_unit_test(brackets_that_are_no_footnotes_keep_their_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
