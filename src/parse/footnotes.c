/* footnotes.c - compares the definitions and references in the text with those in the
 * tree. */
#include "parse/footnotes.h"

#include <string.h>
#include "base/utf8.h"

typedef struct {
    Chapter *chapter;
    Map used;             /* folded labels of the definitions that the tree has */
    Map defined;          /* folded labels that the text defines → anything */
    const Node *verbatim; /* the code or HTML block that the scan has reached, or NULL */
    size_t reached;       /* behind the last reference that was looked up */
    size_t patience;      /* bytes that may still be searched in vain */
} Check;

/* Where the text of a code or HTML block ends, at the least: the fence behind it does
 * not matter. */
static size_t verbatim_end(const Chapter *chapter, const Node *block)
{
    size_t lines = 0, end = block->offset;

    for (const char *at = block->text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    if (block->title != NULL ||
        (block->kind == NODE_CODE_BLOCK && end < chapter->text.len &&
         strchr("`~", chapter->text.data[end]) != NULL))
        lines++;
    for (; lines > 0 && end < chapter->text.len; lines--) {
        const char *newline =
            memchr(chapter->text.data + end, '\n', chapter->text.len - end);
        if (newline == NULL)
            return chapter->text.len;
        end = (size_t)(newline - chapter->text.data) + 1;
    }
    return end;
}

static const Node *next_verbatim(const Node *root, const Node *node)
{
    do
        node = next_node(root, node);
    while (node != NULL && node->kind != NODE_CODE_BLOCK &&
           node->kind != NODE_HTML_BLOCK);
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
    const char *text = check->chapter->text.data + offset;
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

/* White space and quote marks in front of a definition; four spaces behind the last
 * mark make code. */
static size_t scan_prefix(const char *line)
{
    size_t n = 0, indent;

    for (;;) {
        indent = strspn(line + n, " ");
        if (indent > 4 || line[n + indent] != '>')
            return n + indent;
        n += indent + 1;
    }
}

static void check_definitions(Check *check)
{
    const Chapter *chapter = check->chapter;
    const char *text = chapter->text.data;
    size_t at = chapter->body;

    while (at < chapter->text.len) {
        const char *newline = memchr(text + at, '\n', chapter->text.len - at);
        size_t prefix = scan_prefix(text + at);
        bool code = prefix > 3 && memcmp(text + at + prefix - 4, "    ", 4) == 0;
        size_t label = code ? 0 : label_length(text + at + prefix);
        if (label > 0 && text[at + prefix + label + 3] == ':' && !is_verbatim(check, at))
            check_definition(check, at + prefix);
        if (newline == NULL)
            break;
        at = (size_t)(newline - text) + 1;
    }
}

static const char *search(Check *check, size_t from, const char *reference, size_t len)
{
    enum { FARTHEST = 65536 };
    const Bytes text = check->chapter->text;
    size_t left = text.len - from < FARTHEST ? text.len - from : FARTHEST;
    const char *found = NULL;

    if (check->patience >= left)
        found = memmem(text.data + from, left, reference, len);
    if (found == NULL)
        check->patience -= left < check->patience ? left : check->patience;
    return found;
}

/* Where the text that a node shows as "[^label]" stands; NO_OFFSET when it is escaped.
 * Those of one text follow one another. */
static uint32_t find_reference(Check *check, const Node *node, const char *reference,
                               size_t len)
{
    const char *text = check->chapter->text.data, *found = NULL;

    if (check->reached > node->offset)
        found = search(check, check->reached, reference, len);
    if (found == NULL) /* what was reached may be another block, further on */
        found = search(check, node->offset, reference, len);
    if (found == NULL)
        return NO_OFFSET;
    check->reached = (size_t)(found - text) + len;
    return found > text && found[-1] == '\\' ? NO_OFFSET : (uint32_t)(found - text);
}

static void check_text(Check *check, const Node *node)
{
    Chapter *chapter = check->chapter;

    for (const char *at = node->text; (at = strstr(at, "[^")) != NULL; at++) {
        size_t label = label_length(at);
        uint32_t offset;
        if (label == 0)
            continue;
        offset = find_reference(check, node, at, label + 3);
        if (offset == NO_OFFSET)
            continue;
        diag_add(&chapter->diags, "footnote-undefined", chapter_position(chapter, offset),
                 arena_format(&chapter->arena, "define it: [^%.*s]: text", (int)label,
                              at + 2),
                 "footnote \"%.*s\" is not defined", (int)label, at + 2);
    }
}

/* "[^" is somewhere.  memchr is ten times as quick as memmem, and a ^ is rare. */
static bool has_label(Bytes text, size_t at)
{
    const char *found;

    for (; at < text.len; at = (size_t)(found - text.data) + 1) {
        found = memchr(text.data + at, '^', text.len - at);
        if (found == NULL)
            return false;
        if (found > text.data && found[-1] == '[')
            return true;
    }
    return false;
}

void check_footnotes(Chapter *chapter)
{
    Check check = {.chapter = chapter, .patience = (size_t)1 << 26};
    const Bytes text = chapter->text;

    if (!has_label(text, chapter->body))
        return;
    for (Node *node = chapter->tree; node != NULL;
         node = next_node(chapter->tree, node)) {
        if (node->kind == NODE_FOOTNOTE)
            map_put(&check.used, &chapter->arena, utf8_fold(&chapter->arena, node->name),
                    node);
        else if (node->kind == NODE_TEXT)
            check_text(&check, node);
    }
    check.verbatim = next_verbatim(chapter->tree, chapter->tree);
    check_definitions(&check);
}
