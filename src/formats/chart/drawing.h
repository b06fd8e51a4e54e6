/* drawing.h - what the files that draw a chart share. */
#ifndef EPUBIFY_FORMATS_CHART_DRAWING_H
#define EPUBIFY_FORMATS_CHART_DRAWING_H

#include "formats/chart/chart.h"
#include "formats/chart/scale.h"

/* Of a picture that is as wide as a phone's page; a tablet shows it at this size. */
enum { CHART_WIDTH = 480, CHART_FONT = 15, PLOT_HEIGHT = 240 };

typedef struct {
    const Chart *chart;
    Buf *out;
    double left, right, top, bottom;    /* of the plot */
    Scale values;       /* of the series */
    Scale places;       /* of the rows, where those are numbers */
    bool flipped;       /* bars lie, since their labels are long */
    bool labelled;      /* each bar says its value */
    bool numeric;       /* rows stand on a scale, not one beside the other */
} Drawing;

/* draw.c: about how wide a text is. */
double text_width(const char *text);
void put_text(const Drawing *drawing, double x, double y, const char *anchor, const char *text);
/* " name="…"": a coordinate. */
void put_number(Buf *out, const char *name, double value);
/* Where a row stands, along the axis of rows: its middle. */
double row_place(const Drawing *drawing, size_t row);

/* marks.c: lines, points and bars. */
void draw_marks(const Drawing *drawing);
/* How a series looks, in a box 30 wide whose middle line is y. */
void draw_sample(const Drawing *drawing, size_t series, double x, double y);

/* axes.c: the frame, its ticks and names, the legend. */
void draw_axes(const Drawing *drawing);
void draw_legend(const Drawing *drawing, double y);
double legend_height(const Chart *chart);
/* "Latency (ms)", or NULL; in a buffer that the next call uses again. */
const char *axis_name(const ChartAxis *axis, Buf *buf);

#endif
