/* honkit_summary.c - SUMMARY.md, the introduction and the glossary become entries. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "data/titles.h"
#include "load/files/heading.h"
#include "load/honkit.h"
#include "load/kind.h"
#include "load/summary.h"

enum { DEEPEST_ENTRY = 33, DEEPEST_CONTENTS = 6 };

typedef struct {
    Honkit *honkit;
    const SummaryItem *items;
    size_t count;
    int shallowest; /* depth of the entries that are no lessons: 1, or 0 without lists */
    size_t first,
        parts;     /* the first item that is more than text; headings and separators */
    int deepest;   /* of the entries, from 1 */
    Chapter *part; /* that new chapters belong to, or NULL */
    Chapter *open[DEEPEST_ENTRY + 1]; /* the last entry of each depth */
    Map whole;                        /* files that an item lists without a fragment */
    Map listed;                       /* files that are entries */
    const char *readme, *glossary;    /* from the root, or NULL */
} Reading;

/* Of a list, or a line that is nothing but a link, as mdBook has them before and behind
 * its list: HonKit passes it over, but who wrote it has lost a chapter then. */
static bool is_entry(const Reading *reading, const SummaryItem *item)
{
    const Bytes line = item->at.excerpt;
    size_t len = line.len;

    if (item->kind != SUMMARY_LINK || item->depth >= reading->shallowest)
        return item->kind == SUMMARY_LINK;
    while (len > 0 && strchr(" \t\r", line.data[len - 1]) != NULL)
        len--;
    return item->at.column == 1 && len > 0 && line.data[len - 1] == ')' &&
           (item + 1 == reading->items + reading->count ||
            item[1].at.line != item->at.line);
}

/* ---- Entries ---------------------------------------------------------------------------------- */

static bool has_children(const Reading *reading, size_t index)
{
    int depth = reading->items[index].depth;

    if (depth < reading->shallowest)
        depth = reading->shallowest;
    return index + 1 < reading->count && reading->items[index + 1].depth > depth &&
           (reading->items[index + 1].kind == SUMMARY_LINK ||
            reading->items[index + 1].kind == SUMMARY_TEXT);
}

/* A new one of the item's depth, below the entry that is open above it. */
static Chapter *new_entry(Reading *reading, const SummaryItem *item)
{
    int depth = item->depth - reading->shallowest;
    Chapter *parent = NULL, *entry;

    depth = depth < 0 ? 0 : depth > DEEPEST_ENTRY - 1 ? DEEPEST_ENTRY - 1 : depth;
    for (int i = depth - 1; i >= 0 && parent == NULL; i--)
        parent = reading->open[i];
    entry = add_entry(reading->honkit->project, item->at,
                      parent != NULL ? parent : reading->part,
                      parent != NULL ? ENTRY_LESSON : ENTRY_CHAPTER);
    if (entry == NULL)
        return NULL;
    entry->given_title = *item->title == '\0' ? NULL : item->title;
    entry->title_listed = true;
    if (depth + 1 + (reading->part != NULL) > reading->deepest)
        reading->deepest = depth + 1 + (reading->part != NULL);
    reading->open[depth] = entry;
    for (int i = depth + 1; i <= DEEPEST_ENTRY; i++)
        reading->open[i] = NULL;
    return entry;
}

/* A page that lists what is below it, or one that is still to be written. */
static void add_without_file(Reading *reading, size_t index)
{
    Chapter *entry = new_entry(reading, &reading->items[index]);

    if (entry != NULL && !has_children(reading, index))
        entry->unwritten = true;
}

/* An entry that nothing can be read of; those below it stay. */
static void leave_out(Reading *reading, size_t index, const char *code, const char *hint,
                      const char *format, const char *what)
{
    diag_add(&reading->honkit->book->diags, code, reading->items[index].at, hint, format,
             what);
    if (has_children(reading, index))
        add_without_file(reading, index);
}

static bool is_text(const char *path)
{
    return *path_ending(path) == '\0' || is_markdown_name(path);
}

static void read_file(Reading *reading, size_t index, const char *path)
{
    const SummaryItem *item = &reading->items[index];
    Chapter *entry = new_entry(reading, item);

    if (entry == NULL)
        return;
    read_entry_file(reading->honkit->project, entry, path, item->destination, item->at);
    map_put(&reading->listed, &reading->honkit->book->arena, path, entry);
    if (reading->glossary != NULL && strcmp(path, reading->glossary) == 0)
        entry->type = "glossary";
}

