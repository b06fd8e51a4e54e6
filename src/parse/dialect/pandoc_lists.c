/* pandoc_lists.c - items such as a. i) (1) #. and (@) become numbers, and the lists that
 * they make remember which signs they had. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

typedef enum {
    STYLE_NONE,
    STYLE_DECIMAL,
    STYLE_LOWER,
    STYLE_UPPER,
    STYLE_ROMAN,
    STYLE_UPPER_ROMAN,
    STYLE_AUTO,
    STYLE_EXAMPLE
} Style;

typedef struct {
    Style style;
    size_t width;               /* with its signs, without the space behind */
    size_t label_at, label_len; /* of an example: (@label) */
    unsigned number;
    char sign; /* . or ) behind it; 2: in parentheses */
} Mark;

/* ---- Numbers -------------------------------------------------------------------------------- */

static unsigned roman_value(char letter)
{
    switch (letter | 0x20) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    case 'l':
        return 50;
    case 'c':
        return 100;
    default:
        return 0;
    }
}

/* 0: it is no number in Roman signs. */
static unsigned read_roman(const char *text, size_t len)
{
    unsigned number = 0;

    if (len > 9)
        return 0;
    for (size_t i = 0; i < len; i++) {
        unsigned value = roman_value(text[i]);
        unsigned next = i + 1 < len ? roman_value(text[i + 1]) : 0;
        if (value == 0)
            return 0;
        if (value < next) {
            number += next - value;
            i++;
        } else {
            number += value;
        }
    }
    return number;
}

/* ---- Marks ---------------------------------------------------------------------------------- */

static bool read_label(const LineScan *scan, size_t at, Mark *mark)
{
    const char *text = scan->text.data;
    size_t n = at + 1;

    while (n < scan->end &&
           (isalnum((unsigned char)text[n]) || strchr("_-", text[n]) != NULL))
        n++;
    if (n == scan->end || text[n] != ')')
        return false;
    mark->style = STYLE_EXAMPLE;
    mark->label_at = at + 1;
    mark->label_len = n - at - 1;
    mark->width = n + 1 - scan->content;
    mark->sign = 2;
    return true;
}

/* What the letters or digits at an offset are; the signs around them are told. */
static bool read_counter(const LineScan *scan, size_t at, size_t len, Mark *mark)
{
    const char *text = scan->text.data + at;
    bool upper = isupper((unsigned char)text[0]) != 0;
    unsigned roman;

    if (len == 1 && text[0] == '#') {
        mark->style = STYLE_AUTO;
        mark->number = 1;
        return true;
    }
    if (isdigit((unsigned char)text[0])) {
        if (len > 6 || strspn(text, "0123456789") < len)
            return false;
        mark->style = STYLE_DECIMAL;
        mark->number = (unsigned)strtoul(text, NULL, 10);
        return true;
    }
    for (size_t i = 0; i < len; i++)
        if (!isalpha((unsigned char)text[i]) ||
            (isupper((unsigned char)text[i]) != 0) != upper)
            return false;
    roman = read_roman(text, len);
    if (len > 1 && roman == 0)
        return false;
    /* A single letter is one of the alphabet, but for i; others are told by the list. */
    mark->style = len > 1 || (text[0] | 0x20) == 'i'
                      ? (upper ? STYLE_UPPER_ROMAN : STYLE_ROMAN)
                      : (upper ? STYLE_UPPER : STYLE_LOWER);
    mark->number = len > 1 || (text[0] | 0x20) == 'i'
                       ? roman
                       : (unsigned)((text[0] | 0x20) - 'a') + 1;
    return true;
}

/* A mark that Markdown itself does not know, with white space behind it. */
static bool read_mark(const LineScan *scan, Mark *mark)
{
    const char *text = scan->text.data;
    bool open = line_begins(scan, "(");
    size_t at = scan->content + open, len = 0, behind;

    *mark = (Mark){0};
    if (open && at < scan->end && text[at] == '@')
        return read_label(scan, at, mark) &&
               (scan->content + mark->width == scan->end ||
                strchr(" \t", text[scan->content + mark->width]) != NULL);
    while (at + len < scan->end && len < 10 &&
           (isalnum((unsigned char)text[at + len]) || text[at + len] == '#'))
        len++;
    if (len == 0 || at + len >= scan->end ||
        strchr(open ? ")" : ".)", text[at + len]) == NULL ||
        !read_counter(scan, at, len, mark))
        return false;
    mark->sign = open ? 2 : text[at + len];
    if (mark->style == STYLE_DECIMAL && !open)
        return false;
    behind = at + len + 1;
    mark->width = behind - scan->content;
    if (behind == scan->end || strchr(" \t", text[behind]) == NULL)
        return false;
    /* Initials: "B. Russell" is no list, "B.  Russell" is. */
    if (mark->sign == '.' && len == 1 && isupper((unsigned char)text[at]))
        return text[behind] == '\t' ||
               (behind + 1 < scan->end && text[behind + 1] == ' ');
    return true;
}

