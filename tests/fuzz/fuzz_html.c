/* fuzz_html.c - whatever raw HTML stands among Markdown, the tree that comes of it
 * conforms.
 *
 * The input is cut at form feeds: each part is a block of raw HTML with a paragraph of
 * Markdown behind it, or (first byte odd) the tags of one paragraph with a word behind
 * each. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "book.h"
#include "data/html.h"
#include "parse/conform.h"
#include "parse/html.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

enum { LONGEST_INPUT = 32768, DEEPEST = 310 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fail(const char *why, const Node *node)
{
    const char *name = element_name(node);

    fprintf(stderr, "%s: kind %d <%s>", why, node->kind, name == NULL ? "" : name);
    for (node = node->parent; node != NULL; node = node->parent)
        fprintf(stderr, " in <%s>", element_name(node) == NULL ? "" : element_name(node));
    fprintf(stderr, "\n");
    abort();
}

static void check_links(const Node *node)
{
    const Node *last = NULL;

    for (const Node *child = node->first_child; child != NULL; child = child->next) {
        if (child->parent != node || child->previous != last)
            fail("a child is linked wrongly", child);
        last = child;
    }
    if (node->last_child != last)
        fail("the last child is another", node);
}

static void check_children(const Node *node, const char *names)
{
    for (const Node *child = node->first_child; child != NULL; child = child->next)
        if (!is_named(child, names))
            fail("a child that can't stand there", child);
}

static void check_phrasing(const Node *node)
{
    size_t headings = 0;

    for (const Node *child = node->first_child; child != NULL; child = child->next) {
        if (!holds_block(child))
            continue;
        if (!is_named(node, "summary") || child->kind != NODE_HEADING || ++headings > 1)
            fail("a block among phrasing", child);
    }
}

static void check_content(const Node *node)
{
    switch (content_of(node)) {
    case CONTENT_PHRASING:
        check_phrasing(node);
        break;
    case CONTENT_ITEMS:
        check_children(node, "li");
        break;
    case CONTENT_TERMS:
        check_children(node, "dt dd");
        break;
    case CONTENT_TABLE:
        check_children(node, "caption colgroup thead tbody tfoot");
        break;
    case CONTENT_ROWS:
        check_children(node, "tr");
        break;
    case CONTENT_CELLS:
        check_children(node, "td th");
        break;
    case CONTENT_DETAILS:
        if (node->first_child == NULL || !is_named(node->first_child, "summary"))
            fail("details without a summary", node);
        break;
    default:
        break;
    }
}

static void check_place(const Node *node)
{
    static const char *const pairs[][2] = {
        {"li", "ul ol"},          {"dt dd", "dl"},      {"tr", "thead tbody tfoot table"},
        {"td th", "tr"},          {"caption", "table"}, {"summary", "details"},
        {"figcaption", "figure"}, {"rt rp", "ruby"}};

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (is_named(node, pairs[i][0]) && !is_named(node->parent, pairs[i][1]))
            fail("a part without its container", node);
    if (node->kind == NODE_LINK)
        for (const Node *above = node->parent; above != NULL; above = above->parent)
            if (above->kind == NODE_LINK)
                fail("a link in a link", node);
}

static void check_attributes(const Node *node)
{
    const char *name = element_name(node);

    for (const Attribute *attribute = node->attributes; attribute != NULL;
         attribute = attribute->next)
        if (node->space == SPACE_HTML && strncmp(attribute->name, "data-", 5) != 0 &&
            lookup_html_attribute(name, attribute->name) == NULL &&
            strcmp(attribute->name, "datetime") != 0)
            fail(attribute->name, node);
}

static void check_tree(const Node *root)
{
    Walk walk = {.root = root};
    size_t depth = 0;

    while (walk_next(&walk)) {
        if (walk.leaving) {
            depth--;
            continue;
        }
        if (++depth > DEEPEST)
            fail("too deep", walk.node);
        if (walk.node->kind == NODE_HTML_BLOCK || walk.node->kind == NODE_HTML_INLINE)
            fail("raw HTML is left", walk.node);
        check_links(walk.node);
        check_attributes(walk.node);
        if (walk.node == root)
            continue;
        check_content(walk.node);
        check_place(walk.node);
    }
}

static void add_part(Chapter *chapter, Node *parent, const char *text, size_t length,
                     bool inlines)
{
    Arena *arena = &chapter->arena;
    uint32_t offset = (uint32_t)(text - chapter->text.data);
    Node *raw = new_node(arena, inlines ? NODE_HTML_INLINE : NODE_HTML_BLOCK, offset);
    Node *markdown = new_text(arena, "word", offset);

    raw->text = arena_copy(arena, text, length);
    append_child(parent, raw);
    if (!inlines) {
        Node *paragraph = new_node(arena, NODE_PARAGRAPH, offset);
        append_child(paragraph, markdown);
        markdown = paragraph;
    }
    append_child(parent, markdown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Chapter chapter = {.source = "a.md", .file = "a.md"};
    bool inlines = size > 0 && data[0] % 2 == 1;
    Node *parent;

    if (size == 0 || size > LONGEST_INPUT || memchr(data, '\0', size) != NULL)
        return -1;
    chapter.diags.arena = &chapter.arena;
    chapter.text = (Bytes){arena_copy(&chapter.arena, (const char *)data, size), size};
    chapter.tree = new_node(&chapter.arena, NODE_DOCUMENT, 0);
    parent = chapter.tree;
    if (inlines) {
        parent = new_node(&chapter.arena, NODE_PARAGRAPH, 0);
        append_child(chapter.tree, parent);
    }
    for (const char *text = chapter.text.data + 1; *text != '\0';) {
        size_t length = strcspn(text, "\f");
        add_part(&chapter, parent, text, length, inlines);
        text += length + (text[length] == '\f');
    }
    graft_html(&chapter);
    conform_tree(&chapter);
    check_tree(chapter.tree);
    arena_free(&chapter.arena);
    return 0;
}
