/* manifest.c - the manifest as a whole: its form, its keys, and the few that are no
 * metadata. */
#include "load/manifest/manifest.h"
#include <string.h>
#include "load/files/text.h"
#include "load/dialect.h"
#include "load/files/lock.h"
#include "load/manifest/edition.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"
#include "load/releases/releases.h"

static const YamlCodes manifest_codes = {
    .syntax = "manifest-syntax",
    .tab = "manifest-tab",
    .anchor = "manifest-anchor",
    .document = "manifest-document",
    .duplicate = "manifest-duplicate",
    .depth = "manifest-depth",
    .large = "manifest-large",
    .control = "text-control",
};

void parse_manifest(Manifest *manifest, Bytes raw)
{
    Book *book = manifest->book;
    YamlInput input = {
        &book->arena, &book->diags, &manifest_codes, &manifest->source, 0, 0};
    bool readable;

    manifest->source.name = book->manifest;
    readable = clean_text(raw, book->manifest, "manifest-nul", &book->arena, &book->diags,
                          &manifest->source.text);
    input.end = manifest->source.text.len;
    manifest->root = yaml_read(&input, &manifest->whole);
    manifest->whole = manifest->whole && readable;
    if (manifest->root != NULL && manifest->root->kind != DATA_MAP) {
        if (manifest->whole)
            report_type(manifest, manifest->root, "the manifest",
                        "a map of keys and values");
        manifest->root = NULL;
        manifest->whole = false;
    }
}

/* ---- Keys ----------------------------------------------------------------------------------- */

static void read_toc_depth(Manifest *manifest, const DataNode *node)
{
    number_value(manifest, node, "toc-depth", 1, 6, &manifest->book->toc_depth);
}

static void read_number(Manifest *manifest, const DataNode *node)
{
    bool_value(manifest, node, "number", &manifest->book->numbered);
}

static void read_smart(Manifest *manifest, const DataNode *node)
{
    bool_value(manifest, node, "smart", &manifest->book->dialect.smart);
}

static void read_fallback(Manifest *manifest, const DataNode *node)
{
    static const char *const formats[] = {"png", "none", NULL};
    const char *format = word_value(manifest, node, "fallback", formats);

    manifest->book->diagram_pixels = format == formats[0];
}

/* Pages that list what has a label. */
static void read_lists(Manifest *manifest, const DataNode *node)
{
    static const char *const names[] = {"figures", "tables", "listings", NULL};

    for (const DataNode *item = first_item(manifest, node, "lists"); item != NULL;
         item = next_item(node, item)) {
        const char *name = word_value(manifest, item, "lists", names);
        for (int kind = 0; name != NULL && names[kind] != NULL; kind++)
            if (names[kind] == name)
                manifest->book->lists[kind] = true;
    }
}

static void read_layout(Manifest *manifest, const DataNode *node)
{
    const char *name = word_value(manifest, node, "layout", layout_names);

    if (name != NULL && manifest->book->options->layout == NULL)
        manifest->book->layout = find_layout(name);
}

static void read_index(Manifest *manifest, const DataNode *node)
{
    bool wanted = true;

    if (bool_value(manifest, node, "index", &wanted))
        manifest->book->no_index = !wanted;
}

static void read_cover(Manifest *manifest, const DataNode *node)
{
    const char *path = path_value(manifest, node, "cover-image");

    set_cover(manifest->book, path, node->at);
    if (path != NULL)
        note_modified(manifest->project, path);
}

static void read_styles(Manifest *manifest, const DataNode *node)
{
    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *path = path_value(manifest, item, node->key);
        if (path == NULL)
            continue;
        add_style_sheet(manifest->book, path, item->at);
        note_modified(manifest->project, path);
    }
}

/* A folder's path from the root; the manifest's own is one too. */
static const char *folder_value(Manifest *manifest, const DataNode *node,
                                const char *name)
{
    const char *text = text_value(manifest, node, name);
    const char *path = text == NULL ? NULL : project_path(manifest->project, text);

    if (text != NULL && path == NULL)
        diag_add(&manifest->book->diags, "path-outside", node->at,
                 "name a folder of the book, or a `root:` that holds both",
                 "%s leads out of the book's folder", text);
    return path;
}

