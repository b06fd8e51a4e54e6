/* marks.c - the series of a chart: lines, points, bars.  Each is told by more than its
 * colour: by dashes and markers, or by the pattern of its bars. */
#include <math.h>
#include <string.h>
#include "formats/chart/drawing.h"
#include "formats/chart/number.h"

const char *const chart_colours[CHART_SERIES] = {"#1371eb", "#bb5a05", "#13874d",
                                                 "#dd207e", "#9753db", "#0c828f"};

static const char *const dashes[CHART_SERIES] = {NULL,       "9 4", "2 3",
                                                 "12 3 2 3", "5 2", "16 4"};

static void put_point(Buf *out, char verb, double x, double y)
{
    buf_char(out, verb);
    number_coordinate(out, x);
    buf_char(out, ' ');
    number_coordinate(out, y);
}

/* Starts a path; what it draws and its end follow. */
static void open_path(const Drawing *drawing, size_t series, bool filled, double width,
                      bool dashed)
{
    Buf *out = drawing->out;

    buf_format(out, "<path fill=\"%s\" stroke=\"%s\" stroke-width=\"",
               filled ? chart_colours[series] : "none", chart_colours[series]);
    number_coordinate(out, width);
    buf_char(out, '"');
    if (dashed && dashes[series] != NULL)
        buf_format(out, " stroke-dasharray=\"%s\"", dashes[series]);
    buf_put(out, " d=\"");
}

static void close_path(const Drawing *drawing)
{
    buf_put(drawing->out, "\"/>\n");
}

/* ---- Points --------------------------------------------------------------------------------- */

static void put_circle(Buf *out, double x, double y, double radius)
{
    static const char *const signs[] = {"", "-"};

    put_point(out, 'M', x - radius, y);
    for (int half = 0; half < 2; half++) {
        buf_char(out, 'a');
        number_coordinate(out, radius);
        buf_char(out, ' ');
        number_coordinate(out, radius);
        buf_format(out, " 0 1 0 %s", signs[half]);
        number_coordinate(out, 2 * radius);
        buf_put(out, " 0");
    }
    buf_char(out, 'z');
}

static void put_polygon(Buf *out, double x, double y, const double (*corners)[2],
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_point(out, i == 0 ? 'M' : 'L', x + corners[i][0], y + corners[i][1]);
    buf_char(out, 'z');
}

/* A disc, a square, a triangle, a diamond, a ring, a cross. */
static void put_marker(Buf *out, size_t series, double x, double y)
{
    static const double square[][2] = {{-4, -4}, {4, -4}, {4, 4}, {-4, 4}};
    static const double triangle[][2] = {{0, -5}, {5, 4}, {-5, 4}};
    static const double diamond[][2] = {{0, -6}, {6, 0}, {0, 6}, {-6, 0}};
    static const double cross[][2] = {{-4, -4}, {4, 4}, {0, 0}, {4, -4}, {-4, 4}, {0, 0}};

    switch (series) {
    case 1:
        put_polygon(out, x, y, square, 4);
        break;
    case 2:
        put_polygon(out, x, y, triangle, 3);
        break;
    case 3:
        put_polygon(out, x, y, diamond, 4);
        break;
    case 5:
        put_polygon(out, x, y, cross, 6);
        break;
    default:
        put_circle(out, x, y, 4);
        break;
    }
}

static void open_markers(const Drawing *drawing, size_t series)
{
    open_path(drawing, series, series < 4, series < 4 ? 1 : 2, false);
}

static bool is_shown(const Drawing *drawing, size_t series, size_t row)
{
    const Scale *values = &drawing->values, *places = &drawing->places;
    double value = drawing->chart->series[series].values[row], place;

    if (isnan(value) || value < values->low || value > values->high)
        return false;
    place = drawing->numeric ? drawing->chart->places[row] : 0;
    return !drawing->numeric || (place >= places->low && place <= places->high);
}

