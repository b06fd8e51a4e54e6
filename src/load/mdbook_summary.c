/* mdbook_summary.c - SUMMARY.md as mdBook reads it: a title, chapters in front, parts with
 * numbered chapters in nested lists, chapters behind. */
#include <string.h>
#include "base/path.h"
#include "load/mdbook.h"
#include "load/summary.h"

enum { DEEPEST = 8 }; /* lists within one another; deeper ones count as the eighth */

typedef struct {
    const MdBook *mdbook;
    Chapter *part;
    Chapter *open[DEEPEST]; /* the last entry of each depth of lists */
    size_t first, last;     /* of the items: the first and the last one in a list */
} Contents;

/* ---- The file of an entry ------------------------------------------------------------------- */

static bool exists(const Contents *contents, const char *path)
{
    return path != NULL && has_file(&contents->mdbook->project->book->root, path);
}

/* From the root; NULL: it leads out. */
static const char *path_of(const Contents *contents, const char *destination)
{
    const MdBook *mdbook = contents->mdbook;

    destination += strspn(destination, "/"); /* counts from src too */
    return path_resolve(&mdbook->project->book->arena, mdbook->src, destination);
}

/* a.html stands for a.md, a folder for its README or index; a%20b for a b. */
static const char *find_file(const Contents *contents, const char *destination)
{
    Arena *arena = &contents->mdbook->project->book->arena;
    const char *path = path_of(contents, destination), *decoded, *other;
    size_t stem;

    if (path == NULL ||
        (strcmp(path_ending(path), ".md") == 0 && strchr(path, '%') == NULL) ||
        exists(contents, path))
        return path;
    decoded = strchr(path, '%') == NULL ? NULL : percent_decode(arena, path);
    if (exists(contents, decoded))
        return decoded;
    stem = strlen(path) - strlen(path_ending(path));
    other = arena_format(arena, "%.*s.md", (int)stem, path);
    if (strcmp(path_ending(path), ".html") == 0 && exists(contents, other))
        return other;
    other = arena_format(arena, "%s/README.md", path);
    if (exists(contents, other))
        return other;
    other = arena_format(arena, "%s/index.md", path);
    return exists(contents, other) ? other : path;
}

static bool is_address(const char *destination)
{
    return strstr(destination, "://") != NULL || strncmp(destination, "mailto:", 7) == 0;
}

/* An entry of the contents alone: it leads to a place in a chapter, or to what is none. */
static bool is_link_only(const Contents *contents, const char *destination,
                         const char *path)
{
    Project *project = contents->mdbook->project;
    bool web = path != NULL && strcmp(path_ending(path), ".html") == 0;

    return is_address(destination) || (web && !exists(contents, path)) || web ||
           (strchr(destination, '#') != NULL && path != NULL &&
            map_lookup(&project->files, path) != NULL);
}

static void read_file(const Contents *contents, Chapter *chapter, const SummaryItem *item)
{
    Project *project = contents->mdbook->project;
    Book *book = project->book;
    const char *hash = strchr(item->destination, '#');
    size_t len = strcspn(item->destination, "#");
    const char *path =
        find_file(contents, arena_copy(&book->arena, item->destination, len));

    if (is_link_only(contents, item->destination, path)) {
        chapter->destination =
            is_address(item->destination)
                ? item->destination
                : arena_format(&book->arena, "%s%s", path, hash == NULL ? "" : hash);
    } else if (path == NULL) {
        diag_add(&book->diags, "path-outside", item->at,
                 "name a folder that holds the book and this file: --root DIR",
                 "%s leads out of the book's folder", item->destination);
        chapter->unwritten = true;
    } else {
        read_entry_file(project, chapter, path, item->destination, item->at);
    }
}

/* ---- Entries -------------------------------------------------------------------------------- */

static Chapter *nearest_open(const Contents *contents, int depth)
{
    while (depth > 0 && contents->open[depth - 1] == NULL)
        depth--;
    return depth == 0 ? contents->part : contents->open[depth - 1];
}

