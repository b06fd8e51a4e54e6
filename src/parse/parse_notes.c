/* parse_notes.c - see the header. */
#include "parse/parse_notes.h"
#include <string.h>

static bool is_plain(const Node *node)
{
    switch (node->kind) {
    case NODE_DOCUMENT:
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_QUOTE:
    case NODE_LIST:
    case NODE_ITEM:
    case NODE_CODE_BLOCK:
    case NODE_THEMATIC_BREAK:
        return true;
    default:
        return is_words(node);
    }
}

static const char *what_it_is(const Node *node)
{
    switch (node->kind) {
    case NODE_TABLE:
        return "table";
    case NODE_IMAGE:
        return "picture";
    case NODE_FOOTNOTE:
    case NODE_FOOTNOTE_REFERENCE:
        return "footnote";
    case NODE_HTML_BLOCK:
    case NODE_HTML_INLINE:
        return "raw HTML";
    default:
        return "definition";
    }
}

static bool is_comment(const Node *node)
{
    return (node->kind == NODE_HTML_BLOCK || node->kind == NODE_HTML_INLINE) &&
           strncmp(node->text + strspn(node->text, " \n"), "<!--", 4) == 0;
}

/* Of a picture its description stays. */
static void take_out(Chapter *notes, Node *node, const char *what)
{
    if (!is_comment(node))
        diag_add(&notes->diags, "release-notes", node_position(notes, node),
                 "say it in words, or put it into a chapter and link there",
                 "%s hold no %s; it is left out", what, what_it_is(node));
    if (node->kind == NODE_IMAGE)
        dissolve_node(node);
    else
        unlink_node(node);
}

void keep_plain(Chapter *notes, const char *what)
{
    const Node *root = notes->tree;
    Node *next;

    for (Node *node = notes->tree; node != NULL; node = next) {
        bool plain = is_plain(node);
        next = plain || node->kind == NODE_IMAGE ? next_node(root, node)
                                                 : next_node_beside(root, node);
        if (node->kind == NODE_SPAN)
            dissolve_node(node);
        else if (!plain)
            take_out(notes, node, what);
        else if (node->kind == NODE_CODE_BLOCK)
            node->name = node->title = NULL; /* nobody highlights it */
    }
}

/* Raw HTML as the text that it may be. */
static void make_text(Chapter *text, Node *node)
{
    const char *written = node->text;

    if (node->kind == NODE_HTML_BLOCK) {
        node->kind = NODE_PARAGRAPH;
        node->text = NULL;
        append_child(node, new_text(&text->arena, written, node->offset));
    } else {
        node->kind = NODE_TEXT;
    }
}

void keep_words(Chapter *text)
{
    const Node *root = text->tree;
    Node *next;

    for (Node *node = text->tree; node != NULL; node = next) {
        next = next_node(root, node);
        if (node->kind == NODE_HEADING)
            node->kind = NODE_PARAGRAPH;
        else if ((node->kind == NODE_HTML_BLOCK || node->kind == NODE_HTML_INLINE) &&
                 !is_comment(node))
            make_text(text, node);
    }
}
