/* abbreviations.c - see the header. */
#include "parse/dialect/abbreviations.h"
#include <string.h>
#include "base/utf8.h"
#include "parse/dialect/lines.h"

enum {
    LONGEST = 60,          /* bytes of one */
    LONGEST_MEANING = 500, /* which each use of it repeats */
    MOST = 1000            /* in a chapter */
};

/* "*[HTML]: text", all on one line. */
static bool read_line(const LineScan *scan, Bytes *name, Bytes *meaning)
{
    const char *line = scan->text.data + scan->content;
    const char *end = scan->text.data + scan->end;
    const char *close;

    if (scan->is_code || scan->is_comment || scan->quotes > 0 || !line_begins(scan, "*["))
        return false;
    close = memchr(line, ']', (size_t)(end - line));
    if (close == NULL || close + 1 == end || close[1] != ':')
        return false;
    *name = (Bytes){line + 2, (size_t)(close - line) - 2};
    for (close += 2; close < end && (*close == ' ' || *close == '\t');)
        close++;
    while (end > close && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *meaning = (Bytes){close, (size_t)(end - close)};
    return name->len > 0 && name->len <= LONGEST && meaning->len > 0 &&
           meaning->len <= LONGEST_MEANING;
}

static void add_abbreviation(Chapter *chapter, Bytes name, Bytes meaning)
{
    Arena *arena = &chapter->arena;
    Abbreviation *all = arena_grow(arena, chapter->abbreviations,
                                   chapter->abbreviation_count, sizeof *all);

    all[chapter->abbreviation_count++] =
        (Abbreviation){arena_copy(arena, name.data, name.len),
                       arena_copy(arena, meaning.data, meaning.len)};
    chapter->abbreviations = all;
}

void rewrite_abbreviations(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Bytes name, meaning;

    while (next_line(&scan)) {
        if (rewrite->chapter->abbreviation_count == MOST ||
            !read_line(&scan, &name, &meaning))
            continue; /* a line too many stays in the text */
        add_abbreviation(rewrite->chapter, name, meaning);
        rewrite_keep(rewrite, scan.content);
        rewrite_skip(rewrite, scan.end);
    }
}

/* ---- In the text ---------------------------------------------------------------------------- */

static bool is_of_word(const char *text)
{
    uint32_t c = 0;

    if (*text == '\0')
        return false;
    utf8_next(text, &c);
    return utf8_is_letter_or_number(c);
}

/* Where the character before an offset begins. */
static const char *before(const char *text, const char *at)
{
    do
        at--;
    while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

/* The longest that stands there as a word of its own. */
static const Abbreviation *find_at(const Chapter *chapter, const char *text,
                                   const char *at)
{
    const Abbreviation *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < chapter->abbreviation_count; i++) {
        const Abbreviation *one = &chapter->abbreviations[i];
        size_t n = strlen(one->name);
        if (*at == one->name[0] && n > longest && strncmp(at, one->name, n) == 0 &&
            !(is_of_word(one->name) && at > text && is_of_word(before(text, at))) &&
            !(is_of_word(before(one->name, one->name + n)) && is_of_word(at + n))) {
            found = one;
            longest = n;
        }
    }
    return found;
}

/* Returns what is left of the text behind it. */
static Node *put_abbreviation(Arena *arena, Node *text, const char *at,
                              const Abbreviation *one)
{
    size_t n = strlen(one->name);
    Node *element = new_element(arena, "abbr", one->name);
    uint32_t offset = text->offset == NO_OFFSET
                          ? NO_OFFSET
                          : text->offset + (uint32_t)(at - text->text);
    Node *rest = new_node(arena, NODE_TEXT,
                          offset == NO_OFFSET ? NO_OFFSET : offset + (uint32_t)n);

    /* Copied each time, a long line would take the square of its bytes. */
    rest->text = at + n;
    element->offset = offset;
    put_attribute(arena, element, "title", one->meaning);
    text->text = arena_copy(arena, text->text, (size_t)(at - text->text));
    insert_after(text, element);
    insert_after(element, rest);
    if (*text->text == '\0')
        unlink_node(text);
    return rest;
}

/* first: bytes with which one of them begins. */
static void mark_text(Chapter *chapter, Node *text, const bool first[256])
{
    const char *at = text->text;

    while (*at != '\0') {
        const Abbreviation *one =
            first[(unsigned char)*at] ? find_at(chapter, text->text, at) : NULL;
        if (one == NULL) {
            at++;
            continue;
        }
        text = put_abbreviation(&chapter->arena, text, at, one);
        at = text->text;
    }
    if (*text->text == '\0')
        unlink_node(text);
}

/* cmark has made an apostrophe of the sign within a word: "Int'l". */
static void curl_apostrophes(Chapter *chapter)
{
    for (size_t i = 0; chapter->smart && i < chapter->abbreviation_count; i++) {
        Abbreviation *one = (Abbreviation *)&chapter->abbreviations[i];
        const char *sign = strchr(one->name, '\'');
        if (sign != NULL && sign > one->name && is_of_word(sign + 1) &&
            is_of_word(before(one->name, sign)))
            one->name = arena_format(&chapter->arena, "%.*s’%s", (int)(sign - one->name),
                                     one->name, sign + 1);
    }
}

void refine_abbreviations(Chapter *chapter, const Dialect *dialect)
{
    Node *root = chapter->tree, *next;
    bool first[256] = {false};

    (void)dialect;
    curl_apostrophes(chapter);
    for (size_t i = 0; i < chapter->abbreviation_count; i++)
        first[(unsigned char)chapter->abbreviations[i].name[0]] = true;
    for (Node *node = root; node != NULL && chapter->abbreviation_count > 0;
         node = next) {
        bool skipped = node->kind == NODE_IMAGE ||
                       (node->kind == NODE_ELEMENT &&
                        (node->space != SPACE_HTML || strcmp(node->name, "abbr") == 0));
        next = skipped ? next_node_beside(root, node) : next_node(root, node);
        if (node->kind == NODE_TEXT && *node->text != '\0')
            mark_text(chapter, node, first);
    }
}
