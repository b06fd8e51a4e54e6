/* highlight_text.c - strings and lines whose end depends on how they begin. */
#include "base/bytes.h"
#include "formats/highlight_lexer.h"

static char byte_at(const Lexer *lexer, size_t at)
{
    return at < lexer->limit ? lexer->text[at] : '\0';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool begins_line(const Lexer *lexer)
{
    return lexer->at == 0 || lexer->text[lexer->at - 1] == '\n';
}

static size_t run_of(const Lexer *lexer, size_t at, char byte)
{
    size_t n = 0;

    while (at + n < lexer->limit && lexer->text[at + n] == byte)
        n++;
    return n;
}

/* From lexer->at to behind the text, searched for behind at; else all that is left. */
static size_t until_text(const Lexer *lexer, size_t at, const char *text)
{
    const char *found = find_bytes(lexer->text + at, lexer->limit - at, text);

    return (found == NULL ? lexer->limit : (size_t)(found - lexer->text) + strlen(text)) -
           lexer->at;
}

/* Behind the longest word of the list that stands at lexer->at; 0: none does. */
static size_t match_prefix(const Lexer *lexer, const char *words)
{
    size_t longest = 0;

    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (len > longest && has_at(lexer, lexer->at, words, len))
            longest = len;
        words += len + (words[len] == ' ');
    }
    return longest == 0 ? 0 : lexer->at + longest;
}

/* ---- Delimiters that the author chooses ------------------------------------------------- */

static char partner_of(char delimiter)
{
    static const char pairs[] = "()[]{}<>";
    const char *found = strchr(pairs, delimiter);

    return found != NULL && (found - pairs) % 2 == 0 ? found[1] : delimiter;
}

/* Behind the partner of the delimiter in front of at. */
static size_t behind_partner(const Lexer *lexer, size_t at, char open)
{
    char close = partner_of(open);
    size_t depth = 1;

    for (; at < lexer->limit; at++) {
        char byte = lexer->text[at];
        if (byte == '\\')
            at++;
        else if (byte == close && --depth == 0)
            return at + 1;
        else if (byte == open && close != open)
            depth++;
    }
    return lexer->limit;
}

size_t match_delimited(const Lexer *lexer, const CodeRule *rule)
{
    size_t at = match_prefix(lexer, rule->open);
    char open = byte_at(lexer, at);

    if (at == 0 || open == '\0' || lexer_is(lexer, at, IN_WORD | IS_SPACE) ||
        strchr("-,;=)>.:+*&?]}", open) != NULL)
        return 0;
    at = behind_partner(lexer, at + 1, open);
    if ((rule->flags & TWICE) != 0 && partner_of(open) == open)
        at = behind_partner(lexer, at, open);
    else if ((rule->flags & TWICE) != 0 && byte_at(lexer, at) == open)
        at = behind_partner(lexer, at + 1, open);
    while (at < lexer->limit && lexer->text[at] >= 'a' && lexer->text[at] <= 'z')
        at++; /* its flags */
    return at - lexer->at;
}

/* A quote, and as many hashes as stood in front of the first one. */
size_t match_raw(const Lexer *lexer, const CodeRule *rule)
{
    enum { MOST_HASHES = 255 };
    char close[MOST_HASHES + 2] = {'"'};
    bool bare = rule->open[0] == '#';
    size_t at = bare ? lexer->at : match_prefix(lexer, rule->open);
    size_t hashes;

    if (bare ? at > 0 && lexer->text[at - 1] == '#' : at == 0)
        return 0;
    hashes = run_of(lexer, at, '#');
    if (hashes > MOST_HASHES || byte_at(lexer, at + hashes) != '"')
        return 0;
    memset(close + 1, '#', hashes);
    return until_text(lexer, at + hashes + 1, close);
}

size_t match_raw_cpp(const Lexer *lexer, const CodeRule *rule)
{
    enum { LONGEST = 16 };
    char close[LONGEST + 3] = {')'};
    size_t at = match_prefix(lexer, rule->open), n = 0;

    if (at == 0 || byte_at(lexer, at) != '"')
        return 0;
    for (at++; n < LONGEST && strchr("()\\ \t\n\"", byte_at(lexer, at + n)) == NULL;)
        n++;
    if (byte_at(lexer, at + n) != '(')
        return 0;
    memcpy(close + 1, lexer->text + at, n);
    close[n + 1] = '"';
    return until_text(lexer, at + n + 1, close);
}

