/* legacy.c - attributes that HTML has given up, as classes and styles. */
#include "parse/conform/values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "data/html.h"

static const char *lower(Arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);

    for (char *at = copy; *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    return copy;
}

static bool is_among(const char *value, const char *words)
{
    return has_word(words, value, strlen(value));
}

/* On a picture left and right mean that text flows around it, the others how it stands
 * in its line. */
static void keep_align(Arena *arena, Node *node, const char *value)
{
    if (node->kind == NODE_IMAGE && is_among(value, "top middle bottom baseline"))
        add_style(arena, node, "vertical-align", value);
    else if (is_among(value, "left right center"))
        add_class(arena, node, arena_format(arena, "align-%s", value));
    else if (is_among(value, "middle absmiddle"))
        add_class(arena, node, "align-center");
    else if (strcmp(value, "justify") == 0)
        add_style(arena, node, "text-align", value);
}

static bool is_color(const char *value)
{
    size_t digits = strspn(value + (*value == '#'), "0123456789abcdef");

    if (*value == '#')
        return (digits == 3 || digits == 6) && value[1 + digits] == '\0';
    return *value != '\0' && value[strspn(value, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static void keep_color(Arena *arena, Node *node, const char *property, const char *value)
{
    if (is_color(value))
        add_style(arena, node, property, value);
}

/* HTML 15.3.6: sizes 1 to 7, or steps from 3. */
static void keep_size(Arena *arena, Node *node, const char *value)
{
    static const char *const sizes[] = {"x-small", "small",    "medium",   "large",
                                        "x-large", "xx-large", "xxx-large"};
    long size = strtol(value, NULL, 10);

    if (*value == '+' || *value == '-')
        size += 3;
    else if (!isdigit((unsigned char)*value))
        return;
    size = size < 1 ? 1 : size > 6 ? 6 : size; /* EPUBCheck's CSS has no xxx-large */
    add_style(arena, node, "font-size", sizes[size - 1]);
}

static void keep_length(Arena *arena, Node *node, const char *property, const char *value)
{
    size_t digits = strspn(value, "0123456789");
    const char *unit = value + digits;

    if (digits == 0 || digits > 5)
        return;
    if (*unit == '.')
        unit += 1 + strspn(unit + 1, "0123456789");
    if (*unit == '\0' || is_among(unit, "px"))
        add_style(arena, node, property,
                  arena_format(arena, "%.*spx", (int)digits, value));
    else if (is_among(unit, "% em rem ex cm mm in pt"))
        add_style(arena, node, property, value);
}

static void keep_marker(Arena *arena, Node *node, const char *value)
{
    static const char *const pairs[][2] = {{"1", "decimal"},
                                           {"a", "lower-alpha"},
                                           {"A", "upper-alpha"},
                                           {"i", "lower-roman"},
                                           {"I", "upper-roman"}};

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (strcmp(value, pairs[i][0]) == 0)
            add_style(arena, node, "list-style-type", pairs[i][1]);
    value = lower(arena, value);
    if (is_among(value, "disc circle square none"))
        add_style(arena, node, "list-style-type", value);
}

void keep_legacy(Chapter *chapter, Node *node, int legacy, const char *value)
{
    Arena *arena = &chapter->arena;
    const char *small = lower(arena, value + strspn(value, " "));

    switch ((HtmlLegacy)legacy) {
    case LEGACY_DROP:
        break;
    case LEGACY_ALIGN:
        keep_align(arena, node, small);
        break;
    case LEGACY_VALIGN:
        if (is_among(small, "top middle bottom baseline"))
            add_style(arena, node, "vertical-align", small);
        break;
    case LEGACY_BACKGROUND:
        keep_color(arena, node, "background-color", small);
        break;
    case LEGACY_COLOR:
        keep_color(arena, node, "color", small);
        break;
    case LEGACY_FACE:
        add_style(arena, node, "font-family", value);
        break;
    case LEGACY_SIZE:
        keep_size(arena, node, small);
        break;
    case LEGACY_WIDTH:
        keep_length(arena, node, "width", small);
        break;
    case LEGACY_HEIGHT:
        keep_length(arena, node, "height", small);
        break;
    case LEGACY_NOWRAP:
        add_style(arena, node, "white-space", "nowrap");
        break;
    case LEGACY_MARKER:
        keep_marker(arena, node, value);
        break;
    }
}
