/* flow.c - the containers of flow content, and what every rule needs. */
#include <string.h>
#include "parse/html/report.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

HtmlContent content_of(const Node *node)
{
    const HtmlElement *element;

    switch (node->kind) {
    case NODE_DOCUMENT:
    case NODE_QUOTE:
    case NODE_ITEM:
    case NODE_CELL:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_CALLOUT:
    case NODE_CAPTION:
    case NODE_FOOTNOTE:
        return CONTENT_FLOW;
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_SPAN:
        return CONTENT_PHRASING;
    case NODE_STRIKETHROUGH:
    case NODE_LINK:
        return CONTENT_TRANSPARENT;
    case NODE_LIST:
        return CONTENT_ITEMS;
    case NODE_DEFINITION_LIST:
        return CONTENT_TERMS;
    case NODE_FIGURE:
        return CONTENT_FIGURE;
    case NODE_ELEMENT:
        element = node->space == SPACE_HTML ? lookup_html_element(node->name) : NULL;
        return element == NULL ? CONTENT_NONE : (HtmlContent)element->content;
    default:
        return CONTENT_NONE;
    }
}

bool is_named(const Node *node, const char *names)
{
    const char *name = node->space == SPACE_HTML ? element_name(node) : NULL;

    return name != NULL && has_word(names, name, strlen(name));
}

bool is_blank(const Node *node)
{
    if (node->kind == NODE_TEXT)
        return node->text[strspn(node->text, " \t\n\r\f")] == '\0';
    return node->kind == NODE_SOFT_BREAK;
}

bool is_bare(const Node *node)
{
    return node->attributes == NULL && node->id == NULL;
}

/* Links, insertions and deletions are what they hold; they may nest, so it goes down
 * and up. */
bool holds_block(const Node *node)
{
    const Node *root = node;

    while (node != NULL) {
        if (is_block(node))
            return true;
        node = content_of(node) == CONTENT_TRANSPARENT ? next_node(root, node)
                                                       : next_node_beside(root, node);
    }
    return false;
}

Node *element_before(Chapter *chapter, Node *node, const char *name)
{
    Node *element = new_node(&chapter->arena, NODE_ELEMENT, node->offset);

    element->name = name;
    element->flags |= NODE_RAW | NODE_MADE;
    insert_before(node, element);
    return element;
}

void rename_node(Node *node, const char *name)
{
    node->kind = NODE_ELEMENT;
    node->space = SPACE_HTML;
    node->name = name;
    node->text = node->title = node->destination = NULL;
}

void note_moved(Chapter *chapter, const Node *node, const char *why)
{
    const char *name;

    while ((node->flags & NODE_MADE) != 0 && node->first_child != NULL)
        node = node->first_child; /* the author's */
    name = element_name(node);
    if (name == NULL)
        report_once(chapter, "html-moved", node->offset, NULL, "text %s", why);
    else
        report_once(chapter, "html-moved", node->offset, NULL, "<%s> %s", name, why);
}

/* ---- Parts without their container ------------------------------------------------- */

/* The container that a stray part needs, "" for one that becomes an ordinary block,
 * NULL for no part. */
static const char *container_for(const Node *node)
{
    switch (node->kind) {
    case NODE_ELEMENT:
    case NODE_ITEM:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_CAPTION:
        break;
    default:
        return NULL;
    }
    if (is_named(node, "li"))
        return "ul";
    if (is_named(node, "dt dd"))
        return "dl";
    if (is_named(node, "tr td th thead tbody tfoot col colgroup"))
        return "table";
    return is_named(node, "caption figcaption summary rt rp") ? "" : NULL;
}

static bool belongs_into(const Node *node, const char *name)
{
    const char *container = container_for(node);

    return container != NULL && strcmp(container, name) == 0;
}

/* From node on all that goes into one container.  Returns the container. */
static Node *contain(Chapter *chapter, Node *node, const char *name)
{
    Node *container = element_before(chapter, node, name);

    note_moved(chapter, node, "stands alone, so its container is put around it");
    while (node != NULL && belongs_into(node, name)) {
        Node *next = node->next;
        if (next != NULL && is_blank(next) && next->next != NULL &&
            belongs_into(next->next, name))
            next = next->next;
        unlink_node(node);
        append_child(container, node);
        node = next;
    }
    conform_content(chapter, container);
    return container;
}

static void rename_stray(Chapter *chapter, Node *node)
{
    note_moved(chapter, node,
               "stands where it means nothing, so it becomes an ordinary block");
    if (is_named(node, "rp")) {
        remove_bracket(node);
    } else if (is_named(node, "rt")) {
        rename_node(node, "span");
    } else if (is_named(node, "summary")) {
        node->kind = NODE_PARAGRAPH;
        conform_phrasing(chapter, node); /* a summary may have held a heading */
    } else {
        rename_node(node, "div");
    }
}

