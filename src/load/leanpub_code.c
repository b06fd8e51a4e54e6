/* leanpub_code.c - see the header (Markua, "Code resources"; its older Markdown has <<). */
#include "load/leanpub_code.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/files/inline.h"
#include "load/files/lines.h"
#include "load/include.h"
#include "load/leanpub_csv.h"
#include "load/leanpub_sections.h"

/* A line that shows a file: offsets in the text. */
typedef struct {
    size_t at, content, end;
    size_t title, title_end;
    size_t path, path_end;
    size_t behind,
        behind_end;        /* a title behind the path, in quotes; equal: there is none */
    bool is_table, is_csv; /* the list above says so, or the file's name */
    bool headless;         /* the list does */
} Inclusion;

/* ---- Which lines ---------------------------------------------------------------------------- */

static size_t find_back(Bytes text, size_t from, size_t until, const char *bytes)
{
    size_t n = strlen(bytes);

    for (size_t at = until - n + 1; at > from; at--)
        if (memcmp(text.data + at - 1, bytes, n) == 0)
            return at - 1;
    return until;
}

/* "path" or 'path "title"' between the parentheses. */
static void part_path(Bytes text, Inclusion *found)
{
    const char *space =
        memchr(text.data + found->path, ' ', found->path_end - found->path);
    size_t at = space == NULL ? found->path_end : (size_t)(space - text.data);
    size_t end = found->path_end;

    found->behind = found->behind_end = end;
    while (at < end && text.data[at] == ' ')
        at++;
    if (space == NULL || end - at < 2 || strchr("\"'", text.data[at]) == NULL ||
        text.data[end - 1] != text.data[at])
        return;
    found->behind = at + 1;
    found->behind_end = end - 1;
    found->path_end = (size_t)(space - text.data);
}

/* <<[title](path), <<(path) or ![title](path) and nothing else. */
static bool read_line(Bytes text, const TextLines *lines, Inclusion *found)
{
    size_t at = line_content(lines), end = lines->end;
    bool older = end - at > 4 && memcmp(text.data + at, "<<", 2) == 0;
    size_t open;

    while (end > at && strchr(" \t", text.data[end - 1]) != NULL)
        end--;
    if (end - at < 5 || text.data[end - 1] != ')' ||
        (!older && memcmp(text.data + at, "![", 2) != 0))
        return false;
    *found = (Inclusion){.at = lines->at, .content = at, .end = end, .path_end = end - 1};
    at += older ? 2 : 1;
    if (text.data[at] == '[') {
        open = find_back(text, at, end, "](");
        found->title = at + 1;
        found->title_end = open;
        found->path = open + 2;
        if (open == end || memchr(text.data + at, '\n', open - at) != NULL)
            return false;
    } else if (text.data[at] == '(') {
        found->path = at + 1;
    } else {
        return false;
    }
    part_path(text, found);
    return found->path < found->path_end;
}

/* What is no picture, film or sound is code; without an ending nobody can tell. */
static bool is_code(const char *path)
{
    static const char *const others[] = {".png",  ".jpg",  ".jpeg", ".gif", ".svg",
                                         ".svgz", ".webp", ".bmp",  ".tif", ".tiff",
                                         ".pdf",  ".eps",  ".ai",   ".psd", ".ico",
                                         ".avif", ".heic", ".mp4",  ".m4v", ".mov",
                                         ".webm", ".mp3",  ".m4a",  ".ogg", ".wav",
                                         ".flac", ".avi"};
    const char *ending = path_ending(path);

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcasecmp(ending, others[i]) == 0)
            return false;
    return ending[0] != '\0' && strstr(path, "://") == NULL;
}

/* {key: value}, in one of its forms; value NULL: any. */
static bool list_says(Bytes list, const char *key, const char *value)
{
    const char *found = list.len > 0 && list.data[0] == '{'
                            ? memmem(list.data, list.len, key, strlen(key))
                            : NULL;
    size_t rest = found == NULL ? 0 : list.len - (size_t)(found - list.data);

    return found != NULL &&
           (value == NULL || memmem(found, rest, value, strlen(value)) != NULL);
}

/* Of a file that holds values between commas, and one with a table in it ("CSV-format
 * tables"). */
