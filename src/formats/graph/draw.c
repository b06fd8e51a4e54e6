/* draw.c - runs dot over many graphs at once, and remembers what it made of each. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/process.h"
#include "base/process_cache.h"
#include "formats/graph/graph.h"

enum { LARGEST_SVG = 32 << 20, ALL_SECONDS = 60, ONE_SECONDS = 10, WARNINGS_KEPT = 5 };

/* What the command line says of the graph goes before what the graph says: at other
 * resolutions dot gets the size of an SVG wrong. */
static const char *const arguments[] = {"dot", "-Tsvg", "-Gdpi=72", NULL};

/* What every graph begins with: nothing is painted behind it, its texts are in the reader's own
 * face, and the layout of the graph before it does not stay. */
static const char defaults[] =
    " graph [bgcolor=transparent, layout=dot, fontname=\"sans-serif\", fontsize=12]"
    " node [fontname=\"sans-serif\", fontsize=12]"
    " edge [fontname=\"sans-serif\", fontsize=11] ";

typedef struct {
    Arena *arena;
    const char *cache;
    char binary[PATH_MAX];
    struct timespec end; /* of all runs together */
    Buf output, errors;
} Draw;

/* ---- What dot says -------------------------------------------------------------------------- */

/* The next line that is a message of its own, or NULL; fontconfig, say, speaks up too. */
static const char *next_message(const char *text, const char *kind)
{
    while (text != NULL && strncmp(text, kind, strlen(kind)) != 0) {
        text = strchr(text, '\n');
        text = text == NULL ? NULL : text + 1;
    }
    return text;
}

static const char *errors_of(const Draw *draw)
{
    return draw->errors.data == NULL ? "" : draw->errors.data;
}

static bool has_messages(const Draw *draw)
{
    return next_message(errors_of(draw), "Warning: ") != NULL ||
           next_message(errors_of(draw), "Error: ") != NULL;
}

/* Without what only says that dot has no font at hand. */
static const char *collect_warnings(Draw *draw)
{
    const char *text = errors_of(draw);
    Buf out = {0};
    const char *all;

    for (int kept = 0; kept < WARNINGS_KEPT;) {
        size_t n;
        text = next_message(text, "Warning: ");
        if (text == NULL)
            break;
        text += strlen("Warning: ");
        n = strcspn(text, "\n");
        if (memmem(text, n, "font", 4) != NULL || memmem(text, n, "metrics", 7) != NULL)
            continue;
        buf_add(&out, text, n);
        buf_char(&out, '\n');
        kept++;
    }
    all = arena_copy(draw->arena, out.data == NULL ? "" : out.data, out.len);
    buf_free(&out);
    return all;
}

/* "Error: <stdin>: syntax error in line 3 near ';'"; labels of HTML count lines of their
 * own. */
static void explain_failure(Draw *draw, Graph *graph)
{
    static const char syntax[] = "<stdin>: syntax error in line ";
    const char *text = next_message(errors_of(draw), "Error: "), *label;
    char *rest;
    int length;

    if (text == NULL) {
        graph->why = "it gave no reason";
        return;
    }
    text += strlen("Error: ");
    if (strncmp(text, syntax, sizeof syntax - 1) == 0) {
        graph->line = (unsigned)strtoul(text + sizeof syntax - 1, &rest, 10);
        graph->why =
            arena_format(draw->arena, "syntax error%.*s", (int)strcspn(rest, "\n"), rest);
        return;
    }
    label = strstr(text, "\nin label of ");
    length = (int)strcspn(text, "\n");
    length -= length > 0 && text[length - 1] == ' ';
    graph->why =
        arena_format(draw->arena, "%.*s%s%.*s", length, text, label == NULL ? "" : " ",
                     label == NULL ? 0 : (int)strcspn(label + 1, "\n"),
                     label == NULL ? "" : label + 1);
}

/* ---- The cache: an entry is the length of the warnings, they, and the picture ------------------ */

static const char *entry_of(const Draw *draw, const Graph *graph)
{
    return cache_entry(draw->cache, "graph", draw->binary,
                       arena_format(draw->arena, "%s %s%s", arguments[1], arguments[2],
                                    defaults),
                       graph->clean, draw->arena);
}

static bool recall(Draw *draw, Graph *graph)
{
    Buf content = {0};
    char *rest;
    size_t length;
    bool good = cache_read(entry_of(draw, graph), LARGEST_SVG, &content);

    if (good) {
        length = strtoul(content.data, &rest, 10);
        rest += *rest == '\n';
        good = length <= content.len - (size_t)(rest - content.data);
    }
    if (good) {
        graph->status = GRAPH_DRAWN;
        graph->warnings = arena_copy(draw->arena, rest, length);
        rest += length;
        graph->svg.len = content.len - (size_t)(rest - content.data);
        graph->svg.data = arena_copy(draw->arena, rest, graph->svg.len);
    }
    buf_free(&content);
    return good;
}

