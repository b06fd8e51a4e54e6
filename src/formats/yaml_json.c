/* yaml_json.c - JSON (RFC 8259), read by hand: it is small, and its mistakes are told in
 * its own words. */
#include "formats/yaml_json.h"
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "formats/data_text.h"
#include "formats/yaml_json_scan.h"
#include "formats/yaml_tree.h"

enum { LONGEST_QUOTE = 40 }; /* bytes of the author's text in a message */

typedef enum { VALUE, KEY, COLON, COMMA, END } Wanted;

typedef struct {
    const YamlInput *input;
    DataLines lines;
    YamlTree tree;
    const char *next, *end;
    const char *counted; /* up to here, index counts the code points */
    size_t index;
    Wanted wanted;
    bool first; /* nothing stands yet in the list or map: it may end */
    bool whole;
} Reader;

/* Places are asked for in the order of the text, so that nothing is counted twice. */
static Position place(Reader *reader, const char *where)
{
    if (where > reader->counted) {
        reader->index += utf8_count(reader->counted, (size_t)(where - reader->counted));
        reader->counted = where;
    }
    return data_position(&reader->lines, reader->index);
}

static bool report(Reader *reader, Position at, const char *hint, const char *message)
{
    diag_add(reader->input->diags, reader->input->codes->syntax, at, hint, "%s", message);
    reader->whole = false;
    return false; /* no use to go on */
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ---- Comments --------------------------------------------------------------------------------- */

static void skip_blanks(Reader *reader)
{
    while (reader->next < reader->end) {
        const char *end;
        if (is_blank(*reader->next)) {
            reader->next++;
            continue;
        }
        end = json_comment_end(reader->next, reader->end);
        if (end == NULL)
            return;
        report(reader, place(reader, reader->next), "remove it", "JSON has no comments");
        reader->next = end;
    }
}

/* ---- Texts ------------------------------------------------------------------------------------ */

static bool report_escape(Reader *reader, const char *backslash)
{
    bool has_u = reader->end - backslash > 1 && backslash[1] == 'u';

    return report(reader, place(reader, backslash), "write \\\\ for a backslash",
                  has_u ? "this \\u stands for no character"
                        : "a backslash is followed by a character that it does not go "
                          "with");
}

/* A text behind its opening quote, up to its end.  False: a mistake. */
static bool read_string(Reader *reader, Position at, Buf *out)
{
    while (reader->next < reader->end && *reader->next != '\n') {
        const char *next = reader->next++;
        if (*next == '"')
            return true;
        if (*next != '\\') {
            buf_char(out, *next);
            continue;
        }
        reader->next = json_escape(reader->next, reader->end, out);
        if (reader->next == NULL)
            return report_escape(reader, next);
    }
    return report(reader, at,
                  "close it in its line with a double quote; one within it is \\\", a "
                  "line break is \\n",
                  "a quote is opened here and never closed");
}

/* Escapes can make characters that no text may hold.  NULL: a mistake. */
static const char *read_text(Reader *reader, Position at)
{
    const YamlInput *input = reader->input;
    DataCleaner cleaner = {input->arena, input->diags, input->codes->control,
                           &reader->lines};
    const char *text = NULL;
    Buf out = {0};
    Bytes clean;

    reader->next++;
    if (read_string(reader, at, &out)) {
        clean = data_clean(&cleaner, buf_bytes(&out), &at);
        text = clean.data != out.data || clean.len == 0
                   ? clean.data
                   : arena_copy(input->arena, clean.data, clean.len);
        text = text == NULL ? "" : text;
    }
    buf_free(&out);
    return text;
}

/* ---- Numbers, true, false, null --------------------------------------------------------------- */

static bool read_word(Reader *reader, DataNode *node)
{
    const char *start = reader->next, *end = start;
    int len;

    while (end < reader->end && !is_blank(*end) && strchr("{}[],:\"", *end) == NULL)
        end++;
    len = end - start <= LONGEST_QUOTE ? (int)(end - start) : 0;
    if (!json_is_word(start, end))
        return report(reader, node->at, "put a text in double quotes",
                      arena_format(reader->input->arena,
                                   "%s%.*s is no number, nor true, false or null",
                                   len > 0 ? "" : "this", len, start));
    node->text = arena_copy(reader->input->arena, start, (size_t)(end - start));
    reader->next = end;
    return true;
}

/* ---- Lists and maps --------------------------------------------------------------------------- */

static const DataNode *lookup_open(const Reader *reader)
{
    const YamlTree *tree = &reader->tree;

    return tree->depth == 0 ? NULL : tree->levels[tree->depth - 1].node;
}

static bool is_open(const Reader *reader, DataKind kind)
{
    const DataNode *open = lookup_open(reader);

    return open != NULL && open->kind == kind;
}

static bool open_level(Reader *reader, char c, Position at)
{
    if (!yaml_tree_open(&reader->tree, c == '{' ? DATA_MAP : DATA_LIST, at)) {
        reader->whole = false;
        return false;
    }
    reader->next++;
    reader->first = true;
    reader->wanted = c == '{' ? KEY : VALUE;
    return true;
}

static bool close_level(Reader *reader, Position at)
{
    if (is_open(reader, *reader->next == '}' ? DATA_LIST : DATA_MAP))
        return report(reader, at, "each [ ends with ], each { with }",
                      *reader->next == '}'
                          ? "a brace stands where a list in brackets ends"
                          : "a bracket stands where a map in braces ends");
    if (!reader->first && reader->wanted != COMMA)
        report(reader, at, "remove the comma before it",
               "a comma stands before the end of a list or map");
    reader->next++;
    yaml_tree_close(&reader->tree);
    reader->wanted = reader->tree.depth > 0 ? COMMA : END;
    return true;
}

static bool read_scalar(Reader *reader, char c, Position at)
{
    DataNode *node = yaml_tree_node(&reader->tree, DATA_SCALAR, at);

    node->quoted = c == '"';
    if (node->quoted)
        node->text = read_text(reader, at);
    else if (!read_word(reader, node))
        return false;
    if (node->text == NULL)
        return false;
    yaml_tree_value(&reader->tree, node);
    reader->wanted = reader->tree.depth > 0 ? COMMA : END;
    return true;
}

static bool read_value(Reader *reader, char c, Position at)
{
    if (c == ']' && is_open(reader, DATA_LIST))
        return close_level(reader, at);
    if (c == '{' || c == '[')
        return open_level(reader, c, at);
    if (strchr("]},:", c) != NULL && c != '\0')
        return report(reader, at, "write it; an empty text is \"\"",
                      "a value is missing here");
    return read_scalar(reader, c, at);
}

static bool read_key(Reader *reader, char c, Position at)
{
    const char *key;

    if (c == '}')
        return close_level(reader, at);
    if (c != '"')
        return report(reader, at, "a key is a text in double quotes",
                      "here should be a key");
    key = read_text(reader, at);
    if (key == NULL)
        return false;
    yaml_tree_key(&reader->tree, key, at);
    reader->wanted = COLON;
    return true;
}

static bool read_comma(Reader *reader, char c, Position at)
{
    if (c == ']' || c == '}')
        return close_level(reader, at);
    if (c != ',')
        return report(reader, at, "part items, and keys with their values, with commas",
                      "a comma is missing before this");
    reader->next++;
    reader->first = false;
    reader->wanted = is_open(reader, DATA_MAP) ? KEY : VALUE;
    return true;
}

/* False: no use to go on. */
static bool read_token(Reader *reader)
{
    char c = *reader->next;
    Position at = place(reader, reader->next);

    switch (reader->wanted) {
    case VALUE:
        return read_value(reader, c, at);
    case KEY:
        return read_key(reader, c, at);
    case COMMA:
        return read_comma(reader, c, at);
    case COLON:
        if (c != ':')
            return report(reader, at, "a key is followed by a colon and its value",
                          "a colon is missing before this");
        reader->next++;
        reader->wanted = VALUE;
        return true;
    case END:
        break;
    }
    return report(reader, at, "remove it", "this stands behind the end of the JSON");
}

static void report_open(Reader *reader)
{
    const DataNode *open = lookup_open(reader);

    if (open == NULL)
        return;
    if (open->kind == DATA_MAP)
        report(reader, open->at, "close it with }", "a map in braces is not closed");
    else
        report(reader, open->at, "close it with ]", "a list in brackets is not closed");
}

static void read_tokens(Reader *reader)
{
    skip_blanks(reader);
    while (reader->next < reader->end) {
        if (!read_token(reader)) {
            yaml_tree_end(&reader->tree);
            return;
        }
        skip_blanks(reader);
    }
    report_open(reader);
    yaml_tree_end(&reader->tree);
}

DataNode *json_read(const YamlInput *input, bool *whole)
{
    Reader reader = {.input = input, .tree = {.input = input}, .whole = true};
    DataCleaner cleaner = {input->arena, input->diags, input->codes->control,
                           &reader.lines};
    Bytes text = {input->source->text.data + input->start, input->end - input->start};

    *whole = text.len == 0;
    if (text.len == 0)
        return NULL;
    if (text.len > YAML_LARGEST) {
        diag_add(input->diags, input->codes->large, file_position(input->source->name),
                 NULL, "%zu bytes of JSON are more than %d", text.len, YAML_LARGEST);
        return NULL;
    }
    reader.lines = data_lines(input->source, input->start, input->end);
    text = data_clean(&cleaner, text, NULL);
    reader.next = reader.counted = text.data;
    reader.end = text.data + text.len;
    read_tokens(&reader);
    data_lines_free(&reader.lines);
    *whole = reader.whole;
    return reader.tree.root;
}
