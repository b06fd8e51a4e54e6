/* values.c - attributes: which ones an element may have, and which values. */
#include "parse/conform/values.h"

#include <string.h>
#include "data/html.h"
#include "data/language.h"
#include "parse/html/report.h"

const char *element_name(const Node *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    static const char *const names[] = {[NODE_PARAGRAPH] = "p",
                                        [NODE_QUOTE] = "blockquote",
                                        [NODE_ITEM] = "li",
                                        [NODE_CODE_BLOCK] = "pre",
                                        [NODE_THEMATIC_BREAK] = "hr",
                                        [NODE_TABLE] = "table",
                                        [NODE_ROW] = "tr",
                                        [NODE_DEFINITION_LIST] = "dl",
                                        [NODE_TERM] = "dt",
                                        [NODE_DEFINITION] = "dd",
                                        [NODE_CALLOUT] = "aside",
                                        [NODE_FIGURE] = "figure",
                                        [NODE_CAPTION] = "figcaption",
                                        [NODE_FOOTNOTE] = "aside",
                                        [NODE_LINE_BREAK] = "br",
                                        [NODE_CODE] = "code",
                                        [NODE_EMPHASIS] = "em",
                                        [NODE_STRONG] = "strong",
                                        [NODE_STRIKETHROUGH] = "del",
                                        [NODE_SPAN] = "span",
                                        [NODE_LINK] = "a",
                                        [NODE_IMAGE] = "img",
                                        [NODE_HTML_INLINE] = NULL};

    switch (node->kind) {
    case NODE_HEADING:
        return headings[node->number < 1 ? 0 : node->number > 6 ? 5 : node->number - 1];
    case NODE_LIST:
        return node->flags & NODE_ORDERED ? "ol" : "ul";
    case NODE_CELL:
        return node->flags & NODE_HEADER ? "th" : "td";
    case NODE_ELEMENT:
        return node->name;
    default:
        return names[node->kind];
    }
}

/* ---- Values ------------------------------------------------------------------------ */

static const char *folded(Arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);
    size_t n = 0;

    for (const char *at = text; *at != '\0'; at++) {
        bool space = strchr(" \t\n\f\r", *at) != NULL;
        if (!space || (n > 0 && copy[n - 1] != ' '))
            copy[n++] = space ? ' ' : *at;
    }
    copy[n - (n > 0 && copy[n - 1] == ' ')] = '\0';
    return copy;
}

static bool is_number(const char *text, bool negative, long least)
{
    size_t digits;

    if (negative && *text == '-')
        text++;
    digits = strspn(text, "0123456789");
    return digits > 0 && digits < 7 && text[digits] == '\0' &&
           (least == 0 || strspn(text, "0") < digits);
}

/* One of the shapes of HTML 2.3.5, where 0 stands for a digit and a + for either sign. */
static bool is_date(const char *text)
{
    static const char *const shapes[] = {"0000",
                                         "0000-00",
                                         "0000-00-00",
                                         "00-00",
                                         "0000-W00",
                                         "00:00",
                                         "00:00:00",
                                         "0000-00-00T00:00",
                                         "0000-00-00T00:00:00",
                                         "0000-00-00T00:00Z",
                                         "0000-00-00T00:00:00Z",
                                         "0000-00-00T00:00+00:00",
                                         "0000-00-00T00:00:00+00:00",
                                         "0000-00-00T00:00:00.000Z"};

    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const char *shape = shapes[i];
        size_t at = 0;
        while (shape[at] != '\0' &&
               (shape[at] == '0' ? text[at] >= '0' && text[at] <= '9'
                : shape[at] == '+'
                    ? text[at] == '+' || text[at] == '-'
                    : text[at] == shape[at] || (shape[at] == 'T' && text[at] == ' ')))
            at++;
        if (shape[at] == '\0' && text[at] == '\0')
            return true;
    }
    return false;
}

/* "P2DT3H4M5.6S", the first of the two shapes of HTML 2.3.5.9. */
static bool is_duration(const char *text)
{
    const char *at = text + 1, *units = "DTHMS";

    if (*text != 'P' || text[1] == '\0')
        return false;
    while (*at != '\0') {
        size_t digits = strspn(at, "0123456789");
        const char *unit;
        if (*at == 'T' && at[1] != '\0' && strchr(units, 'T') != NULL) {
            units = "HMS";
            at++;
            continue;
        }
        unit = at[digits] == '\0' ? NULL : strchr(units, at[digits]);
        if (digits == 0 || digits > 9 || unit == NULL ||
            (*unit != 'D' && strchr(units, 'T') != NULL))
            return false;
        units = unit + 1;
        if (*unit == 'D')
            units = "THMS";
        at += digits + 1;
    }
    return true;
}

