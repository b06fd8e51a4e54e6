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
#include <unistd.h>
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

/* A build takes some thousand pages of 4 KB, and for each the kernel stops it: a tenth of a
 * short build's time.  So the heap is grown once, by room that costs nothing until it is
 * touched, and the kernel may hand it over in pages of 2 MB.  Nothing depends on it. */
static void prepare_memory(void)
{
#ifdef __GLIBC__
    enum { ROOM = 32 << 20, LARGE_PAGE = 2 << 20 };
    char *room;
    uintptr_t start, end;

    mallopt(M_MMAP_THRESHOLD, ROOM); /* what is freed is used again, and not given back */
    mallopt(M_TRIM_THRESHOLD, 8 * ROOM);
    room = malloc(ROOM - LARGE_PAGE);
    end = (uintptr_t)sbrk(0);
    start = ((uintptr_t)room + LARGE_PAGE - 1) & ~(uintptr_t)(LARGE_PAGE - 1);
    free(room);
    if (room == NULL || start >= end || end - start > 2 * ROOM)
        return; /* another allocator than glibc's */
    (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
    /* Never used nor freed: it holds the place in front of the first large page. */
    (void)!malloc(start - (uintptr_t)room);
#endif
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
    prepare_memory();
    if (!read_arguments(argc, argv, &arguments))
        return EPUBIFY_USAGE;
    return finish_output(run_verb(&arguments));
}
