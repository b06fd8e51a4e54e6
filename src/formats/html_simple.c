/* html_simple.c - the common case of raw HTML among Markdown: <span class="x">, <br>,
 * <div>. */
#include "formats/html_simple.h"

#include <string.h>
#include "base/buf.h"

enum { MOST_OPEN = 60 };

typedef struct {
    Arena *arena;
    const char *text, *at;
    HtmlNode *parent;
    HtmlNode *last; /* the newest child of parent */
    int open;
} Reader;

typedef enum { NAME_OTHER, NAME_INLINE, NAME_BLOCK, NAME_VOID } NameKind;

/* Elements that stay where they are in a body, as long as they are closed in order and
 * no <p> is open, which blocks would close. */
static NameKind kind_of_name(const char *name, size_t len)
{
    static const struct {
        const char *name;
        NameKind kind;
    } rows[] = {
        {"a", NAME_INLINE},      {"abbr", NAME_INLINE},      {"b", NAME_INLINE},
        {"bdi", NAME_INLINE},    {"bdo", NAME_INLINE},       {"br", NAME_VOID},
        {"cite", NAME_INLINE},   {"code", NAME_INLINE},      {"del", NAME_INLINE},
        {"details", NAME_BLOCK}, {"dfn", NAME_INLINE},       {"div", NAME_BLOCK},
        {"em", NAME_INLINE},     {"figcaption", NAME_BLOCK}, {"figure", NAME_BLOCK},
        {"i", NAME_INLINE},      {"img", NAME_VOID},         {"ins", NAME_INLINE},
        {"kbd", NAME_INLINE},    {"mark", NAME_INLINE},      {"p", NAME_BLOCK},
        {"q", NAME_INLINE},      {"s", NAME_INLINE},         {"samp", NAME_INLINE},
        {"section", NAME_BLOCK}, {"span", NAME_INLINE},      {"strong", NAME_INLINE},
        {"sub", NAME_INLINE},    {"summary", NAME_BLOCK},    {"sup", NAME_INLINE},
        {"u", NAME_INLINE},      {"var", NAME_INLINE},       {"wbr", NAME_VOID}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strncmp(rows[i].name, name, len) == 0 && rows[i].name[len] == '\0')
            return rows[i].kind;
    return NAME_OTHER;
}

static bool is_within(const HtmlNode *node, const char *name)
{
    for (; node != NULL; node = node->parent)
        if (node->name != NULL && strcmp(node->name, name) == 0)
            return true;
    return false;
}

static HtmlNode *add_node(Reader *reader, const char *at)
{
    HtmlNode *node = arena_alloc(reader->arena, sizeof *node);

    node->parent = reader->parent;
    node->offset = (size_t)(at - reader->text);
    if (reader->last == NULL)
        reader->parent->first_child = node;
    else
        reader->last->next = node;
    reader->last = node;
    return node;
}

/* Text up to end, with the few entities that our own escaping makes; false at any
 * other. */
static bool add_text(Reader *reader, const char *end)
{
    static const struct {
        const char *entity;
        char is;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    const char *start = reader->at;
    char *text = arena_copy(reader->arena, start, (size_t)(end - start));
    char *to = text;

    for (const char *from = start; from < end;) {
        size_t i = 0, count = sizeof entities / sizeof entities[0];
        if (*from == '\r')
            return false;
        if (*from != '&') {
            *to++ = *from++;
            continue;
        }
        while (i < count &&
               strncmp(from, entities[i].entity, strlen(entities[i].entity)) != 0)
            i++;
        if (i == count)
            return false;
        *to++ = entities[i].is;
        from += strlen(entities[i].entity);
    }
    *to = '\0';
    add_node(reader, start)->text = text;
    reader->at = end;
    return true;
}

/* name="value", lower case, nothing to decode, no name twice; false for anything else. */
static bool add_attribute(Reader *reader, HtmlNode *node)
{
    HtmlPair **last = &node->attributes;
    size_t name = strspn(reader->at, "abcdefghijklmnopqrstuvwxyz0123456789-");
    const char *value = reader->at + name + 2;
    size_t len;

    if (name == 0 || reader->at[name] != '=' || reader->at[name + 1] != '"')
        return false;
    len = strcspn(value, "\"&\r");
    if (value[len] != '"')
        return false;
    for (; *last != NULL; last = &(*last)->next)
        if (strncmp((*last)->name, reader->at, name) == 0 && (*last)->name[name] == '\0')
            return false;
    *last = arena_alloc(reader->arena, sizeof **last);
    (*last)->name = arena_copy(reader->arena, reader->at, name);
    (*last)->value = arena_copy(reader->arena, value, len);
    reader->at = value + len + 1;
    return true;
}

static bool add_start_tag(Reader *reader)
{
    enum { MOST_ATTRIBUTES = 20 };
    const char *name = reader->at + 1;
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz");
    NameKind kind = kind_of_name(name, len);
    HtmlNode *node;
    int attributes = 0;

    if (len == 0 || kind == NAME_OTHER ||
        (kind != NAME_VOID && ++reader->open > MOST_OPEN))
        return false;
    if (len == 1 && *name == 'a' && is_within(reader->parent, "a"))
        return false; /* a link within a link closes the outer one */
    if (kind == NAME_BLOCK && is_within(reader->parent, "p"))
        return false;
    node = add_node(reader, reader->at);
    node->name = arena_copy(reader->arena, name, len);
    for (reader->at = name + len; *reader->at == ' '; attributes++) {
        reader->at += strspn(reader->at, " ");
        if (*reader->at == '>' || *reader->at == '/')
            break;
        if (attributes == MOST_ATTRIBUTES || !add_attribute(reader, node))
            return false;
    }
    if (kind == NAME_VOID && *reader->at == '/')
        reader->at++;
    if (*reader->at++ != '>')
        return false;
    if (kind != NAME_VOID) {
        reader->parent = node;
        reader->last = NULL;
    }
    return true;
}

static bool add_end_tag(Reader *reader)
{
    const HtmlNode *open = reader->parent;
    size_t len = open->name == NULL ? 0 : strlen(open->name);

    if (len == 0 || strncmp(reader->at + 2, open->name, len) != 0 ||
        reader->at[2 + len] != '>')
        return false;
    reader->at += len + 3;
    reader->last = reader->parent;
    reader->parent = open->parent;
    reader->open--;
    return true;
}

/* A comment without what the tokenizer has rules of its own for. */
static bool skip_comment(Reader *reader)
{
    const char *end;

    if (strncmp(reader->at, "<!--", 4) != 0 || strchr(">-", reader->at[4]) != NULL)
        return false;
    end = strstr(reader->at + 4, "--");
    if (end == NULL || end[2] != '>')
        return false;
    reader->at = end + 3;
    return true;
}

static bool read_next(Reader *reader)
{
    const char *markup;

    if (*reader->at != '<') {
        markup = strchr(reader->at, '<');
        return add_text(reader, markup == NULL ? strchr(reader->at, '\0') : markup);
    }
    if (reader->at[1] == '/')
        return add_end_tag(reader);
    if (reader->at[1] == '!')
        return skip_comment(reader);
    return add_start_tag(reader);
}

HtmlNode *html_parse_simple(Arena *arena, const char *text)
{
    HtmlNode *root = arena_alloc(arena, sizeof *root);
    Reader reader = {.arena = arena, .text = text, .at = text, .parent = root};

    while (*reader.at != '\0')
        if (!read_next(&reader))
            return NULL;
    return reader.parent == root ? root : NULL;
}