static void keep(Draw *draw, Graph *graph, Bytes svg)
{
    Buf content = {0};

    graph->status = GRAPH_DRAWN;
    graph->svg = (Bytes){arena_copy(draw->arena, svg.data, svg.len), svg.len};
    if (draw->cache == NULL)
        return;
    buf_format(&content, "%zu\n%s", strlen(graph->warnings), graph->warnings);
    buf_add(&content, svg.data, svg.len);
    cache_write(entry_of(draw, graph), buf_bytes(&content), draw->arena);
    buf_free(&content);
}

/* ---- Runs ----------------------------------------------------------------------------------- */

/* Where the next picture begins, or the end; dot writes one behind the other, and escapes
 * every < in their texts. */
static const char *next_picture(const char *text, const char *end)
{
    const char *next = find_bytes(text, (size_t)(end - text), "<?xml ");

    return next == NULL ? end : next;
}

static size_t count_pictures(const Buf *output)
{
    const char *at = output->data, *end = at + output->len;
    size_t count = 0;

    if (output->len == 0)
        return 0;
    for (at = next_picture(at, end); at < end; at = next_picture(at + 1, end))
        count++;
    return count;
}

static unsigned seconds_left(const Draw *draw)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec >= draw->end.tv_sec ? 0 : (unsigned)(draw->end.tv_sec - now.tv_sec);
}

static ProcessStatus run(Draw *draw, Bytes input, unsigned seconds)
{
    const ProcessLimits limits = {.seconds = seconds,
                                  .memory = (size_t)1 << 30,
                                  .output = LARGEST_SVG};

    return process_run(arguments, input, &limits, &draw->output, &draw->errors);
}

static void put_graph(Buf *input, const Graph *graph)
{
    buf_add(input, graph->clean.data, graph->body);
    buf_put(input, defaults);
    buf_add(input, graph->clean.data + graph->body, graph->clean.len - graph->body);
    buf_char(input, '\n');
}

static void draw_one(Draw *draw, Graph *graph)
{
    unsigned left = seconds_left(draw);
    Buf input = {0};
    ProcessStatus status;

    put_graph(&input, graph);
    status = left == 0
                 ? PROCESS_LIMIT
                 : run(draw, buf_bytes(&input), left < ONE_SECONDS ? left : ONE_SECONDS);
    buf_free(&input);
    graph->status = status == PROCESS_ABSENT  ? GRAPH_ABSENT
                    : status == PROCESS_LIMIT ? GRAPH_LIMIT
                                              : GRAPH_FAILED;
    if (status == PROCESS_FAILED)
        explain_failure(draw, graph);
    if (status != PROCESS_OK)
        return;
    if (count_pictures(&draw->output) != 1) {
        graph->why = "it is drawn on several pages, or on none";
        return;
    }
    graph->warnings = collect_warnings(draw);
    keep(draw, graph, buf_bytes(&draw->output));
}

/* False: the run must be taken apart, since nobody knows which graph it speaks of. */
static bool draw_together(Draw *draw, Graph *const *graphs, size_t count)
{
    Buf input = {0};
    ProcessStatus status;
    const char *at, *end;

    for (size_t i = 0; i < count; i++)
        put_graph(&input, graphs[i]);
    status = run(draw, buf_bytes(&input), ALL_SECONDS / 2);
    buf_free(&input);
    if (status != PROCESS_OK || has_messages(draw) ||
        count_pictures(&draw->output) != count)
        return false;
    at = draw->output.data;
    end = at + draw->output.len;
    at = next_picture(at, end);
    for (size_t i = 0; i < count; i++) {
        const char *next = next_picture(at + 1, end);
        keep(draw, graphs[i], (Bytes){at, (size_t)(next - at)});
        at = next;
    }
    return true;
}

/* Those without faults that the cache has not. */
static size_t collect_new(Draw *draw, Graph *const *graphs, size_t count, Graph **wanted)
{
    bool there = process_find(arguments[0], draw->binary);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (graphs[i]->fault_count > 0)
            continue;
        graphs[i]->status = GRAPH_ABSENT;
        if (there && !recall(draw, graphs[i]))
            wanted[found++] = graphs[i];
    }
    return found;
}

void graphs_draw(Graph *const *graphs, size_t count, const char *cache, Arena *arena)
{
    Draw draw = {.arena = arena, .cache = cache};
    Graph **wanted = arena_alloc(arena, (count + 1) * sizeof *wanted);

    count = collect_new(&draw, graphs, count, wanted);
    clock_gettime(CLOCK_MONOTONIC, &draw.end);
    draw.end.tv_sec += ALL_SECONDS;
    if (count > 0 && (count == 1 || !draw_together(&draw, wanted, count)))
        for (size_t i = 0; i < count; i++)
            draw_one(&draw, wanted[i]);
    buf_free(&draw.output);
    buf_free(&draw.errors);
}
