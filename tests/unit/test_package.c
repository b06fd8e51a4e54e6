/* test_package.c - package document, navigation and NCX say what the book holds, and nothing else.
 *
 * With EPUBIFY_KEEP=FOLDER the containers stay there, for epubcheck. */
#include "sample.h"

/* ---- Tests ------------------------------------------------------------------------------------------ */

static void entries_come_in_the_order_of_ocf(void **state)
{
    static const char *const wanted[] = {"mimetype",
                                         "META-INF/container.xml",
                                         "EPUB/package.opf",
                                         "EPUB/nav.xhtml",
                                         "EPUB/toc.ncx",
                                         "EPUB/text/cover.xhtml",
                                         "EPUB/text/titlepage.xhtml",
                                         "EPUB/text/preface.xhtml",
                                         "EPUB/text/a.xhtml",
                                         "EPUB/text/b.xhtml",
                                         "EPUB/styles/default.css",
                                         "EPUB/images/cover.png"};
    Sample sample;

    (void)state;
    make_sample(&sample, "en");
    package(&sample);
    assert_int_equal(sample.container.count, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < sample.container.count; i++)
        assert_string_equal(sample.container.entries[i].path, wanted[i]);
    assert_true(sample.container.entries[0].stored);
    assert_has(content(&sample, "META-INF/container.xml"),
               "full-path=\"EPUB/package.opf\"");
    assert_has(content(&sample, "EPUB/text/a.xhtml"), "<title>First</title>");
    keep(&sample, "plain");
    free_sample(&sample);
}

static void package_document_says_all_that_the_manifest_said(void **state)
{
    static const char *const parts[] = {
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
        "unique-identifier=\"Identifier1\""
        " xml:lang=\"en-US\" prefix=\"ibooks: http",
        "<dc:identifier id=\"Identifier1\">urn:uuid:12345678",
        "<meta refines=\"#Identifier2\" property=\"identifier-type\" "
        "scheme=\"onix:codelist5\">15</meta>",
        "<dc:title id=\"Title1\">Push &amp; &lt;Prod&gt;</dc:title>",
        "<meta refines=\"#Title1\" property=\"title-type\">main</meta>",
        "<meta refines=\"#Title2\" property=\"title-type\">subtitle</meta>",
        "<meta refines=\"#Title2\" property=\"display-seq\">2</meta>",
        "<dc:language>en-US</dc:language>",
        "<dc:creator id=\"Creator1\">Ann Author</dc:creator>",
        "<meta refines=\"#Creator1\" property=\"role\" "
        "scheme=\"marc:relators\">aut</meta>",
        "<meta refines=\"#Creator1\" property=\"file-as\">Author, Ann</meta>",
        "<dc:contributor id=\"Creator2\">Ed Itor</dc:contributor>",
        "<dc:publisher>A House</dc:publisher>",
        "<dc:date>2026-11-23</dc:date>",
        "<meta refines=\"#Subject1\" property=\"authority\">BISAC</meta>",
        "<meta refines=\"#Subject1\" property=\"term\">COM043000</meta>",
        "<meta property=\"belongs-to-collection\" id=\"Collection1\">The Series</meta>",
        "<meta refines=\"#Collection1\" property=\"collection-type\">series</meta>",
        "<meta refines=\"#Collection1\" property=\"group-position\">2</meta>",
        "<meta property=\"dcterms:modified\">2023-11-14T22:13:20Z</meta>",
        "<meta property=\"schema:version\">2</meta>",
        "<meta property=\"ibooks:version\">2.0.1</meta>",
        "<meta name=\"cover\" content=\"image-cover\"/>",
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
        "properties=\"nav\"/>",
        "<item id=\"image-cover\" href=\"images/cover.png\" media-type=\"image/png\""
        " properties=\"cover-image\"/>",
        "<spine toc=\"ncx\">",
        "<reference type=\"text\" title=\"Start of Text\" href=\"text/a.xhtml\"/>",
    };
    Sample sample;
    const char *opf;

    (void)state;
    make_sample(&sample, "en-US");
    package(&sample);
    opf = content(&sample, "EPUB/package.opf");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        assert_has(opf, parts[i]);
    free_sample(&sample);
}

static void little_metadata_is_enough(void **state)
{
    Sample sample;
    const char *opf;

    (void)state;
    make_sample(&sample, "en");
    sample.book.metadata = (Metadata){.titles = titles,
                                      .title_count = 1,
                                      .identifiers = identifiers,
                                      .identifier_count = 1,
                                      .language = "en"};
    sample.book.modified = (time_t)1 << 60;
    package(&sample);
    opf = content(&sample, "EPUB/package.opf");
    assert_has(opf, "dcterms:modified\">9999-12-31T23:59:59Z<");
    assert_lacks(opf, "title-type");
    assert_lacks(opf, "prefix=");
    assert_lacks(opf, "dc:publisher");
    assert_lacks(opf, "schema:version");
    keep(&sample, "little");
    free_sample(&sample);
}

