/* test_css_gaps.c - style sheets see through the empty elements that a layout puts in front of blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "data/style.h"
#include "formats/css_gaps.h"

static Arena arena;

static CssGaps see_through(const char *text, bool grown, Buf *out)
{
    CssSheet sheet, again;
    CssGaps gaps;

    css_read((Bytes){text, strlen(text)}, CSS_FILE, &arena, &sheet);
    css_see_through_gaps(&sheet, grown, &gaps);
    css_write(&sheet, out);
    css_read(buf_bytes(out), CSS_FILE, &arena, &again);
    if (again.fault_count > sheet.fault_count)
        fail_msg("%s: %s", out->data, again.faults[0].message);
    return gaps;
}

static void assert_seen(const char *text, const char *wanted)
{
    Buf out = {0};

    assert_int_equal(see_through(text, false, &out).blind_count, 0);
    assert_string_equal(out.data, wanted);
    buf_free(&out);
}

/* A rule with one selector, and what comes behind it. */
static void assert_added(const char *selector, const char *added, const char *old)
{
    char text[200], wanted[900];

    snprintf(text, sizeof text, "%s { x: y }", selector);
    snprintf(wanted, sizeof wanted,
             "%s { x: y }\n%s { x: y }\n@supports not (aspect-ratio: 1) { %s { x: y } }",
             selector, added, old);
    assert_seen(text, wanted);
}

static void assert_same(const char *text)
{
    assert_seen(text, text);
}

static void assert_blind(const char *text, const char *wanted)
{
    Buf out = {0};
    CssGaps gaps = see_through(text, false, &out);

    if (gaps.blind_count != 1)
        fail_msg("%s: %zu", text, gaps.blind_count);
    assert_int_equal(gaps.blind[0].end - gaps.blind[0].start, strlen(wanted));
    assert_memory_equal(text + gaps.blind[0].start, wanted, strlen(wanted));
    buf_free(&out);
}

static void blocks_side_by_side_have_a_gap_between(void **state)
{
    (void)state;
    assert_added("p + p", "p + :where(div:empty) + p", "p + div:empty + p");
    assert_added("p+p", "p+:where(div:empty) + p", "p+div:empty + p");
    assert_added(".a > p + p em", ".a > p + :where(div:empty) + p em",
                 ".a > p + div:empty + p em");
    assert_added("h1 + p::first-letter", "h1 + :where(div:empty) + p::first-letter",
                 "h1 + div:empty + p::first-letter");
    assert_added(".a + [b='+']", ".a + :where(div:empty) + [b='+']",
                 ".a + div:empty + [b='+']");
    assert_added(":is(h1, h2) + p", ":is(h1, h2) + :where(div:empty) + p",
                 ":is(h1, h2) + div:empty + p");
    assert_added("H1 + P", "H1 + :where(div:empty) + P", "H1 + div:empty + P");
    assert_added(
        "a > h1 + p + p",
        "a > h1 + :where(div:empty) + p + p, a > h1 + p + :where(div:empty) + p, "
        "a > h1 + :where(div:empty) + p + :where(div:empty) + p",
        "a > h1 + div:empty + p + p, a > h1 + p + div:empty + p, "
        "a > h1 + div:empty + p + div:empty + p");
    assert_added("p + p + p + p + p",
                 "p + :where(div:empty) + p + :where(div:empty) + p + :where(div:empty) "
                 "+ p + :where(div:empty) + p",
                 "p + div:empty + p + div:empty + p + div:empty + p + div:empty + p");
}

