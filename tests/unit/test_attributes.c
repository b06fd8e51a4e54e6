/* test_attributes.c - {#id .class key=value} in every place. */
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

static void check_smart(const char *markdown, const char *tree, const char *said)
{
    check_as(true, markdown, tree, said);
}

static void headings_take_the_last_ones(void **state)
{
    (void)state;
    check("# Title {#id .a .b}", "h1#id[class=a b](\"Title\")", "");
    check("Title {#id}\n===", "h1#id(\"Title\")", "");
    check("# *em* {.c}", "h1[class=c](em(\"em\"))", "");
    check("# [Link](x){.a} and {#h}", "h1#h(link[class=a]->x(\"Link\") \" and\")", "");
    check("# Code `x`{.b}", "h1(\"Code \" code[class=b]\"x\")", "");
    check("# Heading # {#z}", "h1#z(\"Heading #\")", "");
    check("## H {.unnumbered}\n## H {-}",
          "h2[class=unnumbered](\"H\") h2[class=unnumbered](\"H\")", "");
    check("- # H {#q}", "list+(item(h1#q(\"H\")))", "");
    check("# a {#b}c", "h1(\"a {#b}c\")", "");
}

static void links_pictures_code_and_emphasis_take_them(void **state)
{
    (void)state;
    check("[a](b){#c .d}", "p(link#c[class=d]->b(\"a\"))", "");
    check("x ![a](b){#c .d}", "p(\"x \" image#c[class=d]->b(\"a\"))", "");
    check("x ![][r]{.c}\n\n[r]: /u", "p(\"x \" image[class=c]->/u)", "");
    check("`c`{.d} **b**{.c}d ~~x~~{.y}",
          "p(code[class=d]\"c\" \" \" strong[class=c](\"b\") \"d \" del[class=y](\"x\"))",
          "");
    check("[a](b){.c}{.d}", "p(link[class=c]->b(\"a\") \"{.d}\")",
          "1:11 attribute-syntax");
    check("[a](b) {.c}", "p(link->b(\"a\") \" {.c}\")", "");
}

static void brackets_become_spans(void **state)
{
    (void)state;
    check("[a]{.b}", "p(span[class=b](\"a\"))", "");
    check("[a *b* `c`]{.sc} [x [y] z]{lang=fr}",
          "p(span[class=sc](\"a \" em(\"b\") \" \" code\"c\") \" \" span[lang=fr](\"x "
          "[y] z\"))",
          "");
    check("a *b [c]{.d} e*", "p(\"a \" em(\"b \" span[class=d](\"c\") \" e\"))", "");
    check("[a\nb]{.c}", "p(span[class=c](\"a\" / \"b\"))", "");
    check("[[a]{.b} c]{.d}", "p(span[class=d](span[class=b](\"a\") \" c\"))", "");
    check("[é 中]{lang=zh}", "p(span[lang=zh](\"é 中\"))", "");
    check("[]{#here}", "p(span#here)", "");
    check("[a](b) [c]{.d} e", "p(link->b(\"a\") \" \" span[class=d](\"c\") \" e\")", "");
    check("a]{.b}", "p(\"a]{.b}\")", "");
}

static void cells_and_items_take_them(void **state)
{
    (void)state;
    check("| [c](d){.e} |\n|-|\n| `x`{.f} [y]{.z} |",
          "table(head(cell(link[class=e]->d(\"c\"))) row(cell(code[class=f]\"x\" \" \" "
          "span[class=z](\"y\"))))",
          "");
    check("- x {.y}\n- [z]{.w}",
          "list+(item(p(\"x {.y}\")) item(p(span[class=w](\"z\"))))", "");
}

static void values_keep_their_quotes(void **state)
{
    (void)state;
    check_smart("x ![a](b){title=\"say 'hi' -- don't...\"}",
                "p(\"x \" image->b'say 'hi' -- don't...'(\"a\"))", "");
    check_smart("x ![a](b){title='d\"d'}", "p(\"x \" image->b'd\"d'(\"a\"))", "");
    check_smart("\"quoted [x]{title=\"a -- b\"}\"",
                "p(\"“quoted \" span[title=a -- b](\"x\") \"”\")", "");
}

static void braces_that_are_none_stay(void **state)
{
    (void)state;
    check("{x} {} {#} {.} {a=} {=b} {a b}", "p(\"{x} {} {#} {.} {a=} {=b} {a b}\")", "");
    check("`a{.b}`", "p(code\"a{.b}\")", "");
    check("{{#include x}} {% raw %} ${x}", "p(\"{{#include x}} {% raw %} ${x}\")", "");
    check("{.a}", "p(\"{.a}\")", "");
    check("# Only {x} braces", "h1(\"Only {x} braces\")", "");
    check("text {.a}", "p(\"text {.a}\")", "");
    check("{a=\"b", "p(\"{a=\"b\")", "");
}

static void escaped_braces_stay(void **state)
{
    (void)state;
    check("[a](b)\\{.c}", "p(link->b(\"a\") \"{.c}\")", "");
    check("# H \\{#id}", "h1(\"H {#id}\")", "");
}

static void fences_take_the_first_class_as_language(void **state)
{
    (void)state;
    check("``` {.rust}\nx\n```", "pre=rust\"x\n\"", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_take_the_last_ones),
        cmocka_unit_test(links_pictures_code_and_emphasis_take_them),
        cmocka_unit_test(brackets_become_spans),
        cmocka_unit_test(cells_and_items_take_them),
        cmocka_unit_test(values_keep_their_quotes),
        cmocka_unit_test(braces_that_are_none_stay),
        cmocka_unit_test(escaped_braces_stay),
        cmocka_unit_test(fences_take_the_first_class_as_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
