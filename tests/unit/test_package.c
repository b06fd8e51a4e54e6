/* test_package.c - package document, navigation and NCX say what the book holds, and nothing else.
 *
 * With EPUBIFY_KEEP=FOLDER the containers stay there, for epubcheck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "book.h"
#include "data/semantics.h"
#include "formats/xml_read.h"
#include "package/package.h"
#include "write/ocf.h"

/* ---- A book made by hand ------------------------------------------------------------------------- */

typedef struct {
    Book book;
    Document documents[6];
    Chapter chapters[3];
    TocEntry toc[4];
    Resource resources[3];
    Entry entries[6];
    Container container;
} Sample;

static Title titles[] = {{"Push & <Prod>", NULL, NULL}, {"A subtitle", "subtitle", NULL}};
static Creator creators[] = {{"Ann Author", "aut", "Author, Ann", false}, {"Ed Itor", "edt", NULL, true}};
static Identifier identifiers[] = {{"urn:uuid:12345678-1234-4234-8234-123456789abc", NULL},
                                   {"urn:isbn:9780306406157", "15"}};
static Subject subjects[] = {{"Networks", "BISAC", "COM043000"}, {"Launches", NULL, NULL}};
static Collection collections[] = {{"The Series", "series", "2"}};

static const unsigned char pixel[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c"
    "c`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xae" "B`\x82";

static void add_document(Sample *sample, size_t i, DocumentKind kind, const char *path, const char *id,
                         const char *title)
{
    Document *document = &sample->documents[i];

    *document = (Document){.kind = kind, .path = path, .id = id, .title = title,
                           .language = sample->book.metadata.language};
    if (i > 0)
        sample->documents[i - 1].next = document;
    sample->book.document_count++;
}

static void write_xhtml(Document *document)
{
    buf_format(&document->xhtml,
               "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
               "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\"><head>"
               "<title>%s</title><link rel=\"stylesheet\" href=\"../styles/default.css\"/></head>"
               "<body><h1 id=\"h\">%s</h1>%s</body></html>\n",
               document->language, document->language, document->title, document->title,
               document->kind == DOCUMENT_COVER ? "<p><img src=\"../images/cover.png\" alt=\"x\"/></p>"
                                                : "<h2 id=\"part\">A part</h2>");
}

static void make_sample(Sample *sample, const char *language)
{
    Book *book = &sample->book;

    *sample = (Sample){0};
    book->root.fd = -1;
    book->metadata = (Metadata){
        .titles = titles, .title_count = 2, .creators = creators, .creator_count = 2,
        .identifiers = identifiers, .identifier_count = 2, .subjects = subjects, .subject_count = 2,
        .collections = collections, .collection_count = 1, .language = language,
        .publisher = "A House", .date = "2026-11-23", .description = "What it is about",
        .rights = "© 2026", .release = "2", .ibooks_version = "2.0.1"};
    book->modified = 1700000000;
    add_document(sample, 0, DOCUMENT_COVER, "text/cover.xhtml", "text-cover", "Cover");
    add_document(sample, 1, DOCUMENT_TITLE_PAGE, "text/titlepage.xhtml", "text-titlepage", "Title");
    add_document(sample, 2, DOCUMENT_CONTENTS, "nav.xhtml", "nav", "Contents");
    add_document(sample, 3, DOCUMENT_CHAPTER, "text/preface.xhtml", "text-preface", "Preface");
    add_document(sample, 4, DOCUMENT_CHAPTER, "text/a.xhtml", "text-a", "First");
    add_document(sample, 5, DOCUMENT_CHAPTER, "text/b.xhtml", "text-b", "Second");
    sample->documents[0].landmark = "cover";
    sample->documents[1].landmark = "titlepage";
    sample->documents[2].landmark = "toc";
    sample->documents[3].landmark = "preface";
    for (size_t i = 0; i < 3; i++) {
        sample->chapters[i].semantics = lookup_semantics(i == 0 ? "preface" : "chapter");
        sample->documents[3 + i].chapter = &sample->chapters[i];
    }
    book->documents = sample->documents;
    sample->toc[0] = (TocEntry){"Preface", "text/preface.xhtml", NULL, &sample->toc[1]};
    sample->toc[1] = (TocEntry){"1 First & <best>", "text/a.xhtml", &sample->toc[2], &sample->toc[3]};
    sample->toc[2] = (TocEntry){"1.1 A part", "text/a.xhtml#part", NULL, NULL};
    sample->toc[3] = (TocEntry){"2 Second", "text/b.xhtml", NULL, NULL};
    book->toc = sample->toc;
    sample->resources[0] = (Resource){.path = "styles/default.css", .id = "css-default",
                                      .media_type = "text/css", .bytes = {"p { margin: 0 }\n", 16},
                                      .next = &sample->resources[1]};
    sample->resources[1] = (Resource){.path = "images/cover.png", .id = "image-cover",
                                      .media_type = "image/png", .properties = "cover-image",
                                      .bytes = {(const char *)pixel, sizeof pixel - 1}, .stored = true};
    book->resources = sample->resources;
    book->cover_image = &sample->resources[1];
    book->style_sheets[0] = &sample->resources[0];
    book->style_sheet_count = 1;
    book->census = (Census){.has_pictures = true, .all_described = true};
}

static void package(Sample *sample)
{
    for (size_t i = 0; i < sample->book.document_count; i++) {
        if (sample->documents[i].kind != DOCUMENT_CONTENTS)
            write_xhtml(&sample->documents[i]);
        package_document(&sample->documents[i], &sample->entries[i]);
    }
    sample->container = package_book(&sample->book, sample->entries);
}

static void free_sample(Sample *sample)
{
    package_free(&sample->container);
    arena_free(&sample->book.arena);
}

/* The content of an entry, inflated, in the book's arena; it must be well-formed where it is XML. */
static const char *content(Sample *sample, const char *path)
{
    for (size_t i = 0; i < sample->container.count; i++) {
        const Entry *entry = &sample->container.entries[i];
        struct libdeflate_decompressor *inflate;
        XmlError error;
        char *text;
        if (strcmp(entry->path, path) != 0)
            continue;
        if (entry->deflated.len == 0)
            return arena_copy(&sample->book.arena, entry->bytes.data, entry->bytes.len);
        text = arena_alloc(&sample->book.arena, entry->size + 1);
        inflate = libdeflate_alloc_decompressor();
        assert_int_equal(libdeflate_deflate_decompress(inflate, entry->deflated.data, entry->deflated.len,
                                                       text, entry->size, NULL),
                         LIBDEFLATE_SUCCESS);
        libdeflate_free_decompressor(inflate);
        if (!xml_check((Bytes){text, entry->size}, &error))
            fail_msg("%s:%u:%u: %s\n%s", path, error.line, error.column, error.message, text);
        return text;
    }
    fail_msg("no entry %s", path);
    return "";
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("no %s in\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("%s in\n%s", part, text);
}

static void keep(Sample *sample, const char *name)
{
    const char *folder = getenv("EPUBIFY_KEEP");
    Diags diags = {.arena = &sample->book.arena};
    uint64_t size;

    if (folder != NULL)
        assert_true(write_container(&sample->container,
                                    arena_format(&sample->book.arena, "%s/%s.epub", folder, name), &diags,
                                    &size));
}

/* ---- Tests ------------------------------------------------------------------------------------------ */

static void entries_come_in_the_order_of_ocf(void **state)
{
    static const char *const wanted[] = {"mimetype", "META-INF/container.xml", "EPUB/package.opf",
                                         "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/text/cover.xhtml",
                                         "EPUB/text/titlepage.xhtml", "EPUB/text/preface.xhtml",
                                         "EPUB/text/a.xhtml", "EPUB/text/b.xhtml",
                                         "EPUB/styles/default.css", "EPUB/images/cover.png"};
    Sample sample;

    (void)state;
    make_sample(&sample, "en");
    package(&sample);
    assert_int_equal(sample.container.count, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < sample.container.count; i++)
        assert_string_equal(sample.container.entries[i].path, wanted[i]);
    assert_true(sample.container.entries[0].stored);
    assert_has(content(&sample, "META-INF/container.xml"), "full-path=\"EPUB/package.opf\"");
    assert_has(content(&sample, "EPUB/text/a.xhtml"), "<title>First</title>");
    keep(&sample, "plain");
    free_sample(&sample);
}

static void package_document_says_all_that_the_manifest_said(void **state)
{
    static const char *const parts[] = {
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"Identifier1\""
        " xml:lang=\"en-US\" prefix=\"ibooks: http",
        "<dc:identifier id=\"Identifier1\">urn:uuid:12345678",
        "<meta refines=\"#Identifier2\" property=\"identifier-type\" scheme=\"onix:codelist5\">15</meta>",
        "<dc:title id=\"Title1\">Push &amp; &lt;Prod&gt;</dc:title>",
        "<meta refines=\"#Title1\" property=\"title-type\">main</meta>",
        "<meta refines=\"#Title2\" property=\"title-type\">subtitle</meta>",
        "<meta refines=\"#Title2\" property=\"display-seq\">2</meta>",
        "<dc:language>en-US</dc:language>",
        "<dc:creator id=\"Creator1\">Ann Author</dc:creator>",
        "<meta refines=\"#Creator1\" property=\"role\" scheme=\"marc:relators\">aut</meta>",
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
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>",
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
    sample.book.metadata = (Metadata){.titles = titles, .title_count = 1, .identifiers = identifiers,
                                      .identifier_count = 1, .language = "en"};
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

static void check_access(Census census, Metadata metadata, const char *const *has, const char *const *lacks)
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
    const char *features[] = {"printPageNumbers", "alternativeText", NULL}, *hazards[] = {"flashing", NULL};
    const char *modes[] = {"auditory", NULL};

    (void)state;
    check_access((Census){.all_described = true}, (Metadata){0},
                 LIST("accessMode\">textual<", "accessModeSufficient\">textual<", ">tableOfContents<",
                      "accessibilityHazard\">none<", "xml:lang=\"en\">This book has"),
                 LIST(">visual<", ">alternativeText<", ">MathML<", "conformsTo", "certifiedBy"));
    check_access((Census){.has_pictures = true, .all_described = true, .has_mathml = true}, (Metadata){0},
                 LIST(">visual<", ">alternativeText<", ">MathML<", "accessModeSufficient\">textual<"),
                 LIST(">textual,visual<"));
    check_access((Census){.has_pictures = true, .has_animation = true}, (Metadata){0},
                 LIST("accessModeSufficient\">textual,visual<", "accessibilityHazard\">unknown<"),
                 LIST(">alternativeText<", "accessibilityHazard\">none<", "Sufficient\">textual<"));
    check_access((Census){.has_pictures = true, .all_described = true},
                 (Metadata){.access_modes = modes, .features = features, .hazards = hazards,
                            .access_summary = "Ours.", .certified_by = "Me",
                            .conforms_to = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"},
                 LIST(">auditory<", ">printPageNumbers<", ">flashing<", "Summary\">Ours.<",
                      "dcterms:conformsTo\">EPUB Accessibility 1.1 - WCAG 2.1 Level AA<",
                      "a11y:certifiedBy\">Me<"),
                 LIST("accessMode\">textual<", ">none<", "This book has",
                      ">alternativeText</meta>\n    <meta property=\"schema:accessibilityFeature\">alternativeText"));
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
    assert_has(nav, "<a href=\"text/a.xhtml\">1 First &amp; &lt;best&gt;</a>\n          <ol>\n"
                    "            <li>\n              <a href=\"text/a.xhtml#part\">1.1 A part</a>");
    assert_has(nav, "href=\"styles/default.css\"");
    assert_has(nav, "<a epub:type=\"bodymatter\" href=\"text/a.xhtml\">Start of Text</a>");
    assert_has(nav, "<a epub:type=\"cover\" href=\"text/cover.xhtml\">Cover</a>");
    assert_has(nav, "<a epub:type=\"preface\" href=\"text/preface.xhtml\">Preface</a>");
    assert_has(nav, "<a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a>");
    assert_has(nav, "hidden=\"hidden\"");
    assert_has(ncx, "<meta name=\"dtb:uid\" content=\"urn:uuid:12345678-1234-4234-8234-123456789abc\"/>");
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
    assert_has(content(&sample, "EPUB/package.opf"), "page-progression-direction=\"rtl\"");
    assert_has(content(&sample, "EPUB/package.opf"), "xml:lang=\"ar\" dir=\"rtl\"");
    assert_has(content(&sample, "EPUB/nav.xhtml"), "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"");
    assert_has(content(&sample, "EPUB/nav.xhtml"), "المحتويات");
    keep(&sample, "rtl");
    free_sample(&sample);
    make_sample(&sample, "ar");
    sample.book.metadata.direction = "default";
    package(&sample);
    assert_has(content(&sample, "EPUB/package.opf"), "page-progression-direction=\"default\"");
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
    sample.resources[0] = (Resource){.source = "a.svg", .path = "images/a.svg", .id = "image-a",
                                     .media_type = "image/svg+xml", .size = 4100,
                                     .next = &sample.resources[1]};
    sample.resources[1] = (Resource){.source = "gone.svg", .path = "images/b.svg", .id = "image-b",
                                     .media_type = "image/svg+xml", .size = 4100,
                                     .next = &sample.resources[2]};
    sample.resources[2] = (Resource){.source = "a.svg", .path = "images/c.png", .id = "image-c",
                                     .media_type = "image/png", .size = 4100, .stored = true};
    sample.book.cover_image = NULL;
    sample.book.style_sheet_count = 0;
    package(&sample);
    const Entry *last = &sample.container.entries[sample.container.count - 1];
    assert_true(last->stored && last->deflated.len == 0);
    assert_string_equal(last->file, "a.svg");
    assert_string_equal(last[-1].file, "gone.svg");     /* write will name it */
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
