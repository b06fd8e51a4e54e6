/* ocf.c - the container becomes a ZIP archive (OCF 3.3, 4.2 and 4.3). */
#include "write/ocf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "formats/deflate.h"
#include "formats/zip.h"
#include "write/output.h"
#include "write/replace.h"

/* What the sink's two functions need. */
typedef struct {
    const Root *root;
    Replacement *file; /* NULL: memory is written */
    Buf memory;
} Target;

int open_container_file(const Root *root, const char *path)
{
    FileInfo info;
    int fd = -1;

    switch (file_open(root, path, &fd, &info)) {
    case FILE_OK:
        return fd;
    case FILE_MISSING:
        errno = ENOENT;
        break;
    case FILE_OUTSIDE:
        errno = EXDEV;
        break;
    case FILE_NOT_REGULAR:
        errno = EISDIR;
        break;
    case FILE_TOO_LARGE:
        errno = EFBIG;
        break;
    case FILE_FORBIDDEN:
        errno = EACCES;
        break;
    case FILE_FAILED:
        break;
    }
    return -1;
}

static int open_file(void *context, const char *path)
{
    const Target *target = context;

    return open_container_file(target->root, path);
}

static bool write_bytes(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Target *target = context;
    Buf *memory = &target->memory;
    size_t over;

    if (target->file != NULL)
        return replace_write(target->file, offset, bytes, n);
    if (offset > memory->len) {
        errno = EINVAL; /* a gap: libzip never leaves one */
        return false;
    }
    over = memory->len - (size_t)offset < n ? memory->len - (size_t)offset : n;
    if (over > 0)
        memcpy(memory->data + offset, bytes, over);
    buf_add(memory, bytes + over, n - over);
    return true;
}

/* *made must be freed once the archive is written. */
static ZipEntry zip_entry(const Entry *entry, Bytes *made)
{
    ZipEntry one = {.path = entry->path,
                    .method = ZIP_STORED,
                    .bytes = entry->bytes,
                    .size = entry->bytes.len,
                    .crc = entry->crc,
                    .file = entry->file};

    *made = (Bytes){0};
    if (entry->file != NULL) {
        one.method = entry->stored ? ZIP_FILE_STORED : ZIP_FILE_DEFLATED;
        one.size = entry->size;
    } else if (entry->deflated.len > 0) {
        one.method = ZIP_DEFLATED;
        one.bytes = entry->deflated;
        one.size = entry->size;
    } else if (!entry->stored && (*made = new_deflated(entry->bytes)).len > 0) {
        one.method = ZIP_DEFLATED;
        one.bytes = *made;
        one.crc = crc32_of(entry->bytes);
    }
    return one;
}

static bool write_archive(const Container *container, Target *target, uint64_t *size,
                          ZipError *error)
{
    const ZipSink sink = {target, write_bytes, open_file};
    Bytes *made = memory_new(container->count * sizeof *made);
    ZipWriter *writer = new_zip_writer(&sink);
    bool done;

    for (size_t i = 0; i < container->count; i++) {
        ZipEntry entry = zip_entry(&container->entries[i], &made[i]);
        zip_put_entry(writer, &entry); /* zip_finish tells what was wrong */
    }
    done = zip_finish(writer, size, error);
    for (size_t i = 0; i < container->count; i++)
        free((void *)made[i].data);
    free(made);
    return done;
}

static void report_archive(Diags *diags, const char *shown, const ZipError *error)
{
    const char *what = "the EPUB can't be written";

    if (error->entry != NULL)
        what =
            arena_format(diags->arena, "\"%s\" can't be put into the EPUB", error->entry);
    if (error->system != 0)
        report_output(diags, shown, error->system, "%s", what);
    else
        report_output(diags, shown, 0, "%s: %s", what, error->text);
}

bool write_container_to_memory(const Container *container, Diags *diags, char **data,
                               size_t *size)
{
    Target target = {.root = container->root};
    ZipError error;
    uint64_t written;

    *data = NULL;
    *size = 0;
    if (!write_archive(container, &target, &written, &error)) {
        report_archive(diags, NULL, &error);
        buf_free(&target.memory);
        return false;
    }
    *data = target.memory.data;
    *size = target.memory.len;
    return true;
}

static bool write_to_device(const char *path, const char *data, size_t n)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_NOCTTY | O_CLOEXEC);
    int error = 0;

    if (fd < 0)
        return false;
    while (n > 0 && error == 0) {
        ssize_t done = write(fd, data, n);
        if (done < 0) {
            error = errno == EINTR ? 0 : errno;
            continue;
        }
        data += done;
        n -= (size_t)done;
    }
    close(fd);
    errno = error;
    return n == 0;
}

/* A device or a pipe: nothing is replaced, and nothing can be taken back. */
static bool write_directly(const Container *container, const Output *output, Diags *diags,
                           uint64_t *size)
{
    char *data;
    size_t n;
    bool done;

    if (!write_container_to_memory(container, diags, &data, &n))
        return false;
    done = write_to_device(output->direct, data, n);
    if (!done)
        report_output(diags, output->shown, errno, "the EPUB can't be written");
    *size = n;
    free(data);
    return done;
}

bool write_container_into(const Container *container, Replacement *file, const char *path,
                          Diags *diags, uint64_t *size)
{
    Target target = {.root = container->root, .file = file};
    ZipError error;

    if (write_archive(container, &target, size, &error))
        return true;
    report_archive(diags, path, &error);
    return false;
}

bool write_container(const Container *container, const char *path, Diags *diags,
                     uint64_t *size)
{
    Output output;
    Replacement file;

    *size = 0;
    if (!find_output(&output, path, diags))
        return false;
    if (output.direct != NULL)
        return write_directly(container, &output, diags, size);
    if (!make_output_folder(&output, diags))
        return false;
    if (!replace_begin(&file, output.folder, output.name)) {
        report_output(diags, path, errno, "the EPUB can't be written");
        return false;
    }
    if (!write_container_into(container, &file, path, diags, size)) {
        replace_abandon(&file);
        return false;
    }
    if (replace_commit(&file))
        return true;
    report_output(diags, path, errno, "the EPUB can't be written");
    return false;
}
