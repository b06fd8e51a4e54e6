/* callouts.c - a <div class="warning"> is a callout, whatever tool's word it is. */
#include "parse/dialect/callouts.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "data/callouts.h"

static bool is_box(const Node *node)
{
    static const char *const names[] = {"div", "aside", "section", "blockquote"};

    for (size_t i = 0; node->kind == NODE_ELEMENT && node->space == SPACE_HTML && i < 4;
         i++)
        if (strcmp(node->name, names[i]) == 0)
            return true;
    return false;
}

/* "callout", "admonition": what kind it is, another word says. */
static bool is_general(const CalloutWord *word)
{
    static const char *const words[] = {"admonition", "aside", "blurb",
                                        "callout",    "quote", "sidebar"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(word->word, words[i]) == 0)
            return true;
    return false;
}

/* Of a class attribute's words, the one that says most. */
static const CalloutWord *find_word(Arena *arena, const char *classes)
{
    const CalloutWord *found = NULL;

    while (classes != NULL && *classes != '\0') {
        size_t n = strcspn(classes, " \t\n");
        const CalloutWord *word = lookup_callout(arena_copy(arena, classes, n));
        if (word != NULL && (found == NULL || (is_general(found) && !is_general(word))))
            found = word;
        classes += n + strspn(classes + n, " \t\n");
    }
    return found;
}

/* The author's words, without those that the page will have anyway. */
static void keep_classes(Arena *arena, Node *node, const char *kind)
{
    const char *classes = lookup_attribute(node, "class");
    const char *own = arena_format(arena, "callout-%s", kind);

    remove_attribute(node, "class");
    while (*classes != '\0') {
        size_t n = strcspn(classes, " \t\n");
        const char *word = arena_copy(arena, classes, n);
        if (n > 0 && strcmp(word, "callout") != 0 && strcmp(word, own) != 0)
            add_class(arena, node, word);
        classes += n + strspn(classes + n, " \t\n");
    }
}

static void put_title(Arena *arena, Node *callout, const char *title)
{
    Node *line = new_node(arena, NODE_PARAGRAPH, callout->offset);

    append_child(line, new_text(arena, title, callout->offset));
    add_class(arena, line, "callout-title");
    if (callout->first_child == NULL)
        append_child(callout, line);
    else
        insert_before(callout->first_child, line);
    callout->title = title;
}

static Node *first_shown(const Node *callout)
{
    Node *first = callout->first_child;

    while (first != NULL && first->kind == NODE_TEXT &&
           first->text[strspn(first->text, " \t\n")] == '\0')
        first = first->next;
    return first;
}

/* <div class="callout-title"> around a paragraph. */
static bool take_marked(Arena *arena, Node *callout)
{
    Node *first = first_shown(callout);
    const char *classes = first == NULL || first->kind != NODE_ELEMENT
                              ? NULL
                              : lookup_attribute(first, "class");
    Node *line = classes == NULL || strcmp(classes, "callout-title") != 0
                     ? NULL
                     : first_shown(first);
    const char *text = line == NULL ? "" : plain_text(arena, line);

    if (*text == '\0' || line->kind != NODE_PARAGRAPH)
        return false;
    callout->title = text;
    add_class(arena, line, "callout-title");
    dissolve_node(first);
    return true;
}

/* A heading that begins it is its title; links to it hold, the contents leave it out. */
static bool take_heading(Arena *arena, Node *callout)
{
    Node *first = first_shown(callout);
    const char *text;

    if (first == NULL || first->kind != NODE_HEADING)
        return false;
    text = plain_text(arena, first);
    if (*text == '\0')
        return false;
    callout->title = text;
    first->flags |= NODE_UNLISTED;
    add_class(arena, first, "callout-title");
    return true;
}

/* The words are English; in another language the kind's own word says more. */
static bool is_english(const Chapter *chapter)
{
    return chapter->language != NULL && strncasecmp(chapter->language, "en", 2) == 0 &&
           (chapter->language[2] == '\0' || chapter->language[2] == '-');
}

static void name_title(Chapter *chapter, Node *callout, const CalloutWord *word)
{
    Arena *arena = &chapter->arena;
    const char *given = lookup_attribute(callout, "title");
    char *title;

    if (given != NULL && given[strspn(given, " \t\n")] != '\0') {
        remove_attribute(callout, "title");
        put_title(arena, callout, given);
    } else if (!take_marked(arena, callout) && !take_heading(arena, callout) &&
               word->says_more && is_english(chapter)) {
        title = arena_text(arena, word->word);
        title[0] = (char)toupper((unsigned char)title[0]);
        put_title(arena, callout, title);
    } else if (callout->title == NULL && is_general(word)) {
        callout->title = ""; /* a word of ours would say what the author does not */
    }
}

void refine_callouts(Chapter *chapter, const Dialect *dialect)
{
    Arena *arena = &chapter->arena;
    Node *root = chapter->tree;

    (void)dialect;
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        const CalloutWord *word;
        if (!is_box(node))
            continue;
        word = find_word(arena, lookup_attribute(node, "class"));
        if (word == NULL)
            continue;
        node->kind = NODE_CALLOUT;
        node->name = word->kind;
        node->title = NULL;
        keep_classes(arena, node, word->kind);
        name_title(chapter, node, word);
    }
}
