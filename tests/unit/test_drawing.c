/* test_drawing.c - of a drawing only what is listed gets in, and its ink can be read on every paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "resolve/diagrams/drawing.h"
#include "resolve/diagrams/ink.h"

#define SVG                                                                              \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" "                                         \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\">"

static Arena arena;

static Node *read(const char *content)
{
    const char *text = arena_format(&arena, "%s%s</svg>", SVG, content);

    return read_drawing(&arena, (Bytes){text, strlen(text)}, "-x");
}

static const char *written(const Node *svg)
{
    Buf out = {0};
    const char *text;

    write_drawing(svg, &out);
    text = arena_copy(&arena, out.data, out.len);
    buf_free(&out);
    return strchr(text, '>') + 1;
}

static void only_what_is_listed_gets_in(void **state)
{
    (void)state;
    assert_string_equal(written(
                            read("<g onload=\"a\" class=\"node\"><script>a<b/></script>"
                                 "<path d=\"M0 0\" data-x=\"1\"/><!-- c --></g>")),
                        "<g class=\"node\"><path d=\"M0 0\"></path></g></svg>");
    assert_string_equal(written(read("<image xlink:href=\"a.png\"/><use href=\"#a\"/>"
                                     "<foreignObject><p>x</p></foreignObject>stray")),
                        "</svg>");
    assert_string_equal(written(
                            read("<path fill=\"url(http://a)\" stroke=\" url(#b)\"/>")),
                        "<path fill=\"none\" stroke=\"none\"></path></svg>");
    assert_null(read("<g>"));
}

static void paint_keeps_its_ids_and_nothing_else_does(void **state)
{
    (void)state;
    assert_string_equal(
        written(
            read("<linearGradient id=\"l\"><stop style=\"stop-color:red;stop-opacity:1.;"
                 "filter:url(a)\"/></linearGradient><path id=\"p\" fill=\"url(#l)\"/>")),
        "<linearGradient id=\"paint-1-x\"><stop stop-color=\"red\" "
        "stop-opacity=\"1\"></stop>"
        "</linearGradient><path fill=\"url(#paint-1-x)\"></path></svg>");
}

static void deep_drawings_end(void **state)
{
    Buf text = {0};

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_put(&text, "<g>");
    for (int i = 0; i < 200; i++)
        buf_put(&text, "</g>");
    assert_non_null(read(text.data));
    buf_free(&text);
}

/* ---- Ink ------------------------------------------------------------------------------------ */

static const char *inked(const char *content)
{
    Node *svg = read(content);

    ink_graph(&arena, svg);
    return written(svg);
}

static void assert_ink(const char *content, const char *wanted)
{
    const char *text = inked(content);

    if (strstr(text, wanted) == NULL)
        fail_msg("%s is not in %s", wanted, text);
}

#define BOX(fill)                                                                        \
    "<polygon fill=\"" fill "\" stroke=\"black\" points=\"0,0 10,0 10,10 0,10\"/>"
#define TEXT "<text x=\"5\" y=\"5\" font-size=\"3\">t</text>"

static void what_is_black_takes_the_colour_of_the_page(void **state)
{
    (void)state;
    assert_ink(BOX("none") TEXT, "fill=\"none\" stroke=\"currentColor\"");
    assert_ink(BOX("none") TEXT, "fill=\"currentColor\" font-family=\"sans-serif\">t");
    assert_ink("<g class=\"edge\">" BOX("black") "</g>", "fill=\"currentColor\"");
    assert_ink("<g class=\"node\">" BOX("black") "</g>", "fill=\"currentColor\"");
}

static void what_stands_on_a_colour_can_be_read_there(void **state)
{
    (void)state;
    assert_ink(BOX("yellow") TEXT, "fill=\"black\" font-family=\"sans-serif\">t");
    assert_ink(BOX("navy") TEXT, "fill=\"white\" font-family=\"sans-serif\">t");
    assert_ink(BOX("#000080") TEXT, "fill=\"white\" font-family=\"sans-serif\">t");
    assert_ink(BOX("#ff0000") TEXT, "fill=\"black\" font-family=\"sans-serif\">t");
    assert_ink("<g class=\"node\">" BOX("black") TEXT "</g>",
               "fill=\"white\" font-family=\"sans-serif\">t");
    assert_ink(BOX("navy") "<text x=\"50\" y=\"5\" font-size=\"3\">t</text>",
               "fill=\"currentColor\" font-family=\"sans-serif\">t");
    assert_ink(BOX("navy") "<text x=\"5\" y=\"5\" font-size=\"3\" fill=\"red\">t</text>",
               "fill=\"red\"");
}

static void a_line_over_two_colours_shows_on_both(void **state)
{
    static const char cluster[] = "<g class=\"cluster\">" BOX("#eeeeee") "</g>";

    (void)state;
    assert_ink(arena_format(&arena,
                            "%s<g class=\"edge\"><path fill=\"none\" "
                            "stroke=\"black\" d=\"M5,5C6,6 7,7 50,50\"/></g>",
                            cluster),
               "stroke=\"#767676\"");
    assert_ink(
        "<g class=\"node\">" BOX(
            "#eeeeee") "</g><g class=\"edge\"><path "
                       "fill=\"none\" stroke=\"black\" d=\"M10,5C16,6 17,7 50,50\"/></g>",
        "fill=\"none\" stroke=\"currentColor\" d=");
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
        cmocka_unit_test(only_what_is_listed_gets_in),
        cmocka_unit_test(paint_keeps_its_ids_and_nothing_else_does),
        cmocka_unit_test(deep_drawings_end),
        cmocka_unit_test(what_is_black_takes_the_colour_of_the_page),
        cmocka_unit_test(what_stands_on_a_colour_can_be_read_there),
        cmocka_unit_test(a_line_over_two_colours_shows_on_both),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
