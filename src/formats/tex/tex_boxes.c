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

const char *take_length(Parser *parser, const Token *token)
{
    size_t offset = raw_here(parser);
    Bytes raw = take_raw(parser, "the length");
    const char *length = length_of(parser, arena_copy(parser->arena, raw.data, raw.len));

    if (length == NULL)
        fail(parser, TEX_SYNTAX, offset, "write a number and a unit, such as 1em or 3mu",
             "\\%s needs a length", token->command->name);
    return length == NULL ? "0em" : length;
}

/* \kern3mu and \kern{3mu}. */
static TexNode *parse_kern(Parser *parser, const Token *token)
{
    char text[24] = "";
    size_t n = 0, offset = raw_here(parser);
    const char *length;
    int byte;

    if (peek_byte(parser) == '{')
        return make_space(parser, take_length(parser, token));
    while (byte = peek_byte(parser), n + 1 < sizeof text && byte > 0 && byte < 0x80 &&
                                         strchr("0123456789.-+ ", byte) != NULL)
        text[n++] = (char)take_byte(parser);
    for (size_t i = 0; i < 2 && n + 1 < sizeof text; i++)
        if (byte = peek_byte(parser), byte >= 'a' && byte <= 'z')
            text[n++] = (char)take_byte(parser);
    length = length_of(parser, text);
    if (length == NULL)
        fail(parser, TEX_SYNTAX, offset, "write a number and a unit, such as 1em or 3mu",
             "\\%s needs a length", token->command->name);
    return make_space(parser, length == NULL ? "0em" : length);
}

/* \rule[raise]{width}{height}: a strut when it has no width; ink is not worth a picture. */
static TexNode *parse_rule(Parser *parser, const Token *token)
{
    Bytes raise;
    TexNode *space;

    take_raw_bracket(parser, &raise);
    space = make_space(parser, take_length(parser, token));
    give(parser, space, "height", take_length(parser, token));
    give(parser, space, "class", "math-rule");
    return space;
}

/* ---- Boxes ---------------------------------------------------------------------------------- */

static TexNode *parse_padded(Parser *parser, const char *width, const char *height)
{
    Bytes option;
    TexNode *padded = make(parser, "mpadded");

    take_raw_bracket(parser, &option);
    if (width != NULL)
        give(parser, padded, "width", width);
    if (height != NULL) {
        give(parser, padded, "height", height);
        give(parser, padded, "depth", height);
    }
    add(padded, parse_argument(parser, "what is in the box"));
    return padded;
}

static TexNode *hide(Parser *parser, TexNode *box)
{
    TexNode *phantom = make_with(parser, "mphantom", box->first, NULL, NULL);

    box->first = box->last = NULL;
    add(box, phantom);
    return box;
}

static TexNode *parse_enclosed(Parser *parser, const Token *token)
{
    TexNode *node = make(parser, "menclose");
    const char *notation = token->command->text;

    give(parser, node, "notation", notation);
    if (strcmp(notation, "updiagonalstrike") == 0)
        give(parser, node, "class", "math-cancel");
    else if (strcmp(notation, "downdiagonalstrike") == 0)
        give(parser, node, "class", "math-bcancel");
    else if (strstr(notation, "diagonal") != NULL)
        give(parser, node, "class", "math-xcancel");
    else if (strcmp(notation, "horizontalstrike") == 0)
        give(parser, node, "class", "math-strike");
    if (strcmp(token->command->name, "fbox") == 0) {
        node->name = "mrow";
        node->attributes = NULL;
        give(parser, node, "class", "math-box");
        add(node, parse_text(parser, ""));
    } else {
        add(node, parse_argument(parser, "what is struck or enclosed"));
    }
    return node;
}

/* Few reading systems draw menclose's box. */
static TexNode *parse_boxed(Parser *parser)
{
    TexNode *row = make(parser, "mrow");

    give(parser, row, "class", "math-box");
    add(row, parse_styled(parser, "what is in the box", true));
    return row;
}

static TexNode *parse_color_box(Parser *parser, const Token *token)
{
    TexNode *style = make(parser, "mstyle");

    if (strcmp(token->command->name, "fcolorbox") ==
        0) { /* of a frame: the box shows where it is */
        take_color(parser);
        give(parser, style, "class", "math-box");
    }
    give(parser, style, "mathbackground", take_color(parser));
    add(style, parse_text(parser, ""));
    return style;
}

static TexNode *parse_raised(Parser *parser, const Token *token)
{
    TexNode *padded = make(parser, "mpadded");

    give(parser, padded, "voffset", take_length(parser, token));
    add(padded, parse_text(parser, ""));
    return padded;
}

/* ---- Scripts in front ----------------------------------------------------------------------- */

static TexNode *parse_prescript(Parser *parser)
{
    TexNode *above = parse_styled(parser, "the superscript", false);
    TexNode *below = parse_styled(parser, "the subscript", false);
    TexNode *node = make_with(parser, "mmultiscripts", parse_argument(parser, "the base"),
                              make(parser, "mprescripts"), NULL);

    add(node, below);
    add(node, above);
    return node;
}

/* The scripts of {_a^b}, which have no base. */
static void split_scripts(Parser *parser, TexNode *node, TexNode **below, TexNode **above)
{
    TexNode *base = node->first, *first = base == NULL ? NULL : base->next;
    bool is_sub = strcmp(node->name, "msub") == 0,
         is_both = strcmp(node->name, "msubsup") == 0;

    *below = is_sub || is_both ? first : make(parser, "none");
    *above = is_both                           ? first->next
             : strcmp(node->name, "msup") == 0 ? first
                                               : make(parser, "none");
}

