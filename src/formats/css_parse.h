/* css_parse.h - what css.c and css_rules.c share; between the files of css.h only. */
#ifndef EPUBIFY_FORMATS_CSS_PARSE_H
#define EPUBIFY_FORMATS_CSS_PARSE_H

#include <stdbool.h>
#include <stdint.h>
#include "formats/css_token.h"

typedef struct {
    CssSheet *sheet;
    CssKind kind;
    const CssToken *tokens;
    size_t at;      /* the token that css_next returns */
    unsigned depth; /* of parentheses and at-rules that are open */
    bool in_font_face, in_namespace;
    size_t declarations; /* that were right */
} CssParser;

typedef enum {
    CSS_DONE,
    CSS_BAD,  /* a fault has been noted */
    CSS_ENDED /* the file ended too early; nothing has been noted */
} Outcome;

static inline bool is_char(const CssToken *token, char ch)
{
    return token->kind == CSS_TOKEN_CHAR && token->ch == ch;
}

/* The END token is returned again and again. */
const CssToken *css_next(CssParser *parser);
/* Notes that the token is wrong, unless it is END; hint and wanted may be NULL. */
Outcome css_unexpected(CssParser *parser, const CssToken *token, const char *hint,
                       const char *wanted);
/* Notes what a URL or a string names. */
void css_add_url(CssParser *parser, const CssToken *token, CssUrlKind kind);
/* Behind an @import's prelude, which ends with the token: notes where the rule of that URL is.  It
 * has no block, whatever the general form of at-rules is. */
void css_note_import(CssParser *parser, const CssToken *name, size_t url,
                     const CssToken *end);
/* One component value that begins with the token: a whole function, (…) or […]. */
Outcome css_read_value(CssParser *parser, const CssToken *token);
/* Up to and with the } of the block. */
Outcome css_read_declarations(CssParser *parser);
/* A style sheet. */
void css_read_rules(CssParser *parser);

#endif
