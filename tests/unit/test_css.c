/* test_css.c - style sheets: what epubcheck refuses is a fault at its place, what it stumbles over is mended. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/source.h"
#include "data/style.h"
#include "formats/css.h"

static Arena arena;

static CssSheet read_sheet(const char *text)
{
    CssSheet sheet;

    css_read((Bytes){text, strlen(text)}, CSS_FILE, &arena, &sheet);
    return sheet;
}

static void assert_fine(const char *text)
{
    CssSheet sheet = read_sheet(text);

    if (sheet.fault_count > 0)
        fail_msg("%s: %s", text, sheet.faults[0].message);
}

/* Exactly one fault, there. */
static void assert_fault(const char *text, unsigned line, unsigned column)
{
    CssSheet sheet = read_sheet(text);
    Source source = {"x.css", {text, strlen(text)}};
    Position at;

    if (sheet.fault_count != 1)
        fail_msg("%s: %zu faults", text, sheet.fault_count);
    at = source_position(&source, sheet.faults[0].offset);
    if (at.line != line || at.column != column)
        fail_msg("%s: %u:%u: %s", text, at.line, at.column, sheet.faults[0].message);
}

static void assert_written(const char *text, const char *wanted)
{
    CssSheet sheet = read_sheet(text);
    Buf buf = {0};

    assert_fine(text);
    for (size_t i = 0; i < sheet.forbidden_count; i++)
        css_edit(&sheet, sheet.forbidden[i].start, sheet.forbidden[i].end, "");
    css_write(&sheet, &buf);
    assert_string_equal(buf.data == NULL ? "" : buf.data, wanted);
    buf_free(&buf);
}

static void what_epub_readers_know_is_fine(void **state)
{
    (void)state;
    assert_fine("");
    assert_fine("@charset \"UTF-8\"; @import url(a.css) screen; @namespace e "
                "url(http://e.org/);");
    assert_fine("a > b + c ~ d e, *|* , |a, n|b, [x], [x=y], [n|x~='y'] { x: y }");
    assert_fine("a:not(.b, #c):is(d, e):where(f) g:has(> h, i)::before { x: y }");
    assert_fine(
        "li:nth-child(2n + 1):lang(de) { width: calc(100% - (2 * 3px)) !important }");
    assert_fine(":root { --x: 1px; --y:; } p { margin: var(--x, 2px) }");
    assert_fine(
        "@media (min-width: 3em) and (color) { @supports (x: y) { p { x: y } } }");
    assert_fine("@layer a, b; @layer a { p { x: y } } @page { margin: 1cm }");
    assert_fine("@keyframes x { from { x: y } 50% { x: y } }");
    assert_fine(
        "a { unicode-range: U+0025-00FF, u+4??; font: 1em/1.5 \"x\", y; w: #fff }");
    assert_fine(
        "a { filter: progid:DXImageTransform.Microsoft.gradient(startColorstr='#1') }");
    assert_fine("<!-- a { x: y } -->");
    assert_fine("a\\:b .\\31 23 { x: y }");
    assert_fine("é { ü: \"\xE2\x82\xAC\" }");
}

static void what_epubcheck_refuses_is_a_fault_at_its_place(void **state)
{
    (void)state;
    assert_fault("a {\n  x: y;\n  & b { x: y }\n  z: w;\n}\nc { x: y }", 3, 3);
    assert_fault("a { .b { x: y } c: d }", 1, 5);
    assert_fault("a { b:hover { x: y } c: d }", 1, 13);
    assert_fault("@page { margin: 1cm; @top-left { x: y } }", 1, 22);
    assert_fault("[a=b i] { x: y }", 1, 6);
    assert_fault("a:nth-child(2 of .x) { x: y }", 1, 18);
    assert_fault("a { x: y } ; b { x: y }", 1, 12);
    assert_fault("a { x: y } }\nb { x: y }", 1, 12);
    assert_fault("a { *zoom: 1; x: y }", 1, 5);
    assert_fault("a { x: ; y: z }", 1, 8);
    assert_fault("a { x y: z }", 1, 7);
    assert_fault("a, { x: y }", 1, 4);
    assert_fault("{ x: y }", 1, 1);
    assert_fault("a { x: f(y; z: w }", 1, 11);
    assert_fault("a : b { x: y }", 1, 5);
    assert_fault("@font-face { }", 1, 1);
    assert_fault("@import;", 1, 1);
    assert_fault("@charset \"ISO-8859-1\"; a { x: y }", 1, 1);
    assert_fault("a { b: url() }", 1, 8);
}

