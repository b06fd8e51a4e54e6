/* elements.c - one element of raw HTML becomes a node. */
#include "parse/html/making.h"

#include <string.h>
#include "data/html.h"
#include "parse/html/report.h"

static bool is_one_of(const char *name, const char *names)
{
    return has_word(names, name, strlen(name));
}

/* All but those that taken names: they live on as fields of the node. */
static void copy_attributes(const Making *making, Node *node, const char *taken)
{
    Attribute **end = &node->attributes;

    for (const HtmlPair *pair = making->from->attributes; pair != NULL;
         pair = pair->next) {
        Attribute *attribute;
        if (is_one_of(pair->name, taken))
            continue;
        attribute = arena_alloc(&making->chapter->arena, sizeof *attribute);
        attribute->name = arena_text(&making->chapter->arena, pair->name);
        attribute->value = arena_text(&making->chapter->arena, pair->value);
        *end = attribute;
        end = &attribute->next;
    }
}

const char *copy_value(const Making *making, const char *name)
{
    const char *value = html_attribute(making->from, name);

    return value == NULL ? NULL : arena_text(&making->chapter->arena, value);
}

Node *new_raw(const Making *making, NodeKind kind, const char *taken)
{
    Node *node = new_node(&making->chapter->arena, kind, making->offset);

    node->flags |= NODE_RAW;
    node->id = copy_value(making, "id");
    copy_attributes(making, node, taken);
    return node;
}

/* The only child is a text. */
static const char *only_text(const HtmlNode *from)
{
    const HtmlNode *child = from->first_child;

    return child != NULL && child->next == NULL ? child->text : NULL;
}

const char *trimmed_value(const Making *making, const char *name)
{
    const char *value = copy_value(making, name);
    size_t length;

    if (value == NULL)
        return NULL;
    value += strspn(value, " \t\n\f\r");
    for (length = strlen(value);
         length > 0 && strchr(" \t\n\f\r", value[length - 1]) != NULL;)
        length--;
    return arena_copy(&making->chapter->arena, value, length);
}

static Node *make_link(const Making *making)
{
    bool leads = html_attribute(making->from, "href") != NULL;
    Node *node = new_raw(making, leads ? NODE_LINK : NODE_SPAN, "href id name title");

    if (leads)
        node->destination = trimmed_value(making, "href");
    node->title = leads ? copy_value(making, "title") : NULL;
    if (node->id == NULL)
        node->id = copy_value(making, "name");
    return node;
}

/* <pre><code class="language-c">…</code></pre>, with nothing but text, is a Markdown
 * code block. */
static Node *make_pre(const Making *making, Children *children)
{
    const HtmlNode *code = making->from->first_child;
    const char *class_name, *language;
    Node *node;

    if (code == NULL || code->next != NULL || code->name == NULL ||
        strcmp(code->name, "code") != 0 || only_text(code) == NULL ||
        making->from->attributes != NULL ||
        (code->attributes != NULL && code->attributes->next != NULL))
        return NULL;
    class_name = html_attribute(code, "class");
    if (code->attributes != NULL && class_name == NULL)
        return NULL;
    node = new_raw(making, NODE_CODE_BLOCK, "");
    node->text = arena_text(&making->chapter->arena, only_text(code));
    language = class_name == NULL ? NULL : strstr(class_name, "language-");
    if (language != NULL)
        node->name = node->title = arena_copy(&making->chapter->arena, language + 9,
                                              strcspn(language + 9, " \t\n"));
    *children = CHILDREN_DROPPED;
    return node;
}

static Node *make_code(const Making *making, Children *children)
{
    Node *node;

    if (making->from->attributes != NULL || only_text(making->from) == NULL)
        return NULL;
    node = new_raw(making, NODE_CODE, "");
    node->text = arena_text(&making->chapter->arena, only_text(making->from));
    *children = CHILDREN_DROPPED;
    return node;
}

static Node *make_element(const Making *making, const char *name)
{
    Node *node = new_raw(making, NODE_ELEMENT, "id");

    node->name = name;
    return node;
}

static Node *make_kept(const Making *making, Children *children)
{
    const char *name = making->element->name;
    Node *node = NULL;

    if (strcmp(name, "a") == 0)
        return make_link(making);
    if (strcmp(name, "img") == 0 || strcmp(name, "image") == 0)
        return make_image(making);
    if (strcmp(name, "p") == 0)
        return new_raw(making, NODE_PARAGRAPH, "id");
    if (strcmp(name, "br") == 0)
        return new_raw(making, NODE_LINE_BREAK, "id");
    if (strcmp(name, "hr") == 0)
        return new_raw(making, NODE_THEMATIC_BREAK, "id");
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        node = new_raw(making, NODE_HEADING, "id");
        node->number = name[1] - '0';
        return node;
    }
    if (strcmp(name, "pre") == 0)
        node = make_pre(making, children);
    else if (strcmp(name, "code") == 0)
        node = make_code(making, children);
    return node == NULL ? make_element(making, name) : node;
}

