/* media.c - pictures, and the visible hole where one is missing. */
#include <string.h>
#include "data/words.h"
#include "render/writer.h"

/* The file's own size is a hint for the page's layout; one that the author gave
 * replaces both. */
static void write_size(Writer *writer, const Node *image)
{
    const Resource *resource = image->resource;
    const char *style = lookup_attribute(image, "style");

    if (lookup_attribute(image, "width") != NULL ||
        lookup_attribute(image, "height") != NULL || resource->width == 0 ||
        resource->height == 0)
        return;
    if (style != NULL &&
        (strstr(style, "width") != NULL || strstr(style, "height") != NULL))
        return;
    buf_format(writer->out, " width=\"%u\" height=\"%u\"", resource->width,
               resource->height);
}

static void write_hole(Writer *writer, const Node *image, const char *description)
{
    open_hole(writer, image);
    buf_char(writer->out, '[');
    buf_put_escaped(writer->out,
                    lookup_word(writer->document->language, WORD_MISSING_PICTURE));
    if (*description != '\0')
        buf_put(writer->out, ": ");
    buf_put_escaped(writer->out, description);
    buf_put(writer->out, "]</span>");
}

void write_image(Writer *writer, const Node *image)
{
    const char *description = plain_text(&writer->scratch, image);

    if (image->resource == NULL) {
        write_hole(writer, image, description);
        return;
    }
    buf_put(writer->out, "<img");
    write_attribute(writer, "src", href_from(writer, image->resource->path));
    if (lookup_attribute(image, "alt") == NULL)
        write_attribute(writer, "alt", description);
    write_attribute(writer, "title", image->title);
    write_size(writer, image);
    write_attributes(writer, image, NULL);
    buf_put(writer->out, "/>");
}