static const char *kept_words(Arena *arena, const char *text,
                              bool (*is_fine)(const char *))
{
    Buf buf = {0};
    const char *result;

    for (const char *at = folded(arena, text); *at != '\0';) {
        size_t n = strcspn(at, " ");
        const char *word = arena_copy(arena, at, n);
        if (is_fine(word))
            buf_format(&buf, "%s%s", buf.len > 0 ? " " : "", word);
        at += n + (at[n] == ' ');
    }
    result = buf.len == 0 ? NULL : arena_text(arena, buf.data);
    buf_free(&buf);
    return result;
}

/* The first role that the element may have: others are what to take when the first is
 * unknown. */
static const char *kept_role(Arena *arena, const HtmlElement *element, const char *text)
{
    for (const char *at = folded(arena, text); *at != '\0';) {
        size_t n = strcspn(at, " ");
        const char *role = arena_copy(arena, at, n);
        if (is_html_role(element, role))
            return role;
        at += n + (at[n] == ' ');
    }
    return NULL;
}

/* EPUBCheck takes integers only; the rest can be said in CSS. */
static const char *kept_length(Chapter *chapter, Node *node, const char *name,
                               const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits;

    if (digits == 0 || digits > 5)
        return NULL;
    if (*unit == '.')
        unit += 1 + strspn(unit + 1, "0123456789");
    if (*unit == '\0' || strcmp(unit, "px") == 0)
        return arena_copy(&chapter->arena, text, digits);
    if (has_word("% em rem ex cm mm in pt pc vw", unit, strlen(unit)))
        add_style(&chapter->arena, node, name, text);
    return NULL;
}

/* The value as it may be written, or NULL. */
static const char *kept_value(Chapter *chapter, Node *node, const HtmlElement *element,
                              const HtmlAttribute *row, const char *value)
{
    const char *text = folded(&chapter->arena, value), *hint;

    switch ((HtmlValue)row->value) {
    case VALUE_TEXT:
        return value;
    case VALUE_BOOLEAN:
        return row->name;
    case VALUE_INTEGER:
        return is_number(text, true, 0) ? text : NULL;
    case VALUE_NATURAL:
        return is_number(text, false, 0) ? text : NULL;
    case VALUE_POSITIVE:
        return is_number(text, false, 1) ? text : NULL;
    case VALUE_KEYWORD:
        return has_word(row->keywords, text, strlen(text)) ? text : NULL;
    case VALUE_LANGUAGE:
        return language_tag(&chapter->arena, text, &hint);
    case VALUE_CLASS:
    case VALUE_IDS:
    case VALUE_HEADERS:
        return *text == '\0' ? NULL : text;
    case VALUE_STYLE:
        return kept_style(chapter, node, text);
    case VALUE_ROLE:
        return element == NULL ? NULL : kept_role(&chapter->arena, element, text);
    case VALUE_EPUB_TYPE:
        return kept_words(&chapter->arena, text, is_epub_type);
    case VALUE_DATE:
        return is_date(text) || is_duration(text) ? text : NULL;
    case VALUE_DATE_TIME:
        return is_date(text) && strlen(text) >= strlen("0000-00-00") &&
                       strchr(text, 'W') == NULL
                   ? text
                   : NULL;
    case VALUE_LENGTH:
        return kept_length(chapter, node, row->name, text);
    case VALUE_IDLE:
        return NULL;
    }
    return NULL;
}

/* ---- Attributes -------------------------------------------------------------------- */

/* lang and xml:lang must agree, so there is one: lang. */
static const char *name_to_keep(const char *name)
{
    return strcmp(name, "xml:lang") == 0 ? "lang" : name;
}

uint32_t place_of_attributes(const Node *node)
{
    return node->braces == 0 ? node->offset : node->braces;
}

static const char *hint_for(Chapter *chapter, const Attribute *attribute, bool known)
{
    static const char *const often[] = {"width", "height", "title", "lang",  "dir",
                                        "alt",   "class",  "style", "start", NULL};
    const char *name = name_to_keep(attribute->name), *hint = NULL, *near;

    if (known && strcmp(name, "lang") == 0)
        language_tag(&chapter->arena, attribute->value, &hint);
    if (known)
        return hint != NULL ? hint
               : strcmp(name, "width") == 0 || strcmp(name, "height") == 0
                   ? "write pixels, 300, or a part of the line, 60%"
                   : NULL;
    near = nearest_word(name, often);
    return near == NULL || near[0] != name[0]
               ? "remove it, or use a class and say the rest in your style sheet"
               : arena_format(&chapter->arena, "did you mean %s?", near);
}

