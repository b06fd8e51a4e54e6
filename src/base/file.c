/* file.c - opening below a root, by the kernel's own rule or by walking. */
#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file_walk.h"
#include "base/map.h"
#if defined(SYS_openat2) && __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#define HAS_OPENAT2 1
#endif

/* ---- Opening -------------------------------------------------------------------------------- */

/* No waiting for the other end of a pipe, no terminal of ours, nothing for child
 * processes. */
enum { READ_FLAGS = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

/* Set once the kernel, or a sandbox around us, has turned openat2 down. */
static atomic_bool walk_only;

void file_without_openat2(bool walk)
{
    atomic_store(&walk_only, walk);
}

/* A descriptor, or -1 with errno; EXDEV: the path leads out. */
static int open_beneath(const Root *root, const char *path, int flags)
{
#ifdef HAS_OPENAT2
    struct open_how how = {.flags = (unsigned)flags,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    enum { TRIES = 16 };

    for (int i = 0; i < TRIES && !atomic_load(&walk_only); i++) {
        long fd = syscall(SYS_openat2, root->fd, path, &how, sizeof how);
        if (fd >= 0)
            return (int)fd;
        if (errno == ENOSYS || errno == EPERM)
            atomic_store(&walk_only,
                         true); /* an old kernel, or a sandbox that forbids it */
        else if (errno != EAGAIN && errno != EINTR)
            return -1; /* EAGAIN: something was renamed meanwhile */
    }
#endif
    return walk_open(root->fd, path, flags);
}

static FileStatus status_of_errno(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
    case ELOOP:
        return FILE_MISSING;
    case EXDEV:
        return FILE_OUTSIDE;
    case ENXIO: /* a socket, or a device without a driver */
    case ENODEV:
    case EOPNOTSUPP:
        return FILE_NOT_REGULAR;
    case EACCES:
    case EPERM:
        return FILE_FORBIDDEN;
    default:
        return FILE_FAILED;
    }
}

typedef struct {
    FileStatus status;
    FileInfo info;
} Answer;

typedef struct {
    FileStatus status;
    FolderName *names;
    size_t count;
} FolderAnswer;

struct Known {
    Map answers; /* a path → its Answer */
    Map folders; /* a path → its FolderAnswer */
    Arena arena;
};

void root_remember(Root *root)
{
    if (root->known != NULL)
        return;
    root->known = memory_new(sizeof *root->known);
    *root->known = (struct Known){0};
}

static void root_forget(Root *root)
{
    if (root->known == NULL)
        return;
    arena_free(&root->known->arena);
    free(root->known);
    root->known = NULL;
}

bool root_open(Root *root, const char *folder)
{
    root->known = NULL;
    root->fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return root->fd >= 0;
}

bool root_open_within(Root *root, const Root *other, const char *path)
{
    root->known = NULL;
    root->fd = open_beneath(other, path[0] == '\0' ? "." : path,
                            O_PATH | O_DIRECTORY | O_CLOEXEC);
    return root->fd >= 0;
}

void root_close(Root *root)
{
    if (root->fd >= 0)
        close(root->fd);
    root->fd = -1;
    root_forget(root);
}

FileStatus file_open(const Root *root, const char *path, int *fd, FileInfo *info)
{
    struct stat st;

    *fd = open_beneath(root, path, READ_FLAGS);
    if (*fd < 0)
        return status_of_errno();
    if (fstat(*fd, &st) == 0 && S_ISREG(st.st_mode)) {
        *info = (FileInfo){.size = (uint64_t)st.st_size,
                           .modified = st.st_mtim.tv_sec,
                           .device = (uint64_t)st.st_dev,
                           .inode = (uint64_t)st.st_ino};
        return FILE_OK;
    }
    close(*fd);
    *fd = -1;
    return FILE_NOT_REGULAR;
}

static FileStatus ask(const Root *root, const char *path, FileInfo *info)
{
    int fd;
    FileStatus status = file_open(root, path, &fd, info);

    if (status == FILE_OK)
        close(fd);
    return status;
}

FileStatus file_info(const Root *root, const char *path, FileInfo *info)
{
    Answer *answer;

    if (root->known == NULL)
        return ask(root, path, info);
    answer = map_lookup(&root->known->answers, path);
    if (answer == NULL) {
        Arena *arena = &root->known->arena;
        answer = arena_alloc(arena, sizeof *answer);
        answer->status = ask(root, path, &answer->info);
        map_put(&root->known->answers, arena, arena_text(arena, path), answer);
    }
    if (answer->status == FILE_OK)
        *info = answer->info;
    return answer->status;
}

/* Up to n bytes: fewer when the file has shrunk since it was measured. */
static FileStatus read_bytes(int fd, size_t n, Arena *arena, Bytes *bytes)
{
    char *data = arena_room(arena, n + 1);
    size_t len = 0;

    while (len < n) {
        ssize_t got = read(fd, data + len, n - len);
        if (got == 0)
            break;
        if (got > 0)
            len += (size_t)got;
        else if (errno != EINTR)
            return FILE_FAILED;
    }
    data[len] = '\0';
    *bytes = (Bytes){data, len};
    return FILE_OK;
}

FileStatus file_read_opened(int fd, const FileInfo *info, size_t limit, Arena *arena,
                            Bytes *bytes)
{
    FileStatus status = info->size > limit
                            ? FILE_TOO_LARGE
                            : read_bytes(fd, (size_t)info->size, arena, bytes);

    close(fd);
    return status;
}

FileStatus file_read(const Root *root, const char *path, size_t limit, Arena *arena,
                     Bytes *bytes, FileInfo *info)
{
    int fd;
    FileStatus status = file_open(root, path, &fd, info);

    return status != FILE_OK ? status : file_read_opened(fd, info, limit, arena, bytes);
}

FileStatus file_read_head(const Root *root, const char *path, size_t n, Arena *arena,
                          Bytes *bytes, FileInfo *info)
{
    int fd;
    FileStatus status = file_open(root, path, &fd, info);

    if (status != FILE_OK)
        return status;
    status = read_bytes(fd, info->size < n ? (size_t)info->size : n, arena, bytes);
    close(fd);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const FolderName *)a)->name, ((const FolderName *)b)->name);
}

