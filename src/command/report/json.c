/* json.c - diagnostics for programs: one object a line (RFC 8259), always valid UTF-8. */
#include "command/report/report.h"

static const char *const severity_names[] = {
    [EPUBIFY_NOTE] = "note",
    [EPUBIFY_WARNING] = "warning",
    [EPUBIFY_ERROR] = "error",
};

static void put_text_member(Buf *buf, const char *name, const char *text)
{
    buf_format(buf, ",\"%s\":", name);
    if (text != NULL)
        buf_put_json(buf, text);
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
