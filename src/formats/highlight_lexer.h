/* highlight_lexer.h - what the files of highlight share. */
#ifndef EPUBIFY_FORMATS_HIGHLIGHT_LEXER_H
#define EPUBIFY_FORMATS_HIGHLIGHT_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "formats/highlight.h"

/* ---- highlight_tables.c: languages, made quick to look up ---- */

enum { LONGEST_WORD = 31 };                                         /* of a list */
enum { IN_WORD = 1, BEGINS_WORD = 2, ENDS_WORD = 4, IS_SPACE = 8 }; /* Table.bytes */

typedef struct {
    const char *text;
    uint8_t len, style;
} WordSlot;

typedef struct {
    const CodeState *state;
    uint32_t rules_at[256]; /* by byte: the rules that may begin with it, as bits */
    uint8_t bytes[256];
    WordSlot *slots;
    uint32_t mask; /* their number, a power of two, less one */
    size_t index;  /* of the state in its language: its tables stand in a row */
} Table;

typedef struct {
    size_t count;
    Table tables[CODE_STATES];
} Tables;

/* The language at the place in code_languages: made once, kept as long as the program
 * runs, and for all threads. */
const Tables *lookup_tables(size_t index);

static inline uint32_t hash_word(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;

    return (uint32_t)(len * 11 + bytes[0] * 31u + bytes[len / 2] * 73u +
                      bytes[len - 1] * 151u + bytes[len > 1 ? 1 : 0] * 17u);
}

/* ---- highlight_match.c: what a rule takes ---- */

typedef struct {
    const Table *table;
    size_t limit; /* where an embedded text ends */
    bool base;    /* of an embedded text: left by its end alone */
} Frame;

enum { DEEPEST_STATE = 32 }; /* deeper ones are not entered */

typedef struct {
    const char *text;
    size_t len, at;
    size_t done; /* all before has its style */
    size_t limit;
    const Table *table;
    CodeRuns *runs;
    Frame stack[DEEPEST_STATE];
    size_t depth;
    /* A here-document whose lines are still to come, and searches for one in vain. */
    size_t word, word_len;
    unsigned failures;
    bool indented;
    size_t no_regex; /* before it no slash begins a regular expression */
    char prompt;     /* that of the first command */
    bool command;    /* the line before was one */
} Lexer;

/* The bytes that the rule takes at lexer->at, which one of its first bytes stands at; 0:
 * none.  *style: the rule's own; a word has that of its list. */
size_t match_rule(Lexer *lexer, const CodeRule *rule, uint8_t *style);

/* highlight_text.c: the matches of the rarer kinds. */
size_t match_delimited(const Lexer *lexer, const CodeRule *rule);
size_t match_raw(const Lexer *lexer, const CodeRule *rule);
size_t match_raw_cpp(const Lexer *lexer, const CodeRule *rule);
size_t match_long(const Lexer *lexer, const CodeRule *rule);
size_t match_dollar(const Lexer *lexer);
size_t match_heredoc(Lexer *lexer, const CodeRule *rule);
size_t match_heredoc_lines(Lexer *lexer);
size_t match_fence(const Lexer *lexer);
size_t match_prompt(Lexer *lexer, uint8_t *style);
size_t match_regex(Lexer *lexer);
/* Of the state's lists. */
bool is_keyword(const Lexer *lexer, size_t from, size_t until);

static inline bool lexer_is(const Lexer *lexer, size_t at, unsigned what)
{
    return at < lexer->limit &&
           (lexer->table->bytes[(unsigned char)lexer->text[at]] & what) != 0;
}

/* The end of the line, or of what may be read. */
static inline size_t line_end(const Lexer *lexer, size_t at)
{
    const char *found = memchr(lexer->text + at, '\n', lexer->limit - at);

    return found == NULL ? lexer->limit : (size_t)(found - lexer->text);
}

static inline bool has_at(const Lexer *lexer, size_t at, const char *word, size_t len)
{
    return lexer->limit - at >= len && memcmp(lexer->text + at, word, len) == 0;
}

#endif
