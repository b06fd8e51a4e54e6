/* fuzz_mdbook.c - whatever a project of mdBook holds, all that is made of it is well-formed
 * XML.
 *
 * The bytes are its files, one behind the other with a form feed between: book.toml, and
 * then SUMMARY.md, a.md, b.md and code.rs in src.  They go through load, parse, resolve and
 * render. */
#include <assert.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "book.h"
#include "load/load.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/resolve.h"

enum { LONGEST_INPUT = 16384, FILES = 5 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz_mdbook.XXXXXX";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char path[64];

    (void)argc;
    (void)argv;
    parse_init();
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/src", folder);
    return mkdir(path, 0700);
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    char path[64];
    int fd;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || close(fd) != 0)
        abort();
}

static void write_files(const char *bytes, size_t size)
{
    static const char *const names[FILES] = {"book.toml", "src/SUMMARY.md", "src/a.md",
                                             "src/b.md", "src/code.rs"};

    for (size_t i = 0; i < FILES; i++) {
        const char *end = size == 0 ? NULL : memchr(bytes, '\f', size);
        size_t len = end == NULL || i == FILES - 1 ? size : (size_t)(end - bytes);
        write_file(names[i], bytes, len);
        len += end != NULL && i < FILES - 1;
        bytes += len;
        size -= len;
    }
}

static void check_document(const Document *document)
{
    xmlDoc *doc =
        xmlReadMemory(document->xhtml.data, (int)document->xhtml.len, document->path,
                      NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    if (doc == NULL) {
        fprintf(stderr, "%s\n%.*s\n", document->path, (int)document->xhtml.len,
                document->xhtml.data);
        abort();
    }
    xmlFreeDoc(doc);
}

/* Every place is in a file, nobody's parent is missing, and passages are in order. */
static void check_entries(const Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        const Passages *includes = &chapter->includes;
        assert(chapter->kind != ENTRY_LESSON || chapter->parent != NULL);
        for (size_t k = 0; k < includes->count; k++) {
            const Passage *passage = &includes->items[k];
            const Source *source =
                passage->source == NULL ? &chapter->written : passage->source;
            assert(k == 0 || passage->at > passage[-1].at);
            assert(passage->at < chapter->markdown.len);
            assert(passage->from <= source->text.len);
        }
        for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next)
            assert(diag->at.file != NULL && diag->at.column <= diag->at.excerpt.len + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    BookOptions options = {.book = folder, .from = "mdbook", .jobs = 1};
    Book book = {.options = &options};
    const char *why;

    if (size > LONGEST_INPUT)
        return -1;
    book.diags = (Diags){.arena = &book.arena};
    write_files((const char *)data, size);
    if (load_book(&book, &why) == LOAD_OK) {
        for (size_t i = 0; i < book.chapter_count; i++)
            parse_chapter(&book, book.chapters[i]);
        parse_end(&book);
        resolve_book(&book);
        check_entries(&book);
        for (Document *document = book.documents; document != NULL;
             document = document->next) {
            render_document(&book, document);
            if (document->kind != DOCUMENT_CONTENTS)
                check_document(document);
        }
    }
    book_free(&book);
    return 0;
}
