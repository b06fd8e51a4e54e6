/* progress.h - one line on a terminal while a build takes long. */
#ifndef EPUBIFY_COMMAND_PROGRESS_H
#define EPUBIFY_COMMAND_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    pthread_mutex_t lock; /* over all that follows */
    pthread_cond_t changed;
    const char *stage;
    size_t done, total;
    bool ended;
    bool running; /* the thread was started */
    pthread_t thread;
} Progress;

/* Watches from now on; the line appears on stderr after half a second and goes away at
 * the end. A thread shows it, so that a stage that says nothing for long is shown too. */
void progress_start(Progress *progress);
/* An EpubifyProgress; user is the Progress. */
void progress_tell(void *user, const char *stage, size_t done, size_t total);
void progress_end(Progress *progress);

#endif
