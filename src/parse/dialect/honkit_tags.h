/* honkit_tags.h - the tags of templates, {% name key="value" %}, and {{ variables }}: HonKit's and
 * GitBook's. */
#ifndef EPUBIFY_PARSE_DIALECT_HONKIT_TAGS_H
#define EPUBIFY_PARSE_DIALECT_HONKIT_TAGS_H

#include "parse/dialect/rewrite.h"

typedef enum {
    TAG_UNKNOWN,    /* it stays as it is written */
    TAG_DROPPED,    /* its content alone is shown */
    TAG_HINT, TAG_TABS, TAG_TAB, TAG_CODE, TAG_EMBED, TAG_FILE, TAG_PAGE,
    TAG_API, TAG_PARAMETER, TAG_RESPONSE,
    TAG_LABEL,      /* of the code that follows, the plug-in codeblock-label's */
    TAG_SET,        /* {% set name = value %} */
    TAG_IF, TAG_BRANCH,
    TAG_MATH,       /* as between two dollars */
    TAG_VARIABLE
} TagKind;

/* One tag or variable.  Offsets count in the text that is rewritten. */
typedef struct {
    uint8_t kind;           /* TagKind */
    bool closes;            /* {% endname %} */
    bool known;             /* told apart from what is noted: an include that load has told of */
    uint32_t at, end;       /* from { to behind } */
    uint32_t line, content, line_end;   /* of its line: start, behind indentation and >, end */
    uint32_t name, name_len;            /* of a variable: all between the braces */
    uint32_t partner;       /* the index of the tag that it closes or is closed by, + 1; or 0 */
    uint32_t branch;        /* of an if, elif, else: the next of them, or endif, + 1; or 0 */
    uint32_t last;          /* of an if: the last of them so far, + 1; or 0 */
    uint32_t skip;          /* what stands up to the end of that tag is left out, + 1; or 0 */
} Tag;

typedef struct {
    Rewrite *rewrite;
    Tag *items;
    size_t count;
    Map variables;          /* a name → its value */
    Map noted;              /* names that a note has told of */
    size_t notes;
    size_t left;            /* bytes that variables may still add */
} Tags;

/* honkit_tags_scan.c: all tags outside of code, each with its partner.  What is raw, and the tags
 * that say so, are no tags but pieces to leave out. */
void scan_tags(Tags *tags);
/* honkit_tags_values.c: the value of a key in a tag; NULL: it has none. */
const char *tag_value(const Tags *tags, const Tag *tag, const char *key);
/* honkit_tags_values.c: the value of a variable such as book.name; NULL: it is not known. */
const char *variable_value(const Tags *tags, const char *name, size_t len);
/* honkit_tags_values.c: gives a variable its value for the rest of the chapter.  False: it can't be
 * told, and the tag stays. */
bool set_variable(Tags *tags, const Tag *tag);
/* honkit_tags_values.c: for an if, decides which branch is shown, by Tag.skip of its tags.  False:
 * it can't be told, and all of it stays. */
bool choose_branch(Tags *tags, Tag *tag);
/* honkit_tags_html.c: what stands for a tag of a block, or for its end; nothing: its content alone
 * does. */
void put_tag(const Tags *tags, const Tag *tag, Buf *html);
void put_tag_end(const Tags *tags, const Tag *tag, Buf *html);

/* The rewriter. */
void rewrite_tags(Rewrite *rewrite);

#endif
