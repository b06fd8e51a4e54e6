/* overwrite.c - finds the file of the book that the output would replace. */
#include "write/overwrite.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/path.h"

typedef struct {
    const Book *book;
    const char *name; /* the output's, without its folder, links followed */
    struct stat status;
} Target;

/* A rename replaces one name, so only a file of that name can be lost; others need not be
 * opened. */
static bool is_output(const Target *output, const char *path)
{
    FileInfo info;

    return path != NULL && strcmp(path_name(path), output->name) == 0 &&
           file_info(&output->book->root, path, &info) == FILE_OK &&
           info.device == (uint64_t)output->status.st_dev &&
           info.inode == (uint64_t)output->status.st_ino;
}

static bool is_manifest(const Target *output)
{
    struct stat manifest;

    return output->book->manifest != NULL &&
           stat(output->book->manifest, &manifest) == 0 &&
           manifest.st_dev == output->status.st_dev &&
           manifest.st_ino == output->status.st_ino;
}

static bool is_input(const Target *output)
{
    const Book *book = output->book;

    if (is_manifest(output) || is_output(output, book->cover))
        return true;
    for (size_t i = 0; i < book->chapter_count; i++)
        if (is_output(output, book->chapters[i]->source))
            return true;
    for (size_t i = 0; i < book->style_count; i++)
        if (is_output(output, book->styles[i]))
            return true;
    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next)
        if (is_output(output, resource->source))
            return true;
    return false;
}

void check_overwrite(Book *book, const char *path)
{
    Target output = {.book = book};
    char *real = realpath(path, NULL);

    if (real == NULL)
        return; /* nothing is there yet */
    output.name = path_name(real);
    if (stat(real, &output.status) == 0 && is_input(&output))
        diag_add(&book->diags, "output-input", file_position(path), "name another output",
                 "this would replace a file that the book is made from");
    free(real);
}
