/* load.c - finds the book, opens its root, and has the manifest and all that it names
 * read. */
#include "load/load.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/path.h"
#include "load/manifest.h"
#include "load/value.h"

/* Where things are, with all links resolved. */
typedef struct {
    const char *name; /* of the manifest in its folder */
    char *folder;     /* the manifest's; malloc'ed by realpath, as is root */
    char *root;
} Place;

static void free_place(Place *place)
{
    free(place->folder);
    free(place->root);
}

static LoadStatus no_book(Book *book, const char **why, const char *what)
{
    *why = arena_format(&book->arena, "%s: %s", book->options->book, what);
    return LOAD_NO_BOOK;
}

/* ---- Finding the manifest ------------------------------------------------------------------- */

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' ? name : arena_format(arena, "%s/%s", folder, name);
}

/* What is often given instead, judged by its name: the output, or a chapter. */
static const char *other_than_book(const char *given)
{
    const char *dot = strrchr(path_name(given), '.');

    if (dot == NULL)
        return NULL;
    if (strcasecmp(dot, ".epub") == 0)
        return "this is an EPUB; the book comes first, then the output";
    if (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0)
        return "this is a chapter; name the folder that holds its book.yaml";
    return NULL;
}

/* Splits what the author gave into the manifest's folder and name. */
static LoadStatus find_manifest(Book *book, Place *place, const char **why)
{
    const char *given = book->options->book;
    const char *folder = given;
    const char *other = other_than_book(given);
    struct stat st;

    if (stat(given, &st) != 0)
        return no_book(book, why,
                       errno == ENOENT ? "there is no such folder or file"
                                       : strerror(errno));
    if (other != NULL && !S_ISDIR(st.st_mode))
        return no_book(book, why, other);
    place->name = "book.yaml";
    if (!S_ISDIR(st.st_mode)) {
        folder = path_folder(&book->arena, given);
        place->name = path_name(given);
    }
    if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
        return no_book(book, why, "it is neither a folder nor a file");
    place->folder = realpath(folder[0] == '\0' ? "." : folder, NULL);
    if (place->folder == NULL)
        return no_book(book, why, strerror(errno));
    book->shown_base = path_tidy(&book->arena, folder);
    book->manifest = join(&book->arena, book->shown_base, place->name);
    return LOAD_OK;
}

/* True when path is the folder itself or below it; both are real paths. */
static bool is_within(const char *path, const char *folder)
{
    size_t n = strlen(folder);

    if (strcmp(folder, "/") == 0)
        return true;
    return strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* Nothing outside of --confine is opened, not even the manifest.  True: it may be. */
static bool is_allowed(Book *book, const char *path, Position at, const char *what)
{
    char *confine;
    bool allowed, exists;

    if (book->options->confine == NULL)
        return true;
    confine = realpath(book->options->confine, NULL);
    exists = confine != NULL;
    allowed = confine != NULL && is_within(path, confine);
    free(confine);
    if (!allowed)
        diag_add(
            &book->diags, "path-outside", at,
            "name a folder within it, or let --confine name one that holds the book",
            exists
                ? "%s is not within %s, which --confine names"
                : "%s can't be within %s, which --confine names: there is no such folder",
            what, book->options->confine);
    return allowed;
}

/* Opens a folder that is_allowed has let pass, on the way from confine on: a link that
 * somebody has put there since leads nowhere. */
static bool open_folder(const Book *book, const char *folder, Root *root)
{
    const char *given = book->options->confine;
    char *confine = given == NULL ? NULL : realpath(given, NULL);
    Root above;
    bool opened = false;

    if (given == NULL)
        return root_open(root, folder);
    if (confine != NULL && is_within(folder, confine) && root_open(&above, confine)) {
        folder += strcmp(confine, "/") == 0 ? 0 : strlen(confine);
        opened = root_open_within(root, &above, folder + strspn(folder, "/"));
        root_close(&above);
    }
    free(confine);
    return opened;
}

static const char *missing_manifest(Book *book, const Place *place)
{
    static const char *const other_names[] = {"book.yml", "metadata.yaml",
                                              "metadata.yml"};
    struct stat st;

    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++)
        if (stat(arena_format(&book->arena, "%s/%s", place->folder, other_names[i]),
                 &st) == 0)
            return arena_format(
                &book->arena,
                "there is no %s in this folder, but %s: name it as the book", place->name,
                other_names[i]);
    return arena_format(&book->arena, "there is no %s in this folder", place->name);
}

