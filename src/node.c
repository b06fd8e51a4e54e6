/* node.c - the verbs on a chapter's tree.  Loops, never recursion: the author decides
 * how deep it is. */
#include "node.h"

#include <assert.h>
#include <string.h>
#include "base/buf.h"
#include "data/html.h"

Node *new_node(Arena *arena, NodeKind kind, uint32_t offset)
{
    Node *node = arena_alloc(arena, sizeof *node);

    node->kind = (uint8_t)kind;
    node->offset = offset;
    return node;
}

Node *new_text(Arena *arena, const char *text, uint32_t offset)
{
    Node *node = new_node(arena, NODE_TEXT, offset);

    node->text = arena_text(arena, text);
    return node;
}

Node *new_element(Arena *arena, const char *name, const char *text)
{
    Node *node = new_node(arena, NODE_ELEMENT, NO_OFFSET);

    node->name = arena_text(arena, name);
    if (text != NULL)
        append_child(node, new_text(arena, text, NO_OFFSET));
    return node;
}

void append_child(Node *parent, Node *child)
{
    child->parent = parent;
    child->previous = parent->last_child;
    child->next = NULL;
    if (parent->last_child == NULL)
        parent->first_child = child;
    else
        parent->last_child->next = child;
    parent->last_child = child;
}

void insert_before(Node *sibling, Node *node)
{
    node->parent = sibling->parent;
    node->next = sibling;
    node->previous = sibling->previous;
    if (sibling->previous == NULL)
        sibling->parent->first_child = node;
    else
        sibling->previous->next = node;
    sibling->previous = node;
}

void insert_after(Node *sibling, Node *node)
{
    if (sibling->next == NULL)
        append_child(sibling->parent, node);
    else
        insert_before(sibling->next, node);
}

void unlink_node(Node *node)
{
    Node *parent = node->parent;

    if (node->previous != NULL)
        node->previous->next = node->next;
    else if (parent != NULL)
        parent->first_child = node->next;
    if (node->next != NULL)
        node->next->previous = node->previous;
    else if (parent != NULL)
        parent->last_child = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void dissolve_node(Node *node)
{
    Node *child;

    while ((child = node->first_child) != NULL) {
        unlink_node(child);
        insert_before(node, child);
    }
    unlink_node(node);
}

void move_children(Node *from, Node *to)
{
    for (Node *child = from->first_child; child != NULL; child = child->next)
        child->parent = to;
    if (from->first_child == NULL)
        return;
    from->first_child->previous = to->last_child;
    if (to->last_child == NULL)
        to->first_child = from->first_child;
    else
        to->last_child->next = from->first_child;
    to->last_child = from->last_child;
    from->first_child = from->last_child = NULL;
}

void wrap_node(Node *node, Node *wrapper)
{
    insert_before(node, wrapper);
    unlink_node(node);
    append_child(wrapper, node);
}

bool is_block(const Node *node)
{
    if (node->kind == NODE_ELEMENT)
        return node->space == SPACE_HTML && is_block_element(node->name);
    return node->kind < NODE_ELEMENT;
}

bool is_words(const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
    case NODE_CODE:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKETHROUGH:
    case NODE_SPAN:
    case NODE_LINK:
        return true;
    default:
        return false;
    }
}

bool walk_next(Walk *walk)
{
    const Node *node = walk->node;

    if (node == NULL) {
        walk->node = walk->root;
    } else if (!walk->leaving) {
        if (node->first_child != NULL)
            walk->node = node->first_child;
        else
            walk->leaving = true;
    } else if (node == walk->root) {
        return false;
    } else if (node->next != NULL) {
        walk->node = node->next;
        walk->leaving = false;
    } else {
        walk->node = node->parent;
    }
    return true;
}

void walk_skip(Walk *walk)
{
    walk->leaving = true;
}

const char *lookup_attribute(const Node *node, const char *name)
{
    for (const Attribute *attribute = node->attributes; attribute != NULL;
         attribute = attribute->next)
        if (strcmp(attribute->name, name) == 0)
            return attribute->value;
    return NULL;
}

void put_attribute(Arena *arena, Node *node, const char *name, const char *value)
{
    Attribute **end = &node->attributes;

    while (*end != NULL && strcmp((*end)->name, name) != 0)
        end = &(*end)->next;
    if (*end == NULL) {
        *end = arena_alloc(arena, sizeof **end);
        (*end)->name = arena_text(arena, name);
    }
    (*end)->value = arena_text(arena, value);
}

void remove_attribute(Node *node, const char *name)
{
    Attribute **end = &node->attributes;

    while (*end != NULL && strcmp((*end)->name, name) != 0)
        end = &(*end)->next;
    if (*end != NULL)
        *end = (*end)->next;
}

void add_class(Arena *arena, Node *node, const char *word)
{
    const char *old = lookup_attribute(node, "class");

    put_attribute(arena, node, "class",
                  old == NULL ? word : arena_format(arena, "%s %s", old, word));
}

/* ---- The elements that nodes become --------------------------------------------------- */

bool is_bare_paragraph(const Node *paragraph)
{
    const Node *parent = paragraph->parent;

    if (parent == NULL || paragraph->id != NULL || paragraph->attributes != NULL)
        return false;
    if (parent->kind == NODE_ITEM)
        return (parent->parent->flags & NODE_TIGHT) != 0;
    return parent->kind == NODE_DEFINITION && (parent->flags & NODE_TIGHT) != 0;
}

const char *node_element(const Node *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

    switch (node->kind) {
    case NODE_PARAGRAPH:
        return is_bare_paragraph(node) ? NULL : "p";
    case NODE_HEADING:
        return headings[node->number < 1 ? 0 : node->number > 6 ? 5 : node->number - 1];
    case NODE_QUOTE:
        return "blockquote";
    case NODE_LIST:
        return node->flags & NODE_ORDERED ? "ol" : "ul";
    case NODE_ITEM:
        return "li";
    case NODE_TABLE:
        return "table";
    case NODE_DEFINITION_LIST:
        return "dl";
    case NODE_TERM:
        return "dt";
    case NODE_DEFINITION:
        return "dd";
    case NODE_CALLOUT:
        return "aside";
    case NODE_FIGURE:
        return "figure";
    case NODE_CAPTION:
        return "figcaption";
    case NODE_EMPHASIS:
        return "em";
    case NODE_STRONG:
        return "strong";
    case NODE_STRIKETHROUGH:
        return "del";
    case NODE_SPAN:
        return "span";
    case NODE_ELEMENT:
        return node->name;
    default:
        return NULL;
    }
}