size_t match_long(const Lexer *lexer, const CodeRule *rule)
{
    enum { MOST = 64 };
    char close[MOST + 3] = {']'};
    size_t at = lexer->at + strlen(rule->open), n = run_of(lexer, at, '=');

    if (n > MOST || byte_at(lexer, at + n) != '[')
        return 0;
    memset(close + 1, '=', n);
    close[n + 1] = ']';
    return until_text(lexer, at + n + 1, close);
}

size_t match_dollar(const Lexer *lexer)
{
    enum { LONGEST = 62 };
    char close[LONGEST + 3] = {0};
    size_t at = lexer->at + 1, n = 0;

    while (n < LONGEST && lexer_is(lexer, at + n, IN_WORD))
        n++;
    if (byte_at(lexer, at + n) != '$' ||
        (byte_at(lexer, at) >= '0' && byte_at(lexer, at) <= '9'))
        return 0;
    memcpy(close, lexer->text + lexer->at, n + 2);
    return until_text(lexer, at + n + 1, close);
}

/* ---- Regular expressions ---------------------------------------------------------------- */

/* Behind a value a slash divides. */
static bool may_stand(const Lexer *lexer)
{
    size_t end = lexer->at, from;

    while (end > 0 && is_blank(lexer->text[end - 1]))
        end--;
    if (end == 0 || strchr("\n(,=:[!&|?{;+-*%<>~^", lexer->text[end - 1]) != NULL)
        return true;
    for (from = end;
         from > 0 && end - from <= LONGEST_WORD && lexer_is(lexer, from - 1, IN_WORD);)
        from--;
    return from < end && is_keyword(lexer, from, end);
}

size_t match_regex(Lexer *lexer)
{
    size_t at = lexer->at + 1;
    bool in_class = false;

    if (lexer->at < lexer->no_regex || !may_stand(lexer))
        return 0;
    for (; at < lexer->limit && lexer->text[at] != '\n'; at++) {
        char byte = lexer->text[at];
        if (byte == '\\')
            at++;
        else if (byte == '[')
            in_class = true;
        else if (byte == ']')
            in_class = false;
        else if (byte == '/' && !in_class && at > lexer->at + 1)
            break;
    }
    if (byte_at(lexer, at) != '/') {
        lexer->no_regex = at; /* or each slash of a long line would look through it */
        return 0;
    }
    for (at++; byte_at(lexer, at) >= 'a' && byte_at(lexer, at) <= 'z';)
        at++;
    return at - lexer->at;
}

/* ---- Lines ------------------------------------------------------------------------------ */

/* "<<-", "<<~", and the word, maybe in quotes. */
size_t match_heredoc(Lexer *lexer, const CodeRule *rule)
{
    size_t at = lexer->at + strlen(rule->open), word;
    char quote;
    bool marked = byte_at(lexer, at) == '-' || byte_at(lexer, at) == '~';

    at += marked;
    lexer->indented = lexer->text[at - 1] == '-' || lexer->text[at - 1] == '~';
    while ((rule->flags & BARE) != 0 && is_blank(byte_at(lexer, at)))
        at++;
    quote = byte_at(lexer, at);
    at += quote == '"' || quote == '\'';
    for (word = at; lexer_is(lexer, at, IN_WORD);)
        at++;
    if (at == word || (lexer->text[word] >= '0' && lexer->text[word] <= '9'))
        return 0;
    lexer->word = word;
    lexer->word_len = at - word;
    return at + (byte_at(lexer, at) == quote && quote != '\0') - lexer->at;
}

static bool ends_heredoc(const Lexer *lexer, size_t from, size_t until)
{
    while (lexer->indented && from < until && is_blank(lexer->text[from]))
        from++;
    return until - from == lexer->word_len &&
           memcmp(lexer->text + from, lexer->text + lexer->word, until - from) == 0;
}

/* From the end of the line that has its mark.  A text has a few that never end at most:
 * each is looked for to the end. */
size_t match_heredoc_lines(Lexer *lexer)
{
    enum { MOST_FAILURES = 16 };
    size_t at = lexer->at, end;

    if (lexer->word_len == 0 || lexer->failures == MOST_FAILURES)
        return 0;
    while (at < lexer->limit) {
        end = line_end(lexer, at + 1);
        if (ends_heredoc(lexer, at + 1, end)) {
            lexer->word_len = 0;
            return end - lexer->at;
        }
        at = end;
    }
    lexer->word_len = 0;
    lexer->failures++;
    return 0;
}

