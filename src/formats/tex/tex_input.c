/* tex_input.c - what the parser reads: tokens, and arguments as they are written. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/tex/tex_parser.h"

enum { MOST_SOURCES = sizeof((Parser *)NULL)->sources / sizeof(Reading) };

void tex_start_input(Parser *parser, Bytes tex)
{
    parser->sources[0] = (Reading){.text = tex.data, .at = 0, .end = tex.len};
    parser->source_count = 1;
}

static Reading *top(Parser *parser)
{
    return &parser->sources[parser->source_count - 1];
}

static size_t offset_of(const Reading *source, size_t at)
{
    return source->made ? source->origin : at;
}

/* Those that macros made and that are read to their end. */
static void drop_read(Parser *parser)
{
    while (parser->source_count > 1 && top(parser)->at == top(parser)->end)
        parser->source_count--;
}

void tex_fail(Parser *parser, TexFault fault, size_t offset, const char *hint,
              const char *format, ...)
{
    char message[400];
    va_list arguments;

    if (parser->failed)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    parser->failed = true;
    parser->has_ahead = false;
    parser->formula->fault = fault;
    parser->formula->offset = offset;
    parser->formula->message = arena_text(parser->arena, message);
    parser->formula->hint = hint;
}

void tex_push_source(Parser *parser, const char *text, size_t len, size_t origin)
{
    drop_read(parser);
    parser->has_ahead = false;
    if (parser->source_count == MOST_SOURCES) {
        tex_fail(parser, TEX_LARGE, origin, NULL,
                 "macros are used within macros too deep");
        return;
    }
    parser->sources[parser->source_count++] =
        (Reading){.text = text, .at = 0, .end = len, .origin = origin, .made = true};
}

/* ---- Tokens --------------------------------------------------------------------------------- */

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Spaces mean nothing, and a comment goes to the end of its line.  One that no line ends
 * is a percent sign to who wrote it. */
static void skip_blank(Parser *parser, Reading *source)
{
    while (source->at < source->end) {
        char byte = source->text[source->at];
        if (byte == '%') {
            const char *end =
                memchr(source->text + source->at, '\n', source->end - source->at);
            if (end == NULL)
                tex_fail(parser, TEX_SYNTAX, offset_of(source, source->at), "write \\%",
                         "%% begins a comment, which hides the rest of the formula");
            source->at = end == NULL ? source->end : (size_t)(end - source->text) + 1;
        } else if (is_space(byte)) {
            source->at++;
        } else {
            return;
        }
    }
}

static size_t character_length(const Reading *source, size_t at)
{
    uint32_t code_point;
    size_t length = utf8_next(source->text + at, &code_point);

    return at + length > source->end ? source->end - at : length;
}

/* Names are of letters, or one other character. */
static size_t name_length(const Reading *source, size_t at)
{
    size_t n = 0;

    while (at + n < source->end && is_letter(source->text[at + n]))
        n++;
    return n > 0 || at == source->end ? n : character_length(source, at);
}

static Token read_token(const Reading *source)
{
    Token token = {.kind = TOKEN_CHARACTER,
                   .text = source->text + source->at,
                   .offset = offset_of(source, source->at)};

    if (*token.text != '\\') {
        token.size = token.len = character_length(source, source->at);
        return token;
    }
    token.kind = TOKEN_COMMAND;
    token.text++;
    token.len = name_length(source, source->at + 1);
    token.size = token.len + 1;
    return token;
}

/* True when there is something to read. */
static bool skip_to_token(Parser *parser)
{
    for (;;) {
        drop_read(parser);
        skip_blank(parser, top(parser));
        if (top(parser)->at < top(parser)->end)
            return !parser->failed;
        if (parser->source_count == 1)
            return false;
    }
}

