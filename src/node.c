/* node.c - the verbs on a chapter's tree.  Loops, never recursion: the author decides
 * how deep it is. */
#include "node.h"

#include <assert.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "data/html.h"

Node *new_node(Arena *arena, NodeKind kind, uint32_t offset)
{
    Node *node = arena_alloc(arena, sizeof *node);

    node->kind = (uint8_t)kind;
    node->offset = offset;
    return node;
}

Node *new_text(Arena *arena, const char *text, uint32_t offset)
{
    Node *node = new_node(arena, NODE_TEXT, offset);

    node->text = arena_text(arena, text);
    return node;
}

Node *new_element(Arena *arena, const char *name, const char *text)
{
    Node *node = new_node(arena, NODE_ELEMENT, NO_OFFSET);

    node->name = arena_text(arena, name);
    if (text != NULL)
        append_child(node, new_text(arena, text, NO_OFFSET));
    return node;
}

void append_child(Node *parent, Node *child)
{
    child->parent = parent;
    child->previous = parent->last_child;
    child->next = NULL;
    if (parent->last_child == NULL)
        parent->first_child = child;
    else
        parent->last_child->next = child;
    parent->last_child = child;
}

void insert_before(Node *sibling, Node *node)
{
    node->parent = sibling->parent;
    node->next = sibling;
    node->previous = sibling->previous;
    if (sibling->previous == NULL)
        sibling->parent->first_child = node;
    else
        sibling->previous->next = node;
    sibling->previous = node;
}

void insert_after(Node *sibling, Node *node)
{
    if (sibling->next == NULL)
        append_child(sibling->parent, node);
    else
        insert_before(sibling->next, node);
}

void unlink_node(Node *node)
{
    Node *parent = node->parent;

    if (node->previous != NULL)
        node->previous->next = node->next;
    else if (parent != NULL)
        parent->first_child = node->next;
    if (node->next != NULL)
        node->next->previous = node->previous;
    else if (parent != NULL)
        parent->last_child = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void dissolve_node(Node *node)
{
    Node *child;

    while ((child = node->first_child) != NULL) {
        unlink_node(child);
        insert_before(node, child);
    }
    unlink_node(node);
}

void move_children(Node *from, Node *to)
{
    for (Node *child = from->first_child; child != NULL; child = child->next)
        child->parent = to;
    if (from->first_child == NULL)
        return;
    from->first_child->previous = to->last_child;
    if (to->last_child == NULL)
        to->first_child = from->first_child;
    else
        to->last_child->next = from->first_child;
    to->last_child = from->last_child;
    from->first_child = from->last_child = NULL;
}

void wrap_node(Node *node, Node *wrapper)
{
    insert_before(node, wrapper);
    unlink_node(node);
    append_child(wrapper, node);
}

bool is_block(const Node *node)
{
    if (node->kind == NODE_ELEMENT)
        return node->space == SPACE_HTML && is_block_element(node->name);
    return node->kind < NODE_ELEMENT;
}

bool is_words(const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
    case NODE_CODE:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKETHROUGH:
    case NODE_SPAN:
    case NODE_LINK:
        return true;
    default:
        return false;
    }
}

bool walk_next(Walk *walk)
{
    const Node *node = walk->node;

    if (node == NULL) {
        walk->node = walk->root;
    } else if (!walk->leaving) {
        if (node->first_child != NULL)
            walk->node = node->first_child;
        else
            walk->leaving = true;
    } else if (node == walk->root) {
        return false;
    } else if (node->next != NULL) {
        walk->node = node->next;
        walk->leaving = false;
    } else {
        walk->node = node->parent;
    }
    return true;
}

void walk_skip(Walk *walk)
{
    walk->leaving = true;
}

const char *lookup_attribute(const Node *node, const char *name)
{
    for (const Attribute *attribute = node->attributes; attribute != NULL;
         attribute = attribute->next)
        if (strcmp(attribute->name, name) == 0)
            return attribute->value;
    return NULL;
}

void put_attribute(Arena *arena, Node *node, const char *name, const char *value)
{
    Attribute **end = &node->attributes;

    while (*end != NULL && strcmp((*end)->name, name) != 0)
        end = &(*end)->next;
    if (*end == NULL) {
        *end = arena_alloc(arena, sizeof **end);
        (*end)->name = arena_text(arena, name);
    }
    (*end)->value = arena_text(arena, value);
}

void remove_attribute(Node *node, const char *name)
{
    Attribute **end = &node->attributes;

    while (*end != NULL && strcmp((*end)->name, name) != 0)
        end = &(*end)->next;
    if (*end != NULL)
        *end = (*end)->next;
}

void add_class(Arena *arena, Node *node, const char *word)
{
    const char *old = lookup_attribute(node, "class");

    put_attribute(arena, node, "class",
                  old == NULL ? word : arena_format(arena, "%s %s", old, word));
}

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Until the buffer holds so many bytes. */
static void add_folded(Buf *buf, const char *text, size_t most)
{
    while (*text != '\0' && buf->len < most) {
        size_t solid = 0, room = most - buf->len;
        while (solid < room && text[solid] != '\0' && !is_white(text[solid]))
            solid++;
        if (solid > 0)
            buf_add(buf, text, solid);
        else if (buf->len > 0 && buf->data[buf->len - 1] != ' ')
            buf_char(buf, ' ');
        text += solid > 0 ? solid : 1;
    }
}

