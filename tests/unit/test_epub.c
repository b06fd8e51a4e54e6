/* test_epub.c - an EPUB of anyone's is read as a reader sees it, and a hostile one is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "epubs.h"
#include "formats/deflate.h"
#include "formats/xml_entities.h"
#include "formats/zip.h"
#include "formats/zip_read.h"
#include "past/epub.h"
#include "scratch.h"

static Arena arena;

static const EpubDocument *read_body(const char *body)
{
    const EpubFile files[] = {{"text/a.xhtml", body}, {NULL, NULL}};

    return &read_new_epub(&arena, files)->documents[0];
}

/* The runs of a document, with | between them; code and headings begin with a sign. */
static const char *runs_of(const EpubDocument *document)
{
    static char all[2000];

    all[0] = '\0';
    for (size_t i = 0; i < document->run_count; i++) {
        const EpubRun *run = &document->runs[i];
        size_t n = strlen(all);
        snprintf(all + n, sizeof all - n, "%s%s%s", i > 0 ? "|" : "",
                 run->code      ? "$"
                 : run->heading ? "#"
                                : "",
                 epub_text(&arena, document, run->from, run->until));
    }
    return all;
}

/* ---- Text ------------------------------------------------------------------------------- */

static void a_run_is_what_no_block_parts(void **state)
{
    (void)state;
    assert_string_equal(runs_of(read_body("<h1>One</h1><p>A <b>b</b>\n c<br/>d</p>"
                                          "<ul><li>e<p>f</p>g</li><li>h</li></ul>"
                                          "<table><tr><td>i</td><td>j</td></tr></table>"
                                          "<pre>k\nl</pre>m")),
                        "#One|A b cd|e|f|g|h|i|j|$k l|m");
}

static void what_nobody_sees_is_no_text(void **state)
{
    (void)state;
    assert_string_equal(
        runs_of(read_body(
            "<p>A<sup class='noteref'><a role='doc-noteref' href='#n'>1</a></sup>b"
            "<a epub:type='noteref' href='#n'>2</a>.</p>"
            "<p hidden='hidden'>no</p><script>no</script><style>no</style>"
            "<aside id='n'><p>Note <a role='doc-backlink' href='#r'>↩</a></p></aside>")),
        "Ab.|Note");
}

static void ids_are_where_their_elements_begin(void **state)
{
    const EpubDocument *document;
    const EpubNode *node;

    (void)state;
    document =
        read_body("<p id='a'>One</p><p>Two <i id='b'>three</i><i id='a'>x</i></p>");
    node = map_lookup(&document->ids, "b");
    assert_int_equal(document->id_count, 2);
    assert_string_equal(epub_text(&arena, document, node->from, node->until), "three");
    assert_string_equal(((EpubNode *)map_lookup(&document->ids, "a"))->name, "p");
    assert_int_equal(node->ordinal, 0);
    assert_int_equal(node->parent->like, 1);
}

static void entities_of_old_files_are_read_without_their_dtd(void **state)
{
    const EpubFile files[] = {
        {"text/a.xhtml",
         "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' "
         "'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd' [<!ENTITY nbsp 'no'> <!-- ]> "
         "-->\n]>"
         "<html "
         "xmlns='http://www.w3.org/1999/xhtml'><head><title>T&eacute;</title></head>"
         "<body><p "
         "title='&copy;'>a&mdash;b&amp;lt;&lt;<![CDATA[&mdash;]]></p></body></html>"},
        {NULL, NULL}};
    const EpubDocument *document;

    (void)state;
    document = &read_new_epub(&arena, files)->documents[0];
    assert_null(document->fault);
    assert_string_equal(document->title, "Té");
    assert_string_equal(runs_of(document), "a—b&lt;<&mdash;");
}

static void what_is_no_xml_is_read_as_html_and_said(void **state)
{
    const EpubDocument *document;

    (void)state;
    document = read_body("<p>Vec<T> &bogus; <b>bold</p>\n<p id=x>Two</p>");
    assert_non_null(document->fault);
    assert_int_equal(document->fault_line, 4);
    assert_string_equal(document->title, "Of text/a.xhtml");
    assert_string_equal(runs_of(document), "Vec &bogus; bold|Two");
    assert_string_equal(document->body->name, "body");
    assert_int_equal(document->body->ordinal, 1);
    assert_non_null(map_lookup(&document->ids, "x"));
}

/* A billion laughs: the declarations are never seen, and the name is no entity then. */
static void entities_of_the_files_own_are_not_expanded(void **state)
{
    static const char text[] = "<!DOCTYPE html [<!ENTITY a 'laugh'><!ENTITY b '&a;&a;'>]>"
                               "<html><body>&b;</body></html>";
    Bytes bytes;

    (void)state;
    bytes = xml_without_doctype(&arena, (Bytes){text, strlen(text)});
    assert_null(strstr(bytes.data, "ENTITY"));
    assert_null(strstr(bytes.data, "DOCTYPE"));
    assert_non_null(strstr(bytes.data, "&b;"));
    assert_int_equal(bytes.len, strlen(text));
}

