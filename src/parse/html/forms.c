/* forms.c - what a reader would see of a form, without the form. */
#include <stdlib.h>
#include <string.h>
#include "parse/html/making.h"
#include "parse/html/report.h"

static bool is_one_of(const char *name, const char *names)
{
    return has_word(names, name, strlen(name));
}

static bool is_in_form(const HtmlNode *from)
{
    for (from = from->parent; from != NULL && from->name != NULL; from = from->parent) {
        const HtmlElement *element = lookup_html_element(from->name);
        if (element != NULL && element->fate == FATE_FORM)
            return true;
    }
    return false;
}

/* What a reader would see of it: a mark, or the text of a button. */
static Node *make_input(const Making *making)
{
    const char *type = html_attribute(making->from, "type");
    const char *value = html_attribute(making->from, "value");
    bool checked = html_attribute(making->from, "checked") != NULL;
    const char *text = NULL;

    if (type != NULL && strcasecmp(type, "checkbox") == 0)
        text = checked ? "☑" : "☐";
    else if (type != NULL && strcasecmp(type, "radio") == 0)
        text = checked ? "◉" : "○";
    else if (type == NULL || !is_one_of(type, "hidden password range color file image"))
        text = value;
    if (text == NULL || *text == '\0')
        return NULL;
    return new_text(&making->chapter->arena, text, making->offset);
}

/* How far a bar has come; an author who has written that beside it did so within the
 * element. */
static Node *make_bar(const Making *making)
{
    const char *value = html_attribute(making->from, "value");
    const char *most = html_attribute(making->from, "max");
    double part = value == NULL ? -1 : strtod(value, NULL);
    double whole = most == NULL ? 1 : strtod(most, NULL);

    if (making->from->first_child != NULL || !(part >= 0 && part <= whole && whole > 0))
        return NULL;
    return new_text(&making->chapter->arena,
                    arena_format(&making->chapter->arena, "%.0f%%", 100 * part / whole),
                    making->offset);
}

Node *make_form(const Making *making)
{
    const HtmlElement *element = making->element;
    Node *node;

    if (!is_in_form(making->from))
        report(making->chapter, "html-form", making->offset, NULL,
               "<%s> does nothing in a book; its text stays", element->name);
    if (strcmp(element->name, "input") == 0)
        return make_input(making);
    if (is_one_of(element->name, "meter progress"))
        return make_bar(making);
    if (element->becomes == NULL)
        return NULL;
    node = new_raw(making, NODE_ELEMENT,
                   "id action method enctype name target accept-charset autocomplete "
                   "novalidate disabled");
    node->name = element->becomes;
    return node;
}
