/* rules.h - what the tables of languages share. */
#ifndef EPUBIFY_DATA_HIGHLIGHT_RULES_H
#define EPUBIFY_DATA_HIGHLIGHT_RULES_H

#include "data/highlight.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define TEXT(open_, style_)                                                              \
    {                                                                                    \
        MATCH_TEXT, style_, .open = open_                                                \
    }
#define LINE(open_, style_, flags_)                                                      \
    {                                                                                    \
        MATCH_LINE, style_, .open = open_, .flags = flags_                               \
    }
#define SPAN(open_, close_, style_, flags_)                                              \
    {                                                                                    \
        MATCH_SPAN, style_, .open = open_, .close = close_, .flags = flags_              \
    }
#define WORD_AS(style_)                                                                  \
    {                                                                                    \
        MATCH_WORD, style_, 0, 0, NULL, NULL, NULL                                       \
    }
#define WORD WORD_AS(CODE_PLAIN)
#define NUMBER                                                                           \
    {                                                                                    \
        MATCH_NUMBER, CODE_NUMBER, 0, 0, NULL, NULL, NULL                                \
    }
#define NUMBER_SIGNED(flags_)                                                            \
    {                                                                                    \
        MATCH_NUMBER, CODE_NUMBER, .flags = SIGNED | (flags_)                            \
    }
#define ESCAPE                                                                           \
    {                                                                                    \
        MATCH_ESCAPE, CODE_STRING, .open = "\\"                                          \
    }
#define NAME(open_, style_, flags_)                                                      \
    {                                                                                    \
        MATCH_NAME, style_, .open = open_, .flags = flags_                               \
    }
#define KEY(close_, flags_)                                                              \
    {                                                                                    \
        MATCH_KEY, CODE_LABEL, .close = close_, .flags = flags_                          \
    }
#define OTHER(match_, open_)                                                             \
    {                                                                                    \
        match_, CODE_STRING, .open = open_                                               \
    }
#define PUSH(open_, style_, to_)                                                         \
    {                                                                                    \
        MATCH_TEXT, style_, .to = to_, .open = open_                                     \
    }
#define POP(open_, style_)                                                               \
    {                                                                                    \
        MATCH_TEXT, style_, .to = LEAVE, .open = open_                                   \
    }

#define C_COMMENTS LINE("//", CODE_COMMENT, 0), SPAN("/*", "*/", CODE_COMMENT, 0)
#define DOUBLE_QUOTED SPAN("\"", "\"", CODE_STRING, ESCAPES | ONE_LINE)
#define SINGLE_QUOTED SPAN("'", "'", CODE_STRING, ESCAPES | ONE_LINE)

#define RULES(array) .rules = array, .rule_count = COUNT(array)
#define WORDS(array) .words = array, .word_lists = COUNT(array)
/* A state that goes on as another one does, with its words. */
#define LANGUAGE(symbol, label_, names_, states_)                                        \
    const CodeLanguage symbol = {label_, names_, states_, COUNT(states_)}
/* Of one state alone. */
#define SIMPLE(symbol, label_, names_, rules_, words_)                                   \
    static const CodeState symbol##_states[] = {{RULES(rules_), WORDS(words_)}};         \
    LANGUAGE(symbol, label_, names_, symbol##_states)

#endif
