/* pandoc_script.c - see the header. */
#include "load/pandoc_script.h"
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/map.h"
#include "base/path.h"
#include "load/kind.h"
#include "load/pandoc.h"

enum {
    LARGEST_SCRIPT = 1 << 16,
    MOST_SCRIPTS = 16,
    MOST_NAMES = 2000,
    MOST_LINES = 2000
};

typedef struct {
    const Root *folder;
    Arena *arena;
    const char *own;    /* the script's folder */
    const char *beside; /* the manifest's */
    const char *place;  /* that the last file was found in */
    Map taken;          /* of the line: path → itself */
    Script line;
    size_t patience; /* words that may still be looked for as files */
} Search;

/* ---- Files ---------------------------------------------------------------------------------- */

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return path_resolve(arena, folder, name);
}

/* A file that the line names: it counts from the script's folder, or where a `cd` may lead;
 * most likely from where the one before did. */
static const char *find_file(Search *search, const char *word)
{
    const char *const places[] = {search->place, search->own, search->beside, "chapters",
                                  "src",         "text",      "content",      "book",
                                  "manuscript",  "source",    "pages",        "src/pages",
                                  "src/chapters"};
    FileInfo info;

    for (size_t i = 0; i < sizeof places / sizeof places[0] && search->patience > 0;
         i++) {
        const char *path = join(search->arena, places[i], word);
        search->patience--;
        if (path == NULL || file_info(search->folder, path, &info) != FILE_OK)
            continue;
        search->place = places[i];
        return path;
    }
    return NULL;
}

static bool add_file(Search *search, const char *path)
{
    Script *line = &search->line;

    if (map_lookup(&search->taken, path) != NULL)
        return false;
    map_put(&search->taken, search->arena, path, (void *)path);
    line->files =
        arena_grow(search->arena, line->files, line->count, sizeof *line->files);
    line->files[line->count++] = path;
    return true;
}

static int compare_paths(const void *one, const void *other)
{
    return compare_natural(*(const char *const *)one, *(const char *const *)other);
}

