/* fuzz_chart.c - any text as a chart: a drawing that is well-formed and the same each time, or a
 * diagnostic in the text. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/chart/chart.h"
#include "formats/svg.h"
#include "formats/xml_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const ChartCodes codes = {"chart-syntax", "chart-key",   "chart-value",
                                 "chart-data",   "chart-limit", "text-control"};

static void check_places(const Diags *diags, const Source *source)
{
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        assert(diag->at.line > 0 && diag->at.column > 0);
        assert(diag->at.column <= diag->at.excerpt.len + 1);
        assert(diag->at.excerpt.len <= source->text.len);
    }
}

static void check_rows(const Chart *chart)
{
    assert(chart->rows > 0 && chart->rows <= CHART_ROWS);
    assert(chart->series_count > 0 && chart->series_count <= CHART_SERIES);
    for (size_t i = 0; i < chart->series_count; i++)
        assert(chart->series[i].count == chart->rows);
}

/* No number that is none, and nothing far outside of the picture. */
static void check_drawing(const Chart *chart, Arena *arena)
{
    Buf svg = {0}, again = {0};
    Svg picture;

    chart_draw(chart, &svg);
    chart_draw(chart, &again);
    assert(svg.len == again.len && memcmp(svg.data, again.data, svg.len) == 0);
    assert(xml_check(buf_bytes(&svg), NULL));
    svg_read(buf_bytes(&svg), arena, &picture);
    assert(picture.fault_count == 0 && picture.width == 480 && picture.height < 4000);
    for (const char *at = svg.data; (at = strstr(at, " d=\"")) != NULL; at++)
        assert(strspn(at + 4, "MLHVaz0123456789.- ") == strcspn(at + 4, "\""));
    buf_free(&svg);
    buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = {"a.md", {(const char *)data, size}};
    Chart chart;
    bool good;

    if (utf8_check((const char *)data, size) != size || memchr(data, '\0', size) != NULL)
        return 0;
    /* The reader's texts end with a NUL, as those of blocks do. */
    source.text.data = arena_copy(&arena, (const char *)data, size);
    good = chart_read(&source, &codes, &arena, &diags, &chart);
    assert(good || diags.errors > 0);
    check_places(&diags, &source);
    if (good) {
        check_rows(&chart);
        check_drawing(&chart, &arena);
    }
    arena_free(&arena);
    return 0;
}
