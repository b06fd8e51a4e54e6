/* scale.h - from values to places on an axis, and the ticks in between. */
#ifndef EPUBIFY_FORMATS_CHART_SCALE_H
#define EPUBIFY_FORMATS_CHART_SCALE_H

#include <stdbool.h>
#include <stddef.h>
#include "formats/chart/chart.h"

enum { MOST_TICKS = 16 };

typedef struct {
    double value;
    char label[32];
} Tick;

typedef struct {
    bool log, percentiles;
    double low, high;   /* values at both ends */
    double from, to;    /* where the ends are */
    double top;         /* of percentiles: where 100 stands, since it is infinitely far away */
    Tick ticks[MOST_TICKS];
    size_t tick_count;
} Scale;

/* Around all values from least to most, by what the axis says.  zero: it belongs to it. */
void scale_fit(Scale *scale, const ChartAxis *axis, double least, double most, bool zero);
/* Exactly from least to most: nothing stands beside the line. */
void scale_tighten(Scale *scale, const ChartAxis *axis, double least, double most);
/* From 50 to 99.9 and on, each nine as wide as the one before; beyond: there is a 100. */
void scale_percentiles(Scale *scale, double least, double most, bool beyond);
double scale_place(const Scale *scale, double value);

#endif