static void add_plain(Buf *buf, const Node *node, size_t most)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        add_folded(buf, node->text == NULL ? "" : node->text, most);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        add_folded(buf, " ", most);
        break;
    default:
        if (is_block(node))
            add_folded(buf, " ", most);
        break;
    }
}

/* What is left out, or what stands for all that is below the node; NULL: neither. */
static const char *text_instead(const Node *node)
{
    if (node->kind == NODE_FOOTNOTE_REFERENCE)
        return "";
    if (node->kind == NODE_IMAGE && (node->flags & NODE_DECORATIVE))
        return "";
    if (node->attributes != NULL && node->kind == NODE_ELEMENT &&
        node->space == SPACE_MATHML)
        return lookup_attribute(node, "alttext");
    /* What readers without MathML show of the same formula. */
    if (node->attributes != NULL &&
        (node->kind == NODE_CODE || node->kind == NODE_SPAN) &&
        lookup_attribute(node, "hidden") != NULL)
        return "";
    return node->kind == NODE_IMAGE ? lookup_attribute(node, "alt") : NULL;
}

/* True when nobody would see a letter: no-break spaces, characters without a width. */
static bool is_invisible(const char *text, size_t len)
{
    uint32_t c = 0;

    for (size_t i = 0; i < len; i += utf8_next(text + i, &c)) {
        utf8_next(text + i, &c);
        if (!utf8_is_space(c) && !(c >= 0x200B && c <= 0x200F) && c != 0x2060 &&
            c != 0xFEFF && c != 0xAD)
            return false;
    }
    return true;
}

static void gather_text(Buf *buf, const Node *node, size_t most)
{
    Walk walk = {.root = node};

    while (buf->len < most && walk_next(&walk)) {
        const char *instead = walk.leaving ? NULL : text_instead(walk.node);
        if (instead != NULL) {
            add_folded(buf, instead, most);
            walk_skip(&walk);
        } else if (!walk.leaving) {
            add_plain(buf, walk.node, most);
            if (walk.node->kind == NODE_CODE_BLOCK)
                walk_skip(&walk); /* the numbers of its lines' explanations */
        }
    }
}

char *plain_text(Arena *arena, const Node *node)
{
    Buf buf = {0};
    char *text;

    gather_text(&buf, node, SIZE_MAX);
    while (buf.len > 0 && buf.data[buf.len - 1] == ' ')
        buf.len--;
    if (is_invisible(buf.data, buf.len))
        buf.len = 0;
    text = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return text;
}

const char *words_alone(Arena *arena, const Node *tree)
{
    Buf words = {0};
    const char *text;

    for (const Node *node = tree; node != NULL; node = next_node(tree, node)) {
        const char *more = node->kind == NODE_PARAGRAPH    ? plain_text(arena, node)
                           : node->kind == NODE_CODE_BLOCK ? node->text
                                                           : "";
        if (*more != '\0')
            buf_format(&words, "%s%s", words.len == 0 ? "" : "\n\n", more);
    }
    text = words.len == 0 ? "" : arena_copy(arena, words.data, words.len);
    buf_free(&words);
    return text;
}

enum { SHORT_TEXT = 300 }; /* bytes */

const char *shortened(Arena *arena, const char *text)
{
    size_t len = strnlen(text, SHORT_TEXT);

    if (len < SHORT_TEXT)
        return text;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return arena_format(arena, "%.*s…", (int)len, text);
}

const char *short_text(Arena *arena, const Node *node)
{
    Buf buf = {0};
    const char *text;

    gather_text(&buf, node, SHORT_TEXT + 4); /* with all of the character at the end */
    text = buf.len < SHORT_TEXT ? plain_text(arena, node) : shortened(arena, buf.data);
    buf_free(&buf);
    return text;
}

/* ---- The elements that nodes become --------------------------------------------------- */

bool is_bare_paragraph(const Node *paragraph)
{
    const Node *parent = paragraph->parent;

    if (parent == NULL || paragraph->id != NULL || paragraph->attributes != NULL)
        return false;
    if (parent->kind == NODE_ITEM)
        return (parent->parent->flags & NODE_TIGHT) != 0;
    return parent->kind == NODE_DEFINITION && (parent->flags & NODE_TIGHT) != 0;
}

const char *node_element(const Node *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

    switch (node->kind) {
    case NODE_PARAGRAPH:
        return is_bare_paragraph(node) ? NULL : "p";
    case NODE_HEADING:
        return headings[node->number < 1 ? 0 : node->number > 6 ? 5 : node->number - 1];
    case NODE_QUOTE:
        return "blockquote";
    case NODE_LIST:
        return node->flags & NODE_ORDERED ? "ol" : "ul";
    case NODE_ITEM:
        return "li";
    case NODE_TABLE:
        return "table";
    case NODE_DEFINITION_LIST:
        return "dl";
    case NODE_TERM:
        return "dt";
    case NODE_DEFINITION:
        return "dd";
    case NODE_CALLOUT:
        return "aside";
    case NODE_FIGURE:
        return "figure";
    case NODE_CAPTION:
        return "figcaption";
    case NODE_EMPHASIS:
        return "em";
    case NODE_STRONG:
        return "strong";
    case NODE_STRIKETHROUGH:
        return "del";
    case NODE_SPAN:
        return "span";
    case NODE_ELEMENT:
        return node->name;
    default:
        return NULL;
    }
}
