/* raster.h - SVG pictures as pixels, by the program rsvg-convert (librsvg). */
#ifndef EPUBIFY_FORMATS_RASTER_H
#define EPUBIFY_FORMATS_RASTER_H

#include <stdint.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"

typedef enum { RASTER_OK, RASTER_ABSENT, RASTER_FAILED } RasterStatus;

/* The picture as PNG, width pixels wide, on white.  cache: a folder that keeps
 * results, made when it is missing, or NULL; it may be deleted at any time, and a
 * damaged entry is made again.  Not RASTER_OK: *why says why in one line (in the
 * arena). */
RasterStatus raster_svg(Bytes svg, uint32_t width, const char *cache, Arena *arena,
                        Buf *png, const char **why);

#endif
