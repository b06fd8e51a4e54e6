/* fuzz_honkit.c - any bytes as the files of a HonKit project, built as a whole. */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "epubify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In the order in which pieces of the input become them. */
static const char *const names[] = {"book.json",   "SUMMARY.md",    "README.md",
                                    "GLOSSARY.md", ".bookignore",   "a.md",
                                    "LANGS.md",    ".gitbook.yaml", "en/SUMMARY.md"};
enum { NAMES = sizeof names / sizeof names[0] };

static char folder[] = "/tmp/fuzz_honkit.XXXXXX";

/* Borrowed until the next call. */
static const char *path_of(const char *name)
{
    static char path[64];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void remove_files(void)
{
    for (size_t i = 0; i < NAMES; i++)
        unlink(path_of(names[i]));
}

static void leave(void)
{
    remove_files();
    rmdir(path_of("en"));
    rmdir(folder);
}

static void enter(void)
{
    if (mkdtemp(folder) == NULL || mkdir(path_of("en"), 0700) != 0)
        abort();
    atexit(leave);
}

static void write_file(const char *name, const uint8_t *data, size_t size)
{
    FILE *file = fopen(path_of(name), "wb");

    if (file == NULL)
        abort();
    fwrite(data, 1, size, file);
    fclose(file);
}

/* A byte 0xFF, which no text has, ends a file; an empty piece makes none. */
static void write_files(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < NAMES && size > 0; i++) {
        const uint8_t *end = memchr(data, 0xFF, size);
        size_t n = end == NULL ? size : (size_t)(end - data);
        if (n > 0)
            write_file(names[i], data, n);
        data += n + (end != NULL);
        size -= n + (end != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EpubifyOptions options = {.size = sizeof options,
                              .book = folder,
                              .from = "honkit",
                              .jobs = 1};
    static int entered;
    EpubifyResult *result;

    if (entered++ == 0)
        enter();
    remove_files();
    write_files(data, size);
    result = epubify_build(&options);
    assert(result->status != EPUBIFY_SYSTEM);
    assert(result->status != EPUBIFY_ERRORS || result->error_count > 0);
    epubify_result_free(result);
    return 0;
}
