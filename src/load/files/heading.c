/* heading.c - see the header.  What a parser would do exactly is done nearly: a title that
 * is guessed may be off, where it stands in doubt. */
#include "load/files/heading.h"
#include <stdbool.h>
#include <string.h>
#include "load/files/inline.h"

typedef struct {
    Bytes text;
    size_t at, end; /* the line's: end is that of its text */
    size_t next;    /* where the line behind it begins */
    char fence;     /* of the code block that is open, or 0 */
    size_t fence_width;
    bool comment; /* <!-- is open */
} Lines;

static size_t skip_spaces(const Lines *lines)
{
    size_t at = lines->at;

    while (at < lines->end && lines->text.data[at] == ' ')
        at++;
    return at;
}

static size_t count_run(const Lines *lines, size_t at)
{
    size_t n = 0;

    while (at + n < lines->end && lines->text.data[at + n] == lines->text.data[at])
        n++;
    return n;
}

/* True when the line is of a code block, its fences included. */
static bool is_code(Lines *lines)
{
    size_t at = skip_spaces(lines);
    char byte = at < lines->end ? lines->text.data[at] : '\0';
    size_t width = byte == '`' || byte == '~' ? count_run(lines, at) : 0;

    if (lines->fence == '\0' && width >= 3) {
        lines->fence = byte;
        lines->fence_width = width;
        return true;
    }
    if (lines->fence == '\0')
        return at - lines->at >= 4;
    if (byte == lines->fence && width >= lines->fence_width)
        lines->fence = '\0';
    return true;
}

/* A line within a comment, or that begins with one. */
static bool is_comment(Lines *lines)
{
    const char *line = lines->text.data + lines->at;
    size_t len = lines->end - lines->at, start = skip_spaces(lines) - lines->at;
    const char *open = lines->comment ? line : memmem(line, len, "<!--", 4);
    bool begins = lines->comment || open == line + start;

    if (open == NULL)
        return false;
    lines->comment = memmem(open, len - (size_t)(open - line), "-->", 3) == NULL;
    return begins;
}

static bool step(Lines *lines)
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

/* A line that can hold Markdown. */
static bool next_line(Lines *lines)
{
    while (step(lines))
        if (!is_code(lines) && !is_comment(lines))
            return true;
    return false;
}

static bool is_line(const Lines *lines, const char *text)
{
    size_t n = strlen(text);

    return lines->end - lines->at == n &&
           memcmp(lines->text.data + lines->at, text, n) == 0;
}

static void skip_front_matter(Lines *lines)
{
    Lines start = *lines;

    if (!step(lines) || !is_line(lines, "---")) {
        *lines = start;
        return;
    }
    while (step(lines))
        if (is_line(lines, "---") || is_line(lines, "..."))
            return;
    *lines = start;
}

/* Of an ATX heading; 0: it is none. *text: where its text begins. */
static size_t atx_level(const Lines *lines, size_t *text)
{
    size_t at = skip_spaces(lines);
    size_t level =
        at < lines->end && lines->text.data[at] == '#' ? count_run(lines, at) : 0;

    *text = at + level;
    if (level > 6 || (*text < lines->end && lines->text.data[*text] != ' ' &&
                      lines->text.data[*text] != '\t'))
        return 0;
    return level;
}

/* Of the line below a paragraph's; 0: it underlines nothing. */
static size_t setext_level(const Lines *lines)
{
    size_t at = skip_spaces(lines), end = lines->end;
    char byte = at < end ? lines->text.data[at] : '\0';

    while (end > at && strchr(" \t\r", lines->text.data[end - 1]) != NULL)
        end--;
    if ((byte != '=' && byte != '-') || at + count_run(lines, at) < end)
        return 0;
    return byte == '=' ? 1 : 2;
}

static bool is_blank(const Lines *lines)
{
    return skip_spaces(lines) == lines->end;
}

const char *first_heading(Arena *arena, Bytes markdown)
{
    Lines lines = {.text = markdown};
    size_t above = 0, above_end = 0; /* the paragraph's line above */

    skip_front_matter(&lines);
    while (next_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        const char *title = NULL;
        if (level > 0 && text < lines.end)
            title = plain_inline(arena, markdown.data + text, lines.end - text);
        else if (above_end > above && setext_level(&lines) > 0)
            title = plain_inline(arena, markdown.data + above, above_end - above);
        if (title != NULL)
            return title;
        above = level > 0 || is_blank(&lines) ? 0 : skip_spaces(&lines);
        above_end = level > 0 || is_blank(&lines) ? 0 : lines.end;
    }
    return NULL;
}

void count_headings(Bytes markdown, size_t counts[7])
{
    Lines lines = {.text = markdown};
    bool above = false;

    memset(counts, 0, 7 * sizeof *counts);
    skip_front_matter(&lines);
    while (next_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        if (level == 0 && above)
            level = setext_level(&lines);
        if (level > 0)
            counts[level]++;
        above = level == 0 && !is_blank(&lines);
    }
}
