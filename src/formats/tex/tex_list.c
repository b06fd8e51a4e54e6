/* tex_list.c - groups, arguments, and the scripts of what stands in them. */
#include <string.h>
#include "formats/tex/tex_parser.h"

enum { DEEPEST_GROUP = 60 };

bool tex_enter(Parser *parser)
{
    if (++parser->nesting > DEEPEST_GROUP)
        tex_fail(parser, TEX_LARGE, tex_here(parser), "split the formula",
                 "the formula nests deeper than %d groups", (int)DEEPEST_GROUP);
    return !parser->failed;
}

void tex_leave(Parser *parser)
{
    parser->nesting--;
}

/* ---- Scripts -------------------------------------------------------------------------------- */

typedef struct {
    TexNode *below, *above;
    size_t primes;
    bool limits_given, limits; /* \limits or \nolimits */
} Scripts;

static TexNode *parse_script(Parser *parser, const char *what)
{
    bool display = parser->display;
    TexNode *script;

    parser->display = false;
    script = tex_parse_argument(parser, what);
    parser->display = display;
    return script;
}

/* One of ^ _ ' \limits; false: none comes next. */
static bool take_script(Parser *parser, Scripts *scripts)
{
    Token token = tex_peek(parser);
    bool above = tex_is_character(&token, '^');

    if (tex_is_character(&token, '\'')) {
        if (scripts->above != NULL)
            tex_fail(parser, TEX_SYNTAX, token.offset,
                     "write x'^2, or put braces around x^2",
                     "a prime stands behind a superscript");
        tex_take(parser);
        scripts->primes++;
        return true;
    }
    if (tex_is_special(&token, MATH_LIMITS) || tex_is_special(&token, MATH_NO_LIMITS)) {
        tex_take(parser);
        scripts->limits_given = true;
        scripts->limits = tex_is_special(&token, MATH_LIMITS);
        return true;
    }
    if (!above && !tex_is_character(&token, '_'))
        return false;
    if ((above ? scripts->above : scripts->below) != NULL) {
        tex_fail(parser, TEX_SYNTAX, token.offset,
                 "put braces around the first one with its base",
                 "a second %s on the same base", above ? "superscript" : "subscript");
        return false;
    }
    tex_take(parser);
    if (above)
        scripts->above = parse_script(parser, "the superscript behind ^");
    else
        scripts->below = parse_script(parser, "the subscript behind _");
    return true;
}

/* x'' and x'^2 have all of it in one superscript. */
static void add_primes(Parser *parser, Scripts *scripts)
{
    TexNode *row;

    if (scripts->primes == 0)
        return;
    row = tex_make(parser, "mrow");
    for (size_t i = 0; i < scripts->primes; i++)
        tex_add(row, tex_make_token(parser, "mo", "\u2032", TEX_ORDINARY));
    if (scripts->above != NULL)
        tex_add(row, scripts->above);
    scripts->above = tex_simplify(row);
}

static bool has_limits(const Parser *parser, const TexNode *base, const Scripts *scripts)
{
    if (scripts->limits_given)
        return scripts->limits;
    return base->limits == LIMITS_ALWAYS ||
           (base->limits == LIMITS_DISPLAY && parser->display);
}

/* A sum's element would move its limits to the side in a line. */
static void fix_limits(Parser *parser, TexNode *base)
{
    TexNode *core = tex_core_of(base);

    if (core->text != NULL && strcmp(core->name, "mo") == 0)
        tex_give(parser, core, "movablelimits", "false");
}