/* The first entry of a file is its chapter, save that one without a fragment goes before;
 * the others lead into it. */
static void add_path(Reading *reading, size_t index, const char *path,
                     const char *fragment)
{
    Book *book = reading->honkit->book;
    Chapter *entry;

    if (fragment == NULL || (map_lookup(&reading->listed, path) == NULL &&
                             map_lookup(&reading->whole, path) == NULL)) {
        read_file(reading, index, path);
        return;
    }
    entry = new_entry(reading, &reading->items[index]);
    if (entry != NULL)
        entry->destination = arena_format(&book->arena, "%s#%s", path, fragment);
}

static void add_link(Reading *reading, size_t index)
{
    Honkit *honkit = reading->honkit;
    const SummaryItem *item = &reading->items[index];
    const char *path, *fragment;

    if (*item->destination == '\0') {
        add_without_file(reading, index);
        return;
    }
    if (is_remote_item(item->destination)) {
        leave_out(reading, index, "contents-remote", NULL,
                  "\"%s\" is on the web, where the contents of an EPUB can't lead; they "
                  "leave it out",
                  item->destination);
        return;
    }
    path = honkit_item_path(honkit, item, &fragment);
    if (path == NULL)
        leave_out(reading, index, "chapter-missing",
                  "the path counts from the folder with the text",
                  "\"%s\" names no file of the book", item->destination);
    else if (is_honkit_ignored(honkit, path))
        leave_out(reading, index, "chapter-ignored",
                  "take it out of one of both: the contents, or .bookignore",
                  "%s is listed, but .bookignore leaves it out", item->destination);
    else if (!is_text(path) && has_file(&honkit->book->root, path))
        leave_out(reading, index, "file-type", "name a Markdown file",
                  "%s is no Markdown, so the contents leave it out", item->destination);
    else
        add_path(reading, index, path, fragment);
}

/* ---- The list --------------------------------------------------------------------------------- */

/* A line that goes on with an item's text stands behind no mark of a list. */
static bool begins_item(const SummaryItem *item)
{
    const char *line = item->at.excerpt.data;
    size_t i = 0;

    while (i < item->at.excerpt.len && (line[i] == ' ' || line[i] == '\t'))
        i++;
    return i + 1 < item->at.column;
}

/* The title of the whole is none of a part: "# Summary", or the only heading, where it
 * stands before all else. */
static bool is_own_title(const Reading *reading, size_t index)
{
    return index == reading->first &&
           (reading->items[index].depth == 1 || reading->parts == 1);
}

static bool is_part(const SummaryItem *item)
{
    return item->kind == SUMMARY_HEADING || item->kind == SUMMARY_SEPARATOR;
}

static void take_stock(Reading *reading)
{
    reading->first = reading->count;
    for (size_t i = 0; i < reading->count; i++) {
        const SummaryItem *item = &reading->items[i];
        reading->parts += is_part(item);
        if (reading->first == reading->count &&
            (item->kind != SUMMARY_TEXT || item->depth > 0))
            reading->first = i;
        if (item->kind == SUMMARY_LINK && item->depth > 0)
            reading->shallowest =
                1; /* other lines outside of lists than links are no entries */
    }
}

/* A part that has nothing is none. */
static bool has_entries(const Reading *reading, size_t index)
{
    for (size_t i = index + 1; i < reading->count; i++) {
        if (is_part(&reading->items[i]))
            return false;
        if (reading->items[i].depth >= reading->shallowest ||
            is_entry(reading, &reading->items[i]))
            return true;
    }
    return false;
}

static void begin_part(Reading *reading, size_t index)
{
    const SummaryItem *item = &reading->items[index];

    memset(reading->open, 0, sizeof reading->open);
    reading->part = NULL;
    if (item->kind == SUMMARY_SEPARATOR || *item->title == '\0' ||
        !has_entries(reading, index))
        return;
    reading->part = add_entry(reading->honkit->project, item->at, NULL, ENTRY_PART);
    if (reading->part != NULL)
        reading->part->given_title = item->title;
}

