/* css_token.c - cuts a style sheet into tokens. */
#include "formats/css_token.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    CssSheet *sheet;
    const char *text;
    size_t len, at;
    bool broken; /* the URL that was read last is none */
    CssToken *tokens;
    size_t count, capacity;
} Lexer;

enum {
    CHAR_SPACE = 1,
    CHAR_NAME_START = 2,
    CHAR_NAME = 4,
    CHAR_DIGIT = 8,
    CHAR_HEX = 16
};

static unsigned class_of(unsigned char byte)
{
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f')
        return CHAR_SPACE;
    if (byte >= '0' && byte <= '9')
        return CHAR_DIGIT | CHAR_NAME | CHAR_HEX;
    if (byte >= 0x80 || byte == '_')
        return CHAR_NAME_START | CHAR_NAME;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
        return CHAR_NAME_START | CHAR_NAME | ((byte | 0x20) <= 'f' ? CHAR_HEX : 0);
    return byte == '-' ? CHAR_NAME : 0;
}

/* The byte n further, NUL behind the end. */
static char peek(const Lexer *lexer, size_t n)
{
    return n < lexer->len - lexer->at ? lexer->text[lexer->at + n] : '\0';
}

static bool is_at(const Lexer *lexer, size_t n, unsigned class)
{
    return n < lexer->len - lexer->at &&
           (class_of((unsigned char)lexer->text[lexer->at + n]) & class) != 0;
}

static bool is_newline(char byte)
{
    return byte == '\n' || byte == '\r' || byte == '\f';
}

/* 4.3.8: a backslash that something but a line's end follows. */
static bool escape_at(const Lexer *lexer, size_t n)
{
    return peek(lexer, n) == '\\' && n + 1 < lexer->len - lexer->at &&
           !is_newline(peek(lexer, n + 1));
}

static bool name_starts_at(const Lexer *lexer, size_t n)
{
    if (peek(lexer, n) == '-')
        return is_at(lexer, n + 1, CHAR_NAME_START) || peek(lexer, n + 1) == '-' ||
               escape_at(lexer, n + 1);
    return is_at(lexer, n, CHAR_NAME_START) || escape_at(lexer, n);
}

static void skip_escape(Lexer *lexer)
{
    lexer->at++;
    if (!is_at(lexer, 0, CHAR_HEX)) {
        lexer->at++;
        return;
    }
    for (int digits = 0; digits < 6 && is_at(lexer, 0, CHAR_HEX); digits++)
        lexer->at++;
    if (is_at(lexer, 0, CHAR_SPACE))
        lexer->at++;
}

static void skip_name(Lexer *lexer)
{
    for (;;) {
        if (is_at(lexer, 0, CHAR_NAME))
            lexer->at++;
        else if (escape_at(lexer, 0))
            skip_escape(lexer);
        else
            return;
    }
}

static void skip_space(Lexer *lexer)
{
    while (is_at(lexer, 0, CHAR_SPACE))
        lexer->at++;
}

static void skip_comment(Lexer *lexer)
{
    const char *start = lexer->text + lexer->at + 2;
    const char *end = memmem(start, lexer->len - lexer->at - 2, "*/", 2);

    if (end == NULL) {
        css_fault(lexer->sheet, lexer->at, "close it with */", "the comment has no end");
        lexer->at = lexer->len;
    } else {
        lexer->at = (size_t)(end - lexer->text) + 2;
    }
}

/* On the quote.  false: the string has no end. */
static bool skip_string(Lexer *lexer)
{
    size_t start = lexer->at;
    char quote = peek(lexer, 0);

    for (lexer->at++; lexer->at < lexer->len;) {
        char byte = peek(lexer, 0);
        if (byte == quote) {
            lexer->at++;
            return true;
        }
        if (is_newline(byte))
            break;
        if (byte != '\\') {
            lexer->at++;
            continue;
        }
        /* epubcheck takes the quote behind an escaped backslash for an escaped one. */
        if (peek(lexer, 1) == '\\' && peek(lexer, 2) == quote)
            css_edit(lexer->sheet, lexer->at, lexer->at + 2, "\\5c ");
        lexer->at += peek(lexer, 1) == '\r' && peek(lexer, 2) == '\n' ? 3 : 2;
    }
    if (lexer->at > lexer->len)
        lexer->at = lexer->len; /* a backslash was the last byte */
    css_fault(lexer->sheet, start, "close it with the quote that it begins with",
              "the string has no end on its line");
    return false;
}

