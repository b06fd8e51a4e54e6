/* tables.c - tables from raw HTML: caption, columns, head, bodies, foot. */
#include <string.h>
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

static void remove_empty(Node *node)
{
    if (node->first_child == NULL && node->parent != NULL)
        unlink_node(node);
}

/* Children that are none of names go into a new element of the name, one for each run
 * of them. */
static void wrap_others(Chapter *chapter, Node *parent, const char *names,
                        const char *name)
{
    Node *made = NULL;

    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_named(node, names)) {
            if (made != NULL)
                conform_content(chapter, made);
            made = NULL;
            continue;
        }
        if (is_blank(node) && made == NULL) {
            unlink_node(node);
            continue;
        }
        if (made == NULL) {
            note_moved(chapter, node, "can't stand right in a table, so it gets a cell");
            made = element_before(chapter, node, name);
        }
        unlink_node(node);
        append_child(made, node);
    }
    if (made != NULL)
        conform_content(chapter, made);
}

void conform_cells(Chapter *chapter, Node *row)
{
    wrap_others(chapter, row, "td th", "td");
    remove_empty(row);
}

void conform_rows(Chapter *chapter, Node *group)
{
    wrap_others(chapter, group, "tr", "tr");
    remove_empty(group);
}

void conform_columns(Node *group)
{
    for (Node *node = group->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (!is_named(node, "col"))
            unlink_node(node);
    }
    if (group->first_child != NULL)
        remove_attribute(group, "span");
}

/* What has no place in a table goes in front of it, as a browser has it. */
static void move_out(Chapter *chapter, Node *table)
{
    bool captioned = false;

    for (Node *node = table->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_blank(node)) {
            unlink_node(node);
            continue;
        }
        if (is_named(node, "caption") && !captioned) {
            captioned = true;
            continue;
        }
        if (is_named(node, "colgroup col thead tbody tfoot tr td th"))
            continue;
        note_moved(chapter, node,
                   "can't stand right in a table, so it goes in front of it");
        if (is_named(node, "caption"))
            rename_node(node, "div");
        unlink_node(node);
        insert_before(table, node);
    }
}

/* Several of the names one after the other become the content of one element. */
static void gather(Chapter *chapter, Node *table, const char *names, const char *name)
{
    Node *made = NULL;

    for (Node *node = table->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (!is_named(node, names)) {
            made = NULL;
            continue;
        }
        if (made == NULL)
            made = element_before(chapter, node, name);
        unlink_node(node);
        append_child(made, node);
    }
}

/* All but the first of a name become table bodies. */
static void keep_one(Node *table, const char *name)
{
    bool found = false;

    for (Node *node = table->first_child; node != NULL; node = node->next) {
        if (!is_named(node, name))
            continue;
        if (found)
            node->name = "tbody";
        found = true;
    }
}

/* Sorts by moving each kind to the end in turn; within a kind the order stays. */
static void put_in_order(Node *table)
{
    static const char *const order[] = {"caption", "colgroup", "thead", "tbody", "tfoot"};
    Node *last = table->last_child;

    for (size_t i = 0; i < sizeof order / sizeof order[0] && last != NULL; i++) {
        Node *node = table->first_child;
        bool ends = false;
        while (!ends && node != NULL) {
            Node *next = node->next;
            ends = node == last;
            if (is_named(node, order[i])) {
                if (node == last)
                    last = node->previous;
                unlink_node(node);
                append_child(table, node);
            }
            node = next;
        }
    }
}

static bool has_rows(const Node *table)
{
    for (const Node *node = table->first_child; node != NULL; node = node->next)
        if (is_named(node, "thead tbody tfoot"))
            return true;
    return false;
}

/* A caption without a table is a block of text. */
static void remove_table(Node *table)
{
    Node *caption = table->first_child;

    if (caption != NULL && is_named(caption, "caption")) {
        rename_node(caption, "div");
        unlink_node(caption);
        insert_before(table, caption);
    }
    unlink_node(table);
}

void conform_table(Chapter *chapter, Node *table)
{
    if (table->kind == NODE_TABLE)
        return; /* Markdown's has rows and cells, and nothing else */
    move_out(chapter, table);
    gather(chapter, table, "td th", "tr");
    gather(chapter, table, "tr", "tbody");
    gather(chapter, table, "col", "colgroup");
    keep_one(table, "thead");
    keep_one(table, "tfoot");
    put_in_order(table);
    if (!has_rows(table))
        remove_table(table);
}
