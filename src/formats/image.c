/* image.c - which format a file has; the headers of PNG, GIF and WebP. */
#include "formats/image.h"

#include <string.h>
#include <unistd.h>
#include "formats/image_input.h"

/* How far the second frame of a GIF is looked for. */
enum { GIF_FRAME_LIMIT = 1 << 20 };

static void fill(ImageInput *input, uint64_t offset)
{
    input->start = offset;
    input->len = 0;
    while (input->len < IMAGE_WINDOW) {
        ssize_t n = pread(input->fd, input->window + input->len,
                          IMAGE_WINDOW - input->len, (off_t)(offset + input->len));
        if (n <= 0)
            return;
        input->len += (size_t)n;
    }
}

const unsigned char *image_look(ImageInput *input, uint64_t offset, size_t n)
{
    if (offset > input->size || input->size - offset < n)
        return NULL;
    if (input->fd < 0)
        return (const unsigned char *)input->all.data + offset;
    if (offset < input->start || offset + n > input->start + input->len)
        fill(input, offset);
    return input->len < n ? NULL : input->window + (offset - input->start);
}

/* ---- PNG (W3C, Portable Network Graphics 3) ----------------------------------------------- */

/* Which depths each colour type may have (table 11.1), as bits of 1, 2, 4, 8 and 16. */
static bool png_depth_fits(unsigned type, unsigned depth)
{
    static const unsigned char allowed[7] = {0x1F, 0, 0x18, 0x0F, 0x18, 0, 0x18};

    return type < 7 && (depth & (depth - 1)) == 0 && (allowed[type] & depth) != 0;
}

/* Most files end in IEND at once; only another end makes us walk the chunks. */
static bool png_is_whole(ImageInput *input)
{
    uint64_t at = 8;
    const unsigned char *chunk =
        input->size < 20 ? NULL : image_look(input, input->size - 12, 12);

    if (chunk != NULL && memcmp(chunk, "\0\0\0\0IEND", 8) == 0)
        return true;
    while ((chunk = image_look(input, at, 8)) != NULL) {
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            return true;
        at += 12 + (uint64_t)big32(chunk);
    }
    return false;
}

/* acTL stands before the first IDAT. */
static bool png_is_animated(ImageInput *input)
{
    uint64_t at = 8;

    for (int chunks = 0; chunks < 64; chunks++) {
        const unsigned char *chunk = image_look(input, at, 8);
        if (chunk == NULL || memcmp(chunk + 4, "IDAT", 4) == 0)
            return false;
        if (memcmp(chunk + 4, "acTL", 4) == 0)
            return true;
        at += 12 + (uint64_t)big32(chunk);
    }
    return false;
}

static void read_png(ImageInput *input, ImageInfo *info)
{
    const unsigned char *head = image_look(input, 0, 33);

    if (head == NULL) {
        info->broken = IMAGE_ENDS_EARLY;
        return;
    }
    info->width = big32(head + 16);
    info->height = big32(head + 20);
    if (big32(head + 8) != 13 || memcmp(head + 12, "IHDR", 4) != 0 ||
        !png_depth_fits(head[25], head[24]) || info->width > INT32_MAX ||
        info->height > INT32_MAX)
        info->broken = IMAGE_BAD_HEADER;
    else if (info->width == 0 || info->height == 0)
        info->broken = IMAGE_NO_SIZE;
    else if (!png_is_whole(input))
        info->broken = IMAGE_CUT_OFF;
    else
        info->animated = png_is_animated(input);
}

/* ---- GIF (89a) and WebP (RFC 9649) --------------------------------------------------------- */

/* Behind a chain of sub-blocks; 0 where the file ends inside it. */
static uint64_t skip_blocks(ImageInput *input, uint64_t at)
{
    const unsigned char *len;

    while ((len = image_look(input, at, 1)) != NULL) {
        at += 1 + (uint64_t)*len;
        if (*len == 0)
            return at;
    }
    return 0;
}

static uint64_t color_table(unsigned flags)
{
    return (flags & 0x80) != 0 ? (uint64_t)3 << ((flags & 7) + 1) : 0;
}

static void walk_gif(ImageInput *input, ImageInfo *info, uint64_t at)
{
    const unsigned char *block;
    int frames = 0;

    while (at != 0 && at < GIF_FRAME_LIMIT &&
           (block = image_look(input, at, 1)) != NULL) {
        if (*block == ';')
            break;
        if (*block == '!') {
            at = skip_blocks(input, at + 2);
        } else if (*block == ',' && (block = image_look(input, at, 10)) != NULL) {
            info->animated = ++frames > 1;
            if (info->animated)
                return;
            at = skip_blocks(input, at + 11 + color_table(block[9]));
        } else {
            break; /* a missing trailer, or rubbish behind it, hurts nobody */
        }
    }
    if (frames == 0 || at == 0)
        info->broken = IMAGE_CUT_OFF;
}

