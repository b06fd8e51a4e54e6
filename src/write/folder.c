/* folder.c - the entries become files of a folder. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "write/file.h"
#include "write/ocf.h"

static const char *path_in(Arena *arena, const char *folder, const char *path)
{
    bool slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';

    return arena_format(arena, slash ? "%s%s" : "%s/%s", folder, path);
}

bool check_folder(const char *folder, Diags *diags)
{
    struct stat status;

    if (stat(folder, &status) == 0 && !S_ISDIR(status.st_mode)) {
        diag_add(diags, "output-write", file_position(folder), "name a folder",
                 "the page is a folder, and this is a file");
        return false;
    }
    return check_output(path_in(diags->arena, folder, "index.html"), diags);
}

static bool copy_file(Replacement *replacement, const Root *root, const Entry *entry,
                      uint64_t *size)
{
    char piece[1 << 16];
    int fd = open_container_file(root, entry->file);
    ssize_t n = -1;

    while (fd >= 0 && (n = read(fd, piece, sizeof piece)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || !replace_write(replacement, *size, piece, (size_t)n))
            break;
        *size += (uint64_t)n;
    }
    if (fd >= 0)
        close(fd);
    return n == 0;
}

static bool write_entry(const Container *container, const Entry *entry, const char *path,
                        Diags *diags, uint64_t *size)
{
    Replacement file;
    Output output;
    bool written;

    *size = 0;
    if (!begin_file(&file, &output, path, diags))
        return false;
    if (entry->file != NULL) {
        written = copy_file(&file, container->root, entry, size);
    } else {
        written = replace_write(&file, 0, entry->bytes.data, entry->bytes.len);
        *size = entry->bytes.len;
    }
    return end_file(&file, written, path, diags);
}

bool write_folder(const Container *container, const char *folder, Diags *diags,
                  uint64_t *size)
{
    *size = 0;
    for (size_t i = 0; i < container->count; i++) {
        const Entry *entry = &container->entries[i];
        uint64_t written;
        if (!write_entry(container, entry, path_in(diags->arena, folder, entry->path),
                         diags, &written))
            return false;
        *size += written;
    }
    return true;
}
