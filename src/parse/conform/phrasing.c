/* phrasing.c - blocks where only phrasing may stand. */
#include <string.h>
#include "parse/html/report.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

static Node *first_block(const Node *parent)
{
    Node *node = parent->first_child;

    while (node != NULL && !holds_block(node))
        node = node->next;
    return node;
}

static bool is_visible(const Node *node)
{
    return !is_blank(node) && node->kind != NODE_LINE_BREAK;
}

/* ---- Everything as a line of text -------------------------------------------------- */

void flatten(Chapter *chapter, Node *root, const char *separator)
{
    bool text_only = content_of(root) == CONTENT_TEXT, any = false;

    for (Node *node = root->first_child, *next; node != NULL; node = next) {
        bool block = is_block(node) || is_named(node, "rt rp ruby");
        next = next_node(root, node);
        if (block && any)
            insert_before(node, new_text(&chapter->arena, separator, NO_OFFSET));
        if (node->kind == NODE_CODE_BLOCK || (node->kind == NODE_CODE && text_only))
            node->kind = NODE_TEXT;
        any = any || (node->first_child == NULL && is_visible(node));
        if (node->kind == NODE_TEXT || node->kind == NODE_SOFT_BREAK)
            continue;
        if (block || text_only)
            dissolve_node(node);
    }
}

/* ---- Paragraphs -------------------------------------------------------------------- */

static Node *paragraph_like(Chapter *chapter, Node *paragraph)
{
    Node *part = element_before(chapter, paragraph, NULL);

    part->kind = NODE_PARAGRAPH;
    part->flags = paragraph->flags;
    for (const Attribute *attribute = paragraph->attributes; attribute != NULL;
         attribute = attribute->next)
        put_attribute(&chapter->arena, part, attribute->name, attribute->value);
    part->id = paragraph->id; /* the first part only */
    paragraph->id = NULL;
    return part;
}

/* The one that the author wrote, when conform has put paragraphs beside it. */
static const Node *cause_of_split(const Node *paragraph)
{
    const Node *first = first_block(paragraph);
    const Node *node = first;

    while (node != NULL && ((node->flags & NODE_MADE) != 0 || !holds_block(node)))
        node = node->next;
    return node == NULL ? first : node;
}

/* The phrasing before, between and behind the blocks becomes paragraphs of its own. */
static void split_paragraph(Chapter *chapter, Node *paragraph)
{
    Node *part = NULL;

    note_moved(chapter, cause_of_split(paragraph),
               "can't stand in a paragraph, so the paragraph is split");
    for (Node *node = paragraph->first_child, *next; node != NULL; node = next) {
        bool block = holds_block(node);
        next = node->next;
        unlink_node(node);
        if (block) {
            if (part != NULL)
                trim_edges(chapter, part);
            insert_before(paragraph, node);
            part = NULL;
            continue;
        }
        if (part == NULL && !is_visible(node) && node->id == NULL)
            continue;
        if (part == NULL)
            part = paragraph_like(chapter, paragraph);
        append_child(part, node);
    }
    if (part != NULL)
        trim_edges(chapter, part);
    unlink_node(paragraph);
}

/* ---- Headings and summaries -------------------------------------------------------- */

static bool is_simple(const Node *block)
{
    return is_named(block, "p div") && first_block(block) == NULL;
}

/* <h1><p>One</p><p>Two</p></h1>: the paragraphs are lines of the heading. */
static bool join_lines(Chapter *chapter, Node *heading)
{
    size_t blocks = 0;

    for (const Node *node = heading->first_child; node != NULL; node = node->next)
        if (holds_block(node) && (!is_simple(node) || ++blocks > 4))
            return false;
    for (Node *node = heading->first_child, *next; node != NULL; node = next) {
        bool between = false;
        next = node->next;
        if (!holds_block(node))
            continue;
        for (const Node *before = node->previous; before != NULL && !between;
             before = before->previous)
            between = is_visible(before);
        if (between)
            insert_before(node, new_node(&chapter->arena, NODE_LINE_BREAK, node->offset));
        if (next != NULL && is_visible(next) && !holds_block(next))
            insert_after(node, new_node(&chapter->arena, NODE_LINE_BREAK, node->offset));
        dissolve_node(node);
    }
    return true;
}

/* What stands from the first block on goes behind the heading; most often its end tag
 * is missing. */
