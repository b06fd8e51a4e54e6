/* pandoc_dublin.c - a file of --epub-metadata: elements of Dublin Core, without a root. */
#include <string.h>
#include "formats/html.h"
#include "load/pandoc.h"

typedef struct {
    Pandoc *pandoc;
    const Source *source;
    DataNode *map;
} Dublin;

/* What an element is called in YAML; NULL: nothing that an EPUB is told. */
static const char *key_of(const char *element)
{
    static const char *const names[][2] = {
        {"title", "title"},         {"creator", "creator"},
        {"subject", "subject"},     {"contributor", "contributor"},
        {"publisher", "publisher"}, {"description", "description"},
        {"date", "date"},           {"identifier", "identifier"},
        {"language", "lang"},       {"rights", "rights"},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i][0], element) == 0)
            return names[i][1];
    return NULL;
}

static const char *text_of(Arena *arena, const HtmlNode *node)
{
    const char *text = "";

    for (const HtmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name == NULL)
            text = arena_format(arena, "%s%s", text, child->text);
    return text;
}

static void add_pair(const Dublin *dublin, DataNode *map, const HtmlNode *node,
                     const char *key, const char *value)
{
    Arena *arena = &dublin->pandoc->project->book->arena;

    if (value != NULL && value[strspn(value, " \t\n")] != '\0')
        append_node(map, new_scalar(arena, dublin->source, node->offset, key, value));
}

/* "<dc:creator opf:role="aut">": a map of its text and what its attributes say. */
static DataNode *new_value(const Dublin *dublin, const HtmlNode *node)
{
    Arena *arena = &dublin->pandoc->project->book->arena;
    DataNode *map = new_map(arena);

    map->at = map->at_key = source_position(dublin->source, node->offset);
    add_pair(dublin, map, node, "role", html_attribute(node, "opf:role"));
    add_pair(dublin, map, node, "file-as", html_attribute(node, "opf:file-as"));
    add_pair(dublin, map, node, "scheme", html_attribute(node, "opf:scheme"));
    add_pair(dublin, map, node, "text", text_of(arena, node));
    return map;
}

/* Of one name there may be several. */
static void add_element(const Dublin *dublin, const HtmlNode *node)
{
    Arena *arena = &dublin->pandoc->project->book->arena;
    const char *key = strncmp(node->name, "dc:", 3) == 0 ? key_of(node->name + 3) : NULL;
    DataNode *list = key == NULL ? NULL : (DataNode *)data_lookup(dublin->map, key);
    DataNode *value = key == NULL ? NULL : new_value(dublin, node);

    if (value == NULL || data_lookup(value, "text") == NULL)
        return;
    if (value->count == 1) { /* its text alone */
        value = value->first;
        value->key = NULL;
    }
    if (list == NULL) {
        list = new_map(arena);
        list->kind = DATA_LIST;
        list->key = key;
        list->at = list->at_key = value->at;
        append_node(dublin->map, list);
    }
    append_node(list, value);
}

/* What is said of one author in two ways is one. */
static bool is_known(const Pandoc *pandoc, const DataNode *node)
{
    return pandoc->metadata != NULL && strcmp(node->key, "creator") == 0 &&
           data_lookup(pandoc->metadata, "author") != NULL;
}

void read_dublin_core(Pandoc *pandoc, const char *path, Position at)
{
    Arena *arena = &pandoc->project->book->arena;
    Source *source = arena_alloc(arena, sizeof *source);
    Dublin dublin = {pandoc, source, new_map(arena)};
    DataNode *map = new_map(arena), *next;
    const HtmlNode *root;

    if (!read_project_file(pandoc->project, path, at, source))
        return;
    root = html_parse(arena, source->text.data, source->text.len);
    for (const HtmlNode *node = root == NULL ? NULL : root->first_child; node != NULL;
         node = node->next)
        if (node->name != NULL)
            add_element(&dublin, node);
    for (DataNode *node = dublin.map->first; node != NULL; node = next) {
        next = node->next;
        if (node->count == 1 && strcmp(node->key, "creator") != 0) {
            DataNode *only = node->first;
            only->key = node->key;
            node = only;
        }
        if (!is_known(pandoc, node))
            append_node(map, node);
    }
    merge_metadata(pandoc, map);
}
