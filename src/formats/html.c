/* html.c - gumbo's tree becomes a neutral one in an arena. */
#include "formats/html.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "data/html.h"
#include "formats/html_scan.h"
#include "formats/html_simple.h"

/* gumbo looks through the open elements for most tags, and opens unclosed formatting
 * elements again in each block; both sums are bounded before it is called.  Honest
 * texts stay far below. */
enum {
    MOST_OPEN = 500,
    MOST_ATTRIBUTES = 200, /* of one tag: gumbo compares each with all others */
    MOST_STEPS = 30 * 1000 * 1000,
    MOST_OPENED_AGAIN = 400 * 1000
};

typedef struct {
    size_t open, formatting, steps, opened_again;
} Cost;

static void count_tag(Cost *cost, const HtmlToken *token)
{
    const HtmlElement *element = lookup_html_element(token->name);
    unsigned flags = element == NULL ? 0 : element->flags;
    bool formatting = (flags & HTML_FORMATTING) != 0;

    /* Elements whose end tag may be left out close one another, so they add no depth
     * of their own. */
    if ((flags & (HTML_VOID | HTML_OPEN_END)) != 0 || token->self_closing)
        return;
    if (token->kind == HTML_START_TAG) {
        cost->open++;
        cost->formatting += formatting;
    } else {
        cost->open -= cost->open > 0;
        cost->formatting -= formatting && cost->formatting > 0;
    }
}

static bool is_affordable(const char *text)
{
    Cost cost = {0};
    HtmlScanner scanner = {.text = text};
    HtmlToken token;

    while (html_next_token(&scanner, &token)) {
        cost.steps += cost.open;
        cost.opened_again += cost.formatting;
        if (token.kind == HTML_START_TAG || token.kind == HTML_END_TAG)
            count_tag(&cost, &token);
        if (cost.open > MOST_OPEN || cost.steps > MOST_STEPS ||
            cost.opened_again > MOST_OPENED_AGAIN ||
            token.attribute_count > MOST_ATTRIBUTES)
            return false;
    }
    return true;
}

static void *allocate(void *unused, size_t size)
{
    (void)unused;
    return memory_new(size);
}

static void release(void *unused, void *memory)
{
    (void)unused;
    free(memory);
}

typedef struct {
    Arena *arena;
    const char *text;
    size_t len;
} Copy;

static const char *lower(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_copy(arena, text, length);

    for (char *at = copy; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + 32);
    return copy;
}

static const char *name_of(const Copy *copy, const GumboElement *element)
{
    GumboStringPiece piece = element->original_tag;
    const char *name = gumbo_normalized_tagname(element->tag);

    gumbo_tag_from_original_text(&piece);
    if (element->tag_namespace == GUMBO_NAMESPACE_SVG && piece.length > 0) {
        const char *right_case = gumbo_normalize_svg_tagname(&piece);
        if (right_case != NULL)
            return right_case;
    }
    if (element->tag != GUMBO_TAG_UNKNOWN && *name != '\0')
        return name;
    return lower(copy->arena, piece.data == NULL ? "" : piece.data, piece.length);
}

static const char *prefixed(Arena *arena, const GumboAttribute *attribute)
{
    static const char *const prefixes[] = {[GUMBO_ATTR_NAMESPACE_XLINK] = "xlink",
                                           [GUMBO_ATTR_NAMESPACE_XML] = "xml",
                                           [GUMBO_ATTR_NAMESPACE_XMLNS] = "xmlns"};

    if (attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_NONE)
        return arena_text(arena, attribute->name);
    return arena_format(arena, "%s:%s", prefixes[attribute->attr_namespace],
                        attribute->name);
}

static void copy_attributes(const Copy *copy, HtmlNode *node, const GumboElement *element)
{
    HtmlPair **end = &node->attributes;

    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        HtmlPair *pair = arena_alloc(copy->arena, sizeof *pair);
        pair->name = prefixed(copy->arena, attribute);
        pair->value = arena_text(copy->arena, attribute->value);
        *end = pair;
        end = &pair->next;
    }
}

