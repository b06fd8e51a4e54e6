/* tex_macros.c - \newcommand and \def, and what their names stand for. */
#include <string.h>
#include "formats/tex/tex_parser.h"

enum { MOST_ARGUMENTS = 9 };

typedef struct {
    const char *body;
    size_t arguments;
    bool has_option;    /* the first may be left out … */
    const char *option; /* … and is this then */
} Macro;

/* ---- Using ---------------------------------------------------------------------------------- */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The text ends with a command's name, which a letter behind it would make longer. */
static bool ends_with_name(const Buf *text)
{
    size_t n = text->len;

    while (n > 0 && is_letter(text->data[n - 1]))
        n--;
    return n > 0 && n < text->len && text->data[n - 1] == '\\';
}

static bool put(Parser *parser, Buf *out, const char *text, size_t len)
{
    if (len > TEX_LONGEST || out->len > TEX_LONGEST - len)
        return false;
    if (len > 0 && is_letter(*text) && ends_with_name(out))
        buf_char(out, ' ');
    buf_add(out, text, len);
    parser->context->made += len + 8;
    return true;
}

static bool put_body(Parser *parser, Buf *out, const char *body, const Bytes *arguments)
{
    size_t fill = 0;

    for (; *body != '\0'; body += fill) {
        const char *mark = strchr(body, '#');
        fill = mark == NULL ? strlen(body) : (size_t)(mark - body);
        if (!put(parser, out, body, fill))
            return false;
        if (mark == NULL || mark[1] < '1' || mark[1] > '9') {
            fill += mark != NULL;
            continue;
        }
        fill += 2;
        if (!put(parser, out, arguments[mark[1] - '1'].data,
                 arguments[mark[1] - '1'].len))
            return false;
    }
    return true;
}

static void expand(Parser *parser, const Macro *macro, const char *name, size_t offset)
{
    Bytes arguments[MOST_ARGUMENTS] = {{NULL, 0}};
    size_t first = 0;
    Buf out = {0};

    for (size_t i = 0; i < MOST_ARGUMENTS; i++)
        arguments[i] = (Bytes){"", 0};
    if (macro->has_option) {
        if (!tex_take_raw_bracket(parser, &arguments[0]))
            arguments[0] = (Bytes){macro->option, strlen(macro->option)};
        first = 1;
    }
    for (size_t i = first; i < macro->arguments && !parser->failed; i++)
        arguments[i] = tex_take_raw(parser, arena_format(parser->arena,
                                                         "an argument of \\%s", name));
    if (!parser->failed && (!put_body(parser, &out, macro->body, arguments) ||
                            ++parser->context->made > TEX_MOST_MADE))
        tex_fail(parser, TEX_LARGE, offset, "does it stand for itself?",
                 "what \\%s stands for is too long", name);
    if (!parser->failed)
        tex_push_source(parser,
                        arena_copy(parser->arena, out.data == NULL ? "" : out.data,
                                   out.len),
                        out.len, offset);
    buf_free(&out);
}

/* Takes the name and what it needs. */
bool tex_expand_macro(Parser *parser, const Token *token)
{
    Reading *source = &parser->sources[parser->source_count - 1];
    const MathCommand *command;
    Macro made = {0};
    const Macro *macro = NULL;
    const char *name;

    if (parser->context->macros.count > 0)
        macro = map_lookup(&parser->context->macros,
                           arena_copy(parser->arena, token->text, token->len));
    if (macro == NULL) {
        command = lookup_math_command(token->text, token->len);
        if (command == NULL || command->kind != MATH_MACRO)
            return false;
        made = (Macro){.body = command->text, .arguments = command->arguments};
        macro = &made;
    }
    name = arena_copy(parser->arena, token->text, token->len);
    source->at += token->size;
    expand(parser, macro, name, token->offset);
    return true;
}

/* ---- Defining ------------------------------------------------------------------------------- */

/* \name or {\name}. */
static const char *take_name(Parser *parser)
{
    size_t offset = tex_raw_here(parser);
    Bytes raw = tex_take_raw(parser, "the name of a macro");

    while (raw.len > 0 && raw.data[raw.len - 1] == ' ')
        raw.len--;
    if (raw.len < 2 || raw.data[0] != '\\') {
        tex_fail(parser, TEX_SYNTAX, offset, "\\newcommand{\\name}{what it stands for}",
                 "a macro's name begins with a backslash");
        return "";
    }
    return arena_copy(parser->arena, raw.data + 1, raw.len - 1);
}

/* [2] */
static size_t take_count(Parser *parser)
{
    Bytes raw;
    size_t offset = tex_raw_here(parser);

    if (!tex_take_raw_bracket(parser, &raw))
        return 0;
    if (raw.len == 1 && raw.data[0] >= '0' && raw.data[0] <= '9')
        return (size_t)(raw.data[0] - '0');
    tex_fail(parser, TEX_SYNTAX, offset, NULL, "a macro has up to nine arguments");
    return 0;
}

/* #1#2, up to the brace. */
static size_t take_parameters(Parser *parser)
{
    size_t count = 0;
    Token token;

    while (token = tex_peek(parser), tex_is_character(&token, '#')) {
        tex_take(parser);
        token = tex_peek(parser);
        if (count == MOST_ARGUMENTS || token.kind != TOKEN_CHARACTER || token.len != 1 ||
            *token.text != (char)('1' + count)) {
            tex_fail(parser, TEX_SYNTAX, token.offset, NULL,
                     "a macro's arguments are #1, #2 …");
            return 0;
        }
        tex_take(parser);
        count++;
    }
    if (!tex_is_character(&token, '{'))
        tex_fail(parser, TEX_SYNTAX, token.offset, "\\def\\name#1{what it stands for}",
                 "what a macro stands for is missing");
    return count;
}

static bool is_named(const Token *token, const char *name)
{
    return token->len == strlen(name) && memcmp(token->text, name, token->len) == 0;
}

void tex_define_macro(Parser *parser, const Token *token)
{
    Arena *arena = parser->context->arena; /* it outlasts the formula */
    Macro *macro = arena_alloc(arena, sizeof *macro);
    bool is_function = tex_is_special(token, MATH_DECLARE), star = false;
    const char *name;
    Bytes body, option;

    /* The name must be read before what it stood for until now takes its place. */
    if (!tex_is_special(token, MATH_DEF) && tex_peek_byte(parser) == '*') {
        tex_take_byte(parser);
        star = true;
    }
    parser->has_ahead = false;
    name = take_name(parser);
    if (tex_is_special(token, MATH_DEF)) {
        macro->arguments = take_parameters(parser);
    } else if (!is_function) {
        macro->arguments = take_count(parser);
        macro->has_option = macro->arguments > 0 && tex_take_raw_bracket(parser, &option);
        if (macro->has_option)
            macro->option = arena_copy(arena, option.data, option.len);
    }
    body = tex_take_raw(parser, "what a macro stands for");
    if (parser->failed)
        return;
    macro->body = arena_copy(arena, body.data, body.len);
    if (is_function)
        macro->body =
            arena_format(arena, "\\operatorname%s{%s}", star ? "*" : "", macro->body);
    if (is_named(token, "providecommand") &&
        (map_lookup(&parser->context->macros, name) != NULL ||
         lookup_math_command(name, strlen(name)) != NULL))
        return;
    map_put(&parser->context->macros, arena, arena_text(arena, name), macro);
}
