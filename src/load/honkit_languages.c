/* honkit_languages.c - LANGS.md: a book in several languages, a folder each. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"
#include "data/language.h"
#include "load/honkit.h"
#include "load/summary.h"

typedef struct {
    const char *folder; /* from the root */
    const char *name;   /* its last part: "en" */
    const char *title;  /* "English" */
} Language;

typedef struct {
    Language *items;
    size_t count;
} Languages;

/* ---- Tags ------------------------------------------------------------------------------------- */

/* Countries' codes that authors write for languages. */
static const char *meant_language(const char *name)
{
    static const char *const meant[][2] = {
        {"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"gr", "el"},
        {"jp", "ja"}, {"kr", "ko"}, {"ua", "uk"}, {"vn", "vi"},
    };

    for (size_t i = 0; i < sizeof meant / sizeof meant[0]; i++)
        if (strcasecmp(meant[i][0], name) == 0)
            return meant[i][1];
    return NULL;
}

const char *folder_language(Arena *arena, const char *folder)
{
    char *name = arena_text(arena, folder);
    const char *hint, *tag = meant_language(folder);
    size_t n;

    if (tag != NULL)
        return tag;
    for (char *p = name; *p != '\0'; p++)
        if (*p == '_')
            *p = '-';
    n = strcspn(name, "-");
    if (!is_known_language(name, n))
        return NULL;
    tag = language_tag(arena, name, &hint);
    if (tag != NULL)
        return tag;
    if (n == 2 && strncasecmp(name, "zh-trad", 7) == 0)
        return "zh-Hant";
    if (n == 2 && strncasecmp(name, "zh-simp", 7) == 0)
        return "zh-Hans";
    return language_tag(arena, arena_copy(arena, name, n), &hint);
}

/* ---- The list --------------------------------------------------------------------------------- */

static void add_language(Honkit *honkit, Languages *languages, const SummaryItem *item)
{
    Book *book = honkit->book;
    const char *decoded = percent_decode(&book->arena, item->destination);
    const char *path = decoded != NULL ? decoded : item->destination;
    const char *folder =
        path_resolve(&book->arena, honkit->content, path + strspn(path, "/"));

    if (folder == NULL || strcmp(folder, honkit->content) == 0)
        return;
    if (strcasecmp(path_name(folder), "README.md") == 0)
        folder = path_folder(&book->arena, folder);
    if (!has_folder(&book->root, folder)) {
        diag_add(&book->diags, "project-missing", item->at,
                 "mend the name, or take the line out", "there is no folder %s",
                 item->destination);
        return;
    }
    languages->items = arena_grow(&book->arena, languages->items, languages->count,
                                  sizeof *languages->items);
    languages->items[languages->count++] =
        (Language){folder, path_name(folder), item->title};
}

static Languages read_languages(Honkit *honkit, const char *path)
{
    Languages languages = {0};
    Source source;
    size_t count = 0;
    const SummaryItem *items;

    if (!read_project_file(honkit->project, path, (Position){0}, &source))
        return languages;
    items = read_summary(&honkit->book->arena, &source, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == SUMMARY_LINK && items[i].depth > 0)
            add_language(honkit, &languages, &items[i]);
    return languages;
}

/* Folders that are languages by their names, where nothing lists them. */
static Languages find_languages(Honkit *honkit)
{
    Languages languages = {0};
    const char **folders = honkit_language_folders(honkit);

    for (size_t i = 0; folders != NULL && folders[i] != NULL; i++) {
        languages.items = arena_grow(&honkit->book->arena, languages.items,
                                     languages.count, sizeof *languages.items);
        languages.items[languages.count++] =
            (Language){folders[i], path_name(folders[i]), path_name(folders[i])};
    }
    return languages;
}

/* ---- The choice ------------------------------------------------------------------------------- */

static bool same_text(Arena *arena, const char *a, const char *b)
{
    return strcmp(utf8_fold(arena, a), utf8_fold(arena, b)) == 0;
}

static bool same_tag(Arena *arena, const char *folder, const char *wanted, bool whole)
{
    const char *tag = folder_language(arena, folder);
    const char *other = folder_language(arena, wanted);

    if (tag == NULL || other == NULL)
        return false;
    return whole ? strcasecmp(tag, other) == 0
                 : strcspn(tag, "-") == strcspn(other, "-") &&
                       strncasecmp(tag, other, strcspn(tag, "-")) == 0;
}

/* By the folder's name, by a tag that means the same, by what LANGS.md calls it, and last
 * by the language without its region. */
static const Language *lookup_language(Arena *arena, const Languages *languages,
                                       const char *wanted)
{
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < languages->count; i++) {
            const Language *item = &languages->items[i];
            if (round == 0   ? strcasecmp(item->name, wanted) == 0
                : round == 2 ? same_text(arena, item->title, wanted)
                             : same_tag(arena, item->name, wanted, round == 1))
                return item;
        }
    return NULL;
}

/* "en, fr and ja", where last is " and "; at most a dozen of them. */
static const char *join_names(Arena *arena, const Languages *languages, const char *last,
                              const Language *except)
{
    enum { MOST_NAMED = 12 };
    const char *names = "";
    size_t left = languages->count - (except != NULL), named = 0;

    for (size_t i = 0; i < languages->count && named < MOST_NAMED; i++) {
        if (&languages->items[i] == except)
            continue;
        names = arena_format(arena, "%s%s%s", names,
                             named == 0                                ? ""
                             : named + 1 == left && left <= MOST_NAMED ? last
                                                                       : ", ",
                             languages->items[i].name);
        named++;
    }
    return named < left ? arena_format(arena, "%s …", names) : names;
}

static const Language *choose(Honkit *honkit, const Languages *languages, Position at)
{
    Book *book = honkit->book;
    const char *wanted = book->options->language;
    const Language *first = &languages->items[0];
    const Language *found =
        wanted == NULL ? first : lookup_language(&book->arena, languages, wanted);

    if (found == NULL) {
        diag_add(&book->diags, "language-unknown", at,
                 arena_format(&book->arena, "--language can be %s",
                              join_names(&book->arena, languages, " or ", NULL)),
                 "the book is not there in \"%s\"", wanted);
        return first;
    }
    if (wanted == NULL && !book->options->each_language && languages->count > 1)
        diag_add(&book->diags, "project-languages", at,
                 "choose with --language, or build one EPUB each: OUTPUT-{lang}.epub",
                 "the book is there in several languages; this is %s, the first, not %s",
                 first->name, join_names(&book->arena, languages, " and ", first));
    return found;
}

void choose_honkit_language(Honkit *honkit)
{
    Book *book = honkit->book;
    const char *path = honkit_structure_file(honkit, "languages", NULL);
    Languages languages;
    const Language *chosen;

    if (path == NULL)
        path = honkit_structure_file(honkit, "langs", "LANGS.md");
    languages = path != NULL ? read_languages(honkit, path) : find_languages(honkit);
    if (languages.count == 0)
        return;
    for (size_t i = 0; i < languages.count; i++)
        book->languages =
            append_word(&book->arena, book->languages, languages.items[i].name);
    chosen =
        choose(honkit, &languages,
               file_position(path != NULL ? shown_path(book, path) : book->manifest));
    honkit->language = book->built_language = chosen->name;
    honkit->content = chosen->folder;
}
