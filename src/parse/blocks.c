/* blocks.c - definition lists from paragraphs and definitions, callouts from quotes. */
#include "parse/blocks.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "data/callouts.h"

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

static bool is_lone(const Node *node, NodeKind kind)
{
    return node != NULL && node->kind == kind && node->next == NULL;
}

/* A picture alone, and a single line behind a colon: nobody defines a picture. */
static bool is_caption(const Node *definition)
{
    const Node *before = definition->previous, *next = definition->next;

    return before != NULL && before->kind == NODE_PARAGRAPH &&
           is_lone(before->first_child, NODE_IMAGE) &&
           is_lone(definition->first_child, NODE_PARAGRAPH) &&
           (next == NULL || next->kind != NODE_DEFINITION);
}

/* As it was written, for who looks for captions. */
static void restore_caption(Arena *arena, Node *definition)
{
    Node *paragraph = definition->first_child, *first = paragraph->first_child;
    Node *colon = new_text(arena, ": ", definition->offset);

    if (first == NULL)
        append_child(paragraph, colon);
    else
        insert_before(first, colon);
    dissolve_node(definition);
}

void group_definitions(Chapter *chapter, bool has_captions)
{
    Node *root = chapter->tree;
    Node *next;

    for (Node *node = root; node != NULL; node = next) {
        Node *before = node->previous;
        next = next_node(root, node);
        if (node->kind != NODE_DEFINITION || node->parent->kind == NODE_DEFINITION_LIST)
            continue;
        if (has_captions && is_caption(node)) {
            restore_caption(&chapter->arena, node);
        } else if (before != NULL && before->kind == NODE_PARAGRAPH) {
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

static const char *const kinds[] = {"note",    "tip",     "important",
                                    "warning", "caution", NULL};

static const char *callout_kind(const char *text, size_t *len)
{
    if (text == NULL || text[0] != '[' || text[1] != '!')
        return NULL;
    for (size_t i = 0; kinds[i] != NULL; i++) {
        size_t n = strlen(kinds[i]);
        if (strncasecmp(text + 2, kinds[i], n) == 0 && text[2 + n] == ']') {
            *len = n + 3;
            return kinds[i];
        }
    }
    return NULL;
}

/* [!EXAMPLE], [!EDITION-2024]: a word of other tools, or of the author's own.  *title: what
 * says more than the kind does, or NULL. */
static const char *other_kind(Arena *arena, const char *text, size_t *len, char **title)
{
    size_t n = 0;
    const CalloutWord *word;

    if (text == NULL || text[0] != '[' || text[1] != '!')
        return NULL;
    while (isalnum((unsigned char)text[2 + n]) || strchr("-_", text[2 + n]) != NULL)
        if (text[2 + n++] == '\0')
            return NULL;
    if (n == 0 || text[2 + n] != ']')
        return NULL;
    *len = n + 3;
    *title = arena_copy(arena, text + 2, n);
    word = lookup_callout(*title);
    for (char *at = *title; *at != '\0'; at++)
        *at = (char)(strchr("-_", *at) != NULL ? ' '
                     : at == *title            ? toupper((unsigned char)*at)
                                               : tolower((unsigned char)*at));
    if (word != NULL && !word->says_more)
        *title = NULL;
    return word == NULL ? "note" : word->kind;
}

static const char *upper_case(Arena *arena, const char *word)
{
    char *copy = arena_copy(arena, word, strlen(word));

    for (char *at = copy; *at != '\0'; at++)
        *at = (char)toupper((unsigned char)*at);
    return copy;
}

/* Of "[!NOTE". */
static void report_open(Chapter *chapter, const Node *paragraph, const char *name)
{
    if (lookup_callout(name) != NULL)
        diag_add(&chapter->diags, "callout-unknown", node_position(chapter, paragraph),
                 arena_format(&chapter->arena, "write [!%s]",
                              upper_case(&chapter->arena, name)),
                 "a bracket is missing, so this is a quote and no callout");
}

/* A quote that begins with [!WARN] shows just that. */
static void report_unknown(Chapter *chapter, const Node *paragraph, const char *text)
{
    size_t n = strspn(text + 2, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");
    const CalloutWord *word;
    const char *near;
    char *name;

    if (n == 0)
        return;
    name = arena_copy(&chapter->arena, text + 2, n);
    for (char *at = name; *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    if (text[2 + n] != ']') {
        report_open(chapter, paragraph, name);
        return;
    }
    word = lookup_callout(name);
    near = word != NULL ? word->kind : nearest_word(name, kinds);
    diag_add(&chapter->diags, "callout-unknown", node_position(chapter, paragraph),
             near == NULL
                 ? "write NOTE, TIP, IMPORTANT, WARNING or CAUTION, with the title "
                   "behind the bracket"
                 : arena_format(&chapter->arena, "did you mean [!%s]?",
                                upper_case(&chapter->arena, near)),
             "[!%.*s] is no kind of callout, so it is shown in a quote", (int)n,
             text + 2);
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

static void name_callout(Chapter *chapter, Node *quote, bool more)
{
    Arena *arena = &chapter->arena;
    Node *paragraph = quote->first_child;
    Node *first = paragraph == NULL ? NULL : paragraph->first_child;
    Node *title;
    const char *kind;
    char *word = NULL;
    size_t len = 0;

    if (first == NULL || paragraph->kind != NODE_PARAGRAPH || first->kind != NODE_TEXT)
        return;
    if (chapter->text.data[paragraph->offset] != '[')
        return; /* it is escaped */
    kind = callout_kind(first->text, &len);
    if (kind == NULL && more)
        kind = other_kind(arena, first->text, &len, &word);
    if (kind == NULL) {
        if (strncmp(first->text, "[!", 2) == 0)
            report_unknown(chapter, paragraph, first->text);
        return;
    }
    first->text = arena_text(arena, first->text + len + strspn(first->text + len, " \t"));
    quote->kind = NODE_CALLOUT;
    quote->name = kind;
    title = take_title(arena, paragraph);
    if (title == NULL && word != NULL) {
        title = new_node(arena, NODE_PARAGRAPH, paragraph->offset);
        append_child(title, new_text(arena, word, paragraph->offset));
    }
    if (title != NULL)
        put_title(arena, quote, paragraph, title);
    if (paragraph->first_child == NULL)
        unlink_node(paragraph);
}

void name_callouts(Chapter *chapter, bool more)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_QUOTE)
            name_callout(chapter, node, more);
}

/* Behind an item's mark: "- ", "1. "; NULL: that is not what stands there. */
static const char *behind_mark(const Chapter *chapter, const Node *item)
{
    const char *at = chapter->text.data + item->offset;
    size_t digits;

    if (item->offset >= chapter->text.len)
        return NULL;
    digits = strspn(at, "0123456789");
    at += digits;
    if (*at == '\0' || strchr(digits > 0 ? ".)" : "-+*", *at) == NULL)
        return NULL;
    at++;
    return at + strspn(at, " \t");
}

/* The mark is text yet, at the begin of the item's first paragraph. */
static bool take_task_mark(Chapter *chapter, const Node *item)
{
    Node *paragraph = item->first_child;
    Node *first = paragraph == NULL ? NULL : paragraph->first_child;

    if (first == NULL || paragraph->kind != NODE_PARAGRAPH || first->kind != NODE_TEXT ||
        strlen(first->text) < 5 || first->text[0] != '[' || first->text[2] != ']')
        return false;
    first->text = arena_text(&chapter->arena, first->text + 4);
    return true;
}

static void mend_task(Chapter *chapter, Node *item)
{
    const char *mark = behind_mark(chapter, item);

    if (mark == NULL || mark[0] != '[' || mark[1] == '\0' ||
        strchr(" xX", mark[1]) == NULL || mark[2] != ']' || mark[3] != ' ')
        return;
    if ((item->flags & NODE_TASK) == 0 && !take_task_mark(chapter, item))
        return;
    item->parent->flags |= NODE_TASKS;
    item->flags = (uint16_t)((item->flags & ~NODE_CHECKED) | NODE_TASK |
                             (mark[1] == ' ' ? 0 : NODE_CHECKED));
}

void mend_tasks(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_ITEM)
            mend_task(chapter, node);
}
