/* linear.c - see the header. */
#include "parse/math/linear.h"
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"

enum { DEEPEST_LINE = 24 };

typedef enum { STYLE_PLAIN, STYLE_ITALIC, STYLE_BOLD } Style;

typedef struct {
    Arena *arena;
    Node *parent;
    uint32_t offset;
    Buf text;    /* that is in no node yet */
    Style style; /* of it */
    bool script; /* above or below the line: without spaces */
    bool fails;
    bool after_operand; /* what stands last is one */
    bool after_fraction;
    size_t depth;
} Line;

/* ---- Text ----------------------------------------------------------------------------------- */

static void flush(Line *line)
{
    static const char *const names[] = {NULL, "i", "b"};
    Node *node;

    if (line->text.len == 0)
        return;
    node = new_text(line->arena, arena_copy(line->arena, line->text.data, line->text.len),
                    line->offset);
    if (names[line->style] != NULL) {
        Node *element = new_node(line->arena, NODE_ELEMENT, line->offset);
        element->name = names[line->style];
        append_child(element, node);
        node = element;
    }
    append_child(line->parent, node);
    buf_clear(&line->text);
}

static void put(Line *line, const char *text, Style style)
{
    if (style != line->style)
        flush(line);
    line->style = style;
    buf_put(&line->text, text);
}

static bool ends_with_space(const Line *line)
{
    return line->text.len > 0 && line->text.data[line->text.len - 1] == ' ';
}

static void put_space(Line *line)
{
    if (!line->script && !ends_with_space(line) &&
        (line->text.len > 0 || line->parent->first_child != NULL))
        put(line, " ", STYLE_PLAIN);
}

/* ---- Tokens --------------------------------------------------------------------------------- */

/* A letter of the mathematical alphabets, which few fonts have, as that of the text; the
 * alphabets follow one another (Unicode, U+1D400). */
static uint32_t plain_letter(uint32_t c, Style *style)
{
    enum { LETTERS = 0x1D400, GREEK = 0x1D6A8, DIGITS = 0x1D7CE, END = 0x1D800 };
    uint32_t place;

    if (c < LETTERS || c >= END)
        return c;
    *style = STYLE_BOLD;
    if (c >= DIGITS)
        return '0' + (c - DIGITS) % 10;
    if (c >= GREEK) {
        place = (c - GREEK) % 58;
        return place < 25 ? 0x391 + place : place == 25 ? 0x2207 : 0x3B1 + (place - 26);
    }
    place = c - LETTERS;
    if (place / 52 == 1 || place / 52 == 3 || place / 52 == 5)
        *style = STYLE_ITALIC; /* slanted, script, fraktur */
    return place % 52 < 26 ? 'A' + place % 52 : 'a' + (place % 52 - 26);
}

static bool is_slanted(const TexNode *node, uint32_t c)
{
    for (const TexAttribute *pair = node->attributes; pair != NULL; pair = pair->next)
        if (strcmp(pair->name, "mathvariant") == 0)
            return false;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x3B1 && c <= 0x3D6);
}

/* Words stand upright, single letters are slanted. */
static void put_identifier(Line *line, const TexNode *node)
{
    uint32_t c;
    bool single = node->text[utf8_next(node->text, &c)] == '\0';
    Buf text = {0};
    Style style = single && is_slanted(node, c) ? STYLE_ITALIC : STYLE_PLAIN;

    for (const char *at = node->text; *at != '\0';) {
        at += utf8_next(at, &c);
        utf8_put(&text, plain_letter(c, &style));
    }
    put(line, text.data == NULL ? "" : text.data, style);
    buf_free(&text);
}

static const char *value_of(const TexNode *node, const char *name)
{
    for (const TexAttribute *pair = node->attributes; pair != NULL; pair = pair->next)
        if (strcmp(pair->name, name) == 0)
            return pair->value;
    return NULL;
}

static void put_operator(Line *line, const TexNode *node)
{
    bool spaced = node->atom == TEX_BINARY || node->atom == TEX_RELATION;

    if (strcmp(node->text, "\u2061") == 0)
        return;
    if (spaced)
        put_space(line);
    put(line, node->text, STYLE_PLAIN);
    if (spaced || node->atom == TEX_PUNCTUATION)
        put_space(line);
}

