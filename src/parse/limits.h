/* limits.h - refuses texts that cmark-gfm would choke on.
 *
 * cmark-gfm is quadratic or worse on some hostile inputs and cannot be interrupted, so
 * that what makes it so is counted before it is dear: lines before they are fed, and
 * what stands in one paragraph, heading or cell before its inlines are parsed.  Code
 * blocks may hold anything.
 *
 *     limits_start(&limits, chapter, smart);
 *     while (next_piece(&limits, &open, &piece))
 *         … feed the piece, then see what is open …
 *     … check_inlines of every block with inlines …
 *     if (limits_end(&limits)) … parse inlines … */
#ifndef EPUBIFY_PARSE_LIMITS_H
#define EPUBIFY_PARSE_LIMITS_H

#include "book.h"

/* No tree is deeper, so that every later walk may trust this bound. */
enum { DEEPEST_NODE = 120 };

typedef struct {           /* what is open behind the lines that were fed */
    size_t depth;          /* blocks within one another */
    size_t columns;        /* of an open table, or 0 */
    const char *paragraph; /* the text of an open paragraph so far, or NULL */
} OpenBlocks;

typedef struct {
    Chapter *chapter;
    const char *text; /* of the chapter, behind its front matter */
    size_t len, at;   /* at: where the next piece begins */
    bool smart, refused;
    uint64_t steps; /* what parsing will cost, roughly in nanoseconds */
    size_t nodes, most_nodes;
    size_t brackets;                  /* that close; each may repeat a link definition */
    size_t definition, definition_at; /* length and place of the longest one */
} Limits;

/* smart: quotes are delimiters too. */
void limits_start(Limits *limits, Chapter *chapter, bool smart);

/* The next whole lines to be fed.  false: there are none, or the text is refused. */
bool next_piece(Limits *limits, const OpenBlocks *open, Bytes *piece);

/* Counts what a block with inlines holds; line is its first one, from 1, in
 * limits->text. */
void check_inlines(Limits *limits, const char *content, size_t line);

/* false: a diagnostic (markdown-limit, nesting-deep, table-columns) says what is too
 * much and where. */
bool limits_end(Limits *limits);

#endif
