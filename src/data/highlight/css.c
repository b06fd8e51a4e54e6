/* css.c - CSS, SCSS, Less. */
#include "data/highlight/rules.h"

enum { BASE, BLOCK, VALUE };

#define COMMON                                                                           \
    SPAN("/*", "*/", CODE_COMMENT, 0), LINE("//", CODE_COMMENT, BEHIND_SPACE),           \
        DOUBLE_QUOTED, SINGLE_QUOTED, SPAN("url(", ")", CODE_STRING, ONE_LINE),          \
        NAME("$", CODE_VARIABLE, 0), NAME("--", CODE_VARIABLE, 0)

static const CodeRule base[] = {
    COMMON,
    NAME("@", CODE_KEYWORD, 0),
    NAME(".", CODE_LABEL, 0),
    NAME("#", CODE_LABEL, 0),
    NAME("::", CODE_META, 0),
    NAME(":", CODE_META, 0),
    PUSH("{", CODE_PLAIN, BLOCK),
    WORD_AS(CODE_LABEL),
    NUMBER,
};
static const CodeRule block[] = {
    COMMON,
    NAME("@", CODE_KEYWORD, 0),
    PUSH("{", CODE_PLAIN, BLOCK),
    POP("}", CODE_PLAIN),
    PUSH(":", CODE_PLAIN, VALUE),
    WORD_AS(CODE_LABEL),
    NUMBER,
};
static const CodeRule value[] = {
    COMMON,
    NAME("#", CODE_NUMBER, 0),
    {MATCH_NUMBER, CODE_NUMBER, .flags = SIGNED | BEHIND_NO_WORD, .close = "%"},
    TEXT("!important", CODE_KEYWORD),
    POP(";", CODE_PLAIN),
    POP("\n", CODE_PLAIN),
    {MATCH_TEXT, CODE_PLAIN, .open = "{", .to = BLOCK},
    WORD,
};
static const CodeState states[] = {
    [BASE] = {RULES(base), .in_words = "-"},
    [BLOCK] = {RULES(block), .in_words = "-"},
    [VALUE] = {RULES(value), .in_words = "-"},
};
LANGUAGE(code_css, "CSS", "css scss sass less stylus styl postcss", states);
