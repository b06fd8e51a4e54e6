/* highlight_tables.c - by a byte which rules may begin, by a word what it is. */
#include <stdatomic.h>
#include <stdlib.h>
#include "base/buf.h"
#include "formats/highlight_lexer.h"

enum { MOST_LANGUAGES = 96 };

static void mark_bytes(Table *table, const char *bytes, unsigned what)
{
    for (; bytes != NULL && *bytes != '\0'; bytes++)
        table->bytes[(unsigned char)*bytes] |= (uint8_t)what;
}

static void fill_bytes(Table *table)
{
    mark_bytes(table, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_",
               IN_WORD | BEGINS_WORD);
    mark_bytes(table, "0123456789", IN_WORD);
    for (unsigned byte = 0x80; byte < 256; byte++)
        table->bytes[byte] |= IN_WORD | BEGINS_WORD;
    mark_bytes(table, table->state->in_words, IN_WORD | BEGINS_WORD);
    mark_bytes(table, table->state->ends_words, ENDS_WORD);
    mark_bytes(table, " \t\n\r", IS_SPACE);
}

static void add_rule(Table *table, unsigned byte, uint32_t bit)
{
    table->rules_at[byte & 0xFF] |= bit;
}

static void add_letter(Table *table, const CodeRule *rule, char letter, uint32_t bit)
{
    add_rule(table, (unsigned char)letter, bit);
    if ((rule->flags & FOLDED) != 0 && letter >= 'a' && letter <= 'z')
        add_rule(table, (unsigned char)letter - 32u, bit);
}

static void add_words(Table *table, uint32_t bit)
{
    for (unsigned byte = 0; byte < 256; byte++)
        if ((table->bytes[byte] & BEGINS_WORD) != 0)
            add_rule(table, byte, bit);
}

static void add_all(Table *table, uint32_t bit)
{
    for (unsigned byte = 0; byte < 256; byte++)
        add_rule(table, byte, bit);
}

static void add_digits(Table *table, const CodeRule *rule, uint32_t bit)
{
    for (const char *digit = "0123456789."; *digit != '\0'; digit++)
        add_rule(table, (unsigned char)*digit, bit);
    if ((rule->flags & SIGNED) != 0) {
        add_rule(table, '-', bit);
        add_rule(table, '+', bit);
    }
}

/* Of "qw qq q": each word's first. */
static void add_each(Table *table, const CodeRule *rule, uint32_t bit)
{
    for (const char *at = rule->open; *at != '\0'; at++)
        if (at == rule->open || at[-1] == ' ')
            add_letter(table, rule, *at, bit);
}

static void index_rule(Table *table, const CodeRule *rule, uint32_t bit)
{
    switch (rule->match) {
    case MATCH_WORD:
        add_words(table, bit);
        break;
    case MATCH_NUMBER:
        add_digits(table, rule, bit);
        break;
    case MATCH_KEY:
    case MATCH_PROMPT:
        add_all(table, bit);
        break;
    case MATCH_HEREDOC_LINES:
        add_rule(table, '\n', bit);
        break;
    case MATCH_DELIMITED:
    case MATCH_RAW:
    case MATCH_RAW_CPP:
        add_each(table, rule, bit);
        break;
    case MATCH_FENCE:
        add_rule(table, '`', bit);
        add_rule(table, '~', bit);
        break;
    default:
        if (rule->open[0] == '\0')
            add_all(table, bit);
        else
            add_letter(table, rule, rule->open[0], bit);
        break;
    }
}

static void put_word(Table *table, const char *text, size_t len, uint8_t style)
{
    uint32_t at = hash_word(text, len) & table->mask;

    while (table->slots[at].len > 0)
        at = (at + 1) & table->mask;
    table->slots[at] = (WordSlot){text, (uint8_t)len, style};
}

static size_t count_words(const CodeState *state)
{
    size_t count = 0;

    for (size_t i = 0; i < state->word_lists; i++) {
        count++;
        for (const char *at = state->words[i].words; *at != '\0'; at++)
            count += *at == ' ';
    }
    return count;
}

/* A quarter of the slots at most is taken, so that most look-ups see one. */
static void fill_words(Table *table)
{
    const CodeState *state = table->state;
    size_t size = 1;

    while (size < 4 * count_words(state))
        size *= 2;
    table->mask = (uint32_t)size - 1;
    table->slots = memory_new(size * sizeof *table->slots);
    memset(table->slots, 0, size * sizeof *table->slots);
    for (size_t i = 0; i < state->word_lists; i++) {
        const char *at = state->words[i].words;
        while (*at != '\0') {
            size_t len = strcspn(at, " ");
            put_word(table, at, len, state->words[i].style);
            at += len + (at[len] == ' ');
        }
    }
}

static void fill_table(Table *table, const CodeState *state, size_t index)
{
    table->state = state;
    table->index = index;
    fill_bytes(table);
    fill_words(table);
    for (size_t i = 0; i < state->rule_count; i++)
        index_rule(table, &state->rules[i], UINT32_C(1) << i);
}

static void free_tables(Tables *tables)
{
    for (size_t i = 0; i < tables->count; i++)
        free(tables->tables[i].slots);
    free(tables);
}

static Tables *new_tables(const CodeLanguage *language)
{
    Tables *tables = memory_new(sizeof *tables);

    memset(tables, 0, sizeof *tables);
    tables->count = language->state_count;
    for (size_t i = 0; i < tables->count; i++)
        fill_table(&tables->tables[i], &language->states[i], i);
    return tables;
}

const Tables *lookup_tables(size_t index)
{
    static _Atomic(Tables *) known[MOST_LANGUAGES];
    Tables *tables = atomic_load_explicit(&known[index], memory_order_acquire);
    Tables *none = NULL, *made;

    if (tables != NULL)
        return tables;
    made = new_tables(code_languages[index]);
    if (atomic_compare_exchange_strong(&known[index], &none, made))
        return made;
    free_tables(made); /* another thread was quicker */
    return none;
}
