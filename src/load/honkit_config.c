/* honkit_config.c - book.json, .bookrc and .gitbook.yaml: found, read, and their keys looked
 * up. */
#include <string.h>
#include "base/path.h"
#include "formats/yaml_json.h"
#include "load/honkit.h"

/* ---- Layers ---------------------------------------------------------------------------------- */

static bool begins_with_brace(Bytes text)
{
    size_t i = 0;

    while (i < text.len && strchr(" \t\n", text.data[i]) != NULL)
        i++;
    return i < text.len && text.data[i] == '{';
}

static void parse_layer(Manifest *layer, bool is_json)
{
    Book *book = layer->book;
    YamlInput input = {
        &book->arena,          &book->diags, &project_codes, &layer->source, 0,
        layer->source.text.len};

    layer->root = (is_json || begins_with_brace(layer->source.text)
                       ? json_read
                       : yaml_read)(&input, &layer->whole);
    if (layer->root == NULL || layer->root->kind == DATA_MAP)
        return;
    if (layer->root->kind != DATA_BROKEN)
        diag_add(&book->diags, "project-syntax", layer->root->at,
                 "write the keys and values of the book between { and }",
                 "%s is %s, not a map of keys and values", layer->source.name,
                 data_kind_text(layer->root));
    layer->root = NULL;
}

static void insert_layer(Honkit *honkit, size_t index, Manifest layer)
{
    memmove(&honkit->layers[index + 1], &honkit->layers[index],
            (honkit->layer_count - index) * sizeof layer);
    honkit->layers[index] = layer;
    honkit->layer_count++;
}

static void read_layer(Honkit *honkit, size_t index, const char *path, bool is_json)
{
    Manifest layer = {.project = honkit->project, .book = honkit->book, .foreign = true};

    if (honkit->layer_count == HONKIT_LAYERS ||
        !read_project_file(honkit->project, path, (Position){0}, &layer.source))
        return;
    insert_layer(honkit, index, layer);
    parse_layer(&honkit->layers[index], is_json);
}

static void read_program(Honkit *honkit, size_t index, const char *path)
{
    Book *book = honkit->book;
    Manifest layer = {.project = honkit->project, .book = book, .foreign = true};

    diag_add(
        &book->diags, "project-plugin", file_position(shown_path(book, path)),
        "the rest can be said in a book.json, or with -M",
        "book.js is a program, which is not run: only what it says in plain texts is "
        "known");
    if (honkit->layer_count == HONKIT_LAYERS ||
        !read_project_file(honkit->project, path, (Position){0}, &layer.source))
        return;
    layer.root = read_book_program(&book->arena, &layer.source);
    insert_layer(honkit, index, layer);
}

void read_named_layer(Honkit *honkit)
{
    const char *path = project_path(honkit->project, honkit->project->manifest);

    if (path != NULL)
        read_layer(honkit, 0, path, false);
}

void read_honkit_layers(Honkit *honkit, const char *folder)
{
    static const struct {
        const char *name;
        bool is_json;
    } files[] = {{"book.json", true}, {".bookrc", false}, {".gitbook.yaml", false}};
    Book *book = honkit->book;
    const char *program = path_resolve(&book->arena, folder, "book.js");
    size_t index = 0, before = honkit->layer_count;

    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *path = path_resolve(&book->arena, folder, files[i].name);
        if (!has_file(&book->root, path))
            continue;
        read_layer(honkit, index, path, files[i].is_json);
        index += honkit->layer_count > before;
        before = honkit->layer_count;
    }
    if (has_file(&book->root, program))
        read_program(honkit, index, program);
}

/* ---- Keys ------------------------------------------------------------------------------------- */

static bool says_something(const DataNode *node)
{
    if (node == NULL || node->kind == DATA_BROKEN)
        return false;
    if (node->kind == DATA_SCALAR)
        return node->quoted ? node->text[strspn(node->text, " \t\n")] != '\0'
                            : !data_is_null(node);
    return node->count > 0;
}

/* By the names between the dots. */
static const DataNode *lookup_below(Arena *arena, const DataNode *map, const char *key)
{
    while (map != NULL && map->kind == DATA_MAP && *key != '\0') {
        size_t n = strcspn(key, ".");
        map = data_lookup(map, arena_copy(arena, key, n));
        key += n + (key[n] == '.');
    }
    return *key == '\0' ? map : NULL;
}

const DataNode *lookup_honkit_key(Honkit *honkit, const char *key, Manifest **of)
{
    for (size_t i = 0; i < honkit->layer_count; i++) {
        Manifest *layer = &honkit->layers[i];
        const DataNode *node = lookup_below(&honkit->book->arena, layer->root, key);
        if (!says_something(node))
            continue;
        if (of != NULL)
            *of = layer;
        return node;
    }
    return NULL;
}

