/* conform.c - one walk over a tree: attributes on the way down, content on the way up. */
#include "parse/conform.h"

#include <string.h>
#include "data/labels.h"
#include "parse/html/report.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

/* Deeper than any author nests on purpose.  Reading systems that use libxml2 give up at 256;
 * containers that are put around strays and what Markdown nests come on top. */
enum { DEEPEST = 120 };

typedef struct {
    Chapter *chapter;
    size_t depth;
    Node *link;        /* the outermost open link, or NULL */
    Node *behind_link; /* what was moved out of it last */
    Map ids;           /* explicit ones → their nodes */
    bool refers;       /* some attributes name ids */
    bool too_deep;
} Conform;

/* ---- On the way down --------------------------------------------------------------- */

/* Whether two of one id are in one edition is for resolve to see. */
static bool is_conditional(const Node *node)
{
    while (node != NULL && (node->flags & NODE_CONDITION) == 0)
        node = node->parent;
    return node != NULL;
}

static void register_id(Conform *conform, Node *node)
{
    const Node *first;

    /* Nothing in a drawing can refer to an id with a space, and no other id may stand for it
     * there. */
    if (*node->id == '\0' ||
        (node->space != SPACE_HTML && strpbrk(node->id, " \t\n\f\r") != NULL)) {
        node->id = NULL;
        return;
    }
    first = map_lookup(&conform->ids, node->id);
    if (first == NULL) {
        map_put(&conform->ids, &conform->chapter->arena, node->id, node);
        return;
    }
    if (is_conditional(node) || is_conditional(first))
        return;
    if (node->space == SPACE_HTML && label_kind(node->id) != LABEL_NONE)
        return; /* labels are the whole book's: resolve tells */
    report(conform->chapter, "anchor-duplicate", place_of_attributes(node),
           arena_format(&conform->chapter->arena,
                        "give one of them another id; the first is at line %u",
                        (unsigned)attribute_position(conform->chapter, first).line),
           "the id \"%s\" is in this chapter already; this one is left out", node->id);
    node->id = NULL;
}

static const Node *ancestor(const Node *node, const char *names)
{
    for (node = node->parent; node != NULL; node = node->parent)
        if (is_named(node, names))
            return node;
    return NULL;
}

/* What may not stand within some others, at any depth (HTML 4.3.8, 4.5.8, 4.9.1). */
static void judge_nesting(Conform *conform, Node *node)
{
    Node *outer;

    if (is_named(node, "dfn") && ancestor(node, "dfn") != NULL)
        rename_node(node, "span");
    else if (is_named(node, "header footer") &&
             ancestor(node, "header footer address") != NULL)
        rename_node(node, "div");
    else if (is_named(node, "address") && ancestor(node, "address") != NULL)
        rename_node(node, "div");
    else if (is_named(node, "table") &&
             (outer = (Node *)ancestor(node, "caption")) != NULL)
        rename_node(outer, "div"); /* its table puts it outside */
    else
        return;
    note_moved(conform->chapter, node, "can't stand within another one");
}

/* Elements that mean nothing without an attribute. */
static void judge_needs(Node *node)
{
    if (is_named(node, "bdo") && lookup_attribute(node, "dir") == NULL)
        rename_node(node, "span");
    else if (is_named(node, "data") && lookup_attribute(node, "value") == NULL)
        rename_node(node, "span");
    else if (is_named(node, "time") && lookup_attribute(node, "datetime") == NULL)
        rename_node(node, "span");
}

/* Links hold no links, nor anything else that is there to be activated. */
static void judge_in_link(Conform *conform, Node *node)
{
    if (node->kind == NODE_LINK) {
        note_moved(conform->chapter, node,
                   "can't stand in another link, so only its text stays");
        node->kind = NODE_SPAN;
        node->destination = node->title = NULL;
    } else if (is_named(node, "details")) {
        note_moved(conform->chapter, conform->link,
                   "can't hold <details>, so it is no link");
        conform->link->kind = NODE_SPAN;
        conform->link->destination = conform->link->title = NULL;
    }
}

static void enter(Conform *conform, Node *node)
{
    if (node->attributes != NULL && (node->flags & NODE_DIAGRAM) == 0)
        conform->refers |= judge_attributes(conform->chapter, node);
    if (node->id != NULL)
        register_id(conform, node);
    if (node->kind == NODE_ELEMENT && node->space == SPACE_HTML) {
        judge_nesting(conform, node);
        judge_needs(node);
    }
    if (conform->link != NULL)
        judge_in_link(conform, node);
    else if (node->kind == NODE_LINK)
        conform->link = conform->behind_link = node;
}

/* Elements of raw HTML below the deepest level vanish, their content stays; what Markdown
 * nests is bounded.  Returns the first node that is none of those. */
static Node *skip_deep(Conform *conform, Node *node)
{
    while (conform->depth >= DEEPEST && (node->flags & NODE_RAW) != 0 &&
           node->first_child != NULL && node->space == SPACE_HTML) {
        Node *first = node->first_child;
        if (!conform->too_deep)
            report(conform->chapter, "html-deep", node->offset,
                   "close the elements that you open",
                   "elements nest deeper than %d, so that those within are left out, and "
                   "their text stays",
                   DEEPEST);
        conform->too_deep = true;
        dissolve_node(node);
        node = first;
    }
    return node;
}

/* ---- On the way up ----------------------------------------------------------------- */

static bool is_spent(const Node *node)
{
    if ((node->flags & NODE_RAW) == 0 || !is_bare(node))
        return false;
    if (node->kind == NODE_PARAGRAPH || is_named(node, "div")) {
        for (const Node *child = node->first_child; child != NULL; child = child->next)
            if (!is_blank(child))
                return false;
        return true;
    }
    return is_named(node, "span");
}

static void leave(Conform *conform, Node *node)
{
    if (node == conform->link)
        conform->link = NULL;
    conform_content(conform->chapter, node);
    if (node->parent != NULL && is_spent(node))
        dissolve_node(node);
}

static bool is_mark_in_link(const Conform *conform, const Node *node)
{
    return conform->link != NULL && node->kind == NODE_FOOTNOTE_REFERENCE;
}

/* The first node below the given one that the walk enters; all on the way are entered. */
static Node *descend(Conform *conform, Node *node)
{
    for (;;) {
        node = skip_deep(conform, node);
        enter(conform, node);
        conform->depth++;
        if (node->first_child == NULL)
            return node;
        node = node->first_child;
    }
}

static void move_behind_link(Conform *conform, Node *mark)
{
    note_moved(conform->chapter, conform->link,
               "can't hold a note's mark, so it goes behind");
    unlink_node(mark);
    insert_after(conform->behind_link, mark);
    conform->behind_link = mark;
}

static void walk_tree(Conform *conform, Node *root)
{
    Node *node = descend(conform, root);

    for (;;) {
        Node *parent = node->parent, *next = node->next;
        bool last = node == root;
        if (is_mark_in_link(conform, node))
            move_behind_link(conform, node);
        else
            leave(conform, node);
        conform->depth--;
        if (last)
            return;
        node = next == NULL ? parent : descend(conform, next);
    }
}

void conform_tree(Chapter *chapter)
{
    Conform conform = {.chapter = chapter};
    Node *root = chapter->tree;

    walk_tree(&conform, root);
    if (!conform.refers)
        return;
    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->attributes != NULL)
            judge_references(chapter, node, &conform.ids);
}
