/* test_resources.c - what stands beside the text is judged by content, named once, and never from outside. */
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
#include "resolve/resources.h"

#define PNG_HEAD "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"
#define PNG_REST "\x08\x02\0\0\0abcd\0\0\0\0IEND\xAE\x42\x60\x82"
#define PNG_300_200 PNG_HEAD "\0\0\1\x2C\0\0\0\xC8" PNG_REST
#define PNG_HUGE PNG_HEAD "\0\0\xEA\x60\0\0\xEA\x60" PNG_REST
#define GIF_10_20 "GIF89a\x0A\0\x14\0\0\0\0,\0\0\0\0\x0A\0\x14\0\0\2\1x\0;"
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">"

typedef struct {
    Book book;
    BookOptions options;
    Chapter chapter, *chapters[1];
    char folder[32];
} Fixture;

static Fixture *fixture;

static void put_file(const char *path, const char *bytes, size_t len)
{
    char name[256];
    FILE *file;

    snprintf(name, sizeof name, "%s/%s", fixture->folder, path);
    file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

#define PUT(path, literal) put_file(path, literal, sizeof literal - 1)

/* A book in book/ of a project that holds images/ and styles/ as well. */
static int new_fixture(void **state)
{
    static const char *const folders[] = {"book", "book/01", "images", "styles", "fonts"};
    char name[256];

    (void)state;
    fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/test_resources.XXXXXX");
    if (mkdtemp(fixture->folder) == NULL)
        return -1;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(name, sizeof name, "%s/%s", fixture->folder, folders[i]);
        mkdir(name, 0777);
    }
    root_open(&fixture->book.root, fixture->folder);
    fixture->book.options = &fixture->options;
    fixture->book.base = fixture->book.site = "book";
    fixture->book.shown_base = "book";
    fixture->book.manifest = "book/book.yaml";
    fixture->book.diags.arena = &fixture->book.arena;
    fixture->book.chapters = fixture->chapters;
    fixture->book.chapter_count = 1;
    fixture->chapters[0] = &fixture->chapter;
    fixture->chapter.source = "book/01/a.md";
    fixture->chapter.file = "book/01/a.md";
    fixture->chapter.diags.arena = &fixture->chapter.arena;
    fixture->chapter.tree = new_node(&fixture->chapter.arena, NODE_DOCUMENT, NO_OFFSET);
    return 0;
}

static int free_fixture(void **state)
{
    char command[64];

    (void)state;
    snprintf(command, sizeof command, "rm -r %s", fixture->folder);
    root_close(&fixture->book.root);
    arena_free(&fixture->chapter.arena);
    arena_free(&fixture->book.arena);
    free(fixture);
    return system(command);
}

static Node *add_image(const char *destination)
{
    Arena *arena = &fixture->chapter.arena;
    Node *image = new_node(arena, NODE_IMAGE, NO_OFFSET);

    image->destination = destination;
    append_child(image, new_text(arena, "described", NO_OFFSET));
    append_child(fixture->chapter.tree, image);
    fixture->chapter.marks = arena_grow(arena, fixture->chapter.marks,
                                        fixture->chapter.mark_count, sizeof(Node *));
    fixture->chapter.marks[fixture->chapter.mark_count++] = image;
    return image;
}

static void assert_diag(const Diags *diags, const char *code, const char *hint)
{
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (strcmp(diag->code, code) == 0 &&
            (hint == NULL || (diag->hint != NULL && strstr(diag->hint, hint) != NULL)))
            return;
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next)
        print_message("%s: %s (%s)\n", diag->code, diag->message, diag->hint);
    fail_msg("no %s with %s", code, hint == NULL ? "any hint" : hint);
}

static void assert_no_diag(const Diags *diags)
{
    if (diags->first != NULL)
        fail_msg("%s: %s", diags->first->code, diags->first->message);
}

/* One picture, one diagnostic, one hole. */
static void assert_hole(const char *destination, const char *code, const char *hint)
{
    Node *image = add_image(destination);

    fixture->chapter.diags = (Diags){.arena = &fixture->chapter.arena};
    resolve_resources(&fixture->book);
    assert_null(image->resource);
    assert_true((image->flags & NODE_HOLE) != 0);
    assert_int_equal(fixture->chapter.diags.count, 1);
    assert_diag(&fixture->chapter.diags, code, hint);
    unlink_node(image);
    fixture->chapter.mark_count--;
}

