/* raster.c - runs rsvg-convert, and remembers what it made. */
#include "formats/raster.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/process.h"
#include "base/sha1.h"
#include "formats/image.h"

static const char program[] = "rsvg-convert";

/* librsvg maps a good deal more than it uses. */
static const ProcessLimits limits = {.seconds = 20,
                                     .memory = (size_t)2 << 30,
                                     .output = (size_t)50 << 20};

/* ---- The cache: one file a picture, its SHA-1 in front of it ---------------------------------------- */

enum { DIGEST = 20 };

/* Made from all that the result depends on.  Asking the program for its version would
 * take longer than all the rest of a build: its path, size and time stand for it. */
static const char *entry_of(Bytes svg, uint32_t width, const char *cache,
                            const char *binary, Arena *arena)
{
    struct stat info;
    const char *key;

    if (cache == NULL || stat(binary, &info) != 0)
        return NULL;
    key = arena_format(arena, "%s %jd %jd %" PRIu32 " %s", binary, (intmax_t)info.st_size,
                       (intmax_t)info.st_mtime, width,
                       sha1_hex(arena, sha1_of(svg), 2 * DIGEST));
    key = sha1_hex(arena, sha1_of((Bytes){key, strlen(key)}), 2 * DIGEST);
    return arena_format(arena, "%s/raster-%s", cache, key);
}

static bool read_all(int fd, Buf *buf)
{
    char piece[16 * 1024];
    ssize_t n;

    while ((n = read(fd, piece, sizeof piece)) > 0 && buf->len <= limits.output)
        buf_add(buf, piece, (size_t)n);
    return n == 0;
}

static bool read_entry(const char *entry, Buf *png)
{
    int fd =
        entry == NULL ? -1 : open(entry, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    Buf buf = {0};
    Sha1 digest;
    bool good;

    if (fd < 0)
        return false;
    good = read_all(fd, &buf) && buf.len > DIGEST;
    close(fd);
    if (good) {
        Bytes content = {buf.data + DIGEST, buf.len - DIGEST};
        digest = sha1_of(content);
        good = memcmp(digest.byte, buf.data, DIGEST) == 0;
        if (good)
            buf_add(png, content.data, content.len);
    }
    buf_free(&buf);
    return good;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, data, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        len -= (size_t)n;
    }
    return true;
}

/* A cache that can't be written is no reason to complain: the next build takes its
 * time again. */
static void write_entry(const char *entry, const char *cache, const Buf *png,
                        Arena *arena)
{
    Sha1 digest = sha1_of(buf_bytes(png));
    char *name;
    bool good;
    int fd;

    if (entry == NULL || (mkdir(cache, 0777) != 0 && errno != EEXIST))
        return;
    name = arena_format(arena, "%s/.new-XXXXXX", cache);
    fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0)
        return;
    good = write_all(fd, (const char *)digest.byte, DIGEST) &&
           write_all(fd, png->data, png->len);
    if (close(fd) != 0 || !good || rename(name, entry) != 0)
        unlink(name);
}

/* ---- The program ---------------------------------------------------------------------------------------- */

static const char *reason(ProcessStatus status, const Buf *errors, Arena *arena)
{
    const char *text = errors->data == NULL ? "" : errors->data;

    text += strspn(text, " \n");
    if (status == PROCESS_LIMIT)
        return "it took too long or too much memory";
    if (*text == '\0')
        return "it gave no reason";
    return arena_copy(arena, text, strcspn(text, "\n"));
}

static RasterStatus run(Bytes svg, uint32_t width, Arena *arena, Buf *png,
                        const char **why)
{
    const char *argv[] = {program,
                          "--format=png",
                          arena_format(arena, "--width=%" PRIu32, width),
                          "--keep-aspect-ratio",
                          "--background-color=white",
                          NULL};
    Buf errors = {0};
    ProcessStatus status = process_run(argv, svg, &limits, png, &errors);
    ImageInfo info = image_info(buf_bytes(png));

    if (status == PROCESS_OK && (info.media != MEDIA_PNG || info.broken != NULL))
        status = PROCESS_FAILED;
    if (status != PROCESS_OK)
        *why = reason(status, &errors, arena);
    buf_free(&errors);
    return status == PROCESS_OK       ? RASTER_OK
           : status == PROCESS_ABSENT ? RASTER_ABSENT
                                      : RASTER_FAILED;
}

RasterStatus raster_svg(Bytes svg, uint32_t width, const char *cache, Arena *arena,
                        Buf *png, const char **why)
{
    char binary[PATH_MAX];
    const char *entry;
    RasterStatus status;

    buf_clear(png);
    if (!process_find(program, binary)) {
        *why = "the program rsvg-convert is not there";
        return RASTER_ABSENT;
    }
    entry = entry_of(svg, width, cache, binary, arena);
    if (read_entry(entry, png))
        return RASTER_OK;
    status = run(svg, width, arena, png, why);
    if (status == RASTER_OK)
        write_entry(entry, cache, png, arena);
    return status;
}