static void read_site(Manifest *manifest, const DataNode *node)
{
    const char *path = folder_value(manifest, node, "site");

    if (path != NULL)
        manifest->book->site = path;
}

static void read_site_url(Manifest *manifest, const DataNode *node)
{
    manifest->book->site_url = text_value(manifest, node, "site-url");
}

static void read_contents_file(Manifest *manifest, const DataNode *node)
{
    const char *path = path_value(manifest, node, "contents-file");

    if (path != NULL)
        manifest->book->contents = path;
}

static void read_picture_folders(Manifest *manifest, const DataNode *node)
{
    Book *book = manifest->book;

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *path = folder_value(manifest, item, node->key);
        if (path != NULL)
            book->picture_roots = append_word(&book->arena, book->picture_roots, path);
    }
}

/* A path, or a page on the web. */
static const char *redirect_value(Manifest *manifest, const DataNode *node)
{
    if (node->kind == DATA_SCALAR && strstr(node->text, "://") != NULL)
        return text_value(manifest, node, node->key);
    return path_value(manifest, node, node->key);
}

/* A path that links may still name: what is there now, which may end in a #fragment. */
static void read_redirects(Manifest *manifest, const DataNode *map)
{
    Book *book = manifest->book;

    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "redirects", "a map of old paths and new ones");
        return;
    }
    for (const DataNode *node = map->first; node != NULL; node = node->next) {
        const char *from = project_path(manifest->project, node->key);
        const char *to = redirect_value(manifest, node);
        if (from != NULL && to != NULL)
            map_put(&book->redirects, &book->arena, from, (char *)to);
    }
}

/* root: and lenient: have been read before, and chapters come last since others decide how they are
 * read. */
static void read_elsewhere(Manifest *manifest, const DataNode *node)
{
    (void)manifest;
    (void)node;
}

static const KeyRow book_keys[] = {
    {"root", "root", read_elsewhere},
    {"cover-image", "cover-image", read_cover},
    {"css", "css", read_styles},
    {"stylesheet", "css", read_styles},
    {"toc-depth", "toc-depth", read_toc_depth},
    {"lists", "lists", read_lists},
    {"fallback", "fallback", read_fallback},
    {"index", "index", read_index},
    {"layout", "layout", read_layout},
    {"number", "number", read_number},
    {"smart", "smart", read_smart},
    {"markdown", "markdown", read_dialect},
    {"lenient", "lenient", read_elsewhere},
    {"site", "site", read_site},
    {"site-url", "site-url", read_site_url},
    {"contents-file", "contents-file", read_contents_file},
    {"picture-folders", "picture-folders", read_picture_folders},
    {"redirects", "redirects", read_redirects},
    {"planned", "planned", read_planned},
    {"editions", "editions", read_editions},
    {"sample", "sample", read_sample},
    {"links", "links", read_links},
    {"releases", "releases", read_releases},
    {"changelog", "changelog", read_changelog},
    {"whats-new", "whats-new", read_whats_new},
    {"chapters", "chapters", read_elsewhere},
    {NULL, NULL, NULL},
};

static const KeyRow *const tables[] = {metadata_keys, access_keys, pitch_keys, book_keys};
enum { TABLES = sizeof tables / sizeof tables[0], MOST_KEYS = 96 };

static const KeyRow *lookup_key(const char *key)
{
    for (size_t i = 0; i < TABLES; i++)
        for (const KeyRow *row = tables[i]; row->key != NULL; row++)
            if (strcmp(row->key, key) == 0)
                return row;
    return NULL;
}

static void list_keys(const char *all[MOST_KEYS])
{
    size_t count = 0;

    for (size_t i = 0; i < TABLES; i++)
        for (const KeyRow *row = tables[i]; row->key != NULL && count < MOST_KEYS - 1;
             row++)
            all[count++] = row->key;
    all[count] = NULL;
}