Token tex_peek(Parser *parser)
{
    while (!parser->has_ahead && !parser->failed) {
        Token token;
        if (!skip_to_token(parser)) {
            token = (Token){.kind = TOKEN_END,
                            .text = "",
                            .offset = offset_of(top(parser), top(parser)->at)};
        } else {
            token = read_token(top(parser));
            if (token.kind == TOKEN_COMMAND && tex_expand_macro(parser, &token))
                continue;
            if (token.kind == TOKEN_COMMAND)
                token.command = lookup_math_command(token.text, token.len);
        }
        parser->ahead = token;
        parser->has_ahead = true;
    }
    return parser->failed ? (Token){.kind = TOKEN_END, .text = ""} : parser->ahead;
}

Token tex_take(Parser *parser)
{
    Token token = tex_peek(parser);

    if (parser->failed)
        return token;
    top(parser)->at += token.size;
    parser->has_ahead = false;
    return token;
}

bool tex_is_character(const Token *token, char character)
{
    return token->kind == TOKEN_CHARACTER && token->len == 1 && *token->text == character;
}

bool tex_is_special(const Token *token, const char *special)
{
    return token->kind == TOKEN_COMMAND && token->command != NULL &&
           token->command->kind == MATH_SPECIAL &&
           strcmp(token->command->text, special) == 0;
}

size_t tex_here(Parser *parser)
{
    return tex_peek(parser).offset;
}

bool tex_take_if(Parser *parser, char character)
{
    Token token = tex_peek(parser);

    if (!tex_is_character(&token, character))
        return false;
    tex_take(parser);
    return true;
}

size_t tex_raw_here(Parser *parser)
{
    parser->has_ahead = false;
    skip_to_token(parser);
    return offset_of(top(parser), top(parser)->at);
}

/* ---- As it is written ----------------------------------------------------------------------- */

int tex_peek_byte(Parser *parser)
{
    parser->has_ahead = false;
    drop_read(parser);
    if (parser->failed || top(parser)->at == top(parser)->end)
        return -1;
    return (unsigned char)top(parser)->text[top(parser)->at];
}

int tex_take_byte(Parser *parser)
{
    int byte = tex_peek_byte(parser);

    if (byte >= 0)
        top(parser)->at++;
    return byte;
}

/* From behind an opening brace or bracket to the one that closes it, which is taken too. */
static bool take_enclosed(Parser *parser, char close, Bytes *raw)
{
    Reading *source = top(parser);
    size_t from = source->at, depth = 0;

    for (size_t at = from; at < source->end; at++) {
        char byte = source->text[at];
        if (byte == '\\' && at + 1 < source->end) {
            at++;
        } else if (depth == 0 && byte == close) {
            *raw = (Bytes){source->text + from, at - from};
            source->at = at + 1;
            return true;
        } else if (byte == '{') {
            depth++;
        } else if (byte == '}' && depth-- == 0) {
            break;
        }
    }
    return false;
}

Bytes tex_take_raw(Parser *parser, const char *what)
{
    Bytes raw = {"", 0};
    Reading *source;
    size_t offset;

    parser->has_ahead = false;
    if (!skip_to_token(parser)) {
        tex_fail(parser, TEX_SYNTAX, offset_of(top(parser), top(parser)->at), NULL,
                 "%s is missing", what);
        return raw;
    }
    source = top(parser);
    offset = offset_of(source, source->at);
    if (source->text[source->at] == '{') {
        source->at++;
        if (!take_enclosed(parser, '}', &raw))
            tex_fail(parser, TEX_SYNTAX, offset, "close it with }",
                     "nothing closes this {");
    } else if (source->text[source->at] == '}') {
        tex_fail(parser, TEX_SYNTAX, offset, NULL, "%s is missing", what);
    } else {
        Token token = read_token(source);
        raw = (Bytes){source->text + source->at, token.size};
        source->at += token.size;
    }
    return raw;
}

bool tex_take_raw_bracket(Parser *parser, Bytes *raw)
{
    size_t offset;

    parser->has_ahead = false;
    if (!skip_to_token(parser) || top(parser)->text[top(parser)->at] != '[')
        return false;
    offset = offset_of(top(parser), top(parser)->at);
    top(parser)->at++;
    if (take_enclosed(parser, ']', raw))
        return true;
    tex_fail(parser, TEX_SYNTAX, offset, "close it with ]", "nothing closes this [");
    return false;
}
