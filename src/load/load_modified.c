/* load_modified.c - when the book was modified. */
#include "load/load_modified.h"
#include <errno.h>
#include <stdlib.h>
#include "load/manifest/manifest.h"

static bool read_epoch(const char *text, time_t *seconds)
{
    char *end;
    long long number;

    if (text == NULL || *text < '0' || *text > '9')
        return false;
    errno = 0;
    number = strtoll(text, &end, 10);
    *seconds = (time_t)number;
    /* Later ones do not fit into the four digits of dcterms:modified's year. */
    return *end == '\0' && errno == 0 && number < 253402300800;
}

/* Reproducible: what the author says (when the release came out, or the book), what the environment says, and only then the
 * files. */
void find_modified(Project *project)
{
    Book *book = project->book;

    if (book->releases.date != NULL &&
        read_w3c_date(book->releases.date, &book->modified))
        return;
    if (read_epoch(book->options->source_date_epoch, &book->modified))
        return;
    book->modified = project->newest > 0 ? project->newest : 0;
    book->modified_derived = true;
    if (project->whole)
        diag_add(&book->diags, "modified-derived", file_position(book->manifest),
                 is_own_kind(project->kind)
                     ? "add `date:`, so that building elsewhere gives the same bytes"
                     : "say it with -M date=…, so that building elsewhere gives the same "
                       "bytes",
                 "there is no date; the newest file's modification time is used");
}
