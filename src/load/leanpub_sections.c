/* leanpub_sections.c - see the header. */
#include "load/leanpub_sections.h"
#include <string.h>

/* {…} is all of the line. */
static bool is_list(const TextLines *lines)
{
    size_t end = lines->end;

    if (end == lines->at || lines->text.data[lines->at] != '{')
        return false;
    while (end > lines->at && strchr(" \t", lines->text.data[end - 1]) != NULL)
        end--;
    return end > lines->at + 2 && lines->text.data[end - 1] == '}';
}

static bool says_no(const TextLines *lines)
{
    const char *end = lines->text.data + lines->end;
    const char *key =
        find_bytes(lines->text.data + lines->at, lines->end - lines->at, "full");

    if (key == NULL || strchr("{ ,", key[-1]) == NULL)
        return false;
    for (key += 4; key < end && strchr(" :=\"", *key) != NULL;)
        key++;
    return end - key > 5 && memcmp(key, "false", 5) == 0;
}

size_t end_of_omitted(const TextLines *line)
{
    TextLines ahead = *line;
    size_t text, level, lists = 0;

    if (!is_list(line) || !says_no(line))
        return 0;
    while (next_text_line(&ahead) && is_list(&ahead))
        continue;
    level = atx_level(&ahead, &text);
    if (level == 0)
        return 0;
    while (next_text_line(&ahead)) {
        size_t next = atx_level(&ahead, &text);
        if (next > 0 && next <= level)
            return lists > 0 ? lists : ahead.at;
        if (!is_list(&ahead))
            lists = 0;
        else if (lists == 0)
            lists = ahead.at;
    }
    return line->text.len;
}