/* 4.3.6.  On what follows "url(". */
static bool skip_url(Lexer *lexer, size_t start)
{
    char byte;
    bool good;

    skip_space(lexer);
    if (peek(lexer, 0) == '"' || peek(lexer, 0) == '\'') {
        if (!skip_string(lexer))
            return false;
        skip_space(lexer);
        if (peek(lexer, 0) != ')')
            css_fault(lexer->sheet, lexer->at, "close it with )", "url( has no end");
        else
            lexer->at++;
        return true;
    }
    while ((byte = peek(lexer, 0)) != ')' && lexer->at < lexer->len) {
        if (byte == '"' || byte == '\'' || byte == '(' || is_at(lexer, 0, CHAR_SPACE))
            break;
        if (escape_at(lexer, 0))
            skip_escape(lexer);
        else
            lexer->at++;
    }
    skip_space(lexer);
    good = peek(lexer, 0) == ')';
    if (!good)
        css_fault(lexer->sheet, start,
                  "close it with ), or put the address into quotes: url(\"my file.png\")",
                  "what stands in url( ) is no address");
    while (lexer->at < lexer->len && peek(lexer, 0) != ')')
        lexer->at++;
    if (lexer->at < lexer->len)
        lexer->at++;
    return good;
}

static CssTokenKind read_number(Lexer *lexer)
{
    if (peek(lexer, 0) == '+' || peek(lexer, 0) == '-')
        lexer->at++;
    while (is_at(lexer, 0, CHAR_DIGIT) ||
           (peek(lexer, 0) == '.' && is_at(lexer, 1, CHAR_DIGIT)))
        lexer->at++;
    if (peek(lexer, 0) == '%') {
        lexer->at++;
        return CSS_TOKEN_PERCENTAGE;
    }
    /* 1-2 is two numbers, 1e3 and 2n-1 are one. */
    if (is_at(lexer, 0, CHAR_NAME_START) || escape_at(lexer, 0))
        skip_name(lexer);
    return CSS_TOKEN_NUMBER;
}

static bool number_starts(const Lexer *lexer)
{
    size_t n = peek(lexer, 0) == '+' || peek(lexer, 0) == '-' ? 1 : 0;

    return is_at(lexer, n, CHAR_DIGIT) ||
           (peek(lexer, n) == '.' && is_at(lexer, n + 1, CHAR_DIGIT));
}

