/* fuzz_highlight.c - whatever a program looks like, its runs lie in it, in order, they part no character, and it takes
 * no time to speak of.  The first byte says which language it is. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "formats/highlight.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int begins_character(const uint8_t *text, size_t len, size_t at)
{
    return at == len || (text[at] & 0xC0) != 0x80;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CodeRuns runs = {0};
    size_t count = 0, end = 0;
    int is_text;

    if (size == 0)
        return 0;
    is_text = utf8_check((const char *)data + 1, size - 1) == size - 1;
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
        if (end > size - 1 ||
            (is_text && (!begins_character(data + 1, size - 1, run->start) ||
                         !begins_character(data + 1, size - 1, end))))
            abort();
    }
    code_runs_free(&runs);
    return 0;
}
