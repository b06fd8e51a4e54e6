/* tree.c - nodes become elements.  One walk, no recursion. */
#include <string.h>
#include "data/html.h"
#include "data/words.h"
#include "render/writer.h"

/* ---- Elements -------------------------------------------------------------------------- */

static void open_tag(Writer *writer, const Node *node, const char *name,
                     const char *style)
{
    buf_char(writer->out, '<');
    buf_put(writer->out, name);
    write_attributes(writer, node, style);
    buf_char(writer->out, '>');
}

static void close_tag(Writer *writer, const char *name)
{
    buf_put(writer->out, "</");
    buf_put(writer->out, name);
    buf_char(writer->out, '>');
}

static void open_list(Writer *writer, const Node *list)
{
    bool ordered = (list->flags & NODE_ORDERED) != 0;

    buf_put(writer->out, ordered ? "<ol" : "<ul");
    if (ordered && list->number != 1 && lookup_attribute(list, "start") == NULL)
        buf_format(writer->out, " start=\"%d\"", list->number);
    write_attributes(writer, list, list->flags & NODE_TASKS ? "tasks" : NULL);
    buf_put(writer->out, ">\n");
}

/* A check box that is none: reading systems do nothing with forms. */
static void write_task_mark(Writer *writer, const Node *item)
{
    bool done = (item->flags & NODE_CHECKED) != 0;
    const char *label =
        lookup_word(writer->section->language, done ? WORD_TASK_DONE : WORD_TASK_OPEN);

    buf_put(writer->out, "<span class=\"task\" role=\"img\"");
    write_attribute(writer, "aria-label", label);
    buf_put(writer->out, done ? ">\xE2\x98\x91</span> " : ">\xE2\x98\x90</span> ");
}

/* The paragraph that a task's mark stands in, and not in front of. */
static bool takes_task_mark(const Node *node)
{
    return node != NULL && node->kind == NODE_PARAGRAPH && node->previous == NULL &&
           node->parent != NULL && node->parent->kind == NODE_ITEM &&
           (node->parent->flags & NODE_TASK) != 0 && !is_bare_paragraph(node);
}

static void open_item(Writer *writer, const Node *item)
{
    open_tag(writer, item, "li", NULL);
    if ((item->flags & NODE_TASK) != 0 && !takes_task_mark(item->first_child))
        write_task_mark(writer, item);
}

static const char *callout_kind(const Writer *writer, const Node *callout)
{
    static const struct {
        const char *name;
        Word word;
    } kinds[] = {{"note", WORD_NOTE},
                 {"tip", WORD_TIP},
                 {"important", WORD_IMPORTANT},
                 {"warning", WORD_WARNING},
                 {"caution", WORD_CAUTION}};

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, callout->name) == 0)
            return lookup_word(writer->section->language, kinds[i].word);
    return callout->name;
}

/* A title of its own tells who listens less than the frame tells who sees it: so its kind goes
 * before, but that of a note, as which its role has announced it. */
static const char *callout_label(Writer *writer, const Node *callout, const char *kind)
{
    const char *title = callout->title;

    if (title == NULL)
        return kind;
    if (*title == '\0' || strcmp(title, kind) == 0 || strcmp(callout->name, "note") == 0)
        return *title == '\0' ? NULL : title;
    return arena_format(&writer->scratch, "%s: %s", kind, title);
}

static void open_callout(Writer *writer, const Node *callout)
{
    const char *kind = callout_kind(writer, callout);

    buf_put(writer->out, "<aside role=\"note\"");
    write_attribute(writer, "aria-label", callout_label(writer, callout, kind));
    write_attributes(writer, callout,
                     arena_format(&writer->scratch, "callout callout-%s", callout->name));
    buf_put(writer->out, ">\n");
    if (callout->title != NULL)
        return; /* its paragraph follows */
    buf_put(writer->out, "<p class=\"callout-title\">");
    buf_put_escaped(writer->out, kind);
    buf_put(writer->out, "</p>\n");
}

/* ---- Inlines ----------------------------------------------------------------------------- */

static void open_link(Writer *writer, const Node *link)
{
    if (link->space == SPACE_SVG) {
        buf_put(writer->out, link->href == NULL ? "<g" : "<a");
        write_attribute(writer, "xlink:href", link->href);
        write_attributes(writer, link, NULL);
        buf_char(writer->out, '>');
        return;
    }
    if (link->href == NULL) {
        open_hole(writer, link);
        return;
    }
    buf_put(writer->out, "<a");
    write_attribute(writer, "href", link->href);
    write_attribute(writer, "title", link->title);
    write_attributes(writer, link, NULL);
    buf_char(writer->out, '>');
}

/* Two side by side would be read as one number: 1 and 2 as 12. */
static void write_noteref(Writer *writer, const Node *reference)
{
    if (reference->previous != NULL &&
        reference->previous->kind == NODE_FOOTNOTE_REFERENCE)
        buf_char(writer->out, ' ');
    buf_put(writer->out,
            "<sup class=\"noteref\"><a epub:type=\"noteref\" role=\"doc-noteref\"");
    write_attribute(writer, "href", reference->href);
    write_attribute(writer, "id", reference->id);
    buf_put(writer->out, ">");
    buf_put(writer->out, reference->label);
    buf_put(writer->out, "</a></sup>");
}

