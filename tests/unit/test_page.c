/* test_page.c - the page's colors can be read whatever the cover is, and the sample's XHTML
 * becomes HTML. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "page/parts.h"

/* ---- Colors --------------------------------------------------------------------------------- */

static char *colors_of(const char *svg, Buf *out)
{
    Resource cover = {.media_type = "image/svg+xml", .bytes = {svg, strlen(svg)}};
    Book book = {.cover_shown = &cover};
    Page page = {.book = &book, .language = "en", .out = out};

    put_colors(&page);
    return out->data;
}

/* As WCAG 2.2 has it. */
static double luminance(const char *hex)
{
    unsigned rgb[3];
    double sum = 0;
    const double weights[] = {0.2126, 0.7152, 0.0722};

    assert_int_equal(sscanf(hex, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]), 3);
    for (int i = 0; i < 3; i++) {
        double c = rgb[i] / 255.0;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *one, const char *other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

    return a > b ? a / b : b / a;
}

static const char *color_of(const char *css, const char *name)
{
    char property[64];
    const char *at;

    snprintf(property, sizeof property, "--%s: ", name);
    at = strstr(css, property);
    assert_non_null(at);
    return at + strlen(property);
}

static void texts_can_be_read_on_any_cover(void **state)
{
    static const char *const grounds[] = {"#000",    "#fff",    "#808080", "#777777",
                                          "#0d1526", "#c02020", "#f5e642", "#3399ff",
                                          "#00aa55", "#6b6b6b"};
    static const char *const accents[] = {"#ffd568", "#e0b000", "#0000ff", "#ff0000",
                                          "#00ff00", "#fa501b", "#123456", "#ff00ff"};
    size_t colored = 0;

    (void)state;
    for (size_t i = 0; i < sizeof grounds / sizeof grounds[0]; i++)
        for (size_t k = 0; k < sizeof accents / sizeof accents[0]; k++) {
            char svg[128];
            Buf out = {0};
            const char *css;
            snprintf(svg, sizeof svg, "<svg><rect fill=\"%s\"/><path fill='%s'/></svg>",
                     grounds[i], accents[k]);
            css = colors_of(svg, &out);
            if (css != NULL) {
                colored++;
                assert_true(
                    contrast(color_of(css, "on-ground"), color_of(css, "ground")) >= 4.5);
                assert_true(
                    contrast(color_of(css, "button"), color_of(css, "on-button")) >= 4.5);
                assert_true(contrast(color_of(css, "quiet-on-ground"),
                                     color_of(css, "ground")) >= 4.5);
                assert_true(contrast(color_of(css, "button"), color_of(css, "ground")) >=
                            3);
                assert_true(contrast(color_of(css, "accent-day"), "#fbfaf7") >= 4.5);
                assert_true(contrast(color_of(css, "accent-night"), "#16181c") >= 4.5);
            }
            buf_free(&out);
        }
    assert_true(colored > 40);
}

static void grey_and_odd_covers_keep_the_default_colors(void **state)
{
    static const char *const covers[] = {
        "<svg/>",
        "<svg><rect fill='#fff'/><path fill='#333'/></svg>",
        "<svg><rect fill='#12345'/><rect fill='url(#abcdef)'/></svg>",
        "<svg><use href=\"#f00\"/></svg>",
        "#",
        "<svg>#",
        "#f",
    };

    (void)state;
    for (size_t i = 0; i < sizeof covers / sizeof covers[0]; i++) {
        Buf out = {0};
        assert_null(colors_of(covers[i], &out));
        buf_free(&out);
    }
}

/* ---- HTML ----------------------------------------------------------------------------------- */

static void body_becomes(const char *xhtml, const char *wanted)
{
    Book book = {0};
    Map pictures = {0};
    Buf out = {0};
    Document document = {.path = "text/a.xhtml"};
    Page page = {.book = &book, .folder = "sample/", .pictures = &pictures, .out = &out};

    map_put(&page.pages, &book.arena, "text/b.xhtml", "sample/text/b.html");
    buf_format(&document.xhtml, "<html><body>\n%s</body>\n</html>\n", xhtml);
    put_body_of(&page, &document);
    assert_string_equal(out.data, wanted);
    buf_free(&out);
    buf_free(&document.xhtml);
    arena_free(&book.arena);
}

static void what_only_epub_has_is_left_out(void **state)
{
    (void)state;
    body_becomes(
        "<section class=\"x\" epub:type=\"chapter\" role=\"doc-chapter\"><p lang=\"fr\""
        " xml:lang=\"fr\">a</p><hr/></section>\n",
        "<section class=\"x\" role=\"doc-chapter\"><p "
        "lang=\"fr\">a</p><hr/></section>\n");
}

static void links_lead_to_pages_or_nowhere(void **state)
{
    (void)state;
    body_becomes("<a href=\"b.xhtml#x\">b</a>", "<a href=\"b.html#x\">b</a>");
    body_becomes("<a href=\"../text/b.xhtml\">b</a>", "<a href=\"b.html\">b</a>");
    body_becomes("<a id=\"i\" href=\"c.xhtml\">c</a>", "<a id=\"i\">c</a>");
    body_becomes("<a href=\"#x\">x</a>", "<a href=\"#x\">x</a>");
    body_becomes("<a href=\"https://example.com/b.xhtml?a=1&amp;b\">w</a>",
                 "<a href=\"https://example.com/b.xhtml?a=1&amp;b\">w</a>");
    body_becomes("<img src=\"../images/a.png\" alt=\"a &gt; b\"/>",
                 "<img src=\"../images/a.png\" alt=\"a &gt; b\"/>");
}

static void text_stays_as_it_is(void **state)
{
    (void)state;
    body_becomes("<p>a epub:type=&quot;b&quot; &lt;a href=&quot;c.xhtml&quot;&gt;</p>",
                 "<p>a epub:type=&quot;b&quot; &lt;a href=&quot;c.xhtml&quot;&gt;</p>");
    body_becomes("<section>\n<p>part</p>\n</section>\n", "<p>part</p>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_can_be_read_on_any_cover),
        cmocka_unit_test(grey_and_odd_covers_keep_the_default_colors),
        cmocka_unit_test(what_only_epub_has_is_left_out),
        cmocka_unit_test(links_lead_to_pages_or_nowhere),
        cmocka_unit_test(text_stays_as_it_is),
    };

    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
