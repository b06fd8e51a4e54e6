/* style.c - which CSS in a text's own HTML is harmless. */
#include "parse/conform/values.h"

#include <string.h>
#include "data/html.h"
#include "parse/html/report.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool contains(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= length; i++)
        if (strncasecmp(text + i, word, n) == 0)
            return true;
    return false;
}

/* Quotes and brackets close, and nothing occurs that could load, run or escape. */
static bool is_harmless_value(const char *value, size_t length)
{
    size_t depth = 0;
    char quote = '\0';

    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)value[i];
        if (c < ' ' || c == 0x7F || strchr("\\@<>{};&", c) != NULL)
            return false;
        if (quote != '\0') {
            quote = c == (unsigned char)quote ? '\0' : quote;
            continue;
        }
        if (c == '"' || c == '\'')
            quote = (char)c;
        else if (c == '(')
            depth++;
        else if ((c == ')' && depth-- == 0) || c >= 0x80 ||
                 strchr("[]=$^|~:?`", c) != NULL)
            return false;
    }
    return quote == '\0' && depth == 0 && !contains(value, length, "/*") &&
           !contains(value, length, "expression(") &&
           !contains(value, length, "image(") && !contains(value, length, "image-set(");
}

/* Inside a drawing url(#gradient) is how its parts refer to one another. */
static bool has_foreign_url(const char *value, size_t length, bool drawing)
{
    for (size_t i = 0; i + 4 <= length; i++) {
        size_t at = i + 4;
        if (strncasecmp(value + i, "url(", 4) != 0)
            continue;
        at += strspn(value + at, " '\"");
        if (!drawing || at >= length || value[at] != '#')
            return true;
    }
    return false;
}

static bool is_harmless_declaration(const char *text, size_t length, bool drawing)
{
    size_t name = 0, at;

    while (name < length && (is_letter(text[name]) || text[name] == '-'))
        name++;
    at = name + strspn(text + name, " \t\n");
    if (name == 0 || !is_letter(text[text[0] == '-']) || at >= length || text[at] != ':')
        return false;
    at++;
    at += strspn(text + at, " \t\n");
    while (length > at && strchr(" \t\n", text[length - 1]) != NULL)
        length--;
    if (at >= length || !is_harmless_value(text + at, length - at) ||
        has_foreign_url(text + at, length - at, drawing))
        return false;
    /* EPUB 3.3, 6.3.1: direction and unicode-bidi must not be there.  The rest is for
     * scripts and traps. */
    if (has_word("direction unicode-bidi behavior -moz-binding", text, name))
        return false;
    return !(name == 8 && strncasecmp(text, "position", 8) == 0) ||
           !(contains(text + at, length - at, "fixed") ||
             contains(text + at, length - at, "absolute") ||
             contains(text + at, length - at, "sticky"));
}

static bool are_harmless(const char *text, size_t length, bool drawing)
{
    bool any = false;

    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, ';', length - at);
        size_t n = end == NULL ? length - at : (size_t)(end - text) - at;
        size_t blank = strspn(text + at, " \t\n");
        if (blank < n) {
            if (!is_harmless_declaration(text + at + blank, n - blank, drawing))
                return false;
            any = true;
        }
        at += n + 1;
    }
    return any;
}

/* Where the declaration ends: at a semicolon that is in no quotes and no brackets. */
static size_t end_of_declaration(const char *text)
{
    size_t depth = 0, i = 0;

    for (; text[i] != '\0' && (text[i] != ';' || depth > 0); i++) {
        if (text[i] == '"' || text[i] == '\'') {
            const char *end = strchr(text + i + 1, text[i]);
            if (end == NULL)
                return strlen(text);
            i = (size_t)(end - text);
        } else if (text[i] == '(') {
            depth++;
        } else if (text[i] == ')' && depth > 0) {
            depth--;
        }
    }
    return i;
}

static void report_declaration(Chapter *chapter, const Node *node, const char *text,
                               size_t length)
{
    enum { LONGEST_SHOWN = 60 };
    const char *shown =
        length < LONGEST_SHOWN ? arena_copy(&chapter->arena, text, length) : "...";

    report_once(
        chapter, (node->flags & NODE_RAW) != 0 ? "html-style" : "attribute-unknown",
        place_of_attributes(node), NULL,
        "\"%s\" in style=\"...\" is no style that a book can have, so it is left out",
        shown);
}

/* The style without comments; one that nothing closes goes on to the end. */
static const char *without_comments(Arena *arena, const char *style)
{
    char *copy, *to;

    if (strstr(style, "/*") == NULL)
        return style;
    copy = to = arena_text(arena, style);
    for (const char *at = style; *at != '\0';) {
        if (strncmp(at, "/*", 2) == 0) {
            const char *end = strstr(at + 2, "*/");
            at = end == NULL ? strchr(at, '\0') : end + 2;
            continue;
        }
        *to++ = *at++;
    }
    *to = '\0';
    return copy;
}

const char *kept_style(Chapter *chapter, const Node *node, const char *style)
{
    Buf kept = {0};
    const char *result;

    style = without_comments(&chapter->arena, style);
    while (*(style += strspn(style, " ;")) != '\0') {
        size_t length = end_of_declaration(style), end = length;
        while (style[end - 1] == ' ')
            end--;
        if (is_harmless_declaration(style, end, false))
            buf_format(&kept, "%s%.*s", kept.len > 0 ? "; " : "", (int)end, style);
        else
            report_declaration(chapter, node, style, end);
        style += length;
    }
    result = kept.len == 0 ? NULL : arena_text(&chapter->arena, kept.data);
    buf_free(&kept);
    return result;
}

bool is_harmless_style(const char *style)
{
    return are_harmless(style, strlen(style), false);
}

bool is_harmless_sheet(const char *sheet)
{
    for (;;) {
        size_t selector = strcspn(sheet, "{");
        size_t end;
        if (sheet[strspn(sheet, " \t\n")] == '\0')
            return true;
        /* Simple selectors only: no @import, no comment, no escape. */
        if (sheet[selector] != '{' ||
            strspn(sheet,
                   " \t\n.,#->*:_"
                   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") !=
                selector)
            return false;
        sheet += selector + 1;
        end = strcspn(sheet, "}");
        if (sheet[end] != '}' || !are_harmless(sheet, end, true))
            return false;
        sheet += end + 1;
    }
}

void add_style(Arena *arena, Node *node, const char *property, const char *value)
{
    const char *old = lookup_attribute(node, "style");
    size_t length = old == NULL ? 0 : strlen(old);
    char *style;

    while (length > 0 && strchr(" ;\t\n", old[length - 1]) != NULL)
        length--;
    style = length == 0
                ? arena_format(arena, "%s: %s", property, value)
                : arena_format(arena, "%.*s; %s: %s", (int)length, old, property, value);
    if (is_harmless_style(style))
        put_attribute(arena, node, "style", style);
}
