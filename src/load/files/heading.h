/* heading.h - headings of a Markdown text, found without parsing it: for titles. */
#ifndef EPUBIFY_LOAD_FILES_HEADING_H
#define EPUBIFY_LOAD_FILES_HEADING_H

#include "base/arena.h"
#include "base/bytes.h"

/* The text of the first heading, without its marks, links and attributes; NULL: there is
 * none that has a text.  Code blocks, comments and front matter are passed over. */
const char *first_heading(Arena *arena, Bytes markdown);

/* How many headings of each level (1 to 6) there are; counts[0] stays 0. */
void count_headings(Bytes markdown, size_t counts[7]);

#endif
