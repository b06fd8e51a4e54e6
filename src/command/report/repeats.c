/* repeats.c - see the header. */
#include "command/report/repeats.h"
#include <string.h>
#include "data/codes.h"

enum { NOT_WORTH_IT = 1 }; /* to leave out so few */

typedef struct {
    size_t found, asked;
    size_t shown; /* of them */
} Count;

/* What those have in common that are counted together: a code, of notes the message too.
 * NULL: each is shown. */
static const char *key_of(Repeats *repeats, const EpubifyDiagnostic *diagnostic)
{
    const CodeRow *row = lookup_code(diagnostic->code);

    if (diagnostic->severity == EPUBIFY_NOTE)
        return arena_format(&repeats->arena, "%s\n%s", diagnostic->code,
                            diagnostic->message);
    if (diagnostic->severity == EPUBIFY_ERROR || repeats->all_warnings || row == NULL ||
        row->shown == 0)
        return NULL;
    return diagnostic->code;
}

static void count(Repeats *repeats, const EpubifyDiagnostic *diagnostic)
{
    const char *key = key_of(repeats, diagnostic);
    Count *known = key == NULL ? NULL : map_lookup(&repeats->counts, key);

    if (key == NULL)
        return;
    if (known == NULL) {
        known = arena_alloc(&repeats->arena, sizeof *known);
        *known = (Count){.shown = diagnostic->severity == EPUBIFY_NOTE
                                      ? 1
                                      : lookup_code(diagnostic->code)->shown};
        map_put(&repeats->counts, &repeats->arena, key, known);
    }
    known->found++;
}

void count_repeats(Repeats *repeats, const EpubifyResult *result, bool all_warnings)
{
    *repeats = (Repeats){.all_warnings = all_warnings};
    for (size_t i = 0; i < result->diagnostic_count; i++)
        count(repeats, result->diagnostics[i]);
}

bool is_shown(Repeats *repeats, const EpubifyDiagnostic *diagnostic, size_t *more)
{
    const char *key = key_of(repeats, diagnostic);
    Count *known = key == NULL ? NULL : map_lookup(&repeats->counts, key);

    *more = 0;
    if (known == NULL || known->found <= known->shown + NOT_WORTH_IT)
        return true;
    known->asked++;
    if (known->asked == known->shown)
        *more = known->found - known->shown;
    return known->asked <= known->shown;
}
