/* outputs.h - a folder of its own, a small container and system calls that fail on demand, for test_ocf.c. */
#ifndef EPUBIFY_TESTS_OUTPUTS_H
#define EPUBIFY_TESTS_OUTPUTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "formats/deflate.h"
#include "write/ocf.h"

/* ---- System calls that fail on demand ------------------------------------------------------- */

static bool no_tmpfile, no_link, fail_sync, fail_rename, raise_in_sync;

int openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    mode_t mode;

    va_start(args, flags);
    mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (no_tmpfile && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
    if (no_link) {
        errno = ENOENT;
        return -1;
    }
    return (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int fsync(int fd)
{
    if (raise_in_sync)
        raise(SIGTERM);
    if (fail_sync) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fsync, fd);
}

int renameat(int from, const char *old, int to, const char *new)
{
    if (fail_rename) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

/* ---- A folder and a container ----------------------------------------------------------------- */

static char folder[] = "/tmp/epubify-ocf-XXXXXX";
static Arena arena;
static Diags diags;
static Root root;

static int begin_group(void **state)
{
    (void)state;
    umask(022);
    return mkdtemp(folder) == NULL || chdir(folder) != 0 || !root_open(&root, ".") ? -1
                                                                                   : 0;
}

static int end_group(void **state)
{
    char command[100];

    (void)state;
    root_close(&root);
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", folder, folder);
    return system(command);
}

static int begin(void **state)
{
    (void)state;
    no_tmpfile = no_link = fail_sync = fail_rename = raise_in_sync = false;
    diags = (Diags){.arena = &arena};
    return system("find . -mindepth 1 -delete");
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static char page[300000];
static Entry entries[3];

static Container small_container(void)
{
    if (page[0] == '\0')
        for (size_t i = 0; i < sizeof page; i++)
            page[i] = (char)('a' + (i * i >> 5) % 26);
    entries[0] = (Entry){.path = "mimetype",
                         .bytes = {"application/epub+zip", 20},
                         .stored = true};
    entries[1] = (Entry){.path = "EPUB/a.xhtml", .bytes = {page, sizeof page}};
    entries[2] =
        (Entry){.path = "EPUB/b.bin", .bytes = {page, sizeof page}, .stored = true};
    return (Container){entries, 3, &root};
}

static bool write_small(const char *output)
{
    Container container = small_container();
    uint64_t size;
    bool done = write_container(&container, output, &diags, &size);
    struct stat stat_of;

    if (done && stat(output, &stat_of) == 0 && S_ISREG(stat_of.st_mode))
        assert_int_equal(size, stat_of.st_size);
    return done;
}

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_text(const char *path, const char *text)
{
    char found[100] = "";
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_int_equal(fread(found, 1, sizeof found - 1, file), strlen(text));
    fclose(file);
    assert_string_equal(found, text);
}

static void assert_sound(const char *path)
{
    char command[200];

    snprintf(command, sizeof command, "unzip -qt '%s' >/dev/null", path);
    assert_int_equal(system(command), 0);
}

static int count_names(const char *path)
{
    DIR *opened = opendir(path);
    int count = -2; /* . and .. */

    assert_non_null(opened);
    while (readdir(opened) != NULL)
        count++;
    closedir(opened);
    return count;
}

static void assert_reported(const char *part)
{
    assert_non_null(diags.first);
    assert_string_equal(diags.first->code, "output-write");
    if (strstr(diags.first->message, part) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", diags.first->message, part);
}

#endif
