/* main.c - arguments in, one verb, exit status out. */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include "command/arguments.h"
#include "command/commands.h"

/* When the caller has closed a standard descriptor, the next file that is opened gets its
 * number, and what is printed ends up in it.  Opened the wrong way round, so that using
 * it still fails. */
static void open_standard_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* What a stage has freed the next one uses again; glibc would give it back to the kernel, and
 * be stopped for each page that it asks for anew.  The heap begins with two pages of 2 MB
 * instead of a thousand of 4 KB, for each of which the kernel stops it, too; with more, a
 * large book would hold some megabytes that it never uses.  Nothing depends on it. */
static void prepare_memory(void)
{
#ifdef __GLIBC__
    enum { ENOUGH = 32 << 20, PAGE = 2 << 20, PAGES = 2 };
    static void *volatile in_front;
    char *room;
    uintptr_t start;

    mallopt(M_MMAP_THRESHOLD, ENOUGH);
    mallopt(M_TRIM_THRESHOLD, ENOUGH);
    room = malloc((PAGES + 1) * PAGE);
    if (room == NULL)
        return;
    start = ((uintptr_t)room + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
    (void)madvise((void *)start, PAGES * PAGE, MADV_HUGEPAGE);
    free(room);
    /* Never used nor freed: it holds the place in front of the first of them.  A compiler
     * leaves out a malloc whose result nobody keeps. */
    in_front = malloc(start - (uintptr_t)room);
    (void)in_front;
#endif
}

/* Nothing that a build writes or says tells the time of this place, but libzip asks for it at
 * each entry, and the system then looks each time whether /etc/localtime has changed. */
static void leave_time_zone(void)
{
    setenv("TZ", "UTC0", 1);
}

static int run_verb(const Arguments *arguments)
{
    switch (arguments->verb) {
    case VERB_BUILD:
        return run_build(arguments);
    case VERB_INIT:
        return run_init(arguments);
    case VERB_IMPORT:
        return run_import(arguments);
    case VERB_RELEASE:
        return run_release(arguments);
    case VERB_PAGE:
        return run_page(arguments);
    case VERB_DIFF:
        return run_diff(arguments);
    case VERB_LOCK:
        return run_lock(arguments);
    case VERB_EXPLAIN:
        return run_explain(arguments);
    case VERB_HELP:
        return run_help(arguments);
    case VERB_VERSION:
        return run_version(arguments);
    }
    return EPUBIFY_USAGE;
}

/* A full disk or a closed pipe shows at the latest when the output is flushed. */
static int finish_output(int status)
{
    bool failed = ferror(stdout) != 0;

    if (fflush(stdout) == 0 && !failed)
        return status;
    fprintf(stderr, "epubify: can't write to standard output: %s\n", strerror(errno));
    return EPUBIFY_SYSTEM;
}

int main(int argc, char **argv)
{
    Arguments arguments;

    /* A write then fails with EPIPE, which is told like a full disk. */
    signal(SIGPIPE, SIG_IGN);
    open_standard_descriptors();
    leave_time_zone();
    if (!read_arguments(argc, argv, &arguments))
        return EPUBIFY_USAGE;
    if (arguments.verb == VERB_BUILD || arguments.verb == VERB_IMPORT ||
        arguments.verb == VERB_RELEASE || arguments.verb == VERB_PAGE)
        prepare_memory();
    return finish_output(run_verb(&arguments));
}