/* ---- Package and contents ------------------------------------------------------------------ */

static void the_package_says_what_the_book_is(void **state)
{
    const EpubFile files[] = {
        {"text/a.xhtml", "<p>a</p>"},
        {"text/b.xhtml", "<p>b</p>"},
        {"nav.xhtml",
         "<nav epub:type='landmarks'><ol><li><a href='text/b.xhtml'>No</a></li>"
         "</ol></nav><nav epub:type='toc'><ol><li><span>Part</span><ol>"
         "<li><a href='text/a.xhtml#x'>A\n <i>one</i></a></li></ol></li>"
         "<li><a href='../../out.xhtml'>Out</a></li></ol></nav>"},
        {NULL, NULL}};
    const Epub *epub;

    (void)state;
    epub = read_new_epub(&arena, files);
    assert_string_equal(epub->identifier, "urn:x:1");
    assert_string_equal(epub->title, "A book");
    assert_string_equal(epub->release, "2");
    assert_int_equal(epub->document_count, 2);
    assert_string_equal(epub->documents[1].path, "EPUB/text/b.xhtml");
    assert_string_equal(epub->documents[1].id, "b.xhtml");
    assert_int_equal(epub->entry_count, 3);
    assert_null(epub->entries[0].path);
    assert_string_equal(epub->entries[0].label, "Part");
    assert_string_equal(epub->entries[1].label, "A one");
    assert_string_equal(epub->entries[1].path, "EPUB/text/a.xhtml");
    assert_string_equal(epub->entries[1].fragment, "x");
    assert_int_equal(epub->entries[1].level, 2);
    assert_null(epub->entries[2].path);
}

static void an_ncx_is_read_where_there_is_no_nav(void **state)
{
    const EpubFile files[] = {
        {"text/a.xhtml", "<p>a</p>"},
        {"toc.ncx",
         "<?xml version='1.0'?><!DOCTYPE ncx PUBLIC '-//NISO//DTD ncx 2005-1//EN' "
         "'http://www.daisy.org/z3986/2005/ncx-2005-1.dtd'><ncx><docTitle><text>No</text>"
         "</docTitle><navMap><navPoint><navLabel><text>One</text></navLabel>"
         "<content src='text/a.xhtml'/><navPoint><navLabel><text>Two</text></navLabel>"
         "<content src='text/a.xhtml#b'/></navPoint></navPoint></navMap><pageList>"
         "<pageTarget><navLabel><text>7</text></navLabel></pageTarget></pageList></ncx>"},
        {NULL, NULL}};
    const Epub *epub;

    (void)state;
    epub = read_new_epub(&arena, files);
    assert_int_equal(epub->entry_count, 2);
    assert_string_equal(epub->entries[1].label, "Two");
    assert_string_equal(epub->entries[1].fragment, "b");
    assert_int_equal(epub->entries[1].level, 2);
}

/* ---- What is refused ------------------------------------------------------------------------ */

static void refuse_bytes(Bytes bytes, const char *entry, const char *why)
{
    EpubError error;

    assert_null(read_epub(&arena, bytes, &error));
    if (entry == NULL)
        assert_null(error.entry);
    else
        assert_string_equal(error.entry, entry);
    if (strstr(error.why, why) == NULL)
        fail_msg("\"%s\" is not in \"%s\"", why, error.why);
    free((void *)bytes.data);
}

static void what_is_no_epub_is_refused(void **state)
{
    const EpubFile archive[] = {{"a.txt", "a"}, {NULL, NULL}};
    const EpubFile no_package[] = {{"META-INF/container.xml", "<container/>"},
                                   {NULL, NULL}};
    const EpubFile leads_out[] = {{"META-INF/container.xml",
                                   "<container><rootfiles><rootfile "
                                   "full-path='../a.opf'/></rootfiles></container>"},
                                  {NULL, NULL}};
    const EpubFile no_document[] = {{"nav.xhtml", "<p/>"}, {NULL, NULL}};

    (void)state;
    refuse_bytes((Bytes){strdup("PK no"), 5}, NULL, "no ZIP archive");
    refuse_bytes(new_archive(archive), NULL, "no EPUB");
    refuse_bytes(new_archive(no_package), "META-INF/container.xml",
                 "no package document");
    refuse_bytes(new_archive(leads_out), "META-INF/container.xml", "no package document");
    refuse_bytes(new_epub(no_document), "EPUB/package.opf", "spine is empty");
}

