/* graph.h - graphs in Graphviz's language (graphviz.org/doc/info/lang.html), drawn as SVG by
 * the program dot.
 *
 *     graph_read(text, arena, &graph);         for each; graph.faults says what is wrong
 *     graphs_draw(graphs, count, cache, arena);
 *
 * A graph is a stranger's: what would open a file is refused, dot gets a text that this
 * module has written anew, token by token, and its time, memory and output are limited. */
#ifndef EPUBIFY_FORMATS_GRAPH_GRAPH_H
#define EPUBIFY_FORMATS_GRAPH_GRAPH_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"

enum {
    GRAPH_LARGEST = 256 * 1024, /* bytes of a graph's text */
    GRAPH_DEEPEST = 60,         /* subgraphs within one another */
    GRAPH_FAULT_LIMIT = 20
};

typedef struct {
    size_t offset;       /* into the text */
    const char *message; /* in the arena: "image= would read a file" */
    const char *hint;    /* static, or NULL */
    bool unsafe;         /* else it is a mistake in the language */
} GraphFault;

typedef enum {
    GRAPH_UNDRAWN, /* it has faults */
    GRAPH_DRAWN,
    GRAPH_ABSENT,  /* the program is not there */
    GRAPH_LIMIT,   /* it took too long, or too much memory */
    GRAPH_FAILED
} GraphStatus;

typedef struct {
    Arena *arena;
    Bytes text;
    /* graph_read */
    Bytes clean; /* the same graph, without comments; its lines are those of text */
    size_t body; /* where in clean its { has ended */
    GraphFault *faults;
    size_t fault_count;
    /* graphs_draw */
    GraphStatus status;
    Bytes svg;            /* what dot wrote; in the arena */
    const char *why;      /* why there is none: "syntax error near ';'", or NULL */
    unsigned line;        /* of text, from 1, that why speaks of; 0: none */
    const char *warnings; /* what dot had to say of a graph that it drew, a line each; "": nothing */
} Graph;

void graph_read(Bytes text, Arena *arena, Graph *graph);
/* All of those without faults in one run of dot, but for what cache has (base/process_cache.h,
 * may be NULL); one by one only when that run had something to say. */
void graphs_draw(Graph *const *graphs, size_t count, const char *cache, Arena *arena);

#endif
