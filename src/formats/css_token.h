/* css_token.h - the tokens of a style sheet (CSS Syntax 3, 4); between the files of
 * css.h only. */
#ifndef EPUBIFY_FORMATS_CSS_TOKEN_H
#define EPUBIFY_FORMATS_CSS_TOKEN_H

#include <stdbool.h>
#include <stdint.h>
#include "formats/css.h"

/* Finer than the specification's where the grammar needs it: a class with its dot is
 * one token. */
typedef enum {
    CSS_TOKEN_CHAR, /* any other character: its byte is in ch */
    CSS_TOKEN_IDENT,
    CSS_TOKEN_FUNCTION,
    CSS_TOKEN_AT,
    CSS_TOKEN_STRING,
    CSS_TOKEN_URL,
    CSS_TOKEN_HASH,
    CSS_TOKEN_CLASS,
    CSS_TOKEN_NUMBER,
    CSS_TOKEN_PERCENTAGE,
    CSS_TOKEN_RANGE,
    CSS_TOKEN_WORD,  /* and, not, only as words of their own */
    CSS_TOKEN_MATCH, /* ~= |= ^= $= *= */
    CSS_TOKEN_IMPORTANT,
    CSS_TOKEN_CDO,
    CSS_TOKEN_CDC,
    CSS_TOKEN_END /* behind the last one */
} CssTokenKind;

typedef struct {
    uint8_t kind;      /* CssTokenKind */
    char ch;           /* of CSS_TOKEN_CHAR, else NUL */
    bool space_before; /* white space stands before it; comments don't count */
    bool comment_before;
    bool broken;         /* a URL that is none: told already */
    uint32_t start, end; /* in the sheet's bytes */
} CssToken;

/* All tokens, the last of them CSS_TOKEN_END; the caller frees them.  White space and
 * comments are only told of.  Unfinished strings, comments and URLs become faults of
 * the sheet. */
CssToken *new_css_tokens(CssSheet *sheet);

void css_fault(CssSheet *sheet, size_t offset, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Does the token's text equal the word?  ASCII case is ignored; the word is in lower
 * case.  FUNCTION is compared without its parenthesis. */
bool css_token_is(const CssSheet *sheet, const CssToken *token, const char *word);

#endif
