/* lists.c - a chart's data as lists of the YAML. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "formats/chart/number.h"
#include "formats/chart/reading.h"

static void report_kind(Reading *reading, const DataNode *node, const char *wanted)
{
    if (node->kind != DATA_BROKEN)
        chart_fault(reading, reading->codes->value, node->at, NULL, "this must be %s",
                    wanted);
}

/* Of a list; nothing (or null) stands for a value that is not there. */
static double value_of(Reading *reading, const DataNode *item, bool log,
                       const char **text)
{
    double value = NAN;

    *text = item->kind == DATA_SCALAR && !data_is_null(item) ? item->text : "";
    if (item->kind != DATA_SCALAR)
        report_kind(reading, item, "a number");
    else if (!read_value(*text, log, &value))
        report_value(reading, *text, item->at);
    return value;
}

/* ---- Rows that are there already, by labels: or by the first list ---------------------------- */

static void read_labels(Reading *reading)
{
    const DataNode *labels = reading->labels;

    if (labels->kind != DATA_LIST) {
        report_kind(reading, labels, "a list: labels: [a, b, c]");
        return;
    }
    for (const DataNode *item = labels->first; item != NULL; item = item->next) {
        if (item->kind != DATA_SCALAR)
            report_kind(reading, item, "a text or a number");
        if (!add_row(reading, item->text == NULL ? "" : item->text, 0, item))
            return;
    }
}

static void number_rows(Reading *reading, const DataNode *list)
{
    char label[24];
    size_t row = 0;

    for (const DataNode *item = list->first; item != NULL; item = item->next) {
        snprintf(label, sizeof label, "%zu", ++row);
        if (!add_row(reading, arena_text(reading->arena, label), 0, item))
            return;
    }
}

static void read_values(Reading *reading, ChartSeries *series, const DataNode *list)
{
    const char *text;

    if (reading->chart->rows == 0)
        number_rows(reading, list);
    if (list->count != reading->chart->rows && reading->good)
        chart_fault(reading, reading->codes->data, list->at,
                    "write null for a value that is not there",
                    "this list has %zu values, and there are %zu %s", list->count,
                    reading->chart->rows,
                    reading->labels != NULL ? "labels" : "in the first one");
    if (!reading->good)
        return;
    for (const DataNode *item = list->first; item != NULL; item = item->next) {
        double value = value_of(reading, item, reading->chart->y.log, &text);
        add_value(reading, series, value, text);
    }
}

/* ---- Pairs, each a row of its own ------------------------------------------------------------ */

/* The other series have nothing there. */
static void fill_series(Reading *reading)
{
    Chart *chart = reading->chart;

    for (size_t i = 0; i < chart->series_count; i++)
        while (chart->series[i].count < chart->rows)
            add_value(reading, &chart->series[i], NAN, "");
}

static void read_pairs(Reading *reading, ChartSeries *series, const DataNode *list)
{
    const char *text;

    for (const DataNode *item = list->first; item != NULL; item = item->next) {
        if (item->kind != DATA_LIST || item->count != 2) {
            report_kind(reading, item, "a pair of numbers: [1, 2.5]");
            return;
        }
        if (item->first->kind != DATA_SCALAR) {
            report_kind(reading, item->first, "a number");
            return;
        }
        if (!add_row(reading, item->first->text, 0, item->first))
            return;
        fill_series(reading);
        series->values[series->count - 1] =
            value_of(reading, item->last, reading->chart->y.log, &text);
        series->texts[series->count - 1] = text;
    }
}

/* ---- Measurements ---------------------------------------------------------------------------- */

static void read_samples(Reading *reading, ChartSeries *series, const DataNode *list)
{
    const Chart *chart = reading->chart;
    bool log = chart->type == CHART_HISTOGRAM ? chart->x.log : chart->y.log;
    const char *text;

    if (list->count > CHART_SAMPLES / CHART_SERIES &&
        list->count > CHART_SAMPLES / reading->series->count) {
        chart_fault(reading, reading->codes->limit, list->at, NULL,
                    "a chart takes no more than %d measurements", CHART_SAMPLES);
        return;
    }
    for (const DataNode *item = list->first; item != NULL; item = item->next) {
        double value = value_of(reading, item, log, &text);
        if (*text != '\0')
            add_value(reading, series, value, NULL);
    }
}

/* ---- Series ---------------------------------------------------------------------------------- */

static void read_series(Reading *reading, const DataNode *list, const char *name)
{
    ChartSeries *series;

    if (list->kind != DATA_LIST) {
        report_kind(reading, list, "a list of numbers");
        return;
    }
    series = add_series(reading, name, list->at);
    if (series == NULL)
        return;
    if (takes_samples(reading))
        read_samples(reading, series, list);
    else if (reading->chart->type == CHART_SCATTER)
        read_pairs(reading, series, list);
    else
        read_values(reading, series, list);
}

void read_lists(Reading *reading)
{
    const DataNode *all = reading->series;

    if (reading->labels != NULL && reading->chart->type >= CHART_SCATTER)
        chart_fault(reading, reading->codes->key, reading->labels->at_key, NULL,
                    "a chart of this type has no labels:");
    else if (reading->labels != NULL)
        read_labels(reading);
    if (all->kind == DATA_LIST)
        read_series(reading, all, "");
    else if (all->kind != DATA_MAP)
        report_kind(reading, all, "a map of names and lists, or a list");
    else
        for (const DataNode *list = all->first; list != NULL; list = list->next)
            read_series(reading, list, list->key);
    if (!reading->good || takes_samples(reading))
        return;
    fill_series(reading);
    place_rows(reading);
}
