/* pandoc_tables_grid.c - tables within +---+---+; their cells hold blocks. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_tables.h"

/* "+---+:==:+": the line is a rule over all columns. */
static bool is_rule(const LineScan *line, bool *head)
{
    const char *text = line->text.data;
    size_t end = line->end;

    while (end > line->content && strchr(" \t", text[end - 1]) != NULL)
        end--;
    if (end - line->content < 3 || text[line->content] != '+' || text[end - 1] != '+')
        return false;
    for (size_t i = line->content; i < end; i++)
        if (strchr("+-=:", text[i]) == NULL)
            return false;
    *head = memchr(text + line->content, '=', end - line->content) != NULL;
    return true;
}

static bool read_corners(DrawnTable *table, const LineScan *line)
{
    size_t corners = 0;

    for (size_t i = line->content; i < line->end; i++) {
        if (line->text.data[i] != '+')
            continue;
        if (corners > MOST_COLUMNS)
            return false;
        table->starts[corners++] = column_of_byte(line, i);
    }
    table->columns = corners - 1;
    return corners >= 2;
}

static void read_colons(DrawnTable *table, const LineScan *line)
{
    for (size_t i = 0; i < table->columns; i++) {
        size_t from = byte_of_column(line, table->starts[i]) + 1;
        size_t until = byte_of_column(line, table->starts[i + 1]);
        bool left = from < until && line->text.data[from] == ':';
        bool right = until > from && line->text.data[until - 1] == ':';
        table->aligns[i] = left && right ? ALIGN_CENTER
                           : left        ? ALIGN_LEFT
                           : right       ? ALIGN_RIGHT
                                         : ALIGN_NONE;
    }
}

/* A bar below each corner, so that no cell spans several columns. */
static bool add_line(DrawnTable *table, TableRow *row, const LineScan *line)
{
    for (size_t i = 0; i <= table->columns; i++) {
        size_t at = byte_of_column(line, table->starts[i]);
        if (at >= line->end || line->text.data[at] != '|')
            return false;
    }
    for (size_t i = 0; i < table->columns; i++) {
        size_t from = byte_of_column(line, table->starts[i]) + 1;
        size_t until = byte_of_column(line, table->starts[i + 1]);
        if (from < until && line->text.data[from] == ' ')
            from++;
        add_table_piece(table, row, i, from, until);
    }
    return true;
}

static bool begins_block(const char *text, size_t len)
{
    size_t digits = 0;

    if (len == 0)
        return false;
    while (digits < len && isdigit((unsigned char)text[digits]))
        digits++;
    if (digits > 0 && digits + 1 < len && strchr(".)", text[digits]) != NULL)
        return text[digits + 1] == ' ';
    if (strchr("-+*", text[0]) != NULL)
        return len == 1 || text[1] == ' ';
    return strchr("#>|:<", text[0]) != NULL || text[0] == ' ' || text[0] == '\t' ||
           (len > 2 && (strncmp(text, "```", 3) == 0 || strncmp(text, "~~~", 3) == 0));
}

/* More than one paragraph of plain inlines. */
static bool has_blocks(const DrawnTable *table, const TableRow *row, size_t column)
{
    bool text = false, gap = false;

    for (size_t i = 0; i < row->counts[column]; i++) {
        const TablePiece *piece = &row->pieces[column][i];
        if (piece->from == piece->until) {
            gap = text;
            continue;
        }
        if (gap || begins_block(table->text + piece->from, piece->until - piece->from))
            return true;
        text = true;
    }
    return false;
}

static void judge_cells(DrawnTable *table)
{
    for (size_t i = 0; i < table->row_count && !table->has_blocks; i++)
        for (size_t k = 0; k < table->columns; k++)
            table->has_blocks |= has_blocks(table, &table->rows[i], k);
}

bool read_grid_table(Arena *arena, const LineScan *line, DrawnTable *table)
{
    LineScan scan = *line;
    TableRow *row = NULL;
    bool head = false, closed = false;

    *table = (DrawnTable){.arena = arena, .text = line->text.data, .first = *line};
    if (!is_rule(line, &head) || !read_corners(table, line))
        return false;
    read_colons(table, line);
    for (size_t i = 0; i < MOST_TABLE_LINES && next_line(&scan) && !scan.is_blank &&
                       scan.quotes == line->quotes;
         i++) {
        closed = is_rule(&scan, &head);
        if (closed && head && table->row_count == 1) {
            table->rows[0].is_header = true;
            read_colons(table, &scan);
        }
        if (closed) {
            row = NULL;
        } else {
            if (row == NULL)
                row = add_table_row(table);
            if (!add_line(table, row, &scan))
                return false;
        }
        table->end = scan.next;
    }
    judge_cells(table);
    return closed && table->row_count > 0;
}
