/* resources_cover.c - the cover image, as shelves and stores want it. */
#include <string.h>
#include "data/media.h"
#include "formats/image.h"
#include "formats/raster.h"
#include "resolve/resources_files.h"
#include "resolve/resources.h"

enum {
    RASTER_WIDTH = 1600, /* Amazon's ideal is 1600 by 2560 */
    LEAST_WIDTH = 625,
    LEAST_HEIGHT = 1000
};

static void report(Book *book, const char *code, const char *hint, const char *message)
{
    diag_add(&book->diags, code, book->at_cover, hint, "%s", message);
}

static const char *message_of(Book *book, const SideFile *file, const char *what)
{
    return arena_format(&book->arena, "the cover image %s %s",
                        shown_path(book, file->path), what);
}

static void report_fault(Book *book, SideFile *file)
{
    switch (file->fault) {
    case SIDE_MISSING:
        report(book, "picture-missing",
               missing_hint(book, book->base, book->cover, book->cover),
               message_of(book, file, "does not exist"));
        break;
    case SIDE_OUTSIDE:
        report(book, "picture-outside", "move it into the book's folder",
               message_of(book, file, "leads out of the book"));
        break;
    case SIDE_NO_FILE:
        report(book, "picture-missing", "name a file in it",
               message_of(book, file,
                          arena_format(&book->arena, "is %s",
                                       no_file_text(book, file->path))));
        break;
    case SIDE_UNREADABLE:
        report(book, "file-unreadable", "mend its permissions",
               message_of(book, file, "can't be read"));
        break;
    case SIDE_HUGE:
        report(book, "picture-huge", "make it 1600 by 2560 pixels",
               message_of(book, file, file->why == NULL ? "is too large" : file->why));
        break;
    default:
        if (file->media != MEDIA_SVG)
            report(book, "picture-broken", "export it again",
                   message_of(book, file,
                              arena_format(&book->arena, "is damaged: %s", file->why)));
        tell_svg_faults(book, &book->diags, file);
    }
}

/* The PNG that stands for an SVG cover; NULL when it could not be made. */
static Resource *raster_cover(Book *book, const SideFile *file)
{
    Buf png = {0};
    const char *why = NULL;
    Resource *resource = NULL;
    RasterStatus status = raster_svg(file->bytes, RASTER_WIDTH, book->options->cache,
                                     &book->arena, &png, &why);

    if (status == RASTER_OK) {
        ImageInfo info = image_info(buf_bytes(&png));
        resource = add_resource(book, MEDIA_PNG, file->path);
        resource->bytes = (Bytes){arena_copy(&book->arena, png.data, png.len), png.len};
        resource->size = png.len;
        resource->width = info.width;
        resource->height = info.height;
    } else {
        report(book, "cover-raster",
               status == RASTER_ABSENT
                   ? "install rsvg-convert (package librsvg2-bin), or name a PNG or JPEG "
                     "file"
                   : "export the cover as PNG or JPEG, and name that file",
               arena_format(&book->arena, "no PNG could be made of the cover %s: %s",
                            shown_path(book, file->path), why));
    }
    buf_free(&png);
    return resource;
}

static void warn_if_small(Book *book, const Resource *cover)
{
    if (cover->width == 0 ||
        (cover->width >= LEAST_WIDTH && cover->height >= LEAST_HEIGHT))
        return;
    diag_add(&book->diags, "cover-small", book->at_cover,
             "make it 1600 by 2560 pixels; stores refuse less than 625 by 1000",
             "the cover image has only %u by %u pixels", cover->width, cover->height);
}

void resolve_cover(Book *book)
{
    SideFile *file;

    if (book->cover == NULL)
        return;
    file = look_at_file(book, named_file(book, book->cover, book->at_cover));
    if (file->fault != SIDE_FINE) {
        report_fault(book, file);
        return;
    }
    /* An EPUB may have a WebP cover, but few stores take one. */
    if (!is_picture(file->media) || file->media == MEDIA_WEBP)
        report(book, "cover-format", "use a JPEG, PNG or SVG file",
               message_of(book, file,
                          arena_format(&book->arena, "is %s",
                                       lookup_media(file->media)->name)));
    if (!is_picture(file->media) || (file->media == MEDIA_WEBP && !book->diags.lenient))
        return;
    tell_svg_faults(book, &book->diags, file);
    book->cover_shown = add_side_file(book, file);
    book->cover_image = file->media == MEDIA_SVG ? raster_cover(book, file) : NULL;
    if (book->cover_image == NULL)
        book->cover_image = book->cover_shown;
    book->cover_image->properties = "cover-image";
    if (book->cover_image->media_type != lookup_media(MEDIA_SVG)->media_type)
        warn_if_small(book, book->cover_image);
}
