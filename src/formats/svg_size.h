/* svg_size.h - how large an SVG picture wants to be; between the files of svg.h only. */
#ifndef EPUBIFY_FORMATS_SVG_SIZE_H
#define EPUBIFY_FORMATS_SVG_SIZE_H

#include <stdint.h>

/* From the values of its attributes, each of which may be NULL: CSS pixels, or 0 and 0
 * (SVG 2, 8.2 and 8.12). */
void svg_size(const char *width, const char *height, const char *view_box,
              uint32_t *pixels_wide, uint32_t *pixels_high);

#endif
