/* tex_commands.c - what each kind of command makes. */
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "formats/tex/tex_parser.h"

/* ---- Fractions ------------------------------------------------------------------------------ */

/* The second letter: f with a bar, a without one, b { [ in brackets besides. */
static TexNode *fence_fraction(Parser *parser, char kind, TexNode *fraction)
{
    const char *left = kind == 'b' ? "(" : kind == '{' ? "{" : "[";
    const char *right = kind == 'b' ? ")" : kind == '{' ? "}" : "]";
    TexNode *row;

    tex_give(parser, fraction, "linethickness", "0");
    if (kind == 'a')
        return fraction;
    row = tex_make_with(parser, "mrow", tex_make_fence(parser, left, TEX_OPENING),
                        fraction, tex_make_fence(parser, right, TEX_CLOSING));
    row->atom = TEX_INNER;
    return row;
}

TexNode *tex_make_fraction(Parser *parser, const char *how, TexNode *top, TexNode *bottom)
{
    TexNode *fraction = tex_make_with(parser, "mfrac", top, bottom, NULL), *style;

    fraction->atom = TEX_INNER;
    if (how[1] != 'f')
        fraction = fence_fraction(parser, how[1], fraction);
    if (how[0] == '-')
        return fraction;
    style = tex_make_with(parser, "mstyle", fraction, NULL, NULL);
    tex_give(parser, style, "displaystyle", how[0] == 'd' ? "true" : "false");
    tex_give(parser, style, "scriptlevel", "0");
    style->atom = TEX_INNER;
    return style;
}

static TexNode *parse_fraction(Parser *parser, const Token *token)
{
    const char *how = token->command->text;
    TexNode *top, *bottom;
    Bytes option;

    if (strcmp(token->command->name, "cfrac") == 0)
        tex_take_raw_bracket(parser,
                             &option); /* [l] and [r] move the numerator a little */
    top = tex_parse_styled(parser, "the numerator", false);
    bottom = tex_parse_styled(parser, "the denominator", false);
    return tex_make_fraction(parser, how, top, bottom);
}

/* ---- Roots, classes, operators -------------------------------------------------------------- */

static TexNode *parse_root(Parser *parser)
{
    TexNode *index = NULL, *radicand;

    if (tex_take_if(parser, '[')) {
        bool stops = parser->stops_at_bracket, display = parser->display;
        size_t offset = tex_here(parser);
        parser->stops_at_bracket = true;
        parser->display = false;
        index = tex_simplify(tex_parse_list(parser));
        parser->stops_at_bracket = stops;
        parser->display = display;
        if (!tex_take_if(parser, ']'))
            tex_fail(parser, TEX_SYNTAX, offset, "close it with ]",
                     "nothing closes the [ of \\sqrt");
    }
    radicand = tex_parse_argument(parser, "what the root is of");
    return tex_make_with(parser, index == NULL ? "msqrt" : "mroot", radicand, index,
                         NULL);
}

/* \mathbin{x}: one token becomes an operator with that kind's spaces. */
static TexNode *parse_class(Parser *parser, const Token *token)
{
    char kind = *token->command->text;
    static const struct {
        char kind;
        TexAtom atom;
        const char *left, *right;
    } kinds[] = {{'b', TEX_BINARY, "0.2222em", "0.2222em"},
                 {'r', TEX_RELATION, "0.2778em", "0.2778em"},
                 {'(', TEX_OPENING, "0", "0"},
                 {')', TEX_CLOSING, "0", "0"},
                 {',', TEX_PUNCTUATION, "0", "0.1667em"},
                 {'+', TEX_BIG, "0.1667em", "0.1667em"},
                 {'i', TEX_INNER, NULL, NULL},
                 {'o', TEX_ORDINARY, NULL, NULL}};
    TexNode *node = tex_parse_argument(parser, "what stands as an operator");

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].kind != kind)
            continue;
        node->atom = (uint8_t)kinds[i].atom;
        if (kind == '+')
            node->limits = LIMITS_DISPLAY;
        if (node->text == NULL || kinds[i].left == NULL)
            break;
        if (kind == '+' && strcmp(node->name, "mo") != 0 && strlen(node->text) > 4) {
            node->atom = TEX_FUNCTION; /* a word: a character has up to four bytes */
            break;
        }
        if (strcmp(node->name, "mi") == 0 && node->text[0] != '\0' &&
            node->text[1] == '\0')
            tex_give(parser, node, "mathvariant", "italic");
        node->name = "mo";
        tex_give(parser, node, "lspace", kinds[i].left);
        tex_give(parser, node, "rspace", kinds[i].right);
    }
    return node;
}

