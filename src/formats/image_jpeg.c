/* image_jpeg.c - the header of a JPEG file (ITU T.81), and how it is turned (EXIF
 * 2.32). */
#include "formats/image.h"

#include <string.h>
#include "formats/image_input.h"

/* Orientation, tag 0x0112 of the first directory (EXIF 2.32, 4.6.4): 5 to 8 lie on
 * their side. */
static unsigned exif_orientation(ImageInput *input, uint64_t tiff, uint64_t end)
{
    const unsigned char *head = image_look(input, tiff, 8);
    bool big = head != NULL && memcmp(head, "MM", 2) == 0;
    uint64_t directory;
    unsigned entries;

    if (head == NULL || (!big && memcmp(head, "II", 2) != 0))
        return 1;
    directory = tiff + (big ? big32(head + 4) : little32(head + 4));
    if (directory + 2 > end || (head = image_look(input, directory, 2)) == NULL)
        return 1;
    entries = big ? big16(head) : little16(head);
    for (unsigned i = 0; i < entries && i < 256; i++) {
        const unsigned char *entry =
            image_look(input, directory + 2 + 12 * (uint64_t)i, 12);
        if (entry == NULL)
            return 1;
        if ((big ? big16(entry) : little16(entry)) == 0x0112)
            return big ? big16(entry + 8) : little16(entry + 8);
    }
    return 1;
}

/* All start-of-frame markers; DHT, JPG and DAC have numbers among them. */
static bool is_frame_marker(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
           marker != 0xCC;
}

/* Nearly every file ends in EOI.  Some carry more behind it: then the scans are
 * searched, where FF is followed by 00 or a marker, so that FF D9 is EOI and nothing
 * else. */
static bool jpeg_is_whole(ImageInput *input, uint64_t at)
{
    const unsigned char *tail = image_look(input, input->size - 2, 2);

    if (tail != NULL && tail[0] == 0xFF && tail[1] == 0xD9)
        return true;
    for (; at + 1 < input->size; at++) {
        const unsigned char *byte = image_look(input, at, 2);
        if (byte == NULL)
            return false;
        if (byte[0] == 0xFF && byte[1] == 0xD9)
            return true;
    }
    return false;
}

/* The segment's marker, with *at on its length; 0 where no segment is. */
static unsigned next_marker(ImageInput *input, uint64_t *at)
{
    const unsigned char *byte = image_look(input, *at, 2);

    if (byte == NULL || byte[0] != 0xFF)
        return 0;
    while (byte != NULL && byte[1] == 0xFF) /* fill bytes, B.1.1.2 */
        byte = image_look(input, ++*at, 2);
    *at += 2;
    return byte == NULL ? 0 : byte[1];
}

static void turn(ImageInfo *info, unsigned orientation)
{
    uint32_t width = info->width;

    if (orientation < 5 || orientation > 8)
        return;
    info->width = info->height;
    info->height = width;
}

void image_read_jpeg(ImageInput *input, ImageInfo *info)
{
    unsigned orientation = 1, marker;
    uint64_t at = 2;

    info->broken = IMAGE_ENDS_EARLY;
    while ((marker = next_marker(input, &at)) != 0 && marker != 0xD9) {
        const unsigned char *segment;
        uint64_t start = at;

        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7))
            continue; /* they have no length */
        if ((segment = image_look(input, at, 2)) == NULL || big16(segment) < 2)
            return;
        at += big16(segment);
        if (marker == 0xDA) { /* the scan: a frame should have come before */
            info->broken = info->width == 0 ? IMAGE_BAD_HEADER : NULL;
            break;
        }
        if (is_frame_marker(marker) && (segment = image_look(input, start, 8)) != NULL) {
            info->height = big16(segment + 3);
            info->width = big16(segment + 5);
        } else if (marker == 0xE1 && (segment = image_look(input, start, 8)) != NULL &&
                   memcmp(segment + 2, "Exif\0\0", 6) == 0) {
            orientation = exif_orientation(input, start + 8, at);
        }
    }
    if (info->broken == NULL && (info->width == 0 || info->height == 0))
        info->broken = IMAGE_NO_SIZE;
    if (info->broken == NULL && !jpeg_is_whole(input, at))
        info->broken = IMAGE_CUT_OFF;
    turn(info, orientation);
}
