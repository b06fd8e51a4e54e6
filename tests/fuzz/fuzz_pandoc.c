/* fuzz_pandoc.c - any bytes as the files of a book of pandoc's: lines of %%%% part them. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "book.h"
#include "load/load.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/resolve.h"

enum { LONGEST_INPUT = 16384, FILES = 4 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz_pandoc.XXXXXX";
static const char *const names[FILES] = {"defaults.yaml", "metadata.yaml", "01.md",
                                         "02.md"};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    parse_init();
    return mkdtemp(folder) == NULL;
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    char path[64];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, len, file) != len || fclose(file) != 0)
        abort();
}

/* Fewer parts than files: the Markdown comes first, since it has most to be tried. */
static void write_files(const char *bytes, size_t len)
{
    static const size_t order[FILES] = {2, 1, 0, 3};

    for (size_t i = 0; i < FILES; i++) {
        const char *mark =
            i + 1 < FILES && len > 0 ? memmem(bytes, len, "%%%%\n", 5) : NULL;
        size_t n = mark == NULL ? len : (size_t)(mark - bytes);
        write_file(names[order[i]], bytes, n);
        bytes += mark == NULL ? len : n + 5;
        len -= mark == NULL ? len : n + 5;
    }
}

static void check_xml(const char *path, Bytes xml)
{
    xmlDoc *doc =
        xmlReadMemory(xml.data, (int)xml.len, path, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    if (doc == NULL) {
        fprintf(stderr, "%s: no XML\n%.*s\n", path, (int)xml.len,
                xml.data == NULL ? "" : xml.data);
        abort();
    }
    xmlFreeDoc(doc);
}

/* An author's project, read leniently, ends in no error but those of the limits. */
static void run_stages(Book *book)
{
    size_t errors = book->diags.errors;

    for (size_t i = 0; i < book->chapter_count; i++)
        parse_chapter(book, book->chapters[i]);
    parse_end(book);
    resolve_book(book);
    errors += book->diags.errors;
    for (size_t i = 0; i < book->chapter_count; i++)
        errors += book->chapters[i]->diags.errors;
    if (errors > 0)
        return;
    for (Document *document = book->documents; document != NULL;
         document = document->next) {
        render_document(book, document);
        if (document->kind != DOCUMENT_CONTENTS) /* which package writes */
            check_xml(document->path, buf_bytes(&document->xhtml));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    BookOptions options = {.book = folder, .from = "pandoc", .jobs = 1};
    Book book = {.options = &options};
    const char *why = NULL;

    if (size > LONGEST_INPUT)
        return -1;
    write_files((const char *)data, size);
    book.diags = (Diags){.arena = &book.arena};
    if (load_book(&book, &why) == LOAD_OK)
        run_stages(&book);
    book_free(&book);
    return 0;
}
