/* chart.h - charts from a few lines of YAML or CSV, drawn as SVG.
 *
 *     type: line                      line, bar, scatter, histogram, percentiles
 *     title: Latency by load
 *     x: {label: Load, unit: 1/s, log: true}
 *     y: {label: p99, unit: ms}
 *     ---                             or data: |, or series: {EU: [1, 2], US: [3, 4]}
 *     load,EU,US
 *     10,1.5,2
 *
 * Whatever the language, numbers are read and written with a point. */
#ifndef EPUBIFY_FORMATS_CHART_CHART_H
#define EPUBIFY_FORMATS_CHART_CHART_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"

enum {
    CHART_SERIES = 6,       /* more can't be told apart */
    CHART_ROWS = 1000,      /* points of a series, or bars */
    CHART_SAMPLES = 10000   /* of a histogram or percentiles, all series together */
};

typedef enum {
    CHART_LINE, CHART_BAR, CHART_SCATTER, CHART_HISTOGRAM, CHART_PERCENTILES
} ChartType;

typedef struct {
    const char *label, *unit;   /* or NULL */
    bool log;
    bool has_min, has_max;
    double min, max;            /* where they are given */
} ChartAxis;

typedef struct {
    const char *name;   /* "" for the only one */
    double *values;     /* one a row, NAN where there is none; of samples, as many as there are */
    const char **texts; /* the same as they were written, "" where there is none; NULL of samples */
    size_t count;
} ChartSeries;

typedef struct {
    ChartType type;
    const char *title, *description;    /* or NULL */
    ChartAxis x, y;
    int bins;               /* of a histogram; 0: as many as fit its data */
    const char *head;       /* what the first column is called, or NULL */
    const char **labels;    /* of the rows: where on x */
    double *places;         /* the same as numbers; NULL: they are categories */
    size_t rows;
    ChartSeries series[CHART_SERIES];
    size_t series_count;
} Chart;

/* The codes of the reader's diagnostics, since this file knows nothing of books. */
typedef struct {
    const char *syntax, *key, *value, *data, *limit, *control;
} ChartCodes;

/* Every mistake is told, at its place in source.  False: there was one, and the chart can't be
 * drawn.  Afterwards there are rows for all types: of a histogram its bins, of samples their
 * percentiles.  Texts live in the arena. */
bool chart_read(const Source *source, const ChartCodes *codes, Arena *arena, Diags *diags,
                Chart *chart);
/* A picture 480 wide, for the page of a phone; its texts take the colour around it.  The same
 * chart gives the same bytes. */
void chart_draw(const Chart *chart, Buf *svg);

/* The colours of the series: at least 4.5:1 on white and on black, and 3:1 on sepia
 * (WCAG 2.2, 1.4.11); a dash, a marker or a pattern tells the same. */
extern const char *const chart_colours[CHART_SERIES];

#endif