static void contain_strays(Chapter *chapter, Node *parent)
{
    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        const char *container = container_for(node);
        next = node->next;
        if (container == NULL)
            continue;
        if (*container == '\0') {
            rename_stray(chapter, node);
            continue;
        }
        /* The rules of the container may move things around it: go on behind all of
         * that. */
        node = contain(chapter, node, container);
        next = node->parent == NULL ? parent->first_child : node->next;
    }
}

/* ---- Bare text --------------------------------------------------------------------- */

void trim_edges(Chapter *chapter, Node *paragraph)
{
    Node *node;
    size_t length;

    while ((node = paragraph->last_child) != NULL && is_blank(node))
        unlink_node(node);
    while ((node = paragraph->first_child) != NULL && is_blank(node))
        unlink_node(node);
    if (node != NULL && node->kind == NODE_TEXT)
        node->text += strspn(node->text, " \t\n");
    node = paragraph->last_child;
    if (node == NULL || node->kind != NODE_TEXT)
        return;
    for (length = strlen(node->text); strchr(" \t\n", node->text[length - 1]) != NULL;)
        length--;
    if (node->text[length] != '\0')
        node->text = arena_copy(&chapter->arena, node->text, length);
}

/* Phrasing from node on becomes a paragraph; white space alone is none.  Returns what
 * comes behind. */
static Node *wrap_run(Chapter *chapter, Node *node)
{
    Node *paragraph = NULL;

    while (node != NULL && !holds_block(node)) {
        Node *next = node->next;
        if (paragraph == NULL && !is_blank(node)) {
            paragraph = element_before(chapter, node, NULL);
            paragraph->kind = NODE_PARAGRAPH;
        }
        unlink_node(node);
        if (paragraph != NULL)
            append_child(paragraph, node);
        node = next;
    }
    if (paragraph == NULL)
        return node;
    trim_edges(chapter, paragraph);
    make_figure(chapter, paragraph);
    return node;
}

static void drop_blanks(Node *parent)
{
    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_blank(node) && (node->previous == NULL || holds_block(node->previous)) &&
            (next == NULL || is_blank(next) || holds_block(next)))
            unlink_node(node);
    }
}

static bool has_block(const Node *parent)
{
    for (const Node *node = parent->first_child; node != NULL; node = node->next)
        if (holds_block(node))
            return true;
    return false;
}

/* An item or cell may well hold text and a list; a section may not hold text and
 * paragraphs. */
static bool wants_paragraphs(const Node *parent, bool mixed)
{
    if (parent->kind == NODE_DOCUMENT || is_named(parent, "blockquote"))
        return true;
    return mixed &&
           is_named(parent,
                    "div section article aside header footer nav details a ins del");
}

void conform_flow(Chapter *chapter, Node *parent)
{
    bool mixed;

    if (is_named(parent, "div") && parent->parent != NULL &&
        is_named(parent->parent, "dl"))
        return; /* a group of terms, whose list puts it in order */
    contain_strays(chapter, parent);
    mixed = has_block(parent);
    if (!wants_paragraphs(parent, mixed)) {
        if (mixed)
            drop_blanks(parent);
        return;
    }
    for (Node *node = parent->first_child; node != NULL;)
        node = holds_block(node) ? node->next : wrap_run(chapter, node);
}

void conform_content(Chapter *chapter, Node *node)
{
    if (node->space == SPACE_MATHML) {
        conform_math(chapter, node);
        return;
    }
    if (node->space == SPACE_SVG) {
        conform_svg(chapter, node);
        return;
    }
    switch (content_of(node)) {
    case CONTENT_NONE:
        break;
    case CONTENT_TEXT:
        flatten(chapter, node, " ");
        break;
    case CONTENT_PHRASING:
        conform_phrasing(chapter, node);
        break;
    case CONTENT_FLOW:
        conform_flow(chapter, node);
        break;
    case CONTENT_TRANSPARENT:
        if (holds_block(node))
            conform_flow(chapter, node);
        else
            conform_phrasing(chapter, node);
        if (node->kind == NODE_LINK && holds_block(node))
            push_link_inside(chapter, node);
        break;
    case CONTENT_ITEMS:
        conform_items(chapter, node);
        break;
    case CONTENT_TERMS:
        conform_terms(chapter, node);
        break;
    case CONTENT_TABLE:
        conform_table(chapter, node);
        break;
    case CONTENT_ROWS:
        conform_rows(chapter, node);
        break;
    case CONTENT_CELLS:
        conform_cells(chapter, node);
        break;
    case CONTENT_COLUMNS:
        conform_columns(node);
        break;
    case CONTENT_RUBY:
        conform_ruby(chapter, node);
        break;
    case CONTENT_DETAILS:
        conform_details(chapter, node);
        break;
    case CONTENT_FIGURE:
        conform_figure(chapter, node);
        break;
    }
}