static void a_first_child_is_behind_a_gap(void **state)
{
    (void)state;
    assert_added("p:first-child", ":where(div:empty:first-child) + p:not(:first-child)",
                 "div:empty:first-child + p:not(:first-child)");
    assert_added(
        "section > p:FIRST-child::first-line",
        "section > :where(div:empty:first-child) + p:not(:first-child)::first-line",
        "section > div:empty:first-child + p:not(:first-child)::first-line");
    assert_added("p:nth-child( 1 )",
                 ":where(div:empty:first-child) + p:not(:first-child)",
                 "div:empty:first-child + p:not(:first-child)");
    assert_added("p:only-child", ":where(div:empty:first-child) + p:last-child",
                 "div:empty:first-child + p:last-child");
    assert_added("p:first-child:first-child",
                 ":where(div:empty:first-child) + p:not(:first-child):not(:first-child)",
                 "div:empty:first-child + p:not(:first-child):not(:first-child)");
    assert_added(".a:first-child b",
                 ":where(div:empty:first-child) + .a:not(:first-child) b",
                 "div:empty:first-child + .a:not(:first-child) b");
    assert_seen("p:not(:first-child) { x: y }",
                "p:not(:first-child):not(:where(div:empty:first-child + *)) { x: y }\n"
                "@supports not (aspect-ratio: 1) { p:not(:first-child) { x: y } }");
}

static void what_has_grown_is_seen_through(void **state)
{
    Buf out = {0};

    (void)state;
    see_through("a > h1 + p { x: y }", true, &out);
    assert_string_equal(
        out.data,
        "a > h1 + p { x: y }\n"
        "a > h1:where(:not([hidden])) + :where(div:empty) + p, "
        "a > h1:where(:not([hidden])) + :where(div) > :where(div:empty:first-child) + p, "
        "a > h1:where(:not([hidden])) + :where(div:empty) + :where([hidden]) + "
        ":where(div:empty) + p, "
        "a > h1:where(:not([hidden])) + :where(div:empty) + :where([hidden]) + "
        ":where(div:empty) + :where([hidden]) + :where(div:empty) + p { x: y }\n"
        "a > :where(div):has(> h1:where(:not([hidden])):where(:last-child)) + p { x: y "
        "}\n"
        "@supports not (aspect-ratio: 1) { a > h1 + div:empty + p { x: y } }");
    buf_clear(&out);
    see_through("p:first-child { x: y }", true, &out);
    assert_string_equal(
        out.data,
        "p:first-child { x: y }\n"
        ":where(div:empty:first-child) + p:not(:first-child), "
        ":where(div:first-child) > :where(div:empty:first-child) + p:not(:first-child), "
        ":where(div:empty:first-child) + :where([hidden]) + :where(div:empty) + "
        "p:not(:first-child), "
        ":where(div:empty:first-child) + :where([hidden]) + :where(div:empty) + "
        ":where([hidden]) + :where(div:empty) + p:not(:first-child) { x: y }\n"
        "@supports not (aspect-ratio: 1) { div:empty:first-child + p:not(:first-child) { "
        "x: y } }");
    buf_free(&out);
}

static void only_the_selectors_of_a_list_that_need_it_are_added(void **state)
{
    (void)state;
    assert_seen("a, h1 + p, li + li, b { x: y }",
                "a, h1 + p, li + li, b { x: y }\nh1 + :where(div:empty) + p { x: y }\n"
                "@supports not (aspect-ratio: 1) { h1 + div:empty + p { x: y } }");
    assert_seen("@media print { @supports (x: y) { p + p { x: '}' } } p { x: y } }",
                "@media print { @supports (x: y) { p + p { x: '}' }\n"
                "p + :where(div:empty) + p { x: '}' }\n"
                "@supports not (aspect-ratio: 1) { p + div:empty + p { x: '}' } } } "
                "p { x: y } }");
}

static void elements_that_have_no_gaps_need_nothing(void **state)
{
    (void)state;
    assert_same("li + li, td + td, dt + dd, a + a, code + code { x: y }");
    assert_same("li:first-child, tr:nth-child(odd), td:nth-child(2n + 1), em:only-child, "
                "figcaption:first-child { x: y }");
    assert_same("tr > :nth-child(2), ul > :first-child, p > :first-child { x: y }");
    assert_same("mtr:first-child > mtd:nth-child(even) { x: y }");
    assert_same("li:not(:first-child), tr:not(:nth-child(1)) { x: y }");
    assert_same("p ~ p, p:last-child, p:nth-last-child(1) { x: y }");
    assert_same("p:first-of-type, h2:nth-of-type(2n + 1), p:only-of-type { x: y }");
    assert_same("a b > c { margin: calc(1px + 1px); content: 'p + p { :first-child' }");
    assert_same("@font-face { font-family: x; src: local('y') }");
    assert_same("@keyframes x { from { x: y } 50% { x: y } } @page :first { x: y }");
    assert_same("@import 'x.css'; /* p + p {} */ <!-- p { x: y } -->");
    assert_same("p + a:first-child { x: y }");
    assert_same("");
}

