/* scale.c - see the header. */
#include "formats/chart/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include "formats/chart/number.h"

/* ---- Ticks ---------------------------------------------------------------------------------- */

static void add_tick(Scale *scale, double value, const char *before)
{
    Tick *tick = &scale->ticks[scale->tick_count];
    Buf label = {0};

    if (scale->tick_count == MOST_TICKS || value < scale->low - 1e-9 * fabs(scale->low) ||
        value > scale->high + 1e-9 * fabs(scale->high))
        return;
    buf_put(&label, before);
    number_short(&label, value);
    tick->value = value;
    snprintf(tick->label, sizeof tick->label, "%s", label.data);
    buf_free(&label);
    scale->tick_count++;
}

/* 1, 2 or 5 times a power of ten, about a quarter of the range. */
static double nice_step(double range)
{
    double raw = range / 4;
    double power = pow(10, floor(log10(raw)));
    double part = raw / power;

    return power * (part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 5.0001 ? 5 : 10);
}

static void tick_linear(Scale *scale)
{
    double step = nice_step(scale->high - scale->low);
    double first = ceil(scale->low / step - 1e-9);

    for (int i = 0; i < MOST_TICKS; i++) {
        double value = (first + i) * step;
        if (value > scale->high + step * 1e-6)
            return;
        add_tick(scale, fabs(value) < step * 1e-6 ? 0 : value, "");
    }
}

static void tick_log(Scale *scale)
{
    int first = (int)floor(log10(scale->low) + 1e-9);
    int last = (int)ceil(log10(scale->high) - 1e-9);
    int step = (last - first + 5) / 6;

    for (int power = first; power <= last; power += step) {
        add_tick(scale, pow(10, power), "");
        if (last - first <= 2) {
            add_tick(scale, 2 * pow(10, power), "");
            add_tick(scale, 5 * pow(10, power), "");
        }
    }
}

/* ---- Fitting -------------------------------------------------------------------------------- */

/* One value alone stands in the middle. */
static void open_range(Scale *scale)
{
    if (scale->high > scale->low)
        return;
    if (scale->log) {
        scale->low /= 2;
        scale->high *= 2;
    } else if (scale->low == 0) {
        scale->high = 1;
    } else {
        scale->low -= fabs(scale->low) / 2;
        scale->high += fabs(scale->high) / 2;
    }
}

static void take_bounds(Scale *scale, const ChartAxis *axis)
{
    if (axis->has_min && axis->min < scale->high)
        scale->low = axis->min;
    if (axis->has_max && axis->max > scale->low)
        scale->high = axis->max;
}

void scale_tighten(Scale *scale, const ChartAxis *axis, double least, double most)
{
    scale->log = axis->log;
    scale->low = least;
    scale->high = most;
    open_range(scale);
    take_bounds(scale, axis);
    scale->tick_count = 0;
    if (scale->log)
        tick_log(scale);
    else
        tick_linear(scale);
}

/* Zero belongs to it, too, where the values are nearer to it than to each other. */
void scale_fit(Scale *scale, const ChartAxis *axis, double least, double most, bool zero)
{
    double step;

    scale->log = axis->log;
    scale->low = least;
    scale->high = most;
    if (!axis->log && least > 0 && (zero || least < (most - least)))
        scale->low = 0;
    if (!axis->log && most < 0 && (zero || -most < (most - least)))
        scale->high = 0;
    open_range(scale);
    if (axis->log) {
        scale->low = pow(10, floor(log10(scale->low) + 1e-9));
        scale->high = pow(10, ceil(log10(scale->high) - 1e-9));
    } else {
        step = nice_step(scale->high - scale->low);
        scale->low = floor(scale->low / step + 1e-9) * step;
        scale->high = ceil(scale->high / step - 1e-9) * step;
    }
    scale_tighten(scale, axis, scale->low, scale->high);
}

static double nines(double percentile)
{
    return -log10(1 - percentile / 100);
}

void scale_percentiles(Scale *scale, double least, double most, bool beyond)
{
    static const double known[] = {0,  25,   50,    75,     90,     95,
                                   99, 99.9, 99.99, 99.999, 99.9999};
    double last = -1;

    scale->percentiles = true;
    scale->low = least;
    scale->high = most;
    scale->top = nines(most) + 0.7;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        double place = nines(known[i]);
        if (known[i] < least || known[i] > most || place - last < (last < 0 ? 0 : 0.25))
            continue;
        add_tick(scale, known[i], "p");
        last = place;
    }
    if (!beyond)
        return;
    scale->high = 100;
    add_tick(scale, 100, "p");
}

double scale_place(const Scale *scale, double value)
{
    double low = scale->low, high = scale->high;

    if (scale->percentiles) {
        low = nines(low);
        high = high >= 100 ? scale->top : nines(high);
        value = value >= 100 ? scale->top : nines(value);
    } else if (scale->log) {
        low = log10(low);
        high = log10(high);
        value = log10(value);
    }
    if (high <= low)
        return (scale->from + scale->to) / 2;
    return scale->from + (value - low) / (high - low) * (scale->to - scale->from);
}
