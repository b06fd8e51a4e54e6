/* markua_list.c - {key: value, …}: scanned, and put as Markdown's or HTML's attributes. */
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "parse/dialect/markua.h"

/* Whatever else is in braces may be the author's text. */
static const char known_keys[] =
    " align alt attempts auto-submit caption captions cascade case-sensitive"
    " choose-answers class code-block-name column-spacing column-widths columns"
    " community crop-end crop-end-line crop-start crop-start-line delimiter embed"
    " encoding float footer format full fullbleed fullpage header height i icon id"
    " lang language line-numbers linenos linenum lines mark mark-request-url"
    " monospaced number-from numbered pages points poster poster-format questions"
    " random random-choice-order random-question-order reversed rows sample"
    " show-answers start-at starting-line-number style time-limit title transcript"
    " type use-result version video width widths words youtube ";

bool markua_is(Bytes bytes, const char *word)
{
    return bytes.len == strlen(word) &&
           (bytes.len == 0 || strncasecmp(bytes.data, word, bytes.len) == 0);
}

Bytes markua_value(const MarkuaList *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (markua_is(list->pairs[i].key, key))
            return list->pairs[i].value;
    return (Bytes){NULL, 0};
}

void add_markua_list(MarkuaList *to, const MarkuaList *from)
{
    for (size_t i = 0; i < from->count && to->count < MARKUA_MOST_KEYS; i++) {
        Bytes key = from->pairs[i].key;
        bool there = false;
        for (size_t k = 0; k < to->count && !markua_is(key, "i"); k++)
            there |= to->pairs[k].key.len == key.len &&
                     strncasecmp(to->pairs[k].key.data, key.data, key.len) == 0;
        if (!there)
            to->pairs[to->count++] = from->pairs[i];
    }
}

/* ---- Scanning ------------------------------------------------------------------------------- */

bool is_markua_key(Bytes key)
{
    enum { LONGEST = 32 };
    char word[LONGEST + 3];

    if (key.len == 0 || key.len > LONGEST)
        return false;
    snprintf(word, sizeof word, " %.*s ", (int)key.len, key.data);
    return strcasestr(known_keys, word) != NULL;
}

static bool is_key_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

static size_t skip_spaces(Bytes text, size_t at, size_t end)
{
    while (at < end && (text.data[at] == ' ' || text.data[at] == '\t'))
        at++;
    return at;
}

static bool is_escaped(Bytes text, size_t at, size_t from)
{
    size_t n = 0;

    while (at - n > from && text.data[at - n - 1] == '\\')
        n++;
    return n % 2 == 1;
}

/* In quotes; or up to a comma, a brace, or a space where another pair follows.  A quote
 * that nothing closes runs to the brace.  0: none. */
static size_t scan_value(Bytes text, size_t at, size_t end, Bytes *value)
{
    char quote = text.data[at];
    size_t from = at, until;

    if (quote == '"' || quote == '\'') {
        for (at++; at < end && (text.data[at] != quote || is_escaped(text, at, from));)
            at++;
        if (at < end) {
            *value = (Bytes){text.data + from + 1, at - from - 1};
            return at + 1;
        }
        at = ++from;
    }
    while (at < end && strchr(",}{", text.data[at]) == NULL)
        at++;
    if (at < end && text.data[at] == '{')
        return 0;
    for (until = from; until < at;) {
        size_t word = skip_spaces(text, until, at), key = word;
        while (word > until && key < at && is_key_byte(text.data[key]))
            key++;
        if (key > word && key < at && text.data[key] == '=')
            break;
        until = key > until ? key : until + 1;
    }
    at = until;
    while (until > from && strchr(" \t\"", text.data[until - 1]) != NULL)
        until--;
    *value = (Bytes){text.data + from, until - from};
    return at;
}

static void add_pair(MarkuaList *list, Bytes key, Bytes value)
{
    if (list->count < MARKUA_MOST_KEYS)
        list->pairs[list->count++] = (MarkuaPair){key, value};
    list->known = list->known && is_markua_key(key);
}

