/* html.c - the notes as XHTML, for a feed and for programs. */
#include <string.h>
#include "package/notes/blocks.h"
#include "package/notes/notes.h"

/* The element of a node; NULL: it is none here. */
static const char *name_of(const Node *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

    switch (node->kind) {
    case NODE_PARAGRAPH:
        return node->parent != NULL && node->parent->kind == NODE_ITEM &&
                       (node->parent->parent->flags & NODE_TIGHT) != 0
                   ? NULL
                   : "p";
    case NODE_HEADING:
        return headings[node->number < 1 || node->number > 6 ? 5 : node->number - 1];
    case NODE_QUOTE:
        return "blockquote";
    case NODE_LIST:
        return (node->flags & NODE_ORDERED) != 0 ? "ol" : "ul";
    case NODE_ITEM:
        return "li";
    case NODE_EMPHASIS:
        return "em";
    case NODE_STRONG:
        return "strong";
    case NODE_STRIKETHROUGH:
        return "del";
    case NODE_ELEMENT:
        return strcmp(node->name, "div") == 0 || strcmp(node->name, "span") == 0
                   ? NULL
                   : node->name;
    default:
        return NULL;
    }
}

static void put_leaf(Buf *buf, const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        buf_put_escaped(buf, node->text);
        break;
    case NODE_SOFT_BREAK:
        buf_char(buf, '\n');
        break;
    case NODE_LINE_BREAK:
        buf_put(buf, "<br/>\n");
        break;
    case NODE_THEMATIC_BREAK:
        buf_put(buf, "<hr/>\n");
        break;
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        buf_put(buf, node->kind == NODE_CODE ? "<code>" : "<pre><code>");
        buf_put_escaped(buf, node->text);
        buf_put(buf, node->kind == NODE_CODE ? "</code>" : "</code></pre>\n");
        break;
    default:
        break;
    }
}

static void open_node(Buf *buf, const Node *node)
{
    const char *name = name_of(node);

    if (node->kind == NODE_LINK && leads_out(node)) {
        buf_put(buf, "<a href=\"");
        buf_put_escaped(buf, node->href);
        buf_put(buf, "\">");
    } else if (name != NULL && node->kind == NODE_LIST && node->number != 1 &&
               (node->flags & NODE_ORDERED) != 0) {
        buf_format(buf, "<ol start=\"%d\">", node->number);
    } else if (name != NULL) {
        buf_format(buf, "<%s>", name);
    } else {
        put_leaf(buf, node);
    }
}

static void close_node(Buf *buf, const Node *node)
{
    const char *name = name_of(node);

    if (node->kind == NODE_LINK && leads_out(node))
        buf_put(buf, "</a>");
    else if (name != NULL)
        buf_format(buf, "</%s>%s", name, is_block(node) ? "\n" : "");
}

void put_as_html(Buf *buf, const Node *root)
{
    Walk walk = {.root = root};

    while (walk_next(&walk)) {
        if (walk.node == root)
            continue;
        if (walk.leaving)
            close_node(buf, walk.node);
        else
            open_node(buf, walk.node);
    }
}
