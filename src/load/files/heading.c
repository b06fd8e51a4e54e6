/* heading.c - see the header. */
#include "load/files/heading.h"
#include <stdbool.h>
#include <string.h>
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
