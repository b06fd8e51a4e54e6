/* tex_boxes.c - phantoms, boxes, lengths, and other things that TeX does with paper. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/tex/tex_parser.h"

/* ---- Lengths -------------------------------------------------------------------------------- */

/* In em, as far as a screen can tell. */
static double unit_of(const char *unit)
{
    static const struct {
        const char *name;
        double em;
    } units[] = {{"em", 1},          {"ex", 0.4306}, {"mu", 1.0 / 18}, {"pt", 0.1},
                 {"px", 0.0625},     {"mm", 0.2845}, {"cm", 2.8453},   {"in", 7.227},
                 {"pc", 1.2},        {"bp", 0.1004}, {"dd", 0.107},    {"cc", 1.284},
                 {"sp", 0.1 / 65536}};

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(units[i].name, unit) == 0)
            return units[i].em;
    return 0;
}

/* "-.5em" as "-0.5em"; NULL: it is no length.  By hand, since strtod asks the locale. */
static const char *length_of(Parser *parser, const char *text)
{
    double value = 0, place = 1;
    bool negative = *text == '-', digits = false;
    char unit[3] = "";
    long thousandths;

    text += strspn(text, "+- ");
    for (; (*text >= '0' && *text <= '9') || *text == '.'; text++) {
        if (*text == '.') {
            place = 0.1;
            continue;
        }
        digits = true;
        value = place == 1 ? value * 10 + (*text - '0') : value + place * (*text - '0');
        place = place == 1 ? 1 : place / 10;
        if (value > 10000)
            return NULL;
    }
    text += strspn(text, " ");
    memcpy(unit, text, strnlen(text, 2));
    if (!digits || unit_of(unit) == 0)
        return NULL;
    value *= unit_of(unit);
    if (value > 1000) /* wider than any page */
        return NULL;
    thousandths = lround(value * 10000);
    return arena_format(parser->arena, "%s%ld.%04ldem", negative ? "-" : "",
                        thousandths / 10000, thousandths % 10000);
}

static const char *take_length(Parser *parser, const Token *token)
{
    size_t offset = tex_raw_here(parser);
    Bytes raw = tex_take_raw(parser, "the length");
    const char *length = length_of(parser, arena_copy(parser->arena, raw.data, raw.len));

    if (length == NULL)
        tex_fail(parser, TEX_SYNTAX, offset,
                 "write a number and a unit, such as 1em or 3mu", "\\%s needs a length",
                 token->command->name);
    return length == NULL ? "0em" : length;
}

/* \kern3mu and \kern{3mu}. */
static TexNode *parse_kern(Parser *parser, const Token *token)
{
    char text[24] = "";
    size_t n = 0, offset = tex_raw_here(parser);
    const char *length;
    int byte;

    if (tex_peek_byte(parser) == '{')
        return tex_make_space(parser, take_length(parser, token));
    while (byte = tex_peek_byte(parser), n + 1 < sizeof text && byte > 0 && byte < 0x80 &&
                                             strchr("0123456789.-+ ", byte) != NULL)
        text[n++] = (char)tex_take_byte(parser);
    for (size_t i = 0; i < 2 && n + 1 < sizeof text; i++)
        if (byte = tex_peek_byte(parser), byte >= 'a' && byte <= 'z')
            text[n++] = (char)tex_take_byte(parser);
    length = length_of(parser, text);
    if (length == NULL)
        tex_fail(parser, TEX_SYNTAX, offset,
                 "write a number and a unit, such as 1em or 3mu", "\\%s needs a length",
                 token->command->name);
    return tex_make_space(parser, length == NULL ? "0em" : length);
}

/* \rule[raise]{width}{height}: a strut when it has no width; ink is not worth a picture. */
static TexNode *parse_rule(Parser *parser, const Token *token)
{
    Bytes raise;
    TexNode *space;

    tex_take_raw_bracket(parser, &raise);
    space = tex_make_space(parser, take_length(parser, token));
    tex_give(parser, space, "height", take_length(parser, token));
    tex_give(parser, space, "class", "math-rule");
    return space;
}

/* ---- Boxes ---------------------------------------------------------------------------------- */

