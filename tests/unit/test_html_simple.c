/* test_html_simple.c - the quick way to parse a fragment gives what the parser gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "formats/html_simple.h"

/* The tree as a text; texts that stand side by side are one, as the parser may cut them. */
static void print_tree(Buf *buf, const HtmlNode *root)
{
    const HtmlNode *node = root->first_child;

    while (node != NULL) {
        if (node->name != NULL) {
            buf_format(buf, "(%s@%zu", node->name, node->offset);
            for (const HtmlPair *pair = node->attributes; pair != NULL; pair = pair->next)
                buf_format(buf, " %s=%s", pair->name, pair->value);
        } else {
            buf_format(buf, "%s", node->text);
        }
        if (node->first_child != NULL) {
            node = node->first_child;
            continue;
        }
        if (node->name != NULL)
            buf_char(buf, ')');
        while (node->next == NULL && node->parent != root) {
            node = node->parent;
            buf_char(buf, ')');
        }
        node = node->next;
    }
}

static bool agrees(const char *text)
{
    Arena arena = {0};
    Buf quick = {0}, full = {0};
    HtmlNode *simple = html_parse_simple(&arena, text);
    bool same = true;

    if (simple != NULL) {
        print_tree(&quick, simple);
        print_tree(&full, html_parse_fully(&arena, text, strlen(text)));
        same = buf_bytes(&quick).len == buf_bytes(&full).len &&
               (quick.len == 0 || memcmp(quick.data, full.data, quick.len) == 0);
        if (!same)
            print_message("%s\n  quick %s\n  full  %s\n", text, quick.data, full.data);
    }
    buf_free(&quick);
    buf_free(&full);
    arena_free(&arena);
    return same;
}

static bool is_simple(const char *text)
{
    Arena arena = {0};
    bool simple = html_parse_simple(&arena, text) != NULL;

    arena_free(&arena);
    return simple;
}

static void common_fragments_need_no_parser(void **state)
{
    (void)state;
    assert_true(is_simple("a <span class=\"x\">b</span> &lt;c&gt; &amp;"));
    assert_true(is_simple("<a id=\"x\"></a>text<br>more<br/>"));
    assert_true(is_simple("<!-- said --><div class=\"y\"><kbd>Ctrl</kbd></div>"));
    assert_true(is_simple("<img src=\"a.png\" alt=\"\">"));
    assert_true(is_simple("&nbsp;R & D<a\n  href=\"?a=1&copy=2&amp;b=3\">x</a>"));
    assert_true(
        is_simple("<figure><p><code>a</code></p><figcaption>b</figcaption></figure>"));
}

static void what_a_parser_would_rearrange_goes_to_it(void **state)
{
    static const char *const fragments[] = {"<b>x",
                                            "x</b>",
                                            "<b><i>x</b></i>",
                                            "<a>x<a>y</a></a>",
                                            "<p>x<div>y</div>",
                                            "<p>x<b><p>y</p></b></p>",
                                            "x</p>",
                                            "<table></table>",
                                            "&eacute;",
                                            "<B>x</B>",
                                            "<span x=1>y</span>",
                                            "<span/>",
                                            "<!-- a -- b -->",
                                            "<!-->",
                                            "<x-y></x-y>",
                                            "a < b",
                                            "<span id=\"&copy\"></span>",
                                            "&#8212;",
                                            "&copy=1",
                                            "<br></br>",
                                            "<li>x</li>",
                                            "<svg></svg>",
                                            "<span a=\"1\" a=\"2\"></span>",
                                            "<b"};

    (void)state;
    for (size_t i = 0; i < sizeof fragments / sizeof fragments[0]; i++)
        if (is_simple(fragments[i]))
            fail_msg("%s", fragments[i]);
}

/* Seeded, so that a failure comes again. */
static void random_fragments_parse_alike_both_ways(void **state)
{
    static const char *const parts[] = {"<b>",
                                        "</b>",
                                        "<i>",
                                        "</i>",
                                        "<span class=\"a\">",
                                        "</span>",
                                        "<a id=\"x\">",
                                        "<a\nhref=\"?a=1&copy=2&amp;b=&nbsp;\" x=\"&\">",
                                        "&nbsp;",
                                        "&copy;",
                                        "&mdash",
                                        "& ",
                                        "&x=",
                                        "</a>",
                                        "<div>",
                                        "</div>",
                                        "<br>",
                                        "<br/>",
                                        "text",
                                        " ",
                                        "\n",
                                        "&lt;",
                                        "&amp;x",
                                        "<!-- c -->",
                                        "<details>",
                                        "</details>",
                                        "<summary>",
                                        "</summary>",
                                        "<section>",
                                        "</section>",
                                        "<code>",
                                        "</code>",
                                        "<img src=\"a\">",
                                        "<wbr>",
                                        "<u>",
                                        "</u>",
                                        "<em>",
                                        "</em>",
                                        "<p>",
                                        "</p>",
                                        "<figure>",
                                        "</figure>",
                                        "<figcaption>",
                                        "</figcaption>"};
    uint32_t seed = 42;
    size_t simple = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        Buf buf = {0};
        seed = seed * 1664525u + 1013904223u;
        for (uint32_t n = 1 + (seed >> 16) % 8; n > 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            buf_put(&buf, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
        }
        simple += is_simple(buf.data);
        assert_true(agrees(buf.data));
        buf_free(&buf);
    }
    assert_true(simple > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_fragments_need_no_parser),
        cmocka_unit_test(what_a_parser_would_rearrange_goes_to_it),
        cmocka_unit_test(random_fragments_parse_alike_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