/* Two keys that mean the same, such as lang and language. */
static bool is_said_before(Manifest *manifest, const DataNode *node, const KeyRow *row)
{
    Book *book = manifest->book;

    for (const DataNode *other = manifest->root->first; other != node;
         other = other->next) {
        const KeyRow *other_row = lookup_key(other->key);
        if (other_row == NULL || strcmp(other_row->main, row->main) != 0)
            continue;
        diag_add(&book->diags, "manifest-duplicate", node->at_key,
                 arena_format(&book->arena, "first at line %u; remove one of them",
                              (unsigned)other->at_key.line),
                 "\"%s\" says the same as \"%s\"", node->key, other->key);
        return true;
    }
    return false;
}

static void note_meant(Manifest *manifest, const char *key)
{
    const KeyRow *row = key == NULL ? NULL : lookup_key(key);

    if (row != NULL)
        map_put(&manifest->meant, &manifest->book->arena, row->main, (void *)row);
}

bool is_missing(const Manifest *manifest, const char *key)
{
    const KeyRow *row = lookup_key(key);

    for (const DataNode *node = manifest->root == NULL ? NULL : manifest->root->first;
         node != NULL; node = node->next) {
        const KeyRow *other = lookup_key(node->key);
        if (other != NULL && strcmp(other->main, row->main) == 0)
            return false;
    }
    return manifest->whole && map_lookup(&manifest->meant, row->main) == NULL;
}

static void read_key(Manifest *manifest, const DataNode *node)
{
    const KeyRow *row = lookup_key(node->key);
    const char *all[MOST_KEYS];

    if (row == NULL) {
        list_keys(all);
        note_meant(manifest, report_unknown_key(manifest, node, all));
    } else if (!is_said_before(manifest, node, row) && node->kind != DATA_BROKEN) {
        row->read(manifest, node);
    }
}

static bool is_metadata(const KeyRow *row)
{
    const KeyRow *const of_metadata[] = {metadata_keys, access_keys};

    for (size_t i = 0; i < 2 && row != NULL; i++)
        for (const KeyRow *other = of_metadata[i]; other->key != NULL; other++)
            if (other == row)
                return true;
    return false;
}

bool read_metadata_key(Manifest *manifest, const char *key, const DataNode *node)
{
    const KeyRow *row = lookup_key(key);

    if (row != NULL && node->kind != DATA_BROKEN)
        row->read(manifest, node);
    return row != NULL;
}

static bool is_among(const char *word, const char *const *words)
{
    while (words != NULL && *words != NULL && strcmp(word, *words) != 0)
        words++;
    return words != NULL && *words != NULL;
}

void read_metadata(Manifest *manifest, const DataNode *map, const char *const *known)
{
    static const char *const none[] = {NULL};

    for (const DataNode *node = map == NULL ? NULL : map->first; node != NULL;
         node = node->next) {
        const KeyRow *row = lookup_key(node->key);
        if (is_among(node->key, known) || node->kind == DATA_BROKEN)
            continue;
        if (is_metadata(row))
            row->read(manifest, node);
        else
            report_unknown_key(manifest, node, none);
    }
}

static void read_own(Project *project)
{
    Manifest *manifest = project->own;
    Book *book = project->book;
    const DataNode *chapters = data_lookup(manifest->root, "chapters");

    project->whole = manifest->whole;
    declare_editions(book);
    for (const DataNode *node = manifest->root == NULL ? NULL : manifest->root->first;
         node != NULL; node = node->next)
        read_key(manifest, node);
    if (chapters != NULL)
        read_chapters(manifest, chapters);
    else if (is_missing(manifest, "chapters"))
        diag_add(&book->diags, "manifest-empty", file_position(book->manifest),
                 "add `chapters:` with a list of Markdown files",
                 "the book has no chapters");
    if (book->dialect.shared_notes)
        join_chapters(book);
}

static const char *recognise_own(const Root *folder, Arena *arena)
{
    (void)arena;
    return has_file(folder, "book.yaml")  ? "book.yaml"
           : has_file(folder, "book.yml") ? "book.yml"
                                          : NULL;
}

const ProjectKind epubify_kind = {"epubify", "a book of epubify", "book.yaml",
                                  recognise_own, read_own};