/* Behind "#id" or ".word".  An id may have spaces, unless something else follows them. */
static size_t scan_short(Bytes text, size_t at, size_t end)
{
    bool id = text.data[at] == '#';
    size_t from = at + 1, space;

    for (at = from; at < end && strchr(",}{\"", text.data[at]) == NULL;)
        at++;
    for (space = from; space < at && strchr(" \t", text.data[space]) == NULL;)
        space++;
    if (!id)
        return space;
    for (size_t i = space; i < at; i++)
        if (strchr("=:.#", text.data[i]) != NULL)
            return space;
    return at;
}

/* One of #id, .word, key: value, key=value, and a word first of all; 0: none. */
static size_t scan_item(Bytes text, size_t at, size_t end, bool first, MarkuaList *list)
{
    size_t from, behind;
    Bytes value;

    if (text.data[at] == ':') /* kramdown's {:lang="x"} */
        at = skip_spaces(text, at + 1, end);
    from = at;
    if (at < end && (text.data[at] == '#' || text.data[at] == '.')) {
        bool id = text.data[at] == '#';
        at = scan_short(text, at, end);
        add_pair(list, id ? (Bytes){"id", 2} : (Bytes){"class", 5},
                 (Bytes){text.data + from + 1, at - from - 1});
        return at > from + 1 ? at : 0;
    }
    while (at < end && is_key_byte(text.data[at]))
        at++;
    if (at == from)
        return 0;
    behind = skip_spaces(text, at, end);
    if (behind < end && (text.data[behind] == ':' || text.data[behind] == '=')) {
        Bytes key = {text.data + from, at - from};
        behind = skip_spaces(text, behind + 1, end);
        if (behind == end)
            return 0;
        behind = scan_value(text, behind, end, &value);
        if (behind == 0)
            return 0;
        add_pair(list, key, value);
        return behind;
    }
    list->word = (Bytes){text.data + from, at - from};
    /* Some forget the comma: {blurb class: tip}. */
    return first && behind < end &&
                   (strchr(",}", text.data[behind]) != NULL ||
                    (behind > at && is_markua_block(list->word)))
               ? behind
               : 0;
}

size_t scan_markua_list(Bytes text, size_t at, size_t end, MarkuaList *list)
{
    size_t from = at;

    *list = (MarkuaList){.known = true};
    if (at >= end || text.data[at] != '{')
        return 0;
    at = skip_spaces(text, at + 1, end);
    while (at < end && text.data[at] != '}') {
        at = scan_item(text, at, end, list->count == 0 && list->word.len == 0, list);
        if (at == 0)
            return 0;
        at = skip_spaces(text, at, end);
        if (at < end && text.data[at] == ',')
            at = skip_spaces(text, at + 1, end);
    }
    if (at >= end || (list->count == 0 && list->word.len == 0))
        return 0;
    return at + 1 - from;
}

size_t trimmed_line_end(const LineScan *scan)
{
    size_t end = scan->end;

    while (end > scan->content && strchr(" \t", scan->text.data[end - 1]) != NULL)
        end--;
    return end;
}

bool line_is_list(const LineScan *scan, MarkuaList *list)
{
    size_t end = trimmed_line_end(scan);

    return end > scan->content + 2 && scan->text.data[scan->content] == '{' &&
           scan->text.data[end - 1] == '}' &&
           scan_markua_list(scan->text, scan->content, end, list) == end - scan->content;
}

/* ---- Putting -------------------------------------------------------------------------------- */