/* ---- Lists ---------------------------------------------------------------------------------- */

enum { DEEPEST = 16 };

typedef struct {
    Rewrite *rewrite;
    struct {
        size_t column;
        Mark last;
    } open[DEEPEST];
    size_t depth;
    unsigned examples;
    Map labels; /* of examples → number */
} Lists;

/* A letter that the list so far reads as another kind of number: "i" behind "h". */
static void agree(const Mark *last, Mark *mark, char letter)
{
    bool upper = isupper((unsigned char)letter) != 0;
    unsigned place = (unsigned)((letter | 0x20) - 'a') + 1;

    if (last->style == STYLE_LOWER || last->style == STYLE_UPPER) {
        if (mark->style == (upper ? STYLE_UPPER_ROMAN : STYLE_ROMAN) &&
            place == last->number + 1) {
            mark->style = last->style;
            mark->number = place;
        }
    } else if (last->style == STYLE_ROMAN || last->style == STYLE_UPPER_ROMAN) {
        unsigned roman = read_roman(&letter, 1);
        if (roman == last->number + 1) {
            mark->style = last->style;
            mark->number = roman;
        }
    }
}

/* As wide as the author's, so that what is indented below it still is. */
static void put_mark(Lists *lists, const LineScan *scan, const Mark *mark)
{
    Rewrite *rewrite = lists->rewrite;
    char sign = mark->sign == '.' ? '.' : ')';
    size_t digits = mark->width > 10 ? 9 : mark->width - 1;
    const char *number;

    number = arena_format(&rewrite->chapter->arena, "%0*u%c",
                          (int)(digits < 1 ? 1 : digits), mark->number, sign);
    rewrite_keep(rewrite, scan->content);
    rewrite_put_text(rewrite, number);
    rewrite_skip(rewrite, scan->content + mark->width);
}

static void take_example(Lists *lists, Mark *mark)
{
    Rewrite *rewrite = lists->rewrite;
    Arena *arena = &rewrite->chapter->arena;

    mark->number = ++lists->examples;
    if (mark->label_len > 0)
        map_put(&lists->labels, arena,
                arena_copy(arena, rewrite->text.data + mark->label_at, mark->label_len),
                (void *)(uintptr_t)mark->number);
}

/* Its signs differ, which to Markdown are the same when they end alike. */
static bool is_other_list(const Mark *last, const Mark *mark)
{
    return mark->style != STYLE_AUTO && last->style != STYLE_AUTO &&
           (last->style != mark->style || last->sign != mark->sign);
}

static void part_lists(Rewrite *rewrite, const LineScan *scan)
{
    rewrite_keep(rewrite, scan->content);
    rewrite_put_text(rewrite, "<!-- -->\n\n");
    rewrite_put(rewrite, scan->text.data + scan->at, scan->content - scan->at);
}

static void take_item(Lists *lists, const LineScan *scan, bool after_blank)
{
    size_t column = scan->content - scan->at;
    const char *text = scan->text.data;
    bool goes_on;
    Mark mark;

    while (lists->depth > 0 && lists->open[lists->depth - 1].column > column)
        lists->depth--;
    goes_on = lists->depth > 0 && lists->open[lists->depth - 1].column == column;
    if (!read_mark(scan, &mark) || (!after_blank && !goes_on && lists->depth == 0))
        return;
    if (mark.style == STYLE_EXAMPLE)
        take_example(lists, &mark);
    else if (goes_on && mark.width == (mark.sign == 2 ? 3u : 2u))
        agree(&lists->open[lists->depth - 1].last, &mark,
              text[scan->content + (mark.sign == 2)]);
    if (!goes_on && lists->depth == DEEPEST)
        return;
    if (goes_on && after_blank &&
        is_other_list(&lists->open[lists->depth - 1].last, &mark))
        part_lists(lists->rewrite, scan);
    put_mark(lists, scan, &mark);
    if (!goes_on)
        lists->depth++;
    lists->open[lists->depth - 1].column = column;
    lists->open[lists->depth - 1].last = mark;
}

