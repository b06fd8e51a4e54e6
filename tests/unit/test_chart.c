/* test_chart.c - numbers, ticks, bins and percentiles of charts, and colours that can be seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <locale.h>
#include <math.h>
#include "formats/chart/chart.h"
#include "formats/chart/number.h"
#include "formats/chart/scale.h"

static Arena arena;

/* ---- Numbers -------------------------------------------------------------------------------- */

static void assert_number(const char *text, double wanted)
{
    double value = 0;

    assert_true(number_read(text, &value));
    assert_true(value == wanted);
}

static void assert_no_number(const char *text)
{
    double value;

    assert_false(number_read(text, &value));
}

static void numbers_have_a_point_and_nothing_else(void **state)
{
    (void)state;
    assert_number("0", 0);
    assert_number(" -1.5 ", -1.5);
    assert_number("+.25", 0.25);
    assert_number("3.", 3);
    assert_number("1e3", 1000);
    assert_number("12.5E-2", 0.125);
    assert_number("0.1", 0.1);
    assert_number("123456789012345", 123456789012345.0);
    assert_number("0.0000000001", 1e-10);
    assert_no_number("");
    assert_no_number("1,5");
    assert_no_number("1 000");
    assert_no_number("e3");
    assert_no_number("1e");
    assert_no_number("0x10");
    assert_no_number("inf");
    assert_no_number("nan");
    assert_no_number("1e16");
    assert_no_number("1e999999999999");
}

static const char *said(double value)
{
    Buf buf = {0};
    const char *text;

    number_short(&buf, value);
    text = arena_copy(&arena, buf.data, buf.len);
    buf_free(&buf);
    return text;
}

static void ticks_are_said_as_short_as_can_be(void **state)
{
    (void)state;
    assert_string_equal(said(0), "0");
    assert_string_equal(said(-2.5), "\xE2\x88\x92"
                                    "2.5");
    assert_string_equal(said(0.001), "0.001");
    assert_string_equal(said(1e-6), "10\xE2\x81\xBB\xE2\x81\xB6");
    assert_string_equal(said(1000), "1000");
    assert_string_equal(said(25000), "25\xE2\x80\xAF"
                                     "000");
    assert_string_equal(said(250000), "250k");
    assert_string_equal(said(1.5e6), "1.5M");
    assert_string_equal(said(2e9), "2G");
}

/* ---- Scales --------------------------------------------------------------------------------- */

static const char *ticks(const Scale *scale)
{
    Buf buf = {0};
    const char *text;

    for (size_t i = 0; i < scale->tick_count; i++)
        buf_format(&buf, "%s%s", i > 0 ? " " : "", scale->ticks[i].label);
    text = arena_copy(&arena, buf.data == NULL ? "" : buf.data, buf.len);
    buf_free(&buf);
    return text;
}

static const char *fitted(const ChartAxis *axis, double least, double most, bool zero)
{
    Scale scale = {0};

    scale_fit(&scale, axis, least, most, zero);
    return ticks(&scale);
}

static void ticks_are_round_and_around_the_values(void **state)
{
    const ChartAxis plain = {0}, log = {.log = true},
                    bound = {.has_min = true, .has_max = true, .min = 2, .max = 3};

    (void)state;
    assert_string_equal(fitted(&plain, 1, 9, false), "0 5 10");
    assert_string_equal(fitted(&plain, 90, 99, false), "90 95 100");
    assert_string_equal(fitted(&plain, 90, 99, true), "0 50 100");
    assert_string_equal(fitted(&plain, 0.01, 0.034, false), "0 0.01 0.02 0.03 0.04");
    assert_string_equal(fitted(&plain, 5, 5, false), "2 4 6 8");
    assert_string_equal(fitted(&plain, 0, 0, false), "0 0.5 1");
    assert_string_equal(fitted(&log, 3, 900, false), "1 10 100 1000");
    assert_string_equal(fitted(&log, 3, 30, false), "1 2 5 10 20 50 100");
    assert_string_equal(fitted(&bound, 1, 9, false), "2 2.5 3");
}

static void each_nine_is_as_wide_as_the_one_before(void **state)
{
    Scale scale = {.from = 0, .to = 100};
    double nine, next;

    (void)state;
    scale_percentiles(&scale, 0, 99.9, false);
    nine = scale_place(&scale, 99) - scale_place(&scale, 90);
    next = scale_place(&scale, 99.9) - scale_place(&scale, 99);
    assert_true(fabs(nine - next) < 1e-6);
    assert_true(scale_place(&scale, 0) == 0);
    assert_true(fabs(scale_place(&scale, 99.9) - 100) < 1e-6);
}

