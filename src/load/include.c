/* include.c - see the header. */
#include "load/include.h"
#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/path.h"

static const size_t most_expanded = 64u << 20; /* bytes of a book: hostile files could
                                                * include each other a billion times */

/* ---- The text ------------------------------------------------------------------------------- */

void expansion_start(Expansion *expansion, Project *project, Chapter *chapter)
{
    *expansion = (Expansion){.project = project, .chapter = chapter};
}

static void add_passage(Expansion *expansion, const Source *source, size_t from,
                        bool made)
{
    Passages *all = &expansion->passages;
    Passage *last = all->count == 0 ? NULL : &all->items[all->count - 1];
    Passage passage = {
        .at = (uint32_t)expansion->out.len,
        .from = (uint32_t)from,
        .source = source == &expansion->chapter->written ? NULL : source,
        .made = made,
    };

    /* One that goes on where the last one ends is the same. */
    if (last != NULL && last->source == passage.source && made == last->made &&
        last->from + (made ? 0 : passage.at - last->at) == passage.from)
        return;
    all->items = arena_grow(&expansion->chapter->arena, all->items, all->count,
                            sizeof *all->items);
    all->items[all->count++] = passage;
}

void expansion_copy(Expansion *expansion, const Source *source, size_t from, size_t until)
{
    assert(from <= until && until <= source->text.len);
    if (from == until)
        return;
    add_passage(expansion, source, from, false);
    buf_add(&expansion->out, source->text.data + from, until - from);
}

void expansion_put(Expansion *expansion, const Source *source, size_t at,
                   const char *bytes, size_t len)
{
    if (len == 0)
        return;
    add_passage(expansion, source, at, true);
    buf_add(&expansion->out, bytes, len);
}

void expansion_keep(Expansion *expansion, size_t until)
{
    expansion_copy(expansion, &expansion->chapter->written, expansion->done, until);
    expansion->done = until;
}

void expansion_skip(Expansion *expansion, size_t until)
{
    assert(until >= expansion->done);
    expansion->done = until;
}

void expansion_replace(Expansion *expansion, size_t at, size_t end, const Source *source,
                       size_t from, size_t until)
{
    if (until > from && source->text.data[until - 1] == '\n')
        until--;
    expansion_keep(expansion, at);
    expansion_skip(expansion, end);
    expansion_copy(expansion, source, from, until);
}

void expansion_end(Expansion *expansion)
{
    Chapter *chapter = expansion->chapter;
    Buf *out = &expansion->out;

    if (expansion->done > 0 || out->len > 0) {
        expansion_keep(expansion, chapter->written.text.len);
        chapter->markdown =
            (Bytes){arena_copy(&chapter->arena, out->len == 0 ? "" : out->data, out->len),
                    out->len};
        chapter->includes = expansion->passages;
    }
    buf_free(out);
    *out = (Buf){0};
}

/* ---- Files ---------------------------------------------------------------------------------- */

static Position position_of(const Expansion *expansion, const IncludePlace *place)
{
    /* Nobody will read the thousand and first, so the search is spared. */
    return expansion->chapter->diags.count >= DIAGS_KEPT
               ? file_position(place->source->name)
               : source_position(place->source, place->at);
}

void report_include(Expansion *expansion, const IncludePlace *place, const char *hint,
                    const char *format, ...)
{
    Project *project = expansion->project;
    Arena *arena = &project->book->arena;
    const char *key;
    char message[512];
    va_list arguments;

    key = expansion->chapter->diags.count >= DIAGS_KEPT
              ? ""
              : arena_format(arena, "%s:%zu", place->source->name, place->at);
    if (*key != '\0' && map_lookup(&project->reported, key) != NULL)
        return;
    map_put(&project->reported, arena, key, project);
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    diag_add(&expansion->chapter->diags, "include-missing", position_of(expansion, place),
             hint, "%s", message);
}

