/* zip_read.c - the reader of ZIP archives, on libzip. */
#include "formats/zip_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include "base/buf.h"

enum {
    END_SIZE = 22, /* of the end record (APPNOTE 4.3.16), and what it may be behind */
    LONGEST_COMMENT = 0xffff,
    SMALL = 1 << 20 /* an entry that may be packed however well */
};

struct ZipReader {
    zip_t *zip;
    uint64_t read; /* so far, all in all */
};

static const char no_archive[] = "it is no ZIP archive, which an EPUB is";
static const char too_many[] = "it has too many entries";

/* ---- What is refused before libzip sees it ------------------------------------------------- */

static unsigned two_bytes(const char *at)
{
    return (unsigned)(unsigned char)at[0] | (unsigned)(unsigned char)at[1] << 8;
}

/* libzip takes memory for as many entries as the end record names before anybody could ask how
 * many these are.  Where several could be the end record, all must be harmless; the larger
 * numbers of ZIP64 no EPUB of a sane size has. */
static const char *refusal_of_end(const char *tail, size_t len)
{
    bool found = false;

    for (size_t i = 0; i + END_SIZE <= len; i++) {
        if (memcmp(tail + i, "PK\5\6", 4) != 0)
            continue;
        found = true;
        if (two_bytes(tail + i + 10) > ZIP_ENTRY_LIMIT)
            return too_many;
        if (i >= 20 && memcmp(tail + i - 20, "PK\6\7", 4) == 0)
            return too_many;
    }
    return found ? NULL : no_archive;
}

/* ---- Opening ------------------------------------------------------------------------------- */

static ZipReader *new_reader(zip_t *zip, const char **why)
{
    ZipReader *reader;

    *why = no_archive;
    if (zip == NULL)
        return NULL;
    if (zip_get_num_entries(zip, 0) > ZIP_ENTRY_LIMIT) {
        *why = too_many;
        zip_discard(zip);
        return NULL;
    }
    reader = memory_new(sizeof *reader);
    *reader = (ZipReader){.zip = zip};
    return reader;
}

ZipReader *new_zip_reader(Bytes bytes, const char **why)
{
    size_t tail =
        bytes.len < END_SIZE + LONGEST_COMMENT ? bytes.len : END_SIZE + LONGEST_COMMENT;
    zip_source_t *source;
    zip_t *zip;

    *why = refusal_of_end(bytes.data + bytes.len - tail, tail);
    if (*why != NULL)
        return NULL;
    source = zip_source_buffer_create(bytes.data, bytes.len, 0, NULL);
    if (source == NULL)
        end_out_of_memory();
    zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (zip == NULL)
        zip_source_free(source); /* ours until the archive is open */
    return new_reader(zip, why);
}

/* Never waits, as opening a pipe would. */
static int open_regular(const char *path, struct stat *info, const char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0 || fstat(fd, info) != 0) {
        *why =
            errno == ENOENT || errno == ENOTDIR ? "it does not exist" : strerror(errno);
    } else if (!S_ISREG(info->st_mode)) {
        *why = S_ISDIR(info->st_mode) ? "it is a folder" : "it is no regular file";
        errno = 0;
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static const char *refusal_of_file(int fd, off_t size)
{
    enum { MOST = END_SIZE + LONGEST_COMMENT };
    char *tail = memory_new(MOST);
    off_t from = size > MOST ? size - MOST : 0;
    ssize_t n = pread(fd, tail, MOST, from);
    const char *why = n < 0 ? strerror(errno) : refusal_of_end(tail, (size_t)n);

    if (n >= 0)
        errno = 0;
    free(tail);
    return why;
}

ZipReader *new_zip_reader_of_file(const char *path, int *system, const char **why)
{
    struct stat info;
    ZipReader *reader;
    int fd = open_regular(path, &info, why), code;
    zip_t *zip;

    *system = fd < 0 && errno != ENOENT && errno != ENOTDIR ? errno : 0;
    if (fd < 0)
        return NULL;
    *why = refusal_of_file(fd, info.st_size);
    if (*why != NULL) {
        *system = errno;
        close(fd);
        return NULL;
    }
    zip = zip_fdopen(fd, 0, &code);
    if (zip == NULL)
        close(fd); /* libzip's only when it is open */
    reader = new_reader(zip, why);
    return reader;
}

void zip_reader_free(ZipReader *reader)
{
    if (reader == NULL)
        return;
    zip_discard(reader->zip);
    free(reader);
}

/* ---- Reading ------------------------------------------------------------------------------- */

bool zip_has_entry(ZipReader *reader, const char *path)
{
    return zip_name_locate(reader->zip, path, ZIP_FL_ENC_GUESS) >= 0;
}

static const char *refusal_of_entry(const ZipReader *reader, const zip_stat_t *stat,
                                    size_t limit)
{
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;

    if ((stat->valid & needed) != needed)
        return "its size is not known";
    if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat->encryption_method != ZIP_EM_NONE)
        return "it is encrypted";
    if (stat->size > limit)
        return "it is too large";
    if (stat->size > SMALL && stat->size / ZIP_RATIO_LIMIT > stat->comp_size)
        return "it is packed so well that it can't be a book's";
    if (stat->size > ZIP_TOTAL_LIMIT - reader->read)
        return "the EPUB holds more than can be read";
    return NULL;
}

/* An entry may hold more than its header says, or less; libzip compares the checksum when the
 * end is reached. */
static bool read_all(zip_file_t *file, char *to, size_t size)
{
    char more;
    size_t done = 0;

    while (done < size) {
        zip_int64_t n = zip_fread(file, to + done, size - done);
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return zip_fread(file, &more, 1) == 0;
}

bool zip_read(ZipReader *reader, const char *path, size_t limit, Arena *arena,
              Bytes *bytes, const char **why)
{
    zip_int64_t index = zip_name_locate(reader->zip, path, ZIP_FL_ENC_GUESS);
    zip_stat_t stat;
    zip_file_t *file;
    char *data;
    bool good;

    *why = "it is not in the EPUB";
    if (index < 0 || zip_stat_index(reader->zip, (zip_uint64_t)index, 0, &stat) != 0)
        return false;
    *why = refusal_of_entry(reader, &stat, limit);
    if (*why != NULL)
        return false;
    *why = "it is damaged, or packed in a way that is not known";
    file = zip_fopen_index(reader->zip, (zip_uint64_t)index, 0);
    if (file == NULL)
        return false;
    data = arena_room(arena, (size_t)stat.size + 1);
    data[stat.size] = '\0';
    good = read_all(file, data, (size_t)stat.size);
    zip_fclose(file);
    reader->read += stat.size;
    *bytes = (Bytes){data, (size_t)stat.size};
    return good;
}
