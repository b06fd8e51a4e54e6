/* report.h - what is said of a link that leads nowhere. */
#ifndef EPUBIFY_RESOLVE_LINKS_REPORT_H
#define EPUBIFY_RESOLVE_LINKS_REPORT_H

#include "resolve/links/hints.h"

/* Marks the link as a hole. */
void report_link(Chapter *chapter, Node *link, const char *code, const char *hint,
                 const char *message);
/* The format has one %s, in the chapter's arena. */
const char *link_message(Chapter *chapter, const char *format, const char *text);
/* Nothing in the book is at the path, which counts from the root; decoded: as the author
 * wrote it, without percent-encoding. */
void report_no_page(Book *book, Hints *hints, Chapter *chapter, Node *link,
                    const char *decoded, const char *path);

#endif
