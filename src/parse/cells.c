/* cells.c - counts the cells of each row in the text, and keeps those that the tree has
 * no room for. */
#include "parse/cells.h"

#include <string.h>

typedef struct {
    const char *text;
    size_t at, end; /* of the row's line */
} Row;

static Row row_of(const Chapter *chapter, const Node *node)
{
    const char *text = chapter->text.data;
    size_t at = node->offset, end = chapter->text.len;
    const char *newline = memchr(text + at, '\n', end - at);

    if (newline != NULL)
        end = (size_t)(newline - text);
    while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    while (at < end && (text[at] == ' ' || text[at] == '\t'))
        at++;
    if (at < end && text[at] == '|')
        at++;
    return (Row){text, at, end};
}

/* Goes behind the pipe that ends the cell; false when the line ends before.  A pipe
 * behind a backslash ends none, be that backslash escaped itself. */
static bool next_cell(Row *row)
{
    while (row->at < row->end) {
        size_t at = row->at++;
        if (row->text[at] == '|' && (at == 0 || row->text[at - 1] != '\\'))
            return true;
    }
    return false;
}

/* Text, and code between backquotes; other marks stay as they are. */
static void append_written(Arena *arena, Node *cell, const char *text)
{
    while (*text != '\0') {
        const char *open = strchr(text, '`');
        const char *close = open == NULL ? NULL : strchr(open + 1, '`');
        size_t len = close == NULL ? strlen(text) : (size_t)(open - text);
        Node *code;
        if (len > 0)
            append_child(cell, new_text(arena, arena_copy(arena, text, len), NO_OFFSET));
        if (close == NULL)
            return;
        code = new_node(arena, NODE_CODE, NO_OFFSET);
        code->text = arena_copy(arena, open + 1, (size_t)(close - open - 1));
        append_child(cell, code);
        text = close + 1;
    }
}

/* As it is written, behind what the last cell holds: where a pipe was meant as text, that
 * is what should stand there. */
static void keep_rest(Chapter *chapter, Node *row, const char *rest, size_t len)
{
    Arena *arena = &chapter->arena;
    Node *cell = row->first_child;
    char *text;
    size_t out = 0;

    while (cell->next != NULL)
        cell = cell->next;
    while (len > 0 && strchr(" \t|", rest[len - 1]) != NULL)
        len--;
    text = arena_copy(arena, rest, len);
    for (size_t i = 0; i < len; i++)
        if (text[i] != '\\' || text[i + 1] != '|')
            text[out++] = text[i];
    text[out] = '\0';
    append_child(cell, new_text(arena, " | ", NO_OFFSET));
    append_written(arena, cell, text);
}

static void keep_row(Chapter *chapter, Node *node)
{
    Row row = row_of(chapter, node);
    size_t columns = 0, more = 1, first;

    for (const Node *cell = node->first_child; cell != NULL; cell = cell->next)
        columns++;
    for (size_t i = 0; i < columns; i++)
        if (!next_cell(&row))
            return;
    if (row.at + strspn(row.text + row.at, " \t|") >= row.end)
        return; /* they are empty */
    first = row.at + strspn(row.text + row.at, " \t");
    while (next_cell(&row) && row.at < row.end)
        more++;
    diag_add(
        &chapter->diags, "table-cells", chapter_position(chapter, first),
        "escape a pipe that belongs to the text as \\|, or give the head more cells",
        more == 1
            ? "this row has %zu cell more than the table's head; it is put into the last"
            : "this row has %zu cells more than the table's head; they are put into "
              "the last",
        more);
    keep_rest(chapter, node, row.text + first, row.end - first);
}

void keep_cells(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_ROW && (node->flags & NODE_HEADER) == 0 &&
            node->offset < chapter->text.len)
            keep_row(chapter, node);
}