static void write_code(Writer *writer, const Node *code)
{
    open_tag(writer, code, "code", NULL);
    buf_put_escaped(writer->out, code->text);
    close_tag(writer, "code");
}

/* ---- Elements that the Markdown has no word for ---------------------------------------- */

static bool is_void(const Node *node)
{
    const HtmlElement *element;

    if (node->kind != NODE_ELEMENT || node->space != SPACE_HTML)
        return false;
    element = lookup_html_element(node->name);
    return element != NULL && element->content == CONTENT_NONE;
}

static void open_element(Writer *writer, const Node *node)
{
    bool outermost = node->parent == NULL || node->parent->space != node->space;

    buf_char(writer->out, '<');
    buf_put(writer->out, node->name);
    if (node->space == SPACE_SVG && outermost)
        buf_put(writer->out, " xmlns=\"http://www.w3.org/2000/svg\""
                             " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    if (node->space == SPACE_MATHML && outermost)
        buf_put(writer->out, " xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    if (node->space == SPACE_HTML && node->parent != NULL &&
        node->parent->space != SPACE_HTML)
        buf_put(writer->out, " xmlns=\"http://www.w3.org/1999/xhtml\"");
    write_attributes(writer, node, NULL);
    buf_put(writer->out, is_void(node) ? "/>" : ">");
}

/* ---- The walk --------------------------------------------------------------------------- */

static void enter_block(Writer *writer, const Node *node)
{
    const char *name = node_element(node);

    switch (node->kind) {
    case NODE_LIST:
        open_list(writer, node);
        break;
    case NODE_ITEM:
        open_item(writer, node);
        break;
    case NODE_CALLOUT:
        open_callout(writer, node);
        break;
    case NODE_THEMATIC_BREAK:
        buf_put(writer->out, "<hr");
        write_attributes(writer, node, NULL);
        buf_put(writer->out, "/>\n");
        break;
    case NODE_ROW:
        write_row_start(writer, node);
        break;
    case NODE_CELL:
        write_cell_start(writer, node);
        break;
    default:
        if (name != NULL)
            open_tag(writer, node, name, NULL);
        break;
    }
    if (node->kind == NODE_QUOTE || node->kind == NODE_TABLE ||
        node->kind == NODE_FIGURE || node->kind == NODE_DEFINITION_LIST)
        buf_char(writer->out, '\n');
    if (node->kind == NODE_PARAGRAPH && node->parent != NULL &&
        node->parent->kind == NODE_FOOTNOTE && node->previous == NULL)
        write_backlinks(writer, node->parent);
    if (takes_task_mark(node))
        write_task_mark(writer, node->parent);
}

static void enter_inline(Writer *writer, const Node *node)
{
    const char *name = node_element(node);

    switch (node->kind) {
    case NODE_TEXT:
        buf_put_escaped(writer->out, node->text);
        break;
    case NODE_SOFT_BREAK:
        buf_char(writer->out, '\n');
        break;
    case NODE_LINE_BREAK:
        buf_put(writer->out, "<br/>\n");
        break;
    case NODE_CODE:
        write_code(writer, node);
        break;
    case NODE_LINK:
        open_link(writer, node);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        write_noteref(writer, node);
        break;
    case NODE_ELEMENT:
        open_element(writer, node);
        break;
    default:
        if (name != NULL)
            open_tag(writer, node, name, NULL);
        break;
    }
}

static bool ends_line(const Node *node)
{
    switch (node->kind) {
    case NODE_ROW:
    case NODE_CODE_BLOCK:
    case NODE_THEMATIC_BREAK:
        return false; /* they have done so */
    case NODE_PARAGRAPH:
        return node->next != NULL || !is_bare_paragraph(node);
    default:
        return is_block(node);
    }
}

static void leave_node(Writer *writer, const Node *node)
{
    const char *name = node_element(node);

    if (node->kind == NODE_ROW)
        write_row_end(writer, node);
    else if (node->kind == NODE_CELL)
        write_cell_end(writer, node);
    else if (node->kind == NODE_LINK)
        close_tag(writer, node->href != NULL         ? "a"
                          : node->space == SPACE_SVG ? "g"
                                                     : "span");
    else if (name != NULL && !is_void(node))
        close_tag(writer, name);
    if (ends_line(node))
        buf_char(writer->out, '\n');
}

void write_tree(Writer *writer, const Node *root)
{
    Walk walk = {.root = root};

    while (walk_next(&walk)) {
        const Node *node = walk.node;
        if (walk.leaving) {
            leave_node(writer, node);
        } else if (node->kind == NODE_IMAGE) {
            write_image(writer, node);
            walk_skip(&walk);
        } else if (node->kind == NODE_CODE_BLOCK) {
            write_code_block(writer, node);
            walk_skip(&walk);
        } else if (node->kind == NODE_FOOTNOTE) {
            walk_skip(
                &walk); /* it stands at the document's end, wherever raw HTML has put it */
        } else if (node->kind < NODE_ELEMENT) {
            enter_block(writer, node);
        } else {
            enter_inline(writer, node);
        }
    }
}