static Node *make_renamed(const Making *making)
{
    const HtmlElement *element = making->element;
    Node *node = make_element(making, lookup_html_element(element->becomes)->name);

    if (element->class_name != NULL)
        add_class(&making->chapter->arena, node, element->class_name);
    /* Those of today's HTML are renamed because a book needs no more. */
    if (!is_one_of(element->name, "dialog hgroup main menu search"))
        report_once(making->chapter, "html-obsolete", making->offset, NULL,
                    "<%s> becomes <%s>", element->name, element->becomes);
    return node;
}

/* ---- SVG and MathML ---------------------------------------------------------------- */

/* A link in a drawing can't be followed in most reading systems; the drawing stays. */
static void report_link(const Making *making)
{
    static const char *const harmless[] = {"http:", "https:", "mailto:", "ftp:", "tel:"};
    const char *target = html_attribute(making->from, "href");
    bool fine;

    if (target == NULL)
        target = html_attribute(making->from, "xlink:href");
    if (target == NULL)
        return;
    fine = target[strcspn(target, ":/?#")] != ':';
    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        fine = fine || strncasecmp(target, harmless[i], strlen(harmless[i])) == 0;
    report(making->chapter, fine ? "html-attribute" : "html-script", making->offset, NULL,
           "the link to \"%s\" is left out of the drawing that it is in",
           strlen(target) < 60 ? target : "...");
}

/* All that is around it up to the <svg> belongs to the drawing. */
static bool is_in_drawing(const HtmlNode *from)
{
    for (from = from->parent; from != NULL && from->space == HTML_SPACE_SVG;
         from = from->parent) {
        if (strcmp(from->name, "svg") == 0)
            return true;
        if (!is_svg_element(from->name) && strcmp(from->name, "a") != 0)
            return false;
    }
    return false;
}

/* A foreign element's name is right in case already; HTML's inside of it (in a title)
 * are none. */
static Children make_foreign(const Making *making, Node **made)
{
    const HtmlNode *from = making->from;
    bool svg = from->space == HTML_SPACE_SVG;

    if (svg && strcmp(from->name, "svg") != 0 && !is_in_drawing(from))
        return CHILDREN_INSTEAD; /* within what goes behind the drawing */
    if (svg ? is_svg_element(from->name) : lookup_math_element(from->name) != NULL) {
        *made = make_element(making, arena_text(&making->chapter->arena, from->name));
        (*made)->space = svg ? SPACE_SVG : SPACE_MATHML;
        return CHILDREN_INSIDE;
    }
    if (is_one_of(from->name, "metadata title") || strchr(from->name, ':') != NULL)
        return CHILDREN_DROPPED; /* what drawing programs leave for themselves */
    if (svg && strcmp(from->name, "a") == 0) {
        report_link(making);
        return CHILDREN_INSTEAD;
    }
    if (!svg) {
        report(making->chapter, "html-unknown", making->offset, NULL,
               "<%s> is none of MathML's elements for presentation; only its text stays",
               from->name);
        return CHILDREN_INSTEAD;
    }
    report(making->chapter, "html-script", making->offset, NULL,
           from->first_child == NULL
               ? "<%s> has no place in a picture of a book; it is left out"
               : "<%s> has no place in a picture of a book; its text goes behind it",
           from->name);
    return is_one_of(from->name, "script") ? CHILDREN_DROPPED : CHILDREN_BEHIND;
}

Children make_node(Chapter *chapter, const HtmlNode *from, uint32_t offset, Node **made)
{
    Making making = {chapter, from, lookup_html_element(from->name), offset};
    Children children = CHILDREN_INSIDE;

    *made = NULL;
    if (from->space != HTML_SPACE_HTML)
        return make_foreign(&making, made);
    if (making.element == NULL)
        return CHILDREN_INSTEAD;
    switch ((HtmlFate)making.element->fate) {
    case FATE_KEEP:
        *made = make_kept(&making, &children);
        return children;
    case FATE_RENAME:
        *made = make_renamed(&making);
        return CHILDREN_INSIDE;
    case FATE_FORM:
        *made = make_form(&making);
        return *made == NULL || (*made)->kind == NODE_TEXT ? CHILDREN_INSTEAD
                                                           : CHILDREN_INSIDE;
    case FATE_MEDIA:
        return make_media(chapter, from, offset, made);
    case FATE_DROP:
        return CHILDREN_DROPPED;
    case FATE_DISSOLVE:
        if (strcmp(from->name, "picture") == 0)
            *made = make_picture(&making);
        if (strcmp(from->name, "canvas") == 0)
            report(chapter, "html-script", offset, NULL,
                   "<canvas> is left out%s: only scripts fill it",
                   from->first_child == NULL ? "" : ", and what it holds stays");
        return CHILDREN_INSTEAD;
    case FATE_FRAME:
        break;
    }
    return CHILDREN_INSTEAD;
}
