/* media.c - the table of media types (EPUB 3.3, 3.2: core media types). */
#include "data/media.h"

static const MediaRow rows[] = {
    [MEDIA_PNG] = {"a PNG picture", "image/png", ".png", true},
    [MEDIA_JPEG] = {"a JPEG picture", "image/jpeg", ".jpg", true},
    [MEDIA_GIF] = {"a GIF picture", "image/gif", ".gif", true},
    [MEDIA_WEBP] = {"a WebP picture", "image/webp", ".webp", true},
    [MEDIA_SVG] = {"an SVG picture", "image/svg+xml", ".svg", false},
    [MEDIA_TTF] = {"a TrueType font", "font/ttf", ".ttf", false},
    [MEDIA_OTF] = {"an OpenType font", "font/otf", ".otf", false},
    [MEDIA_WOFF] = {"a WOFF font", "font/woff", ".woff", true},
    [MEDIA_WOFF2] = {"a WOFF2 font", "font/woff2", ".woff2", true},
    [MEDIA_CSS] = {"a style sheet", "text/css", ".css", false},
    [MEDIA_BMP] = {"a BMP picture", NULL, NULL, false},
    [MEDIA_TIFF] = {"a TIFF picture", NULL, NULL, false},
    [MEDIA_HEIC] = {"a HEIC picture", NULL, NULL, false},
    [MEDIA_AVIF] = {"an AVIF picture", NULL, NULL, false},
    [MEDIA_ICO] = {"an icon (ICO)", NULL, NULL, false},
    [MEDIA_PDF] = {"a PDF file", NULL, NULL, false},
    [MEDIA_PSD] = {"a Photoshop file", NULL, NULL, false},
    [MEDIA_JXL] = {"a JPEG XL picture", NULL, NULL, false},
    [MEDIA_JP2] = {"a JPEG 2000 picture", NULL, NULL, false},
    [MEDIA_POSTSCRIPT] = {"a PostScript file", NULL, NULL, false},
    [MEDIA_EOT] = {"an Embedded OpenType font (EOT)", NULL, NULL, false},
    [MEDIA_FONT_COLLECTION] = {"a collection of fonts (TTC)", NULL, NULL, false},
    [MEDIA_GZIP] = {"a file compressed with gzip", NULL, NULL, false},
    [MEDIA_ZIP] = {"a ZIP archive", NULL, NULL, false},
    [MEDIA_HTML] = {"an HTML page", NULL, NULL, false},
    [MEDIA_LFS] = {"only a pointer of Git LFS", NULL, NULL, false},
    [MEDIA_VIDEO] = {"a video", NULL, NULL, false},
    [MEDIA_UNKNOWN] = {"of no format that epubify knows", NULL, NULL, false},
};

const MediaMark media_marks[] = {
    {MEDIA_PNG, 0, 8, "\x89PNG\r\n\x1A\n"},
    {MEDIA_JPEG, 0, 3, "\xFF\xD8\xFF"},
    {MEDIA_GIF, 0, 6, "GIF87a"},
    {MEDIA_GIF, 0, 6, "GIF89a"},
    {MEDIA_WEBP, 8, 4, "WEBP"},
    {MEDIA_TTF, 0, 4, "\0\1\0\0"},
    {MEDIA_TTF, 0, 4, "true"},
    {MEDIA_OTF, 0, 4, "OTTO"},
    {MEDIA_WOFF, 0, 4, "wOFF"},
    {MEDIA_WOFF2, 0, 4, "wOF2"},
    {MEDIA_FONT_COLLECTION, 0, 4, "ttcf"},
    {MEDIA_TIFF, 0, 4, "II*\0"},
    {MEDIA_TIFF, 0, 4, "MM\0*"},
    {MEDIA_HEIC, 4, 8, "ftypheic"},
    {MEDIA_HEIC, 4, 8, "ftypheix"},
    {MEDIA_HEIC, 4, 8, "ftypmif1"},
    {MEDIA_HEIC, 4, 8, "ftyphevc"},
    {MEDIA_AVIF, 4, 8, "ftypavif"},
    {MEDIA_AVIF, 4, 8, "ftypavis"},
    {MEDIA_VIDEO, 4, 4, "ftyp"},
    {MEDIA_VIDEO, 0, 4, "\x1A\x45\xDF\xA3"},
    {MEDIA_ICO, 0, 4, "\0\0\1\0"},
    {MEDIA_PDF, 0, 5, "%PDF-"},
    {MEDIA_PSD, 0, 4, "8BPS"},
    {MEDIA_JXL, 0, 2, "\xFF\x0A"},
    {MEDIA_JXL, 4, 8, "JXL \r\n\x87\n"},
    {MEDIA_JP2, 4, 8, "jP  \r\n\x87\n"},
    {MEDIA_POSTSCRIPT, 0, 4, "%!PS"},
    {MEDIA_POSTSCRIPT, 0, 4, "\xC5\xD0\xD3\xC6"},
    {MEDIA_EOT, 34, 2, "LP"},
    {MEDIA_GZIP, 0, 2, "\x1F\x8B"},
    {MEDIA_ZIP, 0, 4, "PK\3\4"},
    {MEDIA_BMP, 0, 2, "BM"},
    {MEDIA_LFS, 0, 23, "version https://git-lfs"},
};

const size_t media_mark_count = sizeof media_marks / sizeof media_marks[0];

const MediaRow *lookup_media(Media media)
{
    return &rows[media <= MEDIA_UNKNOWN ? media : MEDIA_UNKNOWN];
}

bool is_picture(Media media)
{
    return media <= MEDIA_SVG;
}

bool is_font(Media media)
{
    return media >= MEDIA_TTF && media <= MEDIA_WOFF2;
}
