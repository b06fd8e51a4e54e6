/* sample.h - a small book made by hand, and its package, for test_package.c. */
#ifndef EPUBIFY_TESTS_SAMPLE_H
#define EPUBIFY_TESTS_SAMPLE_H

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
static Creator creators[] = {{"Ann Author", "aut", "Author, Ann", false},
                             {"Ed Itor", "edt", NULL, true}};
static Identifier identifiers[] = {{"urn:uuid:12345678-1234-4234-8234-123456789abc",
                                    NULL},
                                   {"urn:isbn:9780306406157", "15"}};
static Subject subjects[] = {{"Networks", "BISAC", "COM043000"},
                             {"Launches", NULL, NULL}};
static Collection collections[] = {{"The Series", "series", "2"}};

static const unsigned char pixel[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c"
    "c`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xae"
    "B`\x82";

static void add_document(Sample *sample, size_t i, DocumentKind kind, const char *path,
                         const char *id, const char *title)
{
    Document *document = &sample->documents[i];

    *document = (Document){.kind = kind,
                           .path = path,
                           .id = id,
                           .title = title,
                           .language = sample->book.metadata.language};
    if (i > 0)
        sample->documents[i - 1].next = document;
    sample->book.document_count++;
}

static void write_xhtml(Document *document)
{
    buf_format(
        &document->xhtml,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\"><head>"
        "<title>%s</title><link rel=\"stylesheet\" "
        "href=\"../styles/default.css\"/></head>"
        "<body><h1 id=\"h\">%s</h1>%s</body></html>\n",
        document->language, document->language, document->title, document->title,
        document->kind == DOCUMENT_COVER
            ? "<p><img src=\"../images/cover.png\" alt=\"x\"/></p>"
            : "<h2 id=\"part\">A part</h2>");
}

static void make_sample(Sample *sample, const char *language)
{
    Book *book = &sample->book;

    *sample = (Sample){0};
    book->root.fd = -1;
    book->metadata = (Metadata){.titles = titles,
                                .title_count = 2,
                                .creators = creators,
                                .creator_count = 2,
                                .identifiers = identifiers,
                                .identifier_count = 2,
                                .subjects = subjects,
                                .subject_count = 2,
                                .collections = collections,
                                .collection_count = 1,
                                .language = language,
                                .publisher = "A House",
                                .date = "2026-11-23",
                                .description = "What it is about",
                                .rights = "© 2026",
                                .release = "2",
                                .ibooks_version = "2.0.1"};
    book->modified = 1700000000;
    add_document(sample, 0, DOCUMENT_COVER, "text/cover.xhtml", "text-cover", "Cover");
    add_document(sample, 1, DOCUMENT_TITLE_PAGE, "text/titlepage.xhtml", "text-titlepage",
                 "Title");
    add_document(sample, 2, DOCUMENT_CONTENTS, "nav.xhtml", "nav", "Contents");
    add_document(sample, 3, DOCUMENT_CHAPTER, "text/preface.xhtml", "text-preface",
                 "Preface");
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
    sample->toc[1] =
        (TocEntry){"1 First & <best>", "text/a.xhtml", &sample->toc[2], &sample->toc[3]};
    sample->toc[2] = (TocEntry){"1.1 A part", "text/a.xhtml#part", NULL, NULL};
    sample->toc[3] = (TocEntry){"2 Second", "text/b.xhtml", NULL, NULL};
    book->toc = sample->toc;
    sample->resources[0] = (Resource){.path = "styles/default.css",
                                      .id = "css-default",
                                      .media_type = "text/css",
                                      .bytes = {"p { margin: 0 }\n", 16},
                                      .next = &sample->resources[1]};
    sample->resources[1] = (Resource){.path = "images/cover.png",
                                      .id = "image-cover",
                                      .media_type = "image/png",
                                      .properties = "cover-image",
                                      .bytes = {(const char *)pixel, sizeof pixel - 1},
                                      .stored = true};
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
        assert_int_equal(libdeflate_deflate_decompress(inflate, entry->deflated.data,
                                                       entry->deflated.len, text,
                                                       entry->size, NULL),
                         LIBDEFLATE_SUCCESS);
        libdeflate_free_decompressor(inflate);
        if (!xml_check((Bytes){text, entry->size}, &error))
            fail_msg("%s:%u:%u: %s\n%s", path, error.line, error.column, error.message,
                     text);
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
        assert_true(
            write_container(&sample->container,
                            arena_format(&sample->book.arena, "%s/%s.epub", folder, name),
                            &diags, &size));
}

#endif
