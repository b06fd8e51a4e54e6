/* pandoc_defaults.c - a file of defaults: pandoc's options, in YAML. */
#include <string.h>
#include "base/path.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"

/* Options of pandoc's that make no difference to what is made here, or that are noted. */
static const char *const silent[] = {"from",
                                     "reader",
                                     "to",
                                     "writer",
                                     "output-file",
                                     "standalone",
                                     "template",
                                     "toc",
                                     "table-of-contents",
                                     "verbosity",
                                     "log-file",
                                     "self-contained",
                                     "embed-resources",
                                     "dpi",
                                     "eol",
                                     "wrap",
                                     "columns",
                                     "tab-stop",
                                     "data-dir",
                                     "pdf-engine",
                                     "pdf-engine-opts",
                                     "pdf-engine-opt",
                                     "highlight-style",
                                     "syntax-definitions",
                                     "top-level-division",
                                     "fail-if-warnings",
                                     "quiet",
                                     "epub-chapter-level",
                                     "split-level",
                                     "html-math-method",
                                     "email-obfuscation",
                                     "metadata",
                                     "metadata-file",
                                     "metadata-files",
                                     "variables",
                                     "resource-path",
                                     "css",
                                     "epub-cover-image",
                                     "epub-metadata",
                                     "toc-depth",
                                     "number-sections",
                                     "input-file",
                                     "input-files",
                                     NULL};

bool is_defaults(const DataNode *map)
{
    static const char *const keys[] = {"input-files",
                                       "input-file",
                                       "metadata-files",
                                       "metadata-file",
                                       "from",
                                       "reader",
                                       "to",
                                       "writer",
                                       "output-file",
                                       "variables",
                                       "resource-path",
                                       "filters",
                                       "table-of-contents",
                                       "number-sections"};

    for (size_t i = 0;
         data_lookup(map, "title") == NULL && i < sizeof keys / sizeof keys[0]; i++)
        if (data_lookup(map, keys[i]) != NULL)
            return true;
    return false;
}

/* Paths count from where pandoc is run, which is the book's folder; ${.} is the folder of
 * the defaults. */
static void expand_path(Pandoc *pandoc, DataNode *node)
{
    Arena *arena = &pandoc->project->book->arena;
    const char *folder = path_folder(arena, pandoc->project->manifest);

    if (node->kind == DATA_SCALAR && strncmp(node->text, "${.}/", 5) == 0)
        node->text = folder[0] == '\0'
                         ? node->text + 5
                         : arena_format(arena, "%s/%s", folder, node->text + 5);
}

static void expand_paths(Pandoc *pandoc, const DataNode *map)
{
    static const char *const keys[] = {
        "input-files", "input-file",       "metadata-files", "metadata-file",
        "css",         "epub-cover-image", "resource-path",  "epub-metadata"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        DataNode *node = (DataNode *)data_lookup(map, keys[i]);
        if (node == NULL)
            continue;
        expand_path(pandoc, node);
        for (DataNode *item = node->first; item != NULL; item = item->next)
            expand_path(pandoc, item);
    }
}

static void read_metadata_files(Pandoc *pandoc, const DataNode *node)
{
    Manifest *manifest = &pandoc->manifest;

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *path = path_value(manifest, item, node->key);
        Source *source = arena_alloc(&manifest->book->arena, sizeof *source);
        const DataNode *map;
        if (path == NULL || !read_project_file(pandoc->project, path, item->at, source))
            continue;
        map = read_metadata_file(pandoc, source);
        if (map != NULL)
            merge_file(pandoc, map);
    }
}

static void read_resource_path(Pandoc *pandoc, const DataNode *node)
{
    Book *book = pandoc->project->book;

    for (const DataNode *item = first_item(&pandoc->manifest, node, node->key);
         item != NULL; item = next_item(node, item)) {
        const char *path =
            item->kind == DATA_SCALAR ? project_path(pandoc->project, item->text) : NULL;
        if (path != NULL)
            book->picture_roots = append_word(&book->arena, book->picture_roots, path);
    }
}

/* Of the variables, one says something about the book. */
static void read_variables(Pandoc *pandoc, const DataNode *variables)
{
    const DataNode *lang = data_lookup(variables, "lang");
    DataNode only = {.kind = DATA_MAP};
    DataNode copy;

    if (lang == NULL)
        return;
    copy = *lang;
    copy.next = NULL;
    only.first = only.last = &copy;
    only.count = 1;
    merge_metadata(pandoc, &only);
}

static void read_settings(Pandoc *pandoc, const DataNode *map)
{
    Manifest *manifest = &pandoc->manifest;
    const DataNode *number = data_lookup(map, "number-sections");
    const DataNode *css = data_lookup(map, "css");
    const DataNode *cover = data_lookup(map, "epub-cover-image");
    const DataNode *depth = data_lookup(map, "toc-depth");
    const DataNode *dublin = data_lookup(map, "epub-metadata");
    const char *path =
        dublin == NULL ? NULL : path_value(manifest, dublin, "epub-metadata");

    if (path != NULL)
        read_dublin_core(pandoc, path, dublin->at);
    if (css != NULL)
        read_metadata_key(manifest, "css", css);
    if (cover != NULL)
        read_metadata_key(manifest, "cover-image", cover);
    if (depth != NULL)
        read_metadata_key(manifest, "toc-depth", depth);
    if (number != NULL)
        bool_value(manifest, number, number->key, &manifest->book->numbered);
}

static void report_others(Pandoc *pandoc, const DataNode *map)
{
    for (const DataNode *node = map->first; node != NULL; node = node->next) {
        const char *const *word = silent;
        while (*word != NULL && strcmp(*word, node->key) != 0)
            word++;
        if (*word == NULL)
            report_unknown_key(&pandoc->manifest, node, silent);
    }
}

void read_defaults(Pandoc *pandoc, const DataNode *map, const DataNode **inputs)
{
    static const char *const files[] = {"metadata-files", "metadata-file"};
    static const char *const formats[] = {"from", "reader"};
    const DataNode *node = data_lookup(map, "metadata");

    expand_paths(pandoc, map);
    *inputs = data_lookup(map, "input-files");
    if (*inputs == NULL)
        *inputs = data_lookup(map, "input-file");
    if (node != NULL && node->kind == DATA_MAP)
        merge_metadata(pandoc, node);
    for (size_t i = 0; i < 2; i++) {
        node = data_lookup(map, files[i]);
        if (node != NULL)
            read_metadata_files(pandoc, node);
        node = data_lookup(map, formats[i]);
        if (node != NULL && node->kind == DATA_SCALAR)
            read_format(pandoc->project->book, node->text);
    }
    node = data_lookup(map, "variables");
    if (node != NULL && node->kind == DATA_MAP)
        read_variables(pandoc, node);
    node = data_lookup(map, "resource-path");
    if (node != NULL)
        read_resource_path(pandoc, node);
    read_settings(pandoc, map);
    report_others(pandoc, map);
}
