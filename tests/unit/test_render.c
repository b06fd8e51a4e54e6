/* test_render.c - each kind of node as XHTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"

static Made made;

/* made_page and made_body check that the document is well-formed and that no id is there twice. */
static void renders(const char *markdown, const char *expected)
{
    const char *heading = "<h1 id=\"t\">T</h1>\n";
    const char *body;
    Arena arena = {0};

    body = made_page(&made, arena_format(&arena, "# T\n\n%s", markdown));
    assert_memory_equal(body, heading, strlen(heading));
    assert_string_equal(body + strlen(heading), expected);
    made_free(&made);
    arena_free(&arena);
}

static void paragraphs_and_inlines(void **state)
{
    (void)state;
    renders("a *b* **c** ~~d~~ `e`\nf\\\ng\n",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> "
            "<code>e</code>\nf<br/>\ng</p>\n");
    renders("[a]{.x #y lang=de}\n",
            "<p><span id=\"y\" class=\"x\" lang=\"de\" xml:lang=\"de\">a</span></p>\n");
    renders("***\n", "<hr/>\n");
}

static void text_is_escaped(void **state)
{
    (void)state;
    renders("1 \\< 2 & 3 > 2 \"q\" ]]>\n",
            "<p>1 &lt; 2 &amp; 3 &gt; 2 &quot;q&quot; ]]&gt;</p>\n");
    renders("`<b> & \"`\n", "<p><code>&lt;b&gt; &amp; &quot;</code></p>\n");
    renders("&nbsp;&copy;&lt;\n", "<p>\xC2\xA0©&lt;</p>\n");
    renders("a\x01z &#xFFFF; \xEF\xBF\xBE\n",
            "<p>a\xEF\xBF\xBDz \xEF\xBF\xBD \xEF\xBF\xBD</p>\n");
}

static void headings_have_their_levels_and_ids(void **state)
{
    (void)state;
    renders("## A {#b .c}\n### D\n#### E\n##### F\n###### G\n",
            "<h2 id=\"b\" class=\"c\">A</h2>\n<h3 id=\"d\">D</h3>\n<h4 id=\"e\">E</h4>\n"
            "<h5 id=\"f\">F</h5>\n<h6 id=\"g\">G</h6>\n");
}

static void tight_lists_have_no_paragraphs(void **state)
{
    (void)state;
    renders("- a\n- b\n  1. c\n",
            "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n");
}

