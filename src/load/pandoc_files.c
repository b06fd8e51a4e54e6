/* pandoc_files.c - which Markdown files are a book of pandoc's, where nothing lists them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/kind.h"
#include "load/pandoc.h"
#include "load/pandoc_script.h"

enum { DEEPEST_FOLDER = 4, MOST_FILES = 10000 };

typedef struct {
    const Root *root;
    Arena *arena;
    const char **paths;
    size_t count;
    size_t looked_at; /* names in folders */
    bool everywhere;  /* folders without a number are looked into, too */
} Listing;

/* ---- Names ---------------------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Of two runs of digits, whatever zeros they begin with. */
static int compare_numbers(const char *one, size_t n, const char *other, size_t m)
{
    for (; n > 1 && *one == '0'; n--)
        one++;
    for (; m > 1 && *other == '0'; m--)
        other++;
    return n != m ? (n < m ? -1 : 1) : strncmp(one, other, n);
}

int compare_natural(const char *one, const char *other)
{
    const char *a = one, *b = other;

    while (*a != '\0' && *b != '\0') {
        if (is_digit(*a) && is_digit(*b)) {
            size_t n = count_digits(a), m = count_digits(b);
            int order = compare_numbers(a, n, b, m);
            if (order != 0)
                return order;
            a += n;
            b += m;
        } else if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) {
            return tolower((unsigned char)*a) - tolower((unsigned char)*b);
        } else {
            a++;
            b++;
        }
    }
    return *a != *b ? (unsigned char)*a - (unsigned char)*b : strcmp(one, other);
}

bool is_numbered_name(const char *name)
{
    enum { LONGEST_WORD = 24 }; /* bytes: "Kapitel", "глава" */
    size_t n = 0;

    while (n < LONGEST_WORD &&
           (isalpha((unsigned char)name[n]) || (unsigned char)name[n] >= 0x80))
        n++;
    return is_digit(name[n + strspn(name + n, "-_ .")]);
}

/* What a text begins with that is no chapter of it: -1; what ends it: 1; else 0. */
static int matter_of(const char *name)
{
    static const char *const front[] = {
        "cover",      "title",        "half-title", "frontmatter", "front-matter",
        "copyright",  "imprint",      "license",    "dedication",  "epigraph",
        "abstract",   "keywords",     "foreword",   "preface",     "acknowledg",
        "prologue",   "introduction", "intro",      "prelude",     "preamble",
        "about-book", "about-e-book", "notation",   "vorwort",     "einleitung"};
    static const char *const back[] = {"conclusion", "epilogue",    "afterword",
                                       "postscript", "appendix",    "appendices",
                                       "glossary",   "bibliograph", "references",
                                       "index",      "colophon",    "about-author",
                                       "backmatter", "back-matter", "endnotes"};

    for (size_t i = 0; i < sizeof front / sizeof front[0]; i++)
        if (strncasecmp(name, front[i], strlen(front[i])) == 0)
            return -1;
    for (size_t i = 0; i < sizeof back / sizeof back[0]; i++)
        if (strncasecmp(name, back[i], strlen(back[i])) == 0)
            return 1;
    return 0;
}

bool is_about_project(const char *name)
{
    static const char *const names[] = {"readme",       "license",         "licence",
                                        "contributing", "code_of_conduct", "changelog",
                                        "security",     "changes",         "history",
                                        "todo",         "authors",         "contributors",
                                        "summary",      "build",           "install",
                                        "instructions", "translations",    "translating",
                                        "maintainers",  "backers",         "sponsors"};
    size_t len = strcspn(name, ".-");

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (len == strlen(names[i]) && strncasecmp(name, names[i], len) == 0)
            return true;
    return false;
}

static bool is_markdown(const char *name)
{
    return is_markdown_name(name) && strcasecmp(path_ending(name), ".txt") != 0;
}

/* Its own front matter first, then by number, then what has none, then the end. */
static int rank_of(const char *name)
{
    int matter = matter_of(name);

    if (is_numbered_name(name))
        return 1;
    if (strncasecmp(name, "index.", 6) == 0 || strncasecmp(name, "readme.", 7) == 0)
        return -1; /* a folder's own page */
    return matter < 0 ? 0 : matter > 0 ? 3 : 2;
}

/* "1.00.md" goes before the folder "01", which holds what follows it. */
static int compare_kinds(const char *a, const char *b)
{
    if (is_markdown(a) == is_markdown(b) || !is_digit(*a) || !is_digit(*b) ||
        compare_numbers(a, count_digits(a), b, count_digits(b)) != 0)
        return 0;
    return is_markdown(a) ? -1 : 1;
}

static int compare_names(const void *one, const void *other)
{
    const char *a = *(const char *const *)one, *b = *(const char *const *)other;
    int order = rank_of(a) - rank_of(b);

    if (order == 0)
        order = compare_kinds(a, b);
    return order != 0 ? order : compare_natural(a, b);
}

/* ---- Folders -------------------------------------------------------------------------------- */

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' ? name : arena_format(arena, "%s/%s", folder, name);
}

static const char **list_names(Listing *listing, const char *folder, size_t *count)
{
    const char **names;

    *count = 0;
    if (listing->looked_at >= MOST_FILES ||
        folder_list(listing->root, folder, listing->arena, &names, count) != FILE_OK)
        *count = 0;
    listing->looked_at += *count;
    if (*count > 0)
        qsort(names, *count, sizeof *names, compare_names);
    return *count > 0 ? names : NULL;
}

