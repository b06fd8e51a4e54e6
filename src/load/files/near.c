/* near.c - looks along a path for the first name that is not there, and for one like
 * it. */
#include "load/files/near.h"
#include <string.h>
#include "base/diag.h"
#include "base/path.h"
#include "base/utf8.h"

enum { MOST_NAMES = 5000 }; /* comparing takes time */

/* The folder's names that are UTF-8, ending with NULL: others can't be shown. */
static const char **shown_names(const Root *root, const char *folder, Arena *arena)
{
    const char **names, **shown;
    size_t count, kept = 0;

    if (folder_list(root, folder, arena, &names, &count) != FILE_OK)
        return NULL;
    shown = arena_alloc(arena, (count + 1) * sizeof *shown);
    for (size_t i = 0; i < count && kept < MOST_NAMES; i++)
        if (utf8_check(names[i], strlen(names[i])) == strlen(names[i]))
            shown[kept++] = names[i];
    return shown;
}

static bool is_listed(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(name, *names) != 0)
        names++;
    return *names != NULL;
}

/* The one that differs in case or normal form only; else the most similar one; or
 * NULL. */
static const char *nearest_name(const char *name, const char *const *names, Arena *arena,
                                bool *same_letters)
{
    const char *folded = utf8_fold(arena, name);

    *same_letters = true;
    for (const char *const *other = names; *other != NULL; other++)
        if (strcmp(utf8_fold(arena, *other), folded) == 0)
            return *other;
    *same_letters = false;
    return nearest_word(name, names);
}

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' ? name : arena_format(arena, "%s/%s", folder, name);
}

static const char *hint_for(const char *base, const char *folder, const char *name,
                            const char *rest, const char *const *names, Arena *arena)
{
    bool same_letters;
    const char *near = nearest_name(name, names, arena, &same_letters);
    const char *shown;

    if (near == NULL)
        return NULL;
    shown = *rest == '\0' ? near : arena_format(arena, "%s/%s", near, rest);
    shown = path_relative(arena, base, join(arena, folder, shown));
    if (!same_letters)
        return arena_format(arena, "did you mean \"%s\"?", shown);
    if (strcmp(utf8_nfc(arena, near), utf8_nfc(arena, name)) == 0)
        return arena_format(
            arena,
            "there is \"%s\", whose accented letters are encoded in another way: "
            "copy the name from the folder",
            shown);
    return arena_format(arena, "there is \"%s\": upper and lower case count", shown);
}

/* The same name in a folder of this one: "intro.md" was meant to be "text/intro.md". */
static const char *deeper_hint(const Root *root, const char *base, const char *folder,
                               const char *name, const char *const *names, Arena *arena)
{
    enum { MOST_FOLDERS = 200 };

    for (size_t i = 0; names[i] != NULL && i < MOST_FOLDERS; i++) {
        const char *path = join(arena, join(arena, folder, names[i]), name);
        FileInfo info;
        if (file_info(root, path, &info) == FILE_OK)
            return arena_format(arena, "did you mean \"%s\"?",
                                path_relative(arena, base, path));
    }
    return NULL;
}

const char *near_file_hint(const Root *root, const char *base, const char *path,
                           Arena *arena)
{
    const char *folder = "";

    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        const char *name = arena_copy(arena, path, n);
        const char *rest = path + n + (path[n] == '/');
        const char **names = shown_names(root, folder, arena);
        if (names == NULL)
            return arena_format(arena, "\"%s\" is no folder",
                                path_relative(arena, base, folder));
        if (!is_listed(name, names)) {
            const char *hint = hint_for(base, folder, name, rest, names, arena);
            return hint != NULL || *rest != '\0'
                       ? hint
                       : deeper_hint(root, base, folder, name, names, arena);
        }
        folder = join(arena, folder, name);
        path = rest;
    }
    return "it is a link to a file that does not exist";
}

const char *similar_path(const Root *root, const char *path, Arena *arena)
{
    const char *folder = "";

    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        const char *name = arena_copy(arena, path, n);
        const char **names = shown_names(root, folder, arena);
        bool same_letters = true;
        if (names != NULL && !is_listed(name, names))
            name = nearest_name(name, names, arena, &same_letters);
        if (names == NULL || name == NULL || !same_letters)
            return NULL;
        folder = join(arena, folder, name);
        path += n + (path[n] == '/');
    }
    return folder;
}
