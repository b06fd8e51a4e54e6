/* attributes.c - {#id .class key=value}: scanning, and giving them to what they are
 * for. */
#include "parse/attributes.h"

#include <string.h>

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == ':' ||
           byte == '.' || (unsigned char)byte >= 0x80;
}

static size_t scan_name(const char *text)
{
    size_t n = 0;

    while (is_name_byte(text[n]))
        n++;
    return n;
}

static size_t scan_value(const char *text)
{
    size_t n;

    if (text[0] == '"' || text[0] == '\'') {
        const char *end = strchr(text + 1, text[0]);
        return end == NULL ? 0 : (size_t)(end - text) + 1;
    }
    n = strcspn(text, " \t\n}\"'{");
    return n;
}

/* One of #id, .class, - and key=value; 0 when it is none. */
static size_t scan_item(const char *text)
{
    size_t name, value;

    if (text[0] == '#' || text[0] == '.') {
        name = text[0] == '#' ? strcspn(text + 1, " \t\n}{\"'") : scan_name(text + 1);
        return name == 0 ? 0 : name + 1;
    }
    if (text[0] == '-' && (text[1] == ' ' || text[1] == '}'))
        return 1;
    name = scan_name(text);
    if (name == 0 || text[name] != '=' || text[0] == '.' ||
        (text[0] >= '0' && text[0] <= '9'))
        return 0;
    value = scan_value(text + name + 1);
    return value == 0 ? 0 : name + 1 + value;
}

size_t scan_attributes(const char *text)
{
    size_t at = 1;
    bool any = false;

    if (text[0] != '{')
        return 0;
    for (;;) {
        size_t item;
        at += strspn(text + at, " \t");
        if (text[at] == '}')
            return any ? at + 1 : 0;
        item = scan_item(text + at);
        if (item == 0)
            return 0;
        any = true;
        at += item;
        if (text[at] != ' ' && text[at] != '\t' && text[at] != '}')
            return 0;
    }
}

static void give_pair(Arena *arena, Node *node, const char *item, size_t len)
{
    size_t name = scan_name(item);
    const char *value = item + name + 1;
    size_t value_len = len - name - 1;
    const char *key = arena_copy(arena, item, name);

    if (value[0] == '"' || value[0] == '\'') {
        value++;
        value_len -= 2;
    }
    value = arena_copy(arena, value, value_len);
    if (strcmp(key, "id") == 0)
        node->id = value;
    else if (strcmp(key, "class") == 0)
        add_class(arena, node, value);
    else if (strcmp(key, "alt") == 0 && node->kind == NODE_IMAGE && *value == '\0')
        node->flags |= NODE_DECORATIVE;
    else
        put_attribute(arena, node, key, value);
}

static void give_class(Arena *arena, Node *node, const char *word)
{
    if (strcmp(word, "unlisted") == 0)
        node->flags |= NODE_UNLISTED;
    add_class(arena, node, word);
}

size_t give_attribute(Arena *arena, Node *node, const char *text)
{
    size_t len = scan_item(text);

    if (len == 0)
        return 0;
    if (text[0] == '#')
        node->id = arena_copy(arena, text + 1, len - 1);
    else if (text[0] == '.')
        give_class(arena, node, arena_copy(arena, text + 1, len - 1));
    else if (text[0] == '-')
        give_class(arena, node, "unnumbered");
    else
        give_pair(arena, node, text, len);
    return len;
}

static void give_attributes(Arena *arena, Node *node, const char *spec)
{
    size_t at = 1;

    for (;;) {
        at += strspn(spec + at, " \t");
        if (spec[at] == '}')
            return;
        at += give_attribute(arena, node, spec + at);
    }
}

static bool takes_attributes(const Node *node)
{
    switch (node->kind) {
    case NODE_IMAGE:
    case NODE_LINK:
    case NODE_CODE:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKETHROUGH:
        return true;
    case NODE_SPAN:
        return node->text == NULL;
    default:
        return false;
    }
}

