/* test_css_white_space.c - which elements a style sheet shows white space in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "formats/css_white_space.h"

/* names: each followed by a blank; those that are not there have a "-" in front. */
static void assert_found(const char *css, const char *names)
{
    Arena arena = {0};
    CssSheet sheet;
    Map map = {0};

    css_read((Bytes){css, strlen(css)}, CSS_FILE, &arena, &sheet);
    css_find_white_space(&sheet, &map);
    for (size_t n; *names != '\0'; names += n + 1) {
        bool wanted = *names != '-';
        names += !wanted;
        n = strcspn(names, " ");
        if ((map_lookup(&map, arena_copy(&arena, names, n)) != NULL) != wanted)
            fail_msg("%.*s of %s", (int)n, names, css);
        if (names[n] == '\0')
            break;
    }
    arena_free(&arena);
}

static void what_keeps_white_space(void **state)
{
    (void)state;
    assert_found("p { color: red; white-space: pre-line }", "p");
    assert_found("p { white-space: normal } q { white-space: nowrap }", "-p -q");
    assert_found("a, p.poem, #x > b { WHITE-SPACE:pre-wrap }", "a .poem b -p -#x");
    assert_found("@media print { .a .b, * { white-space: break-spaces } } c { d: e }",
                 ".b * -.a -c");
    assert_found("div p:not(.x):first-line { white-space-collapse: preserve }",
                 "p -.x -div");
    assert_found("[lang] { white-space: pre }", "* -lang");
}

static void code_is_left_out(void **state)
{
    (void)state;
    assert_found("pre, pre.x, p code, .y pre { white-space: pre }", "-pre -.x -code -.y");
    assert_found("pre.x, p { white-space: pre }", "-.x p");
}

static void odd_sheets(void **state)
{
    (void)state;
    assert_found("p { x: \"white-space: pre\" } /* q { white-space: pre } */", "-p -q");
    assert_found("p { white-space", "-p");
    assert_found("p { white-space:", "-p");
    assert_found("{ white-space: pre } }} ;{", "-p");
    assert_found("@page { white-space: pre } @import 'x'; p { white-space: pre", "p");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_keeps_white_space),
        cmocka_unit_test(code_is_left_out),
        cmocka_unit_test(odd_sheets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
