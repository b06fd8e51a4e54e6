/* pandoc_definitions.c - the notes, addresses and headings that the files of pandoc define. */
#include <string.h>
#include "base/slug.h"
#include "base/utf8.h"
#include "load/files/inline.h"
#include "load/pandoc_join.h"

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool step(ProseLines *lines)
{
    const char *newline;

    lines->at = lines->next;
    if (lines->at >= lines->text.len)
        return false;
    newline = memchr(lines->text.data + lines->at, '\n', lines->text.len - lines->at);
    lines->end = newline == NULL ? lines->text.len : (size_t)(newline - lines->text.data);
    lines->next = newline == NULL ? lines->end : lines->end + 1;
    return true;
}

size_t skip_line_spaces(const ProseLines *lines)
{
    size_t at = lines->at;

    while (at < lines->end && strchr(" \t", lines->text.data[at]) != NULL)
        at++;
    return at;
}

static bool is_blank(const ProseLines *lines)
{
    return skip_line_spaces(lines) == lines->end;
}

/* A line that is no code. */
bool next_prose_line(ProseLines *lines)
{
    while (step(lines)) {
        size_t at = skip_line_spaces(lines), n = 0;
        char byte = at < lines->end ? lines->text.data[at] : '\0';
        while (at + n < lines->end && lines->text.data[at + n] == byte)
            n++;
        if (byte != '`' && byte != '~')
            n = 0;
        if (lines->fence != '\0') {
            if (byte == lines->fence && n >= lines->width)
                lines->fence = '\0';
        } else if (n >= 3) {
            lines->fence = byte;
            lines->width = n;
        } else {
            return true;
        }
    }
    return false;
}

/* ---- Names ---------------------------------------------------------------------------------- */

/* White space folded, as labels are compared; NULL: it is too long, or nothing. */
const char *fold_label(Arena *arena, const char *text, size_t len)
{
    char *label;
    size_t n = 0;

    if (len == 0 || len > LONGEST_LABEL)
        return NULL;
    label = arena_copy(arena, text, len);
    for (const char *at = label; *at != '\0'; at++) {
        bool space = strchr(" \t\n", *at) != NULL;
        if (!space)
            label[n++] = *at;
        else if (n > 0 && label[n - 1] != ' ')
            label[n++] = ' ';
    }
    while (n > 0 && label[n - 1] == ' ')
        n--;
    label[n] = '\0';
    return n == 0 ? NULL : utf8_fold(arena, label);
}

/* The bracket that closes the one at an offset, with none inside; 0: there is none near. */
size_t close_of_label(Bytes text, size_t open)
{
    size_t most =
        open + LONGEST_LABEL + 2 < text.len ? open + LONGEST_LABEL + 2 : text.len;

    for (size_t at = open + 1; at < most; at++) {
        if (text.data[at] == ']')
            return at;
        if (text.data[at] == '[' || (text.data[at] == '\n' && text.data[at + 1] == '\n'))
            return 0;
        at += text.data[at] == '\\';
    }
    return 0;
}

/* ---- What the files define ------------------------------------------------------------------ */

/* A note goes on over lines that are indented, or follow without a blank one; an address
 * over one that holds its title. */
static size_t end_of_definition(ProseLines lines, bool is_note)
{
    size_t end = lines.next;
    bool blank = false;

    while (step(&lines)) {
        size_t at = skip_line_spaces(&lines);
        bool indented = at - lines.at >= 4 || lines.text.data[lines.at] == '\t';
        if (is_blank(&lines)) {
            blank = true;
            continue;
        }
        if (lines.text.data[at] == '[' && !indented)
            break;
        if (!is_note &&
            (blank || at == lines.at || strchr("\"'(", lines.text.data[at]) == NULL))
            break;
        if (is_note && blank && !indented)
            break;
        if (is_note && !blank && !indented &&
            strchr("#:`~|", lines.text.data[at]) != NULL)
            break;
        end = lines.next;
        if (!is_note)
            break;
        blank = false;
    }
    return end;
}

static void define(Joining *joining, size_t index, const ProseLines *lines)
{
    Chapter *chapter = joining->book->chapters[index];
    Arena *arena = &joining->book->arena;
    size_t open = skip_line_spaces(lines), close;
    bool is_note;
    const char *label;
    Definition *definition;

    if (open - lines->at > 3 || open == lines->end || lines->text.data[open] != '[')
        return;
    close = close_of_label(lines->text, open);
    if (close == 0 || close + 1 >= lines->text.len || lines->text.data[close + 1] != ':')
        return;
    label = fold_label(arena, lines->text.data + open + 1, close - open - 1);
    if (label == NULL || map_lookup(&joining->definitions, label) != NULL)
        return;
    is_note = label[0] == '^';
    definition = arena_alloc(arena, sizeof *definition);
    *definition = (Definition){.chapter = chapter,
                               .index = index,
                               .start = lines->at,
                               .end = end_of_definition(*lines, is_note),
                               .is_note = is_note};
    map_put(&joining->definitions, arena, label, definition);
    joining->all = arena_grow(arena, joining->all, joining->count, sizeof *joining->all);
    joining->all[joining->count++] = definition;
}

/* "{#id …}" at a heading's end; NULL: there is none. */
static const char *explicit_id(Arena *arena, const char *text, size_t len)
{
    const char *open = memrchr(text, '{', len);
    size_t n;

    if (open == NULL || open[1] != '#')
        return NULL;
    n = strcspn(open + 2, " \t}\n");
    return n == 0 ? NULL : arena_copy(arena, open + 2, n);
}

static void take_heading(Joining *joining, const char *text, size_t len)
{
    Arena *arena = &joining->book->arena;
    const char *plain = plain_inline(arena, text, len);
    const char *key = plain == NULL ? NULL : fold_label(arena, plain, strlen(plain));
    const char *id;

    if (key == NULL || map_lookup(&joining->headings, key) != NULL)
        return;
    id = explicit_id(arena, text, len);
    map_put(&joining->headings, arena, key,
            (void *)(id != NULL ? id : slug_pandoc(arena, plain)));
}

static bool is_underline(const ProseLines *lines)
{
    size_t at = skip_line_spaces(lines), n = 0;
    char byte = at < lines->end ? lines->text.data[at] : '\0';

    while (at + n < lines->end && lines->text.data[at + n] == byte)
        n++;
    return (byte == '=' || byte == '-') && n > 0 && at + n == lines->end;
}

void collect_definitions(Joining *joining, size_t index)
{
    ProseLines lines = {.text = joining->book->chapters[index]->markdown};
    size_t above = 0, above_end = 0;

    while (next_prose_line(&lines)) {
        size_t at = skip_line_spaces(&lines), marks = 0;
        while (at + marks < lines.end && lines.text.data[at + marks] == '#')
            marks++;
        if (marks > 0 && marks < 7 && at + marks < lines.end)
            take_heading(joining, lines.text.data + at + marks, lines.end - at - marks);
        else if (above_end > above && is_underline(&lines))
            take_heading(joining, lines.text.data + above, above_end - above);
        define(joining, index, &lines);
        above = is_blank(&lines) || marks > 0 ? 0 : at;
        above_end = is_blank(&lines) || marks > 0 ? 0 : lines.end;
    }
}