static void what_has_no_end_is_told_where_it_begins(void **state)
{
    (void)state;
    assert_fault("a { x: y }\nb { x: y", 2, 3);
    assert_fault("@media print {\n a { x: y }\n", 1, 14);
    assert_fault("a { x: y } /* z", 1, 12);
    assert_fault("@import \"x\"", 1, 1);
    assert_fault("p { x: y }\nh1, h2", 2, 1);
    assert_fault("a { b: url(x y.png) }", 1, 8);
}

static void all_mistakes_are_found_in_one_run(void **state)
{
    CssSheet sheet;

    (void)state;
    sheet =
        read_sheet("a { & b { c: d } } e { f: ; g: h } [ { } i { j: \"k\n } l { m: n }");
    assert_true(sheet.fault_count >= 4);
    sheet = read_sheet("a { b: \"c\nd; }\ne { f: url(g.png) }");
    assert_int_equal(sheet.fault_count >= 1, true);
}

static void urls_are_found_with_their_kind_and_place(void **state)
{
    const char *text =
        "@import 'a.css'; @namespace url(http://n);\n"
        "@font-face { src: url( \"f\\6Fnt.woff\" ) format('woff') }\n"
        "a { b: url(c\\ d.png) no-repeat, image-set(\"e.png\" 1x, url(f.png) 2x) }";
    CssSheet sheet;

    (void)state;
    sheet = read_sheet(text);
    assert_int_equal(sheet.url_count, 5);
    assert_string_equal(sheet.urls[0].url, "a.css");
    assert_int_equal(sheet.urls[0].kind, CSS_URL_IMPORT);
    assert_string_equal(sheet.urls[1].url, "font.woff");
    assert_int_equal(sheet.urls[1].kind, CSS_URL_FONT);
    assert_string_equal(sheet.urls[2].url, "c d.png");
    assert_int_equal(sheet.urls[2].kind, CSS_URL);
    assert_memory_equal(text + sheet.urls[2].start, "url(c\\ d.png)", 13);
    assert_int_equal(sheet.urls[2].end - sheet.urls[2].start, 13);
    assert_string_equal(sheet.urls[3].url, "e.png");
    assert_string_equal(sheet.urls[4].url, "f.png");
}

static void edits_change_only_their_place(void **state)
{
    CssSheet sheet;
    Buf buf = {0};

    (void)state;
    sheet = read_sheet("a { b: url(c.png) } d { e: url('f.png') }");
    css_edit(&sheet, sheet.urls[1].start, sheet.urls[1].end,
             css_quoted_url(&arena, "../i/\"f.png"));
    css_edit(&sheet, sheet.urls[0].start, sheet.urls[0].end,
             css_quoted_url(&arena, "../i/c.png"));
    css_write(&sheet, &buf);
    assert_string_equal(buf.data,
                        "a { b: url(\"../i/c.png\") } d { e: url(\"../i/\\22 f.png\") }");
    buf_free(&buf);
}

static void oddities_that_epubcheck_refuses_are_mended(void **state)
{
    (void)state;
    assert_written("a { x: y;; z: w; ; }", "a { x: y; z: w;  }");
    assert_written("a/* 1 */ > /* 2 */ b/* 3 */{ x: /* 4 */ y }",
                   "a > b{ x: /* 4 */ y }");
    assert_written("a { content: \"\\\\\" }", "a { content: \"\\5c \" }");
    assert_written("/* kept */ a { x: y }", "/* kept */ a { x: y }");
}