static LoadStatus read_raw_manifest(Book *book, const Place *place, Bytes *raw,
                                    FileInfo *info, const char **why)
{
    Root root;
    FileStatus status;

    if (!open_folder(book, place->folder, &root))
        return no_book(book, why, strerror(errno));
    status = file_read(&root, place->name, YAML_LARGEST, &book->arena, raw, info);
    root_close(&root);
    switch (status) {
    case FILE_OK:
        return LOAD_OK;
    case FILE_TOO_LARGE:
        *raw = (Bytes){"", 0};
        diag_add(&book->diags, "manifest-large", file_position(book->manifest),
                 "is it the right file?", "the manifest is larger than 256 KiB");
        return LOAD_OK;
    case FILE_OUTSIDE:
        *raw = (Bytes){"", 0};
        diag_add(&book->diags, "path-outside", file_position(book->manifest),
                 "put a copy into the folder, or name the file that the link leads to",
                 "the manifest is a link that leads out of its folder");
        return LOAD_OK;
    case FILE_MISSING:
        return no_book(book, why, missing_manifest(book, place));
    default:
        *why =
            arena_format(&book->arena, "%s %s", book->manifest, file_status_text(status));
        return LOAD_SYSTEM;
    }
}

/* ---- The root ------------------------------------------------------------------------------- */

/* What root: names, as a real path; NULL when there is none, or none that is good. */
static char *named_root(Manifest *manifest, const Place *place)
{
    Book *book = manifest->book;
    const DataNode *node = data_lookup(manifest->root, "root");
    const char *name = node == NULL ? NULL : text_value(manifest, node, "root");
    char *root;

    if (name == NULL)
        return NULL;
    if (name[0] == '/') {
        diag_add(&book->diags, "path-outside", node->at,
                 "count it from the manifest: `root: ..`",
                 "root can't be an absolute path");
        return NULL;
    }
    root = realpath(arena_format(&book->arena, "%s/%s", place->folder, name), NULL);
    if (root != NULL && is_within(place->folder, root))
        return root;
    /* Not which of both: strangers need not learn what folders this machine has. */
    diag_add(&book->diags, "manifest-value", node->at,
             "name a folder that holds the manifest's: `root: ..`",
             "root is no folder that holds the manifest: %s", name);
    free(root);
    return NULL;
}

/* Opens the root, and tells the book where the manifest's folder is in it. */
static bool open_root(Manifest *manifest, Place *place)
{
    Book *book = manifest->book;
    const DataNode *node = data_lookup(manifest->root, "root");
    const char *base;

    place->root = named_root(manifest, place);
    if (place->root != NULL && !is_allowed(book, place->root, node->at, "the root")) {
        free(place->root);
        place->root = NULL;
    }
    if (place->root == NULL)
        place->root = strdup(place->folder);
    if (place->root == NULL)
        return false;
    base = place->folder + strlen(place->root);
    book->base =
        arena_text(&book->arena, strcmp(place->root, "/") == 0 ? place->folder + 1
                                 : *base == '/'                ? base + 1
                                                               : "");
    return open_folder(book, place->root, &book->root);
}

/* ---- When it was modified ------------------------------------------------------------------- */

static bool read_epoch(const char *text, time_t *seconds)
{
    char *end;
    long long number;

    if (text == NULL || *text < '0' || *text > '9')
        return false;
    errno = 0;
    number = strtoll(text, &end, 10);
    *seconds = (time_t)number;
    /* Later ones do not fit into the four digits of dcterms:modified's year. */
    return *end == '\0' && errno == 0 && number < 253402300800;
}

/* Reproducible: what the author says, what the environment says, and only then the
 * files. */
static void find_modified(Manifest *manifest)
{
    Book *book = manifest->book;

    if (book->metadata.date != NULL &&
        read_w3c_date(book->metadata.date, &book->modified))
        return;
    if (read_epoch(book->options->source_date_epoch, &book->modified))
        return;
    book->modified = manifest->newest > 0 ? manifest->newest : 0;
    book->modified_derived = true;
    if (manifest->whole)
        diag_add(&book->diags, "modified-derived", file_position(book->manifest),
                 "add `date:`, so that building elsewhere gives the same bytes",
                 "there is no date; the newest file's modification time is used");
}

/* ---- The stage ------------------------------------------------------------------------------ */

static void start(Book *book)
{
    book->root.fd = -1;
    book->base = book->shown_base = "";
    book->manifest = book->options->book;
    book->toc_depth = 3;
    book->numbered = true;
    book->dialect.smart = true;
}

static LoadStatus load_from(Book *book, Place *place, const char **why)
{
    Manifest manifest = {.book = book};
    FileInfo info = {0};
    Bytes raw = {"", 0};
    LoadStatus status = find_manifest(book, place, why);

    if (status != LOAD_OK)
        return status;
    if (is_allowed(book, place->folder, file_position(book->manifest), "the book")) {
        status = read_raw_manifest(book, place, &raw, &info, why);
        if (status != LOAD_OK)
            return status;
        manifest.newest = info.modified;
        if (raw.len > 0 || book->diags.errors == 0)
            parse_manifest(&manifest, raw);
        if (!open_root(&manifest, place)) {
            *why = arena_format(&book->arena, "%s: %s", book->options->book,
                                strerror(errno));
            return LOAD_SYSTEM;
        }
    }
    read_manifest(&manifest);
    find_modified(&manifest);
    return LOAD_OK;
}

LoadStatus load_book(Book *book, const char **why)
{
    Place place = {0};
    LoadStatus status;

    start(book);
    status = load_from(book, &place, why);
    free_place(&place);
    return status;
}