static TexNode *attach(Parser *parser, TexNode *base, Scripts *scripts)
{
    TexNode *node;
    bool limits, both;

    add_primes(parser, scripts);
    if (scripts->below == NULL && scripts->above == NULL)
        return base;
    if (base->name == NULL) /* a command that says nothing here */
        base->name = "mrow";
    both = scripts->below != NULL && scripts->above != NULL;
    limits = has_limits(parser, base, scripts);
    if (limits)
        fix_limits(parser, base);
    node = tex_make_with(parser,
                         both                     ? (limits ? "munderover" : "msubsup")
                         : scripts->below != NULL ? (limits ? "munder" : "msub")
                                                  : (limits ? "mover" : "msup"),
                         base, scripts->below, scripts->above);
    node->atom = base->atom;
    return node;
}

static TexNode *parse_scripted(Parser *parser, bool alone)
{
    Token token = tex_peek(parser);
    Scripts scripts = {0};
    TexNode *base;

    base = tex_is_character(&token, '^') || tex_is_character(&token, '_') ||
                   tex_is_character(&token, '\'')
               ? tex_make(parser, "mrow")
               : tex_parse_atom(parser, alone);
    while (!parser->failed && take_script(parser, &scripts))
        ;
    return attach(parser, base, &scripts);
}

/* ---- Groups --------------------------------------------------------------------------------- */

static bool ends_list(const Parser *parser, const Token *token)
{
    switch (token->kind) {
    case TOKEN_END:
        return true;
    case TOKEN_CHARACTER:
        return tex_is_character(token, '}') || tex_is_character(token, '&') ||
               (parser->stops_at_bracket && tex_is_character(token, ']')) ||
               (parser->stops_at_dollar && tex_is_character(token, '$'));
    default:
        return tex_is_special(token, MATH_RIGHT) || tex_is_special(token, MATH_MIDDLE) ||
               tex_is_special(token, MATH_END) || tex_is_special(token, MATH_NEWLINE) ||
               (parser->stops_at_dollar && tex_is_special(token, MATH_PAREN));
    }
}

static MathKind kind_of(const Token *token)
{
    return token->command == NULL || token->kind != TOKEN_COMMAND
               ? MATH_SPECIAL
               : (MathKind)token->command->kind;
}

/* \displaystyle, \large, \bf, \color: all that follows in the group. */
static TexNode *parse_switch(Parser *parser, const Token *token)
{
    bool display = parser->display;
    Variant variant = parser->variant;
    MathKind kind = kind_of(token);
    TexNode *style = tex_make(parser, "mstyle"), *rest;

    tex_take(parser);
    if (kind == MATH_SIZE) {
        tex_give(parser, style, "mathsize", token->command->text);
    } else if (kind == MATH_STYLE) {
        char level = *token->command->text;
        parser->display = level == 'd';
        tex_give(parser, style, "displaystyle", parser->display ? "true" : "false");
        tex_give(parser, style, "scriptlevel",
                 level == 'S'   ? "2"
                 : level == 's' ? "1"
                                : "0");
    } else if (kind == MATH_FONT_SWITCH) {
        parser->variant = tex_lookup_variant(token->command->text);
    } else {
        tex_give(parser, style, "mathcolor", tex_take_color(parser));
    }
    rest = tex_parse_list(parser);
    style->first = rest->first;
    style->last = rest->last;
    parser->display = display;
    parser->variant = variant;
    return style;
}

static bool is_switch(const Token *token)
{
    MathKind kind = kind_of(token);

    return kind == MATH_SIZE || kind == MATH_STYLE || kind == MATH_FONT_SWITCH ||
           tex_is_special(token, MATH_COLOR);
}

/* {a \over b}: all that stood before, and all that follows. */
static void parse_infix(Parser *parser, const Token *token, TexNode *row)
{
    TexNode *top = tex_make(parser, "mrow"), *bottom;

    tex_take(parser);
    *top = *row;
    bottom = tex_parse_list(parser);
    row->first = row->last = NULL;
    tex_add(row, tex_make_fraction(parser, token->command->text, tex_simplify(top),
                                   tex_simplify(bottom)));
}

/* \rm lim is one word. */
static bool is_word_font(const char *font)
{
    Variant variant = tex_lookup_variant(font);

    return variant == VARIANT_NORMAL || variant == VARIANT_ITALIC;
}

