/* html_simple.c - the common case of raw HTML among Markdown: <span class="x">, <br>,
 * <div>. */
#include "formats/html_simple.h"

#include <string.h>
#include "base/buf.h"

enum { MOST_OPEN = 60, LONGEST_NAME = 16 };

typedef struct {
    Arena *arena;
    const char *text, *at;
    HtmlNode *parent;
    HtmlNode *last; /* the newest child of parent */
    int open;
} Reader;

/* Elements that stay where they are in a body, as long as they are closed in order and
 * no <p> is open, which <div> and its kin would close. */
static bool is_simple_name(const char *name, size_t len)
{
    static const char *const names[] = {"a",       "abbr", "b",      "bdi",     "bdo",
                                        "cite",    "code", "dfn",    "del",     "div",
                                        "details", "em",   "i",      "ins",     "kbd",
                                        "mark",    "q",    "s",      "samp",    "span",
                                        "section", "sub",  "strong", "summary", "sup",
                                        "u",       "var"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(names[i], name, len) == 0 && names[i][len] == '\0')
            return true;
    return false;
}

static bool is_void_name(const char *name, size_t len)
{
    return (len == 2 && memcmp(name, "br", 2) == 0) ||
           (len == 3 && memcmp(name, "wbr", 3) == 0) ||
           (len == 3 && memcmp(name, "img", 3) == 0);
}

/* A link within a link closes the outer one. */
static bool is_in_link(const HtmlNode *node)
{
    for (; node != NULL; node = node->parent)
        if (node->name != NULL && strcmp(node->name, "a") == 0)
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
    bool is_void = is_void_name(name, len);
    HtmlNode *node;
    int attributes = 0;

    if (len > LONGEST_NAME ||
        (!is_void && (!is_simple_name(name, len) || ++reader->open > MOST_OPEN)))
        return false;
    if (len == 1 && *name == 'a' && is_in_link(reader->parent))
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
    if (is_void && *reader->at == '/')
        reader->at++;
    if (*reader->at++ != '>')
        return false;
    if (!is_void) {
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
