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

/* HTML knows no link within a link. */
static bool is_in_link(const Node *node)
{
    while (node != NULL && (node->kind != NODE_LINK || node->href == NULL) &&
           (node->kind != NODE_ELEMENT || strcmp(node->name, "a") != 0))
        node = node->parent;
    return node != NULL;
}

/* "[Missing picture: a graph]" */
static void write_words_of_hole(Writer *writer, const char *description)
{
    buf_char(writer->out, '[');
    buf_put_escaped(writer->out,
                    lookup_word(writer->section->language, WORD_MISSING_PICTURE));
    if (*description != '\0')
        buf_put(writer->out, ": ");
    buf_put_escaped(writer->out, description);
    buf_char(writer->out, ']');
}

/* What is on the network can be reached by its description. */
static void write_hole(Writer *writer, const Node *image, const char *description)
{
    const char *alt = lookup_attribute(image, "alt"),
               *address = lookup_attribute(image, "src");
    bool linked = address != NULL && !is_in_link(image->parent);

    if (*description == '\0' && alt != NULL)
        description = alt;
    if (linked) {
        buf_put(writer->out, "<a");
        write_attribute(writer, "href", address);
        buf_char(writer->out, '>');
    }
    open_hole(writer, image);
    if (address != NULL && *description != '\0')
        buf_put_escaped(writer->out, description);
    else
        write_words_of_hole(writer, description);
    buf_put(writer->out, linked ? "</span></a>" : "</span>");
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
