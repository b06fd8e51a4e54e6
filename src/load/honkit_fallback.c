/* honkit_fallback.c - a book of HonKit whose SUMMARY.md is not where it should be: in one of
 * the folders, in one of each language, or nowhere, so that all Markdown is the book. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"
#include "load/honkit.h"

/* ---- What structure: names -------------------------------------------------------------------- */

void report_honkit_structure(Honkit *honkit)
{
    static const char *const keys[][2] = {
        {"readme", "README.md"},   {"summary", "SUMMARY.md"}, {"glossary", "GLOSSARY.md"},
        {"languages", "LANGS.md"}, {"langs", "LANGS.md"},
    };
    Book *book = honkit->book;

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *key = arena_format(&book->arena, "structure.%s", keys[i][0]);
        const DataNode *node = lookup_honkit_key(honkit, key, NULL);
        /* The usual name says no more than that there may be such a file. */
        if (node == NULL || node->kind != DATA_SCALAR ||
            strcasecmp(path_name(node->text), keys[i][1]) == 0 ||
            honkit_file(honkit, node->text) != NULL)
            continue;
        diag_add(&book->diags, "project-missing", node->at,
                 "its path counts from the folder with the text",
                 "there is no %s; %s is looked for instead", node->text, keys[i][1]);
    }
}

/* ---- Folders that have one -------------------------------------------------------------------- */

static bool has_summary(Honkit *honkit)
{
    return honkit->summary != NULL ||
           honkit_structure_file(honkit, "summary", "SUMMARY.md") != NULL;
}

/* The folders in that with the text which hold a SUMMARY.md, by their paths; NULL: none. */
static const char **folders_with_summary(Honkit *honkit, bool languages)
{
    enum { MOST = 500 };
    Book *book = honkit->book;
    Arena *arena = &book->arena;
    const char **found = NULL;
    FolderName *names;
    size_t count;

    if (has_summary(honkit) ||
        folder_names(&book->root, honkit->content, arena, &names, &count) != FILE_OK ||
        count > MOST)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *path;
        if (names[i].kind != NAME_FOLDER || is_passed_over(names[i].name) ||
            (languages && folder_language(arena, names[i].name) == NULL))
            continue;
        path = path_resolve(arena, honkit->content, names[i].name);
        if (has_file(&book->root, arena_format(arena, "%s/SUMMARY.md", path)))
            found = append_word(arena, found, path);
    }
    return found;
}

static void report_only_folder(Honkit *honkit, const char *folder)
{
    diag_add(&honkit->book->diags, "project-missing",
             file_position(honkit->book->manifest),
             "name the folder when you build, or say root in the book.json",
             "there is no SUMMARY.md here but in %s, which is taken for the book",
             path_relative(&honkit->book->arena, honkit->book->base, folder));
}

const char **honkit_language_folders(Honkit *honkit)
{
    const char **folders = folders_with_summary(honkit, true);

    if (folders != NULL && folders[1] == NULL)
        report_only_folder(honkit, folders[0]);
    return folders;
}

const char *find_honkit_summary(Honkit *honkit)
{
    const char **folders = folders_with_summary(honkit, false);

    if (folders == NULL || folders[1] != NULL)
        return honkit->content;
    report_only_folder(honkit, folders[0]);
    read_honkit_layers(honkit, folders[0]);
    return folders[0];
}

/* ---- None has --------------------------------------------------------------------------------- */

/* What is an entry already, or is to be none. */
static size_t mark_listed(Honkit *honkit, const Page *folder, const char *glossary)
{
    const Map *entries = &honkit->project->files;
    size_t left = 0;

    if (folder->own != NULL && map_lookup(entries, folder->own->path) != NULL)
        folder->own->listed = true;
    for (size_t i = 0; i < folder->count; i++) {
        Page *page = folder->children[i];
        page->listed = map_lookup(entries, page->path) != NULL ||
                       strcasecmp(page->name, "SUMMARY.md") == 0 ||
                       is_honkit_ignored(honkit, page->path) ||
                       (glossary != NULL && strcmp(page->path, glossary) == 0);
        left += page->folder ? mark_listed(honkit, page, glossary) : !page->listed;
    }
    return left;
}

static const char *join_names(Book *book, const char **folders)
{
    const char *names = "";

    for (size_t i = 0; folders != NULL && folders[i] != NULL; i++)
        names = arena_format(&book->arena, "%s%s%s", names, i == 0 ? "" : ", ",
                             path_relative(&book->arena, book->base, folders[i]));
    return names;
}

/* From the book's folder. */
static const char *summary_name(Honkit *honkit)
{
    Book *book = honkit->book;

    return path_relative(&book->arena, book->base,
                         path_resolve(&book->arena, honkit->content, "SUMMARY.md"));
}

void add_honkit_folder(Honkit *honkit, const char *glossary)
{
    Book *book = honkit->book;
    Pages pages = {.arena = &book->arena, .root = &book->root};
    const char **folders = folders_with_summary(honkit, false);
    const char *hint = "list the chapters in a SUMMARY.md";
    size_t left;

    read_pages(&pages, honkit->content);
    left = mark_listed(honkit, pages.top, glossary);
    if (folders != NULL)
        hint = arena_format(&book->arena,
                            "name a folder that has one, and it is a book of its own: %s",
                            join_names(book, folders));
    diag_add(&book->diags, "project-missing", file_position(book->manifest), hint,
             left == 0 && book->chapter_count == 0
                 ? "there is no %s, and no README either"
             : left == 0
                 ? "there is no %s, so the README is all there is of the book"
                 : "there is no %s, so all Markdown in its folder is the book, in the "
                   "folder's order",
             summary_name(honkit));
    if (left > 0)
        add_all_pages(honkit->project, &pages);
}
