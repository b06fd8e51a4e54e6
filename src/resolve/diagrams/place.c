/* place.c - where a diagram stands, in its author's file and in the tree. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "data/words.h"
#include "formats/image.h"
#include "formats/raster.h"
#include "resolve/diagrams/diagrams.h"
#include "resolve/resources_files.h"

/* ---- In the file ---------------------------------------------------------------------------- */

/* The lines of a block may have lost what stands in front of them, the marks of a quote or
 * the indent of an item; their ends are the author's. */
uint32_t diagram_offset(const Diagram *diagram, size_t offset)
{
    const Bytes text = diagram->chapter->text;
    const char *line = diagram->block->text, *next;
    size_t len = strlen(line), at = diagram->block->offset;
    /* Behind the last line is the fence. */
    const char *here = line + (offset < len ? offset : len - (len > 0));
    const char *end =
        memchr(text.data + at, '\n', text.len - at); /* of the first fence */

    for (; end != NULL && (next = memchr(line, '\n', (size_t)(here - line))) != NULL;
         line = next + 1) {
        at = (size_t)(end + 1 - text.data);
        end = memchr(text.data + at, '\n', text.len - at);
    }
    if (end == NULL || len == 0)
        return diagram->block->offset;
    at = (size_t)(end + 1 - text.data);
    end = memchr(text.data + at, '\n', text.len - at);
    len = (size_t)((end == NULL ? text.data + text.len : end) - text.data) - at;
    if (len < strcspn(line, "\n"))
        return (uint32_t)at;
    return (uint32_t)(at + len - strcspn(line, "\n") + (size_t)(here - line));
}

uint32_t diagram_line_offset(const Diagram *diagram, unsigned line)
{
    const char *text = diagram->block->text, *at = text;

    for (; line > 1 && (at = strchr(at, '\n')) != NULL && at[1] != '\0'; line--)
        at++;
    return line > 1 ? diagram->block->offset
                    : diagram_offset(diagram, (size_t)(at - text));
}

void diagram_report(const Diagram *diagram, size_t offset, const char *code,
                    const char *hint, const char *message)
{
    diag_add(&diagram->chapter->diags, code,
             chapter_position(diagram->chapter, diagram_offset(diagram, offset)), hint,
             "%s", message);
}

/* ---- In the tree ---------------------------------------------------------------------------- */

static void forget_attributes(Node *block)
{
    static const char *const ours[] = {"title", "alt", "desc", "fallback"};

    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        remove_attribute(block, ours[i]);
}

void leave_hole(Diagram *diagram)
{
    forget_attributes(diagram->block);
    diagram->block->flags &= (uint16_t)~NODE_DIAGRAM;
    diagram->block->flags |= NODE_HOLE;
    diagram->chapter->has_code = true;
}

static bool wants_pixels(const Diagram *diagram)
{
    const char *fallback = lookup_attribute(diagram->block, "fallback");

    return fallback == NULL ? diagram->book->diagram_pixels
                            : strcmp(fallback, "png") == 0;
}

static Resource *add_pixels(const Diagram *diagram, const Buf *png, const ImageInfo *info)
{
    Book *book = diagram->book;
    const char *name =
        diagram->block->id != NULL ? diagram->block->id : diagram->caption.id;
    const char *folder = path_folder(&book->arena, diagram->chapter->source);
    Resource *resource =
        add_resource(book, MEDIA_PNG, arena_format(&book->arena, "%s/%s", folder, name));

    resource->bytes = (Bytes){arena_copy(&book->arena, png->data, png->len), png->len};
    resource->size = png->len;
    resource->width = (info->width + 1) / 2;
    resource->height = (info->height + 1) / 2;
    return resource;
}

/* Two pixels for each of the page's, as sharp as a phone's; NULL: it can't be made. */
static Node *make_pixels(const Diagram *diagram, const Node *svg)
{
    enum { WIDEST = 3200 };
    const char *width = lookup_attribute(svg, "width"), *why = NULL;
    uint32_t pixels = width == NULL ? 0 : 2 * (uint32_t)strtoul(width, NULL, 10);
    Buf drawing = {0}, png = {0};
    Node *image = NULL;
    RasterStatus status;

    write_drawing(svg, &drawing);
    status = raster_svg(buf_bytes(&drawing), pixels < WIDEST ? pixels + !pixels : WIDEST,
                        diagram->book->options->cache, diagram->arena, &png, &why);
    if (status == RASTER_OK) {
        ImageInfo info = image_info(buf_bytes(&png));
        image = new_node(diagram->arena, NODE_IMAGE, diagram->block->offset);
        image->resource = add_pixels(diagram, &png, &info);
        image->destination = image->resource->path;
    } else {
        diag_add(&diagram->chapter->diags, "diagram-raster",
                 node_position(diagram->chapter, diagram->block),
                 status == RASTER_ABSENT ? "install rsvg-convert (package librsvg2-bin)"
                                         : "leave the fallback out",
                 "no PNG could be made of this %s, so that it stays SVG: %s",
                 diagram->what, why);
    }
    buf_free(&drawing);
    buf_free(&png);
    return image;
}

static Node *describe_pixels(const Diagram *diagram, Node *image)
{
    const Caption *caption = &diagram->caption;
    const char *title = caption->title == NULL ? "" : caption->title;

    put_attribute(diagram->arena, image, "alt",
                  caption->description == NULL
                      ? title
                      : arena_format(diagram->arena, "%s%s%s", title,
                                     *title == '\0' ? "" : ". ", caption->description));
    return image;
}

static void add_title(const Diagram *diagram, Node *figure)
{
    Node *caption = new_node(diagram->arena, NODE_CAPTION, figure->offset);

    append_child(caption, new_text(diagram->arena, diagram->caption.title, NO_OFFSET));
    append_child(figure, caption);
}

/* Its id, which a label may be, is the drawing's; numbers.c looks for the figure. */
static void join_figure(const Diagram *diagram, Node *drawing)
{
    Node *block = diagram->block;

    drawing->id = block->id;
    drawing->braces = block->braces;
    if (block->id == NULL || block->parent->id != NULL)
        drawing->id = NULL;
    add_class(diagram->arena, block->parent, "diagram");
}

static Node *become_figure(const Diagram *diagram)
{
    Node *figure = diagram->block;

    figure->kind = NODE_FIGURE;
    figure->flags = 0;
    figure->text = figure->name = figure->title = NULL;
    figure->code = NULL;
    add_class(diagram->arena, figure, "diagram");
    return figure;
}

void place_drawing(Diagram *diagram, Node *svg, Node *data)
{
    Node *block = diagram->block, *pixels = NULL, *figure = block->parent;
    bool titled = diagram->caption.shown;

    if (wants_pixels(diagram))
        pixels = make_pixels(diagram, svg);
    forget_attributes(block);
    if (is_right_to_left(diagram->chapter->language)) /* it is laid out the other way */
        put_attribute(diagram->arena, svg, "direction", "ltr");
    if (pixels == NULL)
        describe_drawing(diagram->arena, svg, &diagram->caption);
    else
        svg = describe_pixels(diagram, pixels);
    svg->offset = block->offset;
    if (is_figure(figure)) {
        join_figure(diagram, svg);
        insert_after(block, svg);
        unlink_node(block);
    } else {
        figure = become_figure(diagram);
        append_child(figure, svg);
    }
    diagram->drawn = svg;
    if (data != NULL) /* a page break may come between, since it can be long */
        insert_after(figure, data);
    if (titled)
        add_title(diagram, figure);
}
