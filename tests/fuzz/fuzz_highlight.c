/* fuzz_highlight.c - whatever a program looks like, its runs lie in it, in order, and it takes no time to speak of.
 * The first byte says which language it is. */
#include <stdint.h>
#include <stdlib.h>
#include "formats/highlight.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CodeRuns runs = {0};
    size_t count = 0, end = 0;

    if (size == 0)
        return 0;
    while (code_languages[count] != NULL)
        count++;
    if (!highlight(data[0] % count, (const char *)data + 1, size - 1, &runs))
        abort();
    for (size_t i = 0; i < runs.count; i++) {
        const CodeRun *run = &runs.items[i];
        if (run->start < end || run->length == 0 || run->style == CODE_PLAIN ||
            run->style >= CODE_STYLES)
            abort();
        end = (size_t)run->start + run->length;
    }
    if (end > size - 1)
        abort();
    code_runs_free(&runs);
    return 0;
}
