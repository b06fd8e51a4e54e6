/* fuzz_manifest.c - any bytes as a manifest, and as a chapter with front matter. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "load/manifest/manifest.h"
#include "load/dialect.h"
#include "load/files/text.h"
#include "parse/frontmatter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every place is in the file, and every text is one that XML can hold. */
static void check_diags(const Diags *diags)
{
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        assert(diag->at.line > 0 || diag->at.column == 0);
        assert(diag->at.column <= diag->at.excerpt.len + 1 ||
               diag->at.excerpt.len >= 1000);
        assert(utf8_check(diag->message, strlen(diag->message)) == strlen(diag->message));
        assert(diag->hint == NULL ||
               utf8_check(diag->hint, strlen(diag->hint)) == strlen(diag->hint));
    }
}

static void check_text(const char *text)
{
    assert(text != NULL && text[0] != '\0');
    assert(utf8_check(text, strlen(text)) == strlen(text));
    for (; *text != '\0'; text++)
        assert((unsigned char)*text >= 0x20 || *text == '\n' || *text == '\t');
}

static void read_as_manifest(Bytes raw)
{
    BookOptions options = {.book = ".", .jobs = 1, .lenient = TRISTATE_YES};
    Book book = {.options = &options,
                 .base = "",
                 .site = "",
                 .shown_base = "",
                 .manifest = "book.yaml",
                 .numbered = true};
    Project project = {.book = &book, .kind = &epubify_kind, .manifest = "book.yaml"};
    Manifest manifest = {.project = &project, .book = &book};

    book.diags = (Diags){.arena = &book.arena, .lenient = true};
    if (!root_open(&book.root, "."))
        abort();
    parse_manifest(&manifest, raw);
    project.own = &manifest;
    epubify_kind.read(&project);
    complete_entries(&project);
    complete_metadata(&project, &manifest);
    check_diags(&book.diags);
    check_text(book.metadata.titles[0].text);
    check_text(book.metadata.identifiers[0].text);
    check_text(book.metadata.language);
    for (size_t i = 0; i < book.metadata.creator_count; i++)
        check_text(book.metadata.creators[i].name);
    for (size_t i = 0; i < book.chapter_count; i++)
        assert(book.chapters[i]->source != NULL ||
               book.chapters[i]->given_title != NULL ||
               book.chapters[i]->destination != NULL); /* listed twice */
    book_free(&book);
}

static void read_as_chapter(Bytes raw)
{
    Chapter chapter = {.file = "a.md"};

    chapter.diags = (Diags){.arena = &chapter.arena};
    clean_text(raw, chapter.file, "text-nul", &chapter.arena, &chapter.diags,
               &chapter.markdown);
    parse_front_matter(&chapter, &own_dialect);
    assert(chapter.body <= chapter.markdown.len);
    check_diags(&chapter.diags);
    if (chapter.front.title != NULL)
        check_text(chapter.front.title);
    arena_free(&chapter.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1); /* of its own size, so that a byte too far is seen */

    if (text == NULL)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    read_as_manifest((Bytes){text, size});
    read_as_chapter((Bytes){text, size});
    free(text);
    return 0;
}
