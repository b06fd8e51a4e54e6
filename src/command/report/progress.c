/* progress.c - the thread that shows how far a long build is. */
#include "command/report/progress.h"
#include <errno.h>
#include <stdio.h>
#include <time.h>

enum { FIRST_AFTER = 500, AGAIN_AFTER = 100 }; /* milliseconds */

static struct timespec later(struct timespec time, long milliseconds)
{
    time.tv_nsec += milliseconds * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void show(const Progress *progress)
{
    if (progress->stage == NULL)
        return;
    fprintf(stderr, "\r\033[K%s", progress->stage);
    if (progress->total > 0)
        fprintf(stderr, " %zu/%zu", progress->done, progress->total);
    fflush(stderr);
}

static void *watch(void *user)
{
    Progress *progress = user;
    struct timespec next;
    bool shown = false;

    clock_gettime(CLOCK_MONOTONIC, &next);
    next = later(next, FIRST_AFTER);
    pthread_mutex_lock(&progress->lock);
    while (!progress->ended) {
        if (pthread_cond_timedwait(&progress->changed, &progress->lock, &next) !=
            ETIMEDOUT)
            continue;
        show(progress);
        shown = true;
        next = later(next, AGAIN_AFTER);
    }
    if (shown)
        fputs("\r\033[K", stderr);
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

void progress_start(Progress *progress)
{
    pthread_condattr_t monotonic;

    *progress = (Progress){0};
    pthread_mutex_init(&progress->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&progress->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    /* Without the thread there is no progress to see, and that is all. */
    progress->running = pthread_create(&progress->thread, NULL, watch, progress) == 0;
}

void progress_tell(void *user, const char *stage, size_t done, size_t total)
{
    Progress *progress = user;

    pthread_mutex_lock(&progress->lock);
    progress->stage = stage;
    progress->done = done;
    progress->total = total;
    pthread_mutex_unlock(&progress->lock);
}

void progress_end(Progress *progress)
{
    pthread_mutex_lock(&progress->lock);
    progress->ended = true;
    pthread_cond_signal(&progress->changed);
    pthread_mutex_unlock(&progress->lock);
    if (progress->running)
        pthread_join(progress->thread, NULL);
    pthread_cond_destroy(&progress->changed);
    pthread_mutex_destroy(&progress->lock);
}
