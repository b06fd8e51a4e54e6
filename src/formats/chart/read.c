/* read.c - a chart's head, and the order in which it is read. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "formats/chart/number.h"
#include "formats/chart/reading.h"
#include "formats/yaml.h"

void chart_fault(Reading *reading, const char *code, Position at, const char *hint,
                 const char *format, ...)
{
    char message[200];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    reading->good = false;
    diag_add(reading->diags, code, at, hint, "%s", message);
}

/* ---- Values --------------------------------------------------------------------------------- */

static const char *text_of(Reading *reading, const DataNode *node)
{
    if (node->kind == DATA_SCALAR && node->text[0] != '\0')
        return node->text;
    if (node->kind != DATA_BROKEN)
        chart_fault(reading, reading->codes->value, node->at, NULL, "%s: must be a text",
                    node->key);
    return NULL;
}

static void read_number(Reading *reading, const DataNode *node, double *number)
{
    if (node->kind == DATA_SCALAR && number_read(node->text, number))
        return;
    if (node->kind != DATA_BROKEN)
        chart_fault(reading, reading->codes->value, node->at, NULL,
                    "%s: must be a number", node->key);
}

static bool read_bool(Reading *reading, const DataNode *node)
{
    if (node->kind == DATA_SCALAR && strcmp(node->text, "true") == 0)
        return true;
    if (node->kind != DATA_SCALAR || strcmp(node->text, "false") != 0)
        chart_fault(reading, reading->codes->value, node->at, NULL,
                    "%s: must be true or false", node->key);
    return false;
}

static void report_key(Reading *reading, const DataNode *node, const char *const *keys)
{
    const char *nearest = nearest_word(node->key, keys);
    char hint[80], all[120] = "";

    for (size_t i = 0, n = 0; keys[i] != NULL && n < sizeof all; i++)
        n +=
            (size_t)snprintf(all + n, sizeof all - n, "%s%s", i > 0 ? ", " : "", keys[i]);
    snprintf(hint, sizeof hint, "did you mean %s?", nearest == NULL ? "" : nearest);
    chart_fault(reading, reading->codes->key, node->at_key, nearest == NULL ? all : hint,
                "\"%.60s\" is no key of a chart", node->key);
}

/* ---- Axes ----------------------------------------------------------------------------------- */

static void read_axis_key(Reading *reading, const DataNode *node, ChartAxis *axis)
{
    static const char *const keys[] = {"label", "unit", "log", "min", "max", NULL};

    if (strcmp(node->key, "label") == 0) {
        axis->label = text_of(reading, node);
    } else if (strcmp(node->key, "unit") == 0) {
        axis->unit = text_of(reading, node);
    } else if (strcmp(node->key, "log") == 0) {
        axis->log = read_bool(reading, node);
    } else if (strcmp(node->key, "min") == 0) {
        axis->has_min = true;
        read_number(reading, node, &axis->min);
    } else if (strcmp(node->key, "max") == 0) {
        axis->has_max = true;
        read_number(reading, node, &axis->max);
    } else {
        report_key(reading, node, keys);
    }
}

static void check_axis(Reading *reading, const DataNode *node, const ChartAxis *axis)
{
    if (axis->has_min && axis->has_max && axis->min >= axis->max)
        chart_fault(reading, reading->codes->value, node->at, NULL,
                    "%s: its min: must be less than its max:", node->key);
    if (axis->log &&
        ((axis->has_min && axis->min <= 0) || (axis->has_max && axis->max <= 0)))
        chart_fault(reading, reading->codes->value, node->at,
                    "a logarithmic axis begins above 0",
                    "%s: 0 and less have no logarithm", node->key);
}

/* "x: Load" is its label. */
static void read_axis(Reading *reading, const DataNode *node, ChartAxis *axis)
{
    if (node->kind == DATA_SCALAR)
        axis->label = text_of(reading, node);
    else if (node->kind == DATA_LIST)
        chart_fault(reading, reading->codes->value, node->at,
                    "write x: {label: Load, unit: 1/s}", "%s: must be a text or a map",
                    node->key);
    else
        for (const DataNode *child = node->first; child != NULL; child = child->next)
            read_axis_key(reading, child, axis);
    check_axis(reading, node, axis);
}

/* ---- The head ------------------------------------------------------------------------------- */

static void read_type(Reading *reading, const DataNode *node)
{
    static const char *const types[] = {"line",      "bar",         "scatter",
                                        "histogram", "percentiles", NULL};
    static const char *const others[][2] = {
        {"pie", "bar"},   {"doughnut", "bar"},   {"column", "bar"},
        {"area", "line"}, {"points", "scatter"}, {"box", "percentiles"}};
    const char *nearest;

    for (int type = 0; types[type] != NULL; type++)
        if (node->kind == DATA_SCALAR && strcmp(types[type], node->text) == 0) {
            reading->chart->type = (ChartType)type;
            reading->typed = true;
            return;
        }
    nearest = node->kind == DATA_SCALAR ? nearest_word(node->text, types) : NULL;
    for (size_t i = 0; node->kind == DATA_SCALAR && i < sizeof others / sizeof others[0];
         i++)
        if (strcmp(node->text, others[i][0]) == 0)
            nearest = others[i][1];
    chart_fault(reading, reading->codes->value, node->at,
                nearest == NULL
                    ? NULL
                    : arena_format(reading->arena, "did you mean %s?", nearest),
                "type: must be line, bar, scatter, histogram or percentiles");
}

static void read_bins(Reading *reading, const DataNode *node)
{
    double bins = 0;

    read_number(reading, node, &bins);
    if (reading->good && (bins < 1 || bins > 100))
        chart_fault(reading, reading->codes->value, node->at, NULL,
                    "bins: must be from 1 to 100");
    reading->chart->bins = (int)bins;
}