/* A gap itself is neither shown nor what stands in front. */
static void what_a_gap_would_match_is_kept_from_it(void **state)
{
    static const char hidden[] =
        "\ndiv:empty:not([class]):not([id]):not([style]) { display: none !important; }\n";
    char wanted[500];

    (void)state;
    snprintf(wanted, sizeof wanted, "div { x: y }%s", hidden);
    assert_seen("div { x: y }", wanted);
    snprintf(wanted, sizeof wanted, "section > * { x: y }%s", hidden);
    assert_seen("section > * { x: y }", wanted);
    snprintf(wanted, sizeof wanted, ".a { display: grid }%s", hidden);
    assert_seen(".a { display: grid }", wanted);
    assert_seen(
        "div + p { x: y }",
        "div:not(:where(div:empty)) + p { x: y }\n"
        "div:not(:where(div:empty)) + :where(div:empty) + p { x: y }\n"
        "@supports not (aspect-ratio: 1) { div + p, div + div:empty + p { x: y } }");
    assert_seen("div ~ p { x: y }",
                "div:not(:where(div:empty)) ~ p { x: y }\n"
                "@supports not (aspect-ratio: 1) { div ~ p { x: y } }");
    assert_same("div.a, #b, [c], ul > *, div p { x: y }");
}

static void what_counts_elements_is_told(void **state)
{
    (void)state;
    assert_blind("p:nth-child(odd) { x: y }", ":nth-child(odd)");
    assert_blind("p:nth-last-child(2) { x: y }", ":nth-last-child(2)");
    assert_blind("div:first-of-type { x: y }", ":first-of-type");
    assert_blind(".a:nth-of-type(2) { x: y }", ":nth-of-type(2)");
    assert_blind("h1:has(+ p) { x: y }", ":has(+ p)");
    assert_blind("p:not(h1 + p) { x: y }", ":not(h1 + p)");
    assert_blind("a, :is(b, p:first-child) i { x: y }", ":is(b, p:first-child)");
    assert_blind("@media print { p:nth-child(2) { x: y } }", ":nth-child(2)");
}

/* They are not adapted: what asks for a place in them is about made pages, notes and formulas. */
static void our_own_sheets_count_no_blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        const char *texts[] = {default_style, code_style, math_style, releases_style};
        Buf out = {0};
        assert_int_equal(see_through(texts[i], false, &out).blind_count, 0);
        buf_free(&out);
    }
}

static void hostile_selectors_are_done_with_soon(void **state)
{
    static const char *const pieces[] = {"p+", ":first-child", ":not(:first-child)", "*+",
                                         "p:nth-child(2) "};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        Buf text = {0}, out = {0};
        for (size_t k = 0; k < 100000; k++)
            buf_put(&text, pieces[i]);
        buf_put(&text, "p { x: y }");
        see_through(text.data, true, &out);
        assert_true(out.len < 60 * text.len);
        buf_free(&text);
        buf_free(&out);
        arena_free(&arena);
    }
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
        cmocka_unit_test_teardown(blocks_side_by_side_have_a_gap_between, free_arena),
        cmocka_unit_test_teardown(a_first_child_is_behind_a_gap, free_arena),
        cmocka_unit_test_teardown(what_has_grown_is_seen_through, free_arena),
        cmocka_unit_test_teardown(only_the_selectors_of_a_list_that_need_it_are_added,
                                  free_arena),
        cmocka_unit_test_teardown(elements_that_have_no_gaps_need_nothing, free_arena),
        cmocka_unit_test_teardown(what_a_gap_would_match_is_kept_from_it, free_arena),
        cmocka_unit_test_teardown(what_counts_elements_is_told, free_arena),
        cmocka_unit_test_teardown(our_own_sheets_count_no_blocks, free_arena),
        cmocka_unit_test_teardown(hostile_selectors_are_done_with_soon, free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
