/* file.h - files below one folder, and nothing outside of it.
 *
 * Every path counts from the root and is opened with openat2(RESOLVE_BENEATH |
 * RESOLVE_NO_MAGICLINKS), so that no "..", absolute path or symbolic link leads out.
 * Where the kernel has no openat2, the path is walked component by component and links
 * are followed by hand, with the same answer. */
#ifndef EPUBIFY_BASE_FILE_H
#define EPUBIFY_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#include "base/arena.h"
#include "base/bytes.h"

typedef struct {
    int fd; /* -1: not open */
    struct Known *known; /* what file_info has found out; NULL: it asks anew each time */
} Root;

typedef enum {
    FILE_OK,
    FILE_MISSING,     /* nothing has this name */
    FILE_OUTSIDE,     /* it leads out of the root */
    FILE_NOT_REGULAR, /* a folder, device, socket or pipe */
    FILE_TOO_LARGE,   /* above the limit that was handed in */
    FILE_FORBIDDEN,   /* no permission */
    FILE_FAILED       /* the system failed; errno says how */
} FileStatus;

typedef struct {
    uint64_t size;
    time_t modified;        /* seconds since 1970, UTC */
    uint64_t device, inode; /* the same for two names of one file */
} FileInfo;

bool root_open(Root *root, const char *folder); /* false: errno says why */
/* A folder below another root, by its path from there; "" is the other one itself.  However
 * links are changed meanwhile, it is never outside. */
bool root_open_within(Root *root, const Root *other, const char *path);
void root_close(Root *root);
/* From now on file_info and those that list folders ask the system once for each path, and
 * answer the same ever after: a loader and the links ask for the same few hundred again and
 * again.  For roots that one thread at a time asks. */
void root_remember(Root *root);

FileStatus file_info(const Root *root, const char *path, FileInfo *info);
/* The whole file, NUL-terminated behind its last byte, in the arena.  Never more than
 * limit. */
FileStatus file_read(const Root *root, const char *path, size_t limit, Arena *arena,
                     Bytes *bytes, FileInfo *info);
/* At most the first n bytes, for those who look at a header only. */
FileStatus file_read_head(const Root *root, const char *path, size_t n, Arena *arena,
                          Bytes *bytes, FileInfo *info);
/* An open descriptor for streaming; the caller closes it. */
FileStatus file_open(const Root *root, const char *path, int *fd, FileInfo *info);
/* What file_open has opened, whole, as file_read reads it; closes it.  To open a file takes
 * longer than to read a small one, so who looks at its info first opens it once. */
FileStatus file_read_opened(int fd, const FileInfo *info, size_t limit, Arena *arena,
                            Bytes *bytes);
typedef enum { NAME_FILE, NAME_FOLDER, NAME_LINK, NAME_OTHER } NameKind;
typedef struct { const char *name; NameKind kind; } FolderName;
/* The names in a folder, sorted by byte, without . and ..; "" is the root itself.  What they
 * are is what the folder says: no name is opened, and no link followed. */
FileStatus folder_names(const Root *root, const char *path, Arena *arena,
                        FolderName **names, size_t *count);
/* The names in a folder, sorted by byte, without . and ..; "" is the root itself. */
FileStatus folder_list(const Root *root, const char *path, Arena *arena,
                       const char ***names, size_t *count);
/* For tests: true makes every open go the way without openat2. */
void file_without_openat2(bool walk);
/* What to say of a status other than FILE_OK: "does not exist", "leads out of the
 * book" ... */
const char *file_status_text(FileStatus status);

#endif
