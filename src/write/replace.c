/* replace.c - a file takes the place of another one, wholly or not at all. */
#include "write/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BUFFERED = 1 << 20, MARK_LENGTH = 6, ATTEMPTS = 100 };

/* ---- Signals ------------------------------------------------------------------------------ */

static const int waiting_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ};
enum { WAITING_SIGNALS = sizeof waiting_signals / sizeof waiting_signals[0] };

/* SIGXFSZ would end the program where a limit on file sizes is met; EFBIG is enough. */
static void hold_signals(Replacement *replacement)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < WAITING_SIGNALS; i++)
        sigaddset(&set, waiting_signals[i]);
    pthread_sigmask(SIG_BLOCK, &set, &replacement->old_signals);
}

static bool is_interrupted(const Replacement *replacement)
{
    sigset_t pending;

    if (sigpending(&pending) != 0)
        return false;
    for (size_t i = 0; i < WAITING_SIGNALS; i++)
        if (waiting_signals[i] != SIGXFSZ && sigismember(&pending, waiting_signals[i]) &&
            !sigismember(&replacement->old_signals, waiting_signals[i]))
            return true;
    return false;
}

/* Whoever interrupted us is heard now. */
static void release_signals(Replacement *replacement)
{
    const struct timespec now = {0};
    sigset_t size_limit;

    sigemptyset(&size_limit);
    sigaddset(&size_limit, SIGXFSZ);
    if (!sigismember(&replacement->old_signals, SIGXFSZ))
        sigtimedwait(&size_limit, NULL, &now);
    pthread_sigmask(SIG_SETMASK, &replacement->old_signals, NULL);
}

/* ---- Names -------------------------------------------------------------------------------- */

/* Room for the mark stays within NAME_MAX. */
static int put_prefix(const Replacement *replacement, char *name)
{
    return snprintf(name, NAME_MAX + 1 - MARK_LENGTH, ".%.220s.epubify-",
                    replacement->name);
}

static void put_random_name(Replacement *replacement)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    unsigned char random[MARK_LENGTH] = {0};
    char *mark = replacement->temporary + put_prefix(replacement, replacement->temporary);

    /* Without randomness the names are tried in vain until one is free; never the
     * content. */
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        memcpy(random, &(pid_t){getpid()}, sizeof(pid_t));
    for (int i = 0; i < MARK_LENGTH; i++)
        mark[i] = digits[random[i] % (sizeof digits - 1)];
    mark[MARK_LENGTH] = '\0';
}

static bool is_leftover_name(const Replacement *replacement, const char *name)
{
    char prefix[NAME_MAX + 1];
    size_t n = (size_t)put_prefix(replacement, prefix);

    return strncmp(name, prefix, n) == 0 && strlen(name) == n + MARK_LENGTH;
}

/* Its writer is gone when nobody holds its lock. */
static void remove_leftover(const Replacement *replacement, const char *name)
{
    int fd =
        openat(replacement->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat stat_of;

    if (fd < 0)
        return;
    if (fstat(fd, &stat_of) == 0 && S_ISREG(stat_of.st_mode) &&
        flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlinkat(replacement->folder, name, 0);
    close(fd);
}

static void remove_leftovers(const Replacement *replacement)
{
    int fd = openat(replacement->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;

    if (folder == NULL) {
        if (fd >= 0)
            close(fd);
        return; /* a folder that may not be listed: they stay */
    }
    while ((entry = readdir(folder)) != NULL)
        if (is_leftover_name(replacement, entry->d_name))
            remove_leftover(replacement, entry->d_name);
    closedir(folder);
}

/* ---- The new file -------------------------------------------------------------------------- */

/* A file with a name may be taken for a leftover before it is locked: then it has no
 * name any more once it is, and another one is tried. */
static int create_named(Replacement *replacement)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        struct stat stat_of;
        int fd;
        put_random_name(replacement);
        fd = openat(replacement->folder, replacement->temporary,
                    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
        if (fd < 0)
            continue;
        /* Where there are no locks, leftovers are not removed either. */
        flock(fd, LOCK_EX);
        if (fstat(fd, &stat_of) == 0 && stat_of.st_nlink > 0)
            return fd;
        close(fd);
    }
    replacement->temporary[0] = '\0';
    return -1;
}

static int create_file(Replacement *replacement)
{
    int fd = openat(replacement->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);

    if (fd >= 0)
        flock(fd, LOCK_EX);
    else if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL || errno == ENOENT)
        fd = create_named(replacement);
    return fd;
}

static void end(Replacement *replacement)
{
    int error = errno;

    if (replacement->fd >= 0)
        close(replacement->fd);
    if (replacement->folder >= 0)
        close(replacement->folder);
    buf_free(&replacement->buffer);
    release_signals(replacement);
    errno = error;
}

bool replace_begin(Replacement *replacement, const char *folder, const char *name)
{
    *replacement = (Replacement){.folder = -1, .fd = -1, .name = name};
    hold_signals(replacement);
    /* O_PATH is enough for all but the sync, so that a folder need not be readable. */
    replacement->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (replacement->folder < 0 && errno == EACCES)
        replacement->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (replacement->folder >= 0) {
        remove_leftovers(replacement);
        replacement->fd = create_file(replacement);
    }
    if (replacement->fd >= 0)
        return true;
    end(replacement);
    return false;
}

static bool write_all(int fd, const char *bytes, size_t n, uint64_t offset)
{
    while (n > 0) {
        ssize_t done = pwrite(fd, bytes, n, (off_t)offset);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            errno = done == 0 ? ENOSPC : errno;
            return false;
        }
        bytes += done;
        offset += (uint64_t)done;
        n -= (size_t)done;
    }
    return true;
}