const char *honkit_text(Honkit *honkit, const char *key)
{
    const DataNode *node = lookup_honkit_key(honkit, key, NULL);

    return node == NULL || node->kind != DATA_SCALAR ? NULL : node->text;
}

/* ---- Plug-ins --------------------------------------------------------------------------------- */

/* "name@version"; "-name" takes away one that is there by default. */
static size_t plugin_name_length(const char *plugin)
{
    return plugin[0] == '-' ? 0 : strcspn(plugin, "@");
}

/* The name of an item, which is a text or a map. */
static const char *plugin_text(const DataNode *item)
{
    const DataNode *name = item->kind == DATA_MAP ? data_lookup(item, "name") : item;

    return name == NULL || name->kind != DATA_SCALAR ? "" : name->text;
}

bool has_honkit_plugin(Honkit *honkit, const char *name)
{
    const DataNode *plugins = lookup_honkit_key(honkit, "plugins", NULL);
    size_t len = strlen(name);

    if (plugins == NULL || plugins->kind == DATA_MAP)
        return false;
    for (const DataNode *item = plugins->first; item != NULL; item = item->next) {
        const char *text = plugin_text(item);
        if (plugin_name_length(text) == len && memcmp(text, name, len) == 0)
            return true;
    }
    return false;
}

/* Those that only change how a site looks, or that are there without being asked for, leave
 * no trace in a book; and what two of them do is done here too. */
static bool leaves_no_trace(const char *name, size_t len)
{
    static const char *const names[] = {"search",       "lunr",    "sharing",
                                        "highlight",    "anchors", "livereload",
                                        "fontsettings", "hints",   "include-codeblock"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
            return true;
    return len == 0;
}

static void note_plugins(Honkit *honkit)
{
    enum { MOST_NAMED = 12 };
    const DataNode *plugins = lookup_honkit_key(honkit, "plugins", NULL);
    Book *book = honkit->book;
    const char *names = "";
    size_t count = 0;

    if (plugins == NULL || plugins->kind != DATA_LIST)
        return;
    for (const DataNode *item = plugins->first; item != NULL; item = item->next) {
        const char *text = plugin_text(item);
        size_t len = plugin_name_length(text);
        if (leaves_no_trace(text, len))
            continue;
        if (count++ < MOST_NAMED)
            names = arena_format(&book->arena, "%s%s%.*s", names, count == 1 ? "" : ", ",
                                 (int)(len < 64 ? len : 64), text);
    }
    if (count > 0)
        diag_add(&book->diags, "project-plugin", plugins->at_key,
                 "what they would have written stays as it stands in the text",
                 "plug-ins are not run: %s%s", names, count > MOST_NAMED ? " …" : "");
}

/* ---- What is left ----------------------------------------------------------------------------- */

/* Keys that mean something to a website, a PDF or the tool itself, and those that other
 * files here read. */
static const char *const known_keys[] = {
    "title",     "author",        "authors",   "authorSort", "description",
    "isbn",      "language",      "direction", "root",       "structure",
    "publisher", "series",        "pubdate",   "cover",      "seriesIndex",
    "styles",    "plugins",       "variables", "gitbook",    "honkit",
    "theme",     "pluginsConfig", "pdf",       "links",      "output",
    "generator", "extension",     "producer",  "redirects",  "ignores",
    "my",        "$schema",       "format",    NULL,
};

static bool is_known(const char *key)
{
    for (size_t i = 0; known_keys[i] != NULL; i++)
        if (strcmp(known_keys[i], key) == 0)
            return true;
    return false;
}

static void note_keys(Honkit *honkit)
{
    Book *book = honkit->book;

    for (size_t i = 0; i < honkit->layer_count; i++) {
        const DataNode *root = honkit->layers[i].root;
        for (const DataNode *node = root == NULL ? NULL : root->first; node != NULL;
             node = node->next)
            if (!is_known(node->key))
                diag_add(&book->diags, "project-key", node->at_key, NULL,
                         "the key \"%s\" is passed over", node->key);
    }
}

/* GitBook's: an old address → the file that is there now. */
static void read_redirects(Honkit *honkit)
{
    Book *book = honkit->book;
    const DataNode *map = lookup_honkit_key(honkit, "redirects", NULL);

    for (const DataNode *node = map == NULL || map->kind != DATA_MAP ? NULL : map->first;
         node != NULL; node = node->next) {
        const char *from = path_resolve(&book->arena, honkit->content,
                                        node->key + strspn(node->key, "/"));
        const char *to =
            path_resolve(&book->arena, honkit->content,
                         node->text == NULL ? "" : node->text + strspn(node->text, "/"));
        if (from != NULL && to != NULL && node->kind == DATA_SCALAR)
            map_put(&book->redirects, &book->arena, from, (char *)to);
    }
}

void read_honkit_rest(Honkit *honkit)
{
    note_plugins(honkit);
    note_keys(honkit);
    read_redirects(honkit);
}
