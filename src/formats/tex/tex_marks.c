/* tex_marks.c - what stands above, below, across or in front: accents, arrows, \not, scripts. */
#include <string.h>
#include "formats/tex/tex_parser.h"

/* ---- Above and below ------------------------------------------------------------------------ */

/* What a font can't stretch, or draws too large, the style draws. */
static const char *class_of(const char *name)
{
    static const char *const classes[][2] = {{"overline", "math-over"},
                                             {"underline", "math-under"},
                                             {"vec", "math-vec"}};

    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (strcmp(classes[i][0], name) == 0)
            return classes[i][1];
    return NULL;
}

TexNode *tex_parse_accent(Parser *parser, const Token *token)
{
    MathKind kind = (MathKind)token->command->kind;
    bool below = kind == MATH_WIDE_BELOW || kind == MATH_BRACE_BELOW;
    TexNode *base = tex_parse_argument(parser, "what the accent is for");
    TexNode *accent = tex_make_token(parser, "mo", token->command->text, TEX_ORDINARY);
    TexNode *node = tex_make_with(parser, below ? "munder" : "mover", base, accent, NULL);

    tex_give(parser, accent, "stretchy", kind == MATH_ACCENT ? "false" : "true");
    if (kind == MATH_BRACE || kind == MATH_BRACE_BELOW)
        node->limits = LIMITS_ALWAYS;
    else
        tex_give(parser, node, below ? "accentunder" : "accent", "true");
    if (class_of(token->command->name) != NULL)
        tex_give(parser, node, "class", class_of(token->command->name));
    node->atom = kind == MATH_ACCENT ? base->atom : TEX_ORDINARY;
    return node;
}

/* \xrightarrow[below]{above} */
TexNode *tex_parse_arrow(Parser *parser, const Token *token)
{
    TexNode *arrow = tex_make_token(parser, "mo", token->command->text, TEX_RELATION);
    TexNode *below = NULL, *above, *node;
    bool display = parser->display;

    tex_give(parser, arrow, "stretchy", "true");
    tex_give(parser, arrow, "minsize", "2em");
    parser->display = false;
    if (tex_take_if(parser, '[')) {
        bool stops = parser->stops_at_bracket;
        parser->stops_at_bracket = true;
        below = tex_simplify(tex_parse_list(parser));
        parser->stops_at_bracket = stops;
        if (!tex_take_if(parser, ']'))
            tex_fail(parser, TEX_SYNTAX, token->offset, "close it with ]",
                     "nothing closes the [ of \\%s", token->command->name);
    }
    above = tex_parse_argument(parser, "what stands above the arrow");
    parser->display = display;
    node = tex_make_with(parser, below == NULL ? "mover" : "munderover", arrow, below,
                         above);
    node->atom = TEX_RELATION;
    return node;
}

TexNode *tex_parse_stack(Parser *parser, bool below)
{
    TexNode *script = tex_parse_styled(parser, "what stands above or below", false);
    TexNode *base = tex_parse_argument(parser, "what it stands above or below of");
    TexNode *node;

    if (base->text != NULL && strcmp(base->name, "mo") == 0)
        tex_give(parser, base, "movablelimits", "false");
    node = tex_make_with(parser, below ? "munder" : "mover", base, script, NULL);
    node->atom = base->atom == TEX_FUNCTION ? TEX_ORDINARY : base->atom;
    return node;
}

/* ---- \not ----------------------------------------------------------------------------------- */

TexNode *tex_parse_not(Parser *parser)
{
    static const char *const pairs[][2] = {
        {"=", "\u2260"},      {"<", "\u226E"},      {">", "\u226F"},
        {"\u2208", "\u2209"}, {"\u220B", "\u220C"}, {"\u2261", "\u2262"},
        {"\u2264", "\u2270"}, {"\u2265", "\u2271"}, {"\u223C", "\u2241"},
        {"\u2243", "\u2244"}, {"\u2245", "\u2247"}, {"\u2248", "\u2249"},
        {"\u2282", "\u2284"}, {"\u2283", "\u2285"}, {"\u2286", "\u2288"},
        {"\u2287", "\u2289"}, {"\u2190", "\u219A"}, {"\u2192", "\u219B"},
        {"\u2194", "\u21AE"}, {"\u21D0", "\u21CD"}, {"\u21D2", "\u21CF"},
        {"\u21D4", "\u21CE"}, {"\u2203", "\u2204"}, {"|", "\u2224"},
        {"\u2225", "\u2226"}, {"\u22A2", "\u22AC"}, {"\u22A8", "\u22AD"},
        {"\u227A", "\u2280"}, {"\u227B", "\u2281"}, {"\u2291", "\u22E2"},
        {"\u2292", "\u22E3"}, {"\u2223", "\u2224"},
    };
    TexNode *node = tex_parse_argument(parser, "what is negated"),
            *core = tex_core_of(node);

    if (core->text == NULL)
        return node;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (strcmp(pairs[i][0], core->text) == 0) {
            core->text = pairs[i][1];
            return node;
        }
    core->text = arena_format(parser->arena, "%s\u0338", core->text);
    return node;
}

/* ---- Scripts in front ----------------------------------------------------------------------- */

TexNode *tex_parse_prescript(Parser *parser)
{
    TexNode *above = tex_parse_styled(parser, "the superscript", false);
    TexNode *below = tex_parse_styled(parser, "the subscript", false);
    TexNode *node =
        tex_make_with(parser, "mmultiscripts", tex_parse_argument(parser, "the base"),
                      tex_make(parser, "mprescripts"), NULL);

    tex_add(node, below);
    tex_add(node, above);
    return node;
}

/* The scripts of {_a^b}, which have no base. */
static void split_scripts(Parser *parser, TexNode *node, TexNode **below, TexNode **above)
{
    TexNode *base = node->first, *first = base == NULL ? NULL : base->next;
    bool is_sub = strcmp(node->name, "msub") == 0,
         is_both = strcmp(node->name, "msubsup") == 0;

    *below = is_sub || is_both ? first : tex_make(parser, "none");
    *above = is_both                           ? first->next
             : strcmp(node->name, "msup") == 0 ? first
                                               : tex_make(parser, "none");
}

/* \sideset{_a^b}{_c^d}\sum */
TexNode *tex_parse_sideset(Parser *parser)
{
    TexNode *left = tex_parse_styled(parser, "the scripts on the left", false);
    TexNode *right = tex_parse_styled(parser, "the scripts on the right", false);
    TexNode *base = tex_parse_argument(parser, "the operator");
    TexNode *node = tex_make_with(parser, "mmultiscripts", base, NULL, NULL);
    TexNode *below, *above;

    split_scripts(parser, right, &below, &above);
    tex_add(node, below);
    tex_add(node, above);
    tex_add(node, tex_make(parser, "mprescripts"));
    split_scripts(parser, left, &below, &above);
    tex_add(node, below);
    tex_add(node, above);
    node->atom = TEX_BIG;
    node->limits = base->limits;
    return node;
}
