/* report.c - diagnostics for people. */
#include "command/report/report.h"
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "command/report/repeats.h"

enum {
    GUTTER = 5,        /* columns of a line number */
    WIDEST = 100,      /* columns of an excerpt */
    WIDEST_BEFORE = 60 /* of them, before the caret */
};

static const char BOLD[] = "\033[1m", GREEN[] = "\033[1;32m", PLAIN[] = "\033[m";

static const struct {
    const char *name, *color;
} severities[] = {
    [EPUBIFY_NOTE] = {"note", "\033[1;36m"},
    [EPUBIFY_WARNING] = {"warning", "\033[1;35m"},
    [EPUBIFY_ERROR] = {"error", "\033[1;31m"},
};

void put_clean(Buf *buf, const char *bytes, size_t n)
{
    uint32_t code_point;

    for (size_t i = 0; i < n;) {
        size_t end = i + utf8_check(bytes + i, n - i);
        while (i < end) {
            i += utf8_next(bytes + i, &code_point);
            if ((code_point < 0x20 && code_point != '\t') ||
                (code_point >= 0x7F && code_point < 0xA0))
                code_point = 0xFFFD;
            utf8_put(buf, code_point);
        }
        if (i < n) {
            utf8_put(buf, 0xFFFD);
            i++;
        }
    }
}

static void put_clean_text(Buf *buf, const char *text)
{
    put_clean(buf, text, strlen(text));
}

static void put_color(Buf *buf, const ReportStyle *style, const char *color)
{
    if (style->color)
        buf_put(buf, color);
}

/* ---- The excerpt ------------------------------------------------------------------- */

/* A tab may be as wide as this; one that stands before the caret is copied, so it stays
 * aligned. */
static size_t width_of(uint32_t code_point)
{
    return code_point == '\t' ? 8 : utf8_width(code_point);
}

/* Where the excerpt begins, so that what is before the caret is not too wide. */
static const char *first_shown(const char *line, const char *caret)
{
    const char *first = line;
    uint32_t code_point;
    size_t width = 0;

    for (const char *at = line; at < caret;) {
        at += utf8_next(at, &code_point);
        width += width_of(code_point);
    }
    while (width > WIDEST_BEFORE) {
        first += utf8_next(first, &code_point);
        width -= width_of(code_point);
    }
    return first;
}

static const char *end_shown(const char *first)
{
    uint32_t code_point;
    size_t width = 0;

    while (*first != '\0') {
        size_t n = utf8_next(first, &code_point);
        width += width_of(code_point);
        if (width > WIDEST)
            break;
        first += n;
    }
    return first;
}

/* The character at a column (from 1); the end of the line when it is shorter. */
static const char *character_at(const char *line, size_t column)
{
    uint32_t code_point;

    while (column > 1 && *line != '\0') {
        line += utf8_next(line, &code_point);
        column--;
    }
    return line;
}

static void put_caret(Buf *buf, const char *first, const char *caret,
                      const ReportStyle *style)
{
    uint32_t code_point;

    while (first < caret) {
        first += utf8_next(first, &code_point);
        if (code_point == '\t')
            buf_char(buf, '\t');
        for (size_t i = 0; code_point != '\t' && i < utf8_width(code_point); i++)
            buf_char(buf, ' ');
    }
    put_color(buf, style, GREEN);
    buf_char(buf, '^');
    put_color(buf, style, PLAIN);
    buf_char(buf, '\n');
}

/* The caret's place in the excerpt, from 1; 0: none. */
static size_t caret_column(const EpubifyDiagnostic *diagnostic)
{
    size_t before = diagnostic->excerpt_column > 0 ? diagnostic->excerpt_column - 1 : 0;
    size_t end =
        before + utf8_count(diagnostic->excerpt, strlen(diagnostic->excerpt)) + 1;

    if (diagnostic->column <= before || diagnostic->column > end)
        return 0;
    return diagnostic->column - before;
}

static void put_excerpt(Buf *buf, const EpubifyDiagnostic *diagnostic,
                        const ReportStyle *style)
{
    Buf line = {0};
    size_t column = caret_column(diagnostic);
    const char *caret, *first, *end;
    bool is_cut;
    int gutter;

    buf_put(&line, "");
    put_clean_text(&line, diagnostic->excerpt);
    caret = character_at(line.data, column);
    first = first_shown(line.data, caret);
    end = end_shown(first);
    is_cut = first > line.data || diagnostic->excerpt_column > 1;
    gutter = snprintf(NULL, 0, "%*u", GUTTER, diagnostic->line);
    buf_format(buf, "%*u | %s", gutter, diagnostic->line, is_cut ? "…" : "");
    buf_add(buf, first, (size_t)(end - first));
    buf_put(buf, *end != '\0' ? "…\n" : "\n");
    if (column > 0) {
        buf_format(buf, "%*s | %s", gutter, "", is_cut ? " " : "");
        put_caret(buf, first, caret, style);
    }
    buf_free(&line);
}

/* ---- One diagnostic ---------------------------------------------------------------- */

static void put_place(Buf *buf, const EpubifyDiagnostic *diagnostic,
                      const ReportStyle *style)
{
    put_color(buf, style, BOLD);
    put_clean_text(buf, diagnostic->file != NULL ? diagnostic->file : "epubify");
    if (diagnostic->line > 0)
        buf_format(buf, ":%u", diagnostic->line);
    if (diagnostic->line > 0 && diagnostic->column > 0)
        buf_format(buf, ":%u", diagnostic->column);
    buf_put(buf, ": ");
    put_color(buf, style, PLAIN);
}

