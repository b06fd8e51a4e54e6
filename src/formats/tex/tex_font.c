/* tex_font.c - letters of other alphabets: bold, script, double-struck (Unicode's Mathematical
 * Alphanumeric Symbols), since few reading systems know mathvariant. */
#include <string.h>
#include "base/utf8.h"
#include "formats/tex/tex_parser.h"

Variant tex_lookup_variant(const char *name)
{
    static const struct {
        const char *name;
        Variant variant;
    } names[] = {
        {"rm", VARIANT_NORMAL},        {"bf", VARIANT_BOLD},      {"it", VARIANT_ITALIC},
        {"bs", VARIANT_BOLD_SYMBOL},   {"bb", VARIANT_DOUBLE},    {"cal", VARIANT_SCRIPT},
        {"bcal", VARIANT_BOLD_SCRIPT}, {"frak", VARIANT_FRAKTUR}, {"sf", VARIANT_SANS},
        {"sfit", VARIANT_SANS_ITALIC}, {"tt", VARIANT_MONO},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i].name, name) == 0)
            return names[i].variant;
    return VARIANT_NONE;
}

/* Where each alphabet begins; 0: it has none. */
typedef struct {
    uint32_t upper, lower, digits, greek_upper, greek_lower;
} Alphabet;

static const Alphabet alphabets[] = {
    [VARIANT_BOLD] = {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2},
    [VARIANT_ITALIC] = {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC},
    [VARIANT_BOLD_SYMBOL] = {0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736},
    [VARIANT_DOUBLE] = {0x1D538, 0x1D552, 0x1D7D8, 0, 0},
    [VARIANT_SCRIPT] = {0x1D49C, 0x1D4B6, 0, 0, 0},
    [VARIANT_BOLD_SCRIPT] = {0x1D4D0, 0x1D4EA, 0, 0, 0},
    [VARIANT_FRAKTUR] = {0x1D504, 0x1D51E, 0, 0, 0},
    [VARIANT_SANS] = {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0},
    [VARIANT_SANS_ITALIC] = {0x1D608, 0x1D622, 0, 0, 0},
    [VARIANT_MONO] = {0x1D670, 0x1D68A, 0x1D7F6, 0, 0},
};

/* Letters that Unicode had before it had these alphabets. */
static const struct {
    uint32_t hole, instead;
} holes[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131},
    {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133},
    {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C},
    {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

/* Variants of Greek letters stand behind omega, in this order. */
static uint32_t greek_place(uint32_t code_point)
{
    static const uint32_t behind[] = {0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6};

    for (uint32_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
        if (behind[i] == code_point)
            return 25 + i;
    return code_point - 0x3B1;
}

static uint32_t letter_of(const Alphabet *alphabet, uint32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return alphabet->upper == 0 ? c : alphabet->upper + (c - 'A');
    if (c >= 'a' && c <= 'z')
        return alphabet->lower == 0 ? c : alphabet->lower + (c - 'a');
    if (c >= '0' && c <= '9')
        return alphabet->digits == 0 ? c : alphabet->digits + (c - '0');
    if (c >= 0x391 && c <= 0x3A9)
        return alphabet->greek_upper == 0 ? c : alphabet->greek_upper + (c - 0x391);
    if (alphabet->greek_lower != 0 &&
        ((c >= 0x3B1 && c <= 0x3C9) || greek_place(c) - 25 < 7))
        return alphabet->greek_lower + greek_place(c);
    return c;
}

const char *tex_draw(Parser *parser, uint32_t code_point)
{
    Buf drawn = {0};
    const char *text;

    if (parser->variant > VARIANT_NORMAL)
        code_point = letter_of(&alphabets[parser->variant], code_point);
    if (code_point < 0x80)
        return arena_copy(parser->arena, (char[]){(char)code_point}, 1);
    for (size_t i = 0; i < sizeof holes / sizeof holes[0]; i++)
        if (holes[i].hole == code_point)
            code_point = holes[i].instead;
    utf8_put(&drawn, code_point);
    text = arena_copy(parser->arena, drawn.data, drawn.len);
    buf_free(&drawn);
    return text;
}

/* "max" in one font is one word. */
TexNode *tex_join_letters(Parser *parser, TexNode *row)
{
    Buf word = {0};
    TexNode *joined;

    if (row->text != NULL || row->first == NULL || row->first->next == NULL ||
        strcmp(row->name, "mrow") != 0)
        return row;
    for (const TexNode *node = row->first; node != NULL; node = node->next) {
        if (node->text == NULL || strcmp(node->name, "mi") != 0 ||
            node->atom != TEX_ORDINARY) {
            buf_free(&word);
            return row;
        }
        buf_put(&word, node->text);
    }
    joined = tex_make_token(parser, "mi", arena_copy(parser->arena, word.data, word.len),
                            TEX_ORDINARY);
    buf_free(&word);
    return joined;
}

TexNode *tex_parse_font(Parser *parser, const Token *token, const char *font)
{
    Variant before = parser->variant;
    TexNode *node;

    parser->variant = strcmp(token->command->name, "mathnormal") == 0
                          ? VARIANT_NONE
                          : tex_lookup_variant(font);
    node = tex_parse_argument(parser, "what the font is for");
    if (parser->variant == VARIANT_NORMAL || parser->variant == VARIANT_ITALIC)
        node = tex_join_letters(parser, node);
    parser->variant = before;
    return node;
}
