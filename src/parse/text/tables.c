/* tables.c - see the header. */
#include "parse/text/tables.h"
#include <string.h>

enum {
    FEWEST = 5,
    MOST = 64
}; /* columns: those that some readers can't show; those looked at */

static size_t count_cells(const Node *row)
{
    size_t count = 0;

    for (const Node *cell = row->first_child; cell != NULL; cell = cell->next)
        count++;
    return count;
}

static void label_row(Arena *arena, Node *row, const char *const *labels, size_t count)
{
    size_t i = 0;

    for (Node *cell = row->first_child; cell != NULL && i < count; cell = cell->next, i++)
        if (*labels[i] != '\0' && cell->kind == NODE_CELL)
            put_attribute(arena, cell, "data-label", labels[i]);
}

static void label_table(Arena *arena, Node *table)
{
    Node *head = table->first_child;
    const char *labels[MOST];
    size_t count = head == NULL ? 0 : count_cells(head), i = 0;

    if (count < FEWEST || count > MOST || (head->flags & NODE_HEADER) == 0)
        return;
    for (Node *cell = head->first_child; cell != NULL; cell = cell->next)
        labels[i++] = short_text(arena, cell);
    add_class(arena, table, "wide");
    for (Node *row = head->next; row != NULL; row = row->next)
        label_row(arena, row, labels, count);
}

void label_wide_tables(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_TABLE)
            label_table(&chapter->arena, node);
}
