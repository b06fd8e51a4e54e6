/* import.c - what another tool's project says becomes a book.yaml. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "command/commands.h"

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
    return fsync(fd) == 0;
}

/* Whole or not at all, and never over a file: it is written beside, and then linked. */
static int create_manifest(const char *path, const EpubifyResult *result)
{
    Buf beside = {0};
    int fd, error = 0;

    buf_format(&beside, "%s.XXXXXX", path);
    fd = mkstemp(beside.data);
    if (fd < 0) {
        error = errno;
        buf_free(&beside);
        return error;
    }
    if (!write_all(fd, (const char *)result->bytes, (size_t)result->size) ||
        fchmod(fd, 0644) != 0)
        error = errno;
    if (close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0 && link(beside.data, path) != 0)
        error = errno;
    unlink(beside.data);
    buf_free(&beside);
    return error;
}

static int write_manifest(const Arguments *arguments, const EpubifyResult *result)
{
    Buf path = {0};
    int error, status = EPUBIFY_OK;

    if (strcmp(result->folder, ".") == 0)
        buf_put(&path, "book.yaml");
    else
        buf_format(&path, "%s/book.yaml", result->folder);
    error = create_manifest(path.data, result);
    if (error == EEXIST) {
        fprintf(
            stderr,
            "epubify: there is a %s, and nothing is written over it; remove it first\n",
            path.data);
        status = EPUBIFY_USAGE;
    } else if (error != 0) {
        fprintf(stderr, "epubify: %s: %s\n", path.data, strerror(error));
        status = EPUBIFY_SYSTEM;
    } else if (!arguments->quiet) {
        printf("wrote %s; from now on it says what the book is\n", path.data);
    }
    buf_free(&path);
    return status;
}

int run_import(const Arguments *arguments)
{
    EpubifyOptions options = {.size = sizeof options};
    EpubifyResult *result;
    int status;

    if (arguments->operand_count != 1)
        return wrong_usage("import wants one book: epubify import BOOK");
    if (arguments->output != NULL)
        return wrong_usage("import writes book.yaml into the book's folder, not to %s",
                           arguments->output);
    fill_options(&options, arguments);
    result = epubify_import(&options);
    report_diagnostics(arguments, result);
    status = result->status == EPUBIFY_OK ? write_manifest(arguments, result)
                                          : (int)result->status;
    epubify_result_free(result);
    return status;
}
