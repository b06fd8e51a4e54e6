/* file_walk.c - what openat2 does, on kernels without it. */
#include "base/file_walk.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Never lets the kernel follow a link, and follows those that stay inside by hand.
 * errno is what openat2 would set: EXDEV when the path, or a link in it, leads out. */

enum { DEEPEST = 64, MOST_LINKS = 40 }; /* 40 is the kernel's own limit */

typedef struct {
    int folders
        [DEEPEST]; /* open, from the root (which is borrowed) to where the walk is */
    int depth;     /* index of the last */
    int links;     /* followed so far */
    char rest[PATH_MAX]; /* what is still to be walked */
} Way;

static int refuse(int error)
{
    errno = error;
    return -1;
}

static void leave_folder(Way *way)
{
    close(way->folders[way->depth--]);
}

/* Cuts the first component off the rest.  False when there is none. */
static bool next_component(Way *way, char name[NAME_MAX + 1], bool *folder_wanted)
{
    size_t skip = strspn(way->rest, "/");
    size_t n = strcspn(way->rest + skip, "/");

    if (n == 0)
        return false;
    *name = '\0'; /* nothing has a longer name: the open fails with ENOENT */
    if (n <= NAME_MAX) {
        memcpy(name, way->rest + skip, n);
        name[n] = '\0';
    }
    *folder_wanted = way->rest[skip + n] == '/';
    memmove(way->rest, way->rest + skip + n, strlen(way->rest + skip + n) + 1);
    return true;
}

/* Puts the link's target in front of the rest. */
static int follow(Way *way, int link)
{
    char target[PATH_MAX];
    ssize_t n = readlinkat(link, "", target, sizeof target);
    size_t rest = strlen(way->rest);

    close(link);
    if (n <= 0)
        return refuse(ENOENT);
    if (target[0] == '/')
        return refuse(EXDEV);
    if (++way->links > MOST_LINKS)
        return refuse(ELOOP);
    if ((size_t)n + rest + 1 >= sizeof way->rest)
        return refuse(ENAMETOOLONG);
    memmove(way->rest + n, way->rest, rest + 1);
    memcpy(way->rest, target, (size_t)n);
    return 0;
}

static int enter_folder(Way *way, int folder)
{
    if (way->depth + 1 == DEEPEST) {
        close(folder);
        return refuse(ENAMETOOLONG);
    }
    way->folders[++way->depth] = folder;
    return 0;
}

/* One component.  0: go on; above 0: it is a file, the walk is over; -1: errno. */
static int step(Way *way, const char *name, bool folder_wanted)
{
    struct stat st;
    int fd;

    if (strcmp(name, ".") == 0)
        return 0;
    if (strcmp(name, "..") == 0) {
        if (way->depth == 0)
            return refuse(EXDEV);
        leave_folder(way);
        return 0;
    }
    fd = openat(way->folders[way->depth], name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) != 0) {
        close(fd);
        return -1;
    }
    if (S_ISLNK(st.st_mode))
        return follow(way, fd);
    if (S_ISDIR(st.st_mode))
        return enter_folder(way, fd);
    close(fd);
    return folder_wanted ? refuse(ENOTDIR) : 1;
}

static int walk(Way *way, int flags)
{
    char name[NAME_MAX + 1] = ".";
    bool folder_wanted;
    int done = 0;

    while (done == 0 && next_component(way, name, &folder_wanted))
        done = step(way, name, folder_wanted);
    if (done < 0)
        return -1;
    /* A file is opened by its name, a folder as the . of itself.  If somebody put a
     * link there since we looked, the open fails. */
    return openat(way->folders[way->depth], done > 0 ? name : ".", flags | O_NOFOLLOW);
}

int walk_open(int folder, const char *path, int flags)
{
    Way way = {.folders = {folder}};
    size_t len = strlen(path);
    int fd, error;

    if (len == 0)
        return refuse(ENOENT);
    if (path[0] == '/')
        return refuse(EXDEV);
    if (len >= sizeof way.rest)
        return refuse(ENAMETOOLONG);
    memcpy(way.rest, path, len + 1);
    fd = walk(&way, flags);
    error = errno;
    while (way.depth > 0)
        leave_folder(&way);
    errno = error;
    return fd;
}
