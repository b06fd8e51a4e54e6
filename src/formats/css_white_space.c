/* css_white_space.c - see the header. */
#include "formats/css_white_space.h"

#include <stdlib.h>
#include <strings.h>
#include "formats/css_token.h"

typedef struct {
    CssSheet sheet; /* faults are told elsewhere */
    CssToken *tokens;
    Map *names;
} Search;

static bool is_char(const CssToken *token, char ch)
{
    return token->kind == CSS_TOKEN_CHAR && token->ch == ch;
}

static bool is_kept_white_space(const Search *search, const CssToken *value)
{
    static const char *const words[] = {"pre",      "pre-line",        "pre-wrap",
                                        "preserve", "preserve-breaks", "break-spaces"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (css_token_is(&search->sheet, value, words[i]))
            return true;
    return false;
}

/* From the first token behind "{"; stops at the brace that ends or begins a block. */
static bool keeps_white_space(const Search *search, const CssToken *token)
{
    for (; token->kind != CSS_TOKEN_END && !is_char(token, '}') && !is_char(token, '{');
         token++)
        if (token->kind == CSS_TOKEN_IDENT && is_char(token + 1, ':') &&
            (css_token_is(&search->sheet, token, "white-space") ||
             css_token_is(&search->sheet, token, "white-space-collapse")) &&
            is_kept_white_space(search, token + 2))
            return true;
    return false;
}

static bool is_of_code(const Search *search, const CssToken *name)
{
    static const char *const words[] = {"pre", "code", "kbd", "samp", "textarea"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (css_token_is(&search->sheet, name, words[i]))
            return true;
    return false;
}

/* What says most about the last part of a selector. */
static void note(Search *search, const CssToken *from, const CssToken *end)
{
    const CssToken *best = NULL;
    Arena *arena = search->sheet.arena;

    for (const CssToken *token = from; token != end; token++) {
        if (is_char(token, ':') || is_char(token, '['))
            break; /* pseudo-classes select fewer */
        if (token->kind == CSS_TOKEN_IDENT && is_of_code(search, token))
            return;
        if (token->kind == CSS_TOKEN_CLASS || token->kind == CSS_TOKEN_HASH ||
            (best == NULL && token->kind == CSS_TOKEN_IDENT))
            best = token;
    }
    map_put(search->names, arena,
            best == NULL ? "*"
                         : arena_copy(arena, search->sheet.bytes.data + best->start,
                                      best->end - best->start),
            search->names);
}

/* A selector's last part begins behind its last combinator. */
static void note_selectors(Search *search, const CssToken *from, const CssToken *end)
{
    const CssToken *part = from;
    int depth = 0;

    for (const CssToken *token = from; token != end; token++) {
        if (token->kind == CSS_TOKEN_FUNCTION || is_char(token, '(') ||
            is_char(token, '['))
            depth++;
        else if (is_char(token, ')') || is_char(token, ']'))
            depth--;
        if (depth > 0)
            continue;
        if (is_char(token, ',')) {
            note(search, part, token);
            part = token + 1;
        } else if (is_char(token, '>') || is_char(token, '+') || is_char(token, '~')) {
            part = token + 1;
        } else if (token->space_before && token > part) {
            part = token;
        }
    }
    if (part != end)
        note(search, part, end);
}

void css_find_white_space(const CssSheet *sheet, Map *names)
{
    Search search = {.sheet = {.arena = sheet->arena, .bytes = sheet->bytes},
                     .names = names};
    const CssToken *from;

    search.tokens = new_css_tokens(&search.sheet);
    from = search.tokens;
    for (const CssToken *token = search.tokens; token->kind != CSS_TOKEN_END; token++) {
        if (is_char(token, '{') && from->kind != CSS_TOKEN_AT &&
            keeps_white_space(&search, token + 1))
            note_selectors(&search, from, token);
        if (is_char(token, '{') || is_char(token, '}') || is_char(token, ';'))
            from = token + 1;
    }
    free(search.tokens);
}
