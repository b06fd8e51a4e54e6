/* tex_fences.c - brackets that grow: \left … \middle … \right, \big and \Set. */
#include <string.h>
#include "formats/tex/tex_parser.h"

TexNode *tex_make_fence(Parser *parser, const char *text, TexAtom atom)
{
    TexNode *node = tex_make_token(parser, "mo", text, atom);

    tex_give(parser, node, "fence", "true");
    tex_give(parser, node, "form", atom == TEX_OPENING ? "prefix" : "postfix");
    tex_give(parser, node, "stretchy", "true");
    return node;
}

static bool is_fence(const char *text)
{
    static const char *const fences[] = {
        "(",      ")",      "[",      "]",      "{",      "}",      "|",      "/",
        "\\",     "\u2016", "\u27E8", "\u27E9", "\u230A", "\u230B", "\u2308", "\u2309",
        "\u2191", "\u2193", "\u2195", "\u21D1", "\u21D3", "\u21D5", "\u27EE", "\u27EF",
        "\u23B0", "\u23B1", "\u27E6", "\u27E7", "\u231C", "\u231D", "\u231E", "\u231F",
        "\u2983", "\u2984", "\u27EA", "\u27EB",
    };

    for (size_t i = 0; i < sizeof fences / sizeof fences[0]; i++)
        if (strcmp(fences[i], text) == 0)
            return true;
    return false;
}

/* "" for the dot that stands for none. */
static const char *take_fence(Parser *parser, const Token *command)
{
    Token token = tex_peek(parser);
    const char *text = NULL;

    if (tex_is_character(&token, '{')) { /* \big{(} */
        Bytes raw = tex_take_raw(parser, "the bracket");
        tex_push_source(parser, raw.data, raw.len, token.offset);
        token = tex_peek(parser);
    }
    if (token.kind == TOKEN_CHARACTER)
        text = *token.text == '<'   ? "\u27E8"
               : *token.text == '>' ? "\u27E9"
                                    : arena_copy(parser->arena, token.text, token.len);
    else if (token.command != NULL && token.command->kind <= MATH_CLOSE)
        text = token.command->text;
    if (text != NULL && (strcmp(text, ".") == 0 || is_fence(text))) {
        tex_take(parser);
        return strcmp(text, ".") == 0 ? "" : text;
    }
    tex_fail(parser, TEX_SYNTAX, token.offset, "write a bracket, or a dot for none",
             "no bracket stands behind \\%s", command->command->name);
    return "";
}

static void add_fence(Parser *parser, TexNode *row, const char *text, TexAtom atom)
{
    if (*text != '\0')
        tex_add(row, tex_make_fence(parser, text, atom));
}

static void add_middle(Parser *parser, TexNode *row, const char *text)
{
    TexNode *bar;

    if (*text == '\0')
        return;
    bar = tex_make_token(parser, "mo", text, TEX_RELATION);
    tex_give(parser, bar, "form", "infix");
    tex_give(parser, bar, "stretchy", "true");
    tex_give(parser, bar, "lspace", "0.05em");
    tex_give(parser, bar, "rspace", "0.05em");
    tex_add(row, bar);
}

/* What stands between goes into the row itself: it grows with it. */
static void add_inside(TexNode *row, TexNode *inside)
{
    for (TexNode *node = inside->first, *next; node != NULL; node = next) {
        next = node->next;
        tex_add(row, node);
    }
}

TexNode *tex_parse_fenced(Parser *parser, const Token *token)
{
    bool stops_at_bracket = parser->stops_at_bracket,
         stops_at_dollar = parser->stops_at_dollar;
    TexNode *row = tex_make(parser, "mrow");
    Token next;

    add_fence(parser, row, take_fence(parser, token), TEX_OPENING);
    parser->stops_at_bracket = parser->stops_at_dollar = false;
    for (;;) {
        add_inside(row, tex_parse_list(parser));
        next = tex_peek(parser);
        if (!tex_is_special(&next, MATH_MIDDLE))
            break;
        tex_take(parser);
        add_middle(parser, row, take_fence(parser, &next));
    }
    parser->stops_at_bracket = stops_at_bracket;
    parser->stops_at_dollar = stops_at_dollar;
    if (!tex_is_special(&next, MATH_RIGHT))
        tex_fail(parser, TEX_SYNTAX, token->offset,
                 "write \\right and a bracket, or \\right. for none",
                 "no \\right closes this \\left");
    tex_take(parser);
    if (!parser->failed)
        add_fence(parser, row, take_fence(parser, &next), TEX_CLOSING);
    row->atom = TEX_INNER;
    return row;
}

/* \big: the size that the author says. */
TexNode *tex_parse_big_fence(Parser *parser, const Token *token)
{
    const char *how = token->command->text;
    size_t len = strlen(how) - 1;
    const char *size = arena_copy(parser->arena, how, len),
               *text = take_fence(parser, token);
    TexNode *node;

    if (*text == '\0')
        return tex_make(parser, "mrow");
    node = tex_make_token(parser, "mo", text,
                          how[len] == 'l'   ? TEX_OPENING
                          : how[len] == 'r' ? TEX_CLOSING
                          : how[len] == 'm' ? TEX_RELATION
                                            : TEX_ORDINARY);
    tex_give(parser, node, "fence",
             how[len] == 'l' || how[len] == 'r' ? "true" : "false");
    tex_give(parser, node, "stretchy", "true");
    tex_give(parser, node, "symmetric", "true");
    tex_give(parser, node, "minsize", size);
    tex_give(parser, node, "maxsize", size);
    if (how[len] == '-') {
        tex_give(parser, node, "lspace", "0");
        tex_give(parser, node, "rspace", "0");
    }
    return node;
}

/* \Set{x | x > 0}: its first bar grows, too. */
TexNode *tex_parse_set(Parser *parser)
{
    size_t offset = tex_raw_here(parser);
    Bytes raw = tex_take_raw(parser, "what is in the set");
    const char *bar = memchr(raw.data, '|', raw.len);
    int before = (int)(bar == NULL ? raw.len : (size_t)(bar - raw.data));
    const char *tex = arena_format(parser->arena, "\\left\\{\\,%.*s%s%.*s\\,\\right\\}",
                                   before, raw.data, bar == NULL ? "" : "\\;\\middle|\\;",
                                   bar == NULL ? 0 : (int)raw.len - before - 1,
                                   bar == NULL ? "" : bar + 1);
    Token left;

    parser->context->made += raw.len;
    if (parser->context->made > TEX_MOST_MADE)
        tex_fail(parser, TEX_LARGE, offset, NULL, "sets stand in sets too deep");
    tex_push_source(parser, tex, strlen(tex), offset);
    left = tex_take(parser);
    return parser->failed ? tex_make(parser, "mrow") : tex_parse_fenced(parser, &left);
}
