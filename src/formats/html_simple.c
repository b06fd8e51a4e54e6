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

typedef enum { NAME_INLINE, NAME_BLOCK, NAME_VOID } NameKind;

typedef struct {
    const char *name;
    NameKind kind;
} Name;

/* Elements that stay where they are in a body, as long as they are closed in order and
 * no <p> is open, which blocks would close.  NULL: none of them. */
static const Name *lookup_name(const char *name, size_t len)
{
    static const Name rows[] = {
        {"a", NAME_INLINE},      {"abbr", NAME_INLINE},      {"b", NAME_INLINE},
        {"bdi", NAME_INLINE},    {"bdo", NAME_INLINE},       {"br", NAME_VOID},
        {"cite", NAME_INLINE},   {"code", NAME_INLINE},      {"del", NAME_INLINE},
        {"details", NAME_BLOCK}, {"dfn", NAME_INLINE},       {"div", NAME_BLOCK},
        {"em", NAME_INLINE},     {"figcaption", NAME_BLOCK}, {"figure", NAME_BLOCK},
        {"i", NAME_INLINE},      {"img", NAME_VOID},         {"ins", NAME_INLINE},
        {"kbd", NAME_INLINE},    {"mark", NAME_INLINE},      {"p", NAME_BLOCK},
        {"q", NAME_INLINE},      {"s", NAME_INLINE},         {"samp", NAME_INLINE},
        {"section", NAME_BLOCK}, {"small", NAME_INLINE},     {"span", NAME_INLINE},
        {"strong", NAME_INLINE}, {"sub", NAME_INLINE},       {"summary", NAME_BLOCK},
        {"sup", NAME_INLINE},    {"u", NAME_INLINE},         {"var", NAME_INLINE},
        {"wbr", NAME_VOID}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].name[0] == *name && strncmp(rows[i].name, name, len) == 0 &&
            rows[i].name[len] == '\0')
            return &rows[i];
    return NULL;
}

/* strspn would set up a table for each. */
static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static size_t length_of_name(const char *name)
{
    size_t len = 0;

    while (is_letter(name[len]))
        len++;
    return len;
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

/* ---- Character references (HTML 13.2.5.72 on) --------------------------------------- */

/* The character that a name with its semicolon stands for; NULL for all but the usual
 * ones. */
static const char *lookup_entity(const char *name, size_t len)
{
    static const struct {
        const char *name, *is;
    } rows[] = {{"amp", "&"},
                {"lt", "<"},
                {"gt", ">"},
                {"quot", "\""},
                {"nbsp", "\xC2\xA0"},
                {"copy", "\xC2\xA9"},
                {"apos", "'"},
                {"mdash", "\xE2\x80\x94"},
                {"ndash", "\xE2\x80\x93"},
                {"hellip", "\xE2\x80\xA6"},
                {"rarr", "\xE2\x86\x92"}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].name[0] == *name && strncmp(rows[i].name, name, len) == 0 &&
            rows[i].name[len] == '\0')
            return rows[i].is;
    return NULL;
}

static bool is_alphanumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* What stands at an ampersand: how much of the text it is, and what it means.  False where
 * the rules are the full parser's: numbers, rare names, those without a semicolon. */
static bool read_ampersand(const char *at, bool in_value, size_t *width, const char **is)
{
    size_t len = 0;

    *width = 1;
    *is = "&";
    while (is_alphanumeric(at[1 + len]))
        len++;
    if (len == 0)
        return at[1] != '#';
    if (at[1 + len] != ';')
        return in_value && at[1 + len] == '=';
    *width = len + 2;
    *is = lookup_entity(at + 1, len);
    return *is != NULL;
}

/* The text from start up to end, decoded; NULL where only the full parser knows. */
static const char *decode(Reader *reader, const char *start, const char *end,
                          bool in_value)
{
    char *text = arena_room(reader->arena, (size_t)(end - start) + 1);
    char *to = text;

    if (memchr(start, '\r', (size_t)(end - start)) != NULL)
        return NULL;
    for (const char *from = start; from < end;) {
        const char *next = memchr(from, '&', (size_t)(end - from)), *is;
        size_t n = (size_t)((next == NULL ? end : next) - from), width;
        memcpy(to, from, n);
        to += n;
        from += n;
        if (next == NULL)
            break;
        if (!read_ampersand(from, in_value, &width, &is))
            return NULL;
        to = stpcpy(to, is); /* never longer than the reference */
        from += width;
    }
    *to = '\0';
    return text;
}

static bool add_text(Reader *reader, const char *end)
{
    const char *text = decode(reader, reader->at, end, false);

    if (text == NULL)
        return false;
    add_node(reader, reader->at)->text = text;
    reader->at = end;
    return true;
}

/* name="value", lower case, no name twice; false for anything else. */
static bool add_attribute(Reader *reader, HtmlNode *node)
{
    HtmlPair **last = &node->attributes;
    size_t name = 0;
    const char *value, *end;

    while (is_letter(reader->at[name]) || reader->at[name] == '-' ||
           (reader->at[name] >= '0' && reader->at[name] <= '9'))
        name++;
    value = reader->at + name + 2;

    if (name == 0 || reader->at[name] != '=' || reader->at[name + 1] != '"')
        return false;
    end = strchr(value, '"');
    if (end == NULL || (value = decode(reader, value, end, true)) == NULL)
        return false;
    for (; *last != NULL; last = &(*last)->next)
        if (strncmp((*last)->name, reader->at, name) == 0 && (*last)->name[name] == '\0')
            return false;
    *last = arena_alloc(reader->arena, sizeof **last);
    (*last)->name = arena_copy(reader->arena, reader->at, name);
    (*last)->value = value;
    reader->at = end + 1;
    return true;
}

/* ---- Tags ---------------------------------------------------------------------------- */

static bool add_start_tag(Reader *reader)
{
    enum { MOST_ATTRIBUTES = 20 };
    const char *name = reader->at + 1;
    size_t len = length_of_name(name);
    const Name *known = len == 0 ? NULL : lookup_name(name, len);
    HtmlNode *node;
    int attributes = 0;

    if (known == NULL || (known->kind != NAME_VOID && ++reader->open > MOST_OPEN))
        return false;
    if (len == 1 && *name == 'a' && is_within(reader->parent, "a"))
        return false; /* a link within a link closes the outer one */
    if (known->kind == NAME_BLOCK && is_within(reader->parent, "p"))
        return false;
    node = add_node(reader, reader->at);
    node->name = known->name;
    for (reader->at = name + len; *reader->at == ' ' || *reader->at == '\n';
         attributes++) {
        reader->at += strspn(reader->at, " \n");
        if (*reader->at == '>' || *reader->at == '/')
            break;
        if (attributes == MOST_ATTRIBUTES || !add_attribute(reader, node))
            return false;
    }
    if (known->kind == NAME_VOID && *reader->at == '/')
        reader->at++;
    if (*reader->at++ != '>')
        return false;
    if (known->kind != NAME_VOID) {
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
