/* report.h - the diagnostics and the last line, as the author sees them. */
#ifndef EPUBIFY_COMMAND_REPORT_H
#define EPUBIFY_COMMAND_REPORT_H

#include "base/buf.h"
#include "epubify.h"

typedef struct {
    bool color;
    bool notes;   /* notes are shown too */
    bool repeats; /* of very many warnings of one code, all are shown */
} ReportStyle;

/* Each with its place, excerpt, caret and hint (DESIGN.md, Diagnostics).  What could play
 * tricks with a terminal (control characters, bytes that are not UTF-8) becomes U+FFFD.
 */
void put_diagnostics(Buf *buf, const EpubifyResult *result, const ReportStyle *style);
/* One JSON object a line: file, line, column, severity, code, message, hint.  What is not
 * known is null. */
void put_diagnostics_json(Buf *buf, const EpubifyResult *result,
                          const ReportStyle *style);

/* "2 warnings" when there are any, then what was written, and how much of it. */
void put_success(Buf *buf, const EpubifyResult *result, const char *output,
                 double seconds);
/* What there was instead of an EPUB.  old_kept: an older one is still at output. */
void put_failure(Buf *buf, const EpubifyResult *result, bool old_kept);

/* What is to be done with a lock: with a new one, or once a release is given out. */
void put_lock_line(Buf *buf, const EpubifyResult *result, bool given_out);
/* A file of several. */
void put_file(Buf *buf, const EpubifyFile *file);
/* What there was instead of a release. */
void put_no_release(Buf *buf, const EpubifyResult *result);

/* A text that is safe to show, as UTF-8. */
void put_clean(Buf *buf, const char *bytes, size_t n);

#endif