static void forget_open(Contents *contents, int depth)
{
    for (; depth < DEEPEST; depth++)
        contents->open[depth] = NULL;
}

static void fill(const Contents *contents, Chapter *chapter, const SummaryItem *item)
{
    chapter->given_title = item->title[0] == '\0' ? NULL : item->title;
    chapter->title_listed = true;
    if (item->destination[0] == '\0') /* [Draft]() */
        chapter->unwritten = true;
    else
        read_file(contents, chapter, item);
}

static void add_listed(Contents *contents, const SummaryItem *item)
{
    int depth = (item->depth < DEEPEST ? item->depth : DEEPEST) - 1;
    Chapter *parent = nearest_open(contents, depth);
    Chapter *chapter = add_entry(contents->mdbook->project, item->at, parent,
                                 parent == contents->part ? ENTRY_CHAPTER : ENTRY_LESSON);

    forget_open(contents, depth);
    if (chapter == NULL)
        return;
    contents->open[depth] = chapter;
    fill(contents, chapter, item);
}

/* In front of the lists, behind them, or, which mdBook does not allow, between two. */
static void add_unlisted(Contents *contents, const SummaryItem *item, size_t index)
{
    bool before = index<contents->first, behind = index> contents->last;
    Chapter *chapter = add_entry(contents->mdbook->project, item->at,
                                 before || behind ? NULL : contents->part,
                                 before   ? ENTRY_FRONT
                                 : behind ? ENTRY_BACK
                                          : ENTRY_CHAPTER);

    forget_open(contents, 0);
    if (chapter == NULL)
        return;
    chapter->numbered = false;
    fill(contents, chapter, item);
}

static void add_part(Contents *contents, const SummaryItem *item)
{
    Chapter *part = add_entry(contents->mdbook->project, item->at, NULL, ENTRY_PART);

    forget_open(contents, 0);
    if (part == NULL)
        return;
    part->given_title = item->title;
    contents->part = part;
}

/* "#- [Chapter](a.md)" is no heading: so authors take an entry out. */
static bool is_part(const SummaryItem *item, size_t index)
{
    const Bytes line = item->at.excerpt;
    size_t at = 0;

    while (at < line.len && line.data[at] == ' ')
        at++;
    return index > 0 && item->depth == 1 && item->title[0] != '\0' && at + 1 < line.len &&
           line.data[at + 1] == ' ';
}

/* Where the lists begin and end; without one, all is in the middle. */
static void find_lists(Contents *contents, const SummaryItem *items, size_t count)
{
    contents->first = count;
    for (size_t i = 0; i < count; i++) {
        bool listed = items[i].depth > 0 &&
                      (items[i].kind == SUMMARY_LINK || items[i].kind == SUMMARY_TEXT);
        if (listed || (items[i].kind == SUMMARY_HEADING && is_part(&items[i], i)))
            contents->first = contents->first < i ? contents->first : i;
        if (listed)
            contents->last = i;
    }
    if (contents->first < count)
        return;
    contents->first = 0;
    contents->last = count;
}

void read_mdbook_summary(const MdBook *mdbook)
{
    Project *project = mdbook->project;
    Contents contents = {.mdbook = mdbook};
    const SummaryItem *items;
    Source source;
    size_t count;

    if (!read_project_file(project, mdbook->summary, (Position){0}, &source))
        return;
    items = read_summary(&project->book->arena, &source, &count);
    find_lists(&contents, items, count);
    for (size_t i = 0; i < count && !project->full; i++) {
        const SummaryItem *item = &items[i];
        if (item->kind == SUMMARY_HEADING && is_part(item, i))
            add_part(&contents, item);
        else if (item->depth > 0 &&
                 (item->kind == SUMMARY_LINK || item->kind == SUMMARY_TEXT))
            add_listed(&contents, item);
        else if (item->kind == SUMMARY_LINK)
            add_unlisted(&contents, item, i);
    }
}