size_t match_fence(const Lexer *lexer)
{
    char mark = byte_at(lexer, lexer->at);
    size_t width = run_of(lexer, lexer->at, mark), at = lexer->at;

    while (at > 0 && is_blank(lexer->text[at - 1]))
        at--;
    if (width < 3 || (at > 0 && lexer->text[at - 1] != '\n'))
        return 0;
    for (at = line_end(lexer, lexer->at); at < lexer->limit; at = line_end(lexer, at)) {
        for (at++; is_blank(byte_at(lexer, at));)
            at++;
        if (at < lexer->limit && run_of(lexer, at, mark) >= width)
            return line_end(lexer, at) - lexer->at;
    }
    return lexer->limit - lexer->at;
}

/* ---- Consoles --------------------------------------------------------------------------- */

/* user@host:~/x, [user@host x], C:\Users, PS C:\, (venv) …: what may stand before the sign
 * of a prompt. */
static size_t match_place(const Lexer *lexer, size_t at)
{
    enum { LONGEST = 80 };
    size_t from = at;
    bool bracketed = false, spaced = has_at(lexer, at, "PS ", 3);

    for (; at - from < LONGEST && at < lexer->limit; at++) {
        char byte = lexer->text[at];
        if (byte == '[' || byte == '(')
            bracketed = true;
        else if (byte == ']' || byte == ')')
            bracketed = false;
        else if ((byte == ' ' && !bracketed && !spaced && at > from &&
                  lexer->text[at - 1] != ')') ||
                 (byte != ' ' && !lexer_is(lexer, at, IN_WORD) &&
                  strchr("./~@:\\-", byte) == NULL))
            break;
    }
    return at;
}

static bool is_place(const Lexer *lexer, size_t from, size_t until, char sign)
{
    bool letter = false, path = false;

    for (size_t at = from; at < until; at++) {
        char byte = lexer->text[at];
        letter |= byte == '~' || byte == '/' || (byte | 0x20) >= 'a';
        path |= strchr("@:~/[(\\", byte) != NULL;
    }
    return letter && (path || sign == '>' || sign == '$');
}

/* A lone # is root's prompt, or begins a comment; a lone > goes on with a command, or a diff
 * has written it. */
static bool is_alone_a_prompt(Lexer *lexer, char sign)
{
    if (lexer->prompt == '\0' && sign == '#' &&
        find_bytes(lexer->text, lexer->limit, "\n$ ") != NULL)
        lexer->prompt = '$';
    return lexer->prompt == '\0' || lexer->prompt == sign ||
           (sign == '>' && lexer->command);
}

/* Behind the prompt's sign; 0: it is none. */
static size_t behind_sign(Lexer *lexer, size_t at)
{
    size_t from = at;
    char sign;

    if (has_at(lexer, at, ">>> ", 4) || has_at(lexer, at, "... ", 4))
        return at + 3;
    at = match_place(lexer, at);
    sign = byte_at(lexer, at);
    if (sign == '\0' || strchr("$%#>", sign) == NULL ||
        (at == from ? !is_alone_a_prompt(lexer, sign) : !is_place(lexer, from, at, sign)))
        return 0;
    if (strchr(" \n", byte_at(lexer, at + 1)) == NULL &&
        !(sign == '>' && memchr(lexer->text + from, '\\', at - from) != NULL))
        return 0;
    if (lexer->prompt == '\0' && at == from)
        lexer->prompt = sign;
    return at + 1;
}

size_t match_prompt(Lexer *lexer, uint8_t *style)
{
    size_t from = lexer->at, at;

    if (!begins_line(lexer))
        return 0;
    while (from - lexer->at < 3 && byte_at(lexer, from) == ' ')
        from++;
    at = behind_sign(lexer, from);
    lexer->command = at > 0;
    if (at > 0)
        return at - lexer->at + (byte_at(lexer, at) == ' ');
    if (byte_at(lexer, from) != '#' || byte_at(lexer, from + 1) != ' ')
        return 0;
    *style = CODE_COMMENT;
    return line_end(lexer, from) - lexer->at;
}