static void loose_lists_have_paragraphs(void **state)
{
    (void)state;
    renders("1. a\n\n2. b\n", "<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
}

static void ordered_lists_begin_where_they_should(void **state)
{
    (void)state;
    renders("7. a\n", "<ol start=\"7\">\n<li>a</li>\n</ol>\n");
    renders("0. a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n");
}

static void a_task_is_a_mark_with_a_label(void **state)
{
    (void)state;
    renders("- [x] a\n- [ ] b\n- c\n",
            "<ul class=\"tasks\">\n"
            "<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n"
            "<li><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> b</li>\n"
            "<li>c</li>\n</ul>\n");
}

static void quotes_hold_blocks(void **state)
{
    (void)state;
    renders("> a\n>\n> - b\n",
            "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>\n");
}

static void code_blocks_keep_every_character(void **state)
{
    (void)state;
    renders("```c\n\tif (a < b)\n\n  x &= 1;\n```\n",
            "<pre role=\"group\" aria-label=\"C\"><code class=\"language-c\">"
            "<span>\t<b>if</b> (a &lt; b)\n</span><span>\n</span>"
            "<span>  x &amp;= <span class=\"n\">1</span>;\n</span></code></pre>\n");
    renders("    plain\n", "<pre><code><span>plain\n</span></code></pre>\n");
    renders("```\n```\n", "<pre><code></code></pre>\n");
}

static void a_language_is_one_harmless_class(void **state)
{
    (void)state;
    renders("```a\"b more\nx\n```\n",
            "<pre><code class=\"language-a&quot;b\"><span>x\n</span></code></pre>\n");
    renders("```a\xEF\xBF\xBF"
            "b\nx\n```\n",
            "<pre><code class=\"language-a\xEF\xBF\xBD"
            "b\"><span>x\n</span></code></pre>\n");
}

/* A comment over several lines is one in each of them. */
static void what_is_found_ends_with_its_line(void **state)
{
    (void)state;
    renders("```c\n/* a\n\n b */ 1\n```\n",
            "<pre role=\"group\" aria-label=\"C\"><code class=\"language-c\">"
            "<span><i>/* a</i>\n</span><span>\n</span>"
            "<span><i> b */</i> <span class=\"n\">1</span>\n</span></code></pre>\n");
}

static void long_lines_are_told(void **state)
{
    (void)state;
    renders(
        "```\n01234567890123456789012345678901\n012345678901234567890123456789012\n```\n",
        "<pre><code><span>01234567890123456789012345678901\n</span>"
        "<span class=\"w\">012345678901234567890123456789012\n</span></code></pre>\n");
}

static void without_a_prompt_nothing_is_output(void **state)
{
    (void)state;
    renders("```console\n$ ls\na\n```\n",
            "<pre role=\"group\" aria-label=\"Console\"><code class=\"language-console\">"
            "<span><span class=\"p\">$ </span><span class=\"t\">ls</span>\n</span>"
            "<span><span class=\"o\">a</span>\n</span></code></pre>\n");
    renders("```console\nls\n```\n",
            "<pre role=\"group\" aria-label=\"Console\"><code class=\"language-console\">"
            "<span>ls\n</span></code></pre>\n");
}

static void marked_lines_are_marks_and_diffs_insertions(void **state)
{
    (void)state;
    renders("```text {2}\na\nb\n```\n",
            "<pre><code class=\"language-text\"><span>a\n</span><mark>b\n</mark>"
            "</code></pre>\n");
    renders("```diff\n+a\n-b\n c\n```\n",
            "<pre role=\"group\" aria-label=\"Diff\"><code class=\"language-diff\">"
            "<ins>+a\n</ins><del>-b\n</del><span> c\n</span></code></pre>\n");
    renders(
        "```c diff {1}\n+int\n 1\n```\n",
        "<pre role=\"group\" aria-label=\"C\"><code class=\"language-c\">"
        "<ins class=\"hl\"><span class=\"p\">+</span><span class=\"t\">int</span>\n</ins>"
        "<span><span class=\"p\"> </span><span class=\"n\">1</span>\n</span>"
        "</code></pre>\n");
}

static void titles_are_captions_and_numbers_a_class(void **state)
{
    (void)state;
    renders(
        "```c title=\"a.c\" startFrom=7 {#x .y}\n1\n```\n",
        "<figure id=\"x\" class=\"listing\">\n<figcaption><code>a.c</code></figcaption>\n"
        "<pre class=\"numbered y\" role=\"group\" aria-label=\"C\""
        " style=\"counter-reset: line 6\"><code class=\"language-c\">"
        "<span><span class=\"n\">1</span>\n</span></code></pre>\n</figure>\n");
}

static void callouts_lead_to_the_list_below(void **state)
{
    (void)state;
    renders("```c\na; // <1>\nb; /* <2> */\n```\n\n1. one\n2. two\n",
            "<pre role=\"group\" aria-label=\"C\"><code class=\"language-c\">"
            "<span>a;<a class=\"co\" href=\"#co-24af35-1\" "
            "id=\"co-24af35-1-mark\"><span> (</span>1<span>)</span></a>\n</span>"
            "<span>b;<a class=\"co\" href=\"#co-2c347a-2\" "
            "id=\"co-2c347a-2-mark\"><span> "
            "(</span>2<span>)</span></a>\n</span></code></pre>\n"
            "<ol class=\"callouts\">\n<li id=\"co-24af35-1\">one\u00A0"
            "<a href=\"#co-24af35-1-mark\" title=\"Back to the text\" class=\"backlink\" "
            "role=\"doc-backlink\">\u21A9</a></li>\n<li id=\"co-2c347a-2\">two\u00A0"
            "<a href=\"#co-2c347a-2-mark\" title=\"Back to the text\" class=\"backlink\" "
            "role=\"doc-backlink\">\u21A9</a></li>\n</ol>\n");
    renders("```c\na; // \\<1>\nvec<1>\n```\n",
            "<pre role=\"group\" aria-label=\"C\"><code class=\"language-c\">"
            "<span>a; <i>// &lt;1&gt;</i>\n</span>"
            "<span>vec&lt;<span class=\"n\">1</span>&gt;\n</span></code></pre>\n");
}

static void tables_have_heads_bodies_and_alignment(void **state)
{
    (void)state;
    renders(
        "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|\n|5|\n",
        "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\" "
        "class=\"align-left\">b</th>\n"
        "<th scope=\"col\" class=\"align-center\">c</th>\n<th scope=\"col\" "
        "class=\"align-right\">d</th>\n"
        "</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"align-left\">2</td>\n"
        "<td class=\"align-center\">3</td>\n<td "
        "class=\"align-right\">4</td>\n</tr>\n<tr>\n<td>5</td>\n"
        "<td class=\"align-left\"></td>\n<td class=\"align-center\"></td>\n"
        "<td class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n");
}

static void an_empty_header_is_no_header(void **state)
{
    (void)state;
    renders("| |b|\n|-|-|\n",
            "<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>\n"
            "</thead>\n</table>\n");
}

static void definitions_follow_their_terms(void **state)
{
    (void)state;
    renders("a\n: b\n", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n");
}

static void a_callout_is_an_aside_with_a_label(void **state)
{
    (void)state;
    renders(
        "> [!WARNING]\n> Mind *the* gap.\n",
        "<aside role=\"note\" aria-label=\"Warning\" class=\"callout callout-warning\">\n"
        "<p class=\"callout-title\">Warning</p>\n<p>Mind <em>the</em> "
        "gap.</p>\n</aside>\n");
}

static void links_have_titles_and_attributes_once(void **state)
{
    (void)state;
    renders("[a](https://a.b/?c&d \"e \\\"f\\\"\"){.g}\n",
            "<p><a href=\"https://a.b/?c&amp;d\" title=\"e &quot;f&quot;\" "
            "class=\"g\">a</a></p>\n");
    renders("[a](https://a.b \"c\"){title=\"d\" href=\"e\"}\n",
            "<p><a href=\"https://a.b\" title=\"c\">a</a></p>\n");
    renders("[a](https://a.b){title=\"d\"}\n",
            "<p><a href=\"https://a.b\" title=\"d\">a</a></p>\n");
}

/* Puts a picture of 20 by 10 pixels behind each image. */
static const char *page_with_pictures(const char *markdown)
{
    static Resource resource = {.path = "images/x.png",
                                .media_type = "image/png",
                                .width = 20,
                                .height = 10};
    Chapter *chapter;

    made_start(&made);
    made.book.numbered = false;
    chapter = made_chapter(&made, "page.md", markdown);
    for (Node *node = chapter->tree; node != NULL; node = next_node(chapter->tree, node))
        if (node->kind == NODE_IMAGE)
            node->resource = &resource;
    made_resolve(&made);
    return made_body(&made, chapter);
}

static void shows(const char *markdown, const char *part)
{
    const char *body = page_with_pictures(markdown);

    if (strstr(body, part) == NULL)
        fail_msg("no \"%s\" in \"%s\"", part, body);
    made_free(&made);
}

static void pictures_have_source_description_and_size(void **state)
{
    (void)state;
    shows("a ![b *c* \"d\"](x.png \"e\")\n",
          "a <img src=\"../images/x.png\" alt=\"b c &quot;d&quot;\" title=\"e\" "
          "width=\"20\" height=\"10\"/>");
    shows("a ![b](x.png){#i .c width=50%}\n",
          "<img src=\"../images/x.png\" alt=\"b\" id=\"i\" class=\"c\"");
    shows("a ![b](x.png){width=5}\n", "width=\"5\"");
}

static void a_decoration_has_an_empty_description(void **state)
{
    (void)state;
    shows("a ![](x.png){alt=\"\"}\n", "alt=\"\"");
    shows("a ![b](x.png){alt=\"\"}\n", "alt=\"\"");
    shows("a ![b](x.png){alt=\"c\"}\n", "alt=\"c\"");
}

static void attributes_never_come_twice(void **state)
{
    (void)state;
    shows("a ![b](x.png \"t\"){title=\"u\" src=\"v\" alt=\"w\"}\n", "title=\"t\"");
    shows("[a]{lang=de xml:lang=fr}\n", "xml:lang=\"");
    shows("[a]{class=\"b\" .c class=d}\n", "class=\"b c d\"");
}

static void a_picture_with_a_title_alone_is_a_figure(void **state)
{
    (void)state;
    shows("![b](x.png \"A *title*\")\n", "<figure>");
    shows("![b](x.png \"A *title*\")\n", "<figcaption>");
}

static void a_missing_picture_shows(void **state)
{
    Chapter *chapter;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md",
                           "# T\n\nx ![some & more](gone.png){#i .c width=5} [y](#i)\n");
    made_resolve(&made);
    assert_non_null(
        strstr(made_body(&made, chapter), "<span id=\"i\" class=\"missing c\">["));
    assert_non_null(strstr(made_body(&made, chapter), ": some &amp; more]</span>"));
    made_free(&made);
}

static void a_page_has_its_languages(void **state)
{
    Chapter *chapter, *other;
    const char *text;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "---\nlang: ar\n---\n# مقدمة\n");
    other = made_chapter(&made, "b.md", "# B\n");
    made_resolve(&made);
    text = made_xhtml(&made, chapter->document);
    assert_non_null(strstr(text, " lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"));
    text = made_xhtml(&made, other->document);
    assert_non_null(strstr(text, " lang=\"en\" xml:lang=\"en\">"));
    made_free(&made);
}

