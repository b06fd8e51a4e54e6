/* process_cache.c - see the header. */
#include "base/process_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/sha1.h"

enum { DIGEST = 20 };

const char *cache_entry(const char *folder, const char *kind, const char *binary,
                        const char *settings, Bytes input, Arena *arena)
{
    struct stat info;
    const char *key;

    if (folder == NULL || stat(binary, &info) != 0)
        return NULL;
    /* 2: the form of an entry's file, so that no other version takes it for its own. */
    key = arena_format(arena, "2 %s %jd %jd %s %s", binary, (intmax_t)info.st_size,
                       (intmax_t)info.st_mtime, settings,
                       sha1_hex(arena, sha1_of(input), 2 * DIGEST));
    key = sha1_hex(arena, sha1_of((Bytes){key, strlen(key)}), 2 * DIGEST);
    return arena_format(arena, "%s/%s-%s", folder, kind, key);
}

static bool read_all(int fd, size_t largest, Buf *buf)
{
    char piece[16 * 1024];
    ssize_t n;

    while ((n = read(fd, piece, sizeof piece)) > 0 && buf->len <= largest)
        buf_add(buf, piece, (size_t)n);
    return n == 0;
}

/* An entry says its own name, lest another's content be taken for it. */
static size_t name_in(const char *entry, Bytes body)
{
    const char *name = strrchr(entry, '/') + 1;
    size_t n = strlen(name);

    return body.len > n && memcmp(body.data, name, n) == 0 && body.data[n] == '\n' ? n + 1
                                                                                   : 0;
}

bool cache_read(const char *entry, size_t largest, Buf *content)
{
    int fd =
        entry == NULL ? -1 : open(entry, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    Buf buf = {0};
    Sha1 digest;
    bool good;

    if (fd < 0)
        return false;
    good = read_all(fd, largest + DIGEST + NAME_MAX, &buf) && buf.len > DIGEST;
    close(fd);
    if (good) {
        Bytes body = {buf.data + DIGEST, buf.len - DIGEST};
        size_t name = name_in(entry, body);
        digest = sha1_of(body);
        good = memcmp(digest.byte, buf.data, DIGEST) == 0 && name > 0;
        if (good)
            buf_add(content, body.data + name, body.len - name);
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

/* A program that is stopped in the middle, or another that makes the same entry, leaves a
 * whole one or none: it is renamed when it is done. */
void cache_write(const char *entry, Bytes content, Arena *arena)
{
    Buf body = {0};
    Sha1 digest;
    char *folder, *name;
    bool good;
    int fd;

    if (entry == NULL)
        return;
    folder = arena_copy(arena, entry, (size_t)(strrchr(entry, '/') - entry));
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return;
    name = arena_format(arena, "%s/.new-XXXXXX", folder);
    fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0)
        return;
    buf_format(&body, "%s\n", entry + strlen(folder) + 1);
    buf_add(&body, content.data, content.len);
    digest = sha1_of(buf_bytes(&body));
    good = write_all(fd, (const char *)digest.byte, DIGEST) &&
           write_all(fd, body.data, body.len);
    buf_free(&body);
    if (close(fd) != 0 || !good || rename(name, entry) != 0)
        unlink(name);
}
