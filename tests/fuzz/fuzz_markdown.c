/* fuzz_markdown.c - whatever a chapter holds, all that is made of it is well-formed XML.
 *
 * The chapter goes through parse, resolve, render and package as the one chapter of a
 * book, leniently, so that broken links and missing pictures are rendered too. */
#include <libdeflate.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/path.h"
#include "book.h"
#include "load/dialect.h"
#include "load/files/text.h"
#include "package/package.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/resolve.h"

enum { LONGEST_INPUT = 16384 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char empty_folder[] = "/tmp/fuzz_markdown.XXXXXX";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    parse_init();
    return mkdtemp(empty_folder) == NULL; /* there is no picture to be found in it */
}

static void check_xml(const char *path, Bytes xml)
{
    xmlDoc *doc =
        xmlReadMemory(xml.data, (int)xml.len, path, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    if (doc == NULL) {
        const xmlError *error = xmlGetLastError();
        fprintf(stderr, "%s:%d: %s\n%.*s\n", path, error == NULL ? 0 : error->line,
                error == NULL ? "no XML" : error->message, (int)xml.len,
                xml.data == NULL ? "" : xml.data);
        abort();
    }
    xmlFreeDoc(doc);
}

/* Labels of the contents come from the chapter too: navigation document, NCX. */
static void check_entry(const Entry *entry)
{
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    const char *ending = path_ending(entry->path);
    char *content = memory_new(entry->size);
    size_t size = 0;

    if (entry->deflated.len > 0 && strcmp(ending, ".css") != 0) {
        if (libdeflate_deflate_decompress(inflate, entry->deflated.data,
                                          entry->deflated.len, content, entry->size,
                                          &size) != LIBDEFLATE_SUCCESS)
            abort();
        check_xml(entry->path, (Bytes){content, size});
    } else if (entry->bytes.len > 0 &&
               (strcmp(ending, ".xml") == 0 || strcmp(ending, ".ncx") == 0)) {
        check_xml(entry->path, entry->bytes);
    }
    free(content);
    libdeflate_free_decompressor(inflate);
}

static void check_container(Book *book, const Entry *documents)
{
    Container container = package_book(book, documents);

    for (size_t i = 0; i < container.count; i++)
        check_entry(&container.entries[i]);
    package_free(&container);
}

static void run_stages(Book *book)
{
    Entry *documents;
    size_t i = 0;

    parse_chapter(book, book->chapters[0]);
    resolve_book(book);
    if (book->diags.errors + book->chapters[0]->diags.errors > 0)
        return;
    documents = arena_alloc(&book->arena, book->document_count * sizeof *documents);
    for (Document *document = book->documents; document != NULL;
         document = document->next) {
        render_document(book, document);
        if (document->kind != DOCUMENT_CONTENTS) /* which package writes */
            check_xml(document->path, buf_bytes(&document->xhtml));
        package_document(document, &documents[i++]);
    }
    check_container(book, documents);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    BookOptions options = {.book = ".", .lenient = TRISTATE_YES, .jobs = 1};
    Edition editions[] = {{.name = "early", .banners = true},
                          {.name = "sample", .sample = true, .apart = true},
                          {.name = "final"}};
    Title title = {.text = "Fuzz"};
    Identifier identifier = {.text = "urn:uuid:00000000-0000-4000-8000-000000000000"};
    Chapter chapter = {.source = "a.md",
                       .file = "a.md",
                       .kind = ENTRY_CHAPTER,
                       .sample = TRISTATE_YES,
                       .given_status = STATUS_REVIEW,
                       .numbered = true};
    Chapter *chapters[] = {&chapter};
    Book book = {.options = &options,
                 .base = "",
                 .site = "",
                 .shown_base = "",
                 .manifest = "book.yaml",
                 .editions = editions,
                 .edition_count = 3,
                 .edition = editions[size % 3]};
    Bytes raw;

    if (size > LONGEST_INPUT || !root_open(&book.root, empty_folder))
        return -1;
    raw = (Bytes){arena_copy(&chapter.arena, (const char *)data, size), size};
    chapter.diags = (Diags){.arena = &chapter.arena, .lenient = true};
    clean_text(raw, chapter.file, "text-nul", &chapter.arena, &chapter.diags,
               &chapter.markdown);
    chapter.written = (Source){chapter.file, chapter.markdown};
    chapter.at = file_position("book.yaml");
    book.diags = (Diags){.arena = &book.arena, .lenient = true};
    book.metadata = (Metadata){.titles = &title,
                               .title_count = 1,
                               .identifiers = &identifier,
                               .identifier_count = 1,
                               .language = "en"};
    book.dialect = own_dialect;
    book.numbered = true;
    book.toc_depth = 3;
    book.chapters = chapters;
    book.chapter_count = 1;
    run_stages(&book);
    book_free(&book);
    return 0;
}
