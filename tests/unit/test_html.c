/* test_html.c - raw HTML among Markdown: what is a tag, what is text, and what comes
 * of both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "data/html.h"
#include "formats/html.h"
#include "formats/html_scan.h"
#include "made.h"

/* ---- Claims about a page ----------------------------------------------------------- */

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

/* ---- Tokens ------------------------------------------------------------------------ */

static void tokens_are_found_by_html_s_rules(void **state)
{
    HtmlScanner scanner = {
        .text = "a<B x='>' y>b</b ><!--c--><?d?><!DOCTYPE e><![CDATA[<f>]]><1 <g/>"};
    static const HtmlTokenKind kinds[] = {HTML_CHARACTERS,  HTML_START_TAG,
                                          HTML_CHARACTERS,  HTML_END_TAG,
                                          HTML_COMMENT,     HTML_INSTRUCTION,
                                          HTML_DECLARATION, HTML_CDATA,
                                          HTML_CHARACTERS,  HTML_START_TAG};
    HtmlToken token;

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        assert_true(html_next_token(&scanner, &token));
        assert_int_equal(token.kind, kinds[i]);
        if (i == 1) {
            assert_string_equal(token.name, "b");
            assert_int_equal(token.attribute_count, 2);
        }
    }
    assert_true(token.self_closing);
    assert_false(html_next_token(&scanner, &token));
}

static void a_tag_that_never_ends_is_text(void **state)
{
    HtmlScanner scanner = {.text = "<a href=\"x>y"};
    HtmlToken token;

    (void)state;
    assert_true(html_next_token(&scanner, &token));
    assert_int_equal(token.kind, HTML_CHARACTERS);
    assert_int_equal(token.length, 12);
}

static void raw_text_ends_at_its_own_end_tag(void **state)
{
    (void)state;
    assert_string_equal(html_raw_end("a</b></scripty></SCRIPT >c", "script"),
                        "</SCRIPT >c");
    assert_null(html_raw_end("a</b>", "script"));
}

/* ---- Trees ------------------------------------------------------------------------- */

static void a_fragment_becomes_a_tree_with_offsets(void **state)
{
    Arena arena = {0};
    const char *text = "x<p>a<svg viewbox=1><lineargradient xlink:href=#g></svg>";
    HtmlNode *root = html_parse(&arena, text, strlen(text));
    const HtmlNode *p = root->first_child->next, *svg = p->first_child->next;

    (void)state;
    assert_string_equal(root->first_child->text, "x");
    assert_string_equal(p->name, "p");
    assert_int_equal(p->offset, 1);
    assert_int_equal(svg->space, HTML_SPACE_SVG);
    assert_string_equal(html_attribute(svg, "viewBox"), "1");
    assert_string_equal(svg->first_child->name, "linearGradient");
    assert_string_equal(html_attribute(svg->first_child, "xlink:href"), "#g");
    arena_free(&arena);
}

static void what_would_take_long_is_refused(void **state)
{
    Arena arena = {0};
    Buf text = {0};

    (void)state;
    for (int i = 0; i < 501; i++)
        buf_put(&text, "<div>");
    assert_null(html_parse(&arena, text.data, text.len));
    buf_clear(&text);
    for (int i = 0; i < 600; i++)
        buf_put(&text, "<p>x<li>y");
    assert_non_null(html_parse(&arena, text.data, text.len));
    buf_clear(&text);
    buf_put(&text, "<p");
    for (int i = 0; i < 300; i++)
        buf_format(&text, " a%d", i);
    buf_put(&text, ">");
    assert_null(html_parse(&arena, text.data, text.len));
    buf_free(&text);
    arena_free(&arena);
}

/* ---- Inlines ----------------------------------------------------------------------- */

static void tags_and_emphasis_may_overlap(void **state)
{
    (void)state;
    holds("*a <b>c* d</b>", "<em>a <b>c</b></em><b> d</b>");
    holds("<kbd>*x*</kbd>", "<kbd><em>x</em></kbd>");
    holds("[a <b>b</b>](http://c.d)", "<a href=\"http://c.d\">a <b>b</b></a>");
}

static void line_ends_stay_soft_breaks(void **state)
{
    (void)state;
    holds("a <b>b\nc</b> d", "a <b>b\nc</b> d");
    holds("a<br>b", "a<br/>");
}

static void names_that_html_lacks_are_text(void **state)
{
    (void)state;
    holds("Vec<T> and <foo>bar</foo>, <your-name>",
          "Vec&lt;T&gt; and &lt;foo&gt;bar&lt;/foo&gt;, &lt;your-name&gt;");
    says("Vec<T>\nis <foo>bar</foo>", "1:4 html-unknown 2:4 html-unknown");
    holds("Option<A>, Vec<P>", "Option&lt;A&gt;, Vec&lt;P&gt;");
    holds("git checkout <source>", "git checkout &lt;source&gt;");
    holds("the <body> tag", "the &lt;body&gt; tag");
    holds("`Vec<T>`", "<code>Vec&lt;T&gt;</code>");
}