static void tell_tables(Inclusion *found, Bytes list, const char *path)
{
    const char *ending = path_ending(path);
    bool named = !list_says(list, "type", NULL) && !list_says(list, "format", NULL);
    bool csv = strcasecmp(ending, ".csv") == 0;

    found->is_table = list_says(list, "type", "table") ||
                      list_says(list, "format", "csv") ||
                      (named && (csv || strcasecmp(ending, ".tbl") == 0));
    found->is_csv = found->is_table && (csv || list_says(list, "format", "csv"));
    found->headless = list_says(list, "header", "false");
}

/* ---- What stands there instead -------------------------------------------------------------- */

static const char *language_of(Arena *arena, const char *path)
{
    static const char *const names[][2] = {
        {"rb", "ruby"},    {"py", "python"},     {"js", "javascript"},
        {"kt", "kotlin"},  {"ts", "typescript"}, {"rs", "rust"},
        {"h", "c"},        {"hpp", "cpp"},       {"cc", "cpp"},
        {"cs", "csharp"},  {"sh", "bash"},       {"ps1", "powershell"},
        {"yml", "yaml"},   {"md", "markdown"},   {"gradle", "groovy"},
        {"pl", "perl"},    {"hs", "haskell"},    {"ex", "elixir"},
        {"exs", "elixir"}, {"clj", "clojure"},   {"txt", "text"},
        {"text", "text"},  {"tex", "math"},      {"erl", "erlang"},
        {"fs", "fsharp"},  {"m", "objectivec"},  {"htm", "html"},
        {"jl", "julia"},
    };
    char *ending = arena_text(arena, path_ending(path) + 1);

    for (char *byte = ending; *byte != '\0'; byte++)
        if (*byte >= 'A' && *byte <= 'Z')
            *byte = (char)(*byte - 'A' + 'a');
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i][0], ending) == 0)
            return names[i][1];
    return strpbrk(ending, " \t`~{}") == NULL ? ending : "";
}

typedef struct {
    Expansion expansion;
    const Inclusion *found;
    IncludePlace place;
} Writer;

static void put(Writer *writer, const char *bytes, size_t len)
{
    expansion_put(&writer->expansion, writer->place.source, writer->place.at, bytes, len);
}

static void put_text(Writer *writer, const char *text)
{
    put(writer, text, strlen(text));
}

static void put_indentation(Writer *writer)
{
    put(writer, writer->place.source->text.data + writer->found->at,
        writer->found->content - writer->found->at);
}

/* As a list above the block: what it says goes the way of all others. */
static void put_title(Writer *writer)
{
    const Inclusion *found = writer->found;
    const char *text = writer->place.source->text.data;
    bool behind = found->behind_end > found->behind;
    size_t from = behind ? found->behind : found->title;
    size_t until = behind ? found->behind_end : found->title_end;
    Buf title = {0};

    if (until <= from)
        return;
    put_indentation(writer);
    for (size_t i = from; i < until; i++) {
        if (text[i] == '"')
            buf_char(&title, '\\');
        buf_char(&title, text[i]);
    }
    put_text(writer, "{title: \"");
    put(writer, title.data, title.len);
    put_text(writer, "\"}\n");
    buf_free(&title);
}

static void put_fence(Writer *writer, size_t width)
{
    put_indentation(writer);
    for (size_t i = 0; i < width; i++)
        put_text(writer, "~");
}

