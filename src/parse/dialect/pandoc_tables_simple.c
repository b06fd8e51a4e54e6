/* pandoc_tables_simple.c - tables whose columns a line of dashes shows: simple ones, a line
 * a row, and those whose rows have several lines and blank lines between them. */
#include <string.h>
#include "base/utf8.h"
#include "parse/dialect/pandoc_tables.h"

/* ---- Columns -------------------------------------------------------------------------------- */

static size_t next_column(const char *text, size_t column, size_t *width)
{
    uint32_t c;

    *width = utf8_next(text, &c);
    return c == '\t' ? column + 4 - column % 4 : column + utf8_width(c);
}

size_t byte_of_column(const LineScan *line, size_t column)
{
    size_t at = line->at, reached = 0, width;

    while (at < line->end) {
        size_t next = next_column(line->text.data + at, reached, &width);
        if (reached >= column)
            break;
        reached = next;
        at += width;
    }
    return at < line->end ? at : line->end;
}

size_t column_of_byte(const LineScan *line, size_t at)
{
    size_t column = 0, width;

    for (size_t i = line->at; i < at && i < line->end; i += width)
        column = next_column(line->text.data + i, column, &width);
    return column;
}

/* ---- Rows ----------------------------------------------------------------------------------- */

TableRow *add_table_row(DrawnTable *table)
{
    TableRow *row;

    table->rows =
        arena_grow(table->arena, table->rows, table->row_count, sizeof *table->rows);
    row = &table->rows[table->row_count++];
    row->pieces = arena_alloc(table->arena, table->columns * sizeof(TablePiece *));
    row->counts = arena_alloc(table->arena, table->columns * sizeof(size_t));
    row->is_header = false;
    return row;
}

void add_table_piece(DrawnTable *table, TableRow *row, size_t column, size_t from,
                     size_t until)
{
    while (until > from && strchr(" \t", table->text[until - 1]) != NULL)
        until--;
    row->pieces[column] = arena_grow(table->arena, row->pieces[column],
                                     row->counts[column], sizeof(TablePiece));
    row->pieces[column][row->counts[column]++] = (TablePiece){from, until};
}

/* A line's cells go below those that the row has. */
static void add_line(DrawnTable *table, TableRow *row, const LineScan *line)
{
    for (size_t i = 0; i < table->columns; i++) {
        size_t from = byte_of_column(line, i == 0 ? 0 : table->starts[i]);
        size_t until = i + 1 < table->columns ? byte_of_column(line, table->starts[i + 1])
                                              : line->end;
        if (i == 0 && from < line->content)
            from = line->content < until ? line->content : until;
        while (from < until && strchr(" \t", table->text[from]) != NULL)
            from++;
        add_table_piece(table, row, i, from, until);
    }
}

/* ---- Lines of dashes ------------------------------------------------------------------------ */

/* How many runs of dashes the line is; 0: it has something else, or fewer than three. */
static size_t count_runs(const LineScan *line)
{
    size_t runs = 0, dashes = 0;

    for (size_t i = line->content; i < line->end; i++) {
        char byte = line->text.data[i];
        if (byte != '-' && byte != ' ' && byte != '\t')
            return 0;
        runs += byte == '-' && (i == line->content || line->text.data[i - 1] != '-');
        dashes += byte == '-';
    }
    return dashes >= 3 ? runs : 0;
}

static bool read_columns(DrawnTable *table, const LineScan *line)
{
    size_t columns = 0;

    if (count_runs(line) > MOST_COLUMNS)
        return false;
    for (size_t i = line->content; i < line->end; i++) {
        if (line->text.data[i] != '-')
            continue;
        table->starts[columns] = column_of_byte(line, i);
        while (i < line->end && line->text.data[i] == '-')
            i++;
        table->ends[columns++] = column_of_byte(line, i);
    }
    table->columns = columns;
    return true;
}