/* A pattern for names, by number: whoever writes one has named the files for that. */
static void add_pattern(Search *search, const char *word)
{
    const char *within = path_folder(search->arena, word);
    const char *folder = join(search->arena, search->own, *within == '\0' ? "." : within);
    const char **names;
    size_t count;

    if (folder == NULL || strpbrk(within, "*?[") != NULL || search->patience < 100 ||
        folder_list(search->folder, folder, search->arena, &names, &count) != FILE_OK)
        return;
    search->patience -= 100;
    if (count > 0 && count < MOST_NAMES)
        qsort(names, count, sizeof *names, compare_paths);
    for (size_t i = 0; i < count && count < MOST_NAMES; i++)
        if (names[i][0] != '.' && !is_about_project(names[i]) &&
            fnmatch(path_name(word), names[i], 0) == 0)
            add_file(search, join(search->arena, folder, names[i]));
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* The value of an option, in the same word or the next; NULL: the word is not the option. */
static const char *value_of(const char *const *word, const char *option)
{
    size_t n = strlen(option);

    if (strncmp(*word, option, n) != 0)
        return NULL;
    if ((*word)[n] == '=')
        return *word + n + 1;
    return (*word)[n] == '\0' ? word[1] : NULL;
}

static const char *format_of(const char *const *word)
{
    static const char *const options[] = {"--from", "-f", "--read", "-r", "--format"};
    static const char *const formats[] = {"markdown", "gfm", "commonmark"};
    const char *value = NULL;

    for (size_t i = 0; value == NULL && i < sizeof options / sizeof options[0]; i++)
        value = value_of(word, options[i]);
    for (size_t i = 0; value != NULL && i < sizeof formats / sizeof formats[0]; i++)
        if (strncmp(value, formats[i], strlen(formats[i])) == 0)
            return value;
    return NULL;
}

/* A text by its own name; not the title's, nor what is about the project. */
static bool counts(const char *path)
{
    const char *name = path_name(path);

    return !is_yaml_name(name) && !is_about_project(name) &&
           (strcasecmp(path_ending(name), ".txt") != 0 ||
            (strncasecmp(name, "title", 5) != 0 &&
             strncasecmp(name, "requirements", 12) != 0));
}

static void read_word(Search *search, const char *const *word, Script *script)
{
    const char *cover = value_of(word, "--epub-cover-image"), *path;
    const char *metadata = value_of(word, "--epub-metadata");

    if (cover != NULL && script->cover == NULL)
        script->cover = find_file(search, cover);
    if (metadata != NULL && script->metadata == NULL)
        script->metadata = find_file(search, metadata);
    if (script->format == NULL)
        script->format = format_of(word);
    if ((!is_markdown_name(*word) && !is_yaml_name(*word)) ||
        search->line.count >= MOST_NAMES)
        return;
    if (strpbrk(*word, "*?[") != NULL) {
        add_pattern(search, *word);
        return;
    }
    path = find_file(search, *word);
    if (path != NULL && add_file(search, path))
        search->line.named += counts(path);
}

/* ---- Metadata ------------------------------------------------------------------------------- */

static bool is_told(const char *pair)
{
    static const char *const keys[] = {"title", "subtitle", "author",    "lang",
                                       "date",  "rights",   "publisher", "description"};
    size_t len = strcspn(pair, "=:");

    for (size_t i = 0; pair[len] != '\0' && i < sizeof keys / sizeof keys[0]; i++)
        if (strlen(keys[i]) == len && strncmp(pair, keys[i], len) == 0)
            return strchr(pair, '$') == NULL && pair[len + 1] != '\0';
    return false;
}

/* A shell's word: what is in quotes belongs together. */
static const char *take_word(Arena *arena, const char **text)
{
    Buf word = {0};
    char quote = '\0';
    const char *copy;

    for (; **text != '\0' && (quote != '\0' || strchr(" \t", **text) == NULL); ++*text)
        if (**text == quote)
            quote = '\0';
        else if (quote == '\0' && strchr("\"'", **text) != NULL)
            quote = **text;
        else
            buf_char(&word, **text);
    copy = arena_copy(arena, word.len == 0 ? "" : word.data, word.len);
    buf_free(&word);
    return copy;
}

static void read_pairs(Search *search, const char *text, Script *script)
{
    size_t count = 0, most = sizeof script->pairs / sizeof script->pairs[0] - 1;
    bool wanted = false;

    while (count < most && script->pairs[count] != NULL)
        count++;
    while (count < most && *text != '\0') {
        const char *word, *pair;
        text += strspn(text, " \t");
        word = take_word(search->arena, &text);
        pair = wanted                                  ? word
               : strncmp(word, "--metadata=", 11) == 0 ? word + 11
               : strncmp(word, "-M", 2) == 0           ? word + 2
                                                       : "";
        if (is_told(pair))
            script->pairs[count++] = pair;
        wanted = strcmp(word, "-M") == 0 || strcmp(word, "--metadata") == 0;
    }
}

/* ---- Scripts -------------------------------------------------------------------------------- */

static bool is_script(const char *name)
{
    static const char *const names[] = {"Makefile", "makefile", "GNUmakefile", "justfile",
                                        "build",    "compile",  "make",        "generate",
                                        "Rakefile", "Justfile", "package.json"};
    static const char *const endings[] = {".sh", ".bash", ".bat",   ".ps1",
                                          ".mk", ".cmd",  ".py",    ".rb",
                                          ".js", ".sbt",  ".coffee"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcasecmp(path_ending(name), endings[i]) == 0)
            return true;
    return false;
}

static bool is_comment(const char *word)
{
    return strncmp(word, "//", 2) == 0 || strcmp(word, "--") == 0;
}

/* In most languages a list is a name a line. */
static bool goes_on(const char *const *words)
{
    while (*words != NULL && (is_markdown_name(*words) || is_yaml_name(*words)))
        words++;
    return *words == NULL;
}

static void end_list(Search *search, const char *path, Script *script)
{
    if (search->line.count > script->count) {
        script->path = path;
        script->files = search->line.files;
        script->count = search->line.count;
        script->named = search->line.named;
    }
    search->taken = (Map){0};
    search->line = (Script){0};
}

static void read_lines(Search *search, Bytes text, const char *path, Script *script)
{
    ScriptLines *lines = script_lines(search->arena, text);
    const char **words;
    size_t count = 0;

    while (count++ < MOST_LINES && (words = next_script_line(lines)) != NULL) {
        if (*words == NULL || is_comment(*words))
            continue;
        if (!goes_on(words))
            end_list(search, path, script);
        for (; *words != NULL; words++)
            read_word(search, words, script);
        read_pairs(search, script_line_text(lines), script);
    }
    end_list(search, path, script);
}

static void read_scripts(Search *search, const char *folder, Script *script)
{
    const char **names;
    size_t count, read = 0;

    if (folder_list(search->folder, folder, search->arena, &names, &count) != FILE_OK)
        return;
    search->own = folder;
    for (size_t i = 0; i < count && read < MOST_SCRIPTS; i++) {
        const char *path =
            is_script(names[i]) ? join(search->arena, folder, names[i]) : NULL;
        FileInfo info;
        Bytes text;
        if (path == NULL || file_read(search->folder, path, LARGEST_SCRIPT, search->arena,
                                      &text, &info) != FILE_OK)
            continue;
        read++;
        if (memchr(text.data, '\0', text.len) == NULL &&
            strcasestr(text.data, "pandoc") != NULL)
            read_lines(search, text, path, script);
    }
}

void read_script(const Root *folder, Arena *arena, const char *manifest, Script *script)
{
    Search search = {.folder = folder,
                     .arena = arena,
                     .beside = path_folder(arena, manifest),
                     .place = "",
                     .patience = 50000};

    *script = (Script){0};
    read_scripts(&search, "", script);
    if (script->count == 0 && search.beside[0] != '\0')
        read_scripts(&search, search.beside, script);
}
