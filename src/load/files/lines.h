/* lines.h - the lines of a text that can hold Markdown: no code, no comments. */
#ifndef EPUBIFY_LOAD_FILES_LINES_H
#define EPUBIFY_LOAD_FILES_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include "base/bytes.h"

typedef struct {            /* start from {.text = …} */
    Bytes text;
    size_t at, end;         /* the line's: end is that of its text */
    size_t next;            /* where the line behind it begins */
    char fence;             /* of the code block that is open, or 0 */
    size_t fence_width;
    bool comment;           /* <!-- is open */
} TextLines;

/* The next one; false: there is none. */
bool next_text_line(TextLines *lines);
/* Before the first line: passes over a block between --- and --- or .... */
void skip_front_matter(TextLines *lines);
/* Where the line's text begins, behind its spaces. */
size_t line_content(const TextLines *lines);
bool is_blank_line(const TextLines *lines);
/* Of an ATX heading; 0: it is none.  *text: where its text begins. */
size_t atx_level(const TextLines *lines, size_t *text);
/* Of the line below a paragraph's; 0: it underlines nothing. */
size_t setext_level(const TextLines *lines);

#endif