static void components_around_known_things_vanish_but_their_content_stays(void **state)
{
    (void)state;
    holds("<Listing number=\"1\">\n\n```c\nint x;\n```\n\n</Listing>",
          "<span class=\"t\">int</span> x;");
    lacks("<Listing number=\"1\">\n\n```c\nint x;\n```\n\n</Listing>", "<Listing");
    holds("<Listing number=\"1\">\n\n```c\nint x;\n```\n\n</Listing>",
          "<figcaption>Listing 1</figcaption>");
    says("<my-card><p>x</p></my-card>\n\n<my-card><p>y</p></my-card>",
         "1:1 html-unknown 1:10 html-moved");
}

static void a_description_is_text_only(void **state)
{
    Made made;
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "![a <b>b</b> Vec<T>](c.png)");
    assert_string_equal(plain_text(&chapter->arena, made_node(chapter, NODE_IMAGE, 0)),
                        "a b Vec<T>");
    made_free(&made);
}

/* ---- Blocks ------------------------------------------------------------------------ */

static void an_element_holds_the_markdown_up_to_its_end_tag(void **state)
{
    (void)state;
    holds("<div class=a>\n\n**b**\n\n</div>\n\nc",
          "<div class=\"a\"><p><strong>b</strong></p>\n</div>\n<p>c</p>");
    holds("> <div>\n>\n> a\n>\n> </div>\n\nb",
          "<div><p>a</p>\n</div>\n</blockquote>\n<p>b</p>");
}

static void an_unclosed_paragraph_ends_at_markdown(void **state)
{
    (void)state;
    holds("<p>a\n\n*b*", "<p>a\n</p>\n<p><em>b</em></p>");
    lacks("<p align=center>\n\n*b*\n\n</p>", "<p></p>");
}

static void comments_and_their_kin_vanish(void **state)
{
    (void)state;
    lacks("a <!-- b -- c --> d\n\n<!DOCTYPE html>\n\n<?php e ?>", "<!--");
    says("a <!-- b -- c --> d\n\n<?php e ?>", "");
    lacks("<div><!--\n\nhidden\n\n</p>--></div>\n\nshown", "hidden");
    holds("<div><!--\n\nhidden\n\n</p>--></div>\n\nshown", "shown");
    says("a\n\n<!-- b\n\nc", "3:1 html-unclosed");
}

static void an_element_that_nothing_closes_is_told(void **state)
{
    (void)state;
    says("<div>\n\na", "1:1 html-unclosed");
    says("<p>\n\na\n\n<ul><li>b</ul>", "");
    holds("<a name=x>\n\na", "id=\"x\"></span>");
}

static void places_are_the_author_s_in_quotes_too(void **state)
{
    (void)state;
    says("a\n\n> - <div>\n>   é <foo>\n>   </div>", "4:7 html-unknown");
}

static void no_author_can_write_a_placeholder(void **state)
{
    (void)state;
    holds("<div>\n<div 27182818=\"1\"></div>\n\n*a*\n\n</div>", "<em>a</em>");
    holds("<select>\n\n*a*\n\n</select>\n\n*b*", "<em>a</em>");
    holds("<video>\n\n*a*\n\n</video>", "<em>a</em>");
}

static void footnotes_stay_under_the_root(void **state)
{
    Made made;
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "a[^1]\n\n<div>\n\nb\n\n[^1]: c");
    assert_ptr_equal(made_node(chapter, NODE_FOOTNOTE, 0)->parent, chapter->tree);
    made_free(&made);
}

/* ---- Elements ---------------------------------------------------------------------- */

static void links_pictures_and_headings_become_what_markdown_has(void **state)
{
    Made made;
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(
        &made, "a.md",
        "<h2 id=b>c</h2>\n\n<a href='x.md' title=t>d</a><img src=e.png alt=''>");
    assert_int_equal(made_node(chapter, NODE_HEADING, 0)->number, 2);
    assert_string_equal(made_node(chapter, NODE_HEADING, 0)->id, "b");
    assert_string_equal(made_node(chapter, NODE_LINK, 0)->destination, "x.md");
    assert_string_equal(made_node(chapter, NODE_LINK, 0)->title, "t");
    assert_true(made_node(chapter, NODE_IMAGE, 0)->flags & NODE_DECORATIVE);
    made_free(&made);
}

static void scripts_styles_and_handlers_go(void **state)
{
    static const char text[] =
        "<script>\nif (a<b) c()\n</script>\n\nd <span onclick='e'>f</span>\n\n"
        "<style>\n\ng { }\n\n</style>";

    (void)state;
    lacks(text, "script");
    lacks(text, "onclick");
    lacks(text, "g {");
    holds(text, "f");
    says(text, "1:1 html-script 7:1 html-script 5:3 html-script");
    says("a <script>b</script> c", "1:3 html-script");
}

static void forms_keep_their_text(void **state)
{
    static const char text[] =
        "<form action=x><label>Name</label> <input type=checkbox checked> yes "
        "<button>Go</button><textarea>a<b</textarea></form>";

    (void)state;
    holds(text, "Name ☑ yes Go");
    holds(text, "a&lt;b");
    lacks(text, "<input");
    says("<form>\n<input><button>a</button>\n</form>", "1:1 html-form");
}

