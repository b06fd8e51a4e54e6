/* tables.c - see the header. */
#include "parse/text/tables.h"
#include <string.h>

enum {
    FEWEST = 5, /* columns that are too many, whatever is in them */
    MOST = 64,  /* that are looked at */
    PHONE = 46, /* letters that stand side by side on a telephone; an estimate */
    MARGIN = 2  /* letters' width between one column and the next */
};

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

/* The longest run of letters in a text that no line can break.  What is written without
 * spaces, as Chinese is, breaks anywhere; so does all else behind a hyphen. */
static size_t longest_word(const char *text)
{
    size_t longest = 0, length = 0;

    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        bool breaks = *at <= ' ' || *at >= 0xE3;

        length = breaks ? 0 : length + ((*at & 0xC0) != 0x80);
        if (length > longest)
            longest = length;
        if (*at == '-')
            length = 0;
    }
    return longest;
}

static size_t cell_width(const Node *cell)
{
    size_t width = 0;

    for (const Node *node = cell; node != NULL; node = next_node(cell, node))
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE) {
            size_t longest = longest_word(node->text);
            width = longest > width ? longest : width;
        }
    return width;
}

/* How narrow the table can be, in letters, if each column is as wide as its longest word. */
static size_t table_width(const Node *table, size_t count)
{
    size_t widths[MOST] = {0}, sum = count * MARGIN;

    for (const Node *row = table->first_child; row != NULL; row = row->next) {
        const Node *cell = row->first_child;
        for (size_t i = 0; cell != NULL && i < count; cell = cell->next, i++) {
            size_t width = cell_width(cell);
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    for (size_t i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

static bool is_wide(const Node *table, size_t count)
{
    const Node *head = table->first_child;

    if (count < 2 || count > MOST || (head->flags & NODE_HEADER) == 0)
        return false;
    return count >= FEWEST || table_width(table, count) > PHONE;
}

static void label_table(Arena *arena, Node *table)
{
    Node *head = table->first_child, *wrapper;
    const char *labels[MOST];
    size_t count = head == NULL ? 0 : count_cells(head), i = 0;

    if (!is_wide(table, count))
        return;
    for (Node *cell = head->first_child; cell != NULL; cell = cell->next)
        labels[i++] = short_text(arena, cell);
    for (Node *row = head->next; row != NULL; row = row->next)
        label_row(arena, row, labels, count);
    add_class(arena, table, "wide");
    wrapper = new_element(arena, "div", NULL);
    add_class(arena, wrapper, "wide-table");
    wrap_node(table, wrapper);
}

void label_wide_tables(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_TABLE)
            label_table(&chapter->arena, node);
}
