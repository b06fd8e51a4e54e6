/* lines.h - the lines of a Markdown text, and whether each is code.
 *
 * Nearly as a parser has it: fenced code within quotes and lists is seen, indented code
 * where it is deeper than the newest item of a list, definition or note that is open. */
#ifndef EPUBIFY_PARSE_DIALECT_LINES_H
#define EPUBIFY_PARSE_DIALECT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include "base/bytes.h"

typedef struct {
    Bytes text;
    size_t at;          /* where the line begins */
    size_t end;         /* where its text ends, without the line end */
    size_t next;        /* where the next line begins */
    size_t content;     /* behind indentation, > marks of quotes and nothing else */
    size_t quotes;      /* how many of those marks */
    bool is_blank;      /* but for marks of quotes */
    bool is_code;       /* of a code block, its fences included */
    bool is_comment;    /* of an HTML comment over several lines, or its last one */
    /* what is open */
    char fence;
    size_t fence_width;
    size_t list_indent; /* columns in front of what the open list's items hold */
    bool in_list, in_comment, after_blank;
} LineScan;

/* From an offset that begins a line. */
LineScan scan_lines(Bytes text, size_t start);
/* The next line; false: there is none. */
bool next_line(LineScan *scan);
/* The line's content begins with these bytes. */
bool line_begins(const LineScan *scan, const char *bytes);

#endif
