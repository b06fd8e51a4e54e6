/* draw.c - a chart's layout: what stands where. */
#include <math.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/chart/drawing.h"
#include "formats/chart/number.h"

enum { LONGEST_LABEL = 190, MOST_LABELLED = 12 };

double text_width(const char *text)
{
    double width = 0;

    for (size_t n; *text != '\0'; text += n) {
        uint32_t c = 0;
        n = utf8_next(text, &c);
        width += c >= 0x1100 && utf8_is_cjk(c) ? 1 : 0.58;
    }
    return width * CHART_FONT;
}

void put_number(Buf *out, const char *name, double value)
{
    buf_format(out, " %s=\"", name);
    number_coordinate(out, value);
    buf_char(out, '"');
}

void put_text(const Drawing *drawing, double x, double y, const char *anchor,
              const char *text)
{
    buf_put(drawing->out, "<text");
    put_number(drawing->out, "x", x);
    put_number(drawing->out, "y", y);
    /* On each, since MuPDF does not take it from the group. */
    buf_format(drawing->out, " text-anchor=\"%s\">", anchor);
    buf_put_escaped(drawing->out, text);
    buf_put(drawing->out, "</text>\n");
}

double row_place(const Drawing *drawing, size_t row)
{
    double from = drawing->flipped ? drawing->top : drawing->left;
    double to = drawing->flipped ? drawing->bottom : drawing->right;

    if (drawing->numeric)
        return scale_place(&drawing->places, drawing->chart->places[row]);
    return from + ((double)row + 0.5) / (double)drawing->chart->rows * (to - from);
}

/* ---- Scales --------------------------------------------------------------------------------- */

static void value_range(const Chart *chart, double *least, double *most)
{
    bool any = false;

    *least = *most = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].count; k++) {
            double value = chart->series[i].values[k];
            if (isnan(value))
                continue;
            *least = !any || value < *least ? value : *least;
            *most = !any || value > *most ? value : *most;
            any = true;
        }
}

static void fit_percentiles(Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    size_t last = chart->rows - 1;
    bool beyond = chart->places[last] >= 100;

    if (beyond && last > 0)
        last--;
    scale_percentiles(&drawing->places, chart->places[0] < 100 ? chart->places[0] : 50,
                      chart->places[last] < 100 ? chart->places[last] : 50, beyond);
}

static void fit_places(Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    size_t count = chart->rows + (chart->type == CHART_HISTOGRAM);
    double least, most;

    drawing->numeric = chart->places != NULL;
    if (!drawing->numeric)
        return;
    least = most = chart->places[0];
    for (size_t i = 1; i < count; i++) {
        least = chart->places[i] < least ? chart->places[i] : least;
        most = chart->places[i] > most ? chart->places[i] : most;
    }
    if (chart->type == CHART_PERCENTILES)
        fit_percentiles(drawing);
    else if (chart->type == CHART_SCATTER)
        scale_fit(&drawing->places, &chart->x, least, most, false);
    else
        scale_tighten(&drawing->places, &chart->x, least, most);
}

static void fit_values(Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    double least, most;
    bool zero = chart->type == CHART_BAR || chart->type == CHART_HISTOGRAM;

    value_range(chart, &least, &most);
    scale_fit(&drawing->values, &chart->y, least, most, zero);
}

/* ---- Layout --------------------------------------------------------------------------------- */

static double widest_tick(const Scale *scale)
{
    double width = 0;

    for (size_t i = 0; i < scale->tick_count; i++)
        width = fmax(width, text_width(scale->ticks[i].label));
    return width;
}

static double widest_label(const Chart *chart)
{
    double width = 0;

    for (size_t i = 0; i < chart->rows; i++)
        width = fmax(width, text_width(chart->labels[i]));
    return width;
}

static double widest_value(const Chart *chart)
{
    double width = 0;

    for (size_t i = 0; i < chart->rows; i++)
        width = fmax(width, text_width(chart->series[0].texts[i]));
    return width;
}

/* Few bars of one series need no grid to be read. */
static void choose_form(Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    double slot = (double)(CHART_WIDTH - 50) / (double)chart->rows;

    if (chart->type != CHART_BAR)
        return;
    drawing->labelled = chart->series_count == 1 && chart->rows <= MOST_LABELLED;
    drawing->flipped = widest_label(chart) > slot - 6 ||
                       (drawing->labelled && widest_value(chart) > slot);
}

static double height_of_bars(const Chart *chart)
{
    double one = chart->series_count == 1 ? 30 : 10 + 16 * (double)chart->series_count;

    return fmax(60, fmin(one * (double)chart->rows, 1600));
}

static void lay_out(Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    Buf buf = {0};
    const ChartAxis *upper = drawing->flipped ? &chart->x : &chart->y;
    const Scale *below = drawing->flipped ? &drawing->values : &drawing->places;
    double last = below->tick_count == 0
                      ? 0
                      : text_width(below->ticks[below->tick_count - 1].label) / 2;

    drawing->left = (drawing->flipped ? fmin(widest_label(chart), LONGEST_LABEL)
                                      : widest_tick(&drawing->values)) +
                    8;
    drawing->right = CHART_WIDTH - fmax(8, last);
    if (drawing->flipped && drawing->labelled)
        drawing->right = CHART_WIDTH - fmax(last, widest_value(chart) + 8);
    drawing->top = axis_name(upper, &buf) == NULL ? 10 : CHART_FONT * 2;
    drawing->top += drawing->labelled && !drawing->flipped ? CHART_FONT : 0;
    drawing->bottom =
        drawing->top + (drawing->flipped ? height_of_bars(chart) : (double)PLOT_HEIGHT);
    drawing->places.from = drawing->left;
    drawing->places.to = drawing->right;
    drawing->values.from = drawing->flipped ? drawing->left : drawing->bottom;
    drawing->values.to = drawing->flipped ? drawing->right : drawing->top;
    buf_free(&buf);
}

static double height_below(const Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    Buf buf = {0};
    bool named = axis_name(drawing->flipped ? &chart->y : &chart->x, &buf) != NULL;

    buf_free(&buf);
    return CHART_FONT * (named ? 2.9 : 1.6);
}

void chart_draw(const Chart *chart, Buf *svg)
{
    Drawing drawing = {.chart = chart, .out = svg};
    double below, height;

    fit_places(&drawing);
    fit_values(&drawing);
    choose_form(&drawing);
    lay_out(&drawing);
    below = drawing.bottom + height_below(&drawing);
    height = ceil(below + legend_height(chart));
    buf_format(svg,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
               "viewBox=\"0 0 %d %d\">\n<g fill=\"currentColor\" "
               "font-family=\"sans-serif\" font-size=\"%d\">\n",
               CHART_WIDTH, (int)height, CHART_WIDTH, (int)height, CHART_FONT);
    draw_axes(&drawing);
    draw_marks(&drawing);
    draw_legend(&drawing, below);
    buf_put(svg, "</g>\n</svg>\n");
}
