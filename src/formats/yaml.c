/* yaml.c - libyaml's events, made a tree. */
#include "formats/yaml.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "base/buf.h"
#include "base/map.h"
#include "formats/yaml_text.h"
#include "formats/yaml_words.h"

enum { MOST_TABS = 50 }; /* lines that are named for their tabs */

typedef struct { /* a list or map that is open */
    YamlNode *node;
    bool is_key;           /* it stands where a key should be */
    bool has_key, dropped; /* dropped: the key is a mistake, its value goes nowhere */
    const char *key;
    Position at_key;
    Map seen; /* keys → their Position */
} Level;

typedef struct {
    const YamlInput *input;
    yaml_parser_t parser;
    YamlLines lines;
    Level levels[YAML_DEEPEST];
    int depth; /* open levels */
    int documents;
    size_t last_line; /* of the last event that was fine */
    YamlNode *root;
} Reader;

static Position position_of(const Reader *reader, const yaml_mark_t *mark)
{
    return yaml_position(&reader->lines, mark->index);
}

/* ---- The tree ------------------------------------------------------------------------------- */

static YamlNode *new_yaml(const Reader *reader, YamlKind kind, Position at)
{
    YamlNode *node = arena_alloc(reader->input->arena, sizeof *node);

    node->kind = kind;
    node->text = "";
    node->at = at;
    node->at_key = file_position(reader->input->source->name);
    return node;
}

static Level *top_level(Reader *reader)
{
    return reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
}

static bool wants_key(Reader *reader)
{
    const Level *level = top_level(reader);

    return level != NULL && level->node->kind == YAML_MAP && !level->has_key;
}

/* Hangs a finished or opened value where the walk is. */
static void add_value(Reader *reader, YamlNode *node)
{
    Level *level = top_level(reader);

    if (level == NULL) {
        reader->root = reader->root == NULL ? node : reader->root;
        return;
    }
    if (level->node->kind == YAML_MAP) {
        node->key = level->key;
        node->at_key = level->at_key;
        level->has_key = false;
        if (level->dropped)
            return;
    }
    if (level->node->last == NULL)
        level->node->first = node;
    else
        level->node->last->next = node;
    level->node->last = node;
    level->node->count++;
}

static void add_key(Reader *reader, const char *key, Position at)
{
    const YamlInput *input = reader->input;
    Level *level = top_level(reader);
    const Position *first = map_lookup(&level->seen, key);
    Position *seen;

    level->has_key = true;
    level->dropped = first != NULL;
    level->key = key;
    level->at_key = at;
    if (first != NULL) {
        diag_add(input->diags, input->codes->duplicate, at,
                 arena_format(input->arena, "first at line %u", (unsigned)first->line),
                 "the key \"%s\" is given twice", key);
        return;
    }
    seen = arena_alloc(input->arena, sizeof *seen);
    *seen = at;
    map_put(&level->seen, input->arena, key, seen);
}

static void report_properties(const Reader *reader, const yaml_char_t *anchor,
                              const yaml_char_t *tag, Position at)
{
    static const char yaml_tag[] = "tag:yaml.org,2002:"; /* written as !! */
    const YamlInput *input = reader->input;
    const char *name = (const char *)tag;
    bool of_yaml = name != NULL && strncmp(name, yaml_tag, sizeof yaml_tag - 1) == 0;

    if (anchor != NULL)
        diag_add(
            input->diags, input->codes->anchor, at,
            "write the value out where it is needed; one that begins with & needs quotes",
            "anchors have no use here: &%s", (const char *)anchor);
    if (tag != NULL)
        diag_add(input->diags, input->codes->anchor, at,
                 "remove it; a value that begins with ! needs quotes",
                 "tags have no use here: %s%s", of_yaml ? "!!" : "",
                 of_yaml ? name + sizeof yaml_tag - 1 : name);
}

static void read_alias(Reader *reader, const yaml_event_t *event, Position at)
{
    const YamlInput *input = reader->input;

    diag_add(input->diags, input->codes->anchor, at,
             "write the value out; a value that begins with * needs quotes",
             "aliases have no use here: *%s", (const char *)event->data.alias.anchor);
    if (!wants_key(reader)) {
        add_value(reader, new_yaml(reader, YAML_BROKEN, at));
        return;
    }
    top_level(reader)->has_key = true;
    top_level(reader)->dropped = true;
}

/* Escapes in double quotes ("\\0") can make characters that the text itself does not
 * hold. */
static const char *scalar_text(const Reader *reader, const yaml_event_t *event,
                               Position at)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length, clean_len;
    const char *clean = NULL;

    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        clean = yaml_clean(&reader->lines, value, len, &at, &clean_len);
    return clean != NULL ? clean : arena_copy(reader->input->arena, value, len);
}

static void read_scalar(Reader *reader, const yaml_event_t *event, Position at)
{
    const char *text = scalar_text(reader, event, at);
    YamlNode *node;

    report_properties(reader, event->data.scalar.anchor, event->data.scalar.tag, at);
    if (wants_key(reader)) {
        add_key(reader, text, at);
        return;
    }
    node = new_yaml(reader, YAML_SCALAR, at);
    node->text = text;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    add_value(reader, node);
}

/* False when it nests too deep. */
static bool open_level(Reader *reader, YamlKind kind, Position at)
{
    const YamlInput *input = reader->input;
    YamlNode *node = new_yaml(reader, kind, at);
    bool is_key = wants_key(reader);

    if (reader->depth == YAML_DEEPEST) {
        diag_add(input->diags, input->codes->depth, at, NULL,
                 "lists and maps nest more than %d deep", YAML_DEEPEST);
        return false;
    }
    if (is_key)
        diag_add(input->diags, input->codes->syntax, at, "put it in quotes",
                 "a key must be a text, not %s", yaml_kind_text(node));
    else
        add_value(reader, node);
    reader->levels[reader->depth++] = (Level){.node = node, .is_key = is_key};
    return true;
}

