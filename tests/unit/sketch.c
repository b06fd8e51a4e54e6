/* sketch.c - a tree as one line of text. */
#include "sketch.h"

static const char *const names[] = {
    [NODE_DOCUMENT] = "document",
    [NODE_PARAGRAPH] = "p",
    [NODE_HEADING] = "h",
    [NODE_QUOTE] = "quote",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_CODE_BLOCK] = "pre",
    [NODE_THEMATIC_BREAK] = "hr",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_DEFINITION_LIST] = "dl",
    [NODE_TERM] = "dt",
    [NODE_DEFINITION] = "dd",
    [NODE_CALLOUT] = "callout",
    [NODE_FIGURE] = "figure",
    [NODE_CAPTION] = "caption",
    [NODE_FOOTNOTE] = "note",
    [NODE_HTML_BLOCK] = "html",
    [NODE_ELEMENT] = "element",
    [NODE_TEXT] = "",
    [NODE_SOFT_BREAK] = "/",
    [NODE_LINE_BREAK] = "//",
    [NODE_CODE] = "code",
    [NODE_EMPHASIS] = "em",
    [NODE_STRONG] = "strong",
    [NODE_STRIKETHROUGH] = "del",
    [NODE_SPAN] = "span",
    [NODE_LINK] = "link",
    [NODE_IMAGE] = "image",
    [NODE_FOOTNOTE_REFERENCE] = "ref",
    [NODE_HTML_INLINE] = "raw",
};

/* A destination and a text share their field. */
static bool is_reference(const Node *node)
{
    return node->kind == NODE_LINK || node->kind == NODE_IMAGE;
}

static void put_name(Buf *buf, const Node *node)
{
    static const char *const aligned[] = {"", "<", "=", ">"};

    if (node->kind == NODE_LIST && (node->flags & NODE_ORDERED) != 0)
        buf_format(buf, "ol%d", (int)node->number);
    else if (node->kind == NODE_ROW && (node->flags & NODE_HEADER) != 0)
        buf_put(buf, "head");
    else
        buf_put(buf, names[node->kind]);
    if (node->kind == NODE_HEADING)
        buf_format(buf, "%d", (int)node->number);
    if (node->kind == NODE_CELL)
        buf_put(buf, aligned[node->number]);
    if ((node->flags & NODE_TASK) != 0)
        buf_put(buf, (node->flags & NODE_CHECKED) != 0 ? "[x]" : "[ ]");
    if ((node->flags & NODE_TIGHT) != 0)
        buf_put(buf, "+");
    if (node->id != NULL)
        buf_format(buf, "#%s", node->id);
    if (node->attributes != NULL)
        buf_put(buf, "[");
    for (const Attribute *a = node->attributes; a != NULL; a = a->next)
        buf_format(buf, "%s=%s%s", a->name, a->value, a->next == NULL ? "]" : " ");
    if (is_reference(node) && node->destination != NULL)
        buf_format(buf, "->%s", node->destination);
    if (node->name != NULL)
        buf_format(buf, "=%s", node->name);
    if (node->title != NULL && node->kind != NODE_CODE_BLOCK)
        buf_format(buf, "'%s'", node->title);
}

static bool is_text(const Node *node)
{
    return node != NULL && node->kind == NODE_TEXT;
}

static void enter_node(Buf *buf, const Node *node)
{
    bool text = node->text != NULL && !is_reference(node);

    if (node->previous != NULL && !(is_text(node) && is_text(node->previous)))
        buf_put(buf, " ");
    put_name(buf, node);
    if (text && !(is_text(node) && is_text(node->previous)))
        buf_put(buf, "\"");
    if (text)
        buf_put(buf, node->text);
    if (text && !(is_text(node) && is_text(node->next)))
        buf_put(buf, "\"");
    if (node->first_child != NULL)
        buf_put(buf, "(");
}

const char *sketch_tree(Arena *arena, const Node *root)
{
    Walk walk = {root, NULL, false};
    Buf buf = {0};
    const char *text;

    while (root != NULL && walk_next(&walk)) {
        if (walk.node == root)
            continue;
        if (!walk.leaving)
            enter_node(&buf, walk.node);
        else if (walk.node->first_child != NULL)
            buf_put(&buf, ")");
    }
    text = arena_copy(arena, buf.len == 0 ? "" : buf.data, buf.len);
    buf_free(&buf);
    return text;
}

const char *sketch_place(Arena *arena, const Chapter *chapter, NodeKind kind, size_t n)
{
    for (const Node *node = chapter->tree; node != NULL;
         node = next_node(chapter->tree, node)) {
        if (node->kind == kind && n-- == 0) {
            Position at = node_position(chapter, node);
            return arena_format(arena, "%u:%u", (unsigned)at.line, (unsigned)at.column);
        }
    }
    return "none";
}
