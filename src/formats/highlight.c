/* highlight.c - see the header. */
#include "formats/highlight.h"

#include <stdlib.h>
#include "base/buf.h"
#include "base/bytes.h"
#include "formats/highlight_lexer.h"

/* ---- Runs ------------------------------------------------------------------------------- */

static void grow(CodeRuns *runs)
{
    runs->capacity = runs->capacity == 0 ? 256 : 2 * runs->capacity;
    runs->items = memory_resize(runs->items, runs->capacity * sizeof *runs->items);
}

static inline void add_run(CodeRuns *runs, size_t from, size_t until, uint8_t style)
{
    CodeRun *last = runs->count == 0 ? NULL : &runs->items[runs->count - 1];

    if (from == until || style == CODE_PLAIN)
        return;
    if (last != NULL && last->style == style && last->start + last->length == from) {
        last->length += (uint32_t)(until - from);
        return;
    }
    if (runs->count == runs->capacity)
        grow(runs);
    runs->items[runs->count++] =
        (CodeRun){(uint32_t)from, (uint32_t)(until - from), (CodeStyle)style};
}

/* What no rule has taken up to the offset has the state's style. */
static inline void settle(Lexer *lexer, size_t until)
{
    add_run(lexer->runs, lexer->done, until, lexer->table->state->style);
    lexer->done = until;
}

/* ---- States ----------------------------------------------------------------------------- */

static bool push(Lexer *lexer, const Table *table, size_t limit, bool base)
{
    if (lexer->depth == DEEPEST_STATE)
        return false;
    lexer->stack[lexer->depth++] = (Frame){lexer->table, lexer->limit, base};
    lexer->table = table;
    lexer->limit = limit;
    return true;
}

static void pop(Lexer *lexer)
{
    lexer->depth--;
    lexer->table = lexer->stack[lexer->depth].table;
    lexer->limit = lexer->stack[lexer->depth].limit;
}

/* A line of a shell, or up to the next close of a script. */
static size_t embedded_end(const Lexer *lexer, const CodeRule *rule)
{
    const char *from = lexer->text + lexer->at, *end = lexer->text + lexer->limit;
    const char *found = find_bytes(from, (size_t)(end - from), rule->close);

    while (found != NULL && (rule->flags & MORE_LINES) != 0 && found > from &&
           found[-1] == '\\')
        found = find_bytes(found + 1, (size_t)(end - found) - 1, rule->close);
    return found == NULL ? lexer->limit : (size_t)(found - lexer->text);
}

static void enter_embedded(Lexer *lexer, const CodeRule *rule)
{
    size_t index = lookup_code_language(rule->embed, strlen(rule->embed));

    if (index != NO_CODE_LANGUAGE)
        push(lexer, &lookup_tables(index)->tables[0], embedded_end(lexer, rule), true);
}

/* Another state of the same language, whose tables stand in a row. */
static const Table *table_of(const Lexer *lexer, int to)
{
    return lexer->table - lexer->table->index + to;
}

static void change_state(Lexer *lexer, const CodeRule *rule)
{
    if (rule->to == LEAVE && lexer->depth > 0 && !lexer->stack[lexer->depth - 1].base)
        pop(lexer);
    else if (rule->to > 0)
        push(lexer, table_of(lexer, rule->to), lexer->limit, false);
    if (rule->embed != NULL)
        enter_embedded(lexer, rule);
}

/* ---- The pass --------------------------------------------------------------------------- */

/* Tries the rules of the byte; one that takes nothing leaves the place to the next. */
static inline bool take(Lexer *lexer, uint32_t rules)
{
    for (; rules != 0; rules &= rules - 1) {
        const CodeRule *rule = &lexer->table->state->rules[__builtin_ctz(rules)];
        uint8_t style = rule->style;
        size_t taken = match_rule(lexer, rule, &style);
        if (taken == 0)
            continue;
        if (style != lexer->table->state->style) {
            settle(lexer, lexer->at);
            add_run(lexer->runs, lexer->at, lexer->at + taken, style);
            lexer->done = lexer->at + taken;
        }
        lexer->at += taken;
        if (rule->to != 0 || rule->embed != NULL) {
            settle(lexer, lexer->at);
            change_state(lexer, rule);
        }
        return true;
    }
    return false;
}

static void run(Lexer *lexer)
{
    for (;;) {
        while (lexer->at < lexer->limit) {
            uint32_t rules =
                lexer->table->rules_at[(unsigned char)lexer->text[lexer->at]];
            if (rules == 0 || !take(lexer, rules))
                lexer->at++;
        }
        settle(lexer, lexer->at);
        if (lexer->at >= lexer->len)
            return;
        while (!lexer->stack[lexer->depth - 1].base)
            pop(lexer);
        pop(lexer);
    }
}

bool highlight(size_t language, const char *text, size_t len, CodeRuns *runs)
{
    Lexer lexer = {.text = text, .len = len, .limit = len, .runs = runs};

    runs->count = 0;
    if (language == NO_CODE_LANGUAGE || len > UINT32_MAX)
        return false;
    lexer.table = &lookup_tables(language)->tables[0];
    if (len > 0)
        run(&lexer);
    return true;
}

void code_runs_free(CodeRuns *runs)
{
    free(runs->items);
    *runs = (CodeRuns){0};
}