static void picture_gets_the_ending_of_its_content(void **state)
{
    Node *image = add_image("../../images/My%20Photo.jpg?v=2#x");

    (void)state;
    PUT("images/My Photo.jpg", PNG_300_200);
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
    assert_non_null(image->resource);
    assert_string_equal(image->resource->path, "images/my-photo.png");
    assert_string_equal(image->resource->id, "img-my-photo-png");
    assert_string_equal(image->resource->media_type, "image/png");
    assert_string_equal(image->resource->source, "images/My Photo.jpg");
    assert_true(image->resource->stored);
    assert_int_equal(image->resource->width, 300);
    assert_int_equal(image->resource->height, 200);
}

static void each_file_is_in_the_epub_once(void **state)
{
    Node *one = add_image("a.png"), *same = add_image("./../01/a.png"),
         *link = add_image("b.png"), *other = add_image("A.png"),
         *deep = add_image("../a.png");
    char from[256], to[256];

    (void)state;
    PUT("book/01/a.png", PNG_300_200);
    PUT("book/01/A.png", PNG_300_200 "x");
    PUT("book/a.png", GIF_10_20);
    snprintf(from, sizeof from, "%s/book/01/a.png", fixture->folder);
    snprintf(to, sizeof to, "%s/book/01/b.png", fixture->folder);
    assert_int_equal(link != NULL && symlink("a.png", to) == 0, true);
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
    assert_ptr_equal(one->resource, same->resource);
    assert_ptr_equal(one->resource, link->resource);
    assert_string_equal(one->resource->path, "images/01-a.png");
    assert_ptr_not_equal(one->resource, other->resource);
    assert_memory_equal(other->resource->path, "images/01-a-", 12);
    assert_string_equal(deep->resource->path, "images/a.gif");
    assert_ptr_equal(fixture->book.resources, one->resource);
}

static void odd_names_are_found(void **state)
{
    Node *percent = add_image("100%.png"), *question = add_image("what?.png"),
         *colon = add_image("a:b.png"), *composed = add_image("caf\xC3\xA9.png");

    (void)state;
    PUT("book/01/100%.png", PNG_300_200);
    PUT("book/01/what?.png", PNG_300_200);
    PUT("book/01/a:b.png", PNG_300_200);
    PUT("book/01/cafe\xCC\x81.png", PNG_300_200);
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
    assert_non_null(percent->resource);
    assert_string_equal(question->resource->path, "images/01-what.png");
    assert_string_equal(colon->resource->path, "images/01-a-b.png");
    assert_non_null(composed->resource);
}

static void missing_picture_has_the_nearest_name_as_hint(void **state)
{
    (void)state;
    PUT("book/01/Figure.png", PNG_300_200);
    PUT("images/map.png", PNG_300_200);
    assert_hole("Figur.png", "picture-missing", "\"Figure.png\"");
    assert_hole("../images/map.png", "picture-missing", "\"../../images/map.png\"");
    assert_hole("images/map.png", "picture-missing", "\"../../images/map.png\"");
    assert_hole("sub\\map.png", "picture-missing", "write /");
    assert_hole("", "picture-missing", NULL);
    assert_hole("#x", "picture-missing", NULL);
    assert_hole("..", "picture-missing", "name a file");
}

/* A picture that is there under another name: one warning, no hole. */
static void assert_similar(const char *destination, const char *hint)
{
    Node *image = add_image(destination);

    fixture->chapter.diags = (Diags){.arena = &fixture->chapter.arena};
    resolve_resources(&fixture->book);
    if (image->resource == NULL)
        fail_msg("%s is not found", destination);
    assert_int_equal(fixture->chapter.diags.count, 1);
    assert_diag(&fixture->chapter.diags, "name-case", hint);
    unlink_node(image);
    fixture->chapter.mark_count--;
}

static void names_that_differ_in_case_are_found(void **state)
{
    (void)state;
    PUT("book/01/Figure.PNG", PNG_300_200);
    PUT("images/Stra\xC3\x9F"
        "e.png",
        PNG_300_200);
    PUT("images/100%.png", PNG_300_200);
    assert_similar("figure.png", "write Figure.PNG");
    assert_similar("./FIGURE.png?raw=true#x", "write Figure.PNG");
    assert_similar("../../Images/STRA%C3%9FE.png", "write ../../images/Stra\xC3\x9F"
                                                   "e.png");
    assert_similar("../../images/100%.PNG", "write ../../images/100%.png");
    assert_similar("/01/FIGURE.png", "write Figure.PNG");
    assert_hole("figures.png", "picture-missing", "Figure.PNG");
}

