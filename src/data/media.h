/* media.h - the kinds of files beside the text: what they are called, by content and
 * not by name. */
#ifndef EPUBIFY_DATA_MEDIA_H
#define EPUBIFY_DATA_MEDIA_H

#include <stdbool.h>
#include <stddef.h>

/* Up to MEDIA_CSS the core media types that epubify writes (EPUB 3.3, 3.2); behind it
 * foreign resources, named so that the author learns what he has. */
typedef enum {
    MEDIA_PNG,
    MEDIA_JPEG,
    MEDIA_GIF,
    MEDIA_WEBP,
    MEDIA_SVG,
    MEDIA_TTF,
    MEDIA_OTF,
    MEDIA_WOFF,
    MEDIA_WOFF2,
    MEDIA_CSS,
    MEDIA_BMP,
    MEDIA_TIFF,
    MEDIA_HEIC,
    MEDIA_AVIF,
    MEDIA_ICO,
    MEDIA_PDF,
    MEDIA_PSD,
    MEDIA_JXL,
    MEDIA_JP2,
    MEDIA_POSTSCRIPT,
    MEDIA_EOT,
    MEDIA_FONT_COLLECTION,
    MEDIA_GZIP,
    MEDIA_ZIP,
    MEDIA_HTML,
    MEDIA_LFS,
    MEDIA_VIDEO,
    MEDIA_UNKNOWN
} Media;

typedef struct {
    const char *name;       /* as a sentence says it, with its article: "a PNG picture" */
    const char *media_type; /* NULL: none that an EPUB may hold */
    const char *ending;     /* of its name in the container: ".png" */
    bool compressed;        /* already, so that deflating it again gains nothing */
} MediaRow;

/* The bytes that tell a format.  The first row that fits wins. */
typedef struct {
    Media media;
    size_t offset, len;
    const char *mark;
} MediaMark;

extern const MediaMark media_marks[];
extern const size_t media_mark_count;

/* Never NULL. */
const MediaRow *lookup_media(Media media);
bool is_picture(Media media); /* that every reading system shows */
bool is_font(Media media);    /* that every reading system may use */

#endif
