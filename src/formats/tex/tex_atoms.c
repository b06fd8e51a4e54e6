/* tex_atoms.c - letters, numbers, signs. */
#include <string.h>
#include "base/utf8.h"
#include "formats/tex/tex_parser.h"

/* ---- Symbols -------------------------------------------------------------------------------- */

static TexNode *make_operator(Parser *parser, const char *text, TexAtom atom)
{
    return tex_make_token(parser, "mo", text, atom);
}

/* Arrows and bars grow with their neighbours where nobody says no. */
static TexNode *make_relation(Parser *parser, const char *text)
{
    TexNode *node = make_operator(parser, text, TEX_RELATION);

    if (strcmp(text, "|") == 0 || strcmp(text, ":") == 0) {
        tex_give(parser, node, "lspace", "0.2778em");
        tex_give(parser, node, "rspace", "0.2778em");
    }
    if (strcmp(text, "|") == 0 || strncmp(text, "\xE2\x86", 2) == 0 ||
        strncmp(text, "\xE2\x87", 2) == 0 || strncmp(text, "\xE2\x9F", 2) == 0)
        tex_give(parser, node, "stretchy", "false");
    return node;
}

static TexNode *make_big(Parser *parser, const char *text, Limits limits)
{
    TexNode *node = make_operator(parser, text, TEX_BIG);

    node->limits = (uint8_t)limits;
    return node;
}

static TexNode *make_function(Parser *parser, const char *text, Limits limits)
{
    TexNode *node = tex_make_token(parser, "mi", text, TEX_FUNCTION);

    node->limits = (uint8_t)limits;
    return node;
}

static TexNode *make_bracket(Parser *parser, const char *text, TexAtom atom)
{
    TexNode *node = make_operator(parser, text, atom);

    /* A mark behind its operand has no other form and does not grow. */
    if (strcmp(text, "!") == 0 || strcmp(text, "?") == 0)
        return node;
    /* One that may open and close has to be told which it is. */
    if (strcmp(text, "|") == 0 || strcmp(text, "\u2016") == 0)
        tex_give(parser, node, "form", atom == TEX_OPENING ? "prefix" : "postfix");
    tex_give(parser, node, "stretchy", "false");
    return node;
}

static TexNode *make_identifier(Parser *parser, const char *text, bool upright)
{
    TexNode *node = tex_make_token(parser, "mi", text, TEX_ORDINARY);
    uint32_t code_point = 0;
    bool single = text[utf8_next(text, &code_point)] == '\0';

    if (!single)
        return node;
    node->text = tex_draw(parser, code_point);
    if (parser->variant == VARIANT_NORMAL || (upright && parser->variant == VARIANT_NONE))
        tex_give(parser, node, "mathvariant", "normal");
    return node;
}

TexNode *tex_make_symbol(Parser *parser, MathKind kind, const char *text)
{
    switch (kind) {
    case MATH_UPRIGHT:
        return make_identifier(parser, text, true);
    case MATH_BIN:
        return make_operator(parser, text, TEX_BINARY);
    case MATH_REL:
        return make_relation(parser, text);
    case MATH_OPEN:
        return make_bracket(parser, text, TEX_OPENING);
    case MATH_CLOSE:
        return make_bracket(parser, text, TEX_CLOSING);
    case MATH_PUNCT: {
        TexNode *node = make_operator(parser, text, TEX_PUNCTUATION);
        if (strcmp(text, ",") != 0 &&
            strcmp(text, ";") != 0) { /* no separators of Unicode's */
            tex_give(parser, node, "lspace", "0");
            tex_give(parser, node, "rspace", "0.1667em");
        }
        return node;
    }
    case MATH_INNER:
        return make_operator(parser, text, TEX_INNER);
    case MATH_PREFIX: {
        TexNode *node = make_operator(parser, text, TEX_ORDINARY);
        tex_give(parser, node, "form", "prefix");
        return node;
    }
    case MATH_BIG:
        return make_big(parser, text, LIMITS_DISPLAY);
    case MATH_INTEGRAL:
        return make_big(parser, text, LIMITS_NEVER);
    case MATH_FUNCTION:
        return make_function(parser, text, LIMITS_NEVER);
    case MATH_LIMIT:
        return make_function(parser, text, LIMITS_DISPLAY);
    default:
        return make_identifier(parser, text, false);
    }
}

/* ---- Characters ----------------------------------------------------------------------------- */

/* What ASCII's signs are in mathematics. */
static const struct {
    char sign;
    uint8_t kind;
    const char *text;
} signs[] = {
    {'+', MATH_BIN, "+"},      {'-', MATH_BIN, "\u2212"}, {'*', MATH_BIN, "\u2217"},
    {'=', MATH_REL, "="},      {'<', MATH_REL, "<"},      {'>', MATH_REL, ">"},
    {':', MATH_REL, ":"},      {',', MATH_PUNCT, ","},    {';', MATH_PUNCT, ";"},
    {'(', MATH_OPEN, "("},     {'[', MATH_OPEN, "["},     {')', MATH_CLOSE, ")"},
    {']', MATH_CLOSE, "]"},    {'!', MATH_CLOSE, "!"},    {'?', MATH_CLOSE, "?"},
    {'`', MATH_ORD, "\u2018"}, {'~', MATH_SPACE, NULL},
};

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static TexNode *make_number(Parser *parser, Buf *digits)
{
    Buf drawn = {0};
    TexNode *node;

    for (size_t i = 0; i < digits->len; i++) {
        unsigned char byte = (unsigned char)digits->data[i];
        buf_put(&drawn,
                is_digit(byte) ? tex_draw(parser, byte) : (char[]){(char)byte, '\0'});
    }
    node = tex_make_token(parser, "mn", arena_copy(parser->arena, drawn.data, drawn.len),
                          TEX_ORDINARY);
    buf_free(&drawn);
    buf_free(digits);
    return node;
}