static void split_heading(Chapter *chapter, Node *heading)
{
    Node *block = first_block(heading);
    Node *rest;
    bool empty = true;

    if (join_lines(chapter, heading))
        return;
    note_moved(chapter, block, "can't stand in a heading, so it goes behind it");
    for (const Node *node = heading->first_child; node != block; node = node->next)
        empty = empty && !is_visible(node);
    if (empty && is_simple(block)) {
        Node *first = block;
        block = block->next;
        dissolve_node(first);
        empty = false;
    }
    rest = new_node(&chapter->arena, NODE_ELEMENT, heading->offset);
    rest->name = "div";
    rest->flags |= NODE_RAW;
    insert_after(heading, rest);
    for (Node *next; block != NULL; block = next) {
        next = block->next;
        unlink_node(block);
        append_child(rest, block);
    }
    conform_flow(chapter, rest);
    dissolve_node(rest);
    if (empty && heading->id == NULL)
        unlink_node(heading);
}

/* ---- Inlines around blocks --------------------------------------------------------- */

/* What the element looked like, as a style of the block that it becomes. */
static void keep_look(Chapter *chapter, Node *node, const char *name)
{
    static const char *const looks[][3] = {{"b strong", "font-weight", "bold"},
                                           {"cite dfn em i var", "font-style", "italic"},
                                           {"code kbd samp", "font-family", "monospace"},
                                           {"small", "font-size", "smaller"},
                                           {"s", "text-decoration", "line-through"},
                                           {"u", "text-decoration", "underline"}};

    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (has_word(looks[i][0], name, strlen(name)))
            add_style(&chapter->arena, node, looks[i][1], looks[i][2]);
}

static void become_block(Chapter *chapter, Node *node)
{
    const char *name = element_name(node);

    note_moved(chapter, node, "can't hold a block, so it becomes <div>");
    keep_look(chapter, node, name);
    remove_attribute(node, "datetime");
    remove_attribute(node, "value");
    rename_node(node, "div");
    conform_flow(chapter, node);
    if (is_bare(node))
        dissolve_node(node);
}

static void dissolve_strays(Node *parent)
{
    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind == NODE_ELEMENT && is_named(node, "rt rp"))
            dissolve_node(node);
    }
}

/* A summary may hold one heading (HTML 4.11.2). */
static bool holds_heading(const Node *summary)
{
    const Node *block = first_block(summary);

    if (!is_named(summary, "summary") || block->kind != NODE_HEADING)
        return false;
    for (block = block->next; block != NULL; block = block->next)
        if (holds_block(block))
            return false;
    return true;
}

void conform_phrasing(Chapter *chapter, Node *node)
{
    dissolve_strays(node);
    if (first_block(node) == NULL || holds_heading(node)) {
        if (node->kind == NODE_PARAGRAPH)
            make_figure(chapter, node);
        return;
    }
    if (node->kind == NODE_PARAGRAPH)
        split_paragraph(chapter, node);
    else if (node->kind == NODE_HEADING || is_named(node, "summary"))
        split_heading(chapter, node);
    else if (is_block(node) || is_named(node, "rt rp"))
        flatten(chapter, node, is_named(node, "pre") ? "\n" : " ");
    else
        become_block(chapter, node);
}

/* ---- Links around blocks -------------------------------------------------------------- */

static Node *link_like(Chapter *chapter, Node *link, Node *node)
{
    Node *part = element_before(chapter, node, NULL);

    part->kind = NODE_LINK;
    part->flags = link->flags;
    part->destination = link->destination;
    part->title = link->title;
    for (const Attribute *attribute = link->attributes; attribute != NULL;
         attribute = attribute->next)
        put_attribute(&chapter->arena, part, attribute->name, attribute->value);
    part->id = link->id; /* the first part only */
    link->id = NULL;
    return part;
}

/* From node on all phrasing goes into one part of the link.  Returns that part. */
static Node *link_run(Chapter *chapter, Node *link, Node *node)
{
    Node *part = link_like(chapter, link, node);

    while (node != NULL && !holds_block(node)) {
        Node *next = node->next;
        unlink_node(node);
        append_child(part, node);
        node = next;
    }
    return part;
}

void push_link_inside(Chapter *chapter, Node *link)
{
    note_moved(chapter, link,
               "holds a block, so it goes into it: reading systems want it so");
    for (Node *node = link->first_child; node != NULL;) {
        if (holds_block(node)) {
            node = next_node(link, node);
            continue;
        }
        if (is_visible(node))
            node = link_run(chapter, link, node);
        node = next_node_beside(link, node);
    }
    if (link->id == NULL) {
        dissolve_node(link);
        return;
    }
    link->kind = NODE_SPAN; /* the place that it names */
    link->destination = link->title = NULL;
    link->attributes = NULL;
    while (link->last_child != NULL) {
        Node *child = link->last_child;
        unlink_node(child);
        insert_after(link, child);
    }
}