/* every: of so many points one. */
static void draw_points(const Drawing *drawing, size_t series, size_t every)
{
    const ChartSeries *row = &drawing->chart->series[series];
    size_t count = 0;

    open_markers(drawing, series);
    for (size_t i = 0; i < row->count; i++)
        if (is_shown(drawing, series, i) && count++ % every == 0)
            put_marker(drawing->out, series, row_place(drawing, i),
                       scale_place(&drawing->values, row->values[i]));
    close_path(drawing);
}

static void draw_line(const Drawing *drawing, size_t series)
{
    const ChartSeries *row = &drawing->chart->series[series];
    bool pen = false;

    open_path(drawing, series, false, 2.5, true);
    for (size_t i = 0; i < row->count; i++) {
        if (is_shown(drawing, series, i))
            put_point(drawing->out, pen ? 'L' : 'M', row_place(drawing, i),
                      scale_place(&drawing->values, row->values[i]));
        pen = is_shown(drawing, series, i);
    }
    close_path(drawing);
}

/* ---- Bars ----------------------------------------------------------------------------------- */

typedef struct {
    double left, top, right, bottom;
} Bar;

static void put_bar(Buf *out, const Bar *bar)
{
    put_point(out, 'M', bar->left, bar->top);
    buf_char(out, 'H');
    number_coordinate(out, bar->right);
    buf_char(out, 'V');
    number_coordinate(out, bar->bottom);
    buf_char(out, 'H');
    number_coordinate(out, bar->left);
    buf_char(out, 'z');
}

/* Lines across, lines along, both. */
static void put_pattern(Buf *out, size_t series, const Bar *bar)
{
    enum { STEP = 5 };

    for (double y = bar->bottom - STEP; (series == 2 || series == 4) && y > bar->top;
         y -= STEP) {
        put_point(out, 'M', bar->left, y);
        buf_char(out, 'H');
        number_coordinate(out, bar->right);
    }
    for (double x = bar->left + STEP; (series == 3 || series == 4) && x < bar->right;
         x += STEP) {
        put_point(out, 'M', x, bar->top);
        buf_char(out, 'V');
        number_coordinate(out, bar->bottom);
    }
}

/* Full, empty, three patterns, and one that is half full. */
static void draw_bars(const Drawing *drawing, size_t series, const Bar *bars,
                      size_t count)
{
    static const double widths[CHART_SERIES] = {0, 2, 1.5, 1.5, 1.5, 2};

    open_path(drawing, series, series == 0, widths[series], false);
    for (size_t i = 0; i < count; i++) {
        double inset = widths[series] / 2;
        Bar bar = {bars[i].left + inset, bars[i].top + inset, bars[i].right - inset,
                   bars[i].bottom - inset};
        if (bar.right <= bar.left || bar.bottom <= bar.top)
            bar = bars[i]; /* thinner than its own edge */
        put_bar(drawing->out, &bar);
        put_pattern(drawing->out, series, &bar);
        if (series == 5) { /* a smaller one within */
            put_point(drawing->out, 'M', (bar.left + bar.right) / 2, bar.top);
            buf_char(drawing->out, 'V');
            number_coordinate(drawing->out, bar.bottom);
        }
    }
    close_path(drawing);
}

static double within(double value, const Scale *scale)
{
    return value < scale->low ? scale->low : value > scale->high ? scale->high : value;
}

/* from and to: along the axis of rows. */
static Bar bar_between(const Drawing *drawing, double from, double to, double value)
{
    const Scale *scale = &drawing->values;
    double base = scale_place(scale, scale->log ? scale->low : within(0, scale));
    double end = scale_place(scale, within(value, scale));

    if (drawing->flipped)
        return (Bar){fmin(base, end), from, fmax(base, end), to};
    return (Bar){from, fmin(base, end), to, fmax(base, end)};
}