/* ---- What is counted ------------------------------------------------------------------------ */

static const ChartCodes codes = {"chart-syntax", "chart-key",   "chart-value",
                                 "chart-data",   "chart-limit", "text-control"};

static Chart read(const char *text)
{
    Source source = {"a.md", {text, strlen(text)}};
    Diags diags = {.arena = &arena};
    Chart chart;

    assert_true(chart_read(&source, &codes, &arena, &diags, &chart));
    assert_int_equal(diags.count, 0);
    return chart;
}

static void a_histogram_counts_every_value_once(void **state)
{
    Chart chart = read("type: histogram\nseries: [0, 1, 1, 2, 9.99, 10]\nbins: 2\n");

    (void)state;
    assert_int_equal(chart.rows, 2);
    assert_string_equal(chart.labels[0], "0\xE2\x80\x93"
                                         "5");
    assert_true(chart.series[0].values[0] == 4);
    assert_true(chart.series[0].values[1] == 2);
    assert_string_equal(chart.series[0].texts[0], "4");
}

/* Ten values tell of no 99th percentile. */
static void percentiles_are_values_that_were_measured(void **state)
{
    Chart chart = read("type: percentiles\nseries: [10, 1, 9, 2, 8, 3, 7, 4, 6, 5]\n");

    (void)state;
    assert_int_equal(chart.rows, 6);
    assert_string_equal(chart.labels[2], "p50");
    assert_true(chart.series[0].values[2] == 5);
    assert_string_equal(chart.labels[4], "p90");
    assert_true(chart.series[0].values[4] == 9);
    assert_string_equal(chart.labels[5], "p100");
    assert_true(chart.series[0].values[5] == 10);
}

static void gaps_are_no_numbers(void **state)
{
    Chart chart = read("type: line\n---\nx,a,b\n1,,2\n2,3,\n");

    (void)state;
    assert_int_equal(chart.rows, 2);
    assert_true(isnan(chart.series[0].values[0]));
    assert_true(chart.series[1].values[0] == 2);
    assert_string_equal(chart.series[1].texts[1], "");
}

static void drawing_does_not_ask_the_locale(void **state)
{
    Chart chart = read("type: line\n---\nx,a\n1.5,0.25\n2.5,0.75\n");
    Buf plain = {0}, other = {0};

    (void)state;
    chart_draw(&chart, &plain);
    if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL)
        setlocale(LC_ALL, "");
    chart = read("type: line\n---\nx,a\n1.5,0.25\n2.5,0.75\n");
    chart_draw(&chart, &other);
    setlocale(LC_ALL, "C");
    assert_string_equal(plain.data, other.data);
    assert_non_null(strstr(plain.data, ">0.4<"));
    buf_free(&plain);
    buf_free(&other);
}

/* ---- Colours: WCAG 2.2, relative luminance and contrast --------------------------------------- */

static double luminance(const char *colour)
{
    unsigned long rgb = strtoul(colour + 1, NULL, 16);
    const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        double part = (double)(rgb >> (16 - 8 * i) & 0xFF) / 255;
        sum += weights[i] *
               (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *left, const char *right)
{
    double a = luminance(left) + 0.05, b = luminance(right) + 0.05;

    return a > b ? a / b : b / a;
}

static void series_can_be_seen_on_every_paper(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHART_SERIES; i++) {
        assert_true(contrast(chart_colours[i], "#ffffff") >= 4.5);
        assert_true(contrast(chart_colours[i], "#000000") >= 4.5);
        assert_true(contrast(chart_colours[i], "#f4ecd8") >= 3);
        assert_true(contrast(chart_colours[i], "#fbf0d9") >= 3);
    }
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_a_point_and_nothing_else),
        cmocka_unit_test(ticks_are_said_as_short_as_can_be),
        cmocka_unit_test(ticks_are_round_and_around_the_values),
        cmocka_unit_test(each_nine_is_as_wide_as_the_one_before),
        cmocka_unit_test(a_histogram_counts_every_value_once),
        cmocka_unit_test(percentiles_are_values_that_were_measured),
        cmocka_unit_test(gaps_are_no_numbers),
        cmocka_unit_test(drawing_does_not_ask_the_locale),
        cmocka_unit_test(series_can_be_seen_on_every_paper),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
