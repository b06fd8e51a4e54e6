/* honkit_program.c - book.js: a program, which is not run, but what it says in plain texts can
 * be read.
 *
 * Of module.exports = { … }, the pairs between its own braces whose value is nothing but a
 * text in quotes: title: "Tides", root: './docs'. */
#include <string.h>
#include "load/honkit.h"

enum { MOST_PAIRS = 100 };

typedef struct {
    const Source *source;
    Arena *arena;
    size_t at;
    int depth; /* of braces, brackets and parentheses */
    DataNode *map;
} Program;

static const char *text_of(const Program *program)
{
    return program->source->text.data;
}

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           byte == '$' || (byte >= '0' && byte <= '9');
}

/* Behind a comment, or at when there is none. */
static size_t skip_comment(const Program *program, size_t at)
{
    const char *text = text_of(program), *end;

    if (text[at] != '/' || (text[at + 1] != '/' && text[at + 1] != '*'))
        return at;
    end = strstr(text + at + 2, text[at + 1] == '/' ? "\n" : "*/");
    return end == NULL ? program->source->text.len
                       : (size_t)(end - text) + (text[at + 1] == '/' ? 1 : 2);
}

static size_t skip_space(const Program *program, size_t at)
{
    size_t before;

    do {
        before = at;
        at += strspn(text_of(program) + at, " \t\n");
        at = skip_comment(program, at);
    } while (at > before);
    return at;
}

/* Behind a text in quotes; *plain: nothing is escaped or put into it. */
static size_t skip_string(const Program *program, size_t at, bool *plain)
{
    const char *text = text_of(program);
    char quote = text[at++];

    *plain = true;
    while (text[at] != '\0' && text[at] != quote) {
        *plain = *plain && text[at] != '\\' && text[at] != '\n' &&
                 !(quote == '`' && text[at] == '$');
        at += text[at] == '\\' && text[at + 1] != '\0' ? 2 : 1;
    }
    return at + (text[at] != '\0');
}

static void add_pair(Program *program, size_t key, size_t key_len, size_t value,
                     size_t value_len)
{
    DataNode *node = arena_alloc(program->arena, sizeof *node);
    const char *text = text_of(program);

    *node = (DataNode){.kind = DATA_SCALAR,
                       .quoted = true,
                       .key = arena_copy(program->arena, text + key, key_len),
                       .text = arena_copy(program->arena, text + value, value_len),
                       .at_key = source_position(program->source, key),
                       .at = source_position(program->source, value - 1)};
    if (program->map->last == NULL)
        program->map->first = node;
    else
        program->map->last->next = node;
    program->map->last = node;
    program->map->count++;
}

/* A key with its value, from the key's first byte; at: behind the key at least. */
static void read_pair(Program *program, size_t key, size_t key_len, size_t behind)
{
    const char *text = text_of(program);
    size_t value = skip_space(program, behind), end;
    bool plain;

    program->at = behind;
    if (text[value] != ':')
        return;
    value = skip_space(program, value + 1);
    program->at = value;
    if (text[value] == '\0' || strchr("\"'`", text[value]) == NULL)
        return;
    end = skip_string(program, value, &plain);
    program->at = end;
    if (plain && program->map->count < MOST_PAIRS &&
        strchr(",}", text[skip_space(program, end)]) != NULL)
        add_pair(program, key, key_len, value + 1, end - value - 2);
}

static void step(Program *program)
{
    const char *text = text_of(program);
    size_t at = program->at, end;
    bool plain;

    if (strchr("\"'`", text[at]) != NULL) {
        end = skip_string(program, at, &plain);
        program->at = end;
        if (program->depth == 1 && plain && end > at + 2)
            read_pair(program, at + 1, end - at - 2, end);
        return;
    }
    if (is_word_byte(text[at])) {
        for (end = at; is_word_byte(text[end]);)
            end++;
        program->at = end;
        if (program->depth == 1)
            read_pair(program, at, end - at, end);
        return;
    }
    program->depth += strchr("{[(", text[at]) != NULL;
    program->depth -= strchr("}])", text[at]) != NULL;
    program->at++;
}

const DataNode *read_book_program(Arena *arena, const Source *source)
{
    Program program = {.source = source, .arena = arena};
    const char *start = strstr(source->text.data, "module.exports");

    if (start == NULL || (start = strchr(start, '{')) == NULL)
        return NULL;
    program.map = arena_alloc(arena, sizeof *program.map);
    *program.map = (DataNode){.kind = DATA_MAP, .at = file_position(source->name)};
    program.at = (size_t)(start - source->text.data) + 1;
    program.depth = 1;
    while (program.depth > 0 && program.at < source->text.len) {
        program.at = skip_space(&program, program.at);
        if (program.at < source->text.len)
            step(&program);
    }
    return program.map;
}