/* What joins digits: a point, the comma of thousands "1,000", TeX's "1{,}5". */
static size_t joint_length(const char *text, size_t len, size_t digits_before)
{
    if (len > 3 && memcmp(text, "{,}", 3) == 0 && is_digit((unsigned char)text[3]))
        return 3;
    if (len > 1 && text[0] == '.' && is_digit((unsigned char)text[1]))
        return 1;
    if (digits_before == 0 || digits_before > 3 || len < 4 || text[0] != ',' ||
        (len > 4 && is_digit((unsigned char)text[4])))
        return 0;
    return is_digit((unsigned char)text[1]) && is_digit((unsigned char)text[2]) &&
                   is_digit((unsigned char)text[3])
               ? 1
               : 0;
}

/* 12, 3.14, .5, 1,000 */
static TexNode *parse_number(Parser *parser)
{
    Reading *source = &parser->sources[parser->source_count - 1];
    size_t run = 0;
    Buf digits = {0};

    tex_peek(parser);
    parser->has_ahead = false;
    while (source->at < source->end) {
        const char *text = source->text + source->at;
        size_t len = source->end - source->at, joint;
        if (is_digit((unsigned char)*text)) {
            buf_char(&digits, *text);
            source->at++;
            run++;
            continue;
        }
        joint = joint_length(text, len, run);
        if (joint == 0)
            break;
        buf_char(&digits, joint == 3 ? ',' : *text);
        source->at += joint;
        run = 0;
    }
    return make_number(parser, &digits);
}

static bool begins_number(Parser *parser, const Token *token)
{
    const Reading *source = &parser->sources[parser->source_count - 1];

    if (token->len != 1)
        return false;
    return is_digit((unsigned char)*token->text) ||
           (*token->text == '.' && source->at + 1 < source->end &&
            is_digit((unsigned char)source->text[source->at + 1]));
}

/* A character that no keyboard of TeX's time had. */
static TexNode *make_wide_character(Parser *parser, const char *text)
{
    const MathCommand *symbol = lookup_math_character(text);
    uint32_t code_point;

    if (symbol != NULL)
        return tex_make_symbol(parser, (MathKind)symbol->kind, symbol->text);
    utf8_next(text, &code_point);
    if (utf8_is_space(code_point))
        return tex_make_token(parser, "mtext", "\u00A0", TEX_SPACE);
    if (utf8_is_cjk(code_point) || !utf8_is_letter_or_number(code_point))
        return tex_make_token(parser, "mtext", text, TEX_ORDINARY);
    return make_identifier(parser, text, false);
}

/* "{#eq-name}" at the formula's beginning. */
static bool begins_label(const Parser *parser, size_t offset)
{
    const Reading *source = &parser->sources[0];

    return parser->source_count == 1 && offset == 1 && source->end > 1 &&
           source->text[0] == '{';
}

static TexNode *make_character(Parser *parser, const Token *token)
{
    const char *text = arena_copy(parser->arena, token->text, token->len);

    if (token->len > 1)
        return make_wide_character(parser, text);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i].sign == *text)
            return signs[i].kind == MATH_SPACE
                       ? tex_make_token(parser, "mtext", "\u00A0", TEX_SPACE)
                       : tex_make_symbol(parser, (MathKind)signs[i].kind, signs[i].text);
    if (*text == '#' && begins_label(parser, token->offset))
        tex_fail(parser, TEX_SYNTAX, token->offset,
                 "put it behind the end: $$ … $$ {#eq-name}",
                 "a label stands in front of its formula");
    else if (*text == '#' || *text == '$')
        tex_fail(parser, TEX_SYNTAX, token->offset,
                 *text == '#' ? "write \\#" : "write \\$", "%s stands in a formula",
                 text);
    return make_identifier(parser, text, false);
}

/* {+} has no operands, and so no spaces. */
static TexNode *parse_grouped(Parser *parser, size_t offset)
{
    TexNode *node = tex_parse_group(parser, offset), *core = tex_core_of(node);

    if ((node->atom == TEX_BINARY || node->atom == TEX_RELATION ||
         node->atom == TEX_PUNCTUATION) &&
        core->text != NULL && strcmp(core->name, "mo") == 0) {
        tex_give(parser, core, "lspace", "0");
        tex_give(parser, core, "rspace", "0");
    }
    if (node->atom != TEX_FUNCTION && node->atom != TEX_BIG)
        node->atom = TEX_ORDINARY;
    return node;
}

TexNode *tex_parse_atom(Parser *parser, bool alone)
{
    Token token = tex_peek(parser);
    TexNode *node;

    if (parser->failed || !tex_enter(parser))
        return tex_make(parser, "mrow");
    if (token.kind == TOKEN_COMMAND) {
        tex_take(parser);
        node = tex_parse_command(parser, &token);
    } else if (tex_is_character(&token, '{')) {
        tex_take(parser);
        node = parse_grouped(parser, token.offset);
    } else if (!alone && begins_number(parser, &token)) {
        node = parse_number(parser);
    } else {
        tex_take(parser);
        if (token.len == 1 && is_digit((unsigned char)*token.text))
            node =
                tex_make_token(parser, "mn", tex_draw(parser, (unsigned char)*token.text),
                               TEX_ORDINARY);
        else
            node = make_character(parser, &token);
    }
    tex_leave(parser);
    return node;
}