static void read_item(Reading *reading, size_t index)
{
    const SummaryItem *item = &reading->items[index];

    switch (item->kind) {
    case SUMMARY_HEADING:
        if (!is_own_title(reading, index))
            begin_part(reading, index);
        break;
    case SUMMARY_SEPARATOR:
        begin_part(reading, index);
        break;
    case SUMMARY_LINK:
        if (is_entry(reading, item))
            add_link(reading, index);
        break;
    case SUMMARY_TEXT:
        if (item->depth > 0 && begins_item(item))
            add_without_file(reading, index);
        break;
    }
}

static void note_whole_files(Reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        const SummaryItem *item = &reading->items[i];
        const char *fragment, *path;
        if (!is_entry(reading, item) || *item->destination == '\0' ||
            is_remote_item(item->destination))
            continue;
        path = honkit_item_path(reading->honkit, item, &fragment);
        if (path != NULL && fragment == NULL)
            map_put(&reading->whole, &reading->honkit->book->arena, path, (void *)item);
    }
}

/* ---- What need not be listed ------------------------------------------------------------------ */

static bool is_listed(const Reading *reading, const char *path)
{
    for (size_t i = 0; i < reading->count; i++) {
        const SummaryItem *item = &reading->items[i];
        const char *fragment, *other;
        if (!is_entry(reading, item) || is_remote_item(item->destination) ||
            *item->destination == '\0')
            continue;
        other = honkit_item_path(reading->honkit, item, &fragment);
        if (other != NULL && strcasecmp(other, path) == 0)
            return true;
    }
    return false;
}

static void add_introduction(Reading *reading)
{
    Honkit *honkit = reading->honkit;
    Chapter *entry;

    if (reading->readme == NULL || is_listed(reading, reading->readme))
        return;
    entry = add_entry(honkit->project, file_position(honkit->book->manifest), NULL,
                      ENTRY_CHAPTER);
    if (entry == NULL)
        return;
    read_entry_file(honkit->project, entry, reading->readme, reading->readme, entry->at);
    if (first_heading(&honkit->book->arena, entry->markdown) == NULL)
        entry->given_title = "Introduction"; /* as the tool itself calls it */
}

/* Behind all else.  Its terms are headings of level 2, so that one of level 1 alone is its
 * title. */
static void add_glossary(Reading *reading)
{
    Honkit *honkit = reading->honkit;
    size_t headings[7] = {0};
    Chapter *entry;

    if (reading->glossary == NULL)
        return;
    honkit->book->dialect.glossary_links = true;
    if (map_lookup(&reading->listed, reading->glossary) != NULL)
        return;
    entry = add_entry(honkit->project, file_position(honkit->book->manifest), NULL,
                      ENTRY_BACK);
    if (entry == NULL)
        return;
    entry->type = "glossary";
    read_entry_file(honkit->project, entry, reading->glossary, reading->glossary,
                    entry->at);
    count_headings(entry->markdown, headings);
    if (headings[1] == 0)
        entry->given_title =
            lookup_type_title("glossary", honkit->book->metadata.language);
}

/* ---- All of it -------------------------------------------------------------------------------- */

void read_honkit_entries(Honkit *honkit)
{
    Reading reading = {.honkit = honkit};
    const char *summary = honkit->summary != NULL
                              ? honkit->summary
                              : honkit_structure_file(honkit, "summary", "SUMMARY.md");
    Source source;

    reading.readme = honkit_structure_file(honkit, "readme", "README.md");
    reading.glossary = honkit_structure_file(honkit, "glossary", "GLOSSARY.md");
    if (summary != NULL &&
        read_project_file(honkit->project, summary, (Position){0}, &source))
        reading.items = read_summary(&honkit->book->arena, &source, &reading.count);
    honkit->book->contents = summary;
    take_stock(&reading);
    note_whole_files(&reading);
    add_introduction(&reading);
    if (summary == NULL)
        add_honkit_folder(honkit, reading.glossary);
    for (size_t i = 0; i < reading.count; i++)
        read_item(&reading, i);
    add_glossary(&reading);
    order_honkit_links(honkit->book);
    /* The tool lists all entries, however deep. */
    if (reading.deepest > honkit->book->toc_depth)
        honkit->book->toc_depth =
            reading.deepest < DEEPEST_CONTENTS ? reading.deepest : DEEPEST_CONTENTS;
}
