/* graphs_links.c - see the header.
 *
 * MuPDF leaves out what stands within a link, and others may: so nodes and edges stay where
 * they are, and the link is a pane of glass in front of them. */
#include "resolve/diagrams/graphs_links.h"

#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"

static Node *new_shape(Arena *arena, const char *name)
{
    Node *node = new_node(arena, NODE_ELEMENT, NO_OFFSET);

    node->name = name;
    node->space = SPACE_SVG;
    return node;
}

static bool is_named(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_SVG &&
           strcmp(node->name, name) == 0;
}

/* ---- Glass ---------------------------------------------------------------------------------- */

/* The same shape, which can be hit and not be seen; a line as wide as a finger needs. */
static Node *glass_of_shape(Arena *arena, const Node *shape)
{
    static const char *const geometry[] = {"points", "d", "cx", "cy", "rx", "ry"};
    Node *glass = new_shape(arena, shape->name);

    for (size_t i = 0; i < sizeof geometry / sizeof geometry[0]; i++)
        if (lookup_attribute(shape, geometry[i]) != NULL)
            put_attribute(arena, glass, geometry[i],
                          lookup_attribute(shape, geometry[i]));
    if (is_named(shape, "path") || is_named(shape, "polyline")) {
        put_attribute(arena, glass, "fill", "none");
        put_attribute(arena, glass, "stroke", "currentColor");
        put_attribute(arena, glass, "stroke-opacity", "0");
        put_attribute(arena, glass, "stroke-width", "12");
    } else {
        put_attribute(arena, glass, "fill-opacity", "0");
    }
    return glass;
}

static long tenths(const Node *node, const char *name)
{
    const char *value = lookup_attribute(node, name);
    long whole = value == NULL ? 0 : strtol(value, NULL, 10);
    const char *point = value == NULL ? NULL : strchr(value, '.');
    long part = point == NULL || point[1] < '0' || point[1] > '9' ? 0 : point[1] - '0';

    return whole * 10 + (value != NULL && value[0] == '-' ? -part : part);
}

static void put_tenths(Arena *arena, Node *node, const char *name, long value)
{
    long size = labs(value);

    put_attribute(arena, node, name,
                  arena_format(arena, "%s%ld.%ld", value < 0 ? "-" : "", size / 10,
                               size % 10));
}

/* About as wide as its letters. */
static Node *glass_of_text(Arena *arena, const Node *text)
{
    const char *anchor = lookup_attribute(text, "text-anchor");
    const char *letters = plain_text(arena, text);
    long size = tenths(text, "font-size"), x = tenths(text, "x");
    long width = (long)utf8_count(letters, strlen(letters)) * size * 6 / 10;
    Node *glass = new_shape(arena, "rect");

    if (anchor != NULL && strcmp(anchor, "middle") == 0)
        x -= width / 2;
    else if (anchor != NULL && strcmp(anchor, "end") == 0)
        x -= width;
    put_tenths(arena, glass, "x", x);
    put_tenths(arena, glass, "y", tenths(text, "y") - size);
    put_tenths(arena, glass, "width", width);
    put_tenths(arena, glass, "height", size * 13 / 10);
    put_attribute(arena, glass, "fill-opacity", "0");
    return glass;
}

/* ---- A link --------------------------------------------------------------------------------- */

static void name_link(Arena *arena, Node *link, const char *name)
{
    Node *title = new_shape(arena, "title");

    append_child(title, new_text(arena, name, NO_OFFSET));
    if (link->first_child == NULL)
        append_child(link, title);
    else
        insert_before(link->first_child, title);
}

static void move_to_front(Arena *arena, Node *link)
{
    Node *child = link->first_child, *next;
    Buf name = {0};

    link->first_child = link->last_child = NULL;
    for (; child != NULL; child = next) {
        next = child->next;
        child->parent = child->previous = child->next = NULL;
        insert_before(link, child);
        if (is_named(child, "text")) {
            buf_format(&name, "%s%s", name.len > 0 ? " " : "", plain_text(arena, child));
            append_child(link, glass_of_text(arena, child));
            put_attribute(arena, child, "text-decoration", "underline");
        } else if (child->kind == NODE_ELEMENT &&
                   lookup_attribute(child, "fill") != NULL) {
            append_child(link, glass_of_shape(arena, child));
        }
    }
    name_link(arena, link, name.len > 0 ? name.data : link->destination);
    buf_free(&name);
}

static bool is_in_link(const Node *node)
{
    while (node != NULL && node->kind != NODE_LINK)
        node = node->parent;
    return node != NULL;
}

/* Where the graph says it. */
static uint32_t place_of_link(const Diagram *diagram, const char *destination)
{
    const char *text = diagram->block->text;
    const char *found = strstr(text, destination);

    return found == NULL ? diagram->block->offset
                         : diagram_offset(diagram, (size_t)(found - text));
}

void place_links(Diagram *diagram, Node *svg)
{
    enum { MOST = 1000 };
    bool inside = is_in_link(diagram->block->parent);
    size_t count = 0;

    for (Node *node = svg, *next; node != NULL; node = next) {
        next = next_node(svg, node);
        if (node->kind != NODE_LINK)
            continue;
        /* A tooltip alone makes dot write a link to nowhere. */
        if (inside || node->destination[0] == '\0' || count++ >= MOST) {
            dissolve_node(node);
            continue;
        }
        node->offset = place_of_link(diagram, node->destination);
        next = next_node_beside(svg, node);
        move_to_front(diagram->arena, node);
        diagram->caption.leads = true;
    }
}
