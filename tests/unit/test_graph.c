/* test_graph.c - graphs are read before dot sees them, drawn in one run, and remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <dirent.h>
#include "base/process.h"
#include "formats/graph/graph.h"
#include "scratch.h"

static Arena arena;

static Graph *read(const char *text)
{
    Graph *graph = arena_alloc(&arena, sizeof *graph);

    graph_read((Bytes){text, strlen(text)}, &arena, graph);
    return graph;
}

static void assert_clean(const char *text, const char *clean)
{
    Graph *graph = read(text);

    assert_int_equal(graph->fault_count, 0);
    assert_string_equal(graph->clean.data, clean);
}

static void assert_fault(const char *text, size_t offset, bool unsafe)
{
    Graph *graph = read(text);

    assert_int_equal(graph->fault_count, 1);
    assert_int_equal(graph->faults[0].offset, offset);
    assert_int_equal(graph->faults[0].unsafe, unsafe);
}

static void a_graph_is_written_anew_line_by_line(void **state)
{
    (void)state;
    assert_clean("digraph{a->b}", "digraph { a -> b }");
    assert_clean("strict graph \"x\" {\n// c\n/* d\n */ a--b;-1.5 .5}",
                 "strict graph \"x\" {\n\n\na -- b ; -1.5 .5 }");
    assert_clean("# head\ngraph { a[label=<<b>x</b>>] }",
                 "\ngraph { a [ label = <<b>x</b>> ] }");
}

static void mistakes_are_told_where_they_are(void **state)
{
    (void)state;
    assert_fault("graf { }", 0, false);
    assert_fault("graph { a", 6, false);
    assert_fault("graph { \"a }", 8, false);
    assert_fault("graph { <a }", 8, false);
    assert_fault("graph { } graph { }", 10, false);
    assert_fault("graph { a ] }", 10, false);
    assert_fault("graph { a ? }", 10, false);
    assert_fault("graph { /* }", 8, false);
}

/* However the name and the value are spelled, and whatever stands in front. */
static void what_reads_a_file_is_refused(void **state)
{
    (void)state;
    assert_fault("graph { a [image=\"x\"] }", 17, true);
    assert_fault("graph { a [color=red image=x] }", 27, true);
    assert_fault("graph { \"ima\" + \"ge\" = x }", 23, true);
    assert_fault("graph { <image> = x }", 18, true);
    assert_fault("graph { a [\"ima\\\nge\"=x] }", 21, true);
    assert_fault("graph { node [shapefile=\"\" + \"x\"] }", 29, true);
    assert_fault("graph { a [label=<<ImG SRC=\"x\"/>>] }", 18, true);
    assert_int_equal(read("graph { image; a [label=image, image=\"\"] }")->fault_count,
                     0);
}