/* The name of an operator, when it is plain: letters, and what stands between words. */
static bool read_operator(Bytes raw, Buf *name)
{
    for (size_t i = 0; i < raw.len; i++) {
        char byte = raw.data[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                      (byte >= '0' && byte <= '9') || strchr("-.*'/", byte) != NULL ||
                      (unsigned char)byte >= 0x80;
        if (letter && byte != '\0') {
            buf_char(name, byte);
        } else if (byte == '\\' && i + 1 < raw.len &&
                   strchr(", ;:", raw.data[i + 1]) != NULL) {
            buf_put(name, "\u2009");
            i++;
        } else if (byte != ' ' && byte != '{' && byte != '}') {
            return false;
        }
    }
    return name->len > 0;
}

static TexNode *parse_operator(Parser *parser)
{
    bool star = tex_take_if(parser, '*');
    size_t offset = tex_raw_here(parser);
    Bytes raw = tex_take_raw(parser, "the operator's name");
    Variant variant = parser->variant;
    TexNode *node;
    Buf name = {0};

    if (read_operator(raw, &name)) {
        node =
            tex_make_token(parser, "mi", arena_copy(parser->arena, name.data, name.len),
                           TEX_ORDINARY);
        if (name.len == 1)
            tex_give(parser, node, "mathvariant", "normal");
    } else {
        tex_push_source(parser,
                        arena_format(parser->arena, "{%.*s}", (int)raw.len, raw.data),
                        raw.len + 2, offset);
        parser->variant = VARIANT_NORMAL;
        node = tex_parse_argument(parser, "the operator's name");
        parser->variant = variant;
    }
    buf_free(&name);
    node->atom = TEX_FUNCTION;
    node->limits = star ? LIMITS_DISPLAY : LIMITS_NEVER;
    return node;
}

/* \pmod{n}, \pod{n} */
static TexNode *parse_mod(Parser *parser, const Token *token)
{
    TexNode *row = tex_make(parser, "mrow");
    TexNode *argument = tex_parse_argument(parser, "the modulus");

    tex_add(row, tex_make_space(parser, "0.4444em"));
    tex_add(row, tex_make_symbol(parser, MATH_OPEN, "("));
    if (strcmp(token->command->name, "pmod") == 0) {
        tex_add(row, tex_make_token(parser, "mi", "mod", TEX_ORDINARY));
        tex_add(row, tex_make_space(parser, "0.3333em"));
    }
    tex_add(row, argument);
    tex_add(row, tex_make_symbol(parser, MATH_CLOSE, ")"));
    return row;
}

/* ---- Colours -------------------------------------------------------------------------------- */

static bool is_hex(const char *text, size_t len)
{
    return (len == 3 || len == 6) && strspn(text, "0123456789abcdefABCDEF") == len;
}

/* A name or #rgb; the value is one that MathML 3 knows. */
const char *tex_take_color(Parser *parser)
{
    size_t offset = tex_raw_here(parser);
    Bytes raw, model;
    const char *name, *value;
    bool html = tex_take_raw_bracket(parser, &model) && model.len == 4 &&
                memcmp(model.data, "HTML", 4) == 0;

    raw = tex_take_raw(parser, "the colour");
    name = arena_copy(parser->arena, raw.data, raw.len);
    if (*name == '#' && is_hex(name + 1, raw.len - 1))
        return name;
    if (html && is_hex(name, raw.len))
        return arena_format(parser->arena, "#%s", name);
    value = lookup_math_color(name);
    if (value == NULL)
        tex_fail(parser, TEX_COMMAND, offset, "write #rrggbb, or a name such as blue",
                 "\"%s\" is no colour", name);
    return value == NULL ? "#000000" : value;
}

static TexNode *parse_text_color(Parser *parser)
{
    TexNode *style = tex_make(parser, "mstyle"), *argument;

    tex_give(parser, style, "mathcolor", tex_take_color(parser));
    argument = tex_parse_argument(parser, "what is coloured");
    style->atom = argument->atom == TEX_FUNCTION ? TEX_ORDINARY : argument->atom;
    tex_add(style, argument);
    return style;
}

/* ---- All of them ---------------------------------------------------------------------------- */

/* What packages of LaTeX's have, and how it is said without them. */
static const char *hint_for_package(const char *name)
{
    static const char *const rows[][2] = {
        {"SI", "write 3\\,\\mathrm{kg}"},
        {"si", "write \\mathrm{kg}"},
        {"qty", "write 3\\,\\mathrm{kg}"},
        {"unit", "write \\mathrm{kg}"},
        {"num", "write the number as it is"},
        {"ce", "write \\mathrm{H_2O}"},
        {"verb", "write \\texttt{…}"},
        {"cite", "end the formula, and cite in the text"},
        {"includegraphics", "end the formula, and put the picture into the text"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i][0], name) == 0)
            return rows[i][1];
    return NULL;
}

