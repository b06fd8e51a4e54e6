/* reading.h - what the files that read a chart share. */
#ifndef EPUBIFY_FORMATS_CHART_READING_H
#define EPUBIFY_FORMATS_CHART_READING_H

#include "formats/chart/chart.h"
#include "formats/data.h"

typedef struct {
    const Source *source;
    const ChartCodes *codes;
    Arena *arena;
    Diags *diags;
    Chart *chart;
    bool good;          /* no mistake so far */
    bool typed;         /* its type is known */
    /* the table: a part of source, or the value of data: */
    Bytes table;
    size_t table_at;    /* where in source */
    const DataNode *table_node;     /* or NULL */
    const DataNode *series, *labels;
    size_t *row_at;     /* where each row begins in the table, */
    const DataNode **row_nodes;     /* or what it is of the YAML */
} Reading;

void chart_fault(Reading *reading, const char *code, Position at, const char *hint,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* csv.c: a row a line, commas, semicolons or tabs between, "quotes" where a cell holds one. */
void read_table(Reading *reading);
/* Where a byte of the table, or a row, stands in source. */
Position table_position(const Reading *reading, size_t at);
Position row_position(const Reading *reading, size_t row);
/* lists.c: series: and labels: of the YAML. */
void read_lists(Reading *reading);

/* rows.c.  A number, or NAN for nothing; false: it is none, or none of a logarithmic axis,
 * which report_value tells. */
bool read_value(const char *text, bool log, double *value);
void report_value(Reading *reading, const char *text, Position at);
/* The next row, at a place of the table or of the YAML; false: there are too many, which has
 * been told. */
bool add_row(Reading *reading, const char *label, size_t at, const DataNode *node);
/* The series of a name; NULL: there are too many, which has been told. */
ChartSeries *add_series(Reading *reading, const char *name, Position at);
/* Of the row that was added last, or of samples; text NULL: a sample. */
void add_value(Reading *reading, ChartSeries *series, double value, const char *text);
/* Labels as numbers, where they are. */
void place_rows(Reading *reading);

bool takes_samples(const Reading *reading);

/* stats.c: samples become rows. */
void count_bins(Reading *reading);
void take_percentiles(Reading *reading);

#endif