/* How many of len bytes stand before the bracket that opens the one which closes last;
 * len when there is none.  depth counts those that are open already, from texts
 * further on. */
static size_t find_bracket(const char *text, size_t len, size_t *depth)
{
    for (size_t at = len; at > 0; at--) {
        if (text[at - 1] == ']')
            ++*depth;
        else if (text[at - 1] == '[' && --*depth == 0)
            return at - 1;
    }
    return len;
}

static bool ends_with_bracket(const Node *node)
{
    return node != NULL && node->kind == NODE_TEXT && node->text[0] != '\0' &&
           node->text[strlen(node->text) - 1] == ']';
}

/* Ends a text of the tree, all of which are this chapter's own copies, before the
 * offset. */
static void cut_text(Node *node, size_t offset)
{
    char *text = (char *)node->text;

    text[offset] = '\0';
    if (offset == 0)
        unlink_node(node);
}

/* Cuts "[" out of one text and "]" off another, and puts all that stands between into
 * a span. */
static Node *cut_span(Arena *arena, Node *first, size_t open, Node *last, uint32_t offset)
{
    Node *span = new_node(arena, NODE_SPAN, offset);
    Node *head = new_text(arena, first->text + open + 1, first->offset);
    Node *next;

    insert_after(last, span);
    insert_after(first, head);
    if (last == first)
        last = head;
    for (Node *node = head; node != span; node = next) {
        next = node->next;
        unlink_node(node);
        append_child(span, node);
    }
    cut_text(last, strlen(last->text) - 1);
    if (head->text[0] == '\0' && head->parent != NULL)
        unlink_node(head);
    cut_text(first, open);
    return span;
}

/* "… [some", emphasis, "]" in front of the attributes become a span; NULL when there
 * is no bracket. */
static Node *make_span(Arena *arena, Node *spec)
{
    enum { FARTHEST = 200 }; /* siblings that are looked at: a span is short */
    Node *last = spec->previous, *first = last;
    size_t depth = 0;

    if (!ends_with_bracket(last))
        return NULL;
    for (size_t steps = 0; first != NULL && steps < FARTHEST;
         first = first->previous, steps++) {
        size_t len, open;
        if (first->kind != NODE_TEXT)
            continue;
        len = strlen(first->text);
        open = find_bracket(first->text, len, &depth);
        if (open < len)
            return cut_span(arena, first, open, last, spec->offset);
    }
    return NULL;
}

static void trim_end(Node *text)
{
    size_t len;

    if (text == NULL || text->kind != NODE_TEXT)
        return;
    len = strlen(text->text);
    while (len > 0 && (text->text[len - 1] == ' ' || text->text[len - 1] == '\t'))
        len--;
    cut_text(text, len);
}

static Node *taker_of(Arena *arena, Node *spec)
{
    Node *before = spec->previous;

    if (before != NULL && takes_attributes(before))
        return before;
    if (spec->parent->kind == NODE_HEADING && spec->next == NULL &&
        !ends_with_bracket(before)) {
        trim_end(before);
        return spec->parent;
    }
    return make_span(arena, spec);
}

void attach_attributes(Chapter *chapter, AttributeUse use)
{
    Node *root = chapter->tree;
    Node *next, *last = NULL;

    for (Node *node = root; node != NULL; node = next) {
        Node *taker;
        next = next_node(root, node);
        if (node->kind != NODE_SPAN || node->text == NULL)
            continue;
        taker = use == ATTRIBUTES_ALL || node->parent->kind == NODE_HEADING
                    ? taker_of(&chapter->arena, node)
                    : NULL;
        /* One has its attributes in one pair of braces; of thousands each would be
         * compared with all. */
        if (taker == NULL || taker == last) {
            node->kind = NODE_TEXT;
            continue;
        }
        give_attributes(&chapter->arena, taker, node->text);
        taker->braces = node->offset == NO_OFFSET ? 0 : node->offset;
        last = taker;
        unlink_node(node);
    }
}
