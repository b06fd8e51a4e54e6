/* mdbook_config.c - book.toml: what it says of a book, and of how it is shown. */
#include <string.h>
#include "base/path.h"
#include "formats/toml.h"
#include "load/dialect.h"
#include "load/manifest/value.h"
#include "load/mdbook.h"
#include "load/mdbook_plugins.h"

static const TomlCodes codes = {
    .syntax = "project-syntax",
    .depth = "project-syntax",
    .large = "project-syntax",
    .control = "text-control",
};

/* An empty value says as little as none, whatever it is for: `mdbook init` writes some. */
static bool says_something(const DataNode *node)
{
    if (node == NULL || node->kind == DATA_BROKEN)
        return false;
    if (node->kind == DATA_SCALAR)
        return node->text[strspn(node->text, " \t\n")] != '\0';
    return node->first != NULL;
}

/* The value of a key, when it says something. */
static const DataNode *value_of(const DataNode *map, const char *key)
{
    const DataNode *node =
        map == NULL || map->kind != DATA_MAP ? NULL : data_lookup(map, key);

    return says_something(node) ? node : NULL;
}

static bool is_true(const DataNode *node)
{
    return node->kind == DATA_SCALAR && strcmp(node->text, "true") == 0;
}

/* The keys of a map that mean nothing here are noted, unless they are known to be for the
 * web alone. */
static void note_keys(Manifest *manifest, const DataNode *map, const char *const *known)
{
    if (map == NULL || map->kind != DATA_MAP)
        return;
    for (const DataNode *node = map->first; node != NULL; node = node->next) {
        const char *const *word = known;
        while (*word != NULL && strcmp(*word, node->key) != 0)
            word++;
        if (*word == NULL)
            report_unknown_key(manifest, node, known);
    }
}

/* ---- [book] --------------------------------------------------------------------------------- */

/* "Ada Lovelace <ada@example.org>" is called Ada Lovelace. */
static DataNode *without_address(Arena *arena, const DataNode *author)
{
    DataNode *node = arena_alloc(arena, sizeof *node);
    const char *open = author->kind == DATA_SCALAR ? strrchr(author->text, '<') : NULL;
    size_t len = open == NULL ? 0 : (size_t)(open - author->text);

    *node = *author;
    node->next = NULL;
    while (len > 0 && author->text[len - 1] == ' ')
        len--;
    if (len > 0 && strchr(open, '@') != NULL)
        node->text = arena_copy(arena, author->text, len);
    return node;
}

static void read_authors(Manifest *manifest, const DataNode *authors)
{
    Arena *arena = &manifest->book->arena;
    DataNode list = *authors;

    if (authors->kind == DATA_SCALAR) {
        read_metadata_key(manifest, "author", without_address(arena, authors));
        return;
    }
    list.first = list.last = NULL;
    list.count = 0;
    for (const DataNode *author = authors->first; author != NULL; author = author->next) {
        DataNode *node;
        if (!says_something(author))
            continue;
        node = without_address(arena, author);
        if (list.first == NULL)
            list.first = node;
        else
            list.last->next = node;
        list.last = node;
        list.count++;
    }
    if (list.count > 0)
        read_metadata_key(manifest, "author", &list);
}

static void read_book_table(Manifest *manifest, const DataNode *table)
{
    static const char *const known[] = {"title",          "authors",      "author",
                                        "description",    "src",          "language",
                                        "text-direction", "multilingual", NULL};
    static const char *const same[][2] = {{"title", "title"},
                                          {"description", "description"},
                                          {"language", "language"},
                                          {"text-direction",
                                           "page-progression-direction"}};
    const DataNode *authors = value_of(table, "authors");

    note_keys(manifest, table, known);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        const DataNode *value = value_of(table, same[i][0]);
        if (value != NULL)
            read_metadata_key(manifest, same[i][1], value);
    }
    if (authors == NULL)
        authors = value_of(table, "author");
    if (authors != NULL)
        read_authors(manifest, authors);
}

