/* honkit_languages.c - LANGS.md: a book in several languages, a folder each. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/honkit.h"
#include "load/languages.h"
#include "load/summary.h"

/* ---- The list --------------------------------------------------------------------------------- */

static void add_folder(Honkit *honkit, Languages *languages, const SummaryItem *item)
{
    Book *book = honkit->book;
    const char *decoded = percent_decode(&book->arena, item->destination);
    const char *path = decoded != NULL ? decoded : item->destination;
    const char *folder =
        path_resolve(&book->arena, honkit->content, path + strspn(path, "/"));

    if (folder == NULL || strcmp(folder, honkit->content) == 0)
        return;
    if (strcasecmp(path_name(folder), "README.md") == 0)
        folder = path_folder(&book->arena, folder);
    if (!has_folder(&book->root, folder)) {
        diag_add(&book->diags, "project-missing", item->at,
                 "mend the name, or take the line out", "there is no folder %s",
                 item->destination);
        return;
    }
    add_language(&book->arena, languages,
                 (Language){folder, path_name(folder), item->title});
}

static Languages read_languages(Honkit *honkit, const char *path)
{
    Languages languages = {0};
    Source source;
    size_t count = 0;
    const SummaryItem *items;

    if (!read_project_file(honkit->project, path, (Position){0}, &source))
        return languages;
    items = read_summary(&honkit->book->arena, &source, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == SUMMARY_LINK && items[i].depth > 0)
            add_folder(honkit, &languages, &items[i]);
    return languages;
}

/* Folders that are languages by their names, where nothing lists them. */
static Languages find_languages(Honkit *honkit)
{
    Languages languages = {0};
    const char **folders = honkit_language_folders(honkit);

    for (size_t i = 0; folders != NULL && folders[i] != NULL; i++) {
        add_language(&honkit->book->arena, &languages,
                     (Language){folders[i], path_name(folders[i]),
                                path_name(folders[i])});
    }
    return languages;
}

void choose_honkit_language(Honkit *honkit)
{
    Book *book = honkit->book;
    const char *path = honkit_structure_file(honkit, "languages", NULL);
    Languages languages;
    const Language *chosen;
    Position at;

    if (path == NULL)
        path = honkit_structure_file(honkit, "langs", "LANGS.md");
    languages = path != NULL ? read_languages(honkit, path) : find_languages(honkit);
    if (languages.count == 0)
        return;
    at = file_position(path != NULL ? shown_path(book, path) : book->manifest);
    chosen = choose_language(book, &languages, at);
    if (book->options->language == NULL && !book->options->each_language &&
        languages.count > 1)
        diag_add(&book->diags, "project-languages", at,
                 "choose with --language, or build one EPUB each: OUTPUT-{lang}.epub",
                 "the book is there in several languages; this is %s, the first, not %s",
                 chosen->name, join_languages(&book->arena, &languages, " and ", chosen));
    honkit->language = book->built_language = chosen->name;
    honkit->content = chosen->folder;
}
