/* data_text.c - see the header. */
#include "formats/data_text.h"
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

DataLines data_lines(const Source *source, size_t start, size_t end)
{
    const char *text = source->text.data, *last;
    DataLines lines = {.source = source};
    size_t count = 1, index = 0;

    for (size_t i = 0; i < start; i++)
        lines.before += text[i] == '\n';
    for (size_t i = start; i < end; i++)
        count += text[i] == '\n';
    lines.line = memory_new((count + 1) * sizeof *lines.line);
    lines.line[lines.count++] = (DataLine){0, start};
    for (size_t i = start; i < end; i++) {
        index += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n')
            lines.line[lines.count++] = (DataLine){index, i + 1};
    }
    start = lines.line[count - 1].offset;
    last = memchr(text + start, '\n', source->text.len - start);
    lines.line[count].index = index + 1;
    lines.line[count].offset =
        (last == NULL ? source->text.len : (size_t)(last - text)) + 1;
    return lines;
}

void data_lines_free(DataLines *lines)
{
    free(lines->line);
    *lines = (DataLines){0};
}

size_t data_line_of(const DataLines *lines, size_t index)
{
    size_t low = 0, high = lines->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->line[middle].index <= index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

Position data_position_in(const DataLines *lines, size_t line, size_t column)
{
    const DataLine *row = &lines->line[line];

    return (Position){.file = lines->source->name,
                      .line = lines->before + (uint32_t)line + 1,
                      .column = (uint32_t)column,
                      .excerpt = {lines->source->text.data + row->offset,
                                  row[1].offset - row->offset - 1}};
}

Position data_position(const DataLines *lines, size_t index)
{
    size_t line = data_line_of(lines, index);

    return data_position_in(lines, line, index - lines->line[line].index + 1);
}

/* Control characters, a byte order mark, noncharacters. */
static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

Bytes data_clean(const DataCleaner *cleaner, Bytes text, const Position *where)
{
    Buf clean = {0};
    size_t width, done = 0, index = 0;

    for (size_t i = 0; i < text.len; i += width, index++) {
        uint32_t c;
        width = utf8_next(text.data + i, &c);
        if (!is_forbidden(c))
            continue;
        diag_add(cleaner->diags, cleaner->code,
                 where != NULL ? *where : data_position(cleaner->lines, index),
                 "remove it", "the control character U+%04X is replaced by U+FFFD",
                 (unsigned)c);
        buf_add(&clean, text.data + done, i - done);
        buf_put(&clean, "\xEF\xBF\xBD");
        done = i + width;
    }
    if (done == 0)
        return text;
    buf_add(&clean, text.data + done, text.len - done);
    text = (Bytes){arena_copy(cleaner->arena, clean.data, clean.len), clean.len};
    buf_free(&clean);
    return text;
}
