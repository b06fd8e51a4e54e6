/* resources_names.c - names that are not quite those of the files that were meant. */
#include "resolve/resources_names.h"

#include <string.h>
#include "base/diag.h"
#include "base/path.h"
#include "base/utf8.h"
#include "resolve/links/targets.h"
#include "resolve/links/urls.h"

bool is_file_there(const Book *book, const char *path)
{
    FileInfo info;

    return path != NULL && *path != '\0' &&
           file_info(&book->root, path, &info) == FILE_OK;
}

/* The names in a folder.  Each folder is read once, and of all together so many names:
 * hostile input could search for millions, by many ways to one folder. */
typedef struct {
    FileStatus status;
    const char **names;
    size_t count;
    Map spellings; /* a name in NFC → as it is */
    Map folded;    /* the same by name without case; filled when one is looked for */
} Folder;

static Folder *look_at_folder(Book *book, const char *path)
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
    for (size_t i = folder->count; i > 0; i--) /* of two spellings the first one stays */
        map_put(&folder->spellings, arena, utf8_nfc(arena, folder->names[i - 1]),
                (void *)folder->names[i - 1]);
    return folder;
}

const char *same_spelling(Book *book, const char *path)
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

/* A name in the folder: as it is there, else by another case; NULL: there is none. */
static const char *similar_name(Book *book, Folder *folder, const char *name)
{
    Arena *arena = &book->arena;
    const char *found = map_lookup(&folder->spellings, utf8_nfc(arena, name));

    if (found != NULL || folder->count == 0)
        return found;
    for (size_t i = folder->folded.count == 0 ? folder->count : 0; i > 0; i--)
        map_put(&folder->folded, arena, utf8_fold(arena, folder->names[i - 1]),
                (void *)folder->names[i - 1]);
    return map_lookup(&folder->folded, utf8_fold(arena, name));
}

const char *similar_file(Book *book, const char *path)
{
    Arena *arena = &book->arena;
    const char *found = "";

    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        const char *name =
            similar_name(book, look_at_folder(book, found), arena_copy(arena, path, n));
        if (name == NULL)
            return NULL;
        found = *found == '\0' ? name : arena_format(arena, "%s/%s", found, name);
        path += n + (path[n] == '/');
    }
    return is_file_there(book, found) ? found : NULL;
}

/* ---- Was it the very name? --------------------------------------------------------------------- */

/* True when the path ends with what the name says behind its ".."s. */
static bool ends_in(Arena *arena, const char *path, const char *name)
{
    const char *tail = utf8_nfc(arena, path_tidy(arena, name + strspn(name, "/")));
    size_t n, length = strlen(path);

    while (strncmp(tail, "../", 3) == 0)
        tail += 3;
    n = strlen(tail);
    return n <= length && strcmp(path + length - n, tail) == 0 &&
           (n == length || path[length - n - 1] == '/');
}

bool is_named_by(Book *book, const char *url, const char *path)
{
    Arena *arena = &book->arena;
    const char *plain, *decoded;

    url += strspn(url, " \t\r\n\f");
    plain = arena_copy(arena, url, strcspn(url, "?#"));
    decoded = percent_decode(arena, plain);
    path = utf8_nfc(arena, path);
    return (decoded != NULL && ends_in(arena, path, decoded)) ||
           ends_in(arena, path, plain) || ends_in(arena, path, url);
}

/* ---- What to tell the author ------------------------------------------------------------------ */

const char *no_file_text(Book *book, const char *path)
{
    return look_at_folder(book, path)->status == FILE_OK ? "a folder"
                                                         : "a device or a pipe";
}

/* A name in the folder that differs only by case, else the nearest one. */
static const char *near_name(Book *book, const char *path, const char *name)
{
    enum { MOST_GUESSES = 100, MOST_NAMES = 5000 }; /* comparing takes time */
    Arena *arena = &book->arena;
    const Folder *folder;
    const char **candidates, *folded = utf8_fold(arena, name);

    if (book->guesses++ >= MOST_GUESSES)
        return NULL;
    folder = look_at_folder(book, path);
    candidates = arena_alloc(arena, (MOST_NAMES + 1) * sizeof *candidates);
    for (size_t i = 0; i < folder->count && i < MOST_NAMES; i++) {
        if (strcmp(folder->names[i], name) == 0)
            return NULL; /* it is there, and leads to nothing */
        if (strcmp(utf8_fold(arena, folder->names[i]), folded) == 0)
            return folder->names[i];
        candidates[i] = folder->names[i];
    }
    return nearest_word(name, candidates);
}

