/* css_rules.c - selectors, rules and at-rules of a style sheet. */
#include "formats/css_parse.h"

#include <string.h>

/* ---- Selectors (Selectors 4, as far as epubcheck knows it) --------------------------------------- */

static Outcome read_selectors(CssParser *parser, const CssToken *token, char end,
                              bool relative);

static const CssToken *peek(const CssParser *parser)
{
    return &parser->tokens[parser->at];
}

static bool is_glued(const CssToken *token, CssTokenKind kind)
{
    return token->kind == kind && !token->space_before;
}

/* E, *, ns|E, *|E, |E; also an attribute's name. */
static Outcome read_type(CssParser *parser, const CssToken *token)
{
    bool bar = is_char(token, '|');

    if (token->kind != CSS_TOKEN_IDENT && !is_char(token, '*') && !bar)
        return css_unexpected(parser, token, NULL,
                              "the name of an element or attribute is needed");
    if (!bar && is_char(peek(parser), '|') && !peek(parser)->space_before) {
        css_next(parser);
        if (is_char(peek(parser), '*') && !peek(parser)->space_before) {
            css_next(parser);
            return CSS_DONE;
        }
        bar = true;
    }
    if (!bar)
        return CSS_DONE;
    if (!is_glued(peek(parser), CSS_TOKEN_IDENT))
        return css_unexpected(parser, peek(parser), NULL,
                              "a name is needed behind the bar");
    css_next(parser);
    return CSS_DONE;
}

static Outcome read_attribute(CssParser *parser)
{
    Outcome outcome = read_type(parser, css_next(parser));
    const CssToken *token;

    if (outcome != CSS_DONE)
        return outcome;
    token = css_next(parser);
    if (is_char(token, ']'))
        return CSS_DONE;
    if (token->kind != CSS_TOKEN_MATCH && !is_char(token, '='))
        return css_unexpected(parser, token, NULL,
                              "one of = ~= |= ^= $= *= or ] is needed");
    token = css_next(parser);
    if (token->kind != CSS_TOKEN_IDENT && token->kind != CSS_TOKEN_STRING &&
        token->kind != CSS_TOKEN_WORD)
        return css_unexpected(parser, token, "put the value into quotes",
                              "a value is needed");
    token = css_next(parser);
    if (!is_char(token, ']'))
        return css_unexpected(parser, token,
                              "EPUB's checker does not know the flags i and s",
                              "] is needed");
    return CSS_DONE;
}

/* :nth-child(2n + 1), :lang(de) and their kin. */
static Outcome read_arguments(CssParser *parser)
{
    for (;;) {
        const CssToken *token = css_next(parser);
        Outcome outcome;
        if (is_char(token, ')'))
            return CSS_DONE;
        if (token->kind != CSS_TOKEN_IDENT && token->kind != CSS_TOKEN_STRING &&
            token->kind != CSS_TOKEN_NUMBER && token->kind != CSS_TOKEN_PERCENTAGE &&
            token->kind != CSS_TOKEN_WORD && token->kind != CSS_TOKEN_FUNCTION &&
            !is_char(token, '+') && !is_char(token, '-'))
            return css_unexpected(parser, token,
                                  "EPUB's checker knows one simple argument here: "
                                  "write one selector for each",
                                  NULL);
        outcome = css_read_value(parser, token);
        if (outcome != CSS_DONE)
            return outcome;
    }
}

static Outcome read_functional(CssParser *parser, const CssToken *function)
{
    bool has = css_token_is(parser->sheet, function, "has");
    Outcome outcome;

    if (!has && !css_token_is(parser->sheet, function, "not") &&
        !css_token_is(parser->sheet, function, "is") &&
        !css_token_is(parser->sheet, function, "where"))
        return read_arguments(parser);
    if (parser->depth >= CSS_DEPTH_LIMIT) {
        css_fault(parser->sheet, function->start, NULL,
                  "selectors nest deeper than %d levels", CSS_DEPTH_LIMIT);
        return CSS_BAD;
    }
    parser->depth++;
    outcome = read_selectors(parser, css_next(parser), ')', has);
    parser->depth--;
    return outcome;
}

/* Behind the first colon. */
static Outcome read_pseudo(CssParser *parser)
{
    const CssToken *token = css_next(parser);

    if (is_char(token, ':') && !token->space_before)
        token = css_next(parser);
    if (is_glued(token, CSS_TOKEN_IDENT))
        return CSS_DONE;
    if (is_glued(token, CSS_TOKEN_FUNCTION))
        return read_functional(parser, token);
    return css_unexpected(parser, token, NULL, "a name is needed right behind the colon");
}

static bool ends_compound(const CssToken *token)
{
    return token->space_before || (token->kind == CSS_TOKEN_CHAR && token->ch != '\0' &&
                                   strchr(",{)>+~", token->ch) != NULL);
}

