/* yaml.c - libyaml's events, made a tree. */
#include "formats/yaml.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "base/buf.h"
#include "formats/data_text.h"
#include "formats/yaml_mend.h"
#include "formats/yaml_tree.h"
#include "formats/yaml_words.h"

enum {
    MOST_TABS = 50, /* lines that are named for their tabs */
    MOST_MENDS = 40 /* mistakes of form that are taken out, to look for more */
};

typedef struct {
    const YamlInput *input; /* own: the caller's, with found for its diagnostics */
    YamlInput own;
    Diags *told, found; /* the caller's; those of this reading of the text */
    yaml_parser_t parser;
    DataLines lines;
    YamlTree tree;
    int documents;
    size_t last_line; /* of the last event that was fine */
    int mends;        /* mistakes that were taken out of the text */
    size_t mended_line;
} Reader;

static Position position_of(const Reader *reader, const yaml_mark_t *mark)
{
    return data_position(&reader->lines, mark->index);
}

/* ---- Events ------------------------------------------------------------------------------- */

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
    const char *name = (const char *)event->data.alias.anchor;

    if (reader->mends == 0 || strcmp(name, YAML_MENDED_ALIAS) != 0)
        diag_add(input->diags, input->codes->anchor, at,
                 "write the value out; a value that begins with * needs quotes",
                 "aliases have no use here: *%s", name);
    if (yaml_tree_wants_key(&reader->tree))
        yaml_tree_drop_key(&reader->tree);
    else
        yaml_tree_value(&reader->tree, yaml_tree_node(&reader->tree, DATA_BROKEN, at));
}

static Bytes clean(const Reader *reader, Bytes text, const Position *where)
{
    const YamlInput *input = reader->input;
    DataCleaner cleaner = {input->arena, input->diags, input->codes->control,
                           &reader->lines};

    return data_clean(&cleaner, text, where);
}

/* Escapes in double quotes ("\\0") can make characters that the text itself does not
 * hold. */
static const char *scalar_text(const Reader *reader, const yaml_event_t *event,
                               Position at)
{
    const char *value = (const char *)event->data.scalar.value;
    Bytes text = {value, event->data.scalar.length};

    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        text = clean(reader, text, &at);
    return text.data != value ? text.data
                              : arena_copy(reader->input->arena, value, text.len);
}

static void read_scalar(Reader *reader, const yaml_event_t *event, Position at)
{
    const char *text = scalar_text(reader, event, at);
    DataNode *node;

    report_properties(reader, event->data.scalar.anchor, event->data.scalar.tag, at);
    if (yaml_tree_wants_key(&reader->tree)) {
        yaml_tree_key(&reader->tree, text, at);
        return;
    }
    node = yaml_tree_node(&reader->tree, DATA_SCALAR, at);
    node->text = text;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    yaml_tree_value(&reader->tree, node);
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
        return yaml_tree_open(&reader->tree, DATA_LIST, at);
    case YAML_MAPPING_START_EVENT:
        report_properties(reader, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag, at);
        return yaml_tree_open(&reader->tree, DATA_MAP, at);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        yaml_tree_close(&reader->tree);
        return true;
    case YAML_DOCUMENT_START_EVENT:
        reader->documents++;
        return true;
    default:
        return true;
    }
}

/* ---- Mistakes of form ----------------------------------------------------------------------- */

/* Where the line's indentation has a tab, from 1; 0: nowhere. */
static size_t tab_column(const Reader *reader, size_t line)
{
    size_t start = reader->lines.line[line].offset, end = reader->input->end;
    const char *text = reader->input->source->text.data;
    size_t i = start;

    while (i < end && text[i] == ' ')
        i++;
    return i < end && text[i] == '\t' ? i - start + 1 : 0;
}

/* libyaml blames the line before a tab, or the one behind it.  True when tabs were the
 * mistake. */
static bool report_tabs(const Reader *reader)
{
    const DataLines *lines = &reader->lines;
    const char *context = reader->parser.context;
    size_t problem_line = data_line_of(lines, reader->parser.problem_mark.index);
    size_t line = reader->last_line, found = 0;

    if (context != NULL && strcmp(context, "while scanning a quoted scalar") == 0)
        return false; /* a tab is text there */
    while (line < lines->count && tab_column(reader, line) == 0)
        line++;
    if (line > problem_line + 1)
        return false;
    for (; line < lines->count && found < MOST_TABS; line++) {
        size_t column = tab_column(reader, line);
        if (column == 0)
            continue;
        found++;
        diag_add(reader->input->diags, reader->input->codes->tab,
                 data_position_in(lines, line, column), "indent with spaces",
                 "a line is indented with a tab");
    }
    return found > 0;
}