/* The way from folder to a path, as a file there would write it. */
static const char *way_to(Book *book, const char *folder, const char *path)
{
    return arena_format(&book->arena, "from here it is \"%s\"",
                        path_relative(&book->arena, folder, path));
}

/* The other file that was most likely meant; NULL: none is. */
static const char *near_hint(Book *book, const char *folder, const char *url,
                             const char *path)
{
    Arena *arena = &book->arena;
    const char *within = path == NULL ? "" : path_folder(arena, path), *near = NULL;
    const char *plain = url + strspn(url, "/"), *other;

    if (strchr(url, '\\') != NULL)
        return "write / between folders";
    if (path != NULL)
        near = near_name(book, within, path_name(path));
    if (near != NULL)
        return arena_format(arena, "did you mean \"%s\"?",
                            path_relative(arena, folder,
                                          path_resolve(arena, within, near)));
    /* Many write paths as seen from the book. */
    other = path_resolve(arena, book->base, plain);
    if (is_file_there(book, other))
        return way_to(book, folder, other);
    other = path_resolve(arena, "", plain);
    if (is_file_there(book, other))
        return way_to(book, folder, other);
    return NULL;
}

static const char *folder_hint(const char *url)
{
    return *url == '/' ? "a path that begins with / counts from the book's folder"
                       : "the path counts from the folder of the file that names it";
}

const char *missing_hint(Book *book, const char *folder, const char *url,
                         const char *path)
{
    const char *hint = near_hint(book, folder, url, path);

    return hint != NULL ? hint : folder_hint(url);
}

/* Where projects of some kinds look besides. */
static const char *searched_hint(Book *book)
{
    Arena *arena = &book->arena;
    const char *hint = "it was looked for in the folder of the file that names it";

    for (size_t i = 0; book->picture_roots[i] != NULL; i++) {
        const char *root = book->picture_roots[i];
        const char *shown =
            strcmp(root, book->base) == 0 ? "." : path_relative(arena, book->base, root);
        hint = arena_format(arena, "%s%s %s", hint,
                            book->picture_roots[i + 1] == NULL ? " and" : ",", shown);
    }
    return hint;
}

const char *missing_picture_hint(Book *book, const char *folder, const char *url,
                                 const char *path)
{
    const char *hint = near_hint(book, folder, url, path);

    if (hint != NULL)
        return hint;
    return *url == '/' || book->picture_roots == NULL || book->picture_roots[0] == NULL
               ? folder_hint(url)
               : searched_hint(book);
}

const char *local_copy_hint(Book *book, const char *folder, const char *url)
{
    Arena *arena = &book->arena;
    const char *end = strpbrk(url, "?#");
    const char *at = strstr(url, "://");
    const char *path =
        at == NULL || (end != NULL && end < at)
            ? NULL
            : percent_decode(arena, arena_copy(arena, at + 3,
                                               end == NULL ? strlen(at + 3)
                                                           : (size_t)(end - at - 3)));

    /* One name alone, such as logo.png, may be of any picture. */
    while (path != NULL && (path = strchr(path, '/')) != NULL &&
           strchr(++path, '/') != NULL) {
        const char *here = path_resolve(arena, book->base, path);
        if (is_file_there(book, here))
            return arena_format(arena, "a file of that name is here: write %s",
                                as_written(arena, path_relative(arena, folder, here)));
    }
    return NULL;
}

void report_name(Book *book, Diags *diags, Position at, const char *folder,
                 const char *url, const char *path)
{
    const char *hint =
        arena_format(&book->arena, "write %s", path_relative(&book->arena, folder, path));

    if (strchr(url, '\\') != NULL)
        diag_add(diags, "name-case", at, hint,
                 "\"%s\" has backslashes, which stand between folders on Windows only",
                 url);
    else
        diag_add(diags, "name-case", at, hint,
                 "\"%s\" is there under a name that differs in upper and lower case",
                 url);
}

const char *named_file(Book *book, const char *path, Position at)
{
    const char *found = is_file_there(book, path) ? path : similar_file(book, path);

    if (found == NULL || strcmp(found, path) == 0)
        return path;
    report_name(book, &book->diags, at, book->base,
                path_relative(&book->arena, book->base, path), found);
    return found;
}
