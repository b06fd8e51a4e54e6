/* image.h - what a file is, by its first bytes, and how large the picture in it is.
 *
 * Only headers are read; nothing is decoded.  The size is the one that is shown: a
 * JPEG's EXIF orientation is taken into account.  SVG is recognised only;
 * formats/svg.h reads it. */
#ifndef EPUBIFY_FORMATS_IMAGE_H
#define EPUBIFY_FORMATS_IMAGE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/bytes.h"
#include "data/media.h"

typedef struct {
    Media media;            /* any kind of file, fonts and foreign ones too */
    uint32_t width, height; /* pixels; 0: unknown, as for SVG and foreign formats */
    bool animated;          /* GIF, PNG (APNG) and WebP */
    const char *
        broken; /* what is wrong with it, or NULL: "it ends inside its header" (static) */
} ImageInfo;

/* Of bytes in memory, which are the whole file. */
ImageInfo image_info(Bytes bytes);
/* Of an open file of size bytes, with a handful of preads wherever the descriptor
 * stands. */
ImageInfo image_info_of_file(int fd, uint64_t size);

#endif
