/* yaml_mend.c - see the header. */
#include "formats/yaml_mend.h"
#include <string.h>
#include "base/buf.h"

static const char alias[] = "*" YAML_MENDED_ALIAS;

/* The line without its end; empty behind the last. */
static Bytes find_line(Bytes text, size_t line)
{
    const char *start = text.data, *limit = text.data + text.len, *end;

    for (; line > 0 && start < limit; line--) {
        end = memchr(start, '\n', (size_t)(limit - start));
        start = end == NULL ? limit : end + 1;
    }
    end = start == limit ? NULL : memchr(start, '\n', (size_t)(limit - start));
    return (Bytes){start, (size_t)((end == NULL ? limit : end) - start)};
}

static size_t skip_spaces(Bytes line, size_t i)
{
    while (i < line.len && line.data[i] == ' ')
        i++;
    return i;
}

/* Where the value of the line's last plain key begins, or of its item; 0: nowhere. */
static size_t find_value(Bytes line)
{
    size_t i = skip_spaces(line, 0), value = 0;

    while (i + 1 < line.len && line.data[i] == '-' && line.data[i + 1] == ' ')
        i = value = skip_spaces(line, i + 1);
    for (; i + 1 < line.len && strchr("\"'[]{}#&*!|>", line.data[i]) == NULL; i++)
        if (line.data[i] == ':' && line.data[i + 1] == ' ')
            return skip_spaces(line, i + 1);
    return value;
}

static bool is_blank(Bytes line)
{
    return skip_spaces(line, 0) == line.len;
}

/* True where nothing but the alias stands. */
static bool is_mended(Bytes line, size_t value)
{
    size_t n = strlen(alias);

    return line.len - value >= n && memcmp(line.data + value, alias, n) == 0 &&
           skip_spaces(line, value + n) == line.len;
}

/* Code points, since places are counted in them. */
static size_t count_characters(const char *text, size_t len)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

bool yaml_mend(Arena *arena, Bytes *text, size_t line_number)
{
    Bytes line = find_line(*text, line_number);
    size_t value = find_value(line), width;
    const char *behind = line.data + line.len;
    bool keep = value > 0 && !is_mended(line, value);
    Buf out = {0};

    if (is_blank(line))
        return false;
    width = count_characters(line.data + value, line.len - value);
    if (!keep || width < strlen(alias)) {
        value = 0;
        width = count_characters(line.data, line.len);
    }
    buf_add(&out, text->data, (size_t)(line.data + value - text->data));
    if (value > 0) {
        buf_put(&out, alias);
        width -= strlen(alias);
    }
    while (width-- > 0)
        buf_char(&out, ' ');
    buf_add(&out, behind, (size_t)(text->data + text->len - behind));
    *text = (Bytes){arena_copy(arena, out.data, out.len), out.len};
    buf_free(&out);
    return true;
}
