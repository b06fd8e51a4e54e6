/* rows.c - the rows and series of a chart, as they come. */
#include <math.h>
#include <string.h>
#include "formats/chart/number.h"
#include "formats/chart/reading.h"

/* Lists of percentiles are measurements; a table of them has them already. */
bool takes_samples(const Reading *reading)
{
    ChartType type = reading->chart->type;

    return type == CHART_HISTOGRAM ||
           (type == CHART_PERCENTILES && reading->series != NULL);
}

bool read_value(const char *text, bool log, double *value)
{
    *value = NAN;
    if (text[strspn(text, " \t")] == '\0')
        return true;
    return number_read(text, value) && (!log || *value > 0);
}

void report_value(Reading *reading, const char *text, Position at)
{
    double value;

    if (number_read(text, &value))
        chart_fault(reading, reading->codes->value, at,
                    "leave the cell empty, or take log: out",
                    "%.60s has no place on a logarithmic axis", text);
    else
        chart_fault(reading, reading->codes->value, at,
                    strchr(text, ',') != NULL
                        ? "write a number with a point: 1234.5"
                        : "write a number, or leave the place empty (null in a list) "
                          "where there is none",
                    "\"%.60s\" is no number", text);
}

bool add_row(Reading *reading, const char *label, size_t at, const DataNode *node)
{
    Chart *chart = reading->chart;
    Arena *arena = reading->arena;
    size_t row = chart->rows;

    if (row == CHART_ROWS) {
        chart_fault(reading, reading->codes->limit,
                    node == NULL ? table_position(reading, at) : node->at,
                    "take every tenth, say", "a chart shows no more than %d rows",
                    CHART_ROWS);
        return false;
    }
    chart->labels = arena_grow(arena, chart->labels, row, sizeof *chart->labels);
    reading->row_at = arena_grow(arena, reading->row_at, row, sizeof *reading->row_at);
    reading->row_nodes =
        arena_grow(arena, (void *)reading->row_nodes, row, sizeof *reading->row_nodes);
    chart->labels[row] = label;
    reading->row_at[row] = at;
    reading->row_nodes[row] = node;
    chart->rows++;
    return true;
}

ChartSeries *add_series(Reading *reading, const char *name, Position at)
{
    Chart *chart = reading->chart;

    if (chart->series_count == CHART_SERIES) {
        chart_fault(reading, reading->codes->limit, at, "divide it into several charts",
                    "more than %d series can't be told apart", CHART_SERIES);
        return NULL;
    }
    chart->series[chart->series_count].name = name;
    return &chart->series[chart->series_count++];
}

void add_value(Reading *reading, ChartSeries *series, double value, const char *text)
{
    series->values =
        arena_grow(reading->arena, series->values, series->count, sizeof *series->values);
    if (text != NULL)
        series->texts = arena_grow(reading->arena, series->texts, series->count,
                                   sizeof *series->texts);
    if (text != NULL)
        series->texts[series->count] = text;
    series->values[series->count++] = value;
}

/* ---- Where the rows stand ------------------------------------------------------------------- */

static bool all_numbers(const Chart *chart)
{
    double value;

    for (size_t i = 0; i < chart->rows; i++)
        if (!number_read(chart->labels[i], &value))
            return false;
    return true;
}

static void check_percentile(Reading *reading, size_t row)
{
    double value = reading->chart->places[row];

    if (value < 0 || value > 100)
        chart_fault(reading, reading->codes->value, row_position(reading, row), NULL,
                    "a percentile is from 0 to 100");
    else if (row > 0 && value <= reading->chart->places[row - 1])
        chart_fault(reading, reading->codes->value, row_position(reading, row), NULL,
                    "percentiles must rise from row to row");
}

static void place_row(Reading *reading, size_t row)
{
    Chart *chart = reading->chart;
    const char *label = chart->labels[row];
    double place;

    if (!read_value(label, chart->x.log, &place))
        report_value(reading, label, row_position(reading, row));
    else if (isnan(place))
        chart_fault(reading, reading->codes->value, row_position(reading, row), NULL,
                    "a number is missing here: where on the axis");
    chart->places = arena_grow(reading->arena, chart->places, row, sizeof *chart->places);
    chart->places[row] = place;
    if (chart->type == CHART_PERCENTILES && !isnan(place))
        check_percentile(reading, row);
}

/* Bars stand beside one another whatever they are called, and so do the points of a line when
 * one of its labels is no number. */
void place_rows(Reading *reading)
{
    enum { MOST_FAULTS = 20 };
    Chart *chart = reading->chart;
    bool needs = chart->type == CHART_SCATTER || chart->type == CHART_PERCENTILES;
    size_t before = reading->diags->count;

    if (chart->type == CHART_BAR || (!needs && !all_numbers(chart)))
        return;
    for (size_t i = 0; i < chart->rows && reading->diags->count - before < MOST_FAULTS;
         i++)
        place_row(reading, i);
}