/* The folder with SUMMARY.md, from the root; NULL, and reported: it leads out. */
static const char *find_src(const MdBook *mdbook, Manifest *manifest,
                            const DataNode *table)
{
    Book *book = manifest->book;
    const DataNode *src = value_of(table, "src");
    const char *text = src == NULL ? "src" : text_value(manifest, src, "src");
    const char *path = text == NULL ? NULL : project_path(mdbook->project, text);

    if (text != NULL && path == NULL)
        diag_add(&book->diags, "path-outside", src->at,
                 "name a folder that holds both with --root",
                 "%s leads out of the book's folder", text);
    return path;
}

/* ---- [output.html] -------------------------------------------------------------------------- */

/* A page of the website as the path of the chapter that it was made from; with its
 * #fragment. */
static const char *page_path(const MdBook *mdbook, const char *folder, const char *page)
{
    Arena *arena = &mdbook->project->book->arena;
    size_t len = strcspn(page, "#?");
    const char *hash = strchr(page, '#');
    const char *path =
        page[0] == '/'
            ? path_resolve(arena, mdbook->src, arena_copy(arena, page + 1, len - 1))
            : path_resolve(arena, folder, arena_copy(arena, page, len));

    if (path == NULL)
        return NULL;
    if (strcmp(path_ending(path), ".html") == 0)
        path = arena_format(arena, "%.*s.md", (int)(strlen(path) - 5), path);
    return hash == NULL ? path : arena_format(arena, "%s%s", path, hash);
}

/* Old page = "where it is now", as seen from the old one. */
static void read_redirects(const MdBook *mdbook, const DataNode *table)
{
    Book *book = mdbook->project->book;

    for (const DataNode *node = table->first; node != NULL; node = node->next) {
        const char *from = page_path(mdbook, mdbook->src,
                                     node->key[0] == '/' ? node->key + 1 : node->key);
        const char *to = node->kind != DATA_SCALAR ? NULL : node->text;
        if (from == NULL || to == NULL || *to == '\0')
            continue;
        if (strstr(to, "://") == NULL)
            to = page_path(mdbook, path_folder(&book->arena, from), to);
        if (to != NULL)
            map_put(&book->redirects, &book->arena, from, (char *)to);
    }
}

static void read_hidden_lines(Manifest *manifest, const DataNode *table)
{
    for (const DataNode *node = table->first; node != NULL; node = node->next)
        if (node->kind == DATA_SCALAR && node->text[0] != '\0')
            hide_lines(manifest->book, node->key, node->text);
}

/* A flag of the dialect that a key switches on or off. */
static void read_flag(const DataNode *table, const char *key, bool *flag)
{
    const DataNode *value = value_of(table, key);

    if (value != NULL)
        *flag = is_true(value);
}

/* Style sheets and scripts are for the website, and left out. */
static void read_html_table(const MdBook *mdbook, Manifest *manifest,
                            const DataNode *table)
{
    Book *book = manifest->book;
    const DataNode *code = value_of(table, "code");
    const DataNode *hidden = value_of(code, "hidelines");
    const DataNode *redirects = value_of(table, "redirect");
    const DataNode *site = value_of(table, "site-url");
    bool unlabelled = false;

    read_flag(table, "curly-quotes", &book->dialect.smart);
    read_flag(table, "smart-punctuation", &book->dialect.smart);
    read_flag(table, "definition-lists", &book->dialect.definitions);
    read_flag(table, "admonitions", &book->dialect.callouts);
    read_flag(table, "mathjax-support", &book->dialect.mathjax);
    read_flag(table, "no-section-label", &unlabelled);
    if (unlabelled)
        book->numbered = false;
    if (hidden != NULL && hidden->kind == DATA_MAP)
        read_hidden_lines(manifest, hidden);
    if (redirects != NULL && redirects->kind == DATA_MAP)
        read_redirects(mdbook, redirects);
    if (site != NULL && site->kind == DATA_SCALAR && site->text[0] == '/' &&
        site->text[1] != '\0')
        book->site_url = site->text;
}