/* Some file systems do not say it in the folder itself. */
static NameKind kind_of(int folder, const struct dirent *entry)
{
    struct stat st;
    unsigned char type = entry->d_type;

    if (type == DT_UNKNOWN &&
        fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
        type = IFTODT(st.st_mode);
    return type == DT_REG   ? NAME_FILE
           : type == DT_DIR ? NAME_FOLDER
           : type == DT_LNK ? NAME_LINK
                            : NAME_OTHER;
}

static FolderName *read_names(DIR *folder, Arena *arena, size_t *count)
{
    FolderName *names = NULL;
    const struct dirent *entry;

    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        names = arena_grow(arena, names, *count, sizeof *names);
        names[(*count)++] =
            (FolderName){arena_text(arena, entry->d_name), kind_of(dirfd(folder), entry)};
    }
    if (*count > 1)
        qsort(names, *count, sizeof *names, compare_names);
    return names;
}

static FolderAnswer read_folder(const Root *root, const char *path, Arena *arena)
{
    int fd = open_beneath(root, path[0] == '\0' ? "." : path, READ_FLAGS | O_DIRECTORY);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    FolderAnswer answer = {FILE_OK, NULL, 0};

    if (folder == NULL) {
        answer.status = status_of_errno();
        if (fd >= 0)
            close(fd);
        return answer;
    }
    answer.names = read_names(folder, arena, &answer.count);
    closedir(folder);
    return answer;
}

static const FolderAnswer *known_folder(struct Known *known, const Root *root,
                                        const char *path)
{
    FolderAnswer *answer = map_lookup(&known->folders, path);

    if (answer != NULL)
        return answer;
    answer = arena_alloc(&known->arena, sizeof *answer);
    *answer = read_folder(root, path, &known->arena);
    map_put(&known->folders, &known->arena, arena_text(&known->arena, path), answer);
    return answer;
}

/* The caller's names outlive the root. */
static FolderName *copy_names(const FolderAnswer *answer, Arena *arena)
{
    FolderName *names =
        answer->count == 0 ? NULL : arena_room(arena, answer->count * sizeof *names);

    for (size_t i = 0; i < answer->count; i++)
        names[i] =
            (FolderName){arena_text(arena, answer->names[i].name), answer->names[i].kind};
    return names;
}

FileStatus folder_names(const Root *root, const char *path, Arena *arena,
                        FolderName **names, size_t *count)
{
    FolderAnswer answer;

    if (root->known == NULL) {
        answer = read_folder(root, path, arena);
    } else {
        answer = *known_folder(root->known, root, path);
        answer.names = copy_names(&answer, arena);
    }
    *names = answer.names;
    *count = answer.count;
    return answer.status;
}

FileStatus folder_list(const Root *root, const char *path, Arena *arena,
                       const char ***names, size_t *count)
{
    FolderName *all;
    FileStatus status = folder_names(root, path, arena, &all, count);

    *names = *count == 0 ? NULL : arena_alloc(arena, *count * sizeof **names);
    for (size_t i = 0; i < *count; i++)
        (*names)[i] = all[i].name;
    return status;
}

const char *file_status_text(FileStatus status)
{
    switch (status) {
    case FILE_OK:
        return "is there";
    case FILE_MISSING:
        return "does not exist";
    case FILE_OUTSIDE:
        return "leads out of the book's folder";
    case FILE_NOT_REGULAR:
        return "is no regular file";
    case FILE_TOO_LARGE:
        return "is too large";
    case FILE_FORBIDDEN:
        return "may not be read";
    case FILE_FAILED:
        break;
    }
    return "can't be read";
}