void put_escaped(Rewrite *rewrite, Bytes bytes)
{
    Buf out = {0};

    for (size_t i = 0; i < bytes.len; i++) {
        char byte = bytes.data[i];
        if (byte == '\\' && i + 1 < bytes.len && strchr("\"'!|{}\\", bytes.data[i + 1]))
            continue;
        if (byte == '{' || byte == '}' || byte == '^' || byte == '~' || byte == '`')
            buf_format(&out, "&#%d;",
                       byte); /* a later rewriter would take it for its own */
        else
            buf_add_escaped(&out, &byte, 1);
    }
    rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

static void put_html_attribute(Rewrite *rewrite, const char *name, Bytes value)
{
    if (value.len == 0)
        return;
    rewrite_put_text(rewrite, " ");
    rewrite_put_text(rewrite, name);
    rewrite_put_text(rewrite, "=\"");
    put_escaped(rewrite, value);
    rewrite_put_text(rewrite, "\"");
}

void put_html_attributes(Rewrite *rewrite, const MarkuaList *list, const char *class)
{
    static const Bytes centred = {"align-center", 12}; /* what the default style has */
    Bytes own = markua_value(list, "class");

    put_html_attribute(rewrite, "id", markua_value(list, "id"));
    if (markua_is(own, "center") || markua_is(own, "centre"))
        put_html_attribute(rewrite, "class", centred);
    else if (class == NULL || own.len > 0)
        put_html_attribute(rewrite, "class", own);
    else
        put_html_attribute(rewrite, "class", (Bytes){class, strlen(class)});
}

void put_anchor(Rewrite *rewrite, const MarkuaList *list)
{
    if (markua_value(list, "id").len == 0)
        return;
    rewrite_put_text(rewrite, "<span");
    put_html_attribute(rewrite, "id", markua_value(list, "id"));
    rewrite_put_text(rewrite, "></span>");
}

void put_index_entries(Rewrite *rewrite, const MarkuaList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!markua_is(list->pairs[i].key, "i") || list->pairs[i].value.len == 0)
            continue;
        rewrite_put_text(rewrite, "<span class=\"index-entry\" data-index=\"");
        put_escaped(rewrite, list->pairs[i].value);
        rewrite_put_text(rewrite, "\"></span>");
    }
}

/* A word as an id or a class may be written in braces. */
static bool is_plain(Bytes value)
{
    for (size_t i = 0; i < value.len; i++)
        if (strchr(" \t\"'{}", value.data[i]) != NULL)
            return false;
    return value.len > 0;
}

/* In the quotes that the value does not have; a value with both is left out. */
static void add_quoted(Buf *out, const char *key, Bytes value)
{
    bool has_double = value.len > 0 && memchr(value.data, '"', value.len) != NULL;

    if (value.len == 0 || (has_double && memchr(value.data, '\'', value.len) != NULL))
        return;
    buf_format(out, " %s=%c%.*s%c", key, has_double ? '\'' : '"', (int)value.len,
               value.data, has_double ? '\'' : '"');
}

static void add_classes(Buf *out, Bytes classes)
{
    size_t at = 0;

    while (at < classes.len) {
        size_t from = at;
        while (at < classes.len && strchr(" ,", classes.data[at]) == NULL)
            at++;
        if (at > from && is_plain((Bytes){classes.data + from, at - from}))
            buf_format(out, " .%.*s", (int)(at - from), classes.data + from);
        at++;
    }
}

/* float: left is what the default style has for align: left, and text around it. */
static void add_placing(Buf *out, const MarkuaList *list)
{
    static const char *const sides[] = {"left", "right"};
    Bytes around = markua_value(list, "float"), align = markua_value(list, "align");

    for (size_t i = 0; i < 2; i++) {
        if (markua_is(around, sides[i]))
            buf_format(out, " .float-%s", sides[i]);
        else if (markua_is(align, sides[i]))
            buf_format(out, " .align-%s", sides[i]);
    }
}

bool put_attributes(Rewrite *rewrite, const MarkuaList *list, bool of_picture)
{
    static const char *const keys[] = {"width", "height", "alt"};
    Bytes id = markua_value(list, "id"), title = markua_value(list, "title");
    Buf out = {0};
    bool any;

    if (is_plain(id))
        buf_format(&out, " #%.*s", (int)id.len, id.data);
    else
        add_quoted(&out, "id", id);
    for (size_t i = 0; i < list->count; i++)
        if (markua_is(list->pairs[i].key, "class"))
            add_classes(&out, list->pairs[i].value);
    if (title.len == 0)
        title = markua_value(list, "caption");
    if (of_picture) {
        add_placing(&out, list);
        for (size_t i = 0; i < 3; i++)
            add_quoted(&out, keys[i], markua_value(list, keys[i]));
        add_quoted(&out, "title", title);
    }
    any = out.len > 0;
    if (any) {
        out.data[0] = '{';
        buf_char(&out, '}');
        rewrite_put(rewrite, out.data, out.len);
    }
    buf_free(&out);
    return any;
}
