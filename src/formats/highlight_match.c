/* highlight_match.c - what a rule takes of the text: words, numbers, strings, comments. */
#include "base/bytes.h"
#include "formats/highlight_lexer.h"

/* ---- Where a rule may match ------------------------------------------------------------- */

static bool begins_line(const Lexer *lexer, const char *before)
{
    size_t at = lexer->at;

    while (at > 0 && strchr(before, lexer->text[at - 1]) != NULL)
        at--;
    return at == 0 || lexer->text[at - 1] == '\n';
}

static bool stands_right(const Lexer *lexer, const CodeRule *rule)
{
    unsigned char before =
        lexer->at == 0 ? '\n' : (unsigned char)lexer->text[lexer->at - 1];
    unsigned what = lexer->table->bytes[before];

    if ((rule->flags & BEHIND_SPACE) != 0 && (what & IS_SPACE) == 0)
        return false;
    if ((rule->flags & BEHIND_NO_WORD) != 0 && (what & IN_WORD) != 0)
        return false;
    if ((rule->flags & AT_COLUMN_0) != 0 && before != '\n')
        return false;
    if ((rule->flags & AT_START) != 0 && !begins_line(lexer, " \t"))
        return false;
    return (rule->flags & BEHIND_DASHES) == 0 || begins_line(lexer, " \t-");
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

/* Behind open; 0: it does not stand there. */
static size_t match_open(const Lexer *lexer, const CodeRule *rule)
{
    const char *text = lexer->text + lexer->at, *open = rule->open;
    size_t rest = lexer->limit - lexer->at, n = 0;

    for (; open[n] != '\0'; n++)
        if (n == rest || (text[n] != open[n] &&
                          ((rule->flags & FOLDED) == 0 || lower(text[n]) != open[n])))
            return 0;
    if ((rule->flags & BEFORE_NO_WORD) != 0 && lexer_is(lexer, lexer->at + n, IN_WORD))
        return 0;
    return lexer->at + n;
}

/* ---- Words and numbers ------------------------------------------------------------------ */

static uint8_t lookup_style(const Table *table, const char *text, size_t len)
{
    for (uint32_t at = hash_word(text, len) & table->mask; table->slots[at].len > 0;
         at = (at + 1) & table->mask)
        if (table->slots[at].len == len && memcmp(table->slots[at].text, text, len) == 0)
            return table->slots[at].style;
    return CODE_PLAIN;
}

static uint8_t style_of_word(const Table *table, const char *text, size_t len)
{
    char folded[LONGEST_WORD];

    if (len > LONGEST_WORD || table->state->word_lists == 0)
        return CODE_PLAIN;
    if (!table->state->folded)
        return lookup_style(table, text, len);
    for (size_t i = 0; i < len; i++)
        folded[i] = lower(text[i]);
    return lookup_style(table, folded, len);
}

static inline size_t match_word(const Lexer *lexer, const CodeRule *rule, uint8_t *style)
{
    const char *text = lexer->text + lexer->at;
    size_t end = lexer->at + 1, len;
    uint8_t found;

    while (lexer_is(lexer, end, IN_WORD))
        end++;
    len = end - lexer->at;
    if (lexer_is(lexer, end, ENDS_WORD)) {
        found = style_of_word(lexer->table, text, len + 1);
        if (found != CODE_PLAIN) {
            *style = found;
            return len + 1;
        }
    }
    found = style_of_word(lexer->table, text, len);
    *style = found != CODE_PLAIN ? found : rule->style;
    return len;
}

static bool is_digit(const Lexer *lexer, size_t at)
{
    return at < lexer->limit && lexer->text[at] >= '0' && lexer->text[at] <= '9';
}

static bool is_one_of(const Lexer *lexer, size_t at, const char *bytes)
{
    return at < lexer->limit && lexer->text[at] != '\0' &&
           strchr(bytes, lexer->text[at]) != NULL;
}

static bool is_alphanumeric(const Lexer *lexer, size_t at)
{
    return is_digit(lexer, at) || is_one_of(lexer, at, "_") ||
           (at < lexer->limit && (lexer->text[at] | 0x20) >= 'a' &&
            (lexer->text[at] | 0x20) <= 'z');
}

/* Digits with all that numbers have in some language: 0x1F, 1_000, 6.02e-23, 10px. */
static size_t match_number(const Lexer *lexer, const CodeRule *rule)
{
    size_t at = lexer->at;
    bool hex;

    if ((rule->flags & SIGNED) != 0 && is_one_of(lexer, at, "+-"))
        at++;
    if (is_one_of(lexer, at, ".") && (at == 0 || lexer->text[at - 1] != '.'))
        at++;
    if (!is_digit(lexer, at) || !stands_right(lexer, rule))
        return 0;
    hex = lexer->text[at] == '0' && is_one_of(lexer, at + 1, "xX");
    for (at++; at < lexer->limit; at++) {
        bool exponent = is_one_of(lexer, at - 1, hex ? "pP" : "eE");
        if (is_alphanumeric(lexer, at) || (exponent && is_one_of(lexer, at, "+-")) ||
            (is_one_of(lexer, at, ".'") && is_digit(lexer, at + 1)))
            continue;
        break;
    }
    return at - lexer->at + is_one_of(lexer, at, rule->close == NULL ? "" : rule->close);
}

/* ---- What stands between signs ---------------------------------------------------------- */

/* Behind close, or at the end of what may be read. */
static size_t find_close(const Lexer *lexer, const CodeRule *rule, size_t at)
{
    size_t len = strlen(rule->close), depth = 1;
    const char *found;

    if ((rule->flags & (ESCAPES | DOUBLED | ONE_LINE | NESTED)) == 0) {
        found = find_bytes(lexer->text + at, lexer->limit - at, rule->close);
        return found == NULL ? lexer->limit : (size_t)(found - lexer->text) + len;
    }
    for (; at < lexer->limit; at++) {
        char byte = lexer->text[at];
        if (byte == '\\' && (rule->flags & ESCAPES) != 0) {
            at++;
        } else if (byte == '\n' && (rule->flags & ONE_LINE) != 0) {
            return at;
        } else if (byte == rule->close[0] && has_at(lexer, at, rule->close, len)) {
            at += len - 1;
            if ((rule->flags & DOUBLED) != 0 && has_at(lexer, at + 1, rule->close, len))
                at += len;
            else if (--depth == 0)
                return at + 1;
        } else if ((rule->flags & NESTED) != 0 && byte == rule->open[0] &&
                   has_at(lexer, at, rule->open, strlen(rule->open))) {
            depth++;
            at += strlen(rule->open) - 1;
        }
    }
    return lexer->limit;
}

static size_t match_span(const Lexer *lexer, const CodeRule *rule, size_t at,
                         uint8_t *style)
{
    size_t end = find_close(lexer, rule, at);

    if (end > lexer->limit) /* a backslash stood last */
        end = lexer->limit;
    if ((rule->flags & KEYED) != 0) {
        at = end;
        while (is_one_of(lexer, at, " \t"))
            at++;
        if (is_one_of(lexer, at, ":"))
            *style = CODE_LABEL;
    }
    return end - lexer->at;
}

static size_t match_line(const Lexer *lexer, const CodeRule *rule, size_t at)
{
    size_t end = line_end(lexer, at);

    while ((rule->flags & MORE_LINES) != 0 && end < lexer->limit && end > lexer->at &&
           lexer->text[end - 1] == '\\')
        end = line_end(lexer, end + 1);
    return end - lexer->at;
}

static size_t match_character(const Lexer *lexer, size_t at)
{
    enum { LONGEST = 12 }; /* '\u{10FFFF}' */
    size_t end = at + 1;

    if (at >= lexer->limit || is_one_of(lexer, at, "'\n"))
        return 0;
    if (lexer->text[at] == '\\')
        for (end = at + 2; end < at + LONGEST && is_alphanumeric(lexer, end);)
            end++;
    if (lexer->text[at] == '\\' && is_one_of(lexer, end, "{"))
        for (; end < at + LONGEST && !is_one_of(lexer, end, "'\n");)
            end++;
    while (end < lexer->limit && ((unsigned char)lexer->text[end] & 0xC0) == 0x80)
        end++;
    return is_one_of(lexer, end, "'") ? end + 1 - lexer->at : 0;
}

/* One character, whole. */
static size_t match_escape(const Lexer *lexer, size_t at)
{
    if (at == lexer->limit)
        return 0;
    for (at++; at < lexer->limit && ((unsigned char)lexer->text[at] & 0xC0) == 0x80;)
        at++;
    return at - lexer->at;
}

static size_t match_name(const Lexer *lexer, const CodeRule *rule, size_t at)
{
    size_t end = at;

    while (lexer_is(lexer, end, IN_WORD))
        end++;
    if (end == at && (rule->flags & BARE) == 0)
        return 0;
    return end - lexer->at +
           is_one_of(lexer, end, rule->close == NULL ? "" : rule->close);
}

static bool ends_key(const Lexer *lexer, const CodeRule *rule, size_t at)
{
    return is_one_of(lexer, at, rule->close) &&
           (rule->close[0] != ':' || at + 1 == lexer->limit ||
            is_one_of(lexer, at + 1, " \t\n=:"));
}

/* The name without the blanks behind it.  close: any of its bytes; a colon is one only in
 * front of a blank. */
static size_t match_key(const Lexer *lexer, const CodeRule *rule)
{
    size_t at = lexer->at, end;

    if (is_one_of(lexer, at, " \t\n#;[{") || !stands_right(lexer, rule) ||
        (is_one_of(lexer, at, "-") && is_one_of(lexer, at + 1, " \t")))
        return 0;
    for (; at < lexer->limit && !ends_key(lexer, rule, at); at++)
        if (is_one_of(lexer, at, "\n#{},") ||
            (at > lexer->at && is_one_of(lexer, at, "[(") &&
             !lexer_is(lexer, at - 1, IN_WORD)))
            return 0;
    for (end = at; end > lexer->at && is_one_of(lexer, end - 1, " \t");)
        end--;
    return at < lexer->limit ? end - lexer->at : 0;
}

/* ---- By kind ---------------------------------------------------------------------------- */

static size_t match_opened(Lexer *lexer, const CodeRule *rule, uint8_t *style)
{
    size_t at = match_open(lexer, rule);

    if (at == 0 && rule->open[0] != '\0')
        return 0;
    if (rule->flags != 0 && !stands_right(lexer, rule))
        return 0;
    at = rule->open[0] == '\0' ? lexer->at : at;
    switch (rule->match) {
    case MATCH_LINE:
        return match_line(lexer, rule, at);
    case MATCH_SPAN:
        return match_span(lexer, rule, at, style);
    case MATCH_ESCAPE:
        return match_escape(lexer, at);
    case MATCH_CHARACTER:
        return match_character(lexer, at);
    case MATCH_NAME:
        return match_name(lexer, rule, at);
    case MATCH_REGEX:
        return match_regex(lexer);
    case MATCH_LONG:
        return match_long(lexer, rule);
    case MATCH_DOLLAR:
        return match_dollar(lexer);
    case MATCH_HEREDOC:
        return match_heredoc(lexer, rule);
    default:
        return at - lexer->at;
    }
}

size_t match_rule(Lexer *lexer, const CodeRule *rule, uint8_t *style)
{
    switch (rule->match) {
    case MATCH_WORD:
        return match_word(lexer, rule, style);
    case MATCH_NUMBER:
        return match_number(lexer, rule);
    case MATCH_KEY:
        return match_key(lexer, rule);
    case MATCH_DELIMITED:
        return stands_right(lexer, rule) ? match_delimited(lexer, rule) : 0;
    case MATCH_RAW:
        return match_raw(lexer, rule);
    case MATCH_RAW_CPP:
        return match_raw_cpp(lexer, rule);
    case MATCH_HEREDOC_LINES:
        return match_heredoc_lines(lexer);
    case MATCH_FENCE:
        return match_fence(lexer);
    case MATCH_PROMPT:
        return match_prompt(lexer, style);
    default:
        return match_opened(lexer, rule, style);
    }
}

bool is_keyword(const Lexer *lexer, size_t from, size_t until)
{
    return style_of_word(lexer->table, lexer->text + from, until - from) == CODE_KEYWORD;
}
