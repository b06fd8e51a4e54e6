/* stats.c - what a histogram counts, and percentiles of measurements. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "formats/chart/number.h"
#include "formats/chart/reading.h"

static bool find_range(const Chart *chart, double *least, double *most, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].count; k++) {
            double value = chart->series[i].values[k];
            *least = *count == 0 || value < *least ? value : *least;
            *most = *count == 0 || value > *most ? value : *most;
            ++*count;
        }
    return *count > 0;
}

static const char *text_of_number(Reading *reading, double value)
{
    Buf out = {0};
    const char *text;

    number_short(&out, value);
    text = arena_copy(reading->arena, out.data, out.len);
    buf_free(&out);
    return text;
}

/* Three digits are enough for one that is no round number. */
static const char *text_of_edge(Reading *reading, double value)
{
    double power = value == 0 ? 1 : pow(10, floor(log10(fabs(value))) - 2);
    double rounded = round(value / power) * power;

    return text_of_number(reading, fabs(rounded - value) > 1e-9 * fabs(value) && power < 1
                                       ? rounded
                                       : value);
}

/* ---- Histogram ------------------------------------------------------------------------------ */

typedef struct {
    bool log;
    double first, step; /* of value, or of its logarithm */
    size_t count;
} Bins;

static double edge_of(const Bins *bins, size_t at)
{
    double edge = bins->first + (double)at * bins->step;

    return bins->log ? pow(10, edge) : edge;
}

/* Sturges' rule, and edges that can be said: multiples of 1, 2, 2.5 or 5 times a power of
 * ten.  As many as the chart says have the data's own edges. */
static Bins choose_bins(const Chart *chart, double least, double most, size_t count)
{
    static const double nice[] = {1, 2, 2.5, 5, 10};
    Bins bins = {.log = chart->x.log};
    double wanted = chart->bins > 0 ? chart->bins : ceil(log2((double)count)) + 1, power;

    if (bins.log) {
        least = log10(least);
        most = log10(most);
    }
    if (most <= least) {
        bins.first = least - 0.5;
        bins.step = 1;
        bins.count = 1;
        return bins;
    }
    bins.first = least;
    bins.step = (most - least) / wanted;
    bins.count = (size_t)wanted;
    if (chart->bins > 0)
        return bins;
    power = pow(10, floor(log10(bins.step)));
    for (size_t i = 0; i < sizeof nice / sizeof nice[0]; i++)
        if (nice[i] * power >= bins.step * 0.99) {
            bins.step = nice[i] * power;
            break;
        }
    bins.first = floor(least / bins.step + 1e-9) * bins.step;
    wanted = floor((most - bins.first) / bins.step + 1e-9) + 1;
    bins.count = wanted < 100 ? (size_t)wanted : 100; /* it is less, but for rounding */
    return bins;
}

static size_t bin_of(const Bins *bins, double value)
{
    double at = ((bins->log ? log10(value) : value) - bins->first) / bins->step;
    size_t bin = at < 0 ? 0 : (size_t)floor(at + 1e-9);

    return bin < bins->count ? bin : bins->count - 1;
}

static void count_series(Reading *reading, ChartSeries *series, const Bins *bins)
{
    double *counts = arena_alloc(reading->arena, bins->count * sizeof *counts);
    const char **texts = arena_alloc(reading->arena, bins->count * sizeof *texts);

    for (size_t i = 0; i < series->count; i++)
        counts[bin_of(bins, series->values[i])]++;
    for (size_t i = 0; i < bins->count; i++) {
        Buf out = {0};
        number_write(&out, counts[i], 0);
        texts[i] = arena_copy(reading->arena, out.data, out.len);
        buf_free(&out);
    }
    series->values = counts;
    series->texts = texts;
    series->count = bins->count;
}

/* places: the edges, one more than rows. */
void count_bins(Reading *reading)
{
    Chart *chart = reading->chart;
    double least = 0, most = 0;
    size_t count;
    Bins bins;

    if (!find_range(chart, &least, &most, &count))
        return;
    bins = choose_bins(chart, least, most, count);
    chart->places = arena_alloc(reading->arena, (bins.count + 1) * sizeof(double));
    for (size_t i = 0; i <= bins.count; i++)
        chart->places[i] = edge_of(&bins, i);
    for (size_t i = 0; i < bins.count; i++)
        if (!add_row(reading,
                     arena_format(reading->arena, "%s\xE2\x80\x93%s",
                                  text_of_edge(reading, chart->places[i]),
                                  text_of_edge(reading, chart->places[i + 1])),
                     0, reading->series))
            return;
    for (size_t i = 0; i < chart->series_count; i++)
        count_series(reading, &chart->series[i], &bins);
}

/* ---- Percentiles ---------------------------------------------------------------------------- */

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/* The nearest rank: a value that was measured, never one in between. */
static double rank_of(const ChartSeries *series, double percentile)
{
    double rank = ceil(percentile / 100 * (double)series->count - 1e-9);
    size_t at = rank < 1 ? 0 : (size_t)rank - 1;

    return series->values[at < series->count ? at : series->count - 1];
}

/* How far the nines go that so many measurements can tell of, and the largest of them. */
void take_percentiles(Reading *reading)
{
    static const double known[] = {0, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100};
    Chart *chart = reading->chart;
    size_t most = 0;
    double *found[CHART_SERIES];

    for (size_t i = 0; i < chart->series_count; i++) {
        ChartSeries *series = &chart->series[i];
        if (series->count == 0) {
            chart->series_count = 0; /* no data, which is told */
            return;
        }
        qsort(series->values, series->count, sizeof *series->values, compare);
        most = series->count > most ? series->count : most;
        found[i] = arena_alloc(reading->arena,
                               sizeof known / sizeof known[0] * sizeof *found[i]);
        series->texts = arena_alloc(reading->arena, sizeof known / sizeof known[0] *
                                                        sizeof *series->texts);
    }
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        if (known[k] > 75 && known[k] < 100 && (double)most * (100 - known[k]) < 100)
            continue;
        chart->places =
            arena_grow(reading->arena, chart->places, chart->rows, sizeof *chart->places);
        chart->places[chart->rows] = known[k];
        for (size_t i = 0; i < chart->series_count; i++) {
            found[i][chart->rows] = rank_of(&chart->series[i], known[k]);
            chart->series[i].texts[chart->rows] =
                text_of_number(reading, found[i][chart->rows]);
        }
        if (!add_row(reading,
                     arena_format(reading->arena, "p%s",
                                  text_of_number(reading, known[k])),
                     0, reading->series))
            return;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        chart->series[i].values = found[i];
        chart->series[i].count = chart->rows;
    }
}
