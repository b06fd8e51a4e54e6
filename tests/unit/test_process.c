/* test_process.c - other programs get their input, give their output, and end at their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include "base/process.h"

static const ProcessLimits usual = {.seconds = 10,
                                    .memory = (size_t)1 << 30,
                                    .output = 1 << 24};

typedef struct {
    ProcessStatus status;
    Buf output, errors;
} Result;

static Result run_limited(const char *script, Bytes input, const ProcessLimits *limits)
{
    const char *argv[] = {"sh", "-c", script, NULL};
    Result result = {0};

    result.status = process_run(argv, input, limits, &result.output, &result.errors);
    return result;
}

static Result run(const char *script)
{
    return run_limited(script, (Bytes){"", 0}, &usual);
}

static void done(Result *result)
{
    buf_free(&result->output);
    buf_free(&result->errors);
}

static const char *text_of(const Buf *buf)
{
    return buf->data == NULL ? "" : buf->data;
}

static void output_and_errors_are_collected_apart(void **state)
{
    Result result = run("echo out; echo err >&2");

    (void)state;
    assert_int_equal(result.status, PROCESS_OK);
    assert_string_equal(text_of(&result.output), "out\n");
    assert_string_equal(text_of(&result.errors), "err\n");
    done(&result);
}

static void large_input_comes_back_whole(void **state)
{
    enum { SIZE = 5 << 20 };
    char *input = malloc(SIZE);
    Result result;

    (void)state;
    assert_non_null(input);
    for (size_t i = 0; i < SIZE; i++)
        input[i] = (char)(i * 7 + i / 999);
    result = run_limited("cat", (Bytes){input, SIZE}, &usual);
    assert_int_equal(result.status, PROCESS_OK);
    assert_int_equal(result.output.len, SIZE);
    assert_memory_equal(result.output.data, input, SIZE);
    free(input);
    done(&result);
}

static void program_that_reads_nothing_does_not_kill_us(void **state)
{
    char *input = calloc(1, 1 << 20);
    Result result = run_limited("exec 0<&-; echo fine", (Bytes){input, 1 << 20}, &usual);

    (void)state;
    assert_int_equal(result.status, PROCESS_OK);
    assert_string_equal(text_of(&result.output), "fine\n");
    free(input);
    done(&result);
}

static void exit_status_tells_failed_from_absent(void **state)
{
    const char *argv[] = {"no-such-program-here", NULL};
    Result result = run("echo why >&2; exit 3"), absent = {0};

    (void)state;
    assert_int_equal(result.status, PROCESS_FAILED);
    assert_string_equal(text_of(&result.errors), "why\n");
    done(&result);
    assert_int_equal(process_run(argv, (Bytes){"", 0}, &usual, &absent.output,
                                 &absent.errors),
                     PROCESS_ABSENT);
    done(&absent);
    result = run("kill -SEGV $$");
    assert_int_equal(result.status, PROCESS_FAILED);
    done(&result);
}

static double seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void limits_end_it_and_all_that_it_started(void **state)
{
    ProcessLimits limits = {.seconds = 1, .memory = (size_t)1 << 30, .output = 1000};
    double start = seconds_now();
    Result result = run_limited("sleep 60 & sleep 60", (Bytes){"", 0}, &limits);

    (void)state;
    assert_int_equal(result.status, PROCESS_LIMIT);
    assert_true(seconds_now() - start < 10);
    done(&result);
    /* It has closed its outputs and runs on. */
    result = run_limited("exec >&- 2>&-; sleep 60", (Bytes){"", 0}, &limits);
    assert_int_equal(result.status, PROCESS_LIMIT);
    done(&result);
    result = run_limited("while :; do echo yes; done", (Bytes){"", 0}, &limits);
    assert_int_equal(result.status, PROCESS_LIMIT);
    assert_true(result.output.len <= 1000);
    done(&result);
    assert_true(seconds_now() - start < 20);
}

static void environment_holds_nothing_of_ours(void **state)
{
    Result result;

    (void)state;
    setenv("EPUBIFY_TEST_SECRET", "x", 1);
    result = run("echo $HOME $LC_ALL $(pwd); env | grep -c SECRET");
    assert_non_null(strstr(text_of(&result.output), "/ C.UTF-8 /\n0\n"));
    done(&result);
}

static void descriptors_of_ours_are_not_passed_on(void **state)
{
    int fd = dup(2); /* without close-on-exec, as a host may have some */
    char script[64];
    Result result;

    (void)state;
    snprintf(script, sizeof script, "test -e /proc/self/fd/%d || echo closed", fd);
    result = run(script);
    assert_string_equal(text_of(&result.output), "closed\n");
    close(fd);
    done(&result);
}

static void *run_often(void *failed)
{
    for (int i = 0; i < 20; i++) {
        Result result = run("cat >/dev/null; echo x");
        if (result.status != PROCESS_OK || strcmp(text_of(&result.output), "x\n") != 0)
            *(bool *)failed = true;
        done(&result);
    }
    return NULL;
}

static void several_threads_may_run_programs(void **state)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    bool failed[THREADS] = {false};

    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run_often, &failed[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_false(failed[i]);
    }
}

static void host_that_ignores_its_children_is_served(void **state)
{
    Result result;

    (void)state;
    signal(SIGCHLD, SIG_IGN);
    result = run("echo x");
    signal(SIGCHLD, SIG_DFL);
    assert_int_equal(result.status, PROCESS_OK);
    assert_string_equal(text_of(&result.output), "x\n");
    done(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_and_errors_are_collected_apart),
        cmocka_unit_test(large_input_comes_back_whole),
        cmocka_unit_test(program_that_reads_nothing_does_not_kill_us),
        cmocka_unit_test(exit_status_tells_failed_from_absent),
        cmocka_unit_test(limits_end_it_and_all_that_it_started),
        cmocka_unit_test(environment_holds_nothing_of_ours),
        cmocka_unit_test(descriptors_of_ours_are_not_passed_on),
        cmocka_unit_test(several_threads_may_run_programs),
        cmocka_unit_test(host_that_ignores_its_children_is_served),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
