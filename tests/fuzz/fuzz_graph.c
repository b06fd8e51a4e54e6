/* fuzz_graph.c - any text as a graph: what is written anew for dot reads the same, and asks for
 * no file. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/graph/graph.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_lines(Bytes text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.data[i] == '\n';
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    Graph graph, again;
    const char *text = (const char *)data;

    if (utf8_check(text, size) != size || memchr(data, '\0', size) != NULL)
        return 0;
    text = arena_copy(&arena, text, size);
    graph_read((Bytes){text, size}, &arena, &graph);
    for (size_t i = 0; i < graph.fault_count; i++)
        assert(graph.faults[i].offset <= size);
    if (graph.fault_count == 0) {
        graph_read(graph.clean, &arena, &again);
        assert(again.fault_count == 0);
        assert(again.clean.len == graph.clean.len &&
               memcmp(again.clean.data, graph.clean.data, graph.clean.len) == 0);
        assert(count_lines(graph.clean) <= count_lines(graph.text));
    }
    arena_free(&arena);
    return 0;
}