static bool flush(Replacement *replacement)
{
    Buf *buffer = &replacement->buffer;

    if (is_interrupted(replacement)) {
        errno = EINTR;
        return false;
    }
    if (!write_all(replacement->fd, buffer->data, buffer->len, replacement->begins))
        return false;
    replacement->begins += buffer->len;
    buf_clear(buffer);
    return true;
}

/* The archive's headers are written twice, the second time a little way back: mostly that
 * still lies in the buffer. */
bool replace_write(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Replacement *replacement = context;
    Buf *buffer = &replacement->buffer;

    if (offset < replacement->begins || offset > replacement->begins + buffer->len) {
        if (!flush(replacement))
            return false;
        replacement->begins = offset;
    }
    if (offset < replacement->begins + buffer->len) {
        size_t at = (size_t)(offset - replacement->begins);
        size_t over = buffer->len - at < n ? buffer->len - at : n;
        memcpy(buffer->data + at, bytes, over);
        bytes += over;
        n -= over;
    }
    buf_add(buffer, bytes, n);
    return buffer->len < BUFFERED || flush(replacement);
}

/* Some file systems have no sync; that is theirs to answer for. */
static bool sync_file(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
}

static bool copy_file(int from, int to)
{
    char piece[1 << 16];
    uint64_t offset = 0;
    ssize_t n;

    while ((n = pread(from, piece, sizeof piece, (off_t)offset)) > 0) {
        if (!write_all(to, piece, (size_t)n, offset))
            return false;
        offset += (uint64_t)n;
    }
    return n == 0;
}

/* Without /proc a file can't be given a name: its content goes into one that has. */
static bool copy_to_named(Replacement *replacement)
{
    int unnamed = replacement->fd;
    bool done;

    replacement->fd = create_named(replacement);
    done = replacement->fd >= 0 && copy_file(unnamed, replacement->fd) &&
           sync_file(replacement->fd);
    close(unnamed);
    return done;
}

static bool give_name(Replacement *replacement)
{
    char path[64];

    if (replacement->temporary[0] != '\0')
        return true;
    snprintf(path, sizeof path, "/proc/self/fd/%d", replacement->fd);
    for (int i = 0; i < ATTEMPTS; i++) {
        put_random_name(replacement);
        if (linkat(AT_FDCWD, path, replacement->folder, replacement->temporary,
                   AT_SYMLINK_FOLLOW) == 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    replacement->temporary[0] = '\0';
    return errno != ENOSPC && errno != EDQUOT && copy_to_named(replacement);
}

static void remove_temporary(Replacement *replacement)
{
    int error = errno;

    if (replacement->temporary[0] != '\0')
        unlinkat(replacement->folder, replacement->temporary, 0);
    errno = error;
}

bool replace_finish(Replacement *replacement)
{
    if (!replacement->finished)
        replacement->finished =
            flush(replacement) && sync_file(replacement->fd) && give_name(replacement);
    return replacement->finished;
}

bool replace_commit(Replacement *replacement)
{
    bool done = replace_finish(replacement) &&
                renameat(replacement->folder, replacement->temporary, replacement->folder,
                         replacement->name) == 0;

    /* The file is in place, and whole, even if the folder's sync fails. */
    if (done)
        fsync(replacement->folder);
    else
        remove_temporary(replacement);
    end(replacement);
    return done;
}

void replace_abandon(Replacement *replacement)
{
    remove_temporary(replacement);
    end(replacement);
}
