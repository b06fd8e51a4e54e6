/* process.h - another program, with its input and output in memory and its hunger
 * limited. */
#ifndef EPUBIFY_BASE_PROCESS_H
#define EPUBIFY_BASE_PROCESS_H

#include <limits.h>
#include <stdbool.h>
#include "base/buf.h"
#include "base/bytes.h"

typedef enum { PROCESS_OK, PROCESS_ABSENT, PROCESS_FAILED, PROCESS_LIMIT } ProcessStatus;

typedef struct {
    unsigned seconds; /* of wall and of processor time */
    size_t memory;    /* bytes of address space */
    size_t output;    /* bytes that it may print */
} ProcessLimits;

/* Where PATH has the program; false: nowhere.  Relative folders in PATH do not count. */
bool process_find(const char *name, char path[PATH_MAX]);

/* Runs argv (found on PATH, argv ends with NULL) with an empty environment but for
 * PATH, HOME=/, LC_ALL=C.UTF-8 and SERVER_NAME; feeds it input and collects what it prints on its
 * two outputs.  Safe while other threads run.  PROCESS_FAILED: its exit status was not
 * 0; errors then says why. */
ProcessStatus process_run(const char *const *argv, Bytes input,
                          const ProcessLimits *limits, Buf *output, Buf *errors);

#endif
