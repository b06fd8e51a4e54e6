/* resources_folders.c - see the header. */
#include "resolve/resources_folders.h"
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"

const Folder *look_at_folder(Book *book, const char *path)
{
    enum { MOST_LISTED = 500 * 1000 };
    Folder *folder = map_lookup(&book->folders, path);
    Arena *arena = &book->arena;

    if (folder != NULL)
        return folder;
    folder = arena_alloc(arena, sizeof *folder);
    map_put(&book->folders, arena, arena_text(arena, path), folder);
    if (book->listed > MOST_LISTED)
        return folder;
    folder->status =
        folder_list(&book->root, path, arena, &folder->names, &folder->count);
    if (folder->status != FILE_OK)
        return folder;
    book->listed += folder->count;
    for (size_t i = folder->count; i > 0;
         i--) { /* of two spellings the first one stays */
        map_put(&folder->spellings, arena, utf8_nfc(arena, folder->names[i - 1]),
                (void *)folder->names[i - 1]);
        map_put(&folder->folded, arena, utf8_fold(arena, folder->names[i - 1]),
                (void *)folder->names[i - 1]);
    }
    return folder;
}

const char *same_name(Book *book, const char *path)
{
    Arena *arena = &book->arena;
    const char *folder = path_folder(arena, path),
               *name = utf8_nfc(arena, path_name(path));

    for (const char *byte = name; (unsigned char)*byte < 0x80; byte++)
        if (*byte == '\0')
            return NULL; /* ASCII has one spelling: spare the folder */
    name = map_lookup(&look_at_folder(book, folder)->spellings, name);
    return name == NULL ? NULL : path_resolve(arena, folder, name);
}

const char *similar_file(Book *book, const char *path)
{
    Arena *arena = &book->arena;
    const char *found = "";

    while (*path != '\0') {
        size_t len = strcspn(path, "/");
        const Folder *folder = look_at_folder(book, found);
        const char *name = arena_copy(arena, path, len);
        const char *there = map_lookup(&folder->spellings, utf8_nfc(arena, name));
        if (there == NULL)
            there = map_lookup(&folder->folded, utf8_fold(arena, name));
        if (there == NULL)
            return NULL;
        found = path_resolve(arena, found, there);
        path += len + (path[len] == '/');
    }
    return found;
}