static void a_page_in_a_right_to_left_book_may_read_left_to_right(void **state)
{
    Chapter *chapter;

    (void)state;
    made_start(&made);
    made.book.metadata.language = "ar";
    chapter = made_chapter(&made, "a.md", "---\nlang: en\n---\n# A\n\n[b]{dir=rtl}\n");
    made_resolve(&made);
    assert_non_null(strstr(made_xhtml(&made, chapter->document), " dir=\"ltr\">"));
    assert_non_null(
        strstr(made_xhtml(&made, chapter->document), "<span dir=\"rtl\">b</span>"));
    made_free(&made);
}

static void the_frame_of_a_page_is_xhtml(void **state)
{
    Chapter *chapter;
    const char *text;

    (void)state;
    made_start(&made);
    chapter = made_chapter(&made, "a.md", "# A & \\<b>\n");
    made.book.style_sheets[0] = &(Resource){.path = "styles/a.css"};
    made.book.style_sheet_count = 1;
    made_resolve(&made);
    text = made_xhtml(&made, chapter->document);
    assert_non_null(strstr(text,
                           "<title>A &amp; &lt;b&gt;</title>\n<link rel=\"stylesheet\" "
                           "type=\"text/css\" href=\"../styles/a.css\"/>"));
    assert_non_null(
        strstr(text,
               "<section class=\"chapter\" epub:type=\"chapter\" role=\"doc-chapter\" "
               "aria-labelledby=\"a--b\">"));
    assert_non_null(
        strstr(text, "<span class=\"label\">Chapter 1</span> A &amp; &lt;b&gt;</h1>"));
    made_free(&made);
}

