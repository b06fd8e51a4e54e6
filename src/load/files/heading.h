/* heading.h - headings of a Markdown text, found without parsing it: for titles. */
#ifndef EPUBIFY_LOAD_FILES_HEADING_H
#define EPUBIFY_LOAD_FILES_HEADING_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/bytes.h"

/* The text of the first heading, without its marks, links and attributes; NULL: there is
 * none that has a text.  Code blocks, comments and front matter are passed over. */
const char *first_heading(Arena *arena, Bytes markdown);

/* The text of the first heading of level 1, raw HTML's <h1> too; or the title that the
 * front matter gives.  Not one that says the same as other, which may be NULL.  NULL: there
 * is none. */
const char *first_title(Arena *arena, Bytes markdown, const char *other);

/* The text of the heading that follows the first one with nothing between them, where the text
 * begins with these; else NULL. */
const char *heading_below(Arena *arena, Bytes markdown);
/* "Table of Contents", "Preface": no book is called so. */
bool is_common_heading(const char *heading);

/* What stands before the first heading of that level or a higher one. */
typedef enum { OPENING_NONE, OPENING_TITLED, OPENING_PLAIN } Opening;
/* OPENING_TITLED: it has a heading of level 1, or begins with one; OPENING_PLAIN: text that
 * no such heading names. */
Opening opening_of(Bytes markdown, int level);

/* How many headings of each level (1 to 6) there are; counts[0] stays 0. */
void count_headings(Bytes markdown, size_t counts[7]);

#endif
