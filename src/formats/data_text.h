/* data_text.h - the text of a YAML, JSON or TOML before its library sees it: its lines
 * and its characters. */
#ifndef EPUBIFY_FORMATS_DATA_TEXT_H
#define EPUBIFY_FORMATS_DATA_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

typedef struct {
    size_t index;  /* code points before the line, from the start of the data */
    size_t offset; /* bytes before the line, from the start of the source */
} DataLine;

/* The libraries count code points, and libyaml takes U+2028 for a line end, which no
 * editor does.  So the lines are looked up here. */
typedef struct {
    const Source *source;
    DataLine *line;  /* one more than count: where the last one ends, with its LF */
    size_t count;    /* 1 or more */
    uint32_t before; /* lines in the source before the data */
} DataLines;         /* finish with data_lines_free */

/* Of the part of the source between two offsets; the first begins a line.  The last
 * line's excerpt goes on to the line's end. */
DataLines data_lines(const Source *source, size_t start, size_t end);
void data_lines_free(DataLines *lines);
/* The line that holds the code point; lines count from 0 here. */
size_t data_line_of(const DataLines *lines, size_t index);
/* The place of the code point, counted from the start of the data. */
Position data_position(const DataLines *lines, size_t index);
/* Lines count from 0 here, columns from 1. */
Position data_position_in(const DataLines *lines, size_t line, size_t column);

typedef struct {
    Arena *arena; /* where a copy goes */
    Diags *diags;
    const char *code; /* of the warning */
    const DataLines *lines;
} DataCleaner;

/* The text with U+FFFD for each character that YAML or XML forbids; they are reported.
 * Where is the place of all of them; NULL: each has its own, as the bytes are the data
 * from its start on.  The text itself when there are none, else a NUL-terminated copy. */
Bytes data_clean(const DataCleaner *cleaner, Bytes text, const Position *where);

#endif
