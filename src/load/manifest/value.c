/* value.c - values of the manifest as texts, numbers and lists. */
#include "load/manifest/value.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"

void report_type(Manifest *manifest, const DataNode *node, const char *name,
                 const char *wanted)
{
    Book *book = manifest->book;
    const char *hint = arena_format(&book->arena, "write %s", wanted);

    if (node->kind == DATA_SCALAR)
        diag_add(&book->diags, "manifest-type", node->at, hint, "%s is \"%s\", not %s",
                 name, node->text, wanted);
    else if (node->kind != DATA_BROKEN)
        diag_add(&book->diags, "manifest-type", node->at, hint, "%s is %s, not %s", name,
                 data_kind_text(node), wanted);
}

void report_empty(Manifest *manifest, const DataNode *node, const char *name)
{
    Book *book = manifest->book;

    diag_add(&book->diags, "manifest-empty", node->at, "fill it, or remove the key",
             "%s is empty", name);
}

static size_t space_length(const char *text)
{
    uint32_t c;
    size_t width = utf8_next(text, &c);

    return *text != '\0' && utf8_is_space(c) ? width : 0;
}

/* The text without the space around it. */
static char *trim(Arena *arena, const char *text)
{
    const char *end = text;
    size_t n;

    while ((n = space_length(text)) > 0)
        text += n;
    end = text;
    for (const char *p = text; *p != '\0'; p += n) {
        uint32_t c;
        n = utf8_next(p, &c);
        if (!utf8_is_space(c))
            end = p + n;
    }
    return arena_copy(arena, text, (size_t)(end - text));
}

/* True when the node is a scalar with something in it. */
static bool is_filled(Manifest *manifest, const DataNode *node, const char *name,
                      const char *wanted)
{
    if (node->kind == DATA_SCALAR && !data_is_null(node) &&
        *trim(&manifest->book->arena, node->text) != '\0')
        return true;
    if (node->kind == DATA_SCALAR)
        report_empty(manifest, node, name);
    else
        report_type(manifest, node, name, wanted);
    return false;
}

/* "\\r" in double quotes makes one, and an attribute can't hold it as it is. */
static void mend_line_ends(char *text)
{
    char *out = text;

    for (const char *p = text; *p != '\0'; p++)
        if (*p != '\r')
            *out++ = *p;
        else if (p[1] != '\n')
            *out++ = '\n';
    *out = '\0';
}

/* A run of spaces, tabs and line ends becomes one space; a no-break space stays. */
static void fold_space(char *text)
{
    char *out = text;

    for (const char *p = text; *p != '\0'; p++) {
        bool space = *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r';
        if (!space)
            *out++ = *p;
        else if (out > text && out[-1] != ' ')
            *out++ = ' ';
    }
    *out = '\0';
}

const char *text_value(Manifest *manifest, const DataNode *node, const char *name)
{
    Arena *arena = &manifest->book->arena;
    char *text;

    if (!is_filled(manifest, node, name, "a text"))
        return NULL;
    text = trim(arena, node->text);
    fold_space(text);
    return utf8_nfc(arena, text);
}

const char *long_text_value(Manifest *manifest, const DataNode *node, const char *name)
{
    Arena *arena = &manifest->book->arena;
    char *text;

    if (!is_filled(manifest, node, name, "a text"))
        return NULL;
    text = trim(arena, node->text);
    mend_line_ends(text);
    return utf8_nfc(arena, text);
}

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words != NULL && strcasecmp(text, *words) != 0)
        words++;
    return *words != NULL;
}

bool bool_value(Manifest *manifest, const DataNode *node, const char *name, bool *value)
{
    static const char *const yes[] = {"true", "yes", "on", NULL};
    static const char *const no[] = {"false", "no", "off", NULL};
    bool is_yes;

    if (!is_filled(manifest, node, name, "true or false"))
        return false;
    is_yes = is_one_of(node->text, yes);
    if (is_yes || is_one_of(node->text, no)) {
        if (node->quoted)
            diag_add(&manifest->book->diags, "manifest-type", node->at,
                     "remove the quotes", "%s is a text, not true or false", name);
        *value = is_yes;
        return !node->quoted;
    }
    report_type(manifest, node, name, "true or false");
    return false;
}

