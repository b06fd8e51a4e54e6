/* honkit.c - a book of HonKit or of GitBook, which it was once: SUMMARY.md and book.json. */
#include "load/honkit.h"
#include <string.h>
#include "base/path.h"
#include "load/kind.h"

/* As HonKit reads Markdown: GitHub's, with ids at headings and the tags of templates. */
static const Dialect honkit_dialect = {
    .callouts = true,
    .callout_divs = true,
    .foreign_keys = true,
    .tags = true,
    .html_links = true,
    .tight_headings = true,
    .loose_emphasis = true,
    .attributes = ATTRIBUTES_HEADINGS,
    .heading_ids = IDS_HONKIT,
};

static const char *const usual_files[] = {"book.json", ".gitbook.yaml", "LANGS.md",
                                          "SUMMARY.md", NULL};

/* book.js says the same as book.json in a program; others are called so too. */
static bool is_book_program(const Root *folder, Arena *arena)
{
    static const char *const words[] = {"gitbook", "honkit", "plugins", "structure"};
    FileInfo info;
    Bytes text;

    if (file_read(folder, "book.js", 64 * 1024, arena, &text, &info) != FILE_OK ||
        find_bytes(text.data, text.len, "module.exports") == NULL)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (find_bytes(text.data, text.len, words[i]) != NULL)
            return true;
    return false;
}

static const char *recognise(const Root *folder, Arena *arena)
{
    for (size_t i = 0; usual_files[i] != NULL; i++)
        if (has_file(folder, usual_files[i]))
            return usual_files[i];
    return is_book_program(folder, arena) ? "book.js" : NULL;
}

/* --manifest may name another one: of keys and values, or the contents. */
static void read_named(Honkit *honkit)
{
    Project *project = honkit->project;

    for (size_t i = 0; usual_files[i] != NULL; i++)
        if (strcmp(usual_files[i], project->manifest) == 0)
            return;
    if (strcmp(project->manifest, "book.js") == 0)
        return;
    if (is_markdown_name(project->manifest))
        honkit->summary = project_path(project, project->manifest);
    else
        read_named_layer(honkit);
}

/* The folder with the text, as root: names it. */
static const char *content_folder(Honkit *honkit, const char *folder)
{
    Book *book = honkit->book;
    const DataNode *node = lookup_honkit_key(honkit, "root", NULL);
    const char *path;

    if (node == NULL || node->kind != DATA_SCALAR)
        return folder;
    path = path_resolve(&book->arena, folder, node->text + strspn(node->text, "/"));
    if (path == NULL)
        diag_add(&book->diags, "path-outside", node->at, "name a folder in the book's",
                 "root leads out of the book: %s", node->text);
    else if (!has_folder(&book->root, path))
        diag_add(&book->diags, "project-missing", node->at, "mend the name",
                 "there is no folder %s, so the text is looked for beside this file",
                 node->text);
    else
        return path;
    return folder;
}

static void read_language_folder(Honkit *honkit)
{
    size_t before = honkit->layer_count;

    choose_honkit_language(honkit);
    if (honkit->language == NULL)
        return;
    read_honkit_layers(honkit, honkit->content);
    honkit->folder_layers = honkit->layer_count - before;
}

static void read_it(Project *project)
{
    Book *book = project->book;
    Honkit honkit = {.project = project, .book = book, .content = book->base};

    book->dialect = honkit_dialect;
    book->numbered = false;
    read_honkit_layers(&honkit, book->base);
    read_named(&honkit);
    read_honkit_ignore(&honkit);
    honkit.content = content_folder(&honkit, book->base);
    read_language_folder(&honkit);
    if (honkit.language == NULL)
        honkit.content = find_honkit_summary(&honkit);
    report_honkit_structure(&honkit);
    book->site = honkit.content;
    book->dialect.math =
        has_honkit_plugin(&honkit, "katex") || has_honkit_plugin(&honkit, "mathjax");
    book->dialect.math_doubled = book->dialect.math;
    project->expand = has_honkit_plugin(&honkit, "include-codeblock")
                          ? expand_honkit_code
                          : expand_honkit_includes;
    read_honkit_metadata(&honkit);
    read_honkit_rest(&honkit);
    read_honkit_entries(&honkit);
    read_honkit_files(&honkit);
}

const ProjectKind honkit_kind = {"honkit", "a book of HonKit or GitBook",
                                 "book.json or SUMMARY.md", recognise, read_it};
