/* markdown_syntax.h - cmark-gfm's parser with our extensions; for markdown.c alone. */
#ifndef EPUBIFY_PARSE_MARKDOWN_SYNTAX_H
#define EPUBIFY_PARSE_MARKDOWN_SYNTAX_H

#include <stdbool.h>
#include <cmark-gfm.h>
#include "parse/limits.h"

/* Lines in the tree are by this much larger than those of the text. */
enum { LINES_BEFORE = 1 };

/* The tree of the text that the limits were started with; NULL when they refuse it.
 * Attributes in braces are custom inlines that hold them as on_enter. */
cmark_node *run_cmark(Limits *limits, const Dialect *dialect);
/* Frees what run_cmark made in this thread, refused or not. */
void free_cmark(void);
/* Node types that cmark-gfm has no constants for; known once markdown_init has run. */
typedef struct {
    cmark_node_type table, row, cell, strikethrough, definition;
} ExtensionTypes;
extern ExtensionTypes extension_types;

/* To cmark-gfm a quote right behind code or emphasis opens, as in `code`'s, where an apostrophe
 * is meant: the text of such a node as it should be. */
const char *mend_apostrophe(Arena *arena, cmark_node *node, const char *text);

#endif
