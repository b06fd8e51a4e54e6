/* names.c - unique names, made from source paths and never from an ordinal. */
#include "resolve/names.h"

#include <string.h>
#include "base/path.h"
#include "base/sha1.h"
#include "base/slug.h"
#include "base/utf8.h"

enum { DIGITS = 6, ALL_DIGITS = 40 };

static bool take(Book *book, Map *taken, const char *name)
{
    static char mark;
    const char *key = utf8_fold(&book->arena, name);

    if (map_lookup(taken, key) != NULL)
        return false;
    map_put(taken, &book->arena, key, &mark);
    return true;
}

static const char *with_digits(Book *book, const char *wanted, const char *path,
                               size_t digits)
{
    Bytes bytes = {path, strlen(path)};
    const char *ending = path_ending(wanted);

    return arena_format(&book->arena, "%.*s-%s%s", (int)(ending - wanted), wanted,
                        sha1_hex(&book->arena, sha1_of(bytes), digits), ending);
}

const char *unique_name(Book *book, Map *taken, const char *wanted, const char *path,
                        bool lossy)
{
    const char *name;

    if (!lossy && take(book, taken, wanted))
        return arena_text(&book->arena, wanted);
    for (size_t digits = DIGITS; digits <= ALL_DIGITS; digits++) {
        name = with_digits(book, wanted, path, digits);
        if (take(book, taken, name))
            return name;
    }
    /* The same path again: nobody should ask for it twice, but two equal names would
     * be worse. */
    return unique_name(book, taken, wanted, arena_format(&book->arena, "%s+", path),
                       true);
}

static const char *without_folder(const char *path, const char *folder)
{
    size_t n = strlen(folder);

    return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : path;
}

const char *slug_of_source(Book *book, const char *path, const char *folder, bool *lossy)
{
    const char *relative = path_relative(&book->arena, book->base, path);
    const char *stem;

    while (strncmp(relative, "../", 3) == 0)
        relative += 3;
    relative = without_folder(relative, folder);
    stem = arena_copy(&book->arena, relative,
                      strlen(relative) - strlen(path_ending(relative)));
    return slug_ascii(&book->arena, stem, lossy);
}