static void check_access(Census census, Metadata metadata, const char *const *has,
                         const char *const *lacks)
{
    Sample sample;
    const char *opf;

    make_sample(&sample, "en");
    sample.book.census = census;
    sample.book.metadata.access_modes = metadata.access_modes;
    sample.book.metadata.features = metadata.features;
    sample.book.metadata.hazards = metadata.hazards;
    sample.book.metadata.access_summary = metadata.access_summary;
    sample.book.metadata.conforms_to = metadata.conforms_to;
    sample.book.metadata.certified_by = metadata.certified_by;
    package(&sample);
    opf = content(&sample, "EPUB/package.opf");
    for (; *has != NULL; has++)
        assert_has(opf, *has);
    for (; *lacks != NULL; lacks++)
        assert_lacks(opf, *lacks);
    free_sample(&sample);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void accessibility_is_never_claimed_falsely(void **state)
{
    const char *features[] = {"printPageNumbers", "alternativeText", NULL},
               *hazards[] = {"flashing", NULL};
    const char *modes[] = {"auditory", NULL};

    (void)state;
    check_access((Census){.all_described = true}, (Metadata){0},
                 LIST("accessMode\">textual<", "accessModeSufficient\">textual<",
                      ">tableOfContents<", "accessibilityHazard\">none<",
                      "xml:lang=\"en\">This book has"),
                 LIST(">visual<", ">alternativeText<", ">MathML<", "conformsTo",
                      "certifiedBy"));
    check_access((Census){.has_pictures = true,
                          .all_described = true,
                          .has_mathml = true},
                 (Metadata){0},
                 LIST(">visual<", ">alternativeText<", ">MathML<",
                      "accessModeSufficient\">textual<"),
                 LIST(">textual,visual<"));
    check_access((Census){.has_pictures = true, .has_animation = true}, (Metadata){0},
                 LIST("accessModeSufficient\">textual,visual<",
                      "accessibilityHazard\">unknown<"),
                 LIST(">alternativeText<", "accessibilityHazard\">none<",
                      "Sufficient\">textual<"));
    check_access((Census){.has_pictures = true, .all_described = true},
                 (Metadata){.access_modes = modes,
                            .features = features,
                            .hazards = hazards,
                            .access_summary = "Ours.",
                            .certified_by = "Me",
                            .conforms_to = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"},
                 LIST(">auditory<", ">printPageNumbers<", ">flashing<",
                      "Summary\">Ours.<",
                      "dcterms:conformsTo\">EPUB Accessibility 1.1 - WCAG 2.1 Level AA<",
                      "a11y:certifiedBy\">Me<"),
                 LIST("accessMode\">textual<", ">none<", "This book has",
                      ">alternativeText</meta>\n    <meta "
                      "property=\"schema:accessibilityFeature\">alternativeText"));
}

static void navigation_and_ncx_show_the_same_tree(void **state)
{
    Sample sample;
    const char *nav, *ncx;

    (void)state;
    make_sample(&sample, "en");
    package(&sample);
    nav = content(&sample, "EPUB/nav.xhtml");
    ncx = content(&sample, "EPUB/toc.ncx");
    assert_has(nav, "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\"");
    assert_has(
        nav,
        "<a href=\"text/a.xhtml\">1 First &amp; &lt;best&gt;</a>\n          <ol>\n"
        "            <li>\n              <a href=\"text/a.xhtml#part\">1.1 A part</a>");
    assert_has(nav, "href=\"styles/default.css\"");
    assert_has(nav,
               "<a epub:type=\"bodymatter\" href=\"text/a.xhtml\">Start of Text</a>");
    assert_has(nav, "<a epub:type=\"cover\" href=\"text/cover.xhtml\">Cover</a>");
    assert_has(nav, "<a epub:type=\"preface\" href=\"text/preface.xhtml\">Preface</a>");
    assert_has(nav, "<a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a>");
    assert_has(nav, "hidden=\"hidden\"");
    assert_has(ncx, "<meta name=\"dtb:uid\" "
                    "content=\"urn:uuid:12345678-1234-4234-8234-123456789abc\"/>");
    assert_has(ncx, "<meta name=\"dtb:depth\" content=\"2\"/>");
    assert_has(ncx, "<navPoint id=\"nav-text_2fa.xhtml\" playOrder=\"2\">");
    assert_has(ncx, "<navPoint id=\"nav-text_2fa.xhtml_23part\" playOrder=\"3\">");
    assert_has(ncx, "<docAuthor>");
    assert_lacks(ncx, "Ed Itor");
    free_sample(&sample);
}

static void entries_to_one_place_share_their_order_but_no_id(void **state)
{
    Sample sample;
    const char *ncx;

    (void)state;
    make_sample(&sample, "en");
    sample.toc[2].href = "text/a.xhtml";
    sample.toc[3].href = "text/a.xhtml";
    package(&sample);
    ncx = content(&sample, "EPUB/toc.ncx");
    assert_has(ncx, "<navPoint id=\"nav-text_2fa.xhtml__2\" playOrder=\"2\">");
    assert_has(ncx, "<navPoint id=\"nav-text_2fa.xhtml__3\" playOrder=\"2\">");
    keep(&sample, "shared");
    free_sample(&sample);
}

static void right_to_left_books_say_so(void **state)
{
    Sample sample;

    (void)state;
    make_sample(&sample, "ar");
    package(&sample);
    assert_has(content(&sample, "EPUB/package.opf"),
               "page-progression-direction=\"rtl\"");
    assert_has(content(&sample, "EPUB/package.opf"), "xml:lang=\"ar\" dir=\"rtl\"");
    assert_has(content(&sample, "EPUB/nav.xhtml"),
               "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"");
    assert_has(content(&sample, "EPUB/nav.xhtml"), "المحتويات");
    keep(&sample, "rtl");
    free_sample(&sample);
    make_sample(&sample, "ar");
    sample.book.metadata.direction = "default";
    package(&sample);
    assert_has(content(&sample, "EPUB/package.opf"),
               "page-progression-direction=\"default\"");
    free_sample(&sample);
}

static void a_book_of_nothing_is_still_well_formed(void **state)
{
    Book book = {.root.fd = -1, .metadata.language = "en"};
    Container container = package_book(&book, NULL);
    Sample sample = {.container = container};
    TocEntry empty = {.label = " ", .href = "nav.xhtml"};

    (void)state;
    assert_int_equal(container.count, 5);
    assert_has(content(&sample, "EPUB/nav.xhtml"), "<a href=\"nav.xhtml\">Untitled</a>");
    assert_has(content(&sample, "EPUB/toc.ncx"), "<content src=\"nav.xhtml\"/>");
    package_free(&container);
    book.toc = &empty;
    sample.container = package_book(&book, NULL);
    assert_has(content(&sample, "EPUB/nav.xhtml"), "<a href=\"nav.xhtml\">…</a>");
    package_free(&sample.container);
    arena_free(&sample.book.arena);
    arena_free(&book.arena);
}

static void files_are_read_when_worth_deflating_and_streamed_otherwise(void **state)
{
    char folder[] = "/tmp/epubify-package-XXXXXX", command[64];
    Sample sample;
    FILE *file;

    (void)state;
    assert_non_null(mkdtemp(folder));
    make_sample(&sample, "en");
    assert_true(root_open(&sample.book.root, folder));
    snprintf(command, sizeof command, "%s/a.svg", folder);
    file = fopen(command, "w");
    for (int i = 0; i < 100; i++)
        fputs("<svg xmlns='http://www.w3.org/2000/svg'/>", file);
    fclose(file);
    sample.resources[0] = (Resource){.source = "a.svg",
                                     .path = "images/a.svg",
                                     .id = "image-a",
                                     .media_type = "image/svg+xml",
                                     .size = 4100,
                                     .next = &sample.resources[1]};
    sample.resources[1] = (Resource){.source = "gone.svg",
                                     .path = "images/b.svg",
                                     .id = "image-b",
                                     .media_type = "image/svg+xml",
                                     .size = 4100,
                                     .next = &sample.resources[2]};
    sample.resources[2] = (Resource){.source = "a.svg",
                                     .path = "images/c.png",
                                     .id = "image-c",
                                     .media_type = "image/png",
                                     .size = 4100,
                                     .stored = true};
    sample.book.cover_image = NULL;
    sample.book.style_sheet_count = 0;
    package(&sample);
    const Entry *last = &sample.container.entries[sample.container.count - 1];
    assert_true(last->stored && last->deflated.len == 0);
    assert_string_equal(last->file, "a.svg");
    assert_string_equal(last[-1].file, "gone.svg"); /* write will name it */
    assert_null(last[-2].file);
    assert_int_equal(last[-2].size, 4100);
    assert_true(last[-2].deflated.len > 0 && last[-2].deflated.len < 200);
    free_sample(&sample);
    root_close(&sample.book.root);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_come_in_the_order_of_ocf),
        cmocka_unit_test(package_document_says_all_that_the_manifest_said),
        cmocka_unit_test(little_metadata_is_enough),
        cmocka_unit_test(accessibility_is_never_claimed_falsely),
        cmocka_unit_test(navigation_and_ncx_show_the_same_tree),
        cmocka_unit_test(entries_to_one_place_share_their_order_but_no_id),
        cmocka_unit_test(right_to_left_books_say_so),
        cmocka_unit_test(a_book_of_nothing_is_still_well_formed),
        cmocka_unit_test(files_are_read_when_worth_deflating_and_streamed_otherwise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
