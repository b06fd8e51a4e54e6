/* tex_text.c - words within a formula: \text{if $x$ is even}. */
#include <string.h>
#include "base/utf8.h"
#include "formats/tex/tex_parser.h"

typedef struct {
    TexNode *row;
    Buf words;              /* of the token that is not made yet */
    const char *class_name; /* "": none */
} Words;

static void end_words(Parser *parser, Words *words)
{
    TexNode *token;

    if (words->words.len == 0)
        return;
    token = tex_make_token(parser, "mtext",
                           arena_copy(parser->arena, words->words.data, words->words.len),
                           TEX_ORDINARY);
    if (*words->class_name != '\0')
        tex_give(parser, token, "class", words->class_name);
    tex_add(words->row, token);
    buf_clear(&words->words);
}

/* Spaces at a token's ends would be lost, and several become one (MathML 3, 2.1.7). */
static void put_space(Words *words)
{
    static const char space[] = "\u00A0";
    size_t len = sizeof space - 1;

    if (words->words.len < len ||
        memcmp(words->words.data + words->words.len - len, space, len) != 0)
        buf_put(&words->words, space);
}

/* What letters of ASCII stand for in a text: quotes and dashes. */
static void put_byte(Parser *parser, Words *words, int byte)
{
    int next = tex_peek_byte(parser);

    if (byte == '`' || byte == '\'') {
        if (next == byte)
            tex_take_byte(parser);
        buf_put(&words->words, byte == '`' ? (next == byte ? "\u201C" : "\u2018")
                                           : (next == byte ? "\u201D" : "\u2019"));
    } else if (byte == '-' && next == '-') {
        tex_take_byte(parser);
        if (tex_peek_byte(parser) == '-')
            tex_take_byte(parser), buf_put(&words->words, "\u2014");
        else
            buf_put(&words->words, "\u2013");
    } else {
        buf_char(&words->words, (char)byte);
    }
}

/* $…$ and \(…\) */
static void parse_inner_formula(Parser *parser, Words *words, size_t offset)
{
    bool dollar = parser->stops_at_dollar, bracket = parser->stops_at_bracket;
    bool display = parser->display;
    Variant variant = parser->variant;
    TexNode *row;
    Token token;

    end_words(parser, words);
    parser->stops_at_dollar = true;
    parser->stops_at_bracket = parser->display = false;
    parser->variant = VARIANT_NONE;
    row = tex_parse_list(parser);
    token = tex_peek(parser);
    if (tex_is_character(&token, '$') || tex_is_special(&token, MATH_PAREN))
        tex_take(parser);
    else
        tex_fail(parser, TEX_SYNTAX, offset, "close it with $",
                 "nothing closes the formula in this text");
    parser->stops_at_dollar = dollar;
    parser->stops_at_bracket = bracket;
    parser->display = display;
    parser->variant = variant;
    tex_add(words->row, tex_simplify(row));
}

/* \'e, \"o */
static bool put_accented(Parser *parser, Words *words, const Token *token)
{
    static const struct {
        char name;
        const char *mark;
    } accents[] = {{'\'', "\u0301"}, {'`', "\u0300"}, {'^', "\u0302"}, {'"', "\u0308"},
                   {'~', "\u0303"},  {'c', "\u0327"}, {'H', "\u030B"}, {'r', "\u030A"},
                   {'u', "\u0306"},  {'v', "\u030C"}, {'=', "\u0304"}, {'.', "\u0307"}};

    for (size_t i = 0; token->len == 1 && i < sizeof accents / sizeof accents[0]; i++)
        if (accents[i].name == *token->text) {
            Bytes letter = tex_take_raw(parser, "the letter below the accent");
            const char *text = arena_format(parser->arena, "%.*s%s", (int)letter.len,
                                            letter.data, accents[i].mark);
            buf_put(&words->words, utf8_nfc(parser->arena, text));
            return true;
        }
    return false;
}