static void backslashes_are_read_as_slashes(void **state)
{
    (void)state;
    PUT("images/a.png", PNG_300_200);
    assert_similar("..\\..\\images\\a.png", "write ../../images/a.png");
    assert_similar("..%5C..%5Cimages%5CA.png", "write ../../images/a.png");
    assert_hole("..\\..\\..\\a.png", "picture-missing", "write / between");
}

static void a_name_with_a_backslash_in_it_is_taken_as_it_is(void **state)
{
    Node *image = add_image("a\\b.png");

    (void)state;
    PUT("book/01/a\\b.png", PNG_300_200);
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
    assert_non_null(image->resource);
}

static void a_leading_slash_counts_from_the_site(void **state)
{
    Node *image = add_image("/01/a.png");

    (void)state;
    PUT("book/01/a.png", PNG_300_200);
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
    assert_string_equal(image->resource->source, "book/01/a.png");
}

static void picture_counts_from_the_roots_of_its_kind_too(void **state)
{
    static const char *roots[] = {"images", "book", NULL};
    Node *root = add_image("map.png"), *slash = add_image("/map.png"),
         *own = add_image("own.png"), *similar = add_image("MAP2.png");

    (void)state;
    fixture->book.picture_roots = roots;
    PUT("images/map.png", PNG_300_200);
    PUT("images/own.png", GIF_10_20);
    PUT("book/01/own.png", PNG_300_200);
    PUT("book/map2.png", PNG_300_200);
    resolve_resources(&fixture->book);
    assert_non_null(root->resource);
    assert_ptr_equal(root->resource, slash->resource);
    assert_string_equal(own->resource->source, "book/01/own.png");
    assert_string_equal(similar->resource->source, "book/map2.png");
    assert_diag(&fixture->chapter.diags, "name-case", "write ../map2.png");
}

static void a_remote_picture_keeps_its_address(void **state)
{
    Node *image = add_image("//example.org/a b.png"), *local = add_image("gone.png");

    (void)state;
    put_attribute(&fixture->chapter.arena, local, "src", "https://example.org");
    resolve_resources(&fixture->book);
    assert_string_equal(lookup_attribute(image, "src"), "https://example.org/a%20b.png");
    assert_null(lookup_attribute(local, "src"));
}

static void nothing_comes_from_outside(void **state)
{
    static const char *const ways[] = {
        "../../../etc/passwd", "/../../etc/passwd", "..%2f..%2f..%2fetc/passwd",
        "file:///etc/passwd",  "C:\\x.png",         "javascript:x"};
    char name[256];

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_hole(ways[i], "picture-outside", NULL);
    snprintf(name, sizeof name, "%s/book/01/link.png", fixture->folder);
    assert_int_equal(symlink("/etc/passwd", name), 0);
    assert_hole("link.png", "picture-outside", NULL);
    assert_hole("https://e.org/a.png", "picture-remote", "download");
    assert_hole("//e.org/a.png", "picture-remote", "download");
    assert_hole("data:image/png;base64,AA==", "picture-format", "save it as a file");
}

static void what_is_no_whole_picture_is_a_hole(void **state)
{
    (void)state;
    PUT("book/01/a.png", PNG_HEAD);
    PUT("book/01/b.png", PNG_HUGE);
    PUT("book/01/c.png", "BM......");
    PUT("book/01/d.png", "wOFF....");
    PUT("book/01/e.png", "");
    assert_hole("a.png", "picture-broken", NULL);
    assert_hole("b.png", "picture-huge", NULL);
    assert_hole("c.png", "picture-format", "convert");
    assert_hole("d.png", "picture-format", NULL);
    assert_hole("e.png", "picture-broken", NULL);
}

static void svg_faults_are_told_at_their_place_and_once(void **state)
{
    const Diag *diag;

    (void)state;
    PUT("book/01/a.svg", SVG "\n<script/>\n</svg>");
    PUT("book/01/b.svg", SVG "\n<g>\n</svg>");
    assert_hole("a.svg", "svg-unsafe", NULL);
    diag = fixture->chapter.diags.first;
    assert_string_equal(diag->at.file, "book/01/a.svg");
    assert_int_equal(diag->at.line, 2);
    assert_int_equal(diag->at.column, 1);
    assert_hole("b.svg", "picture-broken", NULL);
    assert_string_equal(fixture->chapter.diags.first->at.file, "book/01/b.svg");
    assert_int_equal(fixture->chapter.diags.first->at.line, 3);
    fixture->chapter.diags = (Diags){.arena = &fixture->chapter.arena};
    add_image("a.svg");
    resolve_resources(&fixture->book);
    assert_no_diag(&fixture->chapter.diags);
}