/* "(@label)" in the text is the example's number. */
static void rewrite_example_references(Lists *lists)
{
    Rewrite *rewrite = lists->rewrite;
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; at < chunk.end; at = step_inline(&chunk, at)) {
            size_t n = at + 2;
            const void *number;
            if (chunk.text[at] != '(' || n >= chunk.end || chunk.text[at + 1] != '@')
                continue;
            while (n < chunk.end && (isalnum((unsigned char)chunk.text[n]) ||
                                     strchr("_-", chunk.text[n]) != NULL))
                n++;
            if (n == chunk.end || chunk.text[n] != ')')
                continue;
            number =
                map_lookup(&lists->labels, arena_copy(&rewrite->chapter->arena,
                                                      chunk.text + at + 2, n - at - 2));
            if (number == NULL)
                continue;
            rewrite_keep(rewrite, at + 1);
            rewrite_put_text(rewrite, arena_format(&rewrite->chapter->arena, "%u",
                                                   (unsigned)(uintptr_t)number));
            rewrite_skip(rewrite, n);
        }
}

/* Nearly no text has such a list: a look at where its lines begin spares the rest. */
static bool may_have_marks(Bytes text)
{
    const char *line = text.data, *end = text.data + text.len;

    for (; line != NULL && line < end; line = memchr(line, '\n', (size_t)(end - line))) {
        size_t n = 0, letters = 0;
        bool open;
        line += strspn(line, "\n \t>");
        open = *line == '(';
        line += open;
        for (; isalnum((unsigned char)line[n]) ||
               (line[n] != '\0' && strchr("#@_-", line[n]));
             n++)
            letters += !isdigit((unsigned char)line[n]);
        if (n > 0 && (letters > 0 || open) && line[n] != '\0' &&
            strchr(open ? ")" : ".)", line[n]) != NULL)
            return true;
    }
    return false;
}

void rewrite_fancy_lists(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Lists lists = {.rewrite = rewrite};
    bool after_blank = true;

    if (!may_have_marks(rewrite->text))
        return;

    while (next_line(&scan)) {
        if (!scan.is_blank && !scan.is_code && !scan.is_comment) {
            if (scan.content == scan.at && after_blank && lists.depth > 0 &&
                scan.quotes == 0) {
                Mark mark;
                if (!read_mark(&scan, &mark))
                    lists.depth = 0;
            }
            take_item(&lists, &scan, after_blank);
        }
        after_blank = scan.is_blank;
    }
    if (lists.examples == 0)
        return;
    rewrite_next(rewrite);
    rewrite_example_references(&lists);
}

/* ---- On the tree ---------------------------------------------------------------------------- */

/* Where the list's first mark stands in the author's text. */
static char sign_of(const Chapter *chapter, const Node *list)
{
    const Passages *all = &chapter->rewritten;
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].at <= list->offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || !all->items[low - 1].made ||
        all->items[low - 1].from >= chapter->markdown.len)
        return '\0';
    low = all->items[low - 1].from;
    return chapter->markdown.data[low] == '(' ? chapter->markdown.data[low + 1]
                                              : chapter->markdown.data[low];
}

static const char *type_of(const Node *list, char sign)
{
    unsigned place = (unsigned)((sign | 0x20) - 'a') + 1;
    bool letter = isalpha((unsigned char)sign) != 0;
    bool roman = letter && (unsigned)list->number != place;

    if (!letter)
        return NULL;
    return roman ? (isupper((unsigned char)sign) ? "I" : "i")
                 : (isupper((unsigned char)sign) ? "A" : "a");
}

void refine_fancy_lists(Chapter *chapter, const Dialect *dialect)
{
    Node *root = chapter->tree;

    (void)dialect;
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        const char *type;
        if (node->kind != NODE_LIST || (node->flags & NODE_ORDERED) == 0 ||
            node->offset >= chapter->text.len)
            continue;
        type = type_of(node, sign_of(chapter, node));
        if (type != NULL)
            put_attribute(&chapter->arena, node, "type", type);
    }
}