/* \sideset{_a^b}{_c^d}\sum */
static TexNode *parse_sideset(Parser *parser)
{
    TexNode *left = parse_styled(parser, "the scripts on the left", false);
    TexNode *right = parse_styled(parser, "the scripts on the right", false);
    TexNode *base = parse_argument(parser, "the operator");
    TexNode *node = make_with(parser, "mmultiscripts", base, NULL, NULL);
    TexNode *below, *above;

    split_scripts(parser, right, &below, &above);
    add(node, below);
    add(node, above);
    add(node, make(parser, "mprescripts"));
    split_scripts(parser, left, &below, &above);
    add(node, below);
    add(node, above);
    node->atom = ATOM_BIG;
    node->limits = base->limits;
    return node;
}

static TexNode *parse_choice(Parser *parser)
{
    TexNode *choices[4];

    for (size_t i = 0; i < 4; i++)
        choices[i] = parse_argument(parser, "one of \\mathchoice's four");
    return choices[parser->display ? 0 : 1];
}

/* \genfrac(){0pt}{0}{a}{b} */
static TexNode *parse_genfrac(Parser *parser, const Token *token)
{
    static const char *const styles[] = {"d", "t", "s", "S"};
    Bytes left = take_raw(parser, "the left bracket"),
          right = take_raw(parser, "the right bracket");
    Bytes bar = take_raw(parser, "the bar's width"),
          style = take_raw(parser, "the style");
    TexNode *fraction, *row;
    const char *width =
        bar.len == 0 ? NULL
                     : length_of(parser, arena_copy(parser->arena, bar.data, bar.len));

    fraction = make_with(parser, "mfrac", parse_styled(parser, "the numerator", false),
                         NULL, NULL);
    add(fraction, parse_styled(parser, "the denominator", false));
    if (bar.len > 0 && width == NULL)
        fail(parser, TEX_SYNTAX, token->offset, "write {0pt} or {}",
             "\\genfrac's bar has no width");
    if (width != NULL)
        give(parser, fraction, "linethickness",
             width[0] == '0' && atof(width) == 0 ? "0" : width);
    row = make(parser, "mrow");
    if (left.len > 0)
        add(row, make_fence(parser, arena_copy(parser->arena, left.data, left.len),
                            ATOM_OPEN));
    add(row, fraction);
    if (right.len > 0)
        add(row, make_fence(parser, arena_copy(parser->arena, right.data, right.len),
                            ATOM_CLOSE));
    row = simplify(row);
    if (style.len == 1 && *style.data >= '0' && *style.data <= '3') {
        TexNode *styled = make_with(parser, "mstyle", row, NULL, NULL);
        char level = *styles[*style.data - '0'];
        give(parser, styled, "displaystyle", level == 'd' ? "true" : "false");
        give(parser, styled, "scriptlevel",
             level == 'S'   ? "2"
             : level == 's' ? "1"
                            : "0");
        row = styled;
    }
    row->atom = ATOM_INNER;
    return row;
}

/* \char"263A, \char'141, \char97 */
static TexNode *parse_character(Parser *parser, const Token *token)
{
    Token first = peek(parser);
    int base = is_character(&first, '"') ? 16 : is_character(&first, '\'') ? 8 : 10;
    const char *digits = base == 16  ? "0123456789abcdefABCDEF"
                         : base == 8 ? "01234567"
                                     : "0123456789";
    uint32_t value = 0;
    size_t count = 0;
    int byte;
    Buf text = {0};
    const char *copy;

    if (base != 10)
        take(parser);
    while (byte = peek_byte(parser),
           byte > 0 && strchr(digits, byte) != NULL && count < 7) {
        value = value * (uint32_t)base +
                (uint32_t)(byte <= '9' ? byte - '0' : (byte | 32) - 'a' + 10);
        take_byte(parser);
        count++;
    }
    if (count == 0 || value < 0x20 || value > 0x10FFFF ||
        (value >= 0xD800 && value < 0xE000)) {
        fail(parser, TEX_SYNTAX, token->offset, "\\char\"263A",
             "\\char needs a character's number");
        return make(parser, "mrow");
    }
    utf8_put(&text, value);
    copy = arena_copy(parser->arena, text.data, text.len);
    buf_free(&text);
    return make_token(parser, "mtext", copy, ATOM_ORD);
}

static TexNode *refuse(Parser *parser, const Token *token, const char *hint,
                       const char *why)
{
    fail(parser, TEX_SYNTAX, token->offset, hint, "\\%s %s", token->command->name, why);
    return make(parser, "mrow");
}

TexNode *parse_box(Parser *parser, const Token *token)
{
    if (token->command->kind == MATH_ENCLOSE)
        return parse_enclosed(parser, token);
    switch (*token->command->text) {
    case 'p':
        return make_with(parser, "mphantom", parse_argument(parser, "what is hidden"),
                         NULL, NULL);
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
        return parse_argument(parser, "what overlaps");
    case '>':
        return parse_padded(parser, "0", NULL);
    case 'H':
        take_if(parser, '*');
        return make_space(parser, take_length(parser, token));
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
        return parse_prescript(parser);
    case 'i':
        return parse_sideset(parser);
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
