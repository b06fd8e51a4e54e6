/* tex_list.c - groups, arguments, and the scripts of what stands in them. */
#include <string.h>
#include "formats/tex/tex_parser.h"

enum { DEEPEST_GROUP = 60 };

bool enter(Parser *parser)
{
    if (++parser->nesting > DEEPEST_GROUP)
        fail(parser, TEX_LARGE, here(parser), "split the formula",
             "the formula nests deeper than %d groups", (int)DEEPEST_GROUP);
    return !parser->failed;
}

void leave(Parser *parser)
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
    script = parse_argument(parser, what);
    parser->display = display;
    return script;
}

/* One of ^ _ ' \limits; false: none comes next. */
static bool take_script(Parser *parser, Scripts *scripts)
{
    Token token = peek(parser);
    bool above = is_character(&token, '^');

    if (is_character(&token, '\'')) {
        if (scripts->above != NULL)
            fail(parser, TEX_SYNTAX, token.offset, "write x'^2, or put braces around x^2",
                 "a prime stands behind a superscript");
        take(parser);
        scripts->primes++;
        return true;
    }
    if (is_special(&token, MATH_LIMITS) || is_special(&token, MATH_NO_LIMITS)) {
        take(parser);
        scripts->limits_given = true;
        scripts->limits = is_special(&token, MATH_LIMITS);
        return true;
    }
    if (!above && !is_character(&token, '_'))
        return false;
    if ((above ? scripts->above : scripts->below) != NULL) {
        fail(parser, TEX_SYNTAX, token.offset,
             "put braces around the first one with its base",
             "a second %s on the same base", above ? "superscript" : "subscript");
        return false;
    }
    take(parser);
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
    row = make(parser, "mrow");
    for (size_t i = 0; i < scripts->primes; i++)
        add(row, make_token(parser, "mo", "\u2032", ATOM_ORD));
    if (scripts->above != NULL)
        add(row, scripts->above);
    scripts->above = simplify(row);
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
    TexNode *core = core_of(base);

    if (core->text != NULL && strcmp(core->name, "mo") == 0)
        give(parser, core, "movablelimits", "false");
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
    node = make_with(parser,
                     both                     ? (limits ? "munderover" : "msubsup")
                     : scripts->below != NULL ? (limits ? "munder" : "msub")
                                              : (limits ? "mover" : "msup"),
                     base, scripts->below, scripts->above);
    node->atom = base->atom;
    return node;
}

static TexNode *parse_scripted(Parser *parser, bool alone)
{
    Token token = peek(parser);
    Scripts scripts = {0};
    TexNode *base;

    base = is_character(&token, '^') || is_character(&token, '_') ||
                   is_character(&token, '\'')
               ? make(parser, "mrow")
               : parse_atom(parser, alone);
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
        return is_character(token, '}') || is_character(token, '&') ||
               (parser->stops_at_bracket && is_character(token, ']')) ||
               (parser->stops_at_dollar && is_character(token, '$'));
    default:
        return is_special(token, MATH_RIGHT) || is_special(token, MATH_MIDDLE) ||
               is_special(token, MATH_END) || is_special(token, MATH_NEWLINE) ||
               (parser->stops_at_dollar && is_special(token, MATH_PAREN));
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
    TexNode *style = make(parser, "mstyle"), *rest;

    take(parser);
    if (kind == MATH_SIZE) {
        give(parser, style, "mathsize", token->command->text);
    } else if (kind == MATH_STYLE) {
        char level = *token->command->text;
        parser->display = level == 'd';
        give(parser, style, "displaystyle", parser->display ? "true" : "false");
        give(parser, style, "scriptlevel", level == 'S' ? "2" : level == 's' ? "1" : "0");
    } else if (kind == MATH_FONT_SWITCH) {
        parser->variant = lookup_variant(token->command->text);
    } else {
        give(parser, style, "mathcolor", take_color(parser));
    }
    rest = parse_list(parser);
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
           is_special(token, MATH_COLOR);
}

