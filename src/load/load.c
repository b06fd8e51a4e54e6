/* load.c - finds the book, opens its root, and has a kind of project read it. */
#include "load/load.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/path.h"
#include "load/dialect.h"
#include "load/kind.h"
#include "load/languages.h"
#include "load/load_modified.h"
#include "load/files/lock.h"
#include "load/manifest/manifest.h"
#include "load/manifest/override.h"
#include "load/manifest/value.h"

/* Where things are, with all links resolved. */
typedef struct {
    const char *given; /* the file in the folder that the author named, or NULL */
    char *folder;      /* the book's; malloc'ed by realpath, as are the next */
    char *root;
    char *around; /* the folder that was given, where the book is in one of its own */
} Place;

static void free_place(Place *place)
{
    free(place->folder);
    free(place->root);
    free(place->around);
}

static LoadStatus no_book(Book *book, const char **why, const char *what)
{
    *why = arena_format(&book->arena, "%s: %s", book->options->book, what);
    return LOAD_NO_BOOK;
}

/* ---- Finding the book ----------------------------------------------------------------------- */

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' || name[0] == '\0'
               ? (folder[0] == '\0' ? name : folder)
               : arena_format(arena, "%s/%s", folder, name);
}

/* Splits what the author gave into the book's folder and a file in it. */
static LoadStatus find_folder(Book *book, Place *place, const char **why)
{
    const char *given = book->options->book;
    const char *folder = given;
    struct stat st;

    if (stat(given, &st) != 0)
        return no_book(book, why,
                       errno == ENOENT ? "there is no such folder or file"
                                       : strerror(errno));
    if (!S_ISDIR(st.st_mode) && strcasecmp(path_ending(given), ".epub") == 0)
        return no_book(book, why,
                       "this is an EPUB; the book comes first, then the output");
    if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
        return no_book(book, why, "it is neither a folder nor a file");
    if (!S_ISDIR(st.st_mode) && book->options->manifest != NULL)
        return no_book(book, why, "this is a file; --manifest names one in a folder");
    place->given = book->options->manifest;
    if (!S_ISDIR(st.st_mode)) {
        folder = path_folder(&book->arena, given);
        place->given = path_name(given);
    }
    place->folder = realpath(folder[0] == '\0' ? "." : folder, NULL);
    if (place->folder == NULL)
        return no_book(book, why, strerror(errno));
    book->shown_base = path_tidy(&book->arena, folder);
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

/* ---- Our own manifest ------------------------------------------------------------------------ */

/* Before anything else is, since it decides what is an error. */
static void read_lenient(Manifest *manifest)
{
    Book *book = manifest->book;
    const DataNode *node = data_lookup(manifest->root, "lenient");
    bool lenient = false;

    if (node != NULL && bool_value(manifest, node, "lenient", &lenient) &&
        book->options->lenient == TRISTATE_UNSET)
        book->diags.lenient = lenient;
}

/* Read before the root is open, since it may name that. */
static LoadStatus read_own_manifest(Manifest *manifest, const Root *folder,
                                    const char **why)
{
    Project *project = manifest->project;
    Book *book = project->book;
    Bytes raw = {"", 0};
    FileInfo info = {0};
    FileStatus status =
        file_read(folder, project->manifest, YAML_LARGEST, &book->arena, &raw, &info);

    switch (status) {
    case FILE_OK:
        project->newest = info.modified;
        parse_manifest(manifest, raw);
        read_lenient(manifest);
        return LOAD_OK;
    case FILE_TOO_LARGE:
        diag_add(&book->diags, "manifest-large", file_position(book->manifest),
                 "is it the right file?", "the manifest is larger than 256 KiB");
        return LOAD_OK;
    case FILE_OUTSIDE:
        diag_add(&book->diags, "path-outside", file_position(book->manifest),
                 "put a copy into the folder, or name the file that the link leads to",
                 "the manifest is a link that leads out of its folder");
        return LOAD_OK;
    default:
        *why =
            arena_format(&book->arena, "%s %s", book->manifest, file_status_text(status));
        return status == FILE_MISSING ? LOAD_NO_BOOK : LOAD_SYSTEM;
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

/* What --root names, as a real path; NULL, and reported, when it does not hold the book. */
static char *asked_root(Book *book, const Place *place)
{
    char *root = realpath(book->options->root, NULL);

    if (root != NULL && is_within(place->folder, root))
        return root;
    diag_add(&book->diags, "manifest-value", file_position(book->manifest),
             "name a folder that holds it", "--root is no folder that holds the book: %s",
             book->options->root);
    free(root);
    return NULL;
}

/* Opens the root, and tells the book where the manifest's folder is in it. */
static bool open_root(Manifest *manifest, Place *place)
{
    Book *book = manifest->book;
    const DataNode *node = data_lookup(manifest->root, "root");
    Position at = node == NULL ? file_position(book->manifest) : node->at;
    const char *base;

    place->root = book->options->root != NULL ? asked_root(book, place)
                                              : named_root(manifest, place);
    if (place->root != NULL && !is_allowed(book, place->root, at, "the root")) {
        free(place->root);
        place->root = NULL;
    }
    if (place->root == NULL)
        place->root = strdup(place->around != NULL ? place->around : place->folder);
    if (place->root == NULL)
        return false;
    base = place->folder + strlen(place->root);
    book->base =
        arena_text(&book->arena, strcmp(place->root, "/") == 0 ? place->folder + 1
                                 : *base == '/'                ? base + 1
                                                               : "");
    if (!open_folder(book, place->root, &book->root))
        return false;
    root_remember(&book->root);
    return true;
}

/* ---- The stage ------------------------------------------------------------------------------ */

static void start(Book *book)
{
    book->root.fd = -1;
    book->base = book->shown_base = book->site = "";
    book->manifest = book->options->book;
    book->toc_depth = 3;
    book->numbered = true;
    book->dialect = own_dialect;
    book->layout = find_layout(book->options->layout);
    book->diags.lenient = book->options->lenient == TRISTATE_YES;
}

/* What is said of a project that is not our own. */
static void announce(const Project *project)
{
    Book *book = project->book;

    book->kind = project->kind->name;
    if (is_own_kind(project->kind) && project->within == NULL)
        return;
    if (!is_own_kind(project->kind))
        book->diags.lenient = book->options->lenient != TRISTATE_NO;
    diag_add(&book->diags, "project-kind", file_position(book->manifest),
             "--from names another kind; --no-lenient makes errors of what leaves a hole",
             "this is read as %s%s%s%s",
             project->only_file != NULL ? "one file of Markdown" : project->kind->title,
             project->manifest[0] == '\0' ? "" : ": there is ", project->manifest,
             project->within == NULL
                 ? ""
                 : arena_format(&book->arena, " in the folder %s", project->within));
}

static LoadStatus read_found(Project *project, Place *place, const Root *folder,
                             const char **why)
{
    Book *book = project->book;
    Manifest manifest = {.project = project, .book = book};
    LoadStatus status = LOAD_OK;

    book->manifest =
        join(&book->arena, book->shown_base,
             project->only_file != NULL ? project->only_file : project->manifest);
    if (book->manifest[0] == '\0')
        book->manifest = ".";
    announce(project);
    project->whole = true;
    project->own = &manifest;
    if (is_own_kind(project->kind)) {
        set_own_includes(project);
        status = read_own_manifest(&manifest, folder, why);
    }
    if (status != LOAD_OK)
        return status;
    if (!open_root(&manifest, place)) {
        *why = arena_format(&book->arena, "%s: %s", book->options->book, strerror(errno));
        return LOAD_SYSTEM;
    }
    project->root = place->root;
    book->site = book->base;
    project->kind->read(project);
    if (!is_own_kind(project->kind) && book->chapter_count == 0 &&
        book->diags.errors == 0)
        diag_add(&book->diags, "manifest-empty", file_position(book->manifest), NULL,
                 "the book has no chapters");
    if (book->metadata.language == NULL)
        book->metadata.language = project->language;
    check_language(book);
    book->includes = includes_of(project);
    override_metadata(project);
    complete_entries(project);
    complete_metadata(project, is_own_kind(project->kind) ? &manifest : NULL);
    find_modified(project);
    load_lock(project);
    return LOAD_OK;
}

/* The book is in one of the folders of the one that was given, whose files it may use. */
static LoadStatus read_within(Project *project, Place *place, const Root *folder,
                              const char **why)
{
    Book *book = project->book;
    LoadStatus status;
    Root inner;

    if (!root_open_within(&inner, folder, project->within))
        return no_book(book, why, strerror(errno));
    place->around = place->folder;
    place->folder =
        strdup(arena_format(&book->arena, "%s/%s", place->around, project->within));
    book->shown_base = join(&book->arena, book->shown_base, project->within);
    status =
        place->folder == NULL ? LOAD_SYSTEM : read_found(project, place, &inner, why);
    root_close(&inner);
    return status;
}

static LoadStatus read_project(Project *project, Place *place, const Root *folder,
                               const char **why)
{
    LoadStatus status = find_kind(project, folder, place->given, why);

    if (status != LOAD_OK)
        return status;
    return project->within == NULL ? read_found(project, place, folder, why)
                                   : read_within(project, place, folder, why);
}

/* Nothing of it may be read, which has been said: the next stages want a title at least. */
static LoadStatus read_nothing(Project *project)
{
    Manifest manifest = {.project = project, .book = project->book};

    project->kind = &epubify_kind;
    complete_metadata(project, &manifest);
    find_modified(project);
    return LOAD_OK;
}

static LoadStatus load_from(Book *book, Place *place, const char **why)
{
    Project project = {.book = book, .manifest = ""};
    LoadStatus status = find_folder(book, place, why);
    Root folder;

    if (status != LOAD_OK)
        return status;
    if (!is_allowed(book, place->folder, file_position(book->manifest), "the book"))
        return read_nothing(&project);
    if (!open_folder(book, place->folder, &folder))
        return no_book(book, why, strerror(errno));
    root_remember(&folder);
    status = read_project(&project, place, &folder, why);
    root_close(&folder);
    return status;
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
