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

void reserve_name(Book *book, Map *taken, const char *name)
{
    take(book, taken, name);
}

/* Each try has one digit more; past the last, the same path is asked for again and
 * again, as of parts with one title, and a number behind it tells them apart. */
static const char *with_digits(Book *book, const char *wanted, const char *path,
                               size_t tries)
{
    const char *ending = path_ending(wanted);
    size_t digits = DIGITS + tries;

    if (digits > ALL_DIGITS) {
        path = arena_format(&book->arena, "%s+%zu", path, digits - ALL_DIGITS);
        digits = DIGITS;
    }
    return arena_format(&book->arena, "%.*s-%s%s", (int)(ending - wanted), wanted,
                        sha1_hex(&book->arena, sha1_of((Bytes){path, strlen(path)}),
                                 digits),
                        ending);
}

/* How often this name was tried for this path, so that no try is made twice.  No name
 * holds a line end, so these keys are apart from names. */
static size_t *lookup_tries(Book *book, Map *taken, const char *wanted, const char *path)
{
    const char *key = arena_format(&book->arena, "\n%s\n%s", wanted, path);
    size_t *tries = map_lookup(taken, key);

    if (tries == NULL) {
        tries = arena_alloc(&book->arena, sizeof *tries);
        map_put(taken, &book->arena, key, tries);
    }
    return tries;
}

const char *unique_name(Book *book, Map *taken, const char *wanted, const char *path,
                        bool lossy)
{
    const char *name;
    size_t *tries;

    if (!lossy && take(book, taken, wanted))
        return arena_text(&book->arena, wanted);
    tries = lookup_tries(book, taken, wanted, path);
    do
        name = with_digits(book, wanted, path, (*tries)++);
    while (!take(book, taken, name));
    return name;
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
