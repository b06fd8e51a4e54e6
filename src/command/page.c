/* page.c - a book's page on the web, in a folder. */
#include <stdio.h>
#include <string.h>
#include "command/commands.h"
#include "command/report/report.h"

/* NULL: said on stderr what is wrong. */
static const char *output_folder(const Arguments *arguments)
{
    size_t wanted = arguments->output != NULL ? 1 : 2;
    const char *folder =
        arguments->output != NULL ? arguments->output : arguments->operands[1];

    if (arguments->operand_count == wanted && folder[0] != '\0')
        return folder;
    wrong_usage("page wants a book and a folder: epubify page BOOK DIR");
    return NULL;
}

static void report_page(const EpubifyResult *result, const char *folder)
{
    Buf line = {0};

    if (result->status == EPUBIFY_OK) {
        buf_put(&line, "wrote ");
        put_clean(&line, folder, strlen(folder));
        buf_put(&line, "/index.html\n");
    } else if (result->status != EPUBIFY_USAGE) {
        buf_put(&line, "no page was written\n");
    }
    if (line.len > 0)
        fputs(line.data, result->status == EPUBIFY_OK ? stdout : stderr);
    buf_free(&line);
}

int run_page(const Arguments *arguments)
{
    EpubifyOptions options = {.size = sizeof options};
    Arena arena = {0};
    EpubifyResult *result;
    int status;

    options.output = output_folder(arguments);
    if (options.output == NULL)
        return EPUBIFY_USAGE;
    fill_options(&options, arguments);
    options.cache_folder = cache_folder(&arena);
    result = epubify_page(&options);
    report_diagnostics(arguments, result);
    if (!arguments->quiet && arguments->format == FORMAT_TEXT)
        report_page(result, result->output != NULL ? result->output : options.output);
    status = (int)result->status;
    epubify_result_free(result);
    arena_free(&arena);
    return status;
}
