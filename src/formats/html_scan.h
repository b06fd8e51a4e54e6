/* html_scan.h - the tokens of HTML, as far as one needs them before a parser. */
#ifndef EPUBIFY_FORMATS_HTML_SCAN_H
#define EPUBIFY_FORMATS_HTML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    HTML_CHARACTERS, /* text between the others; also what only looks like a tag */
    HTML_START_TAG,
    HTML_END_TAG,
    HTML_COMMENT,
    HTML_DECLARATION, /* <!DOCTYPE> and its kin */
    HTML_INSTRUCTION, /* <? ... ?>, as XML and PHP write it */
    HTML_CDATA
} HtmlTokenKind;

typedef struct {
    HtmlTokenKind kind;
    bool closed; /* false: the text ended before a comment, instruction or CDATA did */
    bool self_closing; /* <br/> */
    size_t attribute_count;
    char name[32];        /* of a tag: lower case, cut when longer */
    size_t start, length; /* in the text */
} HtmlToken;

typedef struct {
    const char *text;  /* NUL-terminated */
    size_t at;         /* behind the newest token; may be set */
    unsigned failures; /* how often something that began like a tag never ended */
} HtmlScanner;         /* start from {text} */

/* False at the text's end.  After a hundred tags that never end all the rest is
 * characters: each one is looked for up to the text's end. */
bool html_next_token(HtmlScanner *scanner, HtmlToken *token);

/* The value of an attribute of a start tag that begins at tag, as it is written: entities
 * are not resolved. name: lower case.  False: it has none, or one without a value. */
bool html_tag_attribute(const char *tag, const char *name, const char **value,
                        size_t *length);

/* Where the end tag of a raw text element (script, textarea) begins, from at on, or
 * NULL. */
const char *html_raw_end(const char *at, const char *name);

#endif
