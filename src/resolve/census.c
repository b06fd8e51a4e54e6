/* census.c - what the metadata may claim: counted in the content, never assumed. */
#include <string.h>
#include "resolve/stages.h"

static bool is_described(const Node *image, Arena *arena)
{
    const char *alt = lookup_attribute(image, "alt");

    if (image->flags & NODE_DECORATIVE)
        return true;
    return (alt != NULL && *alt != '\0') || plain_text(arena, image)[0] != '\0';
}

static bool has_title_child(const Node *svg)
{
    for (const Node *node = svg->first_child; node != NULL; node = node->next)
        if (node->kind == NODE_ELEMENT && node->name != NULL &&
            strcmp(node->name, "title") == 0)
            return true;
    return lookup_attribute(svg, "aria-label") != NULL;
}

static void count_element(Census *census, Document *document, const Node *node)
{
    if (node->space == SPACE_SVG && strcmp(node->name, "svg") == 0) {
        document->has_svg = true;
        census->has_pictures = true;
        census->all_described &= has_title_child(node);
    } else if (node->space == SPACE_MATHML) {
        document->has_mathml = true;
        census->has_mathml = true;
    }
}

static void count_node(Census *census, Chapter *chapter, const Node *node)
{
    switch (node->kind) {
    case NODE_IMAGE:
        census->has_pictures = true;
        census->all_described &= is_described(node, &chapter->arena);
        break;
    case NODE_ELEMENT:
        count_element(census, chapter->document, node);
        break;
    default:
        break;
    }
}

static void count_chapter(Census *census, Chapter *chapter)
{
    if (chapter->tree == NULL || chapter->left_out)
        return;
    for (size_t i = 0; i < chapter->mark_count; i++)
        count_node(census, chapter, chapter->marks[i]);
    census->words += chapter->words;
    census->chapters++;
}

void resolve_census(Book *book)
{
    Census *census = &book->census;

    census->all_described = true;
    census->has_pictures |= book->cover_image != NULL;
    for (size_t i = 0; i < book->chapter_count; i++)
        count_chapter(census, book->chapters[i]);
    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next)
        census->pictures += strncmp(resource->media_type, "image/", 6) == 0;
}
