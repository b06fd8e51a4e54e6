/* epubify_diff.c - two EPUBs are compared: from options to result. */
#include <locale.h>
#include <stdlib.h>
#include "diff/diff.h"
#include "epubify.h"
#include "result.h"

static const char *refusal(const EpubifyDiffOptions *options)
{
    if (options == NULL || options->size < sizeof *options)
        return "EpubifyDiffOptions.size is not set";
    for (size_t i = sizeof *options; i < options->size; i++)
        if (((const char *)options)[i] != 0)
            return "an option is set that this epubify does not know";
    if (options->old_epub == NULL || options->new_epub == NULL)
        return "two EPUBs are to be named";
    return NULL;
}

static EpubifyResult *compare(const EpubifyDiffOptions *options)
{
    static const DiffFormat formats[] = {[EPUBIFY_DIFF_TEXT] = DIFF_TEXT,
                                         [EPUBIFY_DIFF_JSON] = DIFF_JSON,
                                         [EPUBIFY_DIFF_HTML] = DIFF_HTML};
    static const EpubifyStatus statuses[] = {[DIFF_SAFE] = EPUBIFY_OK,
                                             [DIFF_MOVED] = EPUBIFY_ERRORS,
                                             [DIFF_UNREADABLE] = EPUBIFY_USAGE,
                                             [DIFF_SYSTEM] = EPUBIFY_SYSTEM};
    EpubifyResult *result;
    Buf report = {0};
    char *why = NULL;
    DiffStatus status = diff_epubs(options->old_epub, options->new_epub,
                                   formats[options->format], &report, &why);

    result = new_result(statuses[status], why, report.data, report.len);
    result->size = report.len; /* of a report that says bad news, too */
    free(why);
    return result;
}

/* As a build, it works in the C locale, on this thread alone. */
EpubifyResult *epubify_diff(const EpubifyDiffOptions *options)
{
    const char *why = refusal(options);
    locale_t plain, hosts;
    EpubifyResult *result;

    if (why != NULL)
        return new_result(EPUBIFY_USAGE, why, NULL, 0);
    plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        end_out_of_memory();
    hosts = uselocale(plain);
    result = compare(options);
    uselocale(hosts);
    freelocale(plain);
    return result;
}