static void forbidden_properties_can_be_cut(void **state)
{
    CssSheet sheet;

    (void)state;
    assert_written("a { x: y; direction: rtl; z: w }", "a { x: y;  z: w }");
    assert_written("a { UNICODE-BIDI: embed }", "a { }");
    assert_written("a { d\\69rection: url(x.png) }", "a { }");
    sheet = read_sheet("a { --direction: rtl; text-direction: x }");
    assert_int_equal(sheet.forbidden_count, 0);
}

static void style_attributes_are_declarations(void **state)
{
    CssSheet sheet;

    (void)state;
    css_read((Bytes){"color: red; ; margin: 0", 23}, CSS_DECLARATIONS, &arena, &sheet);
    assert_int_equal(sheet.fault_count, 0);
    css_read((Bytes){"color: red } x", 14}, CSS_DECLARATIONS, &arena, &sheet);
    assert_int_equal(sheet.fault_count, 1);
    css_read((Bytes){"color", 5}, CSS_DECLARATIONS, &arena, &sheet);
    assert_int_equal(sheet.fault_count, 1);
    css_read((Bytes){NULL, 0}, CSS_DECLARATIONS, &arena, &sheet);
    assert_int_equal(sheet.fault_count, 0);
}

static char *repeated(const char *piece, size_t times)
{
    Buf buf = {0};

    for (size_t i = 0; i < times; i++)
        buf_put(&buf, piece);
    return buf.data;
}

static void hostile_nesting_is_a_fault_and_no_crash(void **state)
{
    static const char *const pieces[] = {"@media x{", "a:not(", "a{b:f(", "(",  "[",
                                         "a{b:((((",  "{",      "}",      "@x", "\\",
                                         "\"",        "/*",     "url(",   "a,", "a{",
                                         "!",         "U+"};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        char *text = repeated(pieces[i], 100000);
        CssSheet sheet = read_sheet(text);
        assert_true(sheet.fault_count > 0);
        assert_true(sheet.fault_count <= CSS_FAULT_LIMIT);
        arena_free(&arena);
        free(text);
    }
}

static void default_style_is_ascii_and_without_fault(void **state)
{
    CssSheet sheet;

    (void)state;
    for (size_t i = 0; i < default_style_len; i++)
        assert_true(default_style[i] > 0);
    assert_int_equal(default_style[default_style_len], '\0');
    assert_fine(default_style);
    assert_fine(math_style);
    sheet = read_sheet(default_style);
    assert_int_equal(sheet.url_count, 0);
    assert_int_equal(sheet.forbidden_count, 0);
    assert_int_equal(sheet.edit_count, 0);
    assert_null(strstr(default_style, "@font-face"));
    assert_null(strstr(default_style, "#"));
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
        cmocka_unit_test_teardown(what_epub_readers_know_is_fine, free_arena),
        cmocka_unit_test_teardown(what_epubcheck_refuses_is_a_fault_at_its_place,
                                  free_arena),
        cmocka_unit_test_teardown(what_has_no_end_is_told_where_it_begins, free_arena),
        cmocka_unit_test_teardown(all_mistakes_are_found_in_one_run, free_arena),
        cmocka_unit_test_teardown(urls_are_found_with_their_kind_and_place, free_arena),
        cmocka_unit_test_teardown(edits_change_only_their_place, free_arena),
        cmocka_unit_test_teardown(oddities_that_epubcheck_refuses_are_mended, free_arena),
        cmocka_unit_test_teardown(forbidden_properties_can_be_cut, free_arena),
        cmocka_unit_test_teardown(style_attributes_are_declarations, free_arena),
        cmocka_unit_test_teardown(hostile_nesting_is_a_fault_and_no_crash, free_arena),
        cmocka_unit_test_teardown(default_style_is_ascii_and_without_fault, free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
