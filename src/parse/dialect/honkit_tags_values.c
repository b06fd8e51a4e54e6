/* honkit_tags_values.c - what the tags of templates say: keys, variables, conditions. */
#include <string.h>
#include "parse/dialect/honkit_tags.h"

/* ---- Keys of a tag ---------------------------------------------------------------------------- */

typedef struct {
    const char *at, *end;
} Words;

static void skip_between(Words *words)
{
    while (words->at < words->end && strchr(" \t,", *words->at) != NULL)
        words->at++;
}

static Words word_at(Words *words)
{
    Words word = {words->at, words->at};

    while (word.end < words->end && strchr(" \t,=\"'", *word.end) == NULL)
        word.end++;
    words->at = word.end;
    return word;
}

/* In quotes of one kind or the other, or up to the next space. */
static Words value_at(Words *words)
{
    char quote = words->at < words->end ? *words->at : '\0';
    Words value;

    if (quote != '"' && quote != '\'')
        return word_at(words);
    value.at = words->at + 1;
    value.end = memchr(value.at, quote, (size_t)(words->end - value.at));
    if (value.end == NULL)
        value.end = words->end;
    words->at = value.end < words->end ? value.end + 1 : value.end;
    return value;
}

const char *tag_value(const Tags *tags, const Tag *tag, const char *key)
{
    const char *text = tags->rewrite->text.data;
    Words words = {text + tag->name + tag->name_len, text + tag->end - 2};

    for (skip_between(&words); words.at < words.end; skip_between(&words)) {
        const char *before = words.at;
        Words word = word_at(&words), value = {NULL, NULL};
        if (words.at < words.end && *words.at == '=') {
            words.at++;
            value = value_at(&words);
        } else if (words.at == before) {
            value_at(&words); /* a text without a key */
        }
        if (value.at != NULL && (size_t)(word.end - word.at) == strlen(key) &&
            memcmp(word.at, key, strlen(key)) == 0)
            return arena_copy(&tags->rewrite->chapter->arena, value.at,
                              (size_t)(value.end - value.at));
        if (words.at == before)
            words.at++;
    }
    return NULL;
}

/* ---- Variables -------------------------------------------------------------------------------- */

/* a["b"] and a[0] are a.b and a.0.  NULL: it is no plain name. */
static const char *plain_name(Arena *arena, const char *name, size_t len)
{
    enum { LONGEST = 200 };
    char *plain;
    size_t n = 0;

    if (len > LONGEST)
        return NULL;
    plain = arena_alloc(arena, len + 1);
    for (size_t i = 0; i < len; i++) {
        char byte = name[i];
        bool is_word = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' ||
                       (unsigned char)byte >= 0x80 || byte == '-';
        if (byte == '[')
            byte = '.';
        else if (byte == ']' || byte == '"' || byte == '\'')
            continue;
        else if (!is_word && byte != '.')
            return NULL;
        plain[n++] = byte;
    }
    return plain;
}

const char *variable_value(const Tags *tags, const char *name, size_t len)
{
    const char *plain;

    while (len > 0 && (name[len - 1] == ' ' || name[len - 1] == '\t'))
        len--;
    /* What is inserted is never escaped here. */
    if (len > 6 && memcmp(name + len - 6, "| safe", 6) == 0)
        return variable_value(tags, name, len - 6);
    plain = plain_name(&tags->rewrite->chapter->arena, name, len);
    return plain == NULL ? NULL : map_lookup(&tags->variables, plain);
}

/* ---- Conditions ------------------------------------------------------------------------------- */

/* A text in quotes, a number, or a variable; one of the book's that is not there is empty.
 * NULL: something else. */
static const char *operand(const Tags *tags, Words *words)
{
    Arena *arena = &tags->rewrite->chapter->arena;
    bool quoted;
    const char *value;
    Words word;

    skip_between(words);
    quoted = words->at < words->end && strchr("\"'", *words->at) != NULL;
    word = quoted ? value_at(words) : word_at(words);
    if (quoted || (word.at < word.end && *word.at >= '0' && *word.at <= '9'))
        return arena_copy(arena, word.at, (size_t)(word.end - word.at));
    value = variable_value(tags, word.at, (size_t)(word.end - word.at));
    if (value != NULL)
        return value;
    return word.end - word.at > 5 && memcmp(word.at, "book.", 5) == 0 &&
                   plain_name(arena, word.at, (size_t)(word.end - word.at)) != NULL
               ? ""
               : NULL;
}

bool set_variable(Tags *tags, const Tag *tag)
{
    Arena *arena = &tags->rewrite->chapter->arena;
    const char *text = tags->rewrite->text.data, *value;
    Words words = {text + tag->name + tag->name_len, text + tag->end - 2}, name;

    skip_between(&words);
    name = word_at(&words);
    skip_between(&words);
    if (name.at == name.end || words.at == words.end || *words.at != '=')
        return false;
    words.at++;
    if (words.end > words.at && words.end[-1] == '-')
        words.end--;
    value = operand(tags, &words);
    skip_between(&words);
    if (value == NULL || words.at != words.end)
        return false;
    map_put(&tags->variables, arena,
            arena_copy(arena, name.at, (size_t)(name.end - name.at)), (char *)value);
    return true;
}

static bool is_true(const char *value)
{
    return *value != '\0' && strcmp(value, "false") != 0 && strcmp(value, "0") != 0;
}

/* "a", "a == b", "a != b".  False: it is none of these. */
static bool condition(const Tags *tags, const Tag *tag, bool *holds)
{
    const char *text = tags->rewrite->text.data;
    Words words = {text + tag->name + tag->name_len, text + tag->end - 2};
    const char *left = operand(tags, &words), *right;
    bool equal;

    if (left == NULL)
        return false;
    if (words.end > words.at && words.end[-1] == '-')
        words.end--;
    skip_between(&words);
    *holds = is_true(left);
    if (words.at == words.end)
        return true;
    equal = *words.at == '=';
    if (words.end - words.at < 3 || (!equal && *words.at != '!') || words.at[1] != '=')
        return false;
    words.at += words.at[2] == '=' ? 3 : 2;
    right = operand(tags, &words);
    skip_between(&words);
    if (right == NULL || words.at != words.end)
        return false;
    *holds = (strcmp(left, right) == 0) == equal;
    return true;
}

static bool is_else(const Tags *tags, const Tag *tag)
{
    return tag->kind == TAG_BRANCH && tag->name_len == 4 &&
           memcmp(tags->rewrite->text.data + tag->name, "else", 4) == 0;
}

bool choose_branch(Tags *tags, Tag *tag)
{
    Tag *chosen = NULL, *end = tag;

    if (tag->partner == 0)
        return false;
    for (Tag *at = tag; at->branch != 0; at = end) {
        bool holds = is_else(tags, at);
        if (chosen == NULL && !holds && !condition(tags, at, &holds))
            return false;
        if (chosen == NULL && holds)
            chosen = at;
        end = &tags->items[at->branch - 1];
    }
    tag->skip = (uint32_t)((chosen == NULL ? end : chosen) - tags->items) + 1;
    if (chosen != NULL)
        tags->items[chosen->branch - 1].skip = (uint32_t)(end - tags->items) + 1;
    return true;
}
