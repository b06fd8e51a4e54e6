/* drawing.c - see the header. */
#include "resolve/diagrams/drawing.h"

#include <string.h>
#include "formats/xml_read.h"

enum { DEEPEST = 40 };

typedef struct {
    Arena *arena;
    XmlReader *reader;
    const char *suffix;
    Map paints; /* ids → what they become */
    Node *root, *parent;
    unsigned depth; /* of parent */
    unsigned
        skipped; /* the depth of the element that is left out, with all in it; 0: none */
} Reading;

static bool is_listed(const char *const *list, const char *name)
{
    for (; *list != NULL; list++)
        if (strcmp(*list, name) == 0)
            return true;
    return false;
}

static const char *const elements[] = {
    "svg",      "g",       "title",          "defs",           "path", "polygon",
    "polyline", "ellipse", "linearGradient", "radialGradient", "stop", "rect",
    "circle",   "line",    "text",           "tspan",          "a",    NULL};

static const char *const attributes[] = {"width",
                                         "height",
                                         "viewBox",
                                         "transform",
                                         "points",
                                         "d",
                                         "cx",
                                         "cy",
                                         "r",
                                         "rx",
                                         "ry",
                                         "x",
                                         "y",
                                         "x1",
                                         "y1",
                                         "x2",
                                         "y2",
                                         "fx",
                                         "fy",
                                         "fill",
                                         "fill-opacity",
                                         "stroke",
                                         "stroke-width",
                                         "stroke-dasharray",
                                         "stroke-opacity",
                                         "stroke-linecap",
                                         "stroke-linejoin",
                                         "text-anchor",
                                         "font-family",
                                         "font-size",
                                         "font-weight",
                                         "font-style",
                                         "text-decoration",
                                         "baseline-shift",
                                         "gradientUnits",
                                         "gradientTransform",
                                         "offset",
                                         "stop-color",
                                         "stop-opacity",
                                         "class",
                                         NULL};

/* ---- Reading -------------------------------------------------------------------------------- */

static bool has_paint_id(const char *name)
{
    return strcmp(name, "linearGradient") == 0 || strcmp(name, "radialGradient") == 0;
}

/* Numbered anew: dot counts on from one graph to the next. */
static const char *paint_id(Reading *reading, const char *id)
{
    const char *known = map_lookup(&reading->paints, id);

    if (known == NULL) {
        known = arena_format(reading->arena, "paint-%zu%s", reading->paints.count + 1,
                             reading->suffix);
        map_put(&reading->paints, reading->arena, arena_text(reading->arena, id),
                (void *)known);
    }
    return known;
}

/* "url(#l_0)" as the id will be. */
static const char *value_of(Reading *reading, const char *value)
{
    size_t n = strlen(value);

    if (strncmp(value, "url(#", 5) == 0 && n > 6 && value[n - 1] == ')')
        return arena_format(reading->arena, "url(#%s)",
                            paint_id(reading,
                                     arena_copy(reading->arena, value + 5, n - 6)));
    return strcasestr(value, "url(") != NULL ? "none" : arena_text(reading->arena, value);
}

/* "stop-color:red;stop-opacity:1.;" as attributes; a number can't end in its point. */
static void read_style(Reading *reading, Node *node, const char *style)
{
    while (*style != '\0') {
        size_t n = strcspn(style, ";"), name = strcspn(style, ":");
        const char *value = style + name + 1;
        if (name < n) {
            size_t length = n - name - 1;
            const char *key = arena_copy(reading->arena, style, name);
            length -= length > 1 && value[length - 1] == '.';
            if (is_listed(attributes, key))
                put_attribute(reading->arena, node, key,
                              value_of(reading,
                                       arena_copy(reading->arena, value, length)));
        }
        style += n + (style[n] == ';');
    }
}

static void read_attribute(Reading *reading, Node *node, const XmlAttribute *attribute)
{
    const char *name = attribute->name, *value = attribute->value;

    if (attribute->space != NULL && strcmp(attribute->space, XML_SPACE_XLINK) == 0) {
        if (node->kind == NODE_LINK && strcmp(name, "href") == 0)
            node->destination = arena_text(reading->arena, value);
    } else if (attribute->space != NULL) {
        return;
    } else if (strcmp(name, "id") == 0 && has_paint_id(node->name)) {
        node->id = paint_id(reading, value);
    } else if (strcmp(name, "style") == 0) {
        read_style(reading, node, value);
    } else if (is_listed(attributes, name)) {
        put_attribute(reading->arena, node, arena_text(reading->arena, name),
                      value_of(reading, value));
    }
}

