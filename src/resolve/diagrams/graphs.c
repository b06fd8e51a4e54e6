/* graphs.c - what Graphviz made of the book's graphs becomes part of its text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "resolve/diagrams/diagrams.h"
#include "resolve/diagrams/graphs_links.h"
#include "resolve/diagrams/ink.h"

/* Of a picture: more than any graph that a reader could follow. */
enum { LARGEST_SVG = 4 << 20 };

/* ---- What is wrong -------------------------------------------------------------------------- */

static void report_faults(const Diagram *diagram)
{
    for (size_t i = 0; i < diagram->graph.fault_count; i++) {
        const GraphFault *fault = &diagram->graph.faults[i];
        diagram_report(diagram, fault->offset,
                       fault->unsafe ? "graph-unsafe" : "graph-syntax", fault->hint,
                       fault->message);
    }
}

/* "near '}'" of what dot says; "": it names nothing. */
static const char *unread_token(Arena *arena, const char *why)
{
    const char *token = strstr(why, "near '");
    const char *end = token == NULL ? NULL : strrchr(token += strlen("near '"), '\'');

    return end == NULL || end == token ? ""
                                       : arena_copy(arena, token, (size_t)(end - token));
}

static const char *failure_hint(const char *token)
{
    if (strcmp(token, "--") == 0)
        return "the edges of a digraph are a -> b";
    if (strcmp(token, "->") == 0)
        return "the edges of a graph are a -- b; or begin it with digraph";
    return *token == '\0' ? NULL
                          : "something is missing in front of it, or it is too much";
}

static void report_failure(const Diagram *diagram)
{
    const Graph *graph = &diagram->graph;
    const Chapter *chapter = diagram->chapter;
    const char *token = unread_token(diagram->arena, graph->why), *found;
    size_t offset = diagram->block->offset, len;

    if (graph->line > 0)
        offset = diagram_line_offset(diagram, graph->line);
    if (graph->line > 0 && offset < chapter->text.len && *token != '\0') {
        len = strcspn(chapter->text.data + offset, "\n");
        found = memmem(chapter->text.data + offset, len, token, strlen(token));
        offset = found == NULL ? offset : (size_t)(found - chapter->text.data);
    }
    diag_add(&diagram->chapter->diags, "graph-syntax", chapter_position(chapter, offset),
             failure_hint(token), "dot can't draw this: %s", graph->why);
}

static void report_status(const Diagram *diagram)
{
    switch (diagram->graph.status) {
    case GRAPH_UNDRAWN:
        report_faults(diagram);
        break;
    case GRAPH_ABSENT:
        diag_add(&diagram->chapter->diags, "graph-tool",
                 node_position(diagram->chapter, diagram->block),
                 "install Graphviz (package graphviz)",
                 "the program dot, which draws this graph, is not there");
        break;
    case GRAPH_LIMIT:
        diag_add(&diagram->chapter->diags, "graph-limit",
                 node_position(diagram->chapter, diagram->block),
                 "divide it into several graphs",
                 "drawing this graph takes too long or too much memory");
        break;
    case GRAPH_FAILED:
        report_failure(diagram);
        break;
    case GRAPH_DRAWN:
        break;
    }
}

static void report_warnings(const Diagram *diagram)
{
    const char *text = diagram->graph.warnings;

    for (size_t n; *text != '\0'; text += n + (text[n] == '\n')) {
        n = strcspn(text, "\n");
        diag_add(&diagram->chapter->diags, "graph-warning",
                 node_position(diagram->chapter, diagram->block), NULL, "dot says: %.*s",
                 (int)n, text);
    }
}

/* ---- The picture ---------------------------------------------------------------------------- */

static bool is_named(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_SVG &&
           strcmp(node->name, name) == 0;
}

/* What dot says of nodes and edges, "a->b", is for its own programs. */
static void drop_names(Node *svg)
{
    for (Node *node = svg, *next; node != NULL; node = next) {
        next = next_node(svg, node);
        if (is_named(node, "title")) {
            next = next_node_beside(svg, node);
            unlink_node(node);
        }
    }
}