/* By how a text stands above or below its dashes (pandoc's manual, simple_tables). */
static Align align_of(const DrawnTable *table, const LineScan *line, size_t column)
{
    size_t from = byte_of_column(line, column == 0 ? 0 : table->starts[column]);
    size_t until = column + 1 < table->columns
                       ? byte_of_column(line, table->starts[column + 1])
                       : line->end;
    bool left, right;

    while (from < until && strchr(" \t", line->text.data[from]) != NULL)
        from++;
    while (until > from && strchr(" \t", line->text.data[until - 1]) != NULL)
        until--;
    if (from == until)
        return ALIGN_NONE;
    left = column_of_byte(line, from) == table->starts[column];
    right = column_of_byte(line, until) == table->ends[column];
    return left == right ? (left ? ALIGN_NONE : ALIGN_CENTER)
                         : (left ? ALIGN_LEFT : ALIGN_RIGHT);
}

static void read_aligns(DrawnTable *table, const LineScan *line)
{
    for (size_t i = 0; i < table->columns; i++)
        table->aligns[i] = align_of(table, line, i);
}

/* ---- The three forms ------------------------------------------------------------------------ */

/* "Head   Head" over "----   ----", and a line a row up to a blank one. */
static bool read_with_head(DrawnTable *table, LineScan line)
{
    LineScan head = line;
    TableRow *row;

    if (!next_line(&line) || count_runs(&line) < 2 || line.quotes != head.quotes ||
        line.is_code || !read_columns(table, &line))
        return false;
    read_aligns(table, &head);
    row = add_table_row(table);
    row->is_header = true;
    add_line(table, row, &head);
    table->end = line.next;
    for (size_t i = 0; i < MOST_TABLE_LINES && next_line(&line) && !line.is_blank; i++) {
        table->end = line.next;
        if (count_runs(&line) > 0)
            break;
        add_line(table, add_table_row(table), &line);
    }
    return true;
}

/* The rows of a table up to the line of dashes that ends it.  blank: lines of blanks part
 * the rows. */
static void read_rows(DrawnTable *table, LineScan line, size_t end, bool blank)
{
    TableRow *row = NULL;
    bool first = true;

    while (next_line(&line) && line.at < end) {
        if (line.is_blank || row == NULL || !blank)
            row = NULL;
        if (line.is_blank)
            continue;
        if (first && table->row_count == 0)
            read_aligns(table, &line);
        first = false;
        if (row == NULL)
            row = add_table_row(table);
        add_line(table, row, &line);
    }
}

/* Where the dashes stand that end what is above them; *blank: blank lines are there.  False:
 * none do. */
static bool find_end(LineScan line, const LineScan *from, size_t *end, size_t *behind,
                     bool *blank, bool *any)
{
    *blank = *any = false;
    for (size_t i = 0; i < MOST_TABLE_LINES && next_line(&line); i++) {
        if (line.quotes != from->quotes)
            return false;
        *end = line.at;
        *behind = line.next;
        if (count_runs(&line) > 0)
            return true;
        *blank |= line.is_blank;
        *any |= !line.is_blank;
    }
    return false;
}

/* Dashes, rows, dashes. */
static bool read_headless(DrawnTable *table, LineScan line)
{
    size_t end, behind;
    bool blank, any;

    if (!find_end(line, &line, &end, &behind, &blank, &any) || !any ||
        !read_columns(table, &line))
        return false;
    read_rows(table, line, end, blank);
    table->end = behind;
    return true;
}

/* A rule, lines of the head, dashes, rows, a rule. */
static bool read_ruled(DrawnTable *table, LineScan line)
{
    enum { MOST_HEAD = 12 };
    LineScan heads[MOST_HEAD];
    size_t count = 0, end, behind;
    bool blank, any;
    TableRow *row;

    while (next_line(&line) && !line.is_blank && count_runs(&line) == 0 &&
           count < MOST_HEAD)
        heads[count++] = line;
    if (count == 0 || count_runs(&line) == 0 || line.is_blank ||
        !find_end(line, &line, &end, &behind, &blank, &any) || !any ||
        !read_columns(table, &line))
        return false;
    read_aligns(table, &heads[count - 1]);
    row = add_table_row(table);
    row->is_header = true;
    for (size_t i = 0; i < count; i++)
        add_line(table, row, &heads[i]);
    read_rows(table, line, end, true);
    table->end = behind;
    return true;
}

bool read_drawn_table(Arena *arena, const LineScan *line, DrawnTable *table)
{
    size_t runs = count_runs(line);

    *table = (DrawnTable){.arena = arena, .text = line->text.data, .first = *line};
    if (runs == 0)
        return read_with_head(table, *line);
    return runs == 1 ? read_ruled(table, *line) : read_headless(table, *line);
}