static void open_element(Reading *reading)
{
    const char *name = xml_name(reading->reader);
    bool link = strcmp(name, "a") == 0;
    XmlAttribute attribute;
    Node *node;

    if (!is_listed(elements, name) || reading->depth >= DEEPEST) {
        reading->skipped = xml_depth(reading->reader) + 1;
        return;
    }
    node = new_node(reading->arena, link ? NODE_LINK : NODE_ELEMENT, NO_OFFSET);
    node->name = arena_text(reading->arena, name);
    node->space = SPACE_SVG;
    if (link)
        node->destination = "";
    while (xml_next_attribute(reading->reader, &attribute))
        read_attribute(reading, node, &attribute);
    if (reading->parent == NULL)
        reading->root = node;
    else
        append_child(reading->parent, node);
    reading->parent = node;
    reading->depth++;
}

static bool holds_text(const Node *node)
{
    return node != NULL &&
           (strcmp(node->name, "text") == 0 || strcmp(node->name, "tspan") == 0 ||
            strcmp(node->name, "title") == 0);
}

static void read_event(Reading *reading, XmlEvent event)
{
    if (reading->skipped > 0) {
        if (event == XML_EVENT_CLOSE &&
            xml_depth(reading->reader) + 1 == reading->skipped)
            reading->skipped = 0;
        return;
    }
    if (event == XML_EVENT_OPEN) {
        open_element(reading);
    } else if (event == XML_EVENT_CLOSE && reading->parent != NULL) {
        reading->parent = reading->parent->parent;
        reading->depth--;
    } else if (event == XML_EVENT_TEXT && holds_text(reading->parent)) {
        append_child(reading->parent,
                     new_text(reading->arena, xml_text(reading->reader), NO_OFFSET));
    }
}

Node *read_drawing(Arena *arena, Bytes svg, const char *suffix)
{
    Reading reading = {.arena = arena, .reader = new_xml_reader(svg), .suffix = suffix};
    XmlEvent event;

    while ((event = xml_read(reading.reader)) > XML_EVENT_END_OF_FILE)
        read_event(&reading, event);
    xml_reader_free(reading.reader);
    return event == XML_EVENT_ERROR || reading.root == NULL ||
                   strcmp(reading.root->name, "svg") != 0
               ? NULL
               : reading.root;
}

/* ---- Writing -------------------------------------------------------------------------------- */

static void write_start(const Node *node, bool root, Buf *out)
{
    buf_format(out, "<%s", node->kind == NODE_LINK ? "g" : node->name);
    if (root)
        buf_put(out, " xmlns=\"" XML_SPACE_SVG "\" color=\"black\"");
    if (node->id != NULL)
        buf_format(out, " id=\"%s\"", node->id);
    for (const Attribute *at = node->attributes; at != NULL; at = at->next) {
        buf_format(out, " %s=\"", at->name);
        buf_put_escaped(out, at->value);
        buf_char(out, '"');
    }
    buf_char(out, '>');
}

void write_drawing(const Node *svg, Buf *out)
{
    Walk walk = {.root = svg};

    while (walk_next(&walk)) {
        const Node *node = walk.node;
        if (node->kind == NODE_TEXT && !walk.leaving)
            buf_put_escaped(out, node->text);
        else if (node->kind != NODE_TEXT && walk.leaving)
            buf_format(out, "</%s>", node->kind == NODE_LINK ? "g" : node->name);
        else if (node->kind != NODE_TEXT)
            write_start(node, node == svg, out);
    }
}

/* ---- What it shows -------------------------------------------------------------------------- */

static const char *add_words(Arena *arena, Node *svg, const char *name, const char *id,
                             const char *text)
{
    Node *node = new_node(arena, NODE_ELEMENT, NO_OFFSET);

    node->name = name;
    node->space = SPACE_SVG;
    node->id = arena_format(arena, "%s-%s", id, name);
    append_child(node, new_text(arena, text, NO_OFFSET));
    if (svg->first_child == NULL)
        append_child(svg, node);
    else
        insert_before(svg->first_child, node);
    return node->id;
}

/* Within role="img" nothing is there for a screen reader, and so no link is. */
void describe_drawing(Arena *arena, Node *svg, const Caption *caption)
{
    const char *by = "";

    if (caption->description != NULL)
        by = add_words(arena, svg, "desc", caption->id, caption->description);
    if (caption->title != NULL)
        by = arena_format(arena, "%s%s%s",
                          add_words(arena, svg, "title", caption->id, caption->title),
                          *by == '\0' ? "" : " ", by);
    put_attribute(arena, svg, "role", caption->leads ? "group" : "img");
    if (*by != '\0')
        put_attribute(arena, svg, "aria-labelledby", by);
}