static void drop_default(Node *node, const char *name, const char *value)
{
    const char *given = lookup_attribute(node, name);

    if (given != NULL && strcmp(given, value) == 0)
        remove_attribute(node, name);
}

/* Groups that say nothing go, and what most of the texts say is said once, by the group
 * around them all. */
static void fold(Arena *arena, Node *svg)
{
    Node *whole = svg->first_child;

    for (Node *node = svg, *next; node != NULL; node = next) {
        next = next_node(svg, node);
        remove_attribute(node, "class");
        drop_default(node, "font-family", "sans-serif");
        drop_default(node, "font-size", "12.00");
        if (is_named(node, "text"))
            drop_default(node, "fill", "currentColor");
        if (is_named(node, "g") && node != whole && node->attributes == NULL &&
            node->first_child != NULL)
            dissolve_node(node);
    }
    if (whole == NULL)
        return;
    put_attribute(arena, whole, "fill", "currentColor");
    put_attribute(arena, whole, "font-family", "sans-serif");
    put_attribute(arena, whole, "font-size", "12");
}

/* "scale(1 1) rotate(0) translate(4 40)" */
static void tidy_transform(Arena *arena, Node *group)
{
    static const char idle[] = "scale(1 1) rotate(0) ";
    const char *transform = lookup_attribute(group, "transform");

    if (transform != NULL && strncmp(transform, idle, sizeof idle - 1) == 0)
        put_attribute(arena, group, "transform", transform + sizeof idle - 1);
}

/* "62pt" in CSS pixels; 0: it does not say. */
static unsigned long size_picture(Arena *arena, Node *svg, const char *name)
{
    const char *value = lookup_attribute(svg, name);
    unsigned long points = value == NULL ? 0 : strtoul(value, NULL, 10);

    if (points == 0 || points >= 1000000) {
        remove_attribute(svg, name);
        return 0;
    }
    points = (points * 4 + 2) / 3;
    put_attribute(arena, svg, name, arena_format(arena, "%lu", points));
    return points;
}

/* A phone's page is some 340 pixels wide, and letters of 16 then have less than 7. */
static void note_width(const Diagram *diagram, unsigned long width)
{
    enum { WIDEST = 800 };

    if (width > WIDEST)
        diag_add(&diagram->chapter->diags, "graph-wide",
                 node_position(diagram->chapter, diagram->block),
                 "turn it (rankdir=LR or TB), or divide it",
                 "the graph is %lu pixels wide, so that its texts are tiny on a phone",
                 width);
}

static void draw(Diagram *diagram)
{
    Arena *arena = diagram->arena;
    Node *svg = diagram->graph.svg.len > LARGEST_SVG
                    ? NULL
                    : read_drawing(arena, diagram->graph.svg,
                                   arena_format(arena, "-%s", diagram->caption.id));

    if (svg == NULL || svg->first_child == NULL) {
        diagram->graph.status = GRAPH_LIMIT;
        return;
    }
    ink_graph(arena, svg);
    drop_names(svg);
    place_links(diagram, svg);
    tidy_transform(arena, svg->first_child);
    fold(arena, svg);
    note_width(diagram, size_picture(arena, svg, "width"));
    size_picture(arena, svg, "height");
    report_warnings(diagram);
    place_drawing(diagram, svg, NULL);
}

void draw_graphs(Book *book, Diagram *const *diagrams, size_t count)
{
    Graph **graphs = arena_alloc(&book->arena, (count + 1) * sizeof *graphs);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        Diagram *diagram = diagrams[i];
        if (strcmp(diagram->name, "dot") != 0)
            continue;
        graph_read((Bytes){diagram->block->text, strlen(diagram->block->text)},
                   &book->arena, &diagram->graph);
        graphs[found++] = &diagram->graph;
    }
    if (found > 0)
        graphs_draw(graphs, found, book->options->cache, &book->arena);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(diagrams[i]->name, "dot") != 0)
            continue;
        if (diagrams[i]->graph.status == GRAPH_DRAWN)
            draw(diagrams[i]);
        if (diagrams[i]->graph.status == GRAPH_DRAWN)
            continue;
        report_status(diagrams[i]);
        leave_hole(diagrams[i]);
    }
}
