/* json.c - diagnostics for programs: one object a line (RFC 8259), always valid UTF-8. */
#include <string.h>
#include "base/utf8.h"
#include "command/report/report.h"

static const char *const severity_names[] = {
    [EPUBIFY_NOTE] = "note",
    [EPUBIFY_WARNING] = "warning",
    [EPUBIFY_ERROR] = "error",
};

static void put_character(Buf *buf, uint32_t code_point)
{
    if (code_point == '"' || code_point == '\\')
        buf_format(buf, "\\%c", (char)code_point);
    else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        buf_format(buf, "\\u%04x", code_point);
    else
        utf8_put(buf, code_point);
}

/* Bytes that are not UTF-8 (a file's name may hold any) become U+FFFD. */
static void put_string(Buf *buf, const char *text)
{
    size_t len = strlen(text);
    uint32_t code_point;

    buf_char(buf, '"');
    for (size_t i = 0; i < len;) {
        size_t end = i + utf8_check(text + i, len - i);
        while (i < end) {
            i += utf8_next(text + i, &code_point);
            put_character(buf, code_point);
        }
        if (i < len) {
            put_character(buf, 0xFFFD);
            i++;
        }
    }
    buf_char(buf, '"');
}

static void put_text_member(Buf *buf, const char *name, const char *text)
{
    buf_format(buf, ",\"%s\":", name);
    if (text != NULL)
        put_string(buf, text);
    else
        buf_put(buf, "null");
}

static void put_number_member(Buf *buf, const char *name, uint32_t number)
{
    if (number > 0)
        buf_format(buf, ",\"%s\":%u", name, number);
    else
        buf_format(buf, ",\"%s\":null", name);
}

static void put_object(Buf *buf, const EpubifyDiagnostic *diagnostic)
{
    size_t start = buf->len;

    put_text_member(buf, "file", diagnostic->file);
    put_number_member(buf, "line", diagnostic->line);
    put_number_member(buf, "column", diagnostic->column);
    put_text_member(buf, "severity", severity_names[diagnostic->severity]);
    put_text_member(buf, "code", diagnostic->code);
    put_text_member(buf, "message", diagnostic->message);
    put_text_member(buf, "hint", diagnostic->hint);
    buf->data[start] = '{'; /* instead of the first comma */
    buf_put(buf, "}\n");
}

void put_diagnostics_json(Buf *buf, const EpubifyResult *result, const ReportStyle *style)
{
    for (size_t i = 0; i < result->diagnostic_count; i++)
        if (style->notes || result->diagnostics[i]->severity != EPUBIFY_NOTE)
            put_object(buf, result->diagnostics[i]);
}
