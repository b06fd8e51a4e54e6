/* lock.c - the lock of a release that is out, made of its EPUB. */
#include <stdio.h>
#include "command/commands.h"

int run_lock(const Arguments *arguments)
{
    EpubifyOptions options = {.size = sizeof options};
    EpubifyResult *result;
    int status;

    if (arguments->from == NULL)
        return wrong_usage("no EPUB is named: epubify lock BOOK --from OLD.epub");
    if (arguments->operand_count > 1)
        return wrong_usage(
            "\"%s\" is one name too many: epubify lock BOOK --from OLD.epub",
            arguments->operands[1]);
    fill_options(&options, arguments);
    options.book = arguments->operand_count == 0 ? "." : arguments->operands[0];
    options.since = arguments->from;
    options.from = NULL;
    result = epubify_lock(&options);
    report_diagnostics(arguments, result);
    if (result->status == EPUBIFY_OK && !arguments->quiet &&
        arguments->format == FORMAT_TEXT)
        printf("wrote %s\n", result->output);
    status = (int)result->status;
    epubify_result_free(result);
    return status;
}
