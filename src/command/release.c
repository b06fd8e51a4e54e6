/* release.c - a release is made: EPUBs, and the notes on it. */
#include <stdio.h>
#include <stdlib.h>
#include "base/buf.h"
#include "command/commands.h"
#include "command/report/report.h"

static const char usual_folder[] = "dist";

/* NULL: said on stderr what is wrong. */
static const char *folder_of(const Arguments *arguments)
{
    size_t wanted = arguments->output != NULL ? 1 : 2;

    if (arguments->operand_count == 0 || arguments->operand_count > wanted)
        wrong_usage("release wants a book and a folder: epubify release BOOK [DIR]");
    else if (arguments->edition != NULL)
        wrong_usage("release makes all editions; --edition is an option of build");
    else if (arguments->lenient == EPUBIFY_YES)
        wrong_usage("a release has no holes; --lenient is an option of build");
    else if (arguments->output != NULL)
        return arguments->output;
    else
        return arguments->operand_count == 2 ? arguments->operands[1] : usual_folder;
    return NULL;
}

static void report_files(const Arguments *arguments, const EpubifyResult *result)
{
    FILE *file = arguments->format == FORMAT_TEXT ? stdout : stderr;
    Buf buf = {0};

    for (size_t i = 0; i < result->file_count; i++)
        put_file(&buf, &result->files[i]);
    put_lock_line(&buf, result, true);
    if (result->status == EPUBIFY_ERRORS || result->status == EPUBIFY_SYSTEM) {
        put_no_release(&buf, result);
        file = stderr;
    }
    if (buf.len > 0)
        fwrite(buf.data, 1, buf.len, file);
    buf_free(&buf);
}

int run_release(const Arguments *arguments)
{
    EpubifyOptions options = {.size = sizeof options, .output = folder_of(arguments)};
    Arena arena = {0};
    EpubifyResult *result;
    int status;

    if (options.output == NULL)
        return EPUBIFY_USAGE;
    fill_options(&options, arguments);
    options.cache_folder = cache_folder(&arena);
    result = epubify_release(&options);
    report_diagnostics(arguments, result);
    if (!arguments->quiet)
        report_files(arguments, result);
    status = (int)result->status;
    epubify_result_free(result);
    arena_free(&arena);
    return status;
}