static void deep_nesting_ends(void **state)
{
    Buf text = {0};

    (void)state;
    buf_put(&text, "graph ");
    for (int i = 0; i < 10000; i++)
        buf_char(&text, '{');
    assert_fault(text.data, 6 + GRAPH_DEEPEST, false);
    buf_free(&text);
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static bool has_dot(void)
{
    char path[PATH_MAX];

    return process_find("dot", path);
}

static void draw(Graph *const *graphs, size_t count, const char *cache)
{
    graphs_draw(graphs, count, cache, &arena);
}

static void each_graph_gets_its_own_picture(void **state)
{
    Graph *graphs[3];

    (void)state;
    if (!has_dot())
        skip();
    graphs[0] = read("digraph { first }");
    graphs[1] = read("graph {");
    graphs[2] = read("digraph { third }");
    draw(graphs, 3, NULL);
    assert_int_equal(graphs[0]->status, GRAPH_DRAWN);
    assert_non_null(strstr(graphs[0]->svg.data, ">first</text>"));
    assert_null(strstr(graphs[0]->svg.data, "third"));
    assert_int_equal(graphs[1]->status, GRAPH_UNDRAWN);
    assert_non_null(strstr(graphs[2]->svg.data, ">third</text>"));
    assert_string_equal(graphs[2]->warnings, "");
}

/* Alone or behind another, whatever that one asked for. */
static void a_graph_is_drawn_the_same_in_any_company(void **state)
{
    Graph *alone, *graphs[2];
    const char *text, *other;

    (void)state;
    if (!has_dot())
        skip();
    alone = read("digraph { a -> b -> c }");
    draw(&alone, 1, NULL);
    graphs[0] =
        read("graph { layout=circo; dpi=300; bgcolor=\"#ffffe0\"; x -- y; y -- z }");
    graphs[1] = read("digraph { a -> b -> c }");
    draw(graphs, 2, NULL);
    assert_non_null(strstr(graphs[0]->svg.data, "fill=\"#ffffe0\""));
    text = strstr(alone->svg.data, "class=\"node\"");
    other = strstr(graphs[1]->svg.data, "class=\"node\"");
    assert_non_null(text);
    assert_non_null(other);
    assert_string_equal(text, other);
}

static void one_that_dot_refuses_takes_no_other_with_it(void **state)
{
    Graph *graphs[3];

    (void)state;
    if (!has_dot())
        skip();
    graphs[0] = read("digraph { a }");
    graphs[1] = read("digraph {\n a ->\n ; }");
    graphs[2] = read("digraph { b [shape=nosuch] }");
    draw(graphs, 3, NULL);
    assert_int_equal(graphs[0]->status, GRAPH_DRAWN);
    assert_int_equal(graphs[1]->status, GRAPH_FAILED);
    assert_int_equal(graphs[1]->line, 3);
    assert_string_equal(graphs[1]->why, "syntax error near ';'");
    assert_int_equal(graphs[2]->status, GRAPH_DRAWN);
    assert_string_equal(graphs[2]->warnings, "using box for unknown shape nosuch\n");
}

/* ---- The cache ------------------------------------------------------------------------------ */

static Graph *draw_one(const char *text, const char *cache)
{
    Graph *graph = read(text);

    draw(&graph, 1, cache);
    assert_int_equal(graph->status, GRAPH_DRAWN);
    return graph;
}

static size_t each_entry(const char *folder, const char *with)
{
    DIR *dir = opendir(folder);
    size_t count = 0;
    char path[PATH_MAX];

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        FILE *file;
        if (entry->d_name[0] == '.')
            continue;
        count++;
        if (with == NULL)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        file = fopen(path, "r+");
        assert_non_null(file);
        assert_int_equal(fseek(file, 30, SEEK_SET), 0);
        assert_true(fputs(with, file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
    closedir(dir);
    return count;
}

static void assert_same(const Graph *left, const Graph *right)
{
    assert_int_equal(left->svg.len, right->svg.len);
    assert_memory_equal(left->svg.data, right->svg.data, left->svg.len);
    assert_string_equal(left->warnings, right->warnings);
}

static void what_was_drawn_is_remembered_with_its_warnings(void **state)
{
    static const char text[] = "digraph { b [shape=nosuch] }";
    const char *cache;
    Graph *fresh, *first, *again;

    (void)state;
    if (!has_dot())
        skip();
    cache = arena_text(&arena, scratch_path("cache"));
    fresh = draw_one(text, NULL);
    first = draw_one(text, cache);
    assert_int_equal(each_entry(cache, NULL), 1);
    again = draw_one("digraph { /* the same */ b [shape=nosuch] }", cache);
    assert_int_equal(each_entry(cache, NULL), 1);
    assert_same(fresh, first);
    assert_same(first, again);
    draw_one("digraph { another }", cache);
    assert_int_equal(each_entry(cache, NULL), 2);
    scratch_remove();
}

static void a_damaged_entry_is_drawn_again(void **state)
{
    const char *cache;
    Graph *first;

    (void)state;
    if (!has_dot())
        skip();
    cache = arena_text(&arena, scratch_path("cache"));
    first = draw_one("digraph { a }", cache);
    each_entry(cache, "damage");
    assert_same(first, draw_one("digraph { a }", cache));
    assert_same(first, draw_one("digraph { a }", "/proc/no/such"));
    scratch_remove();
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
        cmocka_unit_test(a_graph_is_written_anew_line_by_line),
        cmocka_unit_test(mistakes_are_told_where_they_are),
        cmocka_unit_test(what_reads_a_file_is_refused),
        cmocka_unit_test(deep_nesting_ends),
        cmocka_unit_test(each_graph_gets_its_own_picture),
        cmocka_unit_test(a_graph_is_drawn_the_same_in_any_company),
        cmocka_unit_test(one_that_dot_refuses_takes_no_other_with_it),
        cmocka_unit_test(what_was_drawn_is_remembered_with_its_warnings),
        cmocka_unit_test(a_damaged_entry_is_drawn_again),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
