/* pandoc_tables.h - a table that is drawn with characters, and what it becomes. */
#ifndef EPUBIFY_PARSE_DIALECT_PANDOC_TABLES_H
#define EPUBIFY_PARSE_DIALECT_PANDOC_TABLES_H

#include "parse/dialect/lines.h"
#include "parse/dialect/rewrite.h"

enum { MOST_COLUMNS = 64, MOST_TABLE_LINES = 5000 };

/* A line's part that is a cell's; trimmed, but for what indents it in its cell. */
typedef struct { size_t from, until; } TablePiece;

typedef struct {
    TablePiece **pieces;    /* of each cell, a line each */
    size_t *counts;
    bool is_header;
} TableRow;

typedef struct {
    Arena *arena;       /* scratch: gone once the table is written */
    const char *text;
    LineScan first;     /* the line that it begins with */
    size_t end;         /* behind its last line */
    size_t columns;
    size_t starts[MOST_COLUMNS + 1];    /* columns of the line, from 0, where each begins */
    size_t ends[MOST_COLUMNS];
    Align aligns[MOST_COLUMNS];
    TableRow *rows;
    size_t row_count;
    bool has_blocks;    /* some cell holds more than a line of text */
} DrawnTable;

/* Where a column of the line lies, in bytes; wide characters have two, a tab leads on to a
 * multiple of 4.  Behind the line: its end. */
size_t byte_of_column(const LineScan *line, size_t column);
size_t column_of_byte(const LineScan *line, size_t at);
/* A new row at the end. */
TableRow *add_table_row(DrawnTable *table);
/* The line's text between two offsets goes to the end of a cell; blank ones part blocks. */
void add_table_piece(DrawnTable *table, TableRow *row, size_t column, size_t from,
                     size_t until);

/* Each reads the table that begins at the line, if one does. */
bool read_drawn_table(Arena *arena, const LineScan *line, DrawnTable *table);
bool read_grid_table(Arena *arena, const LineScan *line, DrawnTable *table);

#endif
