/* sketch.h - a tree as one line of text, for tests of parse. */
#ifndef EPUBIFY_TESTS_SKETCH_H
#define EPUBIFY_TESTS_SKETCH_H

#include "book.h"

/* Everything below the root: 'p("a " em("b") / code"c")'.  Behind a node's name may stand #id,
 * [attribute=value …], ->destination, =name or title; "/" is a soft break, "//" a line break, "+" marks a tight
 * list or definition, < = > aligned cells, [ ] and [x] tasks.  Neighbouring texts are shown as one.  NULL nodes give "". */
const char *sketch_tree(Arena *arena, const Node *root);

/* "LINE:COLUMN" of the n-th node of the kind, from 0; "none" when there are fewer. */
const char *sketch_place(Arena *arena, const Chapter *chapter, NodeKind kind, size_t n);

#endif
