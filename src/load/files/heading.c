/* heading.c - see the header.  What a parser would do exactly is done nearly: a title that
 * is guessed may be off, where it stands in doubt. */
#include "load/files/heading.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>
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

/* Without its tags, white space folded; NULL: nothing is left. */
static const char *text_of_html(Arena *arena, const char *from, const char *end)
{
    char *text = arena_alloc(arena, (size_t)(end - from) + 1);
    size_t len = 0;
    bool tag = false;

    for (; from < end; from++) {
        bool space = strchr(" \t\n", *from) != NULL;
        tag = tag || *from == '<';
        if (!tag && !(space && (len == 0 || text[len - 1] == ' ')))
            text[len++] = space ? ' ' : *from;
        tag = tag && *from != '>';
    }
    while (len > 0 && text[len - 1] == ' ')
        len--;
    return len == 0 ? NULL : plain_destination(arena, text, len);
}

/* Between <h1 …> and </h1> from the line on, which may be some lines further; NULL: the line
 * opens none. */
static const char *html_title(Arena *arena, const Lines *lines)
{
    enum { FAR = 4096 };
    const char *line = lines->text.data + skip_spaces(lines);
    const char *end = lines->text.data + lines->text.len, *close;

    if ((size_t)(end - line) > FAR)
        end = line + FAR;
    if (end - line < 4 || strncasecmp(line, "<h1", 3) != 0 ||
        (line[3] != '>' && line[3] != ' '))
        return NULL;
    line = memchr(line, '>', (size_t)(end - line));
    if (line == NULL)
        return NULL;
    for (close = line; close + 4 < end && strncasecmp(close, "</h1", 4) != 0;)
        close++;
    return close + 4 < end ? text_of_html(arena, line + 1, close) : NULL;
}

/* The front matter's "title: …", without its quotes; passes over all of it. */
static const char *front_title(Arena *arena, Lines *lines)
{
    const char *line = lines->text.data, *end;
    size_t len;

    skip_front_matter(lines);
    end = line + (lines->next < lines->text.len ? lines->next : lines->text.len);
    for (; line < end && (len = strcspn(line, "\n")) > 0; line += len + 1) {
        const char *title = line + 6;
        size_t n = len - 6;
        if (len < 7 || memcmp(line, "title:", 6) != 0)
            continue;
        for (; n > 0 && strchr(" \t\"'", *title) != NULL; n--)
            title++;
        while (n > 0 && strchr(" \t\r\"'", title[n - 1]) != NULL)
            n--;
        return n == 0 || *title == '|' || *title == '>' ? NULL
                                                        : arena_copy(arena, title, n);
    }
    return NULL;
}

const char *first_title(Arena *arena, Bytes markdown, const char *other)
{
    Lines lines = {.text = markdown};
    const char *title = front_title(arena, &lines);
    size_t above = 0, above_end = 0; /* the paragraph's line above */

    while (title == NULL && next_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        if (level == 1 && text < lines.end)
            title = plain_inline(arena, markdown.data + text, lines.end - text);
        else if (above_end > above && setext_level(&lines) == 1)
            title = plain_inline(arena, markdown.data + above, above_end - above);
        else
            title = html_title(arena, &lines);
        if (title != NULL && other != NULL && strcmp(title, other) == 0)
            title = NULL;
        above = level > 0 || is_blank(&lines) ? 0 : skip_spaces(&lines);
        above_end = level > 0 || is_blank(&lines) ? 0 : lines.end;
    }
    return title;
}

Opening opening_of(Bytes markdown, int level)
{
    Arena scratch = {0};
    Lines lines = {.text = markdown};
    bool titled = front_title(&scratch, &lines) != NULL;
    bool above = false, text = false, before = false; /* before: above the paragraph */

    while (!titled && next_line(&lines)) {
        size_t behind, found = atx_level(&lines, &behind);
        if (found == 0 && above) {
            found = setext_level(&lines);
            text = found > 0 ? before : text; /* the paragraph is the heading */
        }
        titled = found == 1 || html_title(&scratch, &lines) != NULL;
        if (titled || (found > 0 && found <= (size_t)level))
            break;
        before = above ? before : text;
        above = found == 0 && !is_blank(&lines);
        text = text || !is_blank(&lines);
    }
    arena_free(&scratch);
    return titled ? OPENING_TITLED : text ? OPENING_PLAIN : OPENING_NONE;
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