static void picture_without_description_is_a_warning(void **state)
{
    Node *bare = add_image("a.gif"), *decorative = add_image("a.gif"),
         *alt = add_image("a.gif");

    (void)state;
    PUT("book/01/a.gif", GIF_10_20);
    unlink_node(bare->first_child);
    unlink_node(decorative->first_child);
    unlink_node(alt->first_child);
    decorative->flags |= NODE_DECORATIVE;
    put_attribute(&fixture->chapter.arena, alt, "alt", "described");
    resolve_resources(&fixture->book);
    assert_int_equal(fixture->chapter.diags.count, 1);
    assert_diag(&fixture->chapter.diags, "picture-alt", NULL);
    assert_non_null(bare->resource);
}

/* ---- Cover -------------------------------------------------------------------------------------- */

static void small_cover_is_a_warning(void **state)
{
    (void)state;
    PUT("images/c.png", PNG_300_200);
    fixture->book.cover = "images/c.png";
    resolve_cover(&fixture->book);
    assert_diag(&fixture->book.diags, "cover-small", "1600");
    assert_string_equal(fixture->book.cover_image->properties, "cover-image");
    assert_ptr_equal(fixture->book.cover_image, fixture->book.cover_shown);
}

static void svg_cover_is_shipped_as_png_too(void **state)
{
    char path[PATH_MAX];

    (void)state;
    if (!process_find("rsvg-convert", path))
        skip();
    PUT("images/c.svg", SVG "</svg>");
    fixture->book.cover = "images/c.svg";
    resolve_cover(&fixture->book);
    assert_no_diag(&fixture->book.diags);
    assert_string_equal(fixture->book.cover_image->path, "images/c.png");
    assert_int_equal(fixture->book.cover_image->width, 1600);
    assert_int_equal(fixture->book.cover_image->height, 1200);
    assert_string_equal(fixture->book.cover_shown->path, "images/c.svg");
    assert_null(fixture->book.cover_shown->properties);
}

static void svg_cover_without_the_program_is_the_cover_image_itself(void **state)
{
    char *path = strdup(getenv("PATH"));

    (void)state;
    PUT("images/c.svg", SVG "</svg>");
    fixture->book.cover = "images/c.svg";
    setenv("PATH", "/nowhere", 1);
    resolve_cover(&fixture->book);
    setenv("PATH", path, 1);
    free(path);
    assert_diag(&fixture->book.diags, "cover-raster", "install rsvg-convert");
    assert_ptr_equal(fixture->book.cover_image, fixture->book.cover_shown);
    assert_string_equal(fixture->book.cover_image->properties, "cover-image");
}

static void cover_that_is_no_picture_is_an_error(void **state)
{
    (void)state;
    PUT("images/c.png", "BM....");
    fixture->book.cover = "images/c.png";
    resolve_cover(&fixture->book);
    assert_diag(&fixture->book.diags, "cover-format", NULL);
    fixture->book.cover = "images/gone.png";
    resolve_cover(&fixture->book);
    assert_diag(&fixture->book.diags, "picture-missing", NULL);
    assert_null(fixture->book.cover_image);
}

/* ---- Style sheets ---------------------------------------------------------------------------------- */

static void resolve_style(const char *path)
{
    static const char *styles[1];
    static Position at[1] = {{.file = "book/book.yaml", .line = 3, .column = 6}};

    styles[0] = path;
    fixture->book.styles = styles;
    fixture->book.at_styles = at;
    fixture->book.style_count = 1;
    resolve_styles(&fixture->book);
}

static const Resource *find_resource(const char *path)
{
    for (const Resource *one = fixture->book.resources; one != NULL; one = one->next)
        if (strcmp(one->path, path) == 0)
            return one;
    fail_msg("no %s", path);
    return NULL;
}

