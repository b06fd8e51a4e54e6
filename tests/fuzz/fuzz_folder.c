/* fuzz_folder.c - whatever a folder of Markdown holds, it becomes a book, and the manifest that import writes of it
 * gives the same bytes.
 *
 * Form feeds part the input into files: a sidebar, a README, two pages in a folder. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "epubify.h"

enum { LONGEST_INPUT = 8192 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz_folder.XXXXXX";
static const char *const names[] = {"_sidebar.md", "README.md", "docs/page 2.md",
                                    "docs/10.md"};
enum { FILES = sizeof names / sizeof names[0] };

/* In the folder; until the next call. */
static const char *path_of(const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    if (mkdtemp(folder) == NULL)
        return 1;
    return mkdir(path_of("docs"), 0755);
}

static void put_file(const char *name, const void *bytes, size_t size)
{
    FILE *file = fopen(path_of(name), "wb");

    if (file == NULL)
        abort();
    fwrite(bytes, 1, size, file);
    fclose(file);
}

/* The files that the input has; the others are not there. */
static void put_files(const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;

    for (size_t i = 0; i < FILES; i++) {
        const uint8_t *stop =
            data == NULL ? NULL : memchr(data, '\f', (size_t)(end - data));
        size_t len = data == NULL ? 0 : (size_t)((stop == NULL ? end : stop) - data);
        if (len > 0)
            put_file(names[i], data, len);
        else
            unlink(path_of(names[i]));
        data = stop == NULL ? NULL : stop + 1;
    }
}

static EpubifyOptions options(void)
{
    EpubifyOptions all = {.size = sizeof all,
                          .book = folder,
                          .jobs = 1,
                          .source_date_epoch = "1700000000"};

    return all;
}

static void compare(const EpubifyResult *direct)
{
    EpubifyOptions asked = options();
    EpubifyResult *manifest = epubify_import(&asked), *again;

    if (manifest->status != EPUBIFY_OK)
        abort();
    put_file("book.yaml", manifest->bytes, (size_t)manifest->size);
    again = epubify_build(&asked);
    unlink(path_of("book.yaml"));
    if (again->status != EPUBIFY_OK || again->size != direct->size ||
        memcmp(again->bytes, direct->bytes, (size_t)direct->size) != 0)
        abort();
    epubify_result_free(manifest);
    epubify_result_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EpubifyOptions asked = options();
    EpubifyResult *result;

    if (size > LONGEST_INPUT)
        return 0;
    put_files(data, size);
    result = epubify_build(&asked);
    if (result->status == EPUBIFY_OK)
        compare(result);
    else if (result->status == EPUBIFY_SYSTEM)
        abort();
    epubify_result_free(result);
    return 0;
}
