/* ink.c - see the header. */
#include "resolve/diagrams/ink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "data/html.h"

static const char page_ink[] = "currentColor";
/* At least 4.5:1 on white and on black (WCAG 2.2, 1.4.3): for a line that crosses both. */
static const char middle_ink[] = "#767676";

typedef struct {
    double left, right, top, bottom;
} Box;

typedef struct {
    Box box;
    const char *ink;
    bool
        node; /* edges end there; else a cluster, or the graph as a whole, which they cross */
} Area;

typedef struct {
    Arena *arena;
    Area *areas; /* what is filled, in the order in which it is painted */
    size_t count;
    const char *stop; /* the first colour of the newest gradient */
} Inking;

/* Names of SVG (SVG 2, 4.2: those of CSS) against which white has more contrast than
 * black. */
static const char dark_names[] =
    "black blue blueviolet brown crimson darkblue darkgreen darkmagenta darkolivegreen "
    "darkorchid darkred darkslateblue darkslategray darkslategrey darkviolet dimgray "
    "dimgrey firebrick green indigo maroon mediumblue mediumvioletred midnightblue navy "
    "purple rebeccapurple royalblue saddlebrown sienna slateblue teal";

static double linear(unsigned byte)
{
    double part = byte / 255.0;

    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static bool is_dark(const char *colour)
{
    unsigned long rgb;

    if (colour[0] != '#')
        return has_word(dark_names, colour, strlen(colour));
    rgb = strtoul(colour + 1, NULL, 16);
    return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) +
               0.0722 * linear(rgb & 0xFF) <
           0.179;
}

/* ---- Where things are ----------------------------------------------------------------------- */

/* Numbers of a path or of points, apart from what stands between them; dot writes them with
 * a point.  NULL: there is none any more. */
static const char *next_number(const char *text, double *number)
{
    double sign = 1, weight = 1;

    while (*text != '\0' && strchr("0123456789.-", *text) == NULL)
        text++;
    if (*text == '\0')
        return NULL;
    if (*text == '-') {
        sign = -1;
        text++;
    }
    for (*number = 0; *text >= '0' && *text <= '9'; text++)
        *number = *number * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++)
            *number += (*text - '0') * (weight /= 10);
    *number *= sign;
    return text;
}

static double number_of(const Node *node, const char *name)
{
    const char *value = lookup_attribute(node, name);
    double number = 0;

    return value == NULL || next_number(value, &number) == NULL ? 0 : number;
}

/* The coordinates of a path or polygon; NULL: it is drawn otherwise. */
static const char *points_of(const Node *node)
{
    const char *points = lookup_attribute(node, "points");

    return points != NULL ? points : lookup_attribute(node, "d");
}

static Box box_of(const Node *node)
{
    const char *points = points_of(node);
    double x = number_of(node, "cx"), y = number_of(node, "cy");
    Box box = {x - number_of(node, "rx"), x + number_of(node, "rx"),
               y - number_of(node, "ry"), y + number_of(node, "ry")};
    bool first = true;

    while (points != NULL && (points = next_number(points, &x)) != NULL &&
           (points = next_number(points, &y)) != NULL) {
        box.left = first || x < box.left ? x : box.left;
        box.right = first || x > box.right ? x : box.right;
        box.top = first || y < box.top ? y : box.top;
        box.bottom = first || y > box.bottom ? y : box.bottom;
        first = false;
    }
    return box;
}

static const char *ink_at(const Inking *inking, bool edge, double x, double y)
{
    for (size_t i = inking->count; i > 0; i--) {
        const Box *box = &inking->areas[i - 1].box;
        if (!(edge && inking->areas[i - 1].node) && x >= box->left && x <= box->right &&
            y >= box->top && y <= box->bottom)
            return inking->areas[i - 1].ink;
    }
    return page_ink;
}

/* Of a line: over two colours, one that shows on both. */
static const char *ink_along(const Inking *inking, const Node *node, bool edge)
{
    const char *points = points_of(node), *ink = NULL;
    double x, y;

    if (inking->count == 0)
        return page_ink;
    if (points == NULL)
        return ink_at(inking, edge, number_of(node, "cx"), number_of(node, "cy"));
    while ((points = next_number(points, &x)) != NULL &&
           (points = next_number(points, &y)) != NULL) {
        const char *here = ink_at(inking, edge, x, y);
        if (ink != NULL && strcmp(ink, here) != 0)
            return middle_ink;
        ink = here;
    }
    return ink == NULL ? page_ink : ink;
}