static TexNode *parse_padded(Parser *parser, const char *width, const char *height)
{
    Bytes option;
    TexNode *padded = tex_make(parser, "mpadded");

    tex_take_raw_bracket(parser, &option);
    if (width != NULL)
        tex_give(parser, padded, "width", width);
    if (height != NULL) {
        tex_give(parser, padded, "height", height);
        tex_give(parser, padded, "depth", height);
    }
    tex_add(padded, tex_parse_argument(parser, "what is in the box"));
    return padded;
}

static TexNode *hide(Parser *parser, TexNode *box)
{
    TexNode *phantom = tex_make_with(parser, "mphantom", box->first, NULL, NULL);

    box->first = box->last = NULL;
    tex_add(box, phantom);
    return box;
}

static TexNode *parse_enclosed(Parser *parser, const Token *token)
{
    TexNode *node = tex_make(parser, "menclose");
    const char *notation = token->command->text;

    tex_give(parser, node, "notation", notation);
    if (strcmp(notation, "updiagonalstrike") == 0)
        tex_give(parser, node, "class", "math-cancel");
    else if (strcmp(notation, "downdiagonalstrike") == 0)
        tex_give(parser, node, "class", "math-bcancel");
    else if (strstr(notation, "diagonal") != NULL)
        tex_give(parser, node, "class", "math-xcancel");
    else if (strcmp(notation, "horizontalstrike") == 0)
        tex_give(parser, node, "class", "math-strike");
    if (strcmp(token->command->name, "fbox") == 0) {
        node->name = "mrow";
        node->attributes = NULL;
        tex_give(parser, node, "class", "math-box");
        tex_add(node, tex_parse_text(parser, ""));
    } else {
        tex_add(node, tex_parse_argument(parser, "what is struck or enclosed"));
    }
    return node;
}

/* Few reading systems draw menclose's box. */
static TexNode *parse_boxed(Parser *parser)
{
    TexNode *row = tex_make(parser, "mrow");

    tex_give(parser, row, "class", "math-box");
    tex_add(row, tex_parse_styled(parser, "what is in the box", true));
    return row;
}

static TexNode *parse_color_box(Parser *parser, const Token *token)
{
    TexNode *style = tex_make(parser, "mstyle");

    if (strcmp(token->command->name, "fcolorbox") ==
        0) { /* of a frame: the box shows where it is */
        tex_take_color(parser);
        tex_give(parser, style, "class", "math-box");
    }
    tex_give(parser, style, "mathbackground", tex_take_color(parser));
    tex_add(style, tex_parse_text(parser, ""));
    return style;
}

static TexNode *parse_raised(Parser *parser, const Token *token)
{
    TexNode *padded = tex_make(parser, "mpadded");

    tex_give(parser, padded, "voffset", take_length(parser, token));
    tex_add(padded, tex_parse_text(parser, ""));
    return padded;
}

/* ---- Others ------------------------------------------------------------------------ */

static TexNode *parse_choice(Parser *parser)
{
    TexNode *choices[4];

    for (size_t i = 0; i < 4; i++)
        choices[i] = tex_parse_argument(parser, "one of \\mathchoice's four");
    return choices[parser->display ? 0 : 1];
}

/* \genfrac(){0pt}{0}{a}{b} */
static TexNode *parse_genfrac(Parser *parser, const Token *token)
{
    static const char *const styles[] = {"d", "t", "s", "S"};
    Bytes left = tex_take_raw(parser, "the left bracket"),
          right = tex_take_raw(parser, "the right bracket");
    Bytes bar = tex_take_raw(parser, "the bar's width"),
          style = tex_take_raw(parser, "the style");
    TexNode *fraction, *row;
    const char *width =
        bar.len == 0 ? NULL
                     : length_of(parser, arena_copy(parser->arena, bar.data, bar.len));

    fraction =
        tex_make_with(parser, "mfrac", tex_parse_styled(parser, "the numerator", false),
                      NULL, NULL);
    tex_add(fraction, tex_parse_styled(parser, "the denominator", false));
    if (bar.len > 0 && width == NULL)
        tex_fail(parser, TEX_SYNTAX, token->offset, "write {0pt} or {}",
                 "\\genfrac's bar has no width");
    if (width != NULL)
        tex_give(parser, fraction, "linethickness",
                 width[0] == '0' && atof(width) == 0 ? "0" : width);
    row = tex_make(parser, "mrow");
    if (left.len > 0)
        tex_add(row,
                tex_make_fence(parser, arena_copy(parser->arena, left.data, left.len),
                               TEX_OPENING));
    tex_add(row, fraction);
    if (right.len > 0)
        tex_add(row,
                tex_make_fence(parser, arena_copy(parser->arena, right.data, right.len),
                               TEX_CLOSING));
    row = tex_simplify(row);
    if (style.len == 1 && *style.data >= '0' && *style.data <= '3') {
        TexNode *styled = tex_make_with(parser, "mstyle", row, NULL, NULL);
        char level = *styles[*style.data - '0'];
        tex_give(parser, styled, "displaystyle", level == 'd' ? "true" : "false");
        tex_give(parser, styled, "scriptlevel",
                 level == 'S'   ? "2"
                 : level == 's' ? "1"
                                : "0");
        row = styled;
    }
    row->atom = TEX_INNER;
    return row;
}

