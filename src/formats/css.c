/* css.c - the grammar of a style sheet, as epubcheck 5.3 reads it, and the edits. */
#include "formats/css.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/css_parse.h"

/* ---- The sheet's lists -------------------------------------------------------------------- */

void css_fault(CssSheet *sheet, size_t offset, const char *hint, const char *format, ...)
{
    char message[300];
    va_list args;

    if (sheet->fault_count == CSS_FAULT_LIMIT)
        return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    message[utf8_check(message, strlen(message))] = '\0'; /* it may have been cut */
    sheet->faults = arena_grow(sheet->arena, sheet->faults, sheet->fault_count,
                               sizeof *sheet->faults);
    sheet->faults[sheet->fault_count++] =
        (CssFault){offset, arena_text(sheet->arena, message), hint};
}

void css_edit(CssSheet *sheet, size_t start, size_t end, const char *text)
{
    sheet->edits =
        arena_grow(sheet->arena, sheet->edits, sheet->edit_count, sizeof *sheet->edits);
    sheet->edits[sheet->edit_count++] = (CssEdit){start, end, text};
}

static int compare_edits(const void *one, const void *other)
{
    size_t a = ((const CssEdit *)one)->start, b = ((const CssEdit *)other)->start;

    return a < b ? -1 : a > b;
}

void css_write(CssSheet *sheet, Buf *out)
{
    size_t done = 0;

    if (sheet->edit_count > 1)
        qsort(sheet->edits, sheet->edit_count, sizeof *sheet->edits, compare_edits);
    for (size_t i = 0; i < sheet->edit_count; i++) {
        const CssEdit *edit = &sheet->edits[i];
        if (edit->start < done)
            continue; /* inside one that was made: a URL in a forbidden declaration */
        buf_add(out, sheet->bytes.data + done, edit->start - done);
        buf_put(out, edit->text);
        done = edit->end;
    }
    buf_add(out, sheet->bytes.data + done, sheet->bytes.len - done);
}

/* ---- Component values ---------------------------------------------------------------------- */

const CssToken *css_next(CssParser *parser)
{
    const CssToken *token = &parser->tokens[parser->at];

    if (token->kind != CSS_TOKEN_END)
        parser->at++;
    return token;
}

Outcome css_unexpected(CssParser *parser, const CssToken *token, const char *hint,
                       const char *wanted)
{
    enum { SHOWN = 40 };
    int len = (int)(token->end - token->start);

    if (token->kind == CSS_TOKEN_END)
        return CSS_ENDED;
    css_fault(parser->sheet, token->start, hint, "\"%.*s%s\" can't stand here%s%s",
              len > SHOWN ? SHOWN : len, parser->sheet->bytes.data + token->start,
              len > SHOWN ? "…" : "", wanted == NULL ? "" : ": ",
              wanted == NULL ? "" : wanted);
    return CSS_BAD;
}

void css_add_url(CssParser *parser, const CssToken *token, CssUrlKind kind)
{
    CssSheet *sheet = parser->sheet;
    const char *start = sheet->bytes.data + token->start,
               *end = sheet->bytes.data + token->end;
    CssUrl url = {token->start, token->end, NULL, kind, 0, 0};

    if (token->broken)
        return;
    if (token->kind == CSS_TOKEN_URL) {
        start += strlen("url(");
        end -= end[-1] == ')';
    }
    while (start < end && strchr(" \t\r\n\f", *start) != NULL)
        start++;
    while (start < end && strchr(" \t\r\n\f", end[-1]) != NULL)
        end--;
    if (start < end && (*start == '"' || *start == '\'')) {
        end -= end > start + 1 && end[-1] == *start;
        start++;
    }
    url.url = css_unescape(sheet->arena, start, (size_t)(end - start));
    if (url.url[0] == '\0')
        css_fault(sheet, token->start, "name a file, or leave the declaration out",
                  "the address is empty");
    sheet->urls = arena_grow(sheet->arena, sheet->urls, sheet->url_count, sizeof url);
    sheet->urls[sheet->url_count++] = url;
}

