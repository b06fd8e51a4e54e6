/* lines.c - see the header.  What a parser would do exactly is done nearly: a title that
 * is guessed may be off, where it stands in doubt. */
#include "load/files/lines.h"
#include <string.h>

size_t line_content(const TextLines *lines)
{
    size_t at = lines->at;

    while (at < lines->end && lines->text.data[at] == ' ')
        at++;
    return at;
}

static size_t count_run(const TextLines *lines, size_t at)
{
    size_t n = 0;

    while (at + n < lines->end && lines->text.data[at + n] == lines->text.data[at])
        n++;
    return n;
}

/* What stands behind backquotes holds no more of them: else they are code in a text. */
static bool opens(const TextLines *lines, size_t behind, char byte)
{
    return byte != '`' ||
           memchr(lines->text.data + behind, '`', lines->end - behind) == NULL;
}

static bool is_space_from(const TextLines *lines, size_t at)
{
    while (at < lines->end && strchr(" \t\r", lines->text.data[at]) != NULL)
        at++;
    return at == lines->end;
}

/* True when the line is of a code block, its fences included. */
static bool is_code(TextLines *lines)
{
    size_t at = line_content(lines);
    char byte = at < lines->end ? lines->text.data[at] : '\0';
    size_t width = byte == '`' || byte == '~' ? count_run(lines, at) : 0;

    if (lines->fence == '\0' && width >= 3 && opens(lines, at + width, byte)) {
        lines->fence = byte;
        lines->fence_width = width;
        return true;
    }
    if (lines->fence == '\0')
        return at - lines->at >= 4;
    if (byte == lines->fence && width >= lines->fence_width &&
        is_space_from(lines, at + width))
        lines->fence = '\0';
    return true;
}

/* A line within a comment, or that begins with one. */
static bool is_comment(TextLines *lines)
{
    const char *line = lines->text.data + lines->at;
    size_t len = lines->end - lines->at, start = line_content(lines) - lines->at;
    const char *open = lines->comment ? line : find_bytes(line, len, "<!--");
    bool begins = lines->comment || open == line + start;

    if (open == NULL)
        return false;
    lines->comment = find_bytes(open, len - (size_t)(open - line), "-->") == NULL;
    return begins;
}

static bool step(TextLines *lines)
{
    const char *newline;

    lines->at = lines->next;
    if (lines->at >= lines->text.len)
        return false;
    newline = memchr(lines->text.data + lines->at, '\n', lines->text.len - lines->at);
    lines->end = newline == NULL ? lines->text.len : (size_t)(newline - lines->text.data);
    lines->next = lines->end + 1;
    return true;
}

bool next_text_line(TextLines *lines)
{
    while (step(lines)) {
        /* A fence within a comment opens nothing. */
        if (lines->comment)
            is_comment(lines);
        else if (!is_code(lines) && !is_comment(lines))
            return true;
    }
    return false;
}

static bool is_line(const TextLines *lines, const char *text)
{
    size_t n = strlen(text);

    return lines->end - lines->at == n &&
           memcmp(lines->text.data + lines->at, text, n) == 0;
}

void skip_front_matter(TextLines *lines)
{
    TextLines start = *lines;

    if (!step(lines) || !is_line(lines, "---")) {
        *lines = start;
        return;
    }
    while (step(lines))
        if (is_line(lines, "---") || is_line(lines, "..."))
            return;
    *lines = start;
}

size_t atx_level(const TextLines *lines, size_t *text)
{
    size_t at = line_content(lines);
    size_t level =
        at < lines->end && lines->text.data[at] == '#' ? count_run(lines, at) : 0;

    *text = at + level;
    if (level > 6 || (*text < lines->end && lines->text.data[*text] != ' ' &&
                      lines->text.data[*text] != '\t'))
        return 0;
    return level;
}

size_t setext_level(const TextLines *lines)
{
    size_t at = line_content(lines), end = lines->end;
    char byte = at < end ? lines->text.data[at] : '\0';

    while (end > at && strchr(" \t\r", lines->text.data[end - 1]) != NULL)
        end--;
    if ((byte != '=' && byte != '-') || at + count_run(lines, at) < end)
        return 0;
    return byte == '=' ? 1 : 2;
}

bool is_blank_line(const TextLines *lines)
{
    return line_content(lines) == lines->end;
}
