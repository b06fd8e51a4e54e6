/* test_conform.c - whatever the author wrote, the tree conforms to HTML's content
 * model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "parse/conform/values.h"

static void holds(const char *markdown, const char *part)
{
    Made made;
    const char *page = made_page(&made, markdown);

    if (strstr(page, part) == NULL)
        fail_msg("no %s in:\n%s", part, page);
    made_free(&made);
}

static void lacks(const char *markdown, const char *part)
{
    Made made;
    const char *page = made_page(&made, markdown);

    if (strstr(page, part) != NULL)
        fail_msg("%s in:\n%s", part, page);
    made_free(&made);
}

static void says(const char *markdown, const char *diagnostics)
{
    Made made;
    Chapter *chapter;

    made_start(&made);
    chapter = made_chapter(&made, "a.md", markdown);
    assert_string_equal(made_said(&made, chapter), diagnostics);
    made_free(&made);
}

/* ---- Blocks among phrasing --------------------------------------------------------- */

static void a_block_splits_its_paragraph(void **state)
{
    (void)state;
    holds("a <div>b</div> c", "<p>a</p>\n<div>b</div>\n<p>c</p>");
    holds("*a <div>b</div> c*",
          "<div style=\"font-style: italic\"><p>a</p>\n<div>b</div>\n<p>c</p>\n</div>");
    holds("<span class=x><p>a</p></span>", "<div class=\"x\"><p>a</p>\n</div>");
    holds("<span><p>a</p></span>", "<p>a</p>");
}

static void a_link_around_blocks_goes_into_them(void **state)
{
    (void)state;
    holds("a <a href=http://b.c id=e><div>d <b>f</b></div><p>g</p></a>",
          "<p>a</p>\n<div><a href=\"http://b.c\" id=\"e\">d <b>f</b></a></div>\n"
          "<p><a href=\"http://b.c\">g</a></p>");
    holds("<a href=#x><h2>d</h2></a>\n\n<hr id=x>", ">d</a></h2>");
}

static void links_hold_no_links(void **state)
{
    (void)state;
    holds("<a href=http://a.b>c *[d](http://e.f)*</a>",
          "<a href=\"http://a.b\">c <em><span>d</span></em></a>");
    holds("[a[^1]](http://b.c)\n\n[^1]: d", "<a href=\"http://b.c\">a</a><sup");
}

static void a_heading_keeps_its_lines_and_lets_the_rest_go(void **state)
{
    (void)state;
    holds("<h2><p>a</p><p>b</p></h2>", ">a<br/>\nb</h2>");
    holds("<h2>a\n<table><tr><td>b</table>\nc</h2>", "</h2>\n<table>");
    holds("<h2>a\n<table><tr><td>b</table>\nc</h2>", "<p>c</p>");
}

static void text_under_the_root_gets_a_paragraph(void **state)
{
    (void)state;
    holds("<b>a</b>\n\n<img src=http://x/y.png alt=b>\n", "<p><b>a</b></p>");
    holds("<div>a<p>b</p></div>", "<div><p>a</p>\n<p>b</p>\n</div>");
    holds("<div>a <b>b</b></div>", "<div>a <b>b</b></div>");
}

/* ---- Containers -------------------------------------------------------------------- */

static void items_get_their_list(void **state)
{
    (void)state;
    holds("<li>a</li>\n<li>b</li>", "<ul><li>a</li>\n<li>b</li>\n</ul>");
    holds("<ul>a<li>b</ul>", "<ul><li>a</li>\n<li>b</li>");
    holds("<ul><li>a</li><ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li>");
    lacks("<ul></ul><ol></ol><dl></dl><table></table>", "l>");
}