static void draw_groups(const Drawing *drawing, size_t series)
{
    const Chart *chart = drawing->chart;
    const ChartSeries *row = &chart->series[series];
    double room = (drawing->flipped ? drawing->bottom - drawing->top
                                    : drawing->right - drawing->left) /
                  (double)chart->rows;
    double width = fmin(room * 0.8, 56.0 * (double)chart->series_count) /
                   (double)chart->series_count;
    Bar bars[CHART_ROWS];
    size_t count = 0;

    for (size_t i = 0; i < row->count; i++) {
        double from = row_place(drawing, i) +
                      ((double)series - (double)chart->series_count / 2) * width;
        if (!isnan(row->values[i]))
            bars[count++] = bar_between(drawing, from + width * 0.04, from + width * 0.96,
                                        row->values[i]);
    }
    draw_bars(drawing, series, bars, count);
}

static void label_bars(const Drawing *drawing)
{
    const ChartSeries *row = &drawing->chart->series[0];

    for (size_t i = 0; i < row->count; i++) {
        double at = row_place(drawing, i), end;
        if (isnan(row->values[i]))
            continue;
        end = scale_place(&drawing->values, within(row->values[i], &drawing->values));
        if (drawing->flipped)
            put_text(drawing,
                     row->values[i] < 0 ? scale_place(&drawing->values, 0) + 5 : end + 5,
                     at + CHART_FONT * 0.35, "start", row->texts[i]);
        else
            put_text(drawing, at, row->values[i] < 0 ? end + CHART_FONT : end - 5,
                     "middle", row->texts[i]);
    }
}

/* ---- Histograms ----------------------------------------------------------------------------- */

/* One series as bars that touch; several as steps, since bars would hide one another. */
static void draw_bins(const Drawing *drawing, size_t series)
{
    const Chart *chart = drawing->chart;
    const ChartSeries *row = &chart->series[series];
    Bar bars[CHART_ROWS];

    for (size_t i = 0; i < row->count; i++)
        bars[i] =
            bar_between(drawing, scale_place(&drawing->places, chart->places[i]) + 0.5,
                        scale_place(&drawing->places, chart->places[i + 1]) - 0.5,
                        row->values[i]);
    if (chart->series_count == 1) {
        draw_bars(drawing, series, bars, row->count);
        return;
    }
    open_path(drawing, series, false, 2.5, true);
    put_point(drawing->out, 'M', bars[0].left, drawing->bottom);
    for (size_t i = 0; i < row->count; i++) {
        buf_char(drawing->out, 'V');
        number_coordinate(drawing->out, bars[i].top);
        buf_char(drawing->out, 'H');
        number_coordinate(drawing->out, bars[i].right);
    }
    buf_char(drawing->out, 'V');
    number_coordinate(drawing->out, drawing->bottom);
    close_path(drawing);
}

/* ---- All of them ---------------------------------------------------------------------------- */

static void draw_series(const Drawing *drawing, size_t series)
{
    const Chart *chart = drawing->chart;
    size_t every = chart->rows > 40 ? (chart->rows + 9) / 10 : 1;

    switch (chart->type) {
    case CHART_LINE:
    case CHART_PERCENTILES:
        draw_line(drawing, series);
        draw_points(drawing, series, every);
        break;
    case CHART_SCATTER:
        draw_points(drawing, series, 1);
        break;
    case CHART_BAR:
        draw_groups(drawing, series);
        break;
    case CHART_HISTOGRAM:
        draw_bins(drawing, series);
        break;
    }
}

void draw_marks(const Drawing *drawing)
{
    for (size_t i = 0; i < drawing->chart->series_count; i++)
        draw_series(drawing, i);
    if (drawing->labelled)
        label_bars(drawing);
}

void draw_sample(const Drawing *drawing, size_t series, double x, double y)
{
    ChartType type = drawing->chart->type;

    if (type == CHART_BAR) {
        draw_bars(drawing, series, &(Bar){x + 10, y - 8, x + 30, y + 8}, 1);
        return;
    }
    if (type != CHART_SCATTER) {
        open_path(drawing, series, false, 2.5, true);
        put_point(drawing->out, 'M', x, y);
        put_point(drawing->out, 'L', x + 30, y);
        close_path(drawing);
    }
    if (type == CHART_HISTOGRAM)
        return;
    open_markers(drawing, series);
    put_marker(drawing->out, series, x + 15, y);
    close_path(drawing);
}