static void read_gif(ImageInput *input, ImageInfo *info)
{
    const unsigned char *head = image_look(input, 0, 13);

    if (head == NULL) {
        info->broken = IMAGE_ENDS_EARLY;
        return;
    }
    info->width = little16(head + 6);
    info->height = little16(head + 8);
    if (info->width == 0 || info->height == 0)
        info->broken = IMAGE_NO_SIZE;
    else
        walk_gif(input, info, 13 + color_table(head[10]));
}

static void read_webp(ImageInput *input, ImageInfo *info)
{
    const unsigned char *head = image_look(input, 0, 30);

    if (head == NULL) {
        info->broken = IMAGE_ENDS_EARLY;
    } else if ((uint64_t)little32(head + 4) + 8 > input->size) {
        info->broken = IMAGE_CUT_OFF;
    } else if (memcmp(head + 12, "VP8 ", 4) == 0 &&
               memcmp(head + 23, "\x9D\x01\x2A", 3) == 0) {
        info->width = little16(head + 26) & 0x3FFF;
        info->height = little16(head + 28) & 0x3FFF;
    } else if (memcmp(head + 12, "VP8L", 4) == 0 && head[20] == 0x2F) {
        info->width = (little32(head + 21) & 0x3FFF) + 1;
        info->height = (little32(head + 21) >> 14 & 0x3FFF) + 1;
    } else if (memcmp(head + 12, "VP8X", 4) == 0) {
        info->width = little24(head + 24) + 1;
        info->height = little24(head + 27) + 1;
        info->animated = (head[20] & 0x02) != 0;
    } else {
        info->broken = IMAGE_BAD_HEADER;
    }
    if (info->broken == NULL && (info->width == 0 || info->height == 0))
        info->broken = IMAGE_NO_SIZE;
}

/* ---- Which format it is --------------------------------------------------------------------- */

/* Markup by its first element, behind a byte order mark, white space, comments and
 * declarations. */
static Media media_of_markup(ImageInput *input)
{
    size_t n = input->size < IMAGE_WINDOW ? (size_t)input->size : IMAGE_WINDOW;
    const char *text, *end;

    if (n == 0 || image_look(input, 0, 1) == NULL || (input->fd >= 0 && input->len < n))
        return MEDIA_UNKNOWN;
    text = input->fd < 0 ? input->all.data : (const char *)input->window;
    end = text + n;
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text < end && strchr(" \t\r\n", *text) != NULL && *text != '\0')
        text++;
    if (text == end || *text != '<')
        return MEDIA_UNKNOWN;
    if (memmem(text, (size_t)(end - text), "<svg", 4) != NULL ||
        memmem(text, (size_t)(end - text), ":svg", 4) != NULL)
        return MEDIA_SVG;
    if (memmem(text, (size_t)(end - text), "<html", 5) != NULL ||
        memmem(text, (size_t)(end - text), "<!DOCTYPE html", 14) != NULL)
        return MEDIA_HTML;
    /* A long comment or list of entities may stand first; the reader of SVG tells. */
    return input->size > n ? MEDIA_SVG : MEDIA_UNKNOWN;
}

static Media media_of(ImageInput *input)
{
    for (size_t i = 0; i < media_mark_count; i++) {
        const MediaMark *mark = &media_marks[i];
        const unsigned char *bytes = image_look(input, mark->offset, mark->len);
        if (bytes != NULL && memcmp(bytes, mark->mark, mark->len) == 0)
            return mark->media;
    }
    return media_of_markup(input);
}

static ImageInfo read_header(ImageInput *input)
{
    ImageInfo info = {.media = media_of(input)};

    switch (info.media) {
    case MEDIA_PNG:
        read_png(input, &info);
        break;
    case MEDIA_JPEG:
        image_read_jpeg(input, &info);
        break;
    case MEDIA_GIF:
        read_gif(input, &info);
        break;
    case MEDIA_WEBP:
        read_webp(input, &info);
        break;
    default:
        break;
    }
    if (info.media == MEDIA_UNKNOWN && input->size == 0)
        info.broken = "it is empty";
    return info;
}

ImageInfo image_info(Bytes bytes)
{
    ImageInput input = {.all = bytes, .fd = -1, .size = bytes.len};

    return read_header(&input);
}

ImageInfo image_info_of_file(int fd, uint64_t size)
{
    ImageInput input = {.fd = fd, .size = size};

    return read_header(&input);
}