static void media_become_links(void **state)
{
    (void)state;
    holds("<video src=https://a.b/c.mp4 title=Film>no</video>",
          "<a href=\"https://a.b/c.mp4\">Film</a>");
    holds("<video><source src=//a.b/c.mp4></video>", "https://a.b/c.mp4</a>");
    holds("<iframe src=https://a.b/c></iframe>", "https://a.b/c</a>");
    holds("<audio src=c.mp3></audio>", "c.mp3");
    says("a <audio src=c.mp3></audio>", "1:3 html-media");
    holds("<object data=https://a.b><p>else</p></object>", "else");
}

static void obsolete_elements_become_todays(void **state)
{
    (void)state;
    holds("<center>a <tt>b</tt> <strike>c</strike> <font color=red "
          "size=+1>d</font></center>",
          "<div class=\"align-center\">a <code>b</code> <s>c</s> "
          "<span style=\"color: red; font-size: large\">d</span></div>");
    holds("<p align=right>a", "<p class=\"align-right\">a");
    holds(
        "<table><tr><td align=center bgcolor=#ff0 width=10%>a</table>",
        "<td class=\"align-center\" style=\"background-color: #ff0; width: 10%\">a</td>");
    holds("<acronym title=t>a</acronym>", "<abbr title=\"t\">a</abbr>");
}

static void plain_code_is_markdowns(void **state)
{
    Made made;
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md",
                           "<pre><code class=\"language-c\">a &lt; b\n</code></pre>");
    assert_string_equal(made_node(chapter, NODE_CODE_BLOCK, 0)->text, "a < b\n");
    assert_string_equal(made_node(chapter, NODE_CODE_BLOCK, 0)->name, "c");
    made_free(&made);
}

static void drawings_keep_their_case_and_lose_what_runs(void **state)
{
    static const char text[] =
        "<svg viewbox='0 0 1 1' onload=a><defs><lineargradient id=g /></defs>"
        "<rect fill='url(#g)' stroke='url(http://x)'/><script>b</script>"
        "<foreignobject><p>c</p></foreignobject><image href=d /></svg>";

    (void)state;
    holds(text, "viewBox=\"0 0 1 1\"");
    holds(text, "<linearGradient id=\"g\">");
    holds(text, "fill=\"url(#g)\"");
    lacks(text, "http://x");
    lacks(text, "onload");
    lacks(text, "script");
    lacks(text, "foreignObject");
    lacks(text, "<image");
    lacks("<svg><use href='#none'/></svg>", "#none");
}

static void formulas_get_the_children_that_they_need(void **state)
{
    (void)state;
    holds("a <math><mfrac><mn>1</mn></mfrac></math>",
          "<mfrac><mn>1</mn><mrow></mrow></mfrac>");
    holds("a <math>x<mi>y</mi></math>", "<mtext>x</mtext><mi>y</mi>");
    holds("a <math><msup><mi>x</mi><mn>1</mn><mn>2</mn></msup></math>",
          "<mrow><mn>1</mn><mn>2</mn></mrow></msup>");
    lacks("a <math><mi mathvariant=wild>x</mi></math>", "wild");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_found_by_html_s_rules),
        cmocka_unit_test(a_tag_that_never_ends_is_text),
        cmocka_unit_test(raw_text_ends_at_its_own_end_tag),
        cmocka_unit_test(a_fragment_becomes_a_tree_with_offsets),
        cmocka_unit_test(what_would_take_long_is_refused),
        cmocka_unit_test(tags_and_emphasis_may_overlap),
        cmocka_unit_test(line_ends_stay_soft_breaks),
        cmocka_unit_test(names_that_html_lacks_are_text),
        cmocka_unit_test(components_around_known_things_vanish_but_their_content_stays),
        cmocka_unit_test(a_description_is_text_only),
        cmocka_unit_test(an_element_holds_the_markdown_up_to_its_end_tag),
        cmocka_unit_test(an_unclosed_paragraph_ends_at_markdown),
        cmocka_unit_test(comments_and_their_kin_vanish),
        cmocka_unit_test(an_element_that_nothing_closes_is_told),
        cmocka_unit_test(places_are_the_author_s_in_quotes_too),
        cmocka_unit_test(no_author_can_write_a_placeholder),
        cmocka_unit_test(footnotes_stay_under_the_root),
        cmocka_unit_test(links_pictures_and_headings_become_what_markdown_has),
        cmocka_unit_test(scripts_styles_and_handlers_go),
        cmocka_unit_test(forms_keep_their_text),
        cmocka_unit_test(media_become_links),
        cmocka_unit_test(obsolete_elements_become_todays),
        cmocka_unit_test(plain_code_is_markdowns),
        cmocka_unit_test(drawings_keep_their_case_and_lose_what_runs),
        cmocka_unit_test(formulas_get_the_children_that_they_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
