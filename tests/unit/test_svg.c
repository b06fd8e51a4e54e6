/* test_svg.c - an SVG picture stands alone, or the place is told where it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/process.h"
#include "base/source.h"
#include "formats/image.h"
#include "formats/raster.h"
#include "formats/svg.h"

#define SVG(inside)                                                                      \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" "                                         \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n" inside "</svg>"

static Arena arena;

static Svg read_text(const char *text)
{
    Svg svg;

    svg_read((Bytes){text, strlen(text)}, &arena, &svg);
    return svg;
}

static void assert_written(const char *text, const char *wanted)
{
    Svg svg = read_text(text);
    Buf buf = {0};

    if (svg.fault_count > 0)
        fail_msg("%s: %s", text, svg.faults[0].message);
    svg_write(&svg, &buf);
    assert_string_equal(buf.data, wanted);
    buf_free(&buf);
}

static void assert_fine(const char *text)
{
    assert_written(text, text);
}

/* One fault, there. */
static void assert_fault(const char *text, bool broken, unsigned line, unsigned column)
{
    Svg svg = read_text(text);
    Source source = {"x.svg", {text, strlen(text)}};
    Position at;

    if (svg.fault_count != 1)
        fail_msg("%s: %zu faults", text, svg.fault_count);
    at = source_position(&source, svg.faults[0].offset);
    if (at.line != line || at.column != column)
        fail_msg("%s: %u:%u: %s", text, at.line, at.column, svg.faults[0].message);
    assert_int_equal(svg.broken, broken);
}

static void assert_size(const char *attributes, uint32_t width, uint32_t height)
{
    Svg svg =
        read_text(arena_format(&arena, "<svg xmlns=\"http://www.w3.org/2000/svg\" %s/>",
                               attributes));

    assert_int_equal(svg.fault_count, 0);
    assert_int_equal(svg.width, width);
    assert_int_equal(svg.height, height);
}

static void size_comes_from_its_lengths_else_from_the_view_box(void **state)
{
    (void)state;
    assert_size("width=\"300\" height=\"200.4px\"", 300, 200);
    assert_size("width=\"72pt\" height=\"1in\"", 96, 96);
    assert_size("width=\"25.4mm\" height=\"2.54cm\"", 96, 96);
    assert_size("width=\"100%\" height=\"100%\" viewBox=\"0 0 400 300\"", 400, 300);
    assert_size("viewBox=\" 0,0 , 4e2 300\"", 0, 0);
    assert_size("viewBox=\"-5 -5 40.5 30\"", 41, 30);
    assert_size("width=\"100\" viewBox=\"0 0 4 3\"", 100, 75);
    assert_size("height=\"75\" viewBox=\"0 0 4 3\"", 100, 75);
    assert_size("width=\"-3\" height=\"x\"", 0, 0);
    assert_size("width=\"1e999\" height=\"99999999999\"", 0, 0);
    assert_size("", 0, 0);
}

static void what_stands_alone_is_fine_and_unchanged(void **state)
{
    (void)state;
    assert_fine(SVG("><rect filter=\"url(#none)\"/>"));
    assert_fine(
        SVG("><linearGradient id=\"a\"/><rect fill=\"url(#a)\" style=\"x:url(#b)\"/>"));
    assert_fine(SVG("><g id=\"a\"/><use href=\"#a\"/><use xlink:href=\"#a\"/>"));
    assert_fine(SVG("><image xlink:href=\"data:image/png;base64,AA==\"/>"));
    assert_fine(
        SVG("><style>.a { fill: red; src: url(#x) }</style><foo:bar xmlns:foo=\"y\"/>"));
    assert_fine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x -->" SVG(">"));
}

static void programs_in_it_are_told(void **state)
{
    (void)state;
    assert_fault(SVG("><script>x</script>"), false, 2, 2);
    assert_fault(SVG("><g\n  onload=\"x\"/>"), false, 3, 3);
    assert_fault(SVG("><a xlink:href=\"java&#x73;cript:x\"/>"), false, 2, 5);
    assert_fault(SVG("><set attributeName=\"xlink:href\" to=\"x\"/>"), false, 2, 7);
    assert_fault(SVG("><foreignObject/>"), false, 2, 2);
}

static void other_files_are_told(void **state)
{
    (void)state;
    assert_fault(SVG("><image href=\"http://e.org/x.png\"/>"), false, 2, 9);
    assert_fault(SVG("><image xlink:href=\"x.png\"/>"), false, 2, 9);
    assert_fault(SVG("><image xlink:href=\"data:image/svg+xml;base64,AA==\"/>"), false, 2,
                 9);
    assert_fault(SVG("><use href=\"other.svg#x\"/>"), false, 2, 7);
    assert_fault(SVG("><rect fill=\"url(other.svg#x)\"/>"), false, 2, 8);
    assert_fault(SVG("><rect style=\"fill:u\\72l( 'http://e.org')\"/>"), false, 2, 8);
    assert_fault(SVG("><style>@import 'x.css';</style>"), false, 2, 17);
    assert_fault(SVG("><style>a { b: url(x.png) }</style>"), false, 2, 16);
    assert_fault(SVG("><g xml:base=\"http://e.org/\"/>"), false, 2, 5);
    assert_fault("<?xml-stylesheet href=\"x.css\"?>" SVG(">"), false, 1, 1);
}

