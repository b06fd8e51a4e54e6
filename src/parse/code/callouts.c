/* callouts.c - see the header. */
#include "parse/code/callouts.h"

#include <inttypes.h>
#include <stdio.h>
#include "data/words.h"

enum { MOST_IN_LINE = 9 };

/* What stands at the end of a line. */
typedef struct {
    size_t keep;                  /* so much of the line is code */
    size_t numbers[MOST_IN_LINE]; /* the last one first */
    size_t count;
    size_t
        backslash; /* where one stands that says that it is no callout; SIZE_MAX: none */
} Ending;

typedef struct {
    Callouts *callouts;
    Node *block, *list; /* list: NULL where none explains them */
    Node **items;
    size_t item_count;
    bool *used;  /* one for each item */
    bool told;   /* that there is no list */
    size_t line; /* of the code, from 0 */
} Search;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* ---- A line's end ----------------------------------------------------------------------- */

/* "<12>" in front of *end, which goes to its beginning. */
static bool take_mark(const char *line, size_t *end, Ending *ending)
{
    size_t at = *end, number = 0, digit = 1;

    if (at < 3 || line[at - 1] != '>')
        return false;
    for (at--; at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9' && digit < 1000;
         at--) {
        number += digit * (size_t)(line[at - 1] - '0');
        digit *= 10;
    }
    if (digit == 1 || at == 0 || line[at - 1] != '<' || ending->count == MOST_IN_LINE)
        return false;
    ending->numbers[ending->count++] = number;
    for (at--; at > 0 && is_blank(line[at - 1]);)
        at--;
    *end = at;
    return true;
}

static bool ends_with(const char *line, size_t end, const char *word)
{
    size_t len = strlen(word);

    return end >= len && memcmp(line + end - len, word, len) == 0;
}

/* Where the comment begins of which the end is given, and only signs of one stand between; end
 * when it is none.  Of one sign alone, code in front of it needs a blank. */
static size_t comment_start(const char *line, size_t end, const char *close)
{
    static const char *const pairs[][2] = {{"/*", "*/"}, {"<!--", "-->"}, {"(*", "*)"}};
    static const char *const openings[] = {"//", "--", ";;", "#", ";", "%", "'"};

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (strcmp(close, pairs[i][1]) == 0 && ends_with(line, end, pairs[i][0]))
            return end - strlen(pairs[i][0]);
    for (size_t i = 0; *close == '\0' && i < sizeof openings / sizeof openings[0]; i++) {
        size_t len = strlen(openings[i]);
        if (ends_with(line, end, openings[i]) &&
            (len > 1 || end == len || is_blank(line[end - len - 1])))
            return end - len;
    }
    return end;
}

/* Takes the end of a comment off, and answers which it was. */
static const char *take_close(const char *line, size_t *end)
{
    static const char *const closings[] = {"*/", "-->", "*)"};

    for (size_t i = 0; i < sizeof closings / sizeof closings[0]; i++)
        if (ends_with(line, *end, closings[i])) {
            *end -= strlen(closings[i]);
            while (*end > 0 && is_blank(line[*end - 1]))
                --*end;
            return closings[i];
        }
    return "";
}

static Ending read_ending(const char *line, size_t len)
{
    Ending ending = {.keep = len, .backslash = SIZE_MAX};
    size_t end = len, start;
    const char *close;

    while (end > 0 && is_blank(line[end - 1]))
        end--;
    close = take_close(line, &end);
    while (take_mark(line, &end, &ending))
        continue;
    if (ending.count > 0 && end > 0 && line[end - 1] == '\\') {
        ending.backslash = end - 1;
        ending.count = 0;
    }
    start = comment_start(line, end, close);
    if (ending.count == 0 || start == end) {
        ending.count = 0;
        return ending;
    }
    while (start > 0 && is_blank(line[start - 1]))
        start--;
    ending.keep = start;
    return ending;
}

/* ---- Places ----------------------------------------------------------------------------- */

/* Of <number> in the line of the code, as far as the source still has such a line. */
static Position callout_position(const Search *search, size_t number)
{
    const Chapter *chapter = search->callouts->chapter;
    const char *text = chapter->text.data, *found;
    size_t at = search->block->offset, end = chapter->text.len;
    char mark[16];

    if (search->block->offset >= end || chapter->diags.count >= DIAGS_KEPT)
        return node_position(chapter, search->block); /* nobody will read more */
    snprintf(mark, sizeof mark, "<%zu>", number);
    /* Hidden lines may stand in between: the first such mark at or behind the line. */
    for (size_t i = 0; i < search->line && at < end; i++) {
        found = memchr(text + at, '\n', end - at);
        at = found == NULL ? end : (size_t)(found - text) + 1;
    }
    found = find_bytes(text + at, end - at, mark);
    return found == NULL ? node_position(chapter, search->block)
                         : chapter_position(chapter, (size_t)(found - text));
}

/* ---- Items ------------------------------------------------------------------------------ */

static void list_items(Search *search)
{
    Arena *arena = &search->callouts->chapter->arena;
    Node *list = search->block->next;

    if (list == NULL || list->kind != NODE_LIST || (list->flags & NODE_ORDERED) == 0)
        return;
    search->list = list;
    for (Node *item = list->first_child; item != NULL; item = item->next) {
        search->items =
            arena_grow(arena, search->items, search->item_count, sizeof *search->items);
        search->items[search->item_count++] = item;
    }
    search->used = arena_alloc(arena, search->item_count * sizeof *search->used);
}