static void terms_get_their_list_and_their_other_half(void **state)
{
    (void)state;
    holds("<dt>a</dt><dd>b</dd>", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>");
    holds("<dl><dd>b</dl>", "<dl><dt></dt>\n<dd>b</dd>");
    holds("<dl><dt>a</dl>", "<dt>a</dt>\n<dd></dd>");
    holds("<dl><div><dt>a<dd>b</div></dl>", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>");
}

static void tables_are_put_in_order(void **state)
{
    (void)state;
    holds("<table><tfoot><tr><td>f</tfoot><tr><td>b<caption>c</caption><thead><tr><th>h</"
          "thead></table>",
          "<table><caption>c</caption>\n<thead><tr><th>h</th>\n</tr>\n</"
          "thead>\n<tbody><tr><td>b</td>\n"
          "</tr>\n</tbody>\n<tfoot><tr><td>f</td>");
    holds("<table>a<tr><td>b</table>", "<p>a</p>\n<table>");
    holds("<table><caption>a</caption></table>", "<div>a</div>");
}

static void details_have_one_summary(void **state)
{
    (void)state;
    holds("<details>\n\na\n\n</details>",
          "<details><summary>Details</summary>\n<p>a</p>");
    holds("<details><p>a</p><summary>b</summary><summary>c</summary></details>",
          "<details><summary>b</summary>\n<p>a</p>\n<p>c</p>");
    holds("<details><summary><h3 id=x>a</h3></summary>b</details>",
          "<summary><h3 id=\"x\">a</h3>");
}

static void a_figure_has_one_caption_at_an_end(void **state)
{
    (void)state;
    holds("<figure><p>a</p><figcaption>b</figcaption><p>c</p><figcaption>d</figcaption></"
          "figure>",
          "<figure><p>a</p>\n<p>c</p>\n<div>d</div>\n<figcaption>b</figcaption>");
    holds("<figcaption>a</figcaption>", "<div>a</div>");
}

static void ruby_without_a_base_is_text(void **state)
{
    (void)state;
    holds("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
          "<rp>(</rp><rt>b</rt><rp>)</rp></ruby>");
    holds("<ruby><rt>b</rt></ruby>", "(b)");
    lacks("<ruby>a</ruby>", "ruby");
}

static void a_picture_alone_with_a_title_is_a_figure(void **state)
{
    Made made;
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "![a](b.png \"c\")\n\nd ![a](b.png \"c\")");
    assert_non_null(made_node(chapter, NODE_FIGURE, 0));
    assert_null(made_node(chapter, NODE_FIGURE, 1));
    assert_null(made_node(chapter, NODE_IMAGE, 0)->title);
    assert_string_equal(made_node(chapter, NODE_CAPTION, 0)->first_child->text, "c");
    assert_string_equal(made_node(chapter, NODE_IMAGE, 1)->title, "c");
    made_free(&made);
}

/* ---- Attributes -------------------------------------------------------------------- */

static void attributes_must_be_the_element_s(void **state)
{
    (void)state;
    lacks("<p wibble=1 cite=x>a</p>", "wibble");
    says("<p wibble=1>a</p>", "1:1 html-attribute");
    says("[a]{wibble=1}", "1:4 attribute-unknown");
    holds("<p data-a=1 class='  b  c '>a</p>", "data-a=\"1\">");
    holds("<p class='  b  c '>a</p>", "class=\"b c\"");
    holds("<ol start=3 reversed type=a><li value=4>a</ol>",
          "<ol start=\"3\" reversed=\"reversed\" type=\"a\"><li value=\"4\">");
    lacks("<ul><li value=4>a</ul>", "value");
    lacks("<td colspan=0>", "colspan");
}

static void values_must_be_valid(void **state)
{
    (void)state;
    lacks("<p lang=en_US dir=up>a</p>", "en_US");
    holds("<p xml:lang=de>a</p>", "lang=\"de\" xml:lang=\"de\"");
    holds("<section role='foo doc-part' epub:type='part bogus'>a</section>",
          "<section role=\"doc-part\" epub:type=\"part\">");
    lacks("<ul><li role=doc-footnote>a</ul>", "role");
    lacks("<p aria-labelledby=none>a</p>", "aria-labelledby");
    holds("<p id=b>a</p><p aria-labelledby=b>a</p>", "aria-labelledby=\"b\"");
    holds("<time datetime=2024-01-02>a</time>", "datetime=\"2024-01-02\"");
    lacks("<time datetime=soon>a</time>", "<time");
}

static void an_id_is_given_once(void **state)
{
    (void)state;
    says("<p id=a>b</p>\n\n<p id=a>c</p>", "3:1 anchor-duplicate");
}

static void a_width_in_percent_is_a_style(void **state)
{
    Made made;
    Chapter *chapter;
    const Node *image;

    (void)state;
    made_start(&made);
    chapter =
        made_chapter(&made, "a.md", "![a](b.png){width=50%} <img src=b.png width=30px>");
    image = made_node(chapter, NODE_IMAGE, 0);
    assert_string_equal(lookup_attribute(image, "style"), "width: 50%");
    assert_null(lookup_attribute(image, "width"));
    assert_string_equal(lookup_attribute(made_node(chapter, NODE_IMAGE, 1), "width"),
                        "30");
    made_free(&made);
}

static void only_harmless_styles_stay(void **state)
{
    static const char *const harmless[] = {"color: red", "margin: 0 auto; width: 50%;",
                                           "font-family: \"A B\", serif",
                                           "width: calc(100% - 2em)"};
    static const char *const harmful[] = {"background: url(x)",
                                          "direction: rtl",
                                          "position: fixed",
                                          "color: red; }",
                                          "width: expression(x)",
                                          "color: \\72 ed",
                                          "color",
                                          ": red",
                                          "color:",
                                          "content: \"",
                                          "width: (1",
                                          "@import x",
                                          "--x: 1",
                                          "a: b; direction: x",
                                          "",
                                          "background: image-set('x')"};

    (void)state;
    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        assert_true(is_harmless_style(harmless[i]));
    for (size_t i = 0; i < sizeof harmful / sizeof harmful[0]; i++)
        assert_false(is_harmless_style(harmful[i]));
}

static void trees_have_a_bottom(void **state)
{
    Made made;
    Buf text = {0};
    Chapter *chapter;

    (void)state;
    for (int i = 0; i < 400; i++)
        buf_put(&text, "<div>");
    buf_put(&text, "a\n");
    for (int i = 0; i < 400; i++)
        buf_put(&text, "</div>");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_non_null(made_diag(chapter, "html-deep"));
    made_free(&made);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_splits_its_paragraph),
        cmocka_unit_test(a_link_around_blocks_goes_into_them),
        cmocka_unit_test(links_hold_no_links),
        cmocka_unit_test(a_heading_keeps_its_lines_and_lets_the_rest_go),
        cmocka_unit_test(text_under_the_root_gets_a_paragraph),
        cmocka_unit_test(items_get_their_list),
        cmocka_unit_test(terms_get_their_list_and_their_other_half),
        cmocka_unit_test(tables_are_put_in_order),
        cmocka_unit_test(details_have_one_summary),
        cmocka_unit_test(a_figure_has_one_caption_at_an_end),
        cmocka_unit_test(ruby_without_a_base_is_text),
        cmocka_unit_test(a_picture_alone_with_a_title_is_a_figure),
        cmocka_unit_test(attributes_must_be_the_element_s),
        cmocka_unit_test(values_must_be_valid),
        cmocka_unit_test(an_id_is_given_once),
        cmocka_unit_test(a_width_in_percent_is_a_style),
        cmocka_unit_test(only_harmless_styles_stay),
        cmocka_unit_test(trees_have_a_bottom),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