static TexNode *refuse_unknown(Parser *parser, const Token *token)
{
    enum { MOST_HINTS = 30 }; /* each compares the name with all others */
    const char *name = arena_copy(parser->arena, token->text, token->len);
    const char *hint = hint_for_package(name), *near = NULL;

    if (token->len == 0) {
        tex_fail(parser, TEX_SYNTAX, token->offset, NULL, "a backslash ends the formula");
        return tex_make(parser, "mrow");
    }
    if (hint == NULL && parser->context->hints < MOST_HINTS) {
        parser->context->hints++;
        near = nearest_word(name, math_command_names());
    }
    tex_fail(parser, TEX_COMMAND, token->offset,
             near == NULL ? hint
                          : arena_format(parser->arena, "did you mean \\%s?", near),
             "there is no command \\%s in mathematics", name);
    return tex_make(parser, "mrow");
}

static TexNode *parse_special(Parser *parser, const Token *token)
{
    switch (*token->command->text) {
    case 'q':
        return parse_root(parser);
    case 'n':
        return tex_parse_not(parser);
    case 't':
        return parse_text_color(parser);
    case 'o':
        return parse_operator(parser);
    case 's':
    case 'S':
        return tex_parse_stack(parser, *token->command->text == 'S');
    case 'M':
        return parse_mod(parser, token);
    case 'b':
        return tex_parse_environment(parser, token);
    case 'u':
        return tex_parse_substack(parser);
    case 'l':
        return tex_parse_fenced(parser, token);
    case '{':
        return tex_parse_set(parser);
    case 'T':
    case 'B':
        tex_take_tag(parser, token);
        return tex_make(parser, NULL);
    case 'd':
    case 'D':
    case 'O':
        tex_define_macro(parser, token);
        return tex_make(parser, NULL);
    default:
        return tex_parse_box(parser, token);
    }
}

TexNode *tex_parse_command(Parser *parser, const Token *token)
{
    const MathCommand *command = token->command;

    if (command == NULL) {
        if (token->len == 1 && (*token->text == ' ' || *token->text == '\n'))
            return tex_make_token(parser, "mtext", "\u00A0", TEX_SPACE);
        return refuse_unknown(parser, token);
    }
    switch ((MathKind)command->kind) {
    case MATH_ACCENT:
    case MATH_WIDE:
    case MATH_WIDE_BELOW:
    case MATH_BRACE:
    case MATH_BRACE_BELOW:
        return tex_parse_accent(parser, token);
    case MATH_ARROW:
        return tex_parse_arrow(parser, token);
    case MATH_SPACE:
        return tex_make_space(parser, command->text);
    case MATH_FONT:
        return tex_parse_font(parser, token, command->text);
    case MATH_TEXT:
        return tex_parse_text(parser, command->text);
    case MATH_FRACTION:
        return parse_fraction(parser, token);
    case MATH_FENCE:
        return tex_parse_big_fence(parser, token);
    case MATH_ENCLOSE:
        return tex_parse_box(parser, token);
    case MATH_CLASS:
        return parse_class(parser, token);
    case MATH_IGNORED:
        return tex_make(parser, NULL);
    case MATH_SPECIAL:
        return parse_special(parser, token);
    default:
        return tex_make_symbol(parser, (MathKind)command->kind, command->text);
    }
}