/* An id that lasts as long as the line of code does, whatever is written before it. */
static const char *new_id(Callouts *callouts, const char *line, size_t len, size_t number)
{
    Arena *arena = &callouts->chapter->arena;
    uint32_t hash = 2166136261u; /* FNV-1a */
    const char *id;
    size_t *count;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)line[i]) * 16777619u;
    id = arena_format(arena, "co-%06" PRIx32 "-%zu", hash & 0xFFFFFF, number);
    count = map_lookup(&callouts->ids, id);
    if (count == NULL) {
        count = arena_alloc(arena, sizeof *count);
        map_put(&callouts->ids, arena, id, count);
    }
    return ++*count == 1 ? id : arena_format(arena, "%s-%zu", id, *count);
}

/* The item of the number, with an id, and whether it is the first mark that asks for it; NULL,
 * and told: none. */
static Node *find_item(Search *search, const char *line, size_t len, size_t number,
                       bool *is_first)
{
    Callouts *callouts = search->callouts;
    size_t first = search->list == NULL ? 1 : (size_t)search->list->number;

    if (search->list == NULL || number < first || number - first >= search->item_count) {
        if (search->list != NULL || !search->told)
            diag_add(&callouts->chapter->diags, "code-callout",
                     callout_position(search, number),
                     search->list == NULL
                         ? "write an ordered list right below the block: 1. what it does"
                         : "add the item, or write // \\<1> where it is no callout",
                     "nothing below the code explains <%zu>", number);
        search->told = true;
        *is_first = false;
        return NULL;
    }
    *is_first = !search->used[number - first];
    search->used[number - first] = true;
    if (search->items[number - first]->id == NULL)
        search->items[number - first]->id = new_id(callouts, line, len, number);
    return search->items[number - first];
}

static void report_unused(Search *search)
{
    Chapter *chapter = search->callouts->chapter;
    bool any = false;

    for (size_t i = 0; i < search->item_count; i++)
        any |= search->used[i];
    for (size_t i = 0; any && i < search->item_count; i++)
        if (!search->used[i])
            diag_add(&chapter->diags, "code-callout",
                     node_position(chapter, search->items[i]),
                     "write // <number> behind the line that it explains",
                     "no line of the code above has <%zu>",
                     (size_t)search->list->number + i);
    if (any)
        add_class(&chapter->arena, search->list, "callouts");
}

/* ---- The block -------------------------------------------------------------------------- */

/* Who has read the explanation goes back to the line: from the item's end to its first mark. */
static void lead_back(Callouts *callouts, Node *item, Node *mark)
{
    Chapter *chapter = callouts->chapter;
    Arena *arena = &chapter->arena;
    Node *last = item->last_child, *link = new_node(arena, NODE_LINK, item->offset);

    mark->id = arena_format(arena, "%s-mark", item->id);
    link->destination = arena_format(arena, "#%s", mark->id);
    link->title = lookup_word(chapter->language, WORD_NOTE_BACK);
    add_class(arena, link, "backlink");
    put_attribute(arena, link, "role", "doc-backlink");
    append_child(link, new_text(arena, "\xE2\x86\xA9", NO_OFFSET));
    if (last == NULL || last->kind != NODE_PARAGRAPH) {
        last = new_node(arena, NODE_PARAGRAPH, item->offset);
        append_child(item, last);
    } else {
        append_child(last, new_text(arena, "\xC2\xA0", NO_OFFSET));
    }
    append_child(last, link);
}

static void add_mark(Search *search, const char *line, size_t len, size_t number,
                     size_t at)
{
    Arena *arena = &search->callouts->chapter->arena;
    bool first;
    Node *item = find_item(search, line, len, number, &first), *mark;

    mark = new_node(arena, item == NULL ? NODE_SPAN : NODE_LINK, search->block->offset);
    if (item != NULL) {
        mark->destination = arena_format(arena, "#%s", item->id);
        if (first)
            lead_back(search->callouts, item, mark);
    }
    mark->number = (int32_t)at;
    append_child(mark, new_text(arena, arena_format(arena, "%zu", number), NO_OFFSET));
    append_child(search->block, mark);
}

static void read_line(Search *search, Buf *out, const char *line, size_t len)
{
    Ending ending = read_ending(line, len);

    if (ending.backslash != SIZE_MAX) {
        buf_add(out, line, ending.backslash);
        buf_add(out, line + ending.backslash + 1, len - ending.backslash - 1);
        return;
    }
    buf_add(out, line, ending.keep);
    for (size_t i = ending.count; i > 0; i--)
        add_mark(search, line, ending.keep, ending.numbers[i - 1], out->len);
}

void find_callouts(Callouts *callouts, Node *block)
{
    Search search = {.callouts = callouts, .block = block};
    Buf out = {0};

    if (!may_have_callouts(block->text) || strlen(block->text) > INT32_MAX)
        return;
    list_items(&search);
    for (const char *line = block->text; *line != '\0'; search.line++) {
        size_t len = strcspn(line, "\n");
        read_line(&search, &out, line, len);
        if (line[len] == '\n')
            buf_char(&out, '\n');
        line += len + (line[len] == '\n');
    }
    block->text = arena_copy(&callouts->chapter->arena, out.data, out.len);
    report_unused(&search);
    buf_free(&out);
}