static const YamlWords *words_of(const Reader *reader, const yaml_mark_t **mark)
{
    const yaml_parser_t *parser = &reader->parser;
    const YamlWords *words = lookup_yaml_words(parser->problem, parser->context);

    *mark = words->at_context && parser->context != NULL ? &parser->context_mark
                                                         : &parser->problem_mark;
    return words;
}

static void report_syntax(const Reader *reader, const yaml_mark_t *mark)
{
    const YamlCodes *codes = reader->input->codes;
    const char *problem = reader->parser.problem;
    const YamlWords *words = words_of(reader, &mark);
    const char *code = words->code == 'a'   ? codes->anchor
                       : words->code == 't' ? codes->tab
                                            : codes->syntax;

    if (words->message != NULL)
        diag_add(reader->told, code, position_of(reader, mark), words->hint, "%s",
                 words->message);
    else
        diag_add(reader->told, codes->syntax, position_of(reader, mark), words->hint,
                 "this is no YAML: %s", problem != NULL ? problem : "it can't be read");
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

/* False: libyaml could not go on. */
static bool read_events(Reader *reader, bool *whole)
{
    yaml_event_t event;
    yaml_event_type_t type = YAML_NO_EVENT;

    while (type != YAML_STREAM_END_EVENT) {
        bool go_on;
        if (yaml_parser_parse(&reader->parser, &event) == 0)
            return false;
        type = event.type;
        go_on = !in_second_document(reader, &event);
        if (!go_on)
            report_document(reader, &event);
        reader->last_line = data_line_of(&reader->lines, event.start_mark.index);
        go_on = go_on && read_event(reader, &event);
        yaml_event_delete(&event);
        if (!go_on) {
            *whole = reader->documents > 1;
            return true;
        }
    }
    *whole = true;
    return true;
}

static void start(Reader *reader, Bytes text)
{
    reader->found =
        (Diags){.arena = reader->told->arena, .lenient = reader->told->lenient};
    reader->tree = (YamlTree){.input = reader->input};
    reader->documents = 0;
    reader->last_line = 0;
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)text.data,
                                 text.len);
}

/* Tells of the mistake of form at which libyaml stopped, and takes it out of the text.
 * True: read all again, without it.  One in a line before the last that was mended
 * comes of the mending, and so does one more in that line. */
static bool mend(Reader *reader, Bytes *text)
{
    const yaml_mark_t *mark;
    size_t line;

    words_of(reader, &mark);
    line = data_line_of(&reader->lines, mark->index);
    if (reader->mends > 0 && line < reader->mended_line)
        return false;
    if (reader->mends == 0 || line > reader->mended_line) {
        if (report_tabs(reader))
            return false;
        report_syntax(reader, mark);
    }
    reader->mended_line = line;
    return reader->mends++ < MOST_MENDS && yaml_mend(reader->told->arena, text, line);
}

/* True: the end was reached, and all was well on the way. */
static bool read_text(Reader *reader, Bytes text)
{
    bool whole = false, again = true;

    while (again && yaml_parser_initialize(&reader->parser) != 0) {
        start(reader, text);
        again = !read_events(reader, &whole) && mend(reader, &text);
        yaml_tree_end(&reader->tree);
        yaml_parser_delete(&reader->parser);
    }
    diags_append(reader->told, &reader->found);
    return whole && reader->mends == 0;
}

DataNode *yaml_read(const YamlInput *input, bool *whole)
{
    Reader *reader;
    DataNode *root;
    Bytes text = {input->source->text.data + input->start, input->end - input->start};

    *whole = text.len == 0;
    if (text.len == 0)
        return NULL;
    if (text.len > YAML_LARGEST) {
        diag_add(input->diags, input->codes->large, file_position(input->source->name),
                 NULL, "%zu bytes of YAML are more than %d", text.len, YAML_LARGEST);
        return NULL;
    }
    reader = memory_new(sizeof *reader);
    *reader = (Reader){.own = *input, .input = &reader->own, .told = input->diags};
    reader->lines = data_lines(input->source, input->start, input->end);
    text = clean(reader, text, NULL);
    reader->own.diags = &reader->found;
    *whole = read_text(reader, text);
    root = reader->tree.root;
    data_lines_free(&reader->lines);
    free(reader);
    return root != NULL && root->kind == DATA_SCALAR && data_is_null(root) ? NULL : root;
}