bool number_value(Manifest *manifest, const DataNode *node, const char *name, int least,
                  int most, int *value)
{
    Book *book = manifest->book;
    char *end;
    long number;

    if (!is_filled(manifest, node, name, "a number"))
        return false;
    number = strtol(node->text, &end, 10);
    if (*end != '\0') {
        report_type(manifest, node, name, "a number");
        return false;
    }
    if (number < least || number > most) {
        diag_add(&book->diags, "manifest-value", node->at,
                 arena_format(&book->arena, "write a number from %d to %d", least, most),
                 "%s can't be %s", name, node->text);
        return false;
    }
    *value = (int)number;
    return true;
}

enum { SHORT_LIST = 20 }; /* what a hint may list as a whole */

static size_t count_words(const char *const *words)
{
    size_t count = 0;

    while (words[count] != NULL)
        count++;
    return count;
}

/* "a, b, c", as far as a hint may be long. */
static const char *join_words(Arena *arena, const char *const *words)
{
    enum { MOST = 24 };
    const char *all = words[0];

    for (size_t i = 1; words[i] != NULL && i < MOST; i++)
        all = arena_format(arena, "%s, %s", all, words[i]);
    return all;
}

const char *word_value(Manifest *manifest, const DataNode *node, const char *name,
                       const char *const *words)
{
    Book *book = manifest->book;
    const char *text = text_value(manifest, node, name);
    const char *near;

    if (text == NULL)
        return NULL;
    for (const char *const *word = words; *word != NULL; word++)
        if (strcasecmp(text, *word) == 0)
            return *word;
    near = nearest_word(text, words);
    diag_add(&book->diags, "manifest-value", node->at,
             near != NULL ? arena_format(&book->arena, "did you mean \"%s\"?", near)
                          : arena_format(&book->arena, "use one of: %s",
                                         join_words(&book->arena, words)),
             "%s can't be \"%s\"", name, text);
    return NULL;
}

static bool has_scheme(const char *path, const char *scheme)
{
    return strncasecmp(path, scheme, strlen(scheme)) == 0;
}

const char *name_value(Manifest *manifest, const DataNode *node, const char *name)
{
    if (!is_filled(manifest, node, name, "a file's name"))
        return NULL;
    return node->quoted ? node->text : trim(&manifest->book->arena, node->text);
}

const char *path_value(Manifest *manifest, const DataNode *node, const char *name)
{
    Book *book = manifest->book;
    const char *given = name_value(manifest, node, name), *path;

    if (given == NULL)
        return NULL;
    if (has_scheme(given, "http://") || has_scheme(given, "https://")) {
        diag_add(&book->diags, "manifest-value", node->at,
                 "download the file, put it into the book's folder and name it there",
                 "%s can't be on the network: %s", name, given);
        return NULL;
    }
    path =
        has_scheme(given, "file:") ? NULL : path_resolve(&book->arena, book->base, given);
    if (path == NULL || path[0] == '\0') {
        diag_add(&book->diags, path == NULL ? "path-outside" : "manifest-value", node->at,
                 path == NULL
                     ? "move the file into the book's folder, or name a `root:` that "
                       "holds both; paths count from the manifest"
                     : "name a file in the book's folder",
                 path == NULL ? "%s leads out of the book's folder"
                              : "%s is the book's folder itself",
                 given);
        return NULL;
    }
    return path;
}

const DataNode *first_item(Manifest *manifest, const DataNode *node, const char *name)
{
    if (node->kind != DATA_LIST)
        return node->kind == DATA_BROKEN ? NULL : node;
    if (node->first == NULL)
        diag_add(&manifest->book->diags, "manifest-empty", node->at,
                 "fill it, or remove the key", "the list of %s is empty", name);
    return node->first;
}

const DataNode *next_item(const DataNode *node, const DataNode *item)
{
    return node->kind == DATA_LIST ? item->next : NULL;
}

