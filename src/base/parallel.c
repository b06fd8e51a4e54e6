/* parallel.c - threads that draw the next index from one counter until there is none. */
#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "base/buf.h"

typedef struct {
    void (*work)(void *context, size_t index);
    void *context;
    size_t count;
    atomic_size_t next;
} Crew;

static void *draw(void *data)
{
    Crew *crew = data;
    size_t index;

    while ((index = atomic_fetch_add(&crew->next, 1)) < crew->count)
        crew->work(crew->context, index);
    return NULL;
}

void parallel_for(size_t count, unsigned jobs, void (*work)(void *context, size_t index),
                  void *context)
{
    Crew crew = {.work = work, .context = context, .count = count};
    size_t helpers = jobs == 0 ? 0 : jobs - 1, started = 0;
    pthread_t *threads;

    if (helpers >= count)
        helpers = count == 0 ? 0 : count - 1;
    threads = memory_new(helpers * sizeof *threads);
    while (started < helpers && pthread_create(&threads[started], NULL, draw, &crew) == 0)
        started++;
    draw(&crew);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    free(threads);
}

unsigned processor_count(void)
{
    enum {
        MOST = 8192
    }; /* cpu_set_t ends at 1024, where the call fails on larger machines */
    cpu_set_t *set = CPU_ALLOC(MOST);
    size_t size = CPU_ALLOC_SIZE(MOST);
    int count = 0;

    if (set == NULL)
        end_out_of_memory();
    if (sched_getaffinity(0, size, set) == 0)
        count = CPU_COUNT_S(size, set);
    CPU_FREE(set);
    return count < 1 ? 1 : (unsigned)count;
}
