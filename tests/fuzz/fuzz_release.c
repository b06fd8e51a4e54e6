/* fuzz_release.c - whatever a lock says was in the release before, a book is built with it or its lock is refused, and
 * what it then writes says that nothing has changed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "epubify.h"

enum { LONGEST_INPUT = 16384 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz_release.XXXXXX";

static const char manifest[] =
    "title: A\nauthor: B\nlanguage: en\nidentifier: "
    "urn:uuid:11111111-2222-4333-8444-555555555555\n"
    "date: 2025-02-01\nrelease: 2\nchapters: [a.md, b.md, {title: C, status: planned}]\n";
static const char *const texts[] = {
    "# One\n\nSome text is here. There is more.\n\n> A quote.\n>\n> Of two.\n\n## "
    "Alpha\n\nAnd so on.[^n]\n\n[^n]: Note.\n",
    "---\nwas: c.md\n---\n# Two\n\nWhat comes here? An item:\n\n- first\n- second\n\n  "
    "of two\n\n## Alpha\n\n```\ncode\n```\n",
};

/* In the folder; until the next call. */
static const char *path_of(const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *name, const void *bytes, size_t size)
{
    FILE *file = fopen(path_of(name), "wb");

    if (file == NULL)
        abort();
    fwrite(bytes, 1, size, file);
    fclose(file);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    if (mkdtemp(folder) == NULL)
        return 1;
    put_file("book.yaml", manifest, sizeof manifest - 1);
    put_file("a.md", texts[0], strlen(texts[0]));
    put_file("b.md", texts[1], strlen(texts[1]));
    return 0;
}

static EpubifyStatus build(const char *layout, bool frozen)
{
    char output[128];
    EpubifyOptions options = {.size = sizeof options,
                              .book = folder,
                              .output = output,
                              .jobs = 1,
                              .layout = layout,
                              .frozen = frozen};
    EpubifyResult *result;
    EpubifyStatus status;

    snprintf(output, sizeof output, "%s", path_of("out.epub"));
    result = epubify_build(&options);
    status = result->status;
    epubify_result_free(result);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const layouts[] = {"stable", "gaps", "kobo", "plain"};
    const char *layout = layouts[size % 4];
    EpubifyStatus status;

    if (size > LONGEST_INPUT)
        return 0;
    put_file("epubify.lock", data, size);
    status = build(layout, false);
    if (status == EPUBIFY_OK)
        status = build(layout, true) == EPUBIFY_OK ? EPUBIFY_OK : EPUBIFY_SYSTEM;
    if (status != EPUBIFY_OK && status != EPUBIFY_ERRORS)
        abort();
    return 0;
}
