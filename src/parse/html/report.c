/* report.c - recording diagnostics about HTML. */
#include "parse/html/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 300, MOST_COMPARED = 64 };

/* Finding a place reads the text up to there, so nobody looks for one that is not
 * kept. */
static Position place(const Chapter *chapter, uint32_t offset)
{
    return chapter->diags.count < DIAGS_KEPT ? chapter_position(chapter, offset)
                                             : file_position(chapter->file);
}

void report(Chapter *chapter, const char *code, uint32_t offset, const char *hint,
            const char *format, ...)
{
    char message[LONGEST];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_add(&chapter->diags, code, place(chapter, offset), hint, "%s", message);
}

void report_once(Chapter *chapter, const char *code, uint32_t offset, const char *hint,
                 const char *format, ...)
{
    char message[LONGEST];
    size_t alike = 0;
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next) {
        if (strcmp(diag->code, code) != 0)
            continue;
        /* After so many different ones of a code another says nothing new. */
        if (strcmp(diag->message, message) == 0 || ++alike == MOST_COMPARED)
            return;
    }
    diag_add(&chapter->diags, code, place(chapter, offset), hint, "%s", message);
}
