/* honkit_paths.c - the files that a project names, and those that it is known to have. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/honkit.h"

const char *honkit_file(Honkit *honkit, const char *name)
{
    Book *book = honkit->book;
    const char *path =
        path_resolve(&book->arena, honkit->content, name + strspn(name, "/"));

    if (path == NULL || *path == '\0')
        return NULL;
    if (!has_file(&book->root, path))
        path = lookup_path(honkit->project, path);
    return path != NULL && has_file(&book->root, path) ? path : NULL;
}

const char *honkit_structure_file(Honkit *honkit, const char *key, const char *usual)
{
    const char *name =
        honkit_text(honkit, arena_format(&honkit->book->arena, "structure.%s", key));
    const char *path = name == NULL ? NULL : honkit_file(honkit, name);

    if (path == NULL && usual != NULL)
        path = honkit_file(honkit, usual);
    return path == NULL || is_honkit_ignored(honkit, path) ? NULL : path;
}

bool is_remote_item(const char *destination)
{
    size_t n = strspn(destination, "abcdefghijklmnopqrstuvwxyz"
                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    return (n > 1 && destination[n] == ':') || strncmp(destination, "//", 2) == 0;
}

/* The file as the folder has it: a folder's README, and "a" for a.md. */
static const char *file_of(Honkit *honkit, const char *path)
{
    static const char *const endings[] = {"", ".md", "/README.md"};
    Book *book = honkit->book;

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *file = arena_format(&book->arena, "%s%s", path, endings[i]);
        if (has_file(&book->root, file))
            return file;
    }
    return NULL;
}

/* "dir/a.html" is what the tool makes of dir/a.md. */
static const char *markdown_of(Honkit *honkit, const char *path)
{
    Book *book = honkit->book;
    size_t len = strlen(path);
    const char *file;

    if (strcasecmp(path_ending(path), ".html") != 0 || has_file(&book->root, path))
        return path;
    file = arena_format(&book->arena, "%.*s.md", (int)(len - 5), path);
    return has_file(&book->root, file) ? file : path;
}

const char *honkit_item_path(Honkit *honkit, const SummaryItem *item,
                             const char **fragment)
{
    Arena *arena = &honkit->book->arena;
    size_t len = strcspn(item->destination, "?#");
    const char *hash = strchr(item->destination, '#');
    char *name = arena_copy(arena, item->destination, len);
    const char *decoded = percent_decode(arena, name), *path, *file;

    *fragment = hash == NULL || hash[1] == '\0' ? NULL : hash + 1;
    if (decoded == NULL || has_file(&honkit->book->root, name))
        decoded = name;
    name = arena_text(arena, decoded);
    for (char *p = name; *p != '\0'; p++)
        if (*p == '\\')
            *p = '/';
    path = path_resolve(arena, honkit->content, name + strspn(name, "/"));
    if (path == NULL || *path == '\0')
        return NULL;
    path = markdown_of(honkit, path);
    file = file_of(honkit, path);
    return file == NULL ? path : file;
}