static void put_token(Line *line, const TexNode *node)
{
    bool operand = strcmp(node->name, "mo") != 0;

    if (line->after_fraction && (operand || node->atom == TEX_OPENING))
        put_space(line);
    line->after_fraction = false;
    if (strcmp(node->name, "mi") == 0)
        put_identifier(line, node);
    else if (operand)
        put(line, node->text, STYLE_PLAIN);
    else
        put_operator(line, node);
    line->after_operand = operand;
}

/* ---- Elements ------------------------------------------------------------------------------- */

static void put_node(Line *line, const TexNode *node);

static void put_children(Line *line, const TexNode *node)
{
    for (const TexNode *child = node->first; child != NULL; child = child->next)
        put_node(line, child);
}

static bool is_named(const TexNode *node, const char *name)
{
    return strcmp(node->name, name) == 0;
}

/* It needs no brackets below a bar. */
static bool is_simple(const TexNode *node)
{
    if (is_named(node, "msup") || is_named(node, "msub") || is_named(node, "msubsup"))
        return node->first->text != NULL;
    return node->text != NULL || is_named(node, "msqrt");
}

static void put_group(Line *line, const TexNode *node)
{
    bool simple = is_simple(node);

    if (!simple)
        put(line, "(", STYLE_PLAIN);
    line->after_fraction = false;
    put_node(line, node);
    line->after_fraction = false;
    if (!simple)
        put(line, ")", STYLE_PLAIN);
}

static void put_fraction(Line *line, const TexNode *node)
{
    if (value_of(node, "linethickness") != NULL) {
        line->fails = true;
        return;
    }
    if (line->after_operand || line->after_fraction)
        put_space(line);
    put_group(line, node->first);
    put(line, "/", STYLE_PLAIN);
    put_group(line, node->first->next);
    line->after_fraction = true;
}

static bool is_prime(const TexNode *node)
{
    if (node->text != NULL)
        return strcmp(node->text, "\u2032") == 0;
    for (const TexNode *child = node->first; child != NULL; child = child->next)
        if (child->text == NULL || strcmp(child->text, "\u2032") != 0)
            return false;
    return node->first != NULL;
}

static void put_script(Line *line, const TexNode *node, const char *name)
{
    Node *outer = line->parent,
         *element = new_node(line->arena, NODE_ELEMENT, line->offset);
    bool script = line->script;

    if (is_prime(node)) {
        put_children(line, node);
        if (node->text != NULL)
            put(line, node->text, STYLE_PLAIN);
        return;
    }
    flush(line);
    element->name = name;
    append_child(outer, element);
    line->parent = element;
    line->script = true;
    line->after_fraction = line->after_operand = false;
    put_node(line, node);
    flush(line);
    line->parent = outer;
    line->script = script;
    line->after_fraction = false;
    line->after_operand = true;
}

/* The mark that Unicode puts on the character before; NULL: it has none. */
static const char *mark_of(const char *accent, bool below)
{
    static const char *const marks[][2] = {
        {"\u02C6", "\u0302"}, {"^", "\u0302"},      {"~", "\u0303"},
        {"\u203E", "\u0304"}, {"\u00AF", "\u0305"}, {"\u2192", "\u20D7"},
        {"\u02D9", "\u0307"}, {"\u00A8", "\u0308"}, {"\u02C7", "\u030C"},
        {"\u00B4", "\u0301"}, {"`", "\u0300"},      {"\u02D8", "\u0306"},
        {"\u02DA", "\u030A"}, {"_", "\u0332"},
    };

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strcmp(marks[i][0], accent) == 0 && below == (strcmp(accent, "_") == 0))
            return marks[i][1];
    return NULL;
}