static void a_damaged_archive_is_refused(void **state)
{
    const EpubFile files[] = {{"text/a.xhtml", "<p>What is in it</p>"}, {NULL, NULL}};
    Bytes bytes;
    char *at;

    (void)state;
    bytes = new_epub(files);
    at = memmem(bytes.data, bytes.len, "What", 4);
    *at = 'X';
    refuse_bytes(bytes, "EPUB/text/a.xhtml", "damaged");
}

static void an_encrypted_entry_is_refused(void **state)
{
    const EpubFile files[] = {{"text/a.xhtml", "<p>a</p>"}, {NULL, NULL}};
    Bytes bytes = new_epub(files);
    char *last = NULL;

    (void)state;
    for (char *at = (char *)bytes.data;
         (at = memmem(at, bytes.len - (size_t)(at - bytes.data), "PK\1\2", 4)) != NULL;
         at++)
        last = at;
    last[8] |= 1; /* APPNOTE 4.4.4, bit 0 */
    refuse_bytes(bytes, "EPUB/text/a.xhtml", "encrypted");
}

static bool keep(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Buf *buf = context;

    while (buf->len < offset + n)
        buf_char(buf, 0);
    memcpy(buf->data + offset, bytes, n);
    return true;
}

/* An archive with one entry of that many NULs, deflated. */
static Bytes new_bomb(size_t size)
{
    Buf buf = {0};
    const ZipSink sink = {&buf, keep, NULL};
    ZipWriter *writer = new_zip_writer(&sink);
    char *nuls = calloc(1, size);
    Bytes deflated = new_deflated((Bytes){nuls, size});
    ZipEntry entry = {.path = "a",
                      .method = ZIP_DEFLATED,
                      .bytes = deflated,
                      .size = size,
                      .crc = crc32_of((Bytes){nuls, size})};
    ZipError error;
    uint64_t written;

    zip_put_entry(writer, &entry);
    assert_true(zip_finish(writer, &written, &error));
    free((void *)deflated.data);
    free(nuls);
    return (Bytes){buf.data, buf.len};
}

static bool reads(size_t size, size_t limit, const char *wanted)
{
    Bytes archive = new_bomb(size), bytes;
    const char *why;
    ZipReader *reader = new_zip_reader(archive, &why);
    bool read = zip_read(reader, "a", limit, &arena, &bytes, &why);

    if (!read && strstr(why, wanted) == NULL)
        fail_msg("\"%s\" is not in \"%s\"", wanted, why);
    zip_reader_free(reader);
    free((void *)archive.data);
    return read;
}

static void an_entry_that_swells_is_refused(void **state)
{
    (void)state;
    assert_true(reads(1 << 20, 1 << 21, ""));
    assert_false(reads(4 << 20, 8 << 20, "packed so well"));
    assert_false(reads(4 << 20, 1 << 20, "too large"));
}

/* Whatever number the end record names, nothing is made ready for so many. */
static void an_end_record_that_lies_is_refused(void **state)
{
    const EpubFile files[] = {{"a", "a"}, {NULL, NULL}};
    Bytes bytes = new_archive(files);
    char *end = memmem(bytes.data, bytes.len, "PK\5\6", 4);

    (void)state;
    memcpy(end + 8, "\xff\xff\xff\xff", 4);
    refuse_bytes(bytes, NULL, "too many entries");
}

static void a_file_is_refused_that_is_none(void **state)
{
    EpubError error;

    (void)state;
    assert_null(read_epub_file(&arena, scratch_path("nowhere.epub"), &error));
    assert_string_equal(error.why, "it does not exist");
    assert_int_equal(error.system, 0);
    assert_null(read_epub_file(&arena, scratch_folder(), &error));
    assert_string_equal(error.why, "it is a folder");
    assert_int_equal(error.system, 0);
    assert_null(read_epub_file(&arena, "/dev/null", &error));
    assert_string_equal(error.why, "it is no regular file");
}

static int end_all(void **state)
{
    (void)state;
    arena_free(&arena);
    deflate_end();
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_is_what_no_block_parts),
        cmocka_unit_test(what_nobody_sees_is_no_text),
        cmocka_unit_test(ids_are_where_their_elements_begin),
        cmocka_unit_test(entities_of_old_files_are_read_without_their_dtd),
        cmocka_unit_test(what_is_no_xml_is_read_as_html_and_said),
        cmocka_unit_test(entities_of_the_files_own_are_not_expanded),
        cmocka_unit_test(the_package_says_what_the_book_is),
        cmocka_unit_test(an_ncx_is_read_where_there_is_no_nav),
        cmocka_unit_test(what_is_no_epub_is_refused),
        cmocka_unit_test(a_damaged_archive_is_refused),
        cmocka_unit_test(an_encrypted_entry_is_refused),
        cmocka_unit_test(an_entry_that_swells_is_refused),
        cmocka_unit_test(an_end_record_that_lies_is_refused),
        cmocka_unit_test(a_file_is_refused_that_is_none),
    };

    return cmocka_run_group_tests_name("epub", tests, NULL, end_all);
}