void report_dropped(Chapter *chapter, const Node *node, const char *element,
                    const Attribute *attribute, bool known)
{
    const char *shown = strlen(attribute->value) < 60 ? attribute->value : "...";
    uint32_t at = place_of_attributes(node);

    if (strncasecmp(attribute->name, "on", 2) == 0)
        report_once(chapter, "html-script", at, NULL,
                    "the event handler %s of <%s> is left out: no script runs in a book",
                    attribute->name, element);
    else if ((node->flags & NODE_RAW) == 0)
        report(chapter, "attribute-unknown", at, hint_for(chapter, attribute, known),
               known ? "%s=\"%s\" is no value that <%s> can have, so it is left out"
                     : "%s=\"%s\" is no attribute of <%s>, so it is left out",
               attribute->name, shown, element);
    else
        report_once(chapter, "html-attribute", at, NULL,
                    known ? "%s=\"%s\" is no value that <%s> can have"
                          : "%s=\"%s\" is no attribute of <%s>",
                    attribute->name, shown, element);
}

static bool is_data_name(const char *name)
{
    return strncmp(name, "data-", 5) == 0 && name[5] != '\0' &&
           name[5 + strspn(name + 5, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] ==
               '\0' &&
           name[5] >= 'a' && name[5] <= 'z';
}

/* Titles and descriptions are fields of a node, not attributes. */
static bool becomes_field(Chapter *chapter, Node *node, const Attribute *attribute)
{
    bool titled = node->kind == NODE_LINK || node->kind == NODE_IMAGE;

    if (titled && strcmp(attribute->name, "title") == 0) {
        node->title = node->title == NULL ? attribute->value : node->title;
        return true;
    }
    if (node->kind != NODE_IMAGE || strcmp(attribute->name, "alt") != 0)
        return false;
    node->first_child = node->last_child = NULL;
    if (*attribute->value == '\0')
        node->flags |= NODE_DECORATIVE;
    else
        append_child(node, new_text(&chapter->arena, attribute->value, node->offset));
    return true;
}

/* A class or style may be there already, from an attribute that HTML has given up. */
static void put_value(Arena *arena, Node *node, const char *name, const char *value)
{
    const char *old = lookup_attribute(node, name);

    if (old != NULL && strcmp(name, "class") == 0)
        value = arena_format(arena, "%s %s", old, value);
    else if (old != NULL && strcmp(name, "style") == 0)
        value = arena_format(arena, "%s; %s", old, value);
    put_attribute(arena, node, name, value);
}

static void judge_attribute(Chapter *chapter, Node *node, const char *name,
                            Attribute *attribute, bool *refers)
{
    const HtmlAttribute *row = lookup_html_attribute(name, attribute->name);
    const HtmlLegacyAttribute *legacy = lookup_html_legacy(name, attribute->name);
    const char *value = NULL;
    bool had_style = lookup_attribute(node, "style") != NULL;

    if (becomes_field(chapter, node, attribute) ||
        (row != NULL && row->value == VALUE_IDLE))
        return;
    if (row != NULL)
        value =
            kept_value(chapter, node, lookup_html_element(name), row, attribute->value);
    else if (is_data_name(attribute->name))
        value = attribute->value;
    if (value != NULL) {
        *refers |=
            row != NULL && (row->value == VALUE_IDS || row->value == VALUE_HEADERS);
        put_value(&chapter->arena, node, name_to_keep(attribute->name), value);
    } else if (row != NULL && row->value == VALUE_LENGTH && !had_style &&
               lookup_attribute(node, "style") != NULL) {
        return; /* a width of 50% is a style by now */
    } else if (row == NULL && legacy != NULL && (node->flags & NODE_RAW) != 0) {
        keep_legacy(chapter, node, legacy->legacy, attribute->value);
        report_once(chapter, "html-obsolete", node->offset, NULL,
                    "the attribute %s of <%s> is obsolete", attribute->name, name);
    } else if (row == NULL || row->value != VALUE_STYLE) { /* kept_style has told */
        report_dropped(chapter, node, name, attribute, row != NULL);
    }
}

bool judge_attributes(Chapter *chapter, Node *node)
{
    const char *name = element_name(node);
    Attribute *attributes = node->attributes;
    const char *role;
    bool refers = false;

    node->attributes = NULL;
    if (node->space != SPACE_HTML)
        return judge_foreign_attributes(chapter, node, attributes);
    if (name == NULL)
        return false;
    for (Attribute *attribute = attributes; attribute != NULL;
         attribute = attribute->next)
        judge_attribute(chapter, node, name, attribute, &refers);
    role = lookup_attribute(node, "role");
    if (role != NULL && strcmp(role, "heading") != 0)
        remove_attribute(node, "aria-level"); /* of headings only */
    return refers;
}
