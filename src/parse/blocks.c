/* blocks.c - definition lists from paragraphs and definitions, callouts from quotes. */
#include "parse/blocks.h"

#include <string.h>
#include <strings.h>

/* One term for each line of the paragraph. */
static void take_terms(Arena *arena, Node *list, Node *paragraph)
{
    Node *term = NULL;
    Node *next;

    for (Node *node = paragraph->first_child; node != NULL; node = next) {
        next = node->next;
        unlink_node(node);
        if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK) {
            term = NULL;
            continue;
        }
        if (term == NULL) {
            term = new_node(arena, NODE_TERM, paragraph->offset);
            append_child(list, term);
        }
        append_child(term, node);
    }
    unlink_node(paragraph);
}

static void take_definition(Node *list, Node *definition)
{
    const Node *only = definition->first_child;

    unlink_node(definition);
    append_child(list, definition);
    if (only != NULL && only->next == NULL && only->kind == NODE_PARAGRAPH)
        definition->flags |= NODE_TIGHT;
}

static Node *list_before(Arena *arena, Node *paragraph)
{
    Node *list = paragraph->previous;

    if (list != NULL && list->kind == NODE_DEFINITION_LIST)
        return list;
    list = new_node(arena, NODE_DEFINITION_LIST, paragraph->offset);
    insert_before(paragraph, list);
    return list;
}

void group_definitions(Chapter *chapter)
{
    Node *root = chapter->tree;
    Node *next;

    for (Node *node = root; node != NULL; node = next) {
        Node *before = node->previous;
        next = next_node(root, node);
        if (node->kind != NODE_DEFINITION || node->parent->kind == NODE_DEFINITION_LIST)
            continue;
        if (before != NULL && before->kind == NODE_PARAGRAPH) {
            Node *list = list_before(&chapter->arena, before);
            take_terms(&chapter->arena, list, before);
            take_definition(list, node);
        } else if (before != NULL && before->kind == NODE_DEFINITION_LIST) {
            take_definition(before, node);
        } else {
            dissolve_node(node);
        }
    }
}

static const char *callout_kind(const char *text, size_t *len)
{
    static const char *const kinds[] = {"note", "tip", "important", "warning", "caution"};

    if (text == NULL || text[0] != '[' || text[1] != '!')
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t n = strlen(kinds[i]);
        if (strncasecmp(text + 2, kinds[i], n) == 0 && text[2 + n] == ']') {
            *len = n + 3;
            return kinds[i];
        }
    }
    return NULL;
}

/* Takes what stands in the paragraph's first line, behind the mark: NULL when nothing
 * does. */
static Node *take_title(Arena *arena, Node *paragraph)
{
    Node *line = new_node(arena, NODE_PARAGRAPH, paragraph->offset);
    Node *node;

    while ((node = paragraph->first_child) != NULL) {
        unlink_node(node);
        if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
            break;
        if (node->kind != NODE_TEXT || *node->text != '\0')
            append_child(line, node);
    }
    return line->first_child == NULL ? NULL : line;
}

/* A title without words, of a picture or a note's mark, is none: it begins the text. */
static void put_title(Arena *arena, Node *callout, Node *paragraph, Node *title)
{
    const char *text = plain_text(arena, title);

    insert_before(paragraph, title);
    if (*text == '\0')
        return;
    callout->title = text;
    add_class(arena, title, "callout-title");
}

static void name_callout(Chapter *chapter, Node *quote)
{
    Arena *arena = &chapter->arena;
    Node *paragraph = quote->first_child;
    Node *first = paragraph == NULL ? NULL : paragraph->first_child;
    Node *title;
    const char *kind;
    size_t len = 0;

    if (first == NULL || paragraph->kind != NODE_PARAGRAPH || first->kind != NODE_TEXT)
        return;
    if (chapter->text.data[paragraph->offset] != '[')
        return; /* it is escaped */
    kind = callout_kind(first->text, &len);
    if (kind == NULL)
        return;
    first->text = arena_text(arena, first->text + len + strspn(first->text + len, " \t"));
    quote->kind = NODE_CALLOUT;
    quote->name = kind;
    title = take_title(arena, paragraph);
    if (title != NULL)
        put_title(arena, quote, paragraph, title);
    if (paragraph->first_child == NULL)
        unlink_node(paragraph);
}

void name_callouts(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_QUOTE)
            name_callout(chapter, node);
}
