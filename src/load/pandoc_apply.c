/* pandoc_apply.c - what becomes of the metadata of a book of pandoc's. */
#include <string.h>
#include "load/files/inline.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"

/* pandoc reads these texts as Markdown; only what can be seen of it is wanted. */
static void make_plain(Arena *arena, DataNode *node, size_t depth)
{
    const char *plain;

    for (DataNode *child = node->first; child != NULL && depth < YAML_DEEPEST;
         child = child->next)
        make_plain(arena, child, depth + 1);
    if (node->kind != DATA_SCALAR)
        return;
    if (strncmp(node->text, "| ", 2) == 0)
        node->text += 2; /* a line block */
    for (char *at = strstr(node->text, "\n| "); at != NULL; at = strstr(at, "\n| "))
        at[1] = ' ';
    plain = plain_inline(arena, node->text, strlen(node->text));
    if (plain != NULL)
        node->text = plain;
}

static void make_all_plain(Pandoc *pandoc)
{
    static const char *const markdown[] = {"title",     "subtitle", "author",
                                           "creator",   "date",     "contributor",
                                           "publisher", "rights",   NULL};

    for (DataNode *node = pandoc->metadata->first; node != NULL; node = node->next)
        for (size_t i = 0; markdown[i] != NULL; i++)
            if (strcmp(node->key, markdown[i]) == 0)
                make_plain(&pandoc->project->book->arena, node, 0);
}

/* An EPUB wants it in digits. */
static void read_date(Pandoc *pandoc)
{
    DataNode *node = (DataNode *)data_lookup(pandoc->metadata, "date");
    const char *date = node == NULL || node->kind != DATA_SCALAR
                           ? NULL
                           : date_of_words(&pandoc->project->book->arena, node->text);

    if (date != NULL)
        node->text = date;
}

/* A key of a template's own: what its maps hold is its affair. */
static bool is_private(const char *key)
{
    for (const KeyRow *row = metadata_keys; row->key != NULL; row++)
        if (strcmp(row->key, key) == 0)
            return false;
    return true;
}

static bool is_filled(const DataNode *node)
{
    if (node->kind == DATA_SCALAR)
        return !data_is_null(node) && node->text[strspn(node->text, " \t\n")] != '\0';
    return node->kind != DATA_MAP || data_lookup(node, "text") != NULL ||
           data_lookup(node, "name") != NULL;
}

/* Templates of pandoc's know maps such as {year: 2018}, which say nothing to an EPUB. */
static void drop_item(Pandoc *pandoc, DataNode *node, const char *key)
{
    if (node->kind == DATA_MAP)
        diag_add(&pandoc->project->book->diags, "project-key", node->at, NULL,
                 "the key \"%s\" is passed over: this map has no text", key);
    node->kind = DATA_BROKEN;
}

static void drop_from_list(Pandoc *pandoc, DataNode *list)
{
    DataNode *last = NULL, *next;

    for (DataNode *item = list->first; item != NULL; item = next) {
        next = item->next;
        if (is_filled(item)) {
            last = item;
            continue;
        }
        drop_item(pandoc, item, list->key);
        if (last == NULL)
            list->first = next;
        else
            last->next = next;
        list->count--;
    }
    list->last = last;
}

/* What an author's template leaves empty is no mistake. */
static void drop_empty(Pandoc *pandoc)
{
    for (DataNode *node = pandoc->metadata->first; node != NULL; node = node->next) {
        if (strcmp(node->key, "ibooks") == 0)
            continue;
        if (node->kind == DATA_LIST && !is_private(node->key))
            drop_from_list(pandoc, node);
        if (node->kind == DATA_LIST && node->first == NULL)
            node->kind = DATA_BROKEN;
        else if (!is_filled(node) && !is_private(node->key))
            drop_item(pandoc, node, node->key);
    }
}

/* Keys that say nothing about an EPUB that is not said anyway. */
static const char *const known[] = {"cover-image", "css",      "stylesheet", "toc",
                                    "toc-depth",   "keywords", "toc-title",  NULL};

static void read_own_keys(Pandoc *pandoc)
{
    static const char *const keys[] = {"cover-image", "css", "stylesheet"};
    Manifest *manifest = &pandoc->manifest;
    const DataNode *depth = data_lookup(pandoc->metadata, "toc-depth");

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const DataNode *node = data_lookup(pandoc->metadata, keys[i]);
        if (node != NULL && (i < 2 || data_lookup(pandoc->metadata, "css") == NULL))
            read_metadata_key(manifest, keys[i], node);
    }
    if (depth != NULL)
        read_metadata_key(manifest, "toc-depth", depth);
}

/* "language" and "lang" mean the same, of which one is read. */
static void drop_twin(Pandoc *pandoc, const char *key, const char *twin)
{
    if (data_lookup(pandoc->metadata, key) == NULL)
        return;
    for (DataNode *node = pandoc->metadata->first; node != NULL; node = node->next)
        if (strcmp(node->key, twin) == 0)
            node->kind = DATA_BROKEN;
}

/* Titles that stand in front of several texts are those of chapters, where a file of metadata
 * has one for the book. */
static void take_files_title(Pandoc *pandoc)
{
    const DataNode *title = data_lookup(pandoc->files, "title");
    DataNode *node = pandoc->metadata == NULL ? NULL : pandoc->metadata->first;

    if (title == NULL || pandoc->titles < 2 || pandoc->titled == NULL)
        return;
    while (node != NULL && strcmp(node->key, "title") != 0)
        node = node->next;
    if (node != NULL) {
        DataNode *next = node->next;
        *node = *title;
        node->next = next;
        pandoc->titled->given_title = pandoc->title;
    }
}

void apply_metadata(Pandoc *pandoc)
{
    if (pandoc->files != NULL) {
        take_files_title(pandoc);
        merge_metadata(pandoc, pandoc->files);
    }
    if (pandoc->metadata == NULL)
        return;
    drop_empty(pandoc);
    make_all_plain(pandoc);
    read_date(pandoc);
    drop_twin(pandoc, "lang", "language");
    drop_twin(pandoc, "description", "abstract");
    read_metadata(&pandoc->manifest, pandoc->metadata, known);
    read_own_keys(pandoc);
    /* The reader of the position of the first collection is our manifest's. */
    if (pandoc->manifest.position != NULL &&
        pandoc->project->book->metadata.collection_count > 0)
        pandoc->project->book->metadata.collections[0].position =
            pandoc->manifest.position;
}