static Outcome read_simple(CssParser *parser, const CssToken *token)
{
    if (token->kind == CSS_TOKEN_IDENT || is_char(token, '*') || is_char(token, '|'))
        return read_type(parser, token);
    if (token->kind == CSS_TOKEN_HASH || token->kind == CSS_TOKEN_CLASS)
        return CSS_DONE;
    if (is_char(token, '['))
        return read_attribute(parser);
    if (is_char(token, ':'))
        return read_pseudo(parser);
    /* Of @keyframes. */
    if (token->kind == CSS_TOKEN_PERCENTAGE && ends_compound(peek(parser)))
        return CSS_DONE;
    return css_unexpected(parser, token,
                          is_char(token, '}') ? "there is one closing brace too many"
                          : is_char(token, ';')
                              ? "remove the semicolon behind the closing brace"
                          : is_char(token, '&')
                              ? "rules can't stand inside rules in an EPUB: write the "
                                "whole selector out"
                              : NULL,
                          "a selector is needed");
}

static Outcome read_compound(CssParser *parser, const CssToken *token)
{
    Outcome outcome = read_simple(parser, token);

    while (outcome == CSS_DONE && !ends_compound(peek(parser)))
        outcome = read_simple(parser, css_next(parser));
    return outcome;
}

/* token: the first one.  Up to and with end.  relative: :has(> p) may begin with a
 * combinator. */
static Outcome read_selectors(CssParser *parser, const CssToken *token, char end,
                              bool relative)
{
    bool combinator_first = relative;

    for (;;) {
        if (!combinator_first) {
            Outcome outcome = read_compound(parser, token);
            if (outcome != CSS_DONE)
                return outcome;
            token = css_next(parser);
        }
        combinator_first = false;
        if (is_char(token, end))
            return CSS_DONE;
        if (is_char(token, ',')) {
            token = css_next(parser);
            combinator_first = relative;
        } else if (is_char(token, '>') || is_char(token, '+') || is_char(token, '~')) {
            token = css_next(parser);
        } else if (token->space_before || token[-1].kind == CSS_TOKEN_FUNCTION) {
            relative = false; /* from here on as epubcheck does it */
        } else {
            return css_unexpected(parser, token, NULL, NULL);
        }
    }
}

/* ---- Rules ---------------------------------------------------------------------------------------- */

/* epubcheck stumbles over comments within selectors: they go. */
static void cut_comments(CssParser *parser, size_t from)
{
    for (size_t i = from + 1; i < parser->at; i++) {
        const CssToken *token = &parser->tokens[i];
        if (token->comment_before)
            css_edit(parser->sheet, token[-1].end, token->start,
                     token->space_before ? " " : "");
    }
}

/* Behind a rule that can't be read: its block's end, or the first ; of an at-rule
 * without one. */
static void skip_rule(CssParser *parser, size_t from, bool at_rule)
{
    size_t depth = 0;

    parser->at = from;
    for (;;) {
        const CssToken *token = css_next(parser);
        if (token->kind == CSS_TOKEN_END ||
            (at_rule && depth == 0 && is_char(token, ';')))
            return;
        if (is_char(token, '{'))
            depth++;
        else if (is_char(token, '}') && (depth == 0 || --depth == 0))
            return;
    }
}

static Outcome read_rule(CssParser *parser, size_t start)
{
    Outcome outcome;

    parser->at = start + 1;
    outcome = read_selectors(parser, &parser->tokens[start], '{', false);
    if (outcome == CSS_BAD) {
        skip_rule(parser, start, false);
        return CSS_DONE;
    }
    if (outcome == CSS_ENDED) {
        css_fault(parser->sheet, parser->tokens[start].start,
                  "write selector { property: value; }",
                  "the rule that begins here has no block");
        return CSS_BAD;
    }
    cut_comments(parser, start);
    start = parser->at - 1;
    outcome = css_read_declarations(parser);
    if (outcome == CSS_ENDED)
        css_fault(parser->sheet, parser->tokens[start].start, "close it with }",
                  "the block that begins here is never closed");
    return outcome == CSS_ENDED ? CSS_BAD : CSS_DONE;
}

/* Does the block hold rules, as that of @media, or declarations, as that of @page? */
static bool holds_rules(const CssParser *parser)
{
    for (const CssToken *token = peek(parser); token->kind != CSS_TOKEN_END; token++) {
        if (is_char(token, '{'))
            return true;
        if (is_char(token, ';') || is_char(token, '}'))
            return false;
    }
    return false;
}

static Outcome read_at_rule(CssParser *parser, size_t start);

