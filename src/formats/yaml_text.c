/* yaml_text.c - the lines and the characters of a YAML, and looking at the tree: all
 * that needs no libyaml. */
#include "formats/yaml_text.h"
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

YamlLines yaml_lines(const YamlInput *input)
{
    const char *text = input->source->text.data;
    YamlLines lines = {.input = input};
    size_t count = 1, index = 0;

    for (size_t i = 0; i < input->start; i++)
        lines.before += text[i] == '\n';
    for (size_t i = input->start; i < input->end; i++)
        count += text[i] == '\n';
    lines.line = memory_new(count * sizeof *lines.line);
    lines.line[lines.count++] = (YamlLine){0, input->start};
    for (size_t i = input->start; i < input->end; i++) {
        index += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n')
            lines.line[lines.count++] = (YamlLine){index, i + 1};
    }
    return lines;
}

void yaml_lines_free(YamlLines *lines)
{
    free(lines->line);
    *lines = (YamlLines){0};
}

size_t yaml_line_of(const YamlLines *lines, size_t index)
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

static Position position_in_line(const YamlLines *lines, size_t line, size_t column)
{
    const Source *source = lines->input->source;
    size_t offset = lines->line[line].offset;
    size_t left = source->text.len - offset;
    const char *start = source->text.data + offset;
    const char *end = memchr(start, '\n', left);

    return (Position){.file = source->name,
                      .line = lines->before + (uint32_t)line + 1,
                      .column = (uint32_t)column,
                      .excerpt = {start, end == NULL ? left : (size_t)(end - start)}};
}

Position yaml_position(const YamlLines *lines, size_t index)
{
    size_t line = yaml_line_of(lines, index);

    return position_in_line(lines, line, index - lines->line[line].index + 1);
}

/* Where the line's indentation has a tab, from 1; 0: nowhere. */
static size_t tab_column(const YamlLines *lines, size_t line)
{
    size_t start = lines->line[line].offset, end = lines->input->end;
    const char *text = lines->input->source->text.data;
    size_t i = start;

    while (i < end && text[i] == ' ')
        i++;
    return i < end && text[i] == '\t' ? i - start + 1 : 0;
}

bool yaml_has_tab(const YamlLines *lines, size_t line)
{
    return tab_column(lines, line) > 0;
}

bool yaml_report_tab(const YamlLines *lines, size_t line)
{
    size_t column = tab_column(lines, line);

    if (column > 0)
        diag_add(lines->input->diags, lines->input->codes->tab,
                 position_in_line(lines, line, column), "indent with spaces",
                 "a line is indented with a tab");
    return column > 0;
}

/* Control characters, a byte order mark, noncharacters. */
static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

char *yaml_clean(const YamlLines *lines, const char *bytes, size_t len,
                 const Position *where, size_t *clean_len)
{
    const YamlInput *input = lines->input;
    Buf clean = {0};
    size_t width, done = 0, index = 0;
    char *copy;

    for (size_t i = 0; i < len; i += width, index++) {
        uint32_t c;
        width = utf8_next(bytes + i, &c);
        if (!is_forbidden(c))
            continue;
        diag_add(input->diags, input->codes->control,
                 where != NULL ? *where : yaml_position(lines, index), "remove it",
                 "the control character U+%04X is replaced by U+FFFD", (unsigned)c);
        buf_add(&clean, bytes + done, i - done);
        buf_put(&clean, "\xEF\xBF\xBD");
        done = i + width;
    }
    *clean_len = len;
    if (done == 0)
        return NULL;
    buf_add(&clean, bytes + done, len - done);
    *clean_len = clean.len;
    copy = arena_copy(input->arena, clean.data, clean.len);
    buf_free(&clean);
    return copy;
}