static void take_to_end(Parser *parser, TexNode *row, bool *divided)
{
    Brackets brackets = {.depth = 0};

    for (;;) {
        Token token = tex_peek(parser);
        if (parser->failed || ends_list(parser, &token))
            return;
        if (is_switch(&token)) {
            TexNode *style = parse_switch(parser, &token);
            if (style->attributes == NULL) { /* a font is in the letters */
                style->name = "mrow";
                if (is_word_font(token.command->text))
                    style = tex_join_letters(parser, style);
            }
            tex_add(row, tex_simplify(style));
        } else if (kind_of(&token) == MATH_INFIX) {
            if (*divided)
                tex_fail(parser, TEX_SYNTAX, token.offset,
                         "put braces around one of them",
                         "a second fraction of this kind in the same group");
            *divided = true;
            tex_space_row(parser, row);
            parse_infix(parser, &token, row);
            return;
        } else {
            TexNode *node = parse_scripted(parser, false);
            if (node->name != NULL)
                tex_add_atom(parser, row, &brackets, node);
        }
    }
}

TexNode *tex_parse_list(Parser *parser)
{
    TexNode *row = tex_make(parser, "mrow");
    bool divided = false;

    if (!tex_enter(parser))
        return row;
    take_to_end(parser, row, &divided);
    if (!divided)
        tex_space_row(parser, row);
    tex_leave(parser);
    return row;
}

/* Behind its opening brace. */
TexNode *tex_parse_group(Parser *parser, size_t offset)
{
    bool stops_at_bracket = parser->stops_at_bracket;
    bool stops_at_dollar = parser->stops_at_dollar, closed;
    TexNode *row;

    parser->stops_at_bracket = parser->stops_at_dollar = false;
    row = tex_parse_list(parser);
    parser->stops_at_bracket = stops_at_bracket;
    parser->stops_at_dollar = stops_at_dollar;
    closed = tex_take_if(parser, '}');
    if (!closed) {
        Token token = tex_peek(parser);
        if (token.kind == TOKEN_END)
            tex_fail(parser, TEX_SYNTAX, offset, "close it with }",
                     "nothing closes this {");
        else
            tex_fail(parser, TEX_SYNTAX, token.offset, "close the group with } first",
                     "%s%.*s stands within a group that } has not closed",
                     token.kind == TOKEN_COMMAND ? "\\" : "", (int)token.len, token.text);
    }
    return tex_simplify(row);
}

TexNode *tex_parse_argument(Parser *parser, const char *what)
{
    Token token = tex_peek(parser);
    TexNode *node;

    if (parser->failed || !tex_enter(parser))
        return tex_make(parser, "mrow");
    if (ends_list(parser, &token) || tex_is_character(&token, '^') ||
        tex_is_character(&token, '_')) {
        tex_fail(parser, TEX_SYNTAX, token.offset, "put it into braces", "%s is missing",
                 what);
        node = tex_make(parser, "mrow");
    } else if (tex_is_character(&token, '{')) {
        tex_take(parser);
        node = tex_parse_group(parser, token.offset);
    } else if (is_switch(&token) || kind_of(&token) == MATH_INFIX) {
        tex_fail(parser, TEX_SYNTAX, token.offset,
                 "put it into braces with what it is for", "\\%.*s can't be an argument",
                 (int)token.len, token.text);
        node = tex_make(parser, "mrow");
    } else {
        node = tex_parse_atom(parser, true);
        if (node->name == NULL)
            node->name = "mrow";
    }
    tex_leave(parser);
    return node;
}

TexNode *tex_parse_styled(Parser *parser, const char *what, bool display)
{
    bool before = parser->display;
    TexNode *node;

    parser->display = display;
    node = tex_parse_argument(parser, what);
    parser->display = before;
    return node;
}