static void close_level(Reader *reader)
{
    bool was_key = reader->levels[--reader->depth].is_key;
    Level *level = top_level(reader);

    if (was_key && level != NULL) {
        level->has_key = true;
        level->dropped = true;
    }
}

/* Everything but the end.  False: no use to go on. */
static bool read_event(Reader *reader, const yaml_event_t *event)
{
    Position at = position_of(reader, &event->start_mark);

    switch (event->type) {
    case YAML_ALIAS_EVENT:
        read_alias(reader, event, at);
        return true;
    case YAML_SCALAR_EVENT:
        read_scalar(reader, event, at);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        report_properties(reader, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag, at);
        return open_level(reader, YAML_LIST, at);
    case YAML_MAPPING_START_EVENT:
        report_properties(reader, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag, at);
        return open_level(reader, YAML_MAP, at);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_level(reader);
        return true;
    case YAML_DOCUMENT_START_EVENT:
        reader->documents++;
        return true;
    default:
        return true;
    }
}

/* ---- Mistakes of form ----------------------------------------------------------------------- */

/* libyaml blames the line before a tab, or the one behind it.  True when tabs were the
 * mistake. */
static bool report_tabs(const Reader *reader, size_t problem_line)
{
    const YamlLines *lines = &reader->lines;
    size_t line = reader->last_line;
    size_t found = 0;

    while (line < lines->count && !yaml_has_tab(lines, line))
        line++;
    if (line > problem_line + 1)
        return false;
    for (; line < lines->count && found < MOST_TABS; line++)
        found += yaml_report_tab(lines, line);
    return found > 0;
}

static void report_syntax(const Reader *reader)
{
    const YamlInput *input = reader->input;
    const YamlCodes *codes = input->codes;
    const yaml_parser_t *parser = &reader->parser;
    const YamlWords *words = lookup_yaml_words(parser->problem, parser->context);
    bool at_context = words->at_context && parser->context != NULL;
    Position at =
        position_of(reader, at_context ? &parser->context_mark : &parser->problem_mark);

    if (report_tabs(reader, yaml_line_of(&reader->lines, parser->problem_mark.index)))
        return;
    if (words->message != NULL)
        diag_add(input->diags,
                 words->code == 'a'   ? codes->anchor
                 : words->code == 't' ? codes->tab
                                      : codes->syntax,
                 at, words->hint, "%s", words->message);
    else
        diag_add(input->diags, codes->syntax, at, words->hint, "this is no YAML: %s",
                 parser->problem != NULL ? parser->problem : "it can't be read");
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* True for the event that tells of a second document with something in it.  A last
 * line of dashes opens one too, as pandoc's authors like to end their YAML, but it is
 * empty. */
static bool in_second_document(const Reader *reader, const yaml_event_t *event)
{
    if (reader->documents < 2)
        return false;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.length > 0 ||
               event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    case YAML_ALIAS_EVENT:
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return true;
    default:
        return false;
    }
}

static void report_document(const Reader *reader, const yaml_event_t *event)
{
    const YamlInput *input = reader->input;

    diag_add(input->diags, input->codes->document,
             position_of(reader, &event->start_mark),
             "remove it, or the line of dashes before it",
             "a second document begins here");
}

/* True: the end was reached, and all was well on the way. */
static bool read_events(Reader *reader)
{
    yaml_event_t event;
    yaml_event_type_t type = YAML_NO_EVENT;

    while (type != YAML_STREAM_END_EVENT) {
        bool go_on;
        if (yaml_parser_parse(&reader->parser, &event) == 0) {
            report_syntax(reader);
            return false;
        }
        type = event.type;
        go_on = !in_second_document(reader, &event);
        if (!go_on)
            report_document(reader, &event);
        reader->last_line = yaml_line_of(&reader->lines, event.start_mark.index);
        go_on = go_on && read_event(reader, &event);
        yaml_event_delete(&event);
        if (!go_on)
            return reader->documents > 1;
    }
    return true;
}

/* The maps that a mistake left open lack keys, and nobody shall complain of that. */
static void drop_open_maps(Reader *reader)
{
    for (int i = 1; i < reader->depth; i++)
        if (reader->levels[i].node->kind == YAML_MAP)
            reader->levels[i].node->kind = YAML_BROKEN;
}

YamlNode *yaml_read(const YamlInput *input, bool *whole)
{
    Reader *reader;
    YamlNode *root;
    const char *text;
    size_t len = input->end - input->start;
    char *clean;

    *whole = len == 0;
    if (len == 0)
        return NULL;
    if (len > YAML_LARGEST) {
        diag_add(input->diags, input->codes->large, file_position(input->source->name),
                 NULL, "%zu bytes of YAML are more than %d", len, YAML_LARGEST);
        return NULL;
    }
    text = input->source->text.data + input->start;
    reader = memory_new(sizeof *reader);
    *reader = (Reader){.input = input};
    reader->lines = yaml_lines(input);
    clean = yaml_clean(&reader->lines, text, len, NULL, &len);
    if (yaml_parser_initialize(&reader->parser) != 0) {
        yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &reader->parser, (const unsigned char *)(clean != NULL ? clean : text), len);
        *whole = read_events(reader);
        drop_open_maps(reader);
        yaml_parser_delete(&reader->parser);
    }
    root = reader->root;
    yaml_lines_free(&reader->lines);
    free(reader);
    return root != NULL && root->kind == YAML_SCALAR && yaml_is_null(root) ? NULL : root;
}