static bool has_numbered(Listing *listing, const char *folder)
{
    size_t count;
    const char **names = list_names(listing, folder, &count);

    for (size_t i = 0; i < count; i++)
        if (is_numbered_name(names[i]) && is_markdown(names[i]))
            return true;
    return false;
}

static void add_path(Listing *listing, const char *path)
{
    listing->paths = arena_grow(listing->arena, listing->paths, listing->count,
                                sizeof *listing->paths);
    listing->paths[listing->count++] = path;
}

typedef enum {
    TAKE_NUMBERED, /* in the project's own folder, where other texts lie about */
    TAKE_ALL
} Take;

static bool is_wanted(const char *name, Take take, size_t depth)
{
    if (name[0] == '.' || name[0] == '_')
        return false;
    if (take == TAKE_NUMBERED)
        return is_numbered_name(name) ||
               (depth == 0 && matter_of(name) != 0 && !is_about_project(name));
    return depth > 0 || !is_about_project(name);
}

/* As deep as DEEPEST_FOLDER lets it. */
static void collect(Listing *listing, const char *folder, Take take, size_t depth)
{
    size_t count;
    const char **names = list_names(listing, folder, &count);

    for (size_t i = 0; i < count && listing->count < MOST_FILES; i++) {
        const char *path = join(listing->arena, folder, names[i]);
        if (!is_wanted(names[i], take, depth))
            continue;
        if (is_markdown(names[i]))
            add_path(listing, path);
        else if (depth < DEEPEST_FOLDER && !has_file(listing->root, path) &&
                 (listing->everywhere || is_numbered_name(names[i])))
            collect(listing, path, TAKE_ALL, depth + 1);
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

static const char *const folders[] = {
    "",          "chapters", "src",    "src/chapters", "text",  "content",  "contents",
    "contenido", "book",     "source", "manuscript",   "pages", "markdown", "md"};
enum { FOLDERS = sizeof folders / sizeof folders[0] };

/* Numbered files beside the metadata or in a usual folder there (book/chapters), then in
 * one of the whole project; else numbered folders in one of them. */
static const char *find_folder(Listing *listing, const char *own)
{
    if (has_numbered(listing, own))
        return own;
    for (size_t i = 1; own[0] != '\0' && i < FOLDERS; i++) {
        const char *beside = arena_format(listing->arena, "%s/%s", own, folders[i]);
        if (has_numbered(listing, beside))
            return beside;
    }
    for (size_t i = 0; i < FOLDERS; i++)
        if (has_numbered(listing, folders[i]))
            return folders[i];
    for (size_t i = 0; i < FOLDERS; i++) {
        Listing trial = {.root = listing->root,
                         .arena = listing->arena,
                         .looked_at = listing->looked_at};
        collect(&trial, folders[i], TAKE_NUMBERED, 0);
        listing->looked_at = trial.looked_at;
        for (size_t k = 0; k < trial.count; k++)
            if (is_numbered_name(trial.paths[k] + strlen(folders[i]) +
                                 (folders[i][0] != '\0')))
                return folders[i];
    }
    return NULL;
}

/* None is numbered: what lies beside the metadata, or in the folder of chapters. */
static const char *find_texts(Listing *listing, const char *own, bool everywhere)
{
    const char *const places[] = {own, "chapters", "text", "content", "manuscript"};

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        Listing trial = {.root = listing->root,
                         .arena = listing->arena,
                         .looked_at = listing->looked_at,
                         .everywhere = everywhere || i > 0};
        collect(&trial, places[i], TAKE_ALL, 0);
        listing->looked_at = trial.looked_at;
        listing->everywhere = trial.everywhere;
        if (trial.count > 0)
            return places[i];
    }
    return NULL;
}

/* Folders beside the one of the chapters: "front_matter", "appendices". */
static void collect_beside(Listing *listing, const char *found, const char *const *names)
{
    const char *folder = path_folder(listing->arena, found);

    for (; found[0] != '\0' && *names != NULL; names++)
        collect(listing, join(listing->arena, folder, *names), TAKE_ALL, 1);
}

/* A script that names most of them tells their order, and which are the book's. */
static bool tells_more(const Script *script, const Listing *listing, bool numbered)
{
    size_t least = numbered ? (listing->count + 1) / 2 : 2;

    return script->named >= 2 && script->count >= least;
}

const char **list_chapters(const Root *folder, Arena *arena, const char *manifest,
                           const Script *script, size_t *count)
{
    static const char *const front[] = {"front_matter", "front-matter", "frontmatter",
                                        "front", NULL};
    static const char *const back[] = {"back_matter", "back-matter", "backmatter", "back",
                                       "appendix",    "appendices",  NULL};
    Listing listing = {.root = folder, .arena = arena};
    const char *own = path_folder(arena, manifest);
    const char *found = find_folder(&listing, own);
    bool numbered = found != NULL;

    if (!numbered)
        found = find_texts(&listing, own, manifest[0] == '\0');
    listing.looked_at = 0;
    if (found != NULL) {
        collect_beside(&listing, found, front);
        collect(&listing, found, numbered && found[0] == '\0' ? TAKE_NUMBERED : TAKE_ALL,
                0);
        collect_beside(&listing, found, back);
    }
    if (tells_more(script, &listing, numbered)) {
        *count = script->count;
        return script->files;
    }
    *count = listing.count;
    return listing.paths;
}
