/* test_parallel.c - all the work is done, once each, on as many threads as were asked for at most. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "base/parallel.h"

enum { COUNT = 10000 };

typedef struct {
    atomic_int done[COUNT];
    atomic_int inside, most_inside;
} Work;

static void do_one(void *context, size_t index)
{
    Work *work = context;
    int inside = atomic_fetch_add(&work->inside, 1) + 1;
    int most = atomic_load(&work->most_inside);

    while (inside > most &&
           !atomic_compare_exchange_weak(&work->most_inside, &most, inside))
        continue;
    atomic_fetch_add(&work->done[index], 1);
    if (index % 100 == 0)
        sched_yield();
    atomic_fetch_sub(&work->inside, 1);
}

static void each_index_is_worked_on_once(void **state)
{
    static const unsigned jobs[] = {0, 1, 2, 3, 16};

    (void)state;
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
        Work *work = calloc(1, sizeof *work);
        parallel_for(COUNT, jobs[i], do_one, work);
        for (size_t k = 0; k < COUNT; k++)
            assert_int_equal(work->done[k], 1);
        assert_true((unsigned)work->most_inside <= (jobs[i] == 0 ? 1 : jobs[i]));
        free(work);
    }
}

static void no_work_and_little_work_are_fine(void **state)
{
    Work *work = calloc(1, sizeof *work);

    (void)state;
    parallel_for(0, 8, do_one, work);
    assert_int_equal(work->done[0], 0);
    parallel_for(1, 8, do_one, work);
    assert_int_equal(work->done[0], 1);
    free(work);
}

static void note_thread(void *context, size_t index)
{
    ((pthread_t *)context)[index] = pthread_self();
}

static void one_job_stays_on_the_calling_thread(void **state)
{
    pthread_t threads[50];

    (void)state;
    parallel_for(50, 1, note_thread, threads);
    for (size_t i = 0; i < 50; i++)
        assert_true(pthread_equal(threads[i], pthread_self()));
}

static void processors_are_those_of_this_process(void **state)
{
    cpu_set_t old, one;
    size_t cpu = 0;

    (void)state;
    assert_true(processor_count() >= 1);
    assert_int_equal(sched_getaffinity(0, sizeof old, &old), 0);
    assert_int_equal(processor_count(), CPU_COUNT(&old));
    while (!CPU_ISSET(cpu, &old))
        cpu++;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    assert_int_equal(processor_count(), 1);
    sched_setaffinity(0, sizeof old, &old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_index_is_worked_on_once),
        cmocka_unit_test(no_work_and_little_work_are_fine),
        cmocka_unit_test(one_job_stays_on_the_calling_thread),
        cmocka_unit_test(processors_are_those_of_this_process),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