/* Keys that other tools have, and authors try, with what they are called here. */
static const char *other_name(const char *key)
{
    static const char *const names[][2] = {
        {"authors", "author"},
        {"name", "text"},
        {"cover", "cover-image"},
        {"copyright", "rights"},
        {"license", "rights"},
        {"isbn", "identifier"},
        {"uuid", "identifier"},
        {"id", "identifier"},
        {"doi", "identifier"},
        {"series", "belongs-to-collection"},
        {"series-index", "group-position"},
        {"volume", "group-position"},
        {"version", "release"},
        {"edition", "release"},
        {"tags", "subject"},
        {"keywords", "subject"},
        {"summary", "description"},
        {"number-sections", "number"},
        {"numbered", "number"},
        {"style", "css"},
        {"styles", "css"},
        {"parts", "chapters"},
        {"contents", "chapters"},
        {"toc", "chapters"},
        {"files", "chapters"},
        {"input-files", "chapters"},
        {"sections", "lessons"},
        {"children", "lessons"},
        {"path", "file"},
        {"src", "file"},
        {"source", "file"},
        {"direction", "page-progression-direction"},
        {"dir", "page-progression-direction"},
        {"pubdate", "date"},
        {"conformsTo", "conforms-to"},
        {"certifiedBy", "certified-by"},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcasecmp(names[i][0], key) == 0)
            return names[i][1];
    return NULL;
}

const char *report_unknown_key(Manifest *manifest, const DataNode *node,
                               const char *const *keys)
{
    Book *book = manifest->book;
    const char *near = other_name(node->key);
    const char *hint = "remove it; the README lists all keys";

    if (manifest->foreign) {
        diag_add(&book->diags, "project-key", node->at_key, NULL,
                 "the key \"%s\" is passed over", node->key);
        return NULL;
    }
    if (near == NULL || !is_one_of(near, keys))
        near = nearest_word(node->key, keys);
    if (near != NULL)
        hint = arena_format(&book->arena, "did you mean \"%s\"?", near);
    else if (count_words(keys) <= SHORT_LIST)
        hint = arena_format(&book->arena, "the keys here are: %s",
                            join_words(&book->arena, keys));
    diag_add(&book->diags, "manifest-key", node->at_key, hint,
             "there is no key \"%s\" here", node->key);
    return near;
}

void check_keys(Manifest *manifest, const DataNode *map, const char *const *keys)
{
    for (const DataNode *node = map->first; node != NULL; node = node->next) {
        const char *const *key = keys;
        while (*key != NULL && strcmp(*key, node->key) != 0)
            key++;
        if (*key == NULL)
            report_unknown_key(manifest, node, keys);
    }
}

const DataNode *lookup_either(Manifest *manifest, const DataNode *map, const char *key,
                              const char *other)
{
    Book *book = manifest->book;
    const DataNode *one = data_lookup(map, key);
    const DataNode *two = data_lookup(map, other);

    if (one == NULL || two == NULL)
        return one != NULL ? one : two;
    diag_add(&book->diags, "manifest-duplicate", two->at_key, "keep one of them",
             "\"%s\" says the same as \"%s\"", other, key);
    return one;
}

const char *item_text(Manifest *manifest, const DataNode *item, const char *name,
                      const char *const *keys)
{
    const DataNode *text = item;

    if (item->kind == DATA_LIST) {
        report_type(manifest, item, name, "a text or a map");
        return NULL;
    }
    if (item->kind == DATA_MAP) {
        check_keys(manifest, item, keys);
        text = lookup_either(manifest, item, "text", keys[1]);
    }
    if (text != NULL)
        return text_value(manifest, text, name);
    diag_add(&manifest->book->diags, "manifest-empty", item->at,
             arena_format(&manifest->book->arena, "add `%s:` to it", keys[0]),
             "this map for %s has no text", name);
    return NULL;
}

const char *item_value(Manifest *manifest, const DataNode *item, const char *key)
{
    const DataNode *node = data_lookup(item, key);

    return node == NULL ? NULL : text_value(manifest, node, key);
}
