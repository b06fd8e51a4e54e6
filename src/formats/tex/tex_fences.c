/* tex_fences.c - brackets that grow: \left … \middle … \right, \big and \Set. */
#include <string.h>
#include "formats/tex/tex_parser.h"

TexNode *make_fence(Parser *parser, const char *text, Atom atom)
{
    TexNode *node = make_token(parser, "mo", text, atom);

    give(parser, node, "fence", "true");
    give(parser, node, "form", atom == ATOM_OPEN ? "prefix" : "postfix");
    give(parser, node, "stretchy", "true");
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
    Token token = peek(parser);
    const char *text = NULL;

    if (is_character(&token, '{')) { /* \big{(} */
        Bytes raw = take_raw(parser, "the bracket");
        push_source(parser, raw.data, raw.len, token.offset);
        token = peek(parser);
    }
    if (token.kind == TOKEN_CHARACTER)
        text = *token.text == '<'   ? "\u27E8"
               : *token.text == '>' ? "\u27E9"
                                    : arena_copy(parser->arena, token.text, token.len);
    else if (token.command != NULL && token.command->kind <= MATH_CLOSE)
        text = token.command->text;
    if (text != NULL && (strcmp(text, ".") == 0 || is_fence(text))) {
        take(parser);
        return strcmp(text, ".") == 0 ? "" : text;
    }
    fail(parser, TEX_SYNTAX, token.offset, "write a bracket, or a dot for none",
         "no bracket stands behind \\%s", command->command->name);
    return "";
}

static void add_fence(Parser *parser, TexNode *row, const char *text, Atom atom)
{
    if (*text != '\0')
        add(row, make_fence(parser, text, atom));
}

static void add_middle(Parser *parser, TexNode *row, const char *text)
{
    TexNode *bar;

    if (*text == '\0')
        return;
    bar = make_token(parser, "mo", text, ATOM_REL);
    give(parser, bar, "form", "infix");
    give(parser, bar, "stretchy", "true");
    give(parser, bar, "lspace", "0.05em");
    give(parser, bar, "rspace", "0.05em");
    add(row, bar);
}

/* What stands between goes into the row itself: it grows with it. */
static void add_inside(TexNode *row, TexNode *inside)
{
    for (TexNode *node = inside->first, *next; node != NULL; node = next) {
        next = node->next;
        add(row, node);
    }
}

TexNode *parse_fenced(Parser *parser, const Token *token)
{
    bool stops_at_bracket = parser->stops_at_bracket,
         stops_at_dollar = parser->stops_at_dollar;
    TexNode *row = make(parser, "mrow");
    Token next;

    add_fence(parser, row, take_fence(parser, token), ATOM_OPEN);
    parser->stops_at_bracket = parser->stops_at_dollar = false;
    for (;;) {
        add_inside(row, parse_list(parser));
        next = peek(parser);
        if (!is_special(&next, MATH_MIDDLE))
            break;
        take(parser);
        add_middle(parser, row, take_fence(parser, &next));
    }
    parser->stops_at_bracket = stops_at_bracket;
    parser->stops_at_dollar = stops_at_dollar;
    if (!is_special(&next, MATH_RIGHT))
        fail(parser, TEX_SYNTAX, token->offset,
             "write \\right and a bracket, or \\right. for none",
             "no \\right closes this \\left");
    take(parser);
    if (!parser->failed)
        add_fence(parser, row, take_fence(parser, &next), ATOM_CLOSE);
    row->atom = ATOM_INNER;
    return row;
}

/* \big: the size that the author says. */
TexNode *parse_big_fence(Parser *parser, const Token *token)
{
    const char *how = token->command->text;
    size_t len = strlen(how) - 1;
    const char *size = arena_copy(parser->arena, how, len),
               *text = take_fence(parser, token);
    TexNode *node;

    if (*text == '\0')
        return make(parser, "mrow");
    node = make_token(parser, "mo", text,
                      how[len] == 'l'   ? ATOM_OPEN
                      : how[len] == 'r' ? ATOM_CLOSE
                      : how[len] == 'm' ? ATOM_REL
                                        : ATOM_ORD);
    give(parser, node, "fence", how[len] == 'l' || how[len] == 'r' ? "true" : "false");
    give(parser, node, "stretchy", "true");
    give(parser, node, "symmetric", "true");
    give(parser, node, "minsize", size);
    give(parser, node, "maxsize", size);
    if (how[len] == '-') {
        give(parser, node, "lspace", "0");
        give(parser, node, "rspace", "0");
    }
    return node;
}

/* \Set{x | x > 0}: its first bar grows, too. */
TexNode *parse_set(Parser *parser)
{
    size_t offset = raw_here(parser);
    Bytes raw = take_raw(parser, "what is in the set");
    const char *bar = memchr(raw.data, '|', raw.len);
    int before = (int)(bar == NULL ? raw.len : (size_t)(bar - raw.data));
    const char *tex = arena_format(parser->arena, "\\left\\{\\,%.*s%s%.*s\\,\\right\\}",
                                   before, raw.data, bar == NULL ? "" : "\\;\\middle|\\;",
                                   bar == NULL ? 0 : (int)raw.len - before - 1,
                                   bar == NULL ? "" : bar + 1);
    Token left;

    parser->context->made += raw.len;
    if (parser->context->made > TEX_MOST_MADE)
        fail(parser, TEX_LARGE, offset, NULL, "sets stand in sets too deep");
    push_source(parser, tex, strlen(tex), offset);
    left = take(parser);
    return parser->failed ? make(parser, "mrow") : parse_fenced(parser, &left);
}
