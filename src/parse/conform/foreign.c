/* foreign.c - SVG and MathML: children, tokens (MathML 3, 3.1.3), harmless styles. */
#include <string.h>
#include "parse/html/report.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

static bool is_math(const Node *node, const char *names)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_MATHML &&
           has_word(names, node->name, strlen(node->name));
}

static Node *new_math(Chapter *chapter, const char *name, uint32_t offset)
{
    Node *node = new_node(&chapter->arena, NODE_ELEMENT, offset);

    node->name = name;
    node->space = SPACE_MATHML;
    node->flags |= NODE_RAW;
    return node;
}

/* Text is all that may stand in it. */
static void keep_text(Node *root)
{
    for (Node *node = root->first_child, *next; node != NULL; node = next) {
        next = next_node(root, node);
        if (node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
            node->kind = NODE_TEXT;
        if (node->kind != NODE_TEXT && node->kind != NODE_SOFT_BREAK)
            dissolve_node(node);
    }
}

static void wrap(Chapter *chapter, Node *node, const char *name)
{
    wrap_node(node, new_math(chapter, name, node->offset));
}

/* Text and HTML belong into <mtext>. */
static void wrap_texts(Chapter *chapter, Node *parent)
{
    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind == NODE_ELEMENT && node->space == SPACE_MATHML)
            continue;
        if (is_blank(node)) {
            unlink_node(node);
            continue;
        }
        wrap(chapter, node, "mtext");
        keep_text(node->parent);
    }
}

static void become_row(Node *node)
{
    bool cells = is_math(node, "mtr");

    node->name = "mrow";
    node->attributes = NULL;
    for (node = cells ? node->first_child : NULL; node != NULL; node = node->next)
        if (is_math(node, "mtd")) {
            node->name = "mrow";
            node->attributes = NULL;
        }
}

/* Elements that mean something in one parent only. */
static void rename_strays(const Node *parent)
{
    bool scripts = is_math(parent, "mmultiscripts"), table = is_math(parent, "mtable");
    bool row = is_math(parent, "mtr"), semantics = is_math(parent, "semantics");

    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if ((is_math(node, "annotation") && !semantics) ||
            (is_math(node, "mprescripts") && !scripts))
            unlink_node(node);
        else if (is_math(node, "math") || (is_math(node, "none") && !scripts) ||
                 (is_math(node, "mtr") && !table) || (is_math(node, "mtd") && !row)) {
            become_row(node);
        }
    }
}

static void fit_count(Chapter *chapter, Node *parent, size_t wanted)
{
    size_t count = 0;
    Node *last = NULL;

    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (++count == wanted && next != NULL && wanted > 0) {
            wrap(chapter, node, "mrow"); /* takes all that is too much */
            last = node->parent;
        } else if (count > wanted) {
            unlink_node(node);
            if (last != NULL)
                append_child(last, node);
        }
    }
    for (; count < wanted; count++)
        append_child(parent, new_math(chapter, "mrow", parent->offset));
}

static void fit_rows(Chapter *chapter, Node *parent, const char *name)
{
    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_math(node, name))
            continue;
        wrap(chapter, node, name);
        if (strcmp(name, "mtr") == 0)
            wrap(chapter, node, "mtd");
    }
}

/* base, pairs, and at most once mprescripts with pairs behind it. */
static void fit_scripts(Chapter *chapter, Node *parent)
{
    Node *base = parent->first_child;
    size_t count = 0;
    bool pre = false;

    if (base == NULL || is_math(base, "none mprescripts")) {
        Node *row = new_math(chapter, "mrow", parent->offset);
        if (base == NULL)
            append_child(parent, row);
        else
            insert_before(base, row);
        base = row;
    }
    for (Node *node = base->next, *next; node != NULL; node = next) {
        next = node->next;
        if (!is_math(node, "mprescripts")) {
            count++;
            continue;
        }
        if (pre) {
            unlink_node(node);
            continue;
        }
        pre = true;
        if (count % 2 == 1)
            insert_before(node, new_math(chapter, "none", node->offset));
        count = 0;
    }
    if (count % 2 == 1)
        append_child(parent, new_math(chapter, "none", parent->offset));
}

/* One expression, then annotations. */
static void fit_semantics(Chapter *chapter, Node *parent)
{
    Node *expression = new_math(chapter, "mrow", parent->offset);

    for (Node *node = parent->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_math(node, "annotation"))
            continue;
        unlink_node(node);
        append_child(expression, node);
    }
    if (parent->first_child == NULL)
        append_child(parent, expression);
    else
        insert_before(parent->first_child, expression);
}

void conform_math(Chapter *chapter, Node *node)
{
    const MathElement *element = lookup_math_element(node->name);

    if (element == NULL)
        return;
    if (element->children == -2) {
        keep_text(node);
        return;
    }
    wrap_texts(chapter, node);
    rename_strays(node);
    if (element->children >= 0)
        fit_count(chapter, node, (size_t)element->children);
    else if (is_math(node, "mtable"))
        fit_rows(chapter, node, "mtr");
    else if (is_math(node, "mtr"))
        fit_rows(chapter, node, "mtd");
    else if (is_math(node, "mmultiscripts"))
        fit_scripts(chapter, node);
    else if (is_math(node, "semantics"))
        fit_semantics(chapter, node);
    else if (is_math(node, "maction")) {
        if (node->first_child == NULL)
            append_child(node, new_math(chapter, "mrow", node->offset));
        if (lookup_attribute(node, "actiontype") == NULL)
            put_attribute(&chapter->arena, node, "actiontype", "toggle");
    }
}

/* ---- SVG --------------------------------------------------------------------------- */

/* Titles and descriptions could hold HTML, styles CSS that loads something. */
void conform_svg(Chapter *chapter, Node *node)
{
    bool style = strcmp(node->name, "style") == 0;

    if (strcmp(node->name, "use") == 0 && lookup_attribute(node, "href") == NULL &&
        lookup_attribute(node, "xlink:href") == NULL) {
        unlink_node(node); /* it draws nothing */
        return;
    }
    if (!style && strcmp(node->name, "title") != 0 && strcmp(node->name, "desc") != 0)
        return;
    keep_text(node);
    if (!style || (node->first_child != NULL && node->first_child->next == NULL &&
                   is_harmless_sheet(node->first_child->text)))
        return;
    report(chapter, "html-script", node->offset, "say it with attributes: fill=\"red\"",
           "this <style> is left out: it holds more than simple rules");
    unlink_node(node);
}
