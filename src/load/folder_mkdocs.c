/* folder_mkdocs.c - the nav of mkdocs.yml, which lists a folder's pages as a sidebar does. */
#include <string.h>
#include "base/path.h"
#include "load/folder.h"
#include "load/manifest/manifest.h"

enum { DEEPEST_NAV = 32 };

typedef struct {
    Arena *arena;
    SummaryItem *items;
    size_t count;
} Nav;

static void add_item(Nav *nav, SummaryItem item)
{
    nav->items = arena_grow(nav->arena, nav->items, nav->count, sizeof *nav->items);
    nav->items[nav->count++] = item;
}

/* "page.md", or a title and its page, its address, or its list. */
static void add_node(Nav *nav, const DataNode *node, const char *title, int depth)
{
    Position at = node->key == NULL ? node->at : node->at_key;

    if (depth > DEEPEST_NAV)
        return;
    if (node->kind == DATA_SCALAR && node->text[0] != '\0') {
        add_item(nav, (SummaryItem){SUMMARY_LINK, depth, title, node->text, at});
        return;
    }
    if (node->kind != DATA_LIST)
        return;
    if (depth > 0)
        add_item(nav, (SummaryItem){SUMMARY_TEXT, depth, title, "", at});
    for (const DataNode *child = node->first; child != NULL; child = child->next)
        if (child->kind == DATA_MAP && child->first != NULL)
            add_node(nav, child->first, child->first->key, depth + 1);
        else
            add_node(nav, child, "", depth + 1);
}

static const DataNode *lookup_text(const DataNode *map, const char *key)
{
    const DataNode *node =
        map == NULL || map->kind != DATA_MAP ? NULL : data_lookup(map, key);

    return node == NULL || node->kind != DATA_SCALAR || data_is_null(node) ? NULL : node;
}

static void read_keys(Project *project, const DataNode *root)
{
    static const char *const keys[][2] = {{"site_author", "author"},
                                          {"site_description", "description"},
                                          {"copyright", "rights"}};
    Manifest manifest = {.project = project, .book = project->book, .foreign = true};
    const DataNode *language = lookup_text(data_lookup(root, "theme"), "language");

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const DataNode *node = lookup_text(root, keys[i][0]);
        /* A website's line may be HTML, which metadata are not. */
        if (node != NULL && strchr(node->text, '<') == NULL)
            read_metadata_key(&manifest, keys[i][1], node);
    }
    if (language != NULL && project->book->metadata.language == NULL)
        read_metadata_key(&manifest, "language", language);
}

/* Mistakes of a file that is hardly used are not told. */
static const DataNode *read_file(Project *project, Pages *pages, const char *path)
{
    Book *book = project->book;
    Diags unheard = {.arena = &book->arena};
    Source *source = arena_alloc(&book->arena, sizeof *source);
    const DataNode *root;
    bool whole;

    if (path == NULL || !peek_file(pages, path, source) ||
        source->text.len > YAML_LARGEST)
        return NULL;
    source->name = shown_path(book, path);
    root = yaml_read(&(YamlInput){&book->arena, &unheard, &project_codes, source, 0,
                                  source->text.len},
                     &whole);
    return root == NULL || root->kind != DATA_MAP ? NULL : root;
}

const char *read_mkdocs(Project *project, Pages *pages, const char **from)
{
    const char *path = project_path(project, "mkdocs.yml");
    const DataNode *root = read_file(project, pages, path), *node;
    Nav nav = {.arena = &project->book->arena};
    const char *docs = "docs";
    Page *folder;

    if (root == NULL)
        return NULL;
    read_keys(project, root);
    note_modified(project, path);
    node = lookup_text(root, "docs_dir");
    docs = project_path(project, node == NULL ? docs : node->text);
    folder = docs == NULL ? NULL : lookup_folder_page(pages, docs);
    node = data_lookup(root, "nav");
    if (folder != NULL && folder->folder && node != NULL) {
        add_node(&nav, node, "", 0);
        folder->sidebar = path;
        folder->nav = nav.items;
        folder->nav_count = nav.count;
    }
    node = lookup_text(root, "site_name");
    if (node != NULL)
        *from = path;
    return node == NULL ? NULL : node->text;
}
