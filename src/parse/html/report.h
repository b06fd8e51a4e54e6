/* report.h - diagnostics about HTML, of which hostile texts make millions. */
#ifndef EPUBIFY_PARSE_HTML_REPORT_H
#define EPUBIFY_PARSE_HTML_REPORT_H

#include "book.h"

/* Records one at an offset into the chapter's text.  hint may be NULL. */
void report(Chapter *chapter, const char *code, uint32_t offset, const char *hint,
            const char *format, ...) __attribute__((format(printf, 5, 6)));
/* As report, but the same code and message only once in a chapter: for what has one
 * cause, or need not be mended. */
void report_once(Chapter *chapter, const char *code, uint32_t offset, const char *hint,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
