/* kind_within.c - see the header. */
#include "load/kind_within.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"
#include "load/languages.h"

enum { MOST_NAMES = 200, MOST_LOOKED_AT = 200 };

typedef struct {
    const char *path; /* from the folder that was given */
    const ProjectKind *kind;
    const char *shown;
} Place;

typedef struct {
    Project *project;
    const Root *folder;
    Place *places;
    size_t count;
    size_t looked_at;
} Search;

/* What another tool, or we, have a manifest for in the folder; NULL: nothing. */
static const ProjectKind *recognise_within(const Root *folder, const char *path,
                                           Arena *arena, const char **shown)
{
    const ProjectKind *found = NULL;
    Root inner;

    if (!root_open_within(&inner, folder, path))
        return NULL;
    for (size_t i = 0; project_kinds[i] != &folder_kind && found == NULL; i++) {
        *shown = project_kinds[i]->recognise(&inner, arena);
        found = *shown == NULL ? NULL : project_kinds[i];
    }
    root_close(&inner);
    return found;
}

/* In the folders of that one; where none is, in theirs: docs/en. */
static void find_places(Search *search, const char *above, int depth)
{
    Arena *arena = &search->project->book->arena;
    FolderName *names;
    size_t count;

    if (folder_names(search->folder, above, arena, &names, &count) != FILE_OK ||
        count > MOST_NAMES)
        return;
    for (size_t i = 0; i < count; i++) {
        Place place = {.path = path_resolve(arena, above, names[i].name)};
        if (names[i].kind != NAME_FOLDER || is_passed_over(names[i].name))
            continue;
        if (depth > 1) {
            find_places(search, place.path, depth - 1);
            continue;
        }
        if (search->looked_at++ >= MOST_LOOKED_AT)
            return;
        place.kind = recognise_within(search->folder, place.path, arena, &place.shown);
        if (place.kind == NULL)
            continue;
        search->places =
            arena_grow(arena, search->places, search->count, sizeof *search->places);
        search->places[search->count++] = place;
    }
}

static size_t count_pages(const Search *search, const char *path)
{
    Pages pages = {.arena = &search->project->book->arena, .root = search->folder};

    read_pages(&pages, path);
    return pages.markdown + pages.texts;
}

/* examples/ is the book of nobody. */
static bool is_usual(const Place *place)
{
    static const char *const names[] = {"book",          "docs",     "doc",
                                        "documentation", "content",  "manuscript",
                                        "guide",         "handbook", "src",
                                        "text",          "source",   "ebook"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcasecmp(path_name(place->path), names[i]) == 0)
            return true;
    return false;
}

/* ---- In several languages ------------------------------------------------------------------- */

/* Folders cs/ and ts/ alone may be of programs. */
static bool are_languages(const Search *search)
{
    Arena *arena = &search->project->book->arena;
    const char *tag;
    size_t sure = 0;

    for (size_t i = 0; i < search->count; i++) {
        const char *path = search->places[i].path;
        NameLanguage how = name_language(arena, path_name(path), &tag);
        if (how == NAME_NO_LANGUAGE ||
            strcmp(path_folder(arena, path),
                   path_folder(arena, search->places[0].path)) != 0)
            return false;
        sure += how == NAME_LANGUAGE;
    }
    return search->count > 1 && sure > 0;
}

/* English is the first. */
static Languages list_languages(const Search *search)
{
    Arena *arena = &search->project->book->arena;
    Languages languages = {0};

    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < search->count; i++) {
            const char *path = search->places[i].path;
            const char *tag = folder_language(arena, path_name(path));
            if ((strcmp(tag, "en") == 0) == (round == 0))
                add_language(arena, &languages, (Language){path, path_name(path), ""});
        }
    return languages;
}

static const Place *choose_translation_of(const Search *search)
{
    Book *book = search->project->book;
    Languages languages = list_languages(search);
    const Language *chosen =
        choose_language(book, &languages, file_position(book->manifest));

    book->built_language = chosen->name;
    search->project->language = folder_language(&book->arena, chosen->name);
    tell_languages(book, &languages, chosen, 0);
    for (size_t i = 0; i < search->count; i++)
        if (strcmp(search->places[i].path, chosen->folder) == 0)
            return &search->places[i];
    return &search->places[0];
}

/* ---- The choice ----------------------------------------------------------------------------- */

/* The only place, or the only one of a usual name; *several: there are more. */
static const Place *choose_place(const Search *search, bool *several)
{
    const Place *usual = NULL;
    size_t count = 0;

    for (size_t i = 0; i < search->count; i++)
        if (is_usual(&search->places[i])) {
            usual = &search->places[i];
            count++;
        }
    *several = search->count > 1 && count != 1;
    return count == 1 ? usual : &search->places[0];
}

static const char *list_places(const Search *search)
{
    const char *listed = "";

    for (size_t i = 0; i < search->count; i++)
        listed = arena_format(&search->project->book->arena, "%s%s%s", listed,
                              i == 0 ? "" : ", ", search->places[i].path);
    return listed;
}

/* Whether the places are more than examples in a folder of chapters. */
static bool hold_most(const Search *search)
{
    size_t within = 0;

    for (size_t i = 0; i < search->count; i++)
        within += count_pages(search, search->places[i].path);
    return within * 2 >= count_pages(search, "");
}

LoadStatus look_within(Project *project, const Root *folder, const char **why)
{
    Search search = {.project = project, .folder = folder};
    const Place *place;
    const char *tag;
    bool several = false;

    for (int depth = 1; depth <= 2 && search.count == 0; depth++) {
        search.looked_at = 0;
        find_places(&search, "", depth);
    }
    if (search.count == 0)
        return LOAD_OK;
    if (are_languages(&search)) {
        place = hold_most(&search) ? choose_translation_of(&search) : NULL;
    } else {
        place = choose_place(&search, &several);
        if (!(is_usual(place) && !several) && !hold_most(&search))
            place = NULL;
    }
    if (place == NULL)
        return LOAD_OK;
    if (several)
        return no_book(project, why,
                       arena_format(&project->book->arena,
                                    "there are several books in it: %s; name one of "
                                    "them, or say --from folder",
                                    list_places(&search)));
    take_kind(project, place->kind, place->shown);
    project->within = place->path;
    if (project->language == NULL &&
        name_language(&project->book->arena, path_name(place->path), &tag) ==
            NAME_LANGUAGE)
        project->language = tag;
    return LOAD_OK;
}
