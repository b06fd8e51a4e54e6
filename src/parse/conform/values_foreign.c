/* values_foreign.c - attributes of SVG and MathML: which stay, and which values. */
#include "parse/conform/values.h"

#include <string.h>
#include "data/html.h"
#include "data/words.h"
#include "parse/html/report.h"

bool is_plain_name(const char *name)
{
    return ((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z')) &&
           name[strspn(
               name,
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")] ==
               '\0';
}

/* url(…) of anything but a part of this drawing. */
static bool has_outer_url(const char *value)
{
    for (const char *at = strcasestr(value, "url("); at != NULL;
         at = strcasestr(at + 4, "url(")) {
        const char *target = at + 4 + strspn(at + 4, " '\"");
        if (*target != '#')
            return true;
    }
    return false;
}

static bool is_href(const Attribute *attribute)
{
    return has_word("href xlink:href", attribute->name, strlen(attribute->name));
}

static bool is_script(const char *value)
{
    return strcasestr(value, "javascript:") != NULL;
}

/* A backslash may spell any of it. */
static bool is_suspect(const char *value)
{
    return has_outer_url(value) || is_script(value) || strchr(value, '\\') != NULL;
}

/* A drawing has no parts that work. */
static bool is_drawing_label(const Attribute *attribute)
{
    if (strcmp(attribute->name, "aria-hidden") == 0)
        return has_word("true false", attribute->value, strlen(attribute->value));
    return has_word("aria-label aria-labelledby aria-describedby aria-description "
                    "aria-roledescription",
                    attribute->name, strlen(attribute->name));
}

static bool is_svg_attribute(const Attribute *attribute)
{
    const char *name = attribute->name;

    if (is_href(attribute))
        return attribute->value[0] == '#';
    if (strcmp(name, "style") == 0)
        return is_harmless_style(attribute->value) && !is_suspect(attribute->value);
    if (strncmp(name, "aria-", 5) == 0)
        return is_drawing_label(attribute);
    if (strcmp(name, "xml:space") == 0)
        return strcmp(attribute->value, "preserve") == 0 ||
               strcmp(attribute->value, "default") == 0;
    if (strcmp(name, "xml:lang") == 0 || strcmp(name, "lang") == 0)
        return is_language_tag(attribute->value);
    if (strcmp(name, "role") == 0)
        return has_word(
            "img none presentation graphics-document graphics-object graphics-symbol",
            attribute->value, strlen(attribute->value));
    return is_plain_name(name) && strncasecmp(name, "on", 2) != 0 &&
           !is_suspect(attribute->value);
}

static bool is_foreign_attribute(const Node *node, const Attribute *attribute)
{
    const MathElement *element;

    if (node->space == SPACE_SVG)
        return is_svg_attribute(attribute);
    if (strcmp(attribute->name, "class") == 0)
        return is_plain_name(attribute->value);
    if (strcmp(attribute->name, "style") == 0)
        return is_harmless_style(attribute->value);
    if (strncmp(attribute->name, "aria-", 5) == 0)
        return is_drawing_label(attribute) &&
               has_word("aria-hidden aria-label", attribute->name,
                        strlen(attribute->name));
    element = lookup_math_element(node->name);
    return element != NULL &&
           is_math_attribute(element, attribute->name, attribute->value);
}

static bool points_outside(const Attribute *attribute)
{
    return is_script(attribute->value) || has_outer_url(attribute->value) ||
           (is_href(attribute) && strchr("#", attribute->value[0]) == NULL);
}

/* What the drawing loses is to be seen, so it is worth a warning. */
static void report_outside(Chapter *chapter, const Node *node, const Attribute *attribute)
{
    const char *shown = strlen(attribute->value) < 60 ? attribute->value : "...";
    bool script = is_script(attribute->value);

    report(chapter, "html-script", node->offset,
           script ? NULL : "copy what it points to into the drawing",
           "%s=\"%s\" of <%s> is left out: %s", attribute->name, shown, node->name,
           script ? "no script runs in a book"
                  : "a drawing in the text can't load another file");
}

bool judge_foreign_attributes(Chapter *chapter, Node *node, Attribute *attributes)
{
    bool refers = false;

    for (Attribute *attribute = attributes; attribute != NULL;
         attribute = attribute->next) {
        bool fine = is_foreign_attribute(node, attribute);
        if (fine)
            put_attribute(&chapter->arena, node, attribute->name, attribute->value);
        else if (node->space == SPACE_SVG && points_outside(attribute))
            report_outside(chapter, node, attribute);
        /* What a drawing program leaves (xmlns:inkscape) says nothing to an author. */
        else if (strchr(attribute->name, ':') == NULL &&
                 strcmp(attribute->name, "xmlns") != 0)
            report_dropped(chapter, node, node->name, attribute, false);
        refers |= fine && (strncmp(attribute->name, "aria-", 5) == 0 ||
                           strstr(attribute->name, "href") ||
                           strstr(attribute->value, "url(") != NULL);
    }
    return refers;
}