/* \char"263A, \char'141, \char97 */
static TexNode *parse_character(Parser *parser, const Token *token)
{
    Token first = tex_peek(parser);
    int base = tex_is_character(&first, '"')    ? 16
               : tex_is_character(&first, '\'') ? 8
                                                : 10;
    const char *digits = base == 16  ? "0123456789abcdefABCDEF"
                         : base == 8 ? "01234567"
                                     : "0123456789";
    uint32_t value = 0;
    size_t count = 0;
    int byte;
    Buf text = {0};
    const char *copy;

    if (base != 10)
        tex_take(parser);
    while (byte = tex_peek_byte(parser),
           byte > 0 && strchr(digits, byte) != NULL && count < 7) {
        value = value * (uint32_t)base +
                (uint32_t)(byte <= '9' ? byte - '0' : (byte | 32) - 'a' + 10);
        tex_take_byte(parser);
        count++;
    }
    if (count == 0 || value < 0x20 || value > 0x10FFFF ||
        (value >= 0xD800 && value < 0xE000)) {
        tex_fail(parser, TEX_SYNTAX, token->offset, "\\char\"263A",
                 "\\char needs a character's number");
        return tex_make(parser, "mrow");
    }
    utf8_put(&text, value);
    copy = arena_copy(parser->arena, text.data, text.len);
    buf_free(&text);
    return tex_make_token(parser, "mtext", copy, TEX_ORDINARY);
}

static TexNode *refuse(Parser *parser, const Token *token, const char *hint,
                       const char *why)
{
    tex_fail(parser, TEX_SYNTAX, token->offset, hint, "\\%s %s", token->command->name,
             why);
    return tex_make(parser, "mrow");
}

TexNode *tex_parse_box(Parser *parser, const Token *token)
{
    if (token->command->kind == MATH_ENCLOSE)
        return parse_enclosed(parser, token);
    switch (*token->command->text) {
    case 'p':
        return tex_make_with(parser, "mphantom",
                             tex_parse_argument(parser, "what is hidden"), NULL, NULL);
    case 'h':
        return hide(parser, parse_padded(parser, NULL, "0"));
    case 'v':
        return hide(parser, parse_padded(parser, "0", NULL));
    case 'a':
        return parse_padded(parser, NULL, "0");
    /* A shift to the left by its own width is one that few reading systems know; where it
     * stands it can be read, at least. */
    case '<':
    case '=':
        return tex_parse_argument(parser, "what overlaps");
    case '>':
        return parse_padded(parser, "0", NULL);
    case 'H':
        tex_take_if(parser, '*');
        return tex_make_space(parser, take_length(parser, token));
    case 'K':
        return parse_kern(parser, token);
    case 'R':
        return parse_rule(parser, token);
    case 'g':
        return parse_genfrac(parser, token);
    case 'C':
        return parse_choice(parser);
    case 'A':
        return parse_raised(parser, token);
    case 'P':
        return tex_parse_prescript(parser);
    case 'i':
        return tex_parse_sideset(parser);
    case 'x':
        return parse_character(parser, token);
    case 'X':
        return parse_boxed(parser);
    case 'k':
        return parse_color_box(parser, token);
    case 'f':
        return refuse(parser, token,
                      "end the formula, and refer to it in the text: [](#eq-name)",
                      "refers to another formula");
    case 'L':
    case 'N':
        return refuse(parser, token, NULL, "stands behind no operator");
    case '-':
    case ':':
        return refuse(parser, token, NULL, "does not begin a row of a table");
    default:
        return refuse(parser, token, NULL, "can't stand here");
    }
}