void css_note_import(CssParser *parser, const CssToken *name, size_t url,
                     const CssToken *end)
{
    CssSheet *sheet = parser->sheet;

    if (end->ch == '{')
        css_fault(sheet, name->start, "close it with a semicolon",
                  "the @import that begins here goes on to a {");
    if (url == sheet->url_count)
        return;
    sheet->urls[url].rule_start = name->start;
    sheet->urls[url].rule_end = end->end;
}

/* What stands between a function's name or a bracket and its end. */
static Outcome read_group(CssParser *parser, const CssToken *open)
{
    char end = open->ch == '[' ? ']' : ')';
    bool strings_are_urls = open->kind == CSS_TOKEN_FUNCTION &&
                            (css_token_is(parser->sheet, open, "image-set") ||
                             css_token_is(parser->sheet, open, "-webkit-image-set"));
    Outcome outcome = CSS_DONE;

    if (parser->depth >= CSS_DEPTH_LIMIT) {
        css_fault(parser->sheet, open->start, NULL,
                  "parentheses nest deeper than %d levels", CSS_DEPTH_LIMIT);
        return CSS_BAD;
    }
    parser->depth++;
    while (outcome == CSS_DONE) {
        const CssToken *token = css_next(parser);
        if (token->kind == CSS_TOKEN_CHAR && token->ch == end)
            break;
        if (token->kind == CSS_TOKEN_STRING && strings_are_urls)
            css_add_url(parser, token, CSS_URL);
        else
            outcome = css_read_value(parser, token);
    }
    parser->depth--;
    return outcome;
}

Outcome css_read_value(CssParser *parser, const CssToken *token)
{
    switch ((CssTokenKind)token->kind) {
    case CSS_TOKEN_FUNCTION:
        return read_group(parser, token);
    case CSS_TOKEN_CHAR:
        if (token->ch == '(' || token->ch == '[')
            return read_group(parser, token);
        if (token->ch == '{' || token->ch == '}' || token->ch == ';')
            break;
        return CSS_DONE;
    case CSS_TOKEN_URL:
        if (!parser->in_namespace)
            css_add_url(parser, token, parser->in_font_face ? CSS_URL_FONT : CSS_URL);
        return CSS_DONE;
    case CSS_TOKEN_AT:
    case CSS_TOKEN_MATCH:
    case CSS_TOKEN_IMPORTANT:
    case CSS_TOKEN_CDO:
    case CSS_TOKEN_CDC:
    case CSS_TOKEN_END:
        break;
    default:
        return CSS_DONE;
    }
    return css_unexpected(
        parser, token,
        token->ch == '{' ? "is a semicolon or a closing brace missing before it? "
                           "Rules can't stand inside rules in an EPUB"
                         : "is a semicolon or a closing parenthesis missing before it?",
        NULL);
}

/* ---- Declarations --------------------------------------------------------------------------- */

static void note_property(CssParser *parser, const CssToken *name)
{
    static const char *const forbidden[] = {"direction", "unicode-bidi"};
    CssSheet *sheet = parser->sheet;
    const char *plain = css_unescape(sheet->arena, sheet->bytes.data + name->start,
                                     name->end - name->start);
    const CssToken *behind = &parser->tokens[parser->at - 1];

    parser->declarations++;
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        if (strcasecmp(plain, forbidden[i]) != 0)
            continue;
        sheet->forbidden = arena_grow(sheet->arena, sheet->forbidden,
                                      sheet->forbidden_count, sizeof *sheet->forbidden);
        sheet->forbidden[sheet->forbidden_count++] =
            (CssForbidden){name->start,
                           is_char(behind, '}') ? behind->start : behind->end,
                           forbidden[i]};
    }
}

static Outcome wrong_property(CssParser *parser, const CssToken *token)
{
    const char *hint = "write property: value;";

    if (token->kind == CSS_TOKEN_AT)
        hint = "an at-rule can't stand inside a rule in an EPUB: put it around the rule";
    else if (token->kind == CSS_TOKEN_CLASS || token->kind == CSS_TOKEN_HASH ||
             (token->kind == CSS_TOKEN_CHAR && strchr("&>+~:[", token->ch) != NULL))
        hint = "rules can't stand inside rules in an EPUB: write the whole selector out, "
               "behind the closing brace";
    return css_unexpected(parser, token, hint, "a property's name is needed");
}

