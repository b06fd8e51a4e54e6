/* fuzz_css.c - whatever a style sheet holds, reading it ends, and what is written without fault has none. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "formats/css_gaps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_places(const CssSheet *sheet, size_t size)
{
    for (size_t i = 0; i < sheet->fault_count; i++)
        if (sheet->faults[i].offset > size)
            abort();
    for (size_t i = 0; i < sheet->url_count; i++)
        if (sheet->urls[i].start >= sheet->urls[i].end || sheet->urls[i].end > size)
            abort();
}

/* As resolve does it: what is forbidden goes, every URL is written anew. */
static void mend(CssSheet *sheet, Buf *out)
{
    for (size_t i = 0; i < sheet->forbidden_count; i++)
        css_edit(sheet, sheet->forbidden[i].start, sheet->forbidden[i].end, "");
    for (size_t i = 0; i < sheet->url_count; i++)
        css_edit(sheet, sheet->urls[i].start, sheet->urls[i].end,
                 css_quoted_url(sheet->arena, sheet->urls[i].url));
    css_write(sheet, out);
}

static void check(const char *text, size_t size, CssKind kind)
{
    Arena arena = {0};
    CssSheet sheet, again;
    Buf out = {0};

    css_read((Bytes){text, size}, kind, &arena, &sheet);
    check_places(&sheet, size);
    mend(&sheet, &out);
    if (sheet.fault_count == 0) {
        css_read(buf_bytes(&out), kind, &arena, &again);
        if (again.fault_count > 0 || again.forbidden_count > 0)
            abort();
    }
    buf_free(&out);
    arena_free(&arena);
}

/* Leniently: whatever was wrong, what stays is not. */
static void check_lenient(const char *text, size_t size)
{
    Arena arena = {0};
    CssSheet sheet, again;
    Buf out = {0};

    css_read((Bytes){text, size}, CSS_FILE, &arena, &sheet);
    css_mend(&sheet);
    if (sheet.fault_count > 0)
        abort();
    check_places(&sheet, size);
    for (size_t i = 0; i < sheet.forbidden_count; i++)
        css_edit(&sheet, sheet.forbidden[i].start, sheet.forbidden[i].end, "");
    for (size_t i = 0; i < sheet.url_count; i++)
        css_drop_url(&sheet, &sheet.urls[i]);
    css_write(&sheet, &out);
    css_read(buf_bytes(&out), CSS_FILE, &arena, &again);
    if (again.fault_count > 0 || again.forbidden_count > 0 || again.url_count > 0)
        abort();
    buf_free(&out);
    arena_free(&arena);
}

/* What is added for the layout's gaps has no fault, either. */
static void check_gaps(const char *text, size_t size)
{
    Arena arena = {0};
    CssSheet sheet, again;
    CssGaps gaps;
    Buf clean = {0}, out = {0};

    css_read((Bytes){text, size}, CSS_FILE, &arena, &sheet);
    css_mend(&sheet);
    css_write(&sheet, &clean);
    css_read(buf_bytes(&clean), CSS_FILE, &arena, &again);
    css_see_through_gaps(&again, true, &gaps);
    for (size_t i = 0; i < gaps.blind_count; i++)
        if (gaps.blind[i].start >= gaps.blind[i].end || gaps.blind[i].end > clean.len)
            abort();
    css_write(&again, &out);
    css_read(buf_bytes(&out), CSS_FILE, &arena, &sheet);
    if (sheet.fault_count > 0)
        abort();
    buf_free(&clean);
    buf_free(&out);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;

    if (utf8_check(text, size) != size)
        return 0;
    check(text, size, CSS_FILE);
    check(text, size, CSS_DECLARATIONS);
    check_lenient(text, size);
    check_gaps(text, size);
    return 0;
}
