/* highlight.h - how the parts of programs look: one table a language, for formats/highlight.h.
 *
 * A language is a few states, of which the first begins.  In each state rules are tried at
 * every byte, in order; the first one that matches takes its bytes.  It may push another
 * state, as `${` does in a string, or leave the current one, as `}` does there.  What no
 * rule takes has the style of the state. */
#ifndef EPUBIFY_DATA_HIGHLIGHT_H
#define EPUBIFY_DATA_HIGHLIGHT_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    CODE_PLAIN,
    CODE_COMMENT,
    CODE_STRING,
    CODE_NUMBER,
    CODE_KEYWORD,
    CODE_NAME,     /* what the language brings along: types, constants, functions */
    CODE_LABEL,    /* keys, attributes, tags, headings: what names a part of the data */
    CODE_META,     /* preprocessor, annotations, document types */
    CODE_VARIABLE, /* $name, where a language marks them */
    CODE_PROMPT,   /* of a console; neither it nor the next is what a reader types */
    CODE_OUTPUT,
    CODE_INSERTED, /* lines of a diff */
    CODE_DELETED,
    CODE_STYLES
} CodeStyle;

typedef enum {
    MATCH_TEXT, /* open */
    MATCH_LINE, /* open, and the rest of the line */
    MATCH_SPAN, /* open … close */
    MATCH_WORD, /* an identifier: the style by the state's words, else the rule's */
    MATCH_NUMBER,
    MATCH_ESCAPE,    /* open, and one character more */
    MATCH_CHARACTER, /* 'a', '\n', '\u{1F600}'; not the lifetime 'a */
    MATCH_NAME,      /* open, and an identifier: $name, @name, <name */
    MATCH_KEY,       /* a name that ends before close, in the same line */
    MATCH_REGEX,     /* /…/ where a value may stand */
    MATCH_DELIMITED, /* open, and what two delimiters hold: qw(…), %w[…], ~r/…/ */
    MATCH_RAW, /* r#"…"#: open, hashes, a quote, until the same the other way round */
    MATCH_RAW_CPP, /* R"x(…)x" */
    MATCH_LONG,    /* [[…]], [==[…]==] */
    MATCH_DOLLAR,  /* $tag$…$tag$ */
    MATCH_HEREDOC, /* <<WORD; its lines are taken by the next */
    MATCH_HEREDOC_LINES,
    MATCH_FENCE, /* of Markdown, with all lines in it */
    MATCH_PROMPT /* of a console */
} CodeMatch;

enum {                    /* CodeRule.flags */
       AT_START = 1 << 0, /* only at the beginning of a line; blanks may stand in front */
       AT_COLUMN_0 = 1 << 1,
       BEHIND_SPACE = 1 << 2, /* a blank or line end stands in front, or nothing */
       BEHIND_NO_WORD = 1 << 3,
       BEFORE_NO_WORD = 1 << 4,
       ESCAPES = 1 << 5,  /* a backslash takes the next byte along */
       DOUBLED = 1 << 6,  /* close twice is no close */
       ONE_LINE = 1 << 7, /* it ends with the line, closed or not */
       NESTED = 1 << 8,
       FOLDED = 1 << 9,         /* whatever case its letters are */
       MORE_LINES = 1 << 10,    /* a backslash at the line's end continues it */
       SIGNED = 1 << 11,        /* a number may begin with - or + */
       KEYED = 1 << 12,         /* a CODE_LABEL where a colon follows */
       TWICE = 1 << 13,         /* s/a/b/ */
       BEHIND_DASHES = 1 << 14, /* AT_START, but "- " may stand in front: YAML's lists */
       BARE = 1 << 15           /* MATCH_NAME: open alone will do */
};

enum { LEAVE = -1 }; /* CodeRule.to: back to the state before */

typedef struct {
    uint8_t match, style;
    int8_t to; /* 0: stay; n: push the state n; LEAVE */
    uint16_t flags;
    const char *open, *close;
    const char *embed; /* behind open comes text of that language, until close */
} CodeRule;

typedef struct {
    uint8_t style;
    const char *words; /* with a space between */
} CodeWords;

typedef struct {
    const CodeRule *rules; /* at most 32 */
    uint8_t rule_count;
    uint8_t style;  /* of what no rule takes */
    uint8_t folded; /* words in any case; the lists are lower case */
    uint8_t word_lists;
    const CodeWords *words;
    const char *in_words;   /* bytes that words may hold besides letters, digits and _ */
    const char *ends_words; /* those that may end a listed word: vec! */
} CodeState;

typedef struct CodeLanguage {
    const char *label; /* as people call it: "C++" */
    const char
        *names; /* and as blocks do: GitHub's aliases, lower case, a space between */
    const CodeState *states;
    size_t state_count; /* at most CODE_STATES */
} CodeLanguage;

enum { CODE_STATES = 8 };

extern const CodeLanguage *const code_languages[]; /* ends with NULL */

/* The place in it of the language of that name, in any case; a leading dot, as of a file's
 * ending, does not count.  It looks through all of them. */
size_t lookup_code_language(const char *name, size_t len);
#define NO_CODE_LANGUAGE SIZE_MAX

#endif
