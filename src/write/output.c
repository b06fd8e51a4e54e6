/* output.c - where the EPUB goes. */
#include "write/output.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "write/ocf.h"

static const char *hint_for(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "make room on that disk; what stood there before is untouched";
    case EFBIG:
        return "raise the limit on the size of files (ulimit -f); what stood there "
               "before is untouched";
    case EACCES:
    case EPERM:
        return "mend the permissions of the folder, or name another output";
    case EROFS:
        return "that disk is mounted read-only; name another output";
    case ENOTDIR:
        return "a part of the path is a file; name another output";
    default:
        return "what stood there before is untouched";
    }
}

void report_output(Diags *diags, const char *shown, int error, const char *format, ...)
{
    char message[512];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (error == 0) {
        diag_add(diags, "output-write", file_position(shown), hint_for(0), "%s", message);
    } else {
        const char *text = strerror(error);
        diag_add(diags, "output-write", file_position(shown), hint_for(error), "%s: %c%s",
                 message, tolower((unsigned char)text[0]),
                 text[0] == '\0' ? "" : text + 1);
    }
}

/* "." for a bare name and "/" for one below the root: a path that can be opened. */
static const char *folder_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

/* What the link at path leads to, one step; NULL: errno says why, EINVAL that it is no
 * link. */
static const char *follow_link(Arena *arena, const char *path)
{
    char target[PATH_MAX];
    ssize_t n = readlink(path, target, sizeof target);

    if (n < 0)
        return NULL;
    if ((size_t)n == sizeof target) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    if (n > 0 && target[0] == '/')
        return arena_copy(arena, target, (size_t)n);
    return arena_format(arena, "%s/%.*s", folder_of(arena, path), (int)n, target);
}

/* The links of /proc lead to open files; their names are nothing to rename to. */
static bool is_magic(const char *path)
{
    return strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/dev/fd/", 8) == 0;
}

static bool follow_links(Output *output, const char *path, Diags *diags)
{
    enum { MOST_LINKS = 40 }; /* as the kernel's own limit */
    const char *next = path;

    for (int i = 0; i < MOST_LINKS; i++) {
        if (is_magic(next)) {
            output->direct = path;
            return true;
        }
        path = next;
        next = follow_link(diags->arena, path);
        if (next == NULL && errno != EINVAL && errno != ENOENT && errno != ENOTDIR) {
            report_output(diags, output->shown, errno, "the output can't be reached");
            return false;
        }
        if (next == NULL) {
            output->folder = folder_of(diags->arena, path);
            output->name = path_name(path);
            return true;
        }
    }
    report_output(diags, output->shown, ELOOP, "the output can't be reached");
    return false;
}

bool find_output(Output *output, const char *path, Diags *diags)
{
    size_t len = strlen(path);
    struct stat stat_of;
    bool there = stat(path, &stat_of) == 0;

    *output = (Output){.shown = path};
    if (len == 0) {
        report_output(diags, NULL, 0, "the output has no name");
        return false;
    }
    if (path[len - 1] == '/' || (there && S_ISDIR(stat_of.st_mode))) {
        diag_add(diags, "output-write", file_position(path),
                 "name a file in it, such as book.epub",
                 "the output must be a file, not a folder");
        return false;
    }
    if (!there && errno != ENOENT) {
        report_output(diags, path, errno, "the output can't be reached");
        return false;
    }
    if (there && !S_ISREG(stat_of.st_mode)) {
        output->direct = path;
        return true;
    }
    return follow_links(output, path, diags);
}

bool make_output_folder(const Output *output, Diags *diags)
{
    char *path = arena_text(diags->arena, output->folder);
    struct stat stat_of;

    if (stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode))
        return true;
    for (char *slash = strchr(path + 1, '/');; slash = strchr(slash + 1, '/')) {
        if (slash != NULL)
            *slash = '\0';
        if (mkdir(path, 0777) != 0 &&
            (errno != EEXIST || (slash == NULL && (stat(path, &stat_of) != 0 ||
                                                   !S_ISDIR(stat_of.st_mode))))) {
            report_output(diags, output->shown, errno, "the folder \"%s\" can't be made",
                          path);
            return false;
        }
        if (slash == NULL)
            return true;
        *slash = '/';
    }
}

/* The folder that is there already, and into which the missing ones would come. */
static const char *nearest_folder(Arena *arena, const char *folder)
{
    struct stat stat_of;

    while (stat(folder, &stat_of) != 0 && errno == ENOENT && strcmp(folder, ".") != 0 &&
           strcmp(folder, "/") != 0)
        folder = folder_of(arena, folder);
    return folder;
}

bool check_output(const char *path, Diags *diags)
{
    Output output;
    const char *folder;
    struct stat stat_of;

    if (!find_output(&output, path, diags))
        return false;
    if (output.direct != NULL) {
        if (faccessat(AT_FDCWD, output.direct, W_OK, AT_EACCESS) == 0)
            return true;
        report_output(diags, path, errno, "the output can't be written");
        return false;
    }
    folder = nearest_folder(diags->arena, output.folder);
    if (stat(folder, &stat_of) == 0 && !S_ISDIR(stat_of.st_mode))
        errno = ENOTDIR;
    else if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0)
        return true;
    report_output(diags, path, errno, "nothing can be written into the folder \"%s\"",
                  folder);
    return false;
}