/* {a \over b}: all that stood before, and all that follows. */
static void parse_infix(Parser *parser, const Token *token, TexNode *row)
{
    TexNode *top = make(parser, "mrow"), *bottom;

    take(parser);
    *top = *row;
    bottom = parse_list(parser);
    row->first = row->last = NULL;
    add(row,
        make_fraction(parser, token->command->text, simplify(top), simplify(bottom)));
}

/* \rm lim is one word. */
static bool is_word_font(const char *font)
{
    Variant variant = lookup_variant(font);

    return variant == VARIANT_NORMAL || variant == VARIANT_ITALIC;
}

static void take_to_end(Parser *parser, TexNode *row, bool *divided)
{
    Brackets brackets = {.depth = 0};

    for (;;) {
        Token token = peek(parser);
        if (parser->failed || ends_list(parser, &token))
            return;
        if (is_switch(&token)) {
            TexNode *style = parse_switch(parser, &token);
            if (style->attributes == NULL) { /* a font is in the letters */
                style->name = "mrow";
                if (is_word_font(token.command->text))
                    style = join_letters(parser, style);
            }
            add(row, simplify(style));
        } else if (kind_of(&token) == MATH_INFIX) {
            if (*divided)
                fail(parser, TEX_SYNTAX, token.offset, "put braces around one of them",
                     "a second fraction of this kind in the same group");
            *divided = true;
            space_row(parser, row);
            parse_infix(parser, &token, row);
            return;
        } else {
            TexNode *node = parse_scripted(parser, false);
            if (node->name != NULL)
                add_atom(parser, row, &brackets, node);
        }
    }
}

TexNode *parse_list(Parser *parser)
{
    TexNode *row = make(parser, "mrow");
    bool divided = false;

    if (!enter(parser))
        return row;
    take_to_end(parser, row, &divided);
    if (!divided)
        space_row(parser, row);
    leave(parser);
    return row;
}

/* Behind its opening brace. */
TexNode *parse_group(Parser *parser, size_t offset)
{
    bool stops_at_bracket = parser->stops_at_bracket;
    bool stops_at_dollar = parser->stops_at_dollar, closed;
    TexNode *row;

    parser->stops_at_bracket = parser->stops_at_dollar = false;
    row = parse_list(parser);
    parser->stops_at_bracket = stops_at_bracket;
    parser->stops_at_dollar = stops_at_dollar;
    closed = take_if(parser, '}');
    if (!closed) {
        Token token = peek(parser);
        if (token.kind == TOKEN_END)
            fail(parser, TEX_SYNTAX, offset, "close it with }", "nothing closes this {");
        else
            fail(parser, TEX_SYNTAX, token.offset, "close the group with } first",
                 "%s%.*s stands within a group that } has not closed",
                 token.kind == TOKEN_COMMAND ? "\\" : "", (int)token.len, token.text);
    }
    return simplify(row);
}

TexNode *parse_argument(Parser *parser, const char *what)
{
    Token token = peek(parser);
    TexNode *node;

    if (parser->failed || !enter(parser))
        return make(parser, "mrow");
    if (ends_list(parser, &token) || is_character(&token, '^') ||
        is_character(&token, '_')) {
        fail(parser, TEX_SYNTAX, token.offset, "put it into braces", "%s is missing",
             what);
        node = make(parser, "mrow");
    } else if (is_character(&token, '{')) {
        take(parser);
        node = parse_group(parser, token.offset);
    } else if (is_switch(&token) || kind_of(&token) == MATH_INFIX) {
        fail(parser, TEX_SYNTAX, token.offset, "put it into braces with what it is for",
             "\\%.*s can't be an argument", (int)token.len, token.text);
        node = make(parser, "mrow");
    } else {
        node = parse_atom(parser, true);
        if (node->name == NULL)
            node->name = "mrow";
    }
    leave(parser);
    return node;
}

TexNode *parse_styled(Parser *parser, const char *what, bool display)
{
    bool before = parser->display;
    TexNode *node;

    parser->display = display;
    node = parse_argument(parser, what);
    parser->display = before;
    return node;
}
