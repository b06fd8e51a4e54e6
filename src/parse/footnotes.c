/* footnotes.c - compares the definitions and references in the text with those in the tree. */
#include "parse/footnotes.h"

#include <string.h>
#include "base/utf8.h"

typedef struct {
    Chapter *chapter;
    Map used;               /* folded labels of the definitions that the tree has */
    Map defined;            /* folded labels that the text defines → anything */
    const Node *verbatim;   /* the code or HTML block that the scan has reached, or NULL */
} Check;

/* Where the text of a code or HTML block ends, at the least: the fence behind it does not matter. */
static size_t verbatim_end(const Chapter *chapter, const Node *block)
{
    size_t lines = 0, end = block->offset;

    for (const char *at = block->text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    if (block->title != NULL || (block->kind == NODE_CODE_BLOCK && end < chapter->markdown.len &&
                                 strchr("`~", chapter->markdown.data[end]) != NULL))
        lines++;
    for (; lines > 0 && end < chapter->markdown.len; lines--) {
        const char *newline =
            memchr(chapter->markdown.data + end, '\n', chapter->markdown.len - end);
        if (newline == NULL)
            return chapter->markdown.len;
        end = (size_t)(newline - chapter->markdown.data) + 1;
    }
    return end;
}

static const Node *next_verbatim(const Node *root, const Node *node)
{
    do
        node = next_node(root, node);
    while (node != NULL && node->kind != NODE_CODE_BLOCK && node->kind != NODE_HTML_BLOCK);
    return node;
}

static bool is_verbatim(Check *check, size_t offset)
{
    while (check->verbatim != NULL &&
           verbatim_end(check->chapter, check->verbatim) <= offset)
        check->verbatim = next_verbatim(check->chapter->tree, check->verbatim);
    return check->verbatim != NULL && check->verbatim->offset <= offset;
}

/* The length of a label at "[^label]", or 0. */
static size_t label_length(const char *text)
{
    size_t n = text[0] == '[' && text[1] == '^' ? strcspn(text + 2, " \t\n[]") : 0;

    return n > 0 && text[2 + n] == ']' ? n : 0;
}

static void check_definition(Check *check, size_t offset)
{
    Arena *arena = &check->chapter->arena;
    const char *text = check->chapter->markdown.data + offset;
    const char *label = arena_copy(arena, text + 2, label_length(text));
    const char *folded = utf8_fold(arena, label);

    if (map_lookup(&check->defined, folded) != NULL)
        diag_add(&check->chapter->diags, "footnote-duplicate",
                 chapter_position(check->chapter, offset), "give it a label of its own",
                 "footnote \"%s\" is defined a second time", label);
    else if (map_lookup(&check->used, folded) == NULL)
        diag_add(&check->chapter->diags, "footnote-unused",
                 chapter_position(check->chapter, offset),
                 arena_format(arena, "refer to it with [^%s], or delete it", label),
                 "nothing refers to footnote \"%s\"", label);
    map_put(&check->defined, arena, folded, check);
}

static void check_definitions(Check *check)
{
    const Chapter *chapter = check->chapter;
    const char *text = chapter->markdown.data;
    size_t at = chapter->body;

    while (at < chapter->markdown.len) {
        const char *newline = memchr(text + at, '\n', chapter->markdown.len - at);
        size_t indent = strspn(text + at, " ");
        size_t label = indent > 3 ? 0 : label_length(text + at + indent);
        if (label > 0 && text[at + indent + label + 3] == ':' && !is_verbatim(check, at))
            check_definition(check, at + indent);
        if (newline == NULL)
            break;
        at = (size_t)(newline - text) + 1;
    }
}

/* Where the text that a node shows as "[^label]" stands; NO_OFFSET when every one is escaped. */
static uint32_t find_reference(const Chapter *chapter, const Node *node, const char *reference,
                               size_t len)
{
    enum { FARTHEST = 65536 };
    const char *text = chapter->markdown.data;
    size_t end = chapter->markdown.len - node->offset < FARTHEST ? chapter->markdown.len
                                                                 : node->offset + FARTHEST;

    for (size_t at = node->offset; at + len <= end; at++) {
        const char *found = memmem(text + at, end - at, reference, len);
        if (found == NULL)
            return NO_OFFSET;
        at = (size_t)(found - text);
        if (at == 0 || text[at - 1] != '\\')
            return (uint32_t)at;
    }
    return NO_OFFSET;
}

static void check_text(Check *check, const Node *node)
{
    Chapter *chapter = check->chapter;

    for (const char *at = node->text; (at = strstr(at, "[^")) != NULL; at++) {
        size_t label = label_length(at);
        uint32_t offset;
        if (label == 0)
            continue;
        offset = find_reference(chapter, node, at, label + 3);
        if (offset == NO_OFFSET)
            continue;
        diag_add(&chapter->diags, "footnote-undefined", chapter_position(chapter, offset),
                 arena_format(&chapter->arena, "define it: [^%.*s]: text", (int)label, at + 2),
                 "footnote \"%.*s\" is not defined", (int)label, at + 2);
    }
}

void check_footnotes(Chapter *chapter)
{
    Check check = {.chapter = chapter};
    const Bytes text = chapter->markdown;

    if (memmem(text.data + chapter->body, text.len - chapter->body, "[^", 2) == NULL)
        return;
    for (Node *node = chapter->tree; node != NULL; node = next_node(chapter->tree, node)) {
        if (node->kind == NODE_FOOTNOTE)
            map_put(&check.used, &chapter->arena, utf8_fold(&chapter->arena, node->name), node);
        else if (node->kind == NODE_TEXT)
            check_text(&check, node);
    }
    check.verbatim = next_verbatim(chapter->tree, chapter->tree);
    check_definitions(&check);
}