static void put_words(Parser *parser, Words *words, size_t offset);

static void parse_nested(Parser *parser, Words *words, const char *class_name)
{
    const char *outer = words->class_name;
    size_t offset = tex_raw_here(parser);

    end_words(parser, words);
    words->class_name = *class_name == '\0' ? outer : class_name;
    if (tex_peek_byte(parser) == '{')
        tex_take_byte(parser), put_words(parser, words, offset);
    else
        tex_fail(parser, TEX_SYNTAX, offset, "put it into braces",
                 "a text stands without braces");
    end_words(parser, words);
    words->class_name = outer;
}

static void skip_space(Parser *parser)
{
    int byte;

    while (byte = tex_peek_byte(parser), byte == ' ' || byte == '\n' || byte == '\t')
        tex_take_byte(parser);
}

/* A command within a text: behind its name, spaces are none. */
static void parse_command_in_text(Parser *parser, Words *words)
{
    Token token = tex_take(parser);
    const MathCommand *command = token.command;

    if (token.kind != TOKEN_COMMAND) /* a macro made a character */
        buf_add(&words->words, token.text, token.len);
    else if (token.len == 1 && (*token.text == ' ' || *token.text == '\n'))
        put_space(words);
    else if (tex_is_special(&token, MATH_PAREN))
        parse_inner_formula(parser, words, token.offset);
    else if (put_accented(parser, words, &token))
        return;
    else if (command == NULL)
        tex_parse_command(parser, &token); /* says what is wrong */
    else if (command->kind == MATH_TEXT)
        parse_nested(parser, words, command->text);
    else if (command->kind == MATH_SPACE)
        put_space(words);
    else if (command->kind <= MATH_PREFIX)
        buf_put(&words->words, command->text);
    else if (command->kind != MATH_IGNORED && command->kind != MATH_SIZE &&
             command->kind != MATH_FONT_SWITCH)
        tex_fail(parser, TEX_SYNTAX, token.offset, "put $…$ around it",
                 "\\%s is mathematics, and stands in a text", command->name);
    if (token.kind == TOKEN_COMMAND && token.len > 0 && *token.text >= 'A' &&
        command != NULL && command->kind != MATH_TEXT)
        skip_space(parser);
}

/* Up to the brace that closes it, which is taken; offset: of the one that opens it. */
static void put_words(Parser *parser, Words *words, size_t offset)
{
    int byte;

    if (!tex_enter(parser))
        return;
    while (!parser->failed && (byte = tex_peek_byte(parser)) != '}') {
        if (byte == -1) {
            tex_fail(parser, TEX_SYNTAX, offset, "close it with }",
                     "nothing closes this {");
        } else if (byte == '\\') {
            parse_command_in_text(parser, words);
        } else {
            size_t at = byte == '$' || byte == '{' ? tex_raw_here(parser) : 0;
            tex_take_byte(parser);
            if (byte == '{')
                put_words(parser, words, at);
            else if (byte == '$')
                parse_inner_formula(parser, words, at);
            else if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '~')
                put_space(words);
            else
                put_byte(parser, words, byte);
        }
    }
    tex_take_byte(parser);
    tex_leave(parser);
}

TexNode *tex_parse_text(Parser *parser, const char *class_name)
{
    Words words = {.row = tex_make(parser, "mrow"), .class_name = class_name};
    size_t offset = tex_raw_here(parser);

    if (tex_peek_byte(parser) == '{') {
        tex_take_byte(parser);
        put_words(parser, &words, offset);
    } else { /* \text x */
        Bytes raw = tex_take_raw(parser, "the text");
        buf_add(&words.words, raw.data, raw.len);
    }
    end_words(parser, &words);
    buf_free(&words.words);
    if (words.row->first == NULL)
        tex_add(words.row, tex_make_token(parser, "mtext", "", TEX_ORDINARY));
    return tex_simplify(words.row);
}