static void read_data(Reading *reading, const DataNode *node)
{
    const char *text = text_of(reading, node);

    reading->table_node = node;
    reading->table = (Bytes){text, text == NULL ? 0 : strlen(text)};
}

static void read_key(Reading *reading, const DataNode *node)
{
    static const char *const keys[] = {"type", "title",  "description", "x",    "y",
                                       "data", "series", "labels",      "bins", NULL};
    Chart *chart = reading->chart;

    if (strcmp(node->key, "type") == 0)
        read_type(reading, node);
    else if (strcmp(node->key, "title") == 0)
        chart->title = text_of(reading, node);
    else if (strcmp(node->key, "description") == 0)
        chart->description = text_of(reading, node);
    else if (strcmp(node->key, "x") == 0)
        read_axis(reading, node, &chart->x);
    else if (strcmp(node->key, "y") == 0)
        read_axis(reading, node, &chart->y);
    else if (strcmp(node->key, "data") == 0)
        read_data(reading, node);
    else if (strcmp(node->key, "series") == 0)
        reading->series = node;
    else if (strcmp(node->key, "labels") == 0)
        reading->labels = node;
    else if (strcmp(node->key, "bins") == 0)
        read_bins(reading, node);
    else
        report_key(reading, node, keys);
}

/* The line "---" behind the head; the text's end when there is none. */
static size_t find_rule(Bytes text)
{
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.data + at, '\n', text.len - at);
        size_t stop = end == NULL ? text.len : (size_t)(end - text.data), len = stop - at;
        while (len > 0 && strchr(" \t\r", text.data[at + len - 1]) != NULL)
            len--;
        if (at > 0 && len == 3 && memcmp(text.data + at, "---", 3) == 0)
            return at;
        at = stop + 1;
    }
    return text.len;
}

static bool read_head(Reading *reading, size_t end)
{
    const ChartCodes *codes = reading->codes;
    const YamlCodes yaml = {codes->syntax, codes->syntax, codes->syntax, codes->syntax,
                            codes->syntax, codes->syntax, codes->syntax, codes->control};
    YamlInput input = {reading->arena, reading->diags, &yaml, reading->source, 0, end};
    bool whole = true;
    const DataNode *root = yaml_read(&input, &whole);

    reading->good = whole;
    if (whole && (root == NULL || root->kind != DATA_MAP))
        chart_fault(reading, codes->syntax, source_position(reading->source, 0),
                    "write type: line, and below it x:, y: and data:",
                    "a chart begins with keys and values");
    if (root == NULL || root->kind != DATA_MAP)
        return false;
    for (const DataNode *node = root->first; node != NULL; node = node->next)
        read_key(reading, node);
    if ((reading->chart->type == CHART_BAR ||
         reading->chart->type == CHART_PERCENTILES) &&
        reading->chart->x.log)
        chart_fault(reading, codes->value, data_lookup(root, "x")->at, NULL,
                    "x: has no log: in a chart of this type");
    if (data_lookup(root, "type") == NULL)
        chart_fault(reading, codes->value, source_position(reading->source, 0),
                    "write type: line, bar, scatter, histogram or percentiles",
                    "the chart does not say its type");
    return reading->typed;
}

/* ---- All of it ------------------------------------------------------------------------------ */

/* False: nowhere, or in two places. */
static bool find_table(Reading *reading, size_t rule)
{
    const Bytes text = reading->source->text;
    const char *end =
        rule == text.len ? NULL : memchr(text.data + rule, '\n', text.len - rule);
    const DataNode *other =
        reading->series != NULL ? reading->series : reading->table_node;
    int ways =
        (reading->table_node != NULL) + (reading->series != NULL) + (rule < text.len);

    if (ways != 1) {
        chart_fault(reading, reading->codes->data,
                    ways == 0 ? source_position(reading->source, 0) : other->at_key,
                    "write data: with lines of CSV, or series: with lists of numbers, or "
                    "--- and lines of CSV below it",
                    ways == 0 ? "the chart has no data"
                              : "the chart has data in more than one place");
        return false;
    }
    if (end == NULL)
        return true;
    reading->table_at = (size_t)(end + 1 - text.data);
    reading->table = (Bytes){end + 1, text.len - reading->table_at};
    return true;
}

static bool has_values(const Chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].count; k++)
            if (!isnan(chart->series[i].values[k]))
                return chart->rows > 0;
    return false;
}

static void read_rows(Reading *reading, size_t rule)
{
    const Chart *chart = reading->chart;

    if (!find_table(reading, rule))
        return;
    if (reading->series != NULL)
        read_lists(reading);
    else
        read_table(reading);
    if (reading->good && chart->type == CHART_HISTOGRAM)
        count_bins(reading);
    else if (reading->good && takes_samples(reading))
        take_percentiles(reading);
    if (reading->good && !has_values(chart))
        chart_fault(reading, reading->codes->data,
                    source_position(reading->source,
                                    rule < reading->source->text.len ? rule : 0),
                    NULL, "the chart has no data");
}

bool chart_read(const Source *source, const ChartCodes *codes, Arena *arena, Diags *diags,
                Chart *chart)
{
    Reading reading = {
        .source = source, .codes = codes, .arena = arena, .diags = diags, .chart = chart};
    size_t rule = find_rule(source->text), before = diags->errors;

    *chart = (Chart){0};
    if (!read_head(&reading, rule))
        return false;
    reading.good = true; /* a mistake in the head hides none in the rows */
    read_rows(&reading, rule);
    return diags->errors == before;
}
