/* resources_data.c - pictures in memory: drawings, and those that are written out in a data:
 * address (RFC 2397). */
#include <string.h>
#include <strings.h>
#include "base/map.h"
#include "base/path.h"
#include "base/sha1.h"
#include "formats/svg.h"
#include "resolve/resources_files.h"

/* Leniently a drawing is shown without what is unsafe in it. */
static void use_mended(SideFile *file, const Svg *svg)
{
    Buf clean = {0};
    Svg mended;

    if (!svg_mend(svg, &mended))
        return;
    svg_write(&mended, &clean);
    file->fault = SIDE_FINE;
    file->bytes = (Bytes){arena_copy(svg->arena, clean.data, clean.len), clean.len};
    file->width = mended.width;
    file->height = mended.height;
    buf_free(&clean);
}

void judge_drawing(Book *book, SideFile *file, Bytes bytes)
{
    Arena *arena = &book->arena;
    Svg *svg = arena_alloc(arena, sizeof *svg);
    Buf clean = {0};

    svg_read(bytes, arena, svg);
    file->width = svg->width;
    file->height = svg->height;
    file->bytes = bytes;
    book->census.has_animation |= svg->animated;
    if (svg->fault_count > 0) {
        file->fault = svg->broken ? SIDE_BROKEN : SIDE_UNSAFE;
        file->svg = svg;
        if (book->diags.lenient)
            use_mended(file, svg);
    } else if (svg->edit_count > 0) {
        svg_write(svg, &clean);
        file->bytes = (Bytes){arena_copy(arena, clean.data, clean.len), clean.len};
        buf_free(&clean);
    }
    file->size = file->bytes.len;
}

/* ---- data: -------------------------------------------------------------------------- */

static int digit_of(char c)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c == '\0' ? NULL
                               : strchr(digits, c == '-'   ? '+'
                                                : c == '_' ? '/'
                                                           : c);

    return at == NULL ? -1 : (int)(at - digits);
}

/* White space may stand anywhere, since HTML lets an attribute go on over lines. */
static bool decode_base64(Arena *arena, const char *text, Bytes *bytes)
{
    char *out = arena_alloc(arena, strlen(text) / 4 * 3 + 4);
    size_t len = 0;
    uint32_t bits = 0;
    int count = 0;

    for (; *text != '\0' && *text != '='; text++) {
        int digit = digit_of(*text);
        if (strchr(" \t\n\f\r", *text) != NULL)
            continue;
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count < 8)
            continue;
        count -= 8;
        out[len++] = (char)(bits >> count & 0xFF);
    }
    *bytes = (Bytes){out, len};
    return text[strspn(text, "= \t\n\f\r")] == '\0';
}

static bool decode(Arena *arena, const char *url, Bytes *bytes)
{
    static const char mark[] = ";base64";
    const size_t length = sizeof mark - 1;
    const char *comma = strchr(url, ','), *text;

    if (comma == NULL)
        return false;
    text = percent_decode(arena, comma + 1);
    if (text == NULL)
        text = comma + 1;
    if ((size_t)(comma - url) > length && strncasecmp(comma - length, mark, length) == 0)
        return decode_base64(arena, text, bytes);
    *bytes = (Bytes){text, strlen(text)};
    return true;
}

/* Named after what it is, so that it has the same name in each release. */
SideFile *look_at_data(Book *book, const char *url)
{
    Arena *arena = &book->arena;
    Bytes bytes;
    SideFile *file;
    const char *hash, *key;

    if (!decode(arena, url + strspn(url, " \t\r\n\f"), &bytes) || bytes.len == 0)
        return NULL;
    hash = sha1_hex(arena, sha1_of(bytes), 40);
    key = arena_format(arena, "/data-%s", hash); /* no path of a file begins so */
    file = map_lookup(&book->files, key);
    if (file != NULL)
        return file;
    file = arena_alloc(arena, sizeof *file);
    file->path = arena_format(arena, "data-%.12s", hash);
    map_put(&book->files, arena, key, file);
    judge_bytes(book, file, bytes);
    return file;
}