/* What a path leads to that does not exist as it is written; NULL: nothing. */
static const char *lookup_case(Expansion *expansion, const IncludePlace *place,
                               const char *written, const char *path)
{
    Book *book = expansion->project->book;
    const char *found = lookup_path(expansion->project, path);

    if (found != NULL && strcmp(found, path) != 0)
        diag_add(&expansion->chapter->diags, "name-case", position_of(expansion, place),
                 arena_format(&book->arena, "write %s", path_name(found)),
                 "%s is there under a name that differs in upper and lower case, or in "
                 "how its accented letters are encoded",
                 written);
    return found;
}

static void report_outside(Expansion *expansion, const IncludePlace *place,
                           const char *path)
{
    report_include(expansion, place,
                   "name a folder that holds the book and this file: --root DIR",
                   "%s leads out of the book's folder, and is not read", path);
}

const Source *open_include(Expansion *expansion, const IncludePlace *place,
                           const char *folder, const char *path, const char **found)
{
    Project *project = expansion->project;
    const char *resolved = path_resolve(&project->book->arena, folder, path);
    FileStatus status = FILE_MISSING;
    const Source *source;

    *found = resolved;
    if (resolved == NULL) {
        report_outside(expansion, place, path);
        return NULL;
    }
    source = lookup_included(project, resolved, &status);
    if (source == NULL && status == FILE_MISSING) {
        *found = lookup_case(expansion, place, path, resolved);
        if (*found != NULL)
            source = lookup_included(project, *found, &status);
    }
    if (source == NULL && status == FILE_OUTSIDE)
        report_outside(expansion, place, path);
    else if (source == NULL)
        report_include(expansion, place,
                       status == FILE_MISSING ? "the path counts from the folder of the "
                                                "file that includes it"
                                              : NULL,
                       "%s %s, so that nothing is included", path,
                       file_status_text(status));
    return source;
}

bool admit_include(Expansion *expansion, const IncludePlace *place, size_t bytes)
{
    Project *project = expansion->project;

    if (bytes <= most_expanded - project->expanded) {
        project->expanded += bytes;
        return true;
    }
    diag_add(&expansion->chapter->diags, "include-large", position_of(expansion, place),
             "include less, or the same files less often",
             "the files that are included make more than 64 MiB, all in all");
    return false;
}

/* ---- Parts of files ------------------------------------------------------------------------- */

typedef struct {
    uint32_t *starts; /* of the lines, and behind them the end of the text */
    size_t count;     /* of lines */
} Lines;

static size_t count_lines(Bytes text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.len; count++) {
        const char *newline = memchr(text.data + at, '\n', text.len - at);
        at = newline == NULL ? text.len : (size_t)(newline - text.data) + 1;
    }
    return count;
}

static const Lines *lines_of(Project *project, const Source *source)
{
    Arena *arena = &project->book->arena;
    Lines *lines = map_lookup(&project->lines, source->name);
    const Bytes text = source->text;

    if (lines != NULL)
        return lines;
    lines = arena_alloc(arena, sizeof *lines);
    lines->starts = arena_alloc(arena, (count_lines(text) + 1) * sizeof *lines->starts);
    for (size_t at = 0; at < text.len;) {
        const char *newline = memchr(text.data + at, '\n', text.len - at);
        lines->starts[lines->count++] = (uint32_t)at;
        at = newline == NULL ? text.len : (size_t)(newline - text.data) + 1;
    }
    lines->starts[lines->count] = (uint32_t)text.len;
    map_put(&project->lines, arena, source->name, lines);
    return lines;
}

size_t line_count(Project *project, const Source *source)
{
    return lines_of(project, source)->count;
}

bool span_of_lines(Project *project, const Source *source, size_t first, size_t last,
                   Span *span)
{
    const Lines *lines = lines_of(project, source);

    last = last < lines->count ? last : lines->count;
    first = first < 1 ? 1 : first;
    if (first > last)
        return false;
    span->from = lines->starts[first - 1];
    span->until = lines->starts[last];
    if (span->until > span->from && source->text.data[span->until - 1] == '\n')
        span->until--;
    return true;
}
