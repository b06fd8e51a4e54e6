/* output.h - where the EPUB goes: which folder and name an output path means in the
 * end. */
#ifndef EPUBIFY_WRITE_OUTPUT_H
#define EPUBIFY_WRITE_OUTPUT_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/diag.h"

typedef struct {
    const char *shown;  /* as the caller gave it */
    const char *folder; /* "." for a bare name */
    const char *name;   /* within the folder */
    const char *direct; /* a device or pipe, which is written to as it is; else NULL */
} Output;

/* Symbolic links are followed, so that what they lead to is replaced and not they; the
 * end need not be there.  Texts live in the arena of diags.  false: a diagnostic says
 * why. */
bool find_output(Output *output, const char *path, Diags *diags);
/* Makes the folder and those that it is in. */
bool make_output_folder(const Output *output, Diags *diags);
/* output-write, with what the system said and a hint that fits it. */
void report_output(Diags *diags, const char *shown, int error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