static bool word_is(const Lexer *lexer, size_t start, const char *word)
{
    size_t n = strlen(word);

    if (lexer->at - start != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((lexer->text[start + i] | 0x20) != word[i])
            return false;
    return true;
}

static CssTokenKind read_name(Lexer *lexer)
{
    size_t start = lexer->at;

    if (peek(lexer, 0) == '-' && peek(lexer, 1) == '\\')
        css_fault(lexer->sheet, start, "write the name without a backslash",
                  "EPUB's checker does not know an escape behind a first hyphen");
    skip_name(lexer);
    if (peek(lexer, 0) == '(') {
        lexer->at++;
        if (lexer->at - start != 4 || strncasecmp(lexer->text + start, "url", 3) != 0)
            return CSS_TOKEN_FUNCTION;
        lexer->broken = !skip_url(lexer, start);
        return CSS_TOKEN_URL;
    }
    if (!is_at(lexer, 0, CHAR_SPACE) && lexer->at != lexer->len)
        return CSS_TOKEN_IDENT;
    return word_is(lexer, start, "and") || word_is(lexer, start, "not") ||
                   word_is(lexer, start, "only")
               ? CSS_TOKEN_WORD
               : CSS_TOKEN_IDENT;
}

/* U+26, U+4??, U+25-FF. */
static CssTokenKind read_range(Lexer *lexer)
{
    size_t start = lexer->at, digits = 0;

    for (lexer->at += 2;
         is_at(lexer, 0, CHAR_HEX) || peek(lexer, 0) == '?' || peek(lexer, 0) == '-';
         lexer->at++) {
        digits = peek(lexer, 0) == '-' ? 0 : digits + 1;
        if (digits == 7)
            css_fault(lexer->sheet, start, "write at most six digits: U+0025-00FF",
                      "the range of characters has too many digits");
    }
    return CSS_TOKEN_RANGE;
}

/* !important, with white space inside. */
static bool read_important(Lexer *lexer)
{
    size_t n = 1;

    while (is_at(lexer, n, CHAR_SPACE))
        n++;
    if (lexer->len - lexer->at < n + 9 ||
        strncasecmp(lexer->text + lexer->at + n, "important", 9) != 0)
        return false;
    lexer->at += n + 9;
    return true;
}

static bool skip_mark(Lexer *lexer, const char *mark)
{
    size_t n = strlen(mark);

    if (lexer->len - lexer->at < n || memcmp(lexer->text + lexer->at, mark, n) != 0)
        return false;
    lexer->at += n;
    return true;
}

static CssTokenKind read_token(Lexer *lexer)
{
    char byte = peek(lexer, 0);

    if (skip_mark(lexer, "-->"))
        return CSS_TOKEN_CDC;
    if (skip_mark(lexer, "<!--"))
        return CSS_TOKEN_CDO;
    if ((byte | 0x20) == 'u' && peek(lexer, 1) == '+' &&
        (is_at(lexer, 2, CHAR_HEX) || peek(lexer, 2) == '?'))
        return read_range(lexer);
    if (number_starts(lexer))
        return read_number(lexer);
    if (name_starts_at(lexer, 0))
        return read_name(lexer);
    if (byte == '"' || byte == '\'') {
        skip_string(lexer);
        return CSS_TOKEN_STRING;
    }
    if (byte == '!' && read_important(lexer))
        return CSS_TOKEN_IMPORTANT;
    lexer->at++;
    /* epubcheck knows no @--name. */
    if (byte == '@' && name_starts_at(lexer, 0) &&
        !(peek(lexer, 0) == '-' && peek(lexer, 1) == '-')) {
        skip_name(lexer);
        return CSS_TOKEN_AT;
    }
    if ((byte == '#' || byte == '.') &&
        (is_at(lexer, 0, CHAR_NAME) || escape_at(lexer, 0))) {
        skip_name(lexer);
        return byte == '#' ? CSS_TOKEN_HASH : CSS_TOKEN_CLASS;
    }
    if (byte != '\0' && strchr("~|^$*", byte) != NULL && peek(lexer, 0) == '=') {
        lexer->at++;
        return CSS_TOKEN_MATCH;
    }
    return CSS_TOKEN_CHAR;
}

static void add_token(Lexer *lexer, CssToken token)
{
    if (lexer->count == lexer->capacity) {
        lexer->capacity = lexer->capacity == 0 ? 256 : lexer->capacity * 2;
        lexer->tokens = memory_resize(lexer->tokens, lexer->capacity * sizeof token);
    }
    lexer->tokens[lexer->count++] = token;
}

CssToken *new_css_tokens(CssSheet *sheet)
{
    Lexer lexer = {.sheet = sheet, .text = sheet->bytes.data, .len = sheet->bytes.len};
    CssToken token = {0};

    while (lexer.at < lexer.len) {
        if (is_at(&lexer, 0, CHAR_SPACE)) {
            skip_space(&lexer);
            token.space_before = true;
        } else if (peek(&lexer, 0) == '/' && peek(&lexer, 1) == '*') {
            skip_comment(&lexer);
            token.comment_before = true;
        } else {
            token.start = (uint32_t)lexer.at;
            lexer.broken = false;
            token.kind = (uint8_t)read_token(&lexer);
            token.broken = lexer.broken;
            token.end = (uint32_t)lexer.at;
            token.ch = token.kind == CSS_TOKEN_CHAR ? lexer.text[token.start] : '\0';
            add_token(&lexer, token);
            token = (CssToken){0};
        }
    }
    token.kind = CSS_TOKEN_END;
    token.start = token.end = (uint32_t)lexer.len;
    add_token(&lexer, token);
    return lexer.tokens;
}

bool css_token_is(const CssSheet *sheet, const CssToken *token, const char *word)
{
    size_t n = token->end - token->start, i;

    if (token->kind == CSS_TOKEN_FUNCTION)
        n--;
    for (i = 0; i < n && word[i] != '\0'; i++) {
        char byte = sheet->bytes.data[token->start + i];
        if ((byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte) != word[i])
            return false;
    }
    return i == n && word[i] == '\0';
}
