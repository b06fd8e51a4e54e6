/* diff.c - two EPUBs, and what a reader of the old one would lose with the new one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "command/commands.h"

static bool write_all(FILE *file, const EpubifyResult *result)
{
    bool good = fwrite(result->bytes, 1, (size_t)result->size, file) == result->size;

    return fflush(file) == 0 && good;
}

/* Beside it and then renamed, so that an older report stays whole when the disk is full. */
static int replace_file(const char *path, const EpubifyResult *result)
{
    Buf beside = {0};
    FILE *file = NULL;
    int fd, error = 0;

    buf_format(&beside, "%s.XXXXXX", path);
    fd = mkstemp(beside.data);
    if (fd >= 0)
        file = fdopen(fd, "w");
    if (file == NULL || !write_all(file, result) || fchmod(fd, 0644) != 0)
        error = errno;
    if (file != NULL && fclose(file) != 0 && error == 0)
        error = errno;
    if (error == 0 && rename(beside.data, path) != 0)
        error = errno;
    if (error != 0 && fd >= 0)
        unlink(beside.data);
    buf_free(&beside);
    return error;
}

/* A device or a pipe is written to as it is. */
static int write_to(const char *path, const EpubifyResult *result)
{
    struct stat info;
    FILE *file;
    int error = 0;

    if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
        return replace_file(path, result);
    file = fopen(path, "w");
    if (file == NULL || !write_all(file, result))
        error = errno;
    if (file != NULL && fclose(file) != 0 && error == 0)
        error = errno;
    return error;
}

static bool is_same_file(const char *one, const char *other)
{
    struct stat first, second;

    return stat(one, &first) == 0 && stat(other, &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static int put_report(const Arguments *arguments, const EpubifyResult *result)
{
    int error;

    if (arguments->output == NULL || strcmp(arguments->output, "-") == 0) {
        if (!arguments->quiet || arguments->output != NULL)
            fwrite(result->bytes, 1, (size_t)result->size, stdout);
        return (int)result->status;
    }
    error = write_to(arguments->output, result);
    if (error == 0)
        return (int)result->status;
    fprintf(stderr, "epubify: %s: %s\n", arguments->output, strerror(error));
    return EPUBIFY_SYSTEM;
}

int run_diff(const Arguments *arguments)
{
    EpubifyDiffOptions options = {.size = sizeof options,
                                  .old_epub = arguments->operands[0],
                                  .new_epub = arguments->operands[1]};
    EpubifyResult *result;
    int status;

    if (arguments->operand_count != 2)
        return wrong_usage("diff wants two EPUBs: epubify diff OLD.epub NEW.epub");
    if (arguments->output != NULL && (is_same_file(arguments->output, options.old_epub) ||
                                      is_same_file(arguments->output, options.new_epub)))
        return wrong_usage("the report would take the place of %s", arguments->output);
    options.format = arguments->format == FORMAT_JSON   ? EPUBIFY_DIFF_JSON
                     : arguments->format == FORMAT_HTML ? EPUBIFY_DIFF_HTML
                                                        : EPUBIFY_DIFF_TEXT;
    result = epubify_diff(&options);
    if (result->failure != NULL) {
        fprintf(stderr, "epubify: %s\n", result->failure);
        status = (int)result->status;
    } else {
        status = put_report(arguments, result);
    }
    epubify_result_free(result);
    return status;
}