/* ---- Shapes and texts ----------------------------------------------------------------------- */

static bool is_named(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static bool is_nothing(const char *paint)
{
    return paint == NULL || strcmp(paint, "none") == 0 ||
           strcmp(paint, "transparent") == 0;
}

/* Arrow heads and points are black by themselves; a box that a text stands in is so because
 * the author wants it. */
static bool holds_text(const Node *group)
{
    const Node *root = group;

    for (; group != NULL; group = next_node(root, group))
        if (is_named(group, "text"))
            return true;
    return false;
}

/* Whether the shape or text is a part of an edge, a node, a cluster or the graph itself. */
static bool is_in(const Node *shape, const char *part)
{
    for (const Node *group = shape->parent; group != NULL && group->space == SPACE_SVG;
         group = group->parent) {
        const char *class_name = lookup_attribute(group, "class");
        if (class_name != NULL)
            return strcmp(class_name, part) == 0;
    }
    return false;
}

static void fill_area(Inking *inking, const Node *shape, const char *colour)
{
    if (strncmp(colour, "url(", 4) == 0)
        colour = inking->stop == NULL ? "white" : inking->stop;
    inking->areas =
        arena_grow(inking->arena, inking->areas, inking->count, sizeof *inking->areas);
    inking->areas[inking->count++] =
        (Area){box_of(shape), is_dark(colour) ? "white" : "black", is_in(shape, "node")};
}

static void ink_shape(Inking *inking, Node *shape, bool edge)
{
    const char *fill = lookup_attribute(shape, "fill"),
               *stroke = lookup_attribute(shape, "stroke");
    const char *ink = ink_along(inking, shape, edge);

    if (is_nothing(fill) && is_nothing(stroke)) {
        unlink_node(shape);
        return;
    }
    put_attribute(inking->arena, shape, "stroke",
                  is_nothing(stroke)             ? "none"
                  : strcmp(stroke, "black") == 0 ? ink
                                                 : stroke);
    if (is_nothing(fill))
        put_attribute(inking->arena, shape, "fill", "none");
    else if (strcmp(fill, "black") == 0 && (edge || !holds_text(shape->parent)))
        put_attribute(inking->arena, shape, "fill", ink);
    else if (!edge)
        fill_area(inking, shape, fill);
}

/* "Courier New", "Times,serif": reading systems have their own faces. */
static const char *generic_family(const char *family)
{
    static const struct {
        const char *part, *family;
    } known[] = {{"sans", "sans-serif"}, {"mono", "monospace"}, {"ourier", "monospace"},
                 {"onsol", "monospace"}, {"enlo", "monospace"}, {"imes", "serif"},
                 {"serif", "serif"},     {"eorgia", "serif"},   {"oman", "serif"},
                 {"alatino", "serif"},   {"aramond", "serif"}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strstr(family, known[i].part) != NULL)
            return known[i].family;
    return "sans-serif";
}

static void ink_text(Inking *inking, Node *text, bool edge)
{
    const char *fill = lookup_attribute(text, "fill");
    const char *family = lookup_attribute(text, "font-family"), *ink = page_ink;

    if (inking->count >
        0) /* the middle of its letters, not the line that they stand on */
        ink = ink_at(inking, edge, number_of(text, "x"),
                     number_of(text, "y") - number_of(text, "font-size") / 3);
    if (fill == NULL || strcmp(fill, "black") == 0)
        put_attribute(inking->arena, text, "fill", ink);
    family = family == NULL ? "sans-serif" : generic_family(family);
    put_attribute(inking->arena, text, "font-family", family);
}

void ink_graph(Arena *arena, Node *svg)
{
    Inking inking = {.arena = arena};
    Node *next;

    for (Node *node = svg; node != NULL; node = next) {
        next = next_node(svg, node);
        if (is_named(node, "text"))
            ink_text(&inking, node, is_in(node, "edge"));
        else if (is_named(node, "linearGradient") || is_named(node, "radialGradient"))
            inking.stop = NULL;
        else if (is_named(node, "stop"))
            inking.stop =
                inking.stop == NULL ? lookup_attribute(node, "stop-color") : inking.stop;
        else if (is_named(node, "polygon") || is_named(node, "polyline") ||
                 is_named(node, "ellipse") || is_named(node, "path"))
            ink_shape(&inking, node, is_in(node, "edge"));
    }
}