static void made_pages_are_well_formed(void **state)
{
    Title titles[] = {{"A & B", "main", NULL}, {"sub < title", "subtitle", NULL}};
    Creator creators[] = {{"C \"D\"", "aut", NULL, false}, {"E", "edt", NULL, true}};
    Identifier identifiers[] = {{"urn:isbn:9780000000002", "15"}};

    (void)state;
    made_start(&made);
    made.book.metadata.titles = titles;
    made.book.metadata.title_count = 2;
    made.book.metadata.creators = creators;
    made.book.metadata.creator_count = 2;
    made.book.metadata.identifiers = identifiers;
    made.book.metadata.identifier_count = 1;
    made.book.metadata.rights = "© <2025>";
    made.book.metadata.release = "2";
    made.book.cover_image =
        &(Resource){.path = "images/c.png", .media_type = "image/png"};
    made_chapter(&made, "nav.md", "# Nav\n");
    made_resolve(&made);
    assert_int_equal(made.book.document_count, 6);
    for (Document *document = made.book.documents; document != NULL;
         document = document->next) {
        if (document->kind == DOCUMENT_CONTENTS)
            continue; /* package writes it */
        made_xhtml(&made, document);
        assert_string_not_equal(document->title, "");
    }
    assert_string_equal(made.book.chapters[0]->document->path, "text/nav.xhtml");
    made_free(&made);
}