static void what_is_not_well_formed_is_broken_and_an_entity_unsafe(void **state)
{
    Svg svg;

    (void)state;
    svg = read_text(
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" SVG(">&x;"));
    assert_false(svg.broken);
    assert_int_equal(svg.fault_count, 1);
    assert_fault(SVG(">\n<rect>"), true, 3, 7);
    assert_fault("<html/>", true, 1, 1);
    assert_fault("<svg/>", true, 1, 1);
    svg = read_text("");
    assert_true(svg.broken);
}

static void what_an_epub_may_not_have_is_mended(void **state)
{
    (void)state;
    assert_written(
        "\xEF\xBB\xBF<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x>y.dtd\">" SVG(
            ">"),
        SVG(">"));
    assert_written(SVG("><style>a { x: y;; direction: rtl }</style>"),
                   SVG("><style>a { x: y; }</style>"));
    assert_written(SVG("><a xlink:href=\"http://e.org/a b\"/>"), SVG("><a />"));
    assert_written(SVG("><g id=\"a\"/><g id='a'/>"), SVG("><g id=\"a\"/><g />"));
    assert_written(SVG("><g id=\"1 x\"/>"), SVG("><g />"));
    assert_written(SVG("><pattern id=\"a\"/><g fill=\"url( '#a' )\"/>"),
                   SVG("><pattern id=\"a\"/><g fill=\"url(#a)\"/>"));
}

static void what_it_points_to_must_be_in_it(void **state)
{
    (void)state;
    assert_fault(SVG("><use href=\"#a\"/>"), false, 2, 7);
    assert_fault(SVG("><g stroke=\"url(#a)\"/>"), false, 2, 5);
    assert_fault(SVG("><g id=\"a\"/><g stroke=\"url(#a)\"/>"), false, 2, 16);
    assert_fault(SVG("><g id=\"1a\"/><use href=\"#1a\"/>"), false, 2, 5);
    assert_fault(SVG("><style>a{b:c}</style><g id=\"a\"/><g id=\"a\"/>"), false, 2, 37);
}

/* ---- Pixels --------------------------------------------------------------------------------------- */

static const char square[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\">"
    "<rect width=\"10\" height=\"20\"/></svg>";

static bool has_program(void)
{
    char path[PATH_MAX];

    return process_find("rsvg-convert", path);
}

static void svg_becomes_png_of_the_wanted_width(void **state)
{
    Buf png = {0};
    const char *why = NULL;
    ImageInfo info;

    (void)state;
    if (!has_program())
        skip();
    assert_int_equal(raster_svg((Bytes){square, sizeof square - 1}, 100, NULL, &arena,
                                &png, &why),
                     RASTER_OK);
    info = image_info(buf_bytes(&png));
    assert_int_equal(info.media, MEDIA_PNG);
    assert_int_equal(info.width, 100);
    assert_int_equal(info.height, 200);
    assert_int_equal(raster_svg((Bytes){"<svg", 4}, 100, NULL, &arena, &png, &why),
                     RASTER_FAILED);
    assert_non_null(why);
    buf_free(&png);
}

static void damage(const char *folder)
{
    char command[PATH_MAX + 64];

    snprintf(command, sizeof command, "for f in %s/raster-*; do echo x >>$f; done",
             folder);
    assert_int_equal(system(command), 0);
}

static void damaged_or_missing_cache_entries_are_made_again(void **state)
{
    char folder[] = "/tmp/test_svg.XXXXXX", command[64];
    Bytes svg = {square, sizeof square - 1};
    Buf first = {0}, again = {0};
    const char *why, *cache;

    (void)state;
    if (!has_program())
        skip();
    assert_non_null(mkdtemp(folder));
    cache = arena_format(&arena, "%s/cache", folder);
    assert_int_equal(raster_svg(svg, 50, cache, &arena, &first, &why), RASTER_OK);
    assert_int_equal(raster_svg(svg, 50, cache, &arena, &again, &why), RASTER_OK);
    assert_int_equal(again.len, first.len);
    assert_memory_equal(again.data, first.data, first.len);
    damage(cache);
    assert_int_equal(raster_svg(svg, 50, cache, &arena, &again, &why), RASTER_OK);
    assert_int_equal(again.len, first.len);
    assert_memory_equal(again.data, first.data, first.len);
    assert_int_equal(raster_svg(svg, 50, "/proc/no/such", &arena, &again, &why),
                     RASTER_OK);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    buf_free(&first);
    buf_free(&again);
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
        cmocka_unit_test_teardown(size_comes_from_its_lengths_else_from_the_view_box,
                                  free_arena),
        cmocka_unit_test_teardown(what_stands_alone_is_fine_and_unchanged, free_arena),
        cmocka_unit_test_teardown(programs_in_it_are_told, free_arena),
        cmocka_unit_test_teardown(other_files_are_told, free_arena),
        cmocka_unit_test_teardown(what_is_not_well_formed_is_broken_and_an_entity_unsafe,
                                  free_arena),
        cmocka_unit_test_teardown(what_an_epub_may_not_have_is_mended, free_arena),
        cmocka_unit_test_teardown(what_it_points_to_must_be_in_it, free_arena),
        cmocka_unit_test_teardown(svg_becomes_png_of_the_wanted_width, free_arena),
        cmocka_unit_test_teardown(damaged_or_missing_cache_entries_are_made_again,
                                  free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
