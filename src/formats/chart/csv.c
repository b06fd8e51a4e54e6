/* csv.c - the table below a chart's head (RFC 4180, with the separator that it uses). */
#include <string.h>
#include "formats/chart/reading.h"

typedef struct {
    const char *text;
    size_t at; /* in the table */
} Cell;

typedef struct {
    Reading *reading;
    Bytes text;
    size_t at;
    char separator;
    Cell cells[CHART_SERIES + 1];
    size_t count;   /* of the row, more than cells maybe */
    size_t columns; /* of the first row */
} Table;

/* ---- Places --------------------------------------------------------------------------------- */

static size_t line_start(Bytes text, size_t at)
{
    const char *end = at == 0 ? NULL : memrchr(text.data, '\n', at);

    return end == NULL ? 0 : (size_t)(end + 1 - text.data);
}

/* The value of data: has lost its indent; its lines follow the key's. */
static Position place_in_block(const Reading *reading, size_t at)
{
    size_t start = line_start(reading->table, at), line = reading->table_node->at.line;
    const char *text = reading->table.data + start;
    Position here;
    size_t length, whole;

    for (size_t i = 0; i < start; i++)
        line += reading->table.data[i] == '\n';
    here = source_position_at(reading->source, (uint32_t)line + 1, 1);
    length = strcspn(text, "\n");
    whole = here.excerpt.len;
    if (reading->table_node->at.line == 0 || here.excerpt.data == NULL ||
        whole < length || memcmp(here.excerpt.data + (whole - length), text, length) != 0)
        return reading->table_node->at;
    return source_position(reading->source,
                           (size_t)(here.excerpt.data - reading->source->text.data) +
                               whole - length + (at - start));
}

Position table_position(const Reading *reading, size_t at)
{
    return reading->table_node == NULL
               ? source_position(reading->source, reading->table_at + at)
               : place_in_block(reading, at);
}

Position row_position(const Reading *reading, size_t row)
{
    const DataNode *node = reading->row_nodes[row];

    return node != NULL ? node->at : table_position(reading, reading->row_at[row]);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static const char *read_quoted(Table *table)
{
    Buf out = {0};
    const char *text;
    size_t start = table->at++;

    for (; table->at < table->text.len; table->at++) {
        char c = table->text.data[table->at];
        if (c == '"' && table->at + 1 < table->text.len &&
            table->text.data[table->at + 1] == '"')
            table->at++;
        else if (c == '"')
            break;
        buf_char(&out, c);
    }
    if (table->at == table->text.len)
        chart_fault(table->reading, table->reading->codes->syntax,
                    table_position(table->reading, start), "end it with another one",
                    "the quotation mark has no partner");
    else
        table->at++;
    text = arena_copy(table->reading->arena, out.data == NULL ? "" : out.data, out.len);
    buf_free(&out);
    return text;
}

static bool is_end(const Table *table)
{
    return table->at == table->text.len || table->text.data[table->at] == '\n';
}

static bool at_separator(const Table *table)
{
    return is_end(table) || table->text.data[table->at] == table->separator;
}

static bool at_blank(const Table *table)
{
    return !at_separator(table) && strchr(" \t\r", table->text.data[table->at]) != NULL;
}

static void read_cell(Table *table)
{
    Cell cell = {"", 0};
    size_t end;

    while (at_blank(table))
        table->at++;
    cell.at = end = table->at;
    if (!at_separator(table) && table->text.data[table->at] == '"')
        cell.text = read_quoted(table);
    for (; !at_separator(table); table->at++)
        if (!at_blank(table))
            end = table->at + 1;
    if (end > cell.at)
        cell.text =
            arena_copy(table->reading->arena, table->text.data + cell.at, end - cell.at);
    if (table->count <= CHART_SERIES)
        table->cells[table->count] = cell;
    table->count++;
}

/* False: the table has ended.  Blank lines are none of it. */
static bool read_row(Table *table)
{
    for (;;) {
        while (at_blank(table))
            table->at++;
        if (table->at == table->text.len)
            return false;
        if (!is_end(table))
            break;
        table->at++;
    }
    table->count = 0;
    for (;;) {
        read_cell(table);
        if (is_end(table))
            break;
        table->at++;
    }
    table->at += table->at < table->text.len;
    return true;
}

/* The first of tab, semicolon and comma that the first line has. */
static char find_separator(Bytes text)
{
    const char *end = text.len == 0 ? NULL : memchr(text.data, '\n', text.len);
    size_t len = end == NULL ? text.len : (size_t)(end - text.data);

    if (len == 0)
        return ',';
    return memchr(text.data, '\t', len) != NULL  ? '\t'
           : memchr(text.data, ';', len) != NULL ? ';'
                                                 : ',';
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* A histogram's columns are its series; else the first one says where the others stand. */
static size_t first_series(const Table *table)
{
    return takes_samples(table->reading) ? 0 : 1;
}

static bool read_names(Table *table)
{
    Reading *reading = table->reading;
    size_t first = first_series(table);

    if (!read_row(table))
        return false;
    table->columns = table->count;
    if (table->columns <= first) {
        chart_fault(reading, reading->codes->data,
                    table_position(reading, table->cells[0].at),
                    "begin with a line of names: load,EU,US",
                    "the table has only one column");
        return false;
    }
    if (first > 0)
        reading->chart->head = table->cells[0].text;
    for (size_t i = first; i < table->columns; i++) {
        size_t shown = i <= CHART_SERIES ? i : CHART_SERIES;
        if (add_series(reading, table->cells[shown].text,
                       table_position(reading, table->cells[shown].at)) == NULL)
            return false;
    }
    return true;
}

static void take_cells(Table *table)
{
    Reading *reading = table->reading;
    Chart *chart = reading->chart;
    size_t first = first_series(table);
    bool log = first == 0 ? chart->x.log : chart->y.log;

    for (size_t i = first; i < table->columns; i++) {
        const Cell *cell = &table->cells[i];
        double value;
        if (!read_value(cell->text, log, &value))
            report_value(reading, cell->text, table_position(reading, cell->at));
        if (first > 0 || *cell->text != '\0')
            add_value(reading, &chart->series[i - first], value,
                      first > 0 ? cell->text : NULL);
    }
}

static bool take_row(Table *table, size_t row)
{
    Reading *reading = table->reading;
    size_t at = table->cells[0].at;

    if (table->count != table->columns) {
        chart_fault(reading, reading->codes->data, table_position(reading, at),
                    "an empty cell stands for a value that is not there",
                    "this line has %zu cell%s, the first one has %zu", table->count,
                    table->count == 1 ? "" : "s", table->columns);
        return true;
    }
    if (first_series(table) == 0 && row >= CHART_SAMPLES / table->columns) {
        chart_fault(reading, reading->codes->limit, table_position(reading, at), NULL,
                    "a chart takes no more than %d measurements", CHART_SAMPLES);
        return false;
    }
    if (first_series(table) > 0 && !add_row(reading, table->cells[0].text, at, NULL))
        return false;
    take_cells(table);
    return true;
}

void read_table(Reading *reading)
{
    enum { MOST_FAULTS = 20 };
    Table table = {.reading = reading, .text = reading->table};
    size_t before = reading->diags->count;

    table.separator = find_separator(table.text);
    if (!read_names(&table))
        return;
    for (size_t row = 0; read_row(&table); row++)
        if (!take_row(&table, row) || reading->diags->count - before > MOST_FAULTS)
            return;
    if (reading->good && first_series(&table) > 0)
        place_rows(reading);
}
