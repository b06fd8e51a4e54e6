/* scratch.c - a temporary folder for tests that need files. */
#include "scratch.h"
#include <assert.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX];

const char *scratch_folder(void)
{
    const char *base = getenv("TMPDIR");
    char *real;

    if (folder[0] != '\0')
        return folder;
    real = realpath(base == NULL ? "/tmp" : base, NULL);
    assert(real != NULL);
    snprintf(folder, sizeof folder, "%s/epubify-test-XXXXXX", real);
    free(real);
    if (mkdtemp(folder) == NULL)
        abort();
    return folder;
}

const char *scratch_path(const char *path)
{
    static char whole[PATH_MAX];

    if (snprintf(whole, sizeof whole, "%s/%s", scratch_folder(), path) >=
        (int)sizeof whole)
        abort();
    return whole;
}

static void make_folders(char *path)
{
    for (char *slash = path + strlen(scratch_folder()) + 1;
         (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
}

void scratch_put_bytes(const char *path, const void *bytes, unsigned long n)
{
    char *whole = strdup(scratch_path(path));
    FILE *file;

    make_folders(whole);
    file = fopen(whole, "wb");
    if (file == NULL || fwrite(bytes, 1, n, file) != n || fclose(file) != 0)
        abort();
    free(whole);
}

void scratch_put(const char *path, const char *text)
{
    scratch_put_bytes(path, text, strlen(text));
}

void scratch_link(const char *target, const char *path)
{
    char *whole = strdup(scratch_path(path));

    make_folders(whole);
    if (symlink(target, whole) != 0)
        abort();
    free(whole);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

void scratch_remove(void)
{
    if (folder[0] != '\0')
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    folder[0] = '\0';
}
