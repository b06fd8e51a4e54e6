/* repeats.c - see the header. */
#include "command/repeats.h"
#include <stdlib.h>
#include "base/buf.h"
#include "data/codes.h"

enum { NOT_WORTH_IT = 1 }; /* to leave out so few */

struct Repeats {
    struct {
        size_t found, asked;
    } codes[1]; /* as many as code_rows */
};

/* code_count: all with its code are shown. */
static size_t index_of(const EpubifyDiagnostic *diagnostic)
{
    const CodeRow *row = lookup_code(diagnostic->code);

    return row == NULL || row->shown == 0 || diagnostic->severity != EPUBIFY_WARNING
               ? code_count
               : (size_t)(row - code_rows);
}

Repeats *new_repeats(const EpubifyResult *result)
{
    Repeats *repeats = calloc(1, sizeof *repeats + code_count * sizeof repeats->codes[0]);

    if (repeats == NULL)
        end_out_of_memory();
    for (size_t i = 0; i < result->diagnostic_count; i++)
        repeats->codes[index_of(result->diagnostics[i])].found++;
    return repeats;
}

bool is_shown(Repeats *repeats, const EpubifyDiagnostic *diagnostic, size_t *more)
{
    size_t index = index_of(diagnostic);
    size_t found = repeats->codes[index].found, shown;

    *more = 0;
    if (index == code_count || found <= code_rows[index].shown + (size_t)NOT_WORTH_IT)
        return true;
    shown = code_rows[index].shown;
    repeats->codes[index].asked++;
    if (repeats->codes[index].asked == shown)
        *more = found - shown;
    return repeats->codes[index].asked <= shown;
}