static Outcome read_block_of_rules(CssParser *parser)
{
    Outcome outcome = CSS_DONE;

    while (outcome == CSS_DONE) {
        size_t start = parser->at;
        const CssToken *token = css_next(parser);
        if (token->kind == CSS_TOKEN_END)
            return CSS_ENDED;
        if (is_char(token, '}'))
            return CSS_DONE;
        outcome = token->kind == CSS_TOKEN_AT ? read_at_rule(parser, start)
                                              : read_rule(parser, start);
    }
    return outcome;
}

static Outcome read_at_block(CssParser *parser, const CssToken *name)
{
    size_t open = parser->at - 1, declarations = parser->declarations;
    Outcome outcome;

    if (parser->depth >= CSS_DEPTH_LIMIT) {
        css_fault(parser->sheet, name->start, NULL, "at-rules nest deeper than %d levels",
                  CSS_DEPTH_LIMIT);
        skip_rule(parser, open, true);
        return CSS_DONE;
    }
    parser->in_font_face = css_token_is(parser->sheet, name, "@font-face");
    parser->sheet->has_font_face |= parser->in_font_face;
    parser->depth++;
    outcome =
        holds_rules(parser) ? read_block_of_rules(parser) : css_read_declarations(parser);
    parser->depth--;
    if (outcome == CSS_DONE && parser->in_font_face &&
        parser->declarations == declarations)
        css_fault(parser->sheet, name->start, "say font-family and src in it",
                  "this @font-face is empty");
    parser->in_font_face = false;
    if (outcome == CSS_ENDED)
        css_fault(parser->sheet, parser->tokens[open].start, "close it with }",
                  "the block that begins here is never closed");
    return outcome == CSS_ENDED ? CSS_BAD : outcome;
}

/* @import and @charset ask for something certain as their first word. */
static bool first_word_fits(CssParser *parser, const CssToken *name)
{
    const CssToken *first = peek(parser);
    CssSheet *sheet = parser->sheet;

    if (css_token_is(sheet, name, "@import")) {
        if (first->kind == CSS_TOKEN_URL || first->kind == CSS_TOKEN_STRING)
            return true;
        css_fault(sheet, name->start, "write @import \"more.css\";",
                  "@import names no file");
        return false;
    }
    if (css_token_is(sheet, name, "@charset") &&
        (first->kind != CSS_TOKEN_STRING || first->end - first->start != 7 ||
         strncasecmp(sheet->bytes.data + first->start + 1, "utf-8", 5) != 0)) {
        css_fault(sheet, name->start,
                  "save the file as UTF-8 and write @charset \"UTF-8\";, or leave it "
                  "out",
                  "style sheets of an EPUB are in UTF-8");
        return false;
    }
    return true;
}

/* Behind the at-keyword, to its ; or {. */
static Outcome read_prelude(CssParser *parser, const CssToken **end)
{
    for (;;) {
        const CssToken *token = css_next(parser);
        Outcome outcome;
        if (is_char(token, ';') || is_char(token, '{')) {
            *end = token;
            return CSS_DONE;
        }
        outcome = css_read_value(parser, token);
        if (outcome != CSS_DONE)
            return outcome;
    }
}

static Outcome read_at_rule(CssParser *parser, size_t start)
{
    const CssToken *name = &parser->tokens[start], *end = NULL;
    const bool imports = css_token_is(parser->sheet, name, "@import");
    const size_t url = parser->sheet->url_count;
    Outcome outcome = first_word_fits(parser, name) ? CSS_DONE : CSS_BAD;

    parser->in_namespace = css_token_is(parser->sheet, name, "@namespace");
    if (outcome == CSS_DONE && imports)
        css_add_url(parser, css_next(parser), CSS_URL_IMPORT);
    if (outcome == CSS_DONE)
        outcome = read_prelude(parser, &end);
    parser->in_namespace = false;
    if (outcome == CSS_DONE && imports)
        css_note_import(parser, name, url, end);
    if (outcome == CSS_ENDED) {
        css_fault(parser->sheet, name->start, "close it with a semicolon",
                  "the at-rule that begins here has no end");
        return CSS_BAD;
    }
    if (outcome == CSS_BAD) {
        skip_rule(parser, start + 1, true);
        return CSS_DONE;
    }
    return end->ch == '{' ? read_at_block(parser, name) : CSS_DONE;
}

void css_read_rules(CssParser *parser)
{
    Outcome outcome = CSS_DONE;

    while (outcome == CSS_DONE) {
        size_t start = parser->at;
        const CssToken *token = css_next(parser);
        if (token->kind == CSS_TOKEN_END)
            return;
        if (token->kind == CSS_TOKEN_CDO || token->kind == CSS_TOKEN_CDC)
            continue;
        outcome = token->kind == CSS_TOKEN_AT ? read_at_rule(parser, start)
                                              : read_rule(parser, start);
    }
}
