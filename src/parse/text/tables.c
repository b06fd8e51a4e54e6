/* tables.c - see the header. */
#include "parse/text/tables.h"
#include <string.h>

enum {
    FEWEST = 5, /* columns that are too many, whatever is in them */
    MOST = 64,  /* that are looked at */
    PHONE = 46, /* letters that stand side by side on a telephone; an estimate */
    MARGIN = 2  /* letters' width between one column and the next */
};

typedef struct {
    Arena *arena;
    Node *table;
    Node *head;  /* the row of headers, or NULL */
    Node **rows; /* the others */
    size_t row_count, columns;
} Table;

static bool is_html(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
           strcmp(node->name, name) == 0;
}

static bool is_cell(const Node *node)
{
    return node->kind == NODE_CELL || is_html(node, "td") || is_html(node, "th");
}

/* ---- Rows ------------------------------------------------------------------------------- */

static void add_row(Table *table, Node *row, bool in_head)
{
    if (table->head == NULL && (in_head || (row->flags & NODE_HEADER) != 0)) {
        table->head = row;
        return;
    }
    table->rows =
        arena_grow(table->arena, table->rows, table->row_count, sizeof *table->rows);
    table->rows[table->row_count++] = row;
}

static void list_rows(Table *table)
{
    for (Node *part = table->table->first_child; part != NULL; part = part->next) {
        bool in_head = is_html(part, "thead");
        if (part->kind == NODE_ROW)
            add_row(table, part, false);
        if (!in_head && !is_html(part, "tbody"))
            continue;
        for (Node *row = part->first_child; row != NULL; row = row->next)
            if (is_html(row, "tr"))
                add_row(table, row, in_head);
    }
}

/* The next cell of a row, from a node of it on. */
static Node *cell_from(Node *node)
{
    while (node != NULL && !is_cell(node))
        node = node->next;
    return node;
}

static bool has_spans(const Node *row)
{
    for (const Node *cell = row->first_child; cell != NULL; cell = cell->next)
        if (lookup_attribute(cell, "colspan") != NULL ||
            lookup_attribute(cell, "rowspan") != NULL)
            return true;
    return false;
}

/* What goes over several columns or rows is no table of which each row could stand alone. */
static bool is_regular(const Table *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (has_spans(table->rows[i]))
            return false;
    return table->head != NULL && !has_spans(table->head);
}

/* ---- Widths ----------------------------------------------------------------------------- */

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

static void widen(const Node *row, size_t *widths, size_t columns)
{
    const Node *cell = cell_from(row->first_child);

    for (size_t i = 0; cell != NULL && i < columns; cell = cell_from(cell->next), i++) {
        size_t width = cell_width(cell);
        widths[i] = width > widths[i] ? width : widths[i];
    }
}

/* How narrow the table can be, in letters, if each column is as wide as its longest word. */
static size_t table_width(const Table *table)
{
    size_t widths[MOST] = {0}, sum = table->columns * MARGIN;

    widen(table->head, widths, table->columns);
    for (size_t i = 0; i < table->row_count; i++)
        widen(table->rows[i], widths, table->columns);
    for (size_t i = 0; i < table->columns; i++)
        sum += widths[i];
    return sum;
}

/* ---- Labels ----------------------------------------------------------------------------- */

static void label_rows(const Table *table)
{
    const char *labels[MOST];
    size_t count = 0;

    for (Node *cell = cell_from(table->head->first_child); cell != NULL;
         cell = cell_from(cell->next))
        labels[count++] = short_text(table->arena, cell);
    for (size_t i = 0; i < table->row_count; i++) {
        Node *cell = cell_from(table->rows[i]->first_child);
        for (size_t k = 0; cell != NULL && k < count; cell = cell_from(cell->next), k++)
            if (*labels[k] != '\0')
                put_attribute(table->arena, cell, "data-label", labels[k]);
    }
}

static void label_table(Arena *arena, Node *node)
{
    Table table = {.arena = arena, .table = node};
    Node *wrapper;

    list_rows(&table);
    if (!is_regular(&table))
        return;
    for (Node *cell = cell_from(table.head->first_child); cell != NULL;
         cell = cell_from(cell->next))
        table.columns++;
    if (table.columns < 2 || table.columns > MOST ||
        (table.columns < FEWEST && table_width(&table) <= PHONE))
        return;
    label_rows(&table);
    add_class(arena, node, "wide");
    wrapper = new_element(arena, "div", NULL);
    add_class(arena, wrapper, "wide-table");
    wrap_node(node, wrapper);
}

void label_wide_tables(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_TABLE || is_html(node, "table"))
            label_table(&chapter->arena, node);
}
