/* image_input.h - looking at a picture's bytes here and there; between the files of
 * image.h only. */
#ifndef EPUBIFY_FORMATS_IMAGE_INPUT_H
#define EPUBIFY_FORMATS_IMAGE_INPUT_H

#include <stddef.h>
#include <stdint.h>
#include "base/bytes.h"
#include "formats/image.h"

enum { IMAGE_WINDOW = 4096 }; /* bytes that are read together */

#define IMAGE_ENDS_EARLY "it ends inside its header"
#define IMAGE_CUT_OFF "its end is missing"
#define IMAGE_NO_SIZE "its header says that it has no pixels"
#define IMAGE_BAD_HEADER "its header makes no sense"

/* A window over the file: a header of 100 bytes costs one pread. */
typedef struct {
    Bytes all; /* in memory, when fd is -1 */
    int fd;
    uint64_t size;
    uint64_t start; /* of the window */
    size_t len;
    unsigned char window[IMAGE_WINDOW];
} ImageInput;

/* n bytes (at most 64) at offset, valid until the next look; NULL where the file has
 * fewer. */
const unsigned char *image_look(ImageInput *input, uint64_t offset, size_t n);

void image_read_jpeg(ImageInput *input, ImageInfo *info);

static inline uint32_t big16(const unsigned char *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

static inline uint32_t big32(const unsigned char *at)
{
    return big16(at) << 16 | big16(at + 2);
}

static inline uint32_t little16(const unsigned char *at)
{
    return (uint32_t)at[1] << 8 | at[0];
}

static inline uint32_t little24(const unsigned char *at)
{
    return little16(at) | (uint32_t)at[2] << 16;
}

static inline uint32_t little32(const unsigned char *at)
{
    return little16(at) | little16(at + 2) << 16;
}

#endif
