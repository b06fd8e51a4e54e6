/* fuzz_changelog.c - any text as a change log: every release has a name, its notes stand in the log, and they become
 * nodes of the plain kinds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "load/releases/releases.h"
#include "parse/parse.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    parse_init();
    return 0;
}

static void check_notes(const Book *book, const Chapter *notes)
{
    for (const Node *node = notes->tree; node != NULL;
         node = next_node(notes->tree, node)) {
        Position at = node_position(notes, node);
        if (node->kind == NODE_TABLE || node->kind == NODE_IMAGE ||
            node->kind == NODE_HTML_BLOCK || node->kind == NODE_FOOTNOTE ||
            node->kind == NODE_ELEMENT || node->id != NULL)
            abort();
        if (at.line == 0 && node->offset != NO_OFFSET && notes->diags.count < DIAGS_KEPT)
            abort();
    }
    (void)book;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    BookOptions options = {.book = ".", .jobs = 1};
    Book book = {.options = &options, .base = "", .manifest = "book.yaml", .root.fd = -1};
    Project project = {.book = &book, .kind = &epubify_kind, .manifest = "book.yaml"};
    Source source = {.name = "CHANGELOG.md"};
    ReleaseList list = {&project, "CHANGELOG.md", &source};

    if (memchr(data, 0, size) != NULL || memchr(data, '\r', size) != NULL ||
        utf8_check((const char *)data, size) != size)
        return 0; /* load cleans the text */
    book.diags = (Diags){.arena = &book.arena};
    book.metadata.language = "en";
    book.dialect.smart = book.dialect.local_quotes = true;
    source.text = (Bytes){arena_copy(&book.arena, (const char *)data, size), size};
    read_log(&list);
    parse_end(&book);
    for (size_t i = 0; i < book.releases.listed_count; i++) {
        const Release *release = &book.releases.listed[i];
        if (release->name[0] == '\0' || release->at.line == 0)
            abort();
        if (release->notes != NULL)
            check_notes(&book, release->notes);
    }
    book_free(&book);
    return 0;
}
