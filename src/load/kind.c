/* kind.c - see the header. */
#include "load/kind.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"
#include "load/kind_within.h"

LoadStatus no_book(const Project *project, const char **why, const char *what)
{
    *why =
        arena_format(&project->book->arena, "%s: %s", project->book->options->book, what);
    return LOAD_NO_BOOK;
}

static const char *join_names(Arena *arena)
{
    const char *names = project_kinds[0]->name;

    for (size_t i = 1; project_kinds[i] != NULL; i++)
        names = arena_format(arena, "%s, %s", names, project_kinds[i]->name);
    return names;
}

/* What --from names.  NULL: there is no such kind. */
static const ProjectKind *lookup_kind(const char *name)
{
    for (size_t i = 0; project_kinds[i] != NULL; i++)
        if (strcasecmp(project_kinds[i]->name, name) == 0)
            return project_kinds[i];
    return NULL;
}

bool is_markdown_name(const char *name)
{
    static const char *const endings[] = {".md", ".markdown", ".mkd", ".mdown", ".txt"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcasecmp(path_ending(name), endings[i]) == 0)
            return true;
    return false;
}

void take_kind(Project *project, const ProjectKind *kind, const char *manifest)
{
    project->kind = kind;
    project->manifest = manifest;
}

/* By the file that the author gave: a kind's manifest, one of our own, or a single text. */
static LoadStatus find_by_file(Project *project, const Root *folder, const char *given,
                               const char **why)
{
    Arena *arena = &project->book->arena;

    for (size_t i = 0; project_kinds[i] != &folder_kind; i++) {
        const char *shown = project_kinds[i]->recognise(folder, arena);
        if (shown != NULL && strcmp(shown, given) == 0) {
            take_kind(project, project_kinds[i], given);
            return LOAD_OK;
        }
    }
    if (!has_file(folder, given))
        return no_book(project, why, arena_format(arena, "there is no %s in it", given));
    if (is_markdown_name(given)) {
        take_kind(project, &folder_kind, "");
        project->only_file = given;
    } else {
        take_kind(project, &epubify_kind, given);
    }
    return LOAD_OK;
}

/* "markdown+smart", "gfm": what pandoc's own --from would be. */
static bool is_format(const char *name)
{
    static const char *const formats[] = {"markdown", "gfm", "commonmark", "html", "rst"};

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strncasecmp(name, formats[i], strlen(formats[i])) == 0)
            return true;
    return false;
}

static LoadStatus find_forced(Project *project, const Root *folder, const char *given,
                              const char **why)
{
    Arena *arena = &project->book->arena;
    const char *name = project->book->options->from;
    const ProjectKind *kind = lookup_kind(name);
    const char *shown;

    if (kind == NULL) {
        *why = arena_format(arena, "--from can't be \"%s\"; it is one of: %s%s", name,
                            join_names(arena),
                            is_format(name)
                                ? ". It says what kind of project the book is; a text of "
                                  "pandoc's is --from pandoc"
                                : "");
        return LOAD_NO_BOOK;
    }
    shown = given != NULL ? given : kind->recognise(folder, arena);
    if (shown == NULL && kind == &pandoc_kind)
        shown = ""; /* its files may be all that there is */
    if (shown == NULL)
        return no_book(project, why,
                       arena_format(arena, "this is not %s: there is no %s", kind->title,
                                    kind->shown_by));
    take_kind(project, kind, shown);
    if (kind == &folder_kind ||
        (kind == &pandoc_kind && given != NULL && is_markdown_name(given) &&
         strcmp(given, "title.txt") != 0)) {
        project->manifest = "";
        project->only_file = given;
    }
    return LOAD_OK;
}

/* ", only 12 files of AsciiDoc", or nothing. */
static const char *name_unread(Project *project, const Root *folder)
{
    Arena *arena = &project->book->arena;
    Pages pages = {.arena = arena, .root = folder};
    const char *unread;

    read_pages(&pages, "");
    unread = list_unread(arena, &pages);
    return unread == NULL ? "" : arena_format(arena, ", only %s", unread);
}

LoadStatus find_kind(Project *project, const Root *folder, const char *given,
                     const char **why)
{
    if (project->book->options->from != NULL)
        return find_forced(project, folder, given, why);
    if (given != NULL)
        return find_by_file(project, folder, given, why);
    for (size_t i = 0; project_kinds[i] != NULL; i++) {
        const char *shown = project_kinds[i]->recognise(folder, &project->book->arena);
        if (shown != NULL) {
            take_kind(project, project_kinds[i], shown);
            return project_kinds[i] == &folder_kind ? look_within(project, folder, why)
                                                    : LOAD_OK;
        }
    }
    return no_book(
        project, why,
        arena_format(
            &project->book->arena,
            "there is no book in this folder: no book.yaml, no other tool's "
            "project, and no Markdown%s; epubify init DIR writes one to begin with",
            name_unread(project, folder)));
}