/* An accent on one letter, limits at a sum. */
static void put_over_under(Line *line, const TexNode *node)
{
    const TexNode *base = node->first, *first = base->next;
    bool below = !is_named(node, "mover");
    uint32_t c;

    if (value_of(node, "accent") != NULL || value_of(node, "accentunder") != NULL) {
        const char *mark = first->text == NULL ? NULL : mark_of(first->text, below);
        line->fails |= mark == NULL || base->text == NULL ||
                       base->text[utf8_next(base->text, &c)] != '\0';
        put_node(line, base);
        put(line, mark == NULL ? "" : mark, line->style);
        return;
    }
    line->fails |= base->text == NULL;
    put_node(line, base);
    put_script(line, first, below ? "sub" : "sup");
    if (first->next != NULL)
        put_script(line, first->next, "sup");
}

static void put_scripts(Line *line, const TexNode *node)
{
    const TexNode *first = node->first->next;

    put_node(line, node->first);
    put_script(line, first, is_named(node, "msup") ? "sup" : "sub");
    if (first->next != NULL)
        put_script(line, first->next, "sup");
}

static void put_root(Line *line, const TexNode *node)
{
    if (is_named(node, "mroot"))
        put_script(line, node->first->next, "sup");
    put(line, "\u221A", STYLE_PLAIN);
    put_group(line, node->first);
    line->after_operand = true;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static void put_break(Line *line)
{
    flush(line);
    append_child(line->parent, new_node(line->arena, NODE_LINE_BREAK, line->offset));
}

/* Equations below one another are lines; what stands in brackets has commas between. */
static void put_table(Line *line, const TexNode *table)
{
    const char *kind = value_of(table, "class");
    bool cases = kind != NULL && strcmp(kind, "math-cases") == 0;
    bool lines = value_of(table, "displaystyle") != NULL && !cases && !line->script;

    for (const TexNode *row = table->first; row != NULL; row = row->next) {
        if (row != table->first && lines)
            put_break(line);
        else if (row != table->first)
            put(line, "; ", STYLE_PLAIN);
        for (const TexNode *cell = row->first; cell != NULL; cell = cell->next) {
            if (cell != row->first && (lines || cases))
                put_space(line);
            else if (cell != row->first)
                put(line, ", ", STYLE_PLAIN);
            line->after_operand = line->after_fraction = false;
            put_children(line, cell);
        }
    }
}

static void put_mspace(Line *line, const TexNode *node)
{
    const char *width = value_of(node, "width");

    if (width == NULL || *width == '-' ||
        strspn(width, "0.") == strspn(width, "0123456789."))
        return;
    put_space(line);
    if (*width >= '1' && *width <= '9' && !line->script) /* an em or more */
        put(line, "\u2003", STYLE_PLAIN);
}

static void put_element(Line *line, const TexNode *node)
{
    if (is_named(node, "mrow") || is_named(node, "mstyle") || is_named(node, "mpadded"))
        put_children(line, node);
    else if (is_named(node, "mfrac"))
        put_fraction(line, node);
    else if (is_named(node, "msup") || is_named(node, "msub") ||
             is_named(node, "msubsup"))
        put_scripts(line, node);
    else if (is_named(node, "msqrt") || is_named(node, "mroot"))
        put_root(line, node);
    else if (is_named(node, "mover") || is_named(node, "munder") ||
             is_named(node, "munderover"))
        put_over_under(line, node);
    else if (is_named(node, "mspace"))
        put_mspace(line, node);
    else if (is_named(node, "mtable"))
        put_table(line, node);
    else if (!is_named(node, "mphantom"))
        line->fails = true; /* struck out, or with scripts in front */
}

/* As deep as DEEPEST_LINE: nobody reads more in one line. */
static void put_node(Line *line, const TexNode *node)
{
    if (line->fails || ++line->depth > DEEPEST_LINE) {
        line->fails = true;
        return;
    }
    if (node->text != NULL)
        put_token(line, node);
    else
        put_element(line, node);
    if (node->text == NULL && node->atom == TEX_BIG) /* behind a sum's limits */
        put_space(line);
    line->depth--;
}

Node *linear_formula(Arena *arena, const TexNode *root, uint32_t offset)
{
    Node *span = new_node(arena, NODE_SPAN, offset);
    Line line = {.arena = arena, .parent = span, .offset = offset};

    put_node(&line, root);
    flush(&line);
    buf_free(&line.text);
    return line.fails || span->first_child == NULL ? NULL : span;
}