static void style_brings_all_that_it_names_along(void **state)
{
    (void)state;
    PUT("styles/book.css",
        "\xEF\xBB\xBF@import 'more/x.css';\na { b: url(../images/a.png#f) }\n"
        "@font-face { src: url('../fonts/F F.ttf') }\nc { d: url(#e) }");
    mkdir(arena_format(&fixture->book.arena, "%s/styles/more", fixture->folder), 0777);
    PUT("styles/more/x.css",
        "@import url(../book.css); p { q: url(\"../../images/a.png\") }");
    PUT("images/a.png", PNG_300_200);
    PUT("fonts/F F.ttf", "wOF2....");
    resolve_style("styles/book.css");
    assert_no_diag(&fixture->book.diags);
    assert_int_equal(fixture->book.style_sheet_count, 2);
    assert_string_equal(fixture->book.style_sheets[0]->path, "styles/default.css");
    assert_string_equal(fixture->book.style_sheets[1]->path, "styles/book.css");
    assert_string_equal(
        fixture->book.style_sheets[1]->bytes.data,
        "@import url(\"more-x.css\");\na { b: url(\"../images/a.png\") }\n"
        "@font-face { src: url(\"../fonts/f-f.woff2\") }\nc { d: url(\"#e\") }");
    assert_string_equal(find_resource("styles/more-x.css")->bytes.data,
                        "@import url(\"book.css\"); p { q: url(\"../images/a.png\") }");
    assert_string_equal(find_resource("fonts/f-f.woff2")->media_type, "font/woff2");
}

static void mistakes_in_a_style_are_told_at_their_place(void **state)
{
    const Diags *diags = &fixture->book.diags;
    const Diag *diag;

    (void)state;
    PUT("styles/book.css",
        "a { direction: rtl; b: c }\nd { e: url(gone.png) }\nf { & g { h: i } }\n"
        "j { k: url(https://e.org/l.png) }\nm { n: url(../../o.png) }\np { q: "
        "url(book.css) }\n");
    resolve_style("styles/book.css");
    assert_diag(diags, "css-property", NULL);
    assert_diag(diags, "css-missing", NULL);
    assert_diag(diags, "css-syntax", NULL);
    assert_diag(diags, "css-remote", "download");
    assert_diag(diags, "path-outside", NULL);
    assert_diag(diags, "css-format", NULL);
    assert_int_equal(diags->count, 6);
    for (diag = diags->first; strcmp(diag->code, "css-syntax") != 0;)
        diag = diag->next;
    assert_string_equal(diag->at.file, "styles/book.css");
    assert_int_equal(diag->at.line, 3);
    assert_int_equal(diag->at.column, 5);
    assert_null(strstr(fixture->book.style_sheets[1]->bytes.data, "direction"));
}

static void style_that_can_not_be_read_is_told_where_it_is_named(void **state)
{
    (void)state;
    resolve_style("styles/bok.css");
    assert_diag(&fixture->book.diags, "css-missing", NULL);
    assert_int_equal(fixture->book.diags.first->at.line, 3);
    assert_int_equal(fixture->book.style_sheet_count, 1);
}

static void style_in_latin1_is_an_error_with_the_place(void **state)
{
    (void)state;
    PUT("styles/book.css", "a { b: c }\n/* \xE9 */");
    resolve_style("styles/book.css");
    assert_diag(&fixture->book.diags, "encoding-utf8", NULL);
    assert_int_equal(fixture->book.diags.first->at.line, 2);
    assert_int_equal(fixture->book.diags.first->at.column, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, new_fixture, free_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(picture_gets_the_ending_of_its_content),
        TEST(each_file_is_in_the_epub_once),
        TEST(odd_names_are_found),
        TEST(missing_picture_has_the_nearest_name_as_hint),
        TEST(names_that_differ_in_case_are_found),
        TEST(picture_counts_from_the_roots_of_its_kind_too),
        TEST(backslashes_are_read_as_slashes),
        TEST(a_name_with_a_backslash_in_it_is_taken_as_it_is),
        TEST(a_leading_slash_counts_from_the_site),
        TEST(a_remote_picture_keeps_its_address),
        TEST(nothing_comes_from_outside),
        TEST(what_is_no_whole_picture_is_a_hole),
        TEST(svg_faults_are_told_at_their_place_and_once),
        TEST(picture_without_description_is_a_warning),
        TEST(small_cover_is_a_warning),
        TEST(svg_cover_is_shipped_as_png_too),
        TEST(svg_cover_without_the_program_is_the_cover_image_itself),
        TEST(cover_that_is_no_picture_is_an_error),
        TEST(style_brings_all_that_it_names_along),
        TEST(mistakes_in_a_style_are_told_at_their_place),
        TEST(style_that_can_not_be_read_is_told_where_it_is_named),
        TEST(style_in_latin1_is_an_error_with_the_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
