/* axes.c - the frame of a chart: grid, ticks, names, legend. */
#include <math.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/chart/drawing.h"
#include "formats/chart/number.h"

enum { SAMPLE = 36, BETWEEN = 18, LEGEND_LINE = 22 };

const char *axis_name(const ChartAxis *axis, Buf *buf)
{
    if (axis->label == NULL || axis->unit == NULL)
        return axis->label != NULL ? axis->label : axis->unit;
    buf_clear(buf);
    buf_format(buf, "%s (%s)", axis->label, axis->unit);
    return buf->data;
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static void put_line(Buf *out, double x1, double y1, double x2, double y2)
{
    buf_char(out, 'M');
    number_coordinate(out, x1);
    buf_char(out, ' ');
    number_coordinate(out, y1);
    buf_char(out, x1 == x2 ? 'V' : 'H');
    number_coordinate(out, x1 == x2 ? y2 : x2);
}

static void draw_grid(const Drawing *drawing)
{
    buf_put(drawing->out, "<path fill=\"none\" stroke=\"currentColor\" "
                          "stroke-opacity=\"0.25\" d=\"");
    for (size_t i = 0; i < drawing->values.tick_count; i++) {
        double at = scale_place(&drawing->values, drawing->values.ticks[i].value);
        if (drawing->flipped)
            put_line(drawing->out, at, drawing->top, at, drawing->bottom);
        else
            put_line(drawing->out, drawing->left, at, drawing->right, at);
    }
    buf_put(drawing->out, "\"/>\n");
}

/* Bars stand on zero, where it is in sight. */
static double base_of(const Drawing *drawing)
{
    const Scale *scale = &drawing->values;
    double base = scale->log || scale->low > 0 ? scale->low
                  : scale->high < 0            ? scale->high
                                               : 0;

    return scale_place(scale, base);
}

static void draw_frame(const Drawing *drawing)
{
    const Scale *places = &drawing->places;
    bool bars = drawing->chart->type == CHART_BAR;
    double base = bars ? base_of(drawing) : drawing->bottom;

    buf_put(drawing->out, "<path fill=\"none\" stroke=\"currentColor\" d=\"");
    if (drawing->flipped)
        put_line(drawing->out, base, drawing->top, base, drawing->bottom);
    else
        put_line(drawing->out, drawing->left, base, drawing->right, base);
    for (size_t i = 0; drawing->numeric && i < places->tick_count; i++) {
        double at = scale_place(places, places->ticks[i].value);
        put_line(drawing->out, at, drawing->bottom, at, drawing->bottom + 5);
    }
    buf_put(drawing->out, "\"/>\n");
}

/* ---- Texts ---------------------------------------------------------------------------------- */

/* Along the lower edge: one that would touch the one before is left out. */
static void name_ticks_below(const Drawing *drawing, const Scale *scale)
{
    double free = -1000;

    for (size_t i = 0; i < scale->tick_count; i++) {
        const char *label = scale->ticks[i].label;
        double at = scale_place(scale, scale->ticks[i].value);
        double half = text_width(label) / 2;
        if (at - half < free)
            continue;
        put_text(drawing, at, drawing->bottom + CHART_FONT + 6, "middle", label);
        free = at + half + 6;
    }
}

static void name_values(const Drawing *drawing)
{
    const Scale *scale = &drawing->values;

    if (drawing->flipped) {
        name_ticks_below(drawing, scale);
        return;
    }
    for (size_t i = 0; i < scale->tick_count; i++)
        put_text(drawing, drawing->left - 6,
                 scale_place(scale, scale->ticks[i].value) + CHART_FONT * 0.35, "end",
                 scale->ticks[i].label);
}

/* A label that is too long ends in three dots; the table below the chart has all of it. */
static void put_short(const Drawing *drawing, double x, double y, const char *label,
                      double room)
{
    Buf buf = {0};
    double width = CHART_FONT;

    if (text_width(label) <= room) {
        put_text(drawing, x, y, "end", label);
        return;
    }
    for (size_t n; *label != '\0'; label += n) {
        char one[8] = "";
        uint32_t c;
        n = utf8_next(label, &c);
        memcpy(one, label, n < sizeof one ? n : 0);
        width += text_width(one);
        if (width > room)
            break;
        buf_add(&buf, label, n);
    }
    buf_put(&buf, "\xE2\x80\xA6");
    put_text(drawing, x, y, "end", buf.data);
    buf_free(&buf);
}

/* Of so many categories one is named. */
static size_t named_of(const Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    double slot = (drawing->right - drawing->left) / (double)chart->rows, widest = 0;

    for (size_t i = 0; i < chart->rows && !drawing->flipped; i++)
        widest = fmax(widest, text_width(chart->labels[i]) + 8);
    return widest <= slot ? 1 : (size_t)ceil(fmin(widest, CHART_WIDTH) / slot);
}

static void name_categories(const Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    size_t every = named_of(drawing);

    for (size_t i = 0; i < chart->rows; i += every) {
        double at = row_place(drawing, i);
        if (drawing->flipped) {
            put_short(drawing, drawing->left - 8, at + CHART_FONT * 0.35,
                      chart->labels[i], drawing->left - 6);
            continue;
        }
        put_text(drawing, at, drawing->bottom + CHART_FONT + 4, "middle",
                 chart->labels[i]);
    }
}

/* What goes up is named above, so that no text stands on its side. */
static void name_axes(const Drawing *drawing)
{
    const Chart *chart = drawing->chart;
    Buf buf = {0};
    const char *above = axis_name(drawing->flipped ? &chart->x : &chart->y, &buf);

    if (above != NULL)
        put_text(drawing, 0, CHART_FONT, "start", above);
    above = axis_name(drawing->flipped ? &chart->y : &chart->x, &buf);
    if (above != NULL)
        put_text(drawing, (drawing->left + drawing->right) / 2,
                 drawing->bottom + CHART_FONT * 2.6, "middle", above);
    buf_free(&buf);
}

void draw_axes(const Drawing *drawing)
{
    draw_grid(drawing);
    draw_frame(drawing);
    name_values(drawing);
    if (drawing->numeric)
        name_ticks_below(drawing, &drawing->places);
    else
        name_categories(drawing);
    name_axes(drawing);
}

/* ---- Legend --------------------------------------------------------------------------------- */

static bool has_legend(const Chart *chart)
{
    return chart->series_count > 1;
}

/* Where the item stands; *x and *line go on to the next one. */
static double next_item(const Chart *chart, size_t series, double *x, size_t *line)
{
    double width = SAMPLE + text_width(chart->series[series].name) + BETWEEN, at;

    if (*x > 0 && *x + width - BETWEEN > CHART_WIDTH) {
        *x = 0;
        ++*line;
    }
    at = *x;
    *x += width;
    return at;
}

double legend_height(const Chart *chart)
{
    double x = 0;
    size_t line = 0;

    if (!has_legend(chart))
        return 0;
    for (size_t i = 0; i < chart->series_count; i++)
        next_item(chart, i, &x, &line);
    return (double)(line + 1) * LEGEND_LINE + 6;
}

void draw_legend(const Drawing *drawing, double y)
{
    const Chart *chart = drawing->chart;
    double x = 0;
    size_t line = 0;

    if (!has_legend(chart))
        return;
    for (size_t i = 0; i < chart->series_count; i++) {
        double at = next_item(chart, i, &x, &line);
        double middle = y + 6 + ((double)line + 0.5) * LEGEND_LINE;
        draw_sample(drawing, i, at, middle);
        put_text(drawing, at + SAMPLE, middle + CHART_FONT * 0.35, "start",
                 chart->series[i].name);
    }
}