/* gumbo's pointers lead into our text, but not those of elements that it made itself. */
static size_t offset_in(const Copy *copy, const char *at, const HtmlNode *parent)
{
    if (at == NULL || at < copy->text || at > copy->text + copy->len)
        return parent->offset;
    return (size_t)(at - copy->text);
}

/* NULL for what never reaches a book. */
static HtmlNode *copy_node(const Copy *copy, const GumboNode *from, HtmlNode *parent)
{
    bool is_element =
        from->type == GUMBO_NODE_ELEMENT || from->type == GUMBO_NODE_TEMPLATE;
    HtmlNode *node;

    if (from->type == GUMBO_NODE_COMMENT || from->type == GUMBO_NODE_DOCUMENT)
        return NULL;
    node = arena_alloc(copy->arena, sizeof *node);
    node->parent = parent;
    if (is_element) {
        const GumboElement *element = &from->v.element;
        node->space = element->tag_namespace == GUMBO_NAMESPACE_SVG ? HTML_SPACE_SVG
                      : element->tag_namespace == GUMBO_NAMESPACE_MATHML
                          ? HTML_SPACE_MATHML
                          : HTML_SPACE_HTML;
        node->name = name_of(copy, element);
        node->offset = offset_in(copy, element->original_tag.data, parent);
        node->reopened =
            (from->parse_flags & GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT) != 0;
        copy_attributes(copy, node, element);
    } else {
        node->text = arena_text(copy->arena, from->v.text.text);
        node->offset = offset_in(copy, from->v.text.original_text.data, parent);
    }
    return node;
}

static const GumboVector *children_of(const GumboNode *node)
{
    static const GumboVector none = {NULL, 0, 0};

    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return &node->v.element.children;
    return &none;
}

/* Goes down and up by gumbo's parent pointers: no recursion, whatever the depth. */
static HtmlNode *copy_tree(const Copy *copy, const GumboNode *root)
{
    HtmlNode *top = arena_alloc(copy->arena, sizeof *top);
    HtmlNode *parent = top, *last = NULL; /* last: the newest child of parent */
    const GumboNode *above = root;
    size_t next = 0;

    for (;;) {
        const GumboNode *from;
        HtmlNode *node;
        if (next == children_of(above)->length) {
            if (above == root)
                return top;
            next = above->index_within_parent + 1;
            above = above->parent;
            last = parent;
            parent = parent->parent;
            continue;
        }
        from = children_of(above)->data[next++];
        node = copy_node(copy, from, parent);
        if (node == NULL)
            continue;
        if (last == NULL)
            parent->first_child = node;
        else
            last->next = node;
        last = node;
        if (node->name != NULL) {
            above = from;
            next = 0;
            parent = node;
            last = NULL;
        }
    }
}

HtmlNode *html_parse(Arena *arena, const char *text, size_t len)
{
    HtmlNode *root = strlen(text) == len ? html_parse_simple(arena, text) : NULL;

    return root != NULL ? root : html_parse_fully(arena, text, len);
}

HtmlNode *html_parse_fully(Arena *arena, const char *text, size_t len)
{
    GumboOptions options = kGumboDefaultOptions;
    Copy copy = {arena, text, len};
    GumboOutput *output;
    HtmlNode *root;

    if (!is_affordable(text))
        return NULL;
    options.allocator = allocate;
    options.deallocator = release;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_BODY;
    output = gumbo_parse_with_options(&options, text, len);
    root = copy_tree(&copy, output->root);
    gumbo_destroy_output(&options, output);
    return root;
}

const char *html_attribute(const HtmlNode *node, const char *name)
{
    for (const HtmlPair *pair = node->attributes; pair != NULL; pair = pair->next)
        if (strcmp(pair->name, name) == 0)
            return pair->value;
    return NULL;
}
