/* heading.c - see the header. */
#include "load/files/heading.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "load/files/inline.h"
#include "load/files/lines.h"

const char *first_heading(Arena *arena, Bytes markdown)
{
    TextLines lines = {.text = markdown};
    size_t above = 0, above_end = 0; /* the paragraph's line above */

    skip_front_matter(&lines);
    while (next_text_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        const char *title = NULL;
        if (level > 0 && text < lines.end)
            title = plain_inline(arena, markdown.data + text, lines.end - text);
        else if (above_end > above && setext_level(&lines) > 0)
            title = plain_inline(arena, markdown.data + above, above_end - above);
        if (title != NULL)
            return title;
        above = level > 0 || is_blank_line(&lines) ? 0 : line_content(&lines);
        above_end = level > 0 || is_blank_line(&lines) ? 0 : lines.end;
    }
    return NULL;
}

const char *heading_below(Arena *arena, Bytes markdown)
{
    TextLines lines = {.text = markdown};
    bool titled = false;

    skip_front_matter(&lines);
    while (next_text_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        if (level > 0 && text < lines.end && titled)
            return plain_inline(arena, markdown.data + text, lines.end - text);
        if (level == 0 && !is_blank_line(&lines))
            return NULL;
        titled = titled || level > 0;
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
static const char *html_title(Arena *arena, const TextLines *lines)
{
    enum { FAR = 4096 };
    const char *line = lines->text.data + line_content(lines);
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
static const char *front_title(Arena *arena, TextLines *lines)
{
    const char *line = lines->text.data, *end;
    size_t len;

    if (line == NULL)
        return NULL; /* a file that could not be read */
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
    TextLines lines = {.text = markdown};
    const char *title = front_title(arena, &lines);
    size_t above = 0, above_end = 0; /* the paragraph's line above */

    while (title == NULL && next_text_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        if (level == 1 && text < lines.end)
            title = plain_inline(arena, markdown.data + text, lines.end - text);
        else if (above_end > above && setext_level(&lines) == 1)
            title = plain_inline(arena, markdown.data + above, above_end - above);
        else
            title = html_title(arena, &lines);
        if (title != NULL && other != NULL && strcmp(title, other) == 0)
            title = NULL;
        above = level > 0 || is_blank_line(&lines) ? 0 : line_content(&lines);
        above_end = level > 0 || is_blank_line(&lines) ? 0 : lines.end;
    }
    return title;
}

Opening opening_of(Bytes markdown, int level)
{
    Arena scratch = {0};
    TextLines lines = {.text = markdown};
    bool titled = front_title(&scratch, &lines) != NULL;
    bool above = false, text = false, before = false; /* before: above the paragraph */

    while (!titled && next_text_line(&lines)) {
        size_t behind, found = atx_level(&lines, &behind);
        if (found == 0 && above) {
            found = setext_level(&lines);
            text = found > 0 ? before : text; /* the paragraph is the heading */
        }
        titled = found == 1 || html_title(&scratch, &lines) != NULL;
        if (titled || (found > 0 && found <= (size_t)level))
            break;
        before = above ? before : text;
        above = found == 0 && !is_blank_line(&lines);
        text = text || !is_blank_line(&lines);
    }
    arena_free(&scratch);
    return titled ? OPENING_TITLED : text ? OPENING_PLAIN : OPENING_NONE;
}

void count_headings(Bytes markdown, size_t counts[7])
{
    TextLines lines = {.text = markdown};
    bool above = false;

    memset(counts, 0, 7 * sizeof *counts);
    skip_front_matter(&lines);
    while (next_text_line(&lines)) {
        size_t text, level = atx_level(&lines, &text);
        if (level == 0 && above)
            level = setext_level(&lines);
        if (level > 0)
            counts[level]++;
        above = level == 0 && !is_blank_line(&lines);
    }
}