static void put_diagnostic(Buf *buf, const EpubifyDiagnostic *diagnostic,
                           const ReportStyle *style)
{
    put_place(buf, diagnostic, style);
    put_color(buf, style, severities[diagnostic->severity].color);
    buf_format(buf, "%s: ", severities[diagnostic->severity].name);
    put_color(buf, style, PLAIN);
    put_clean_text(buf, diagnostic->message);
    buf_format(buf, " [%s]\n", diagnostic->code);
    if (diagnostic->excerpt != NULL && diagnostic->line > 0)
        put_excerpt(buf, diagnostic, style);
    if (diagnostic->hint != NULL) {
        put_color(buf, style, BOLD);
        buf_put(buf, "hint: ");
        put_color(buf, style, PLAIN);
        put_clean_text(buf, diagnostic->hint);
        buf_char(buf, '\n');
    }
}

static void put_more(Buf *buf, const EpubifyDiagnostic *last, size_t more,
                     const ReportStyle *style)
{
    put_color(buf, style, BOLD);
    buf_format(buf, "and %zu more", more);
    put_color(buf, style, PLAIN);
    buf_format(buf, " [%s]%s lists them\n", last->code,
               last->severity == EPUBIFY_NOTE ? " in the same words; --format json"
                                              : "; -v");
}

void put_diagnostics(Buf *buf, const EpubifyResult *result, const ReportStyle *style)
{
    size_t found = result->error_count + result->warning_count + result->note_count;
    Repeats repeats;

    count_repeats(&repeats, result, style->repeats);
    for (size_t i = 0; i < result->diagnostic_count; i++) {
        const EpubifyDiagnostic *diagnostic = result->diagnostics[i];
        size_t more = 0;
        if (!style->notes && diagnostic->severity == EPUBIFY_NOTE)
            continue;
        if (!is_shown(&repeats, diagnostic, &more))
            continue;
        put_diagnostic(buf, diagnostic, style);
        if (more > 0)
            put_more(buf, diagnostic, more, style);
    }
    arena_free(&repeats.arena);
    if (found > result->diagnostic_count)
        buf_format(buf, "epubify: and %zu more that are not shown\n",
                   found - result->diagnostic_count);
}

/* ---- The last line ----------------------------------------------------------------- */

/* "1 chapter", "11,200 words". */
static void put_count(Buf *buf, size_t count, const char *thing)
{
    char digits[32];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%zu", count);

    for (size_t i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            buf_char(buf, ',');
        buf_char(buf, digits[i]);
    }
    buf_format(buf, " %s%s", thing, count == 1 ? "" : "s");
}

/* Powers of ten, as file managers say it. */
static void put_size(Buf *buf, uint64_t size)
{
    if (size < 1000)
        buf_format(buf, "%u bytes", (unsigned)size);
    else if (size < 999500)
        buf_format(buf, "%.0f KB", (double)size / 1e3);
    else
        buf_format(buf, "%.1f MB", (double)size / 1e6);
}

static void put_errors_and_warnings(Buf *buf, const EpubifyResult *result)
{
    if (result->error_count > 0)
        put_count(buf, result->error_count, "error");
    if (result->error_count > 0 && result->warning_count > 0)
        buf_put(buf, ", ");
    if (result->warning_count > 0)
        put_count(buf, result->warning_count, "warning");
}

/* Who has never seen a lock learns here what to do with it. */
void put_lock_line(Buf *buf, const EpubifyResult *result, bool given_out)
{
    if (result->lock == NULL || (!given_out && !result->lock_is_new))
        return;
    buf_put(buf, given_out ? "commit " : "wrote ");
    put_clean_text(buf, result->lock);
    buf_put(buf, given_out ? ": it says now that the release is given out\n"
                           : ": commit it with the text; by it readers keep their "
                             "places in the next release\n");
}

void put_success(Buf *buf, const EpubifyResult *result, const char *output,
                 double seconds)
{
    if (result->warning_count > 0) {
        put_errors_and_warnings(buf, result);
        buf_char(buf, '\n');
    }
    put_lock_line(buf, result, false);
    buf_put(buf, "wrote ");
    put_clean_text(buf, output);
    buf_put(buf, ": ");
    put_size(buf, result->size);
    buf_put(buf, ", ");
    put_count(buf, result->chapters, "chapter");
    buf_put(buf, ", ");
    put_count(buf, result->words, "word");
    buf_put(buf, ", ");
    put_count(buf, result->pictures, "picture");
    if (result->hole_count > 0) {
        buf_put(buf, ", ");
        put_count(buf, result->hole_count, "hole");
    }
    buf_format(buf, ", %.2f s\n", seconds);
}

void put_failure(Buf *buf, const EpubifyResult *result, bool old_kept)
{
    put_errors_and_warnings(buf, result);
    if (result->error_count + result->warning_count > 0)
        buf_put(buf, "; ");
    buf_put(buf, old_kept ? "no EPUB was written, the old one is untouched\n"
                          : "no EPUB was written\n");
}

void put_file(Buf *buf, const EpubifyFile *file)
{
    buf_put(buf, "wrote ");
    put_clean_text(buf, file->path);
    buf_put(buf, ": ");
    put_size(buf, file->size);
    buf_char(buf, '\n');
}

void put_no_release(Buf *buf, const EpubifyResult *result)
{
    put_errors_and_warnings(buf, result);
    if (result->error_count + result->warning_count > 0)
        buf_put(buf, "; ");
    buf_put(buf, "nothing was written\n");
}