/* From the name up to and with the ; or } behind the value. */
static Outcome read_declaration(CssParser *parser, const CssToken *name)
{
    const CssToken *token;
    bool custom = name->kind == CSS_TOKEN_IDENT && name->end - name->start >= 2 &&
                  memcmp(parser->sheet->bytes.data + name->start, "--", 2) == 0;
    bool important = false;
    size_t values = 0;

    if (name->kind != CSS_TOKEN_IDENT)
        return wrong_property(parser, name);
    token = css_next(parser);
    if (!is_char(token, ':'))
        return css_unexpected(parser, token,
                              "write property: value; rules can't stand inside rules "
                              "in an EPUB",
                              "a colon is needed");
    for (;;) {
        Outcome outcome = CSS_DONE;
        token = css_next(parser);
        if (token->kind == CSS_TOKEN_END && (parser->kind == CSS_FILE || values == 0))
            return CSS_ENDED;
        if (token->kind == CSS_TOKEN_END || is_char(token, ';') ||
            (is_char(token, '}') && parser->kind == CSS_FILE))
            break;
        if (token->kind == CSS_TOKEN_IMPORTANT) {
            important = true;
        } else {
            outcome = css_read_value(parser, token);
            values++;
        }
        if (outcome != CSS_DONE)
            return outcome;
    }
    if (values == 0 && (!custom || important))
        return css_unexpected(parser, token, "write property: value;",
                              "a value is needed");
    note_property(parser, name);
    return CSS_DONE;
}

/* Behind a wrong declaration: to its ; or to the } of the block that it is in.  A
 * block inside is passed over as a whole, so that one nested rule is one fault. */
static void skip_declaration(CssParser *parser, size_t from)
{
    size_t depth = 0;

    parser->at = from;
    for (;;) {
        const CssToken *token = css_next(parser);
        if (token->kind == CSS_TOKEN_END)
            return;
        if (is_char(token, '{')) {
            depth++;
        } else if (is_char(token, ';') && depth == 0) {
            return;
        } else if (is_char(token, '}') && depth == 0 && parser->kind == CSS_FILE) {
            parser->at--; /* the block's own: css_read_declarations sees it */
            return;
        } else if (is_char(token, '}') && depth > 0 && --depth == 0) {
            return;
        }
    }
}

Outcome css_read_declarations(CssParser *parser)
{
    for (;;) {
        size_t start = parser->at;
        const CssToken *token = css_next(parser);
        Outcome outcome;

        if (token->kind == CSS_TOKEN_END)
            return parser->kind == CSS_FILE ? CSS_ENDED : CSS_DONE;
        if (is_char(token, '}') && parser->kind == CSS_FILE)
            return CSS_DONE;
        if (is_char(token, ';')) {
            /* epubcheck does not know empty declarations. */
            css_edit(parser->sheet, token->start, token->end, "");
            continue;
        }
        outcome = read_declaration(parser, token);
        if (outcome == CSS_ENDED)
            return CSS_ENDED;
        if (outcome == CSS_BAD)
            skip_declaration(parser, start);
        else if (is_char(&parser->tokens[parser->at - 1], '}'))
            return CSS_DONE;
    }
}

/* ---- The whole -------------------------------------------------------------------------------- */

void css_read(Bytes bytes, CssKind kind, Arena *arena, CssSheet *sheet)
{
    CssParser parser = {.sheet = sheet, .kind = kind};
    CssToken *tokens;
    const char *nul = bytes.len == 0 ? NULL : memchr(bytes.data, '\0', bytes.len);

    *sheet = (CssSheet){.arena = arena, .bytes = bytes};
    if (nul != NULL) {
        css_fault(sheet, (size_t)(nul - bytes.data), "save the file as text",
                  "it holds a NUL byte");
        return;
    }
    parser.tokens = tokens = new_css_tokens(sheet);
    if (kind == CSS_FILE)
        css_read_rules(&parser);
    else if (css_read_declarations(&parser) == CSS_ENDED)
        css_fault(sheet, bytes.len, "write property: value;",
                  "the last declaration has no value");
    free(tokens);
}