/* ---- [output.epub] -------------------------------------------------------------------------- */

/* mdbook-epub counts paths from the book's folder; authors from src too. */
static const char *file_path(const MdBook *mdbook, const char *text)
{
    Project *project = mdbook->project;
    Book *book = project->book;
    const char *path = project_path(project, text);
    const char *other = path_resolve(&book->arena, mdbook->src, text);
    FileInfo info;

    if (other != NULL && file_info(&book->root, other, &info) == FILE_OK &&
        (path == NULL || file_info(&book->root, path, &info) != FILE_OK))
        return other;
    return path;
}

static void read_cover(const MdBook *mdbook, Manifest *manifest, const DataNode *node)
{
    const char *text = text_value(manifest, node, "cover-image");
    const char *path = text == NULL ? NULL : file_path(mdbook, text);

    if (path != NULL)
        set_cover(manifest->book, path, node->at);
    else if (text != NULL)
        diag_add(&manifest->book->diags, "path-outside", node->at,
                 "name a folder that holds both with --root",
                 "%s leads out of the book's folder", text);
}

static void read_styles(const MdBook *mdbook, Manifest *manifest, const DataNode *node)
{
    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *text = text_value(manifest, item, node->key);
        const char *path = text == NULL ? NULL : file_path(mdbook, text);
        if (path != NULL)
            add_style_sheet(manifest->book, path, item->at);
    }
}

static void read_epub_table(const MdBook *mdbook, Manifest *manifest,
                            const DataNode *table)
{
    static const char *const known[] = {"cover-image",
                                        "additional-css",
                                        "additional-resources",
                                        "no-section-label",
                                        "curly-quotes",
                                        "use-default-css",
                                        "index-template",
                                        "epub-version",
                                        "footnote-backrefs",
                                        "smart-punctuation",
                                        "command",
                                        "optional",
                                        NULL};
    const DataNode *cover = value_of(table, "cover-image");
    const DataNode *styles = value_of(table, "additional-css");
    const DataNode *label = value_of(table, "no-section-label");

    note_keys(manifest, table, known);
    if (cover != NULL)
        read_cover(mdbook, manifest, cover);
    if (styles != NULL)
        read_styles(mdbook, manifest, styles);
    if (label != NULL)
        manifest->book->numbered = !is_true(label);
    read_flag(table, "curly-quotes", &manifest->book->dialect.smart);
    read_flag(table, "smart-punctuation", &manifest->book->dialect.smart);
}

/* ---- The file ------------------------------------------------------------------------------- */

/* [output] of other tools is theirs. */
static void read_tables(MdBook *mdbook, Manifest *manifest)
{
    static const char *const known[] = {"book",         "build",      "rust", "output",
                                        "preprocessor", "preprocess", NULL};
    const DataNode *output = value_of(manifest->root, "output");
    const DataNode *table = value_of(manifest->root, "book");

    note_keys(manifest, manifest->root, known);
    if (table != NULL && table->kind == DATA_MAP)
        read_book_table(manifest, table);
    mdbook->src = find_src(mdbook, manifest, table);
    if (mdbook->src == NULL)
        return;
    read_html_table(mdbook, manifest, value_of(output, "html"));
    table = value_of(output, "epub");
    if (table != NULL)
        read_epub_table(mdbook, manifest, table);
    read_preprocessors(manifest->book, value_of(manifest->root, "preprocessor"));
}

void read_mdbook_config(MdBook *mdbook)
{
    Project *project = mdbook->project;
    Book *book = project->book;
    Manifest manifest = {.project = project, .book = book, .foreign = true};
    TomlInput input = {&book->arena, &book->diags, &codes, &manifest.source};

    if (strcmp(path_ending(project->manifest), ".toml") == 0 &&
        read_project_file(project, project_path(project, project->manifest),
                          (Position){0}, &manifest.source))
        manifest.root = toml_read(&input, &manifest.whole);
    read_tables(mdbook, &manifest);
}
