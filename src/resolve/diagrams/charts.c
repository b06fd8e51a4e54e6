/* charts.c - a block of a chart's keys and values becomes a drawing, and a table for who can't
 * see it. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "data/words.h"
#include "formats/chart/chart.h"
#include "resolve/diagrams/diagrams.h"

static const ChartCodes chart_codes = {
    .syntax = "chart-syntax",
    .key = "chart-key",
    .value = "chart-value",
    .data = "chart-data",
    .limit = "chart-limit",
    .control = "text-control",
};

/* ---- What is wrong, in the author's file ---------------------------------------------------- */

/* A place in the block's text as an offset. */
static size_t offset_of(const char *text, const Position *at)
{
    const char *line = text, *end;
    uint32_t code_point;

    for (uint32_t i = 1; i < at->line && (end = strchr(line, '\n')) != NULL; i++)
        line = end + 1;
    for (uint32_t i = 1; i < at->column && *line != '\0' && *line != '\n'; i++)
        line += utf8_next(line, &code_point);
    return (size_t)(line - text);
}

/* "first at line 2" counts within the block. */
static const char *hint_of(const Diagram *diagram, const Diag *fault)
{
    static const char first[] = "first at line ";
    unsigned line = 0;
    Position at;

    if (fault->hint == NULL || strncmp(fault->hint, first, sizeof first - 1) != 0)
        return fault->hint;
    line = (unsigned)strtoul(fault->hint + sizeof first - 1, NULL, 10);
    at = chapter_position(diagram->chapter, diagram_line_offset(diagram, line));
    return arena_format(diagram->arena, "%s%u", first, at.line);
}

static void report_faults(const Diagram *diagram, const char *text, const Diags *found)
{
    Chapter *chapter = diagram->chapter;

    for (const Diag *fault = found->first; fault != NULL; fault = fault->next)
        diag_add(&chapter->diags, fault->code,
                 fault->at.line == 0
                     ? node_position(chapter, diagram->block)
                     : chapter_position(chapter,
                                        diagram_offset(diagram,
                                                       offset_of(text, &fault->at))),
                 hint_of(diagram, fault), "%s", fault->message);
}

/* ---- The table ------------------------------------------------------------------------------ */

static Node *add_cell(Arena *arena, Node *row, const char *text, bool header, Align align)
{
    Node *cell = new_node(arena, NODE_CELL, NO_OFFSET);

    cell->flags = header ? NODE_HEADER : 0;
    cell->number = (int32_t)align;
    if (*text != '\0')
        append_child(cell, new_text(arena, text, NO_OFFSET));
    append_child(row, cell);
    return cell;
}

static const char *name_of(Arena *arena, const ChartAxis *axis, const char *instead)
{
    const char *label = axis->label == NULL ? instead : axis->label;

    if (axis->unit == NULL)
        return label == NULL ? "" : label;
    return label == NULL || *label == '\0'
               ? axis->unit
               : arena_format(arena, "%s (%s)", label, axis->unit);
}

/* A series is what its name says, of what the axis says: "EU (ms)". */
static const char *name_series(Arena *arena, const Chart *chart, size_t at)
{
    const char *name = chart->series[at].name;

    if (chart->series_count == 1 && (*name == '\0' || chart->y.label != NULL))
        return name_of(arena, &chart->y, name);
    return chart->y.unit == NULL ? name
                                 : arena_format(arena, "%s (%s)", name, chart->y.unit);
}

static Node *add_row(Arena *arena, Node *table, bool header)
{
    Node *row = new_node(arena, NODE_ROW, NO_OFFSET);

    row->flags = header ? NODE_HEADER : 0;
    append_child(table, row);
    return row;
}

static Node *make_table(Arena *arena, const Chart *chart)
{
    Node *table = new_node(arena, NODE_TABLE, NO_OFFSET), *row;

    row = add_row(arena, table, true);
    add_cell(arena, row, name_of(arena, &chart->x, chart->head), true, ALIGN_NONE);
    for (size_t i = 0; i < chart->series_count; i++)
        add_cell(arena, row, name_series(arena, chart, i), true, ALIGN_RIGHT);
    for (size_t k = 0; k < chart->rows; k++) {
        row = add_row(arena, table, false);
        put_attribute(arena, add_cell(arena, row, chart->labels[k], true, ALIGN_NONE),
                      "scope", "row");
        for (size_t i = 0; i < chart->series_count; i++)
            add_cell(arena, row, chart->series[i].texts[k], false, ALIGN_RIGHT);
    }
    return table;
}

/* Folded where a reading system can; the others show it below the picture.  A table that is
 * only hidden from sight would lie on top of the text in readers without positions, and be lost
 * in print. */
static Node *make_data(const Diagram *diagram, const Chart *chart)
{
    Arena *arena = diagram->arena;
    Node *details = new_element(arena, "details", NULL);

    /* HTML lets no table stand in a table's caption, and nothing that folds in a link. */
    for (const Node *node = diagram->block->parent; node != NULL; node = node->parent)
        if (is_html(node, "caption"))
            return NULL;
        else if (node->kind == NODE_LINK)
            return make_table(arena, chart);
    add_class(arena, details, "data");
    append_child(details,
                 new_element(arena, "summary",
                             lookup_word(diagram->chapter->language, WORD_DATA)));
    append_child(details, make_table(arena, chart));
    return details;
}

/* ---- The chart ------------------------------------------------------------------------------ */

/* Attributes of the block go before. */
static void take_caption(Diagram *diagram, const Chart *chart)
{
    Node *block = diagram->block;

    if (chart->title != NULL && lookup_attribute(block, "title") == NULL)
        put_attribute(diagram->arena, block, "title", chart->title);
    if (chart->description != NULL && lookup_attribute(block, "desc") == NULL)
        put_attribute(diagram->arena, block, "desc", chart->description);
    read_caption(diagram);
}

/* What the author need not say. */
static void name_axes(const Diagram *diagram, Chart *chart)
{
    const char *language = diagram->chapter->language;

    if (chart->type == CHART_HISTOGRAM && chart->y.label == NULL)
        chart->y.label = lookup_word(language, WORD_NUMBER);
    if (chart->type == CHART_PERCENTILES && chart->head == NULL)
        chart->head = lookup_word(language, WORD_PERCENTILE);
}

void draw_chart(Diagram *diagram)
{
    const char *text = diagram->block->text;
    Source source = {diagram->chapter->file, {text, strlen(text)}};
    Diags found = {.arena = diagram->arena};
    Chart chart;
    Buf svg = {0};
    Node *drawing = NULL;
    bool good = chart_read(&source, &chart_codes, diagram->arena, &found, &chart);

    report_faults(diagram, text, &found);
    if (!good) {
        leave_hole(diagram);
        return;
    }
    name_axes(diagram, &chart);
    chart_draw(&chart, &svg);
    drawing = read_drawing(diagram->arena, buf_bytes(&svg), "");
    buf_free(&svg);
    take_caption(diagram, &chart);
    place_drawing(diagram, drawing, make_data(diagram, &chart));
}
