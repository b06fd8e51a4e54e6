/* leanpub_sections.h - sections that are not of the full book (Markua, "Conditional Inclusion
 * Attributes on Headings"). */
#ifndef EPUBIFY_LOAD_LEANPUB_SECTIONS_H
#define EPUBIFY_LOAD_LEANPUB_SECTIONS_H

#include "load/files/lines.h"

/* At a line such as {full: false} above a heading: where that heading's text ends, with all
 * that is below it.  0: the line is none. */
size_t end_of_omitted(const TextLines *line);

#endif