static size_t longest_run(Bytes text, char byte)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < text.len; i++) {
        run = text.data[i] == byte ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Each line as deep as the one that it stands for. */
static void copy_lines(Writer *writer, const Source *source)
{
    size_t indentation = writer->found->content - writer->found->at;
    size_t at = 0, end = source->text.len;

    while (indentation > 0 && at < end) {
        const char *newline = memchr(source->text.data + at, '\n', end - at);
        size_t next = newline == NULL ? end : (size_t)(newline - source->text.data) + 1;
        put_indentation(writer);
        expansion_copy(&writer->expansion, source, at, next);
        at = next;
    }
    if (indentation == 0)
        expansion_copy(&writer->expansion, source, 0, end);
    if (end > 0 && source->text.data[end - 1] != '\n')
        put_text(writer, "\n");
}

static void write_code(Writer *writer, const Source *source, const char *path)
{
    Arena *arena = &writer->expansion.chapter->arena;
    size_t width = longest_run(source->text, '~');

    width = width < 9 ? 10 : width + 1;
    put_title(writer);
    put_fence(writer, width);
    put_text(writer, language_of(arena, path));
    put_text(writer, "\n");
    copy_lines(writer, source);
    put_fence(writer, width);
}

/* Where Leanpub looks: the manuscript's folder, its resources, its code. */
static const Source *open_file(Writer *writer, const char *path)
{
    Book *book = writer->expansion.project->book;
    Arena *arena = &book->arena;
    const char *found;
    FileInfo info;

    for (size_t i = 0; book->picture_roots[i] != NULL; i++)
        for (size_t in_code = 0; in_code < 2; in_code++) {
            const char *folder =
                in_code == 0 ? book->picture_roots[i]
                             : path_resolve(arena, book->picture_roots[i], "code");
            const char *resolved =
                folder == NULL ? NULL : path_resolve(arena, folder, path);
            if (resolved != NULL && file_info(&book->root, resolved, &info) == FILE_OK)
                return open_include(&writer->expansion, &writer->place, folder, path,
                                    &found);
        }
    return open_include(&writer->expansion, &writer->place, book->site, path, &found);
}

/* The line stays as it is written; no link or picture is to be missed besides. */
static void show_hole(Writer *writer, const Inclusion *found)
{
    size_t bracket = found->content + 1;

    if (writer->place.source->text.data[bracket] == '<')
        bracket++;
    expansion_keep(&writer->expansion, bracket);
    put_text(writer, "\\");
}

static void write_table(Writer *writer, const Source *source)
{
    const Inclusion *found = writer->found;
    Bytes indentation = {writer->place.source->text.data + found->at,
                         found->content - found->at};

    put_title(writer);
    if (found->is_csv)
        copy_csv(&writer->expansion, &writer->place, source, indentation,
                 !found->headless);
    else
        copy_lines(writer, source);
}

static void include_file(Writer *writer, Inclusion *found, Bytes list)
{
    const Bytes text = writer->place.source->text;
    const char *path =
        plain_destination(&writer->expansion.chapter->arena, text.data + found->path,
                          found->path_end - found->path);
    const Source *source;

    if (text.data[found->content] == '!') {
        if (!is_code(path))
            return;
        tell_tables(found, list, path);
    }
    writer->found = found;
    writer->place.at = found->at;
    writer->place.end = found->end;
    source = open_file(writer, path);
    if (source == NULL ||
        !admit_include(&writer->expansion, &writer->place, source->text.len)) {
        show_hole(writer, found);
        return;
    }
    expansion_keep(&writer->expansion, found->at);
    if (found->is_table)
        write_table(writer, source);
    else
        write_code(writer, source, path);
    expansion_skip(&writer->expansion, found->end);
}

static bool has_work(Bytes text)
{
    return find_bytes(text.data, text.len, "<<") != NULL ||
           find_bytes(text.data, text.len, "![") != NULL ||
           (find_bytes(text.data, text.len, "\n{") != NULL &&
            find_bytes(text.data, text.len, "false") != NULL) ||
           (text.len > 0 && text.data[0] == '{');
}

/* The section below the line, unless it is of the full book. */
static bool leave_out(Writer *writer, TextLines *lines)
{
    Chapter *chapter = writer->expansion.chapter;
    size_t until = end_of_omitted(lines);

    if (until == 0)
        return false;
    diag_add(&chapter->diags, "section-omitted",
             source_position(&chapter->written, lines->at), NULL,
             "this section is not of the full book, and is left out");
    expansion_keep(&writer->expansion, lines->at);
    expansion_skip(&writer->expansion, until);
    lines->next = until;
    return true;
}

void include_code(Project *project, Chapter *chapter)
{
    Writer writer = {.place = {.source = &chapter->written}};
    const Bytes text = chapter->written.text;
    TextLines lines = {.text = text};
    Bytes above = {NULL, 0};

    if (!has_work(text))
        return;
    expansion_start(&writer.expansion, project, chapter);
    while (next_text_line(&lines)) {
        Inclusion found;
        size_t content = line_content(&lines);
        if (leave_out(&writer, &lines))
            continue;
        if (read_line(text, &lines, &found))
            include_file(&writer, &found, above);
        above = (Bytes){text.data + content, lines.end - content};
    }
    expansion_end(&writer.expansion);
}