static void raw_html_is_written_as_xml(void **state)
{
    (void)state;
    renders("a<br>b <kbd>c</kbd> <img src=x.png alt=\"\">\n",
            "<p>a<br/>\nb <kbd>c</kbd> <span class=\"missing\">[Missing "
            "picture]</span></p>\n");
    renders("<div><p>a<hr></div>\n", "<div><p>a</p>\n<hr/>\n</div>\n");
}

static void drawings_and_formulas_have_their_namespaces(void **state)
{
    (void)state;
    shows("<svg viewBox=\"0 0 1 1\"><title>t</title><path d=\"M0 0\"/></svg>\n",
          "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    shows("a <math><mi>x</mi></math>\n",
          "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"");
}

static void html_in_a_tight_item_keeps_its_id(void **state)
{
    (void)state;
    shows("- <p id=\"x\">a</p>\n\n[b](#x)\n", "id=\"x\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_inlines),
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(headings_have_their_levels_and_ids),
        cmocka_unit_test(tight_lists_have_no_paragraphs),
        cmocka_unit_test(loose_lists_have_paragraphs),
        cmocka_unit_test(ordered_lists_begin_where_they_should),
        cmocka_unit_test(a_task_is_a_mark_with_a_label),
        cmocka_unit_test(quotes_hold_blocks),
        cmocka_unit_test(code_blocks_keep_every_character),
        cmocka_unit_test(a_language_is_one_harmless_class),
        cmocka_unit_test(what_is_found_ends_with_its_line),
        cmocka_unit_test(long_lines_are_told),
        cmocka_unit_test(without_a_prompt_nothing_is_output),
        cmocka_unit_test(marked_lines_are_marks_and_diffs_insertions),
        cmocka_unit_test(titles_are_captions_and_numbers_a_class),
        cmocka_unit_test(callouts_lead_to_the_list_below),
        cmocka_unit_test(tables_have_heads_bodies_and_alignment),
        cmocka_unit_test(an_empty_header_is_no_header),
        cmocka_unit_test(definitions_follow_their_terms),
        cmocka_unit_test(a_callout_is_an_aside_with_a_label),
        cmocka_unit_test(links_have_titles_and_attributes_once),
        cmocka_unit_test(pictures_have_source_description_and_size),
        cmocka_unit_test(a_decoration_has_an_empty_description),
        cmocka_unit_test(attributes_never_come_twice),
        cmocka_unit_test(a_picture_with_a_title_alone_is_a_figure),
        cmocka_unit_test(a_missing_picture_shows),
        cmocka_unit_test(a_page_has_its_languages),
        cmocka_unit_test(a_page_in_a_right_to_left_book_may_read_left_to_right),
        cmocka_unit_test(the_frame_of_a_page_is_xhtml),
        cmocka_unit_test(made_pages_are_well_formed),
        cmocka_unit_test(raw_html_is_written_as_xml),
        cmocka_unit_test(drawings_and_formulas_have_their_namespaces),
        cmocka_unit_test(html_in_a_tight_item_keeps_its_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
