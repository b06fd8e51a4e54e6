/* folder_sidebar.c - docsify's _sidebar.md: nested lists of links, with groups that are
 * none. */
#include <string.h>
#include "base/path.h"
#include "load/files/heading.h"
#include "load/files/inline.h"
#include "load/folder.h"
#include "load/summary.h"

enum { DEEPEST = 33 };

typedef struct {
    Project *project;
    Pages *pages;
    Page *folder;
    Chapter *parent;        /* whose lessons all of it is; or NULL */
    Chapter *part;          /* the group that stands in no list, or NULL */
    Chapter *open[DEEPEST]; /* the last entry of each depth */
    const SummaryItem *items;
    size_t count;
} Sidebar;

static Chapter *parent_at(const Sidebar *sidebar, int depth)
{
    for (int i = depth - 1; i >= 0; i--)
        if (sidebar->open[i] != NULL)
            return sidebar->open[i];
    return sidebar->part != NULL ? sidebar->part : sidebar->parent;
}

static Chapter *add_item(Sidebar *sidebar, const SummaryItem *item, const char *path)
{
    Chapter *chapter =
        add_page_entry(sidebar->project, path, parent_at(sidebar, item->depth));

    if (chapter == NULL)
        return NULL;
    chapter->at = item->at;
    for (int i = item->depth + 1; i < DEEPEST; i++)
        sidebar->open[i] = NULL;
    sidebar->open[item->depth] = chapter;
    if (item->title[0] != '\0')
        chapter->given_title = item->title;
    return chapter;
}

/* ---- Links ---------------------------------------------------------------------------------- */

/* Of several names that a link may mean, the one that is there; else the first. */
static const char *find_file(const Sidebar *sidebar, const char *path)
{
    Arena *arena = sidebar->pages->arena;
    const char *markdown = arena_format(arena, "%s.md", path);
    const Page *page = lookup_folder_page(sidebar->pages, path);
    const char *own;

    if (page != NULL && page->folder)
        page = page->own;
    if (page != NULL)
        return page->path;
    own = arena_format(arena, "%s%sREADME.md", path, *path == '\0' ? "" : "/");
    if (has_file(sidebar->pages->root, own))
        return own;
    /* A name of what is no chapter elsewhere: who lists it wants it. */
    return is_page_name(path, &(bool){false}) || !has_file(sidebar->pages->root, markdown)
               ? path
               : markdown;
}

/* Where the link leads; *fragment as for linked_path.  In the sidebar of a folder a path may
 * count from the site, as docsify has it, or from the folder. */
static const char *find_linked(const Sidebar *sidebar, const char *destination,
                               const char **fragment)
{
    Pages *pages = sidebar->pages;
    const char *folder = sidebar->folder->path;
    const char *site = pages->site == NULL ? folder : pages->site;
    const char *path = linked_path(pages->arena, folder, site, destination, fragment);
    const char *other;

    if (path == NULL || strcmp(site, folder) == 0)
        return path;
    other = linked_path(pages->arena, site, site, destination, fragment);
    return other == NULL || has_file(pages->root, find_file(sidebar, path)) ||
                   !has_file(pages->root, find_file(sidebar, other))
               ? path
               : other;
}

static void add_link(Sidebar *sidebar, const SummaryItem *item)
{
    Project *project = sidebar->project;
    Book *book = project->book;
    const char *fragment;
    const char *path = find_linked(sidebar, item->destination, &fragment);
    Chapter *chapter;
    Page *page;

    if (path == NULL)
        return;
    path = find_file(sidebar, path);
    page = lookup_folder_page(sidebar->pages, path);
    if (page != NULL && !page->folder)
        path = page->path; /* a translation, where the main text is named */
    chapter = add_item(sidebar, item, path);
    if (chapter == NULL)
        return;
    if (fragment != NULL && *fragment != '\0') {
        chapter->destination = arena_format(&book->arena, "%s#%s", path, fragment);
        return;
    }
    if (page != NULL)
        page->listed = true;
    read_entry_file(project, chapter, path, item->destination, item->at);
}

/* ---- Groups --------------------------------------------------------------------------------- */

/* How many items stand below this one. */
static size_t count_below(const Sidebar *sidebar, size_t index)
{
    size_t n = index + 1;

    while (n < sidebar->count && sidebar->items[n].depth > sidebar->items[index].depth &&
           sidebar->items[n].kind != SUMMARY_HEADING &&
           sidebar->items[n].kind != SUMMARY_SEPARATOR)
        n++;
    return n - index - 1;
}

/* A heading, or a line between the lists, is the title of what follows. */
static void begin_part(Sidebar *sidebar, size_t index)
{
    const SummaryItem *item = &sidebar->items[index];
    const SummaryItem *next = index + 1 < sidebar->count ? item + 1 : NULL;
    Chapter *part;

    if (next == NULL || next->kind == SUMMARY_HEADING || item->title[0] == '\0' ||
        (item->at.excerpt.len > 0 && strchr("!<", item->at.excerpt.data[0]) != NULL))
        return;
    memset(sidebar->open, 0, sizeof sidebar->open);
    sidebar->part = NULL;
    part = add_item(sidebar, &(SummaryItem){.title = item->title, .at = item->at}, NULL);
    sidebar->open[0] = NULL;
    if (part != NULL && sidebar->parent == NULL)
        part->kind = ENTRY_PART;
    sidebar->part = part;
}

/* In an ordered list, or where nothing follows, it is a chapter that nobody has written. */
static bool is_label(const Sidebar *sidebar, size_t index)
{
    const SummaryItem *item = &sidebar->items[index];
    const char *line = item->at.excerpt.data;
    size_t i = 0;

    if (index + 1 == sidebar->count || item[1].depth != item->depth ||
        item[1].kind != SUMMARY_LINK)
        return false;
    while (i < item->at.excerpt.len && (line[i] == ' ' || line[i] == '\t'))
        i++;
    return i < item->at.excerpt.len && strchr("-*+", line[i]) != NULL;
}

static void add_group(Sidebar *sidebar, size_t index)
{
    const SummaryItem *item = &sidebar->items[index];
    Chapter *chapter;

    if (count_below(sidebar, index) == 0 && item->depth == 1 &&
        is_label(sidebar, index)) {
        begin_part(sidebar, index);
        return;
    }
    chapter = add_item(sidebar, item, NULL);
    if (chapter == NULL)
        return;
    if (count_below(sidebar, index) == 0)
        chapter->unwritten = true;
    else if (item->depth == 1 && chapter->parent == NULL)
        chapter->kind = ENTRY_PART;
}

static bool leads_out(const Sidebar *sidebar, const SummaryItem *item)
{
    const char *fragment;

    return linked_path(sidebar->pages->arena, "", "", item->destination, &fragment) ==
           NULL;
}

static void add_any(Sidebar *sidebar, size_t index)
{
    const SummaryItem *item = &sidebar->items[index];

    switch (item->kind) {
    case SUMMARY_HEADING:
        begin_part(sidebar, index);
        break;
    case SUMMARY_TEXT:
        if (item->depth == 0)
            begin_part(sidebar, index);
        else
            add_group(sidebar, index);
        break;
    case SUMMARY_LINK:
        /* A group may be called by a link to the web. */
        if (leads_out(sidebar, item) && count_below(sidebar, index) > 0)
            add_group(sidebar, index);
        else
            add_link(sidebar, item);
        break;
    case SUMMARY_SEPARATOR:
        break;
    }
}

static size_t count_unlisted(const Page *page)
{
    size_t count = 0;

    if (!page->folder)
        return !page->listed;
    if (page->own != NULL)
        count += !page->own->listed;
    for (size_t i = 0; i < page->count; i++)
        count += count_unlisted(page->children[i]);
    return count;
}

/* Whether a link leads there, before anything is added. */
static bool lists(const Sidebar *sidebar, const Page *page)
{
    const char *fragment;

    for (size_t i = 0; i < sidebar->count; i++) {
        const char *path =
            sidebar->items[i].kind != SUMMARY_LINK
                ? NULL
                : find_linked(sidebar, sidebar->items[i].destination, &fragment);
        if (path != NULL && fragment == NULL &&
            lookup_folder_page(sidebar->pages, find_file(sidebar, path)) == page)
            return true;
    }
    return false;
}

/* docsify's index.html has a title; "Document" is what an editor writes by itself. */
const char *title_of_site(Pages *pages, const Page *folder, const char **from)
{
    enum { HEAD = 4096 };
    const char *path = path_resolve(pages->arena, folder->path, "index.html");
    const char *title, *end;
    Source source;

    if (folder->sidebar == NULL || folder->nav != NULL ||
        !peek_file(pages, path, &source))
        return NULL;
    title = arena_copy(pages->arena, source.text.data,
                       source.text.len < HEAD ? source.text.len : HEAD);
    title = strcasestr(title, "<title>");
    end = title == NULL ? NULL : strcasestr(title, "</title>");
    if (end == NULL)
        return NULL;
    title += strlen("<title>");
    title = plain_inline(pages->arena, title, (size_t)(end - title));
    if (title == NULL || strcmp(title, "Document") == 0)
        return NULL;
    *from = path;
    return title;
}

void begin_site(Project *project, Pages *pages, const Page *folder)
{
    Book *book = project->book;

    if (pages->site == NULL)
        pages->site = folder->path;
    book->site = pages->site;
    book->picture_roots = append_word(&book->arena, book->picture_roots, pages->site);
}

void add_sidebar(Project *project, Pages *pages, Page *folder, Chapter *parent)
{
    Book *book = project->book;
    Sidebar sidebar = {.project = project,
                       .pages = pages,
                       .folder = folder,
                       .parent = parent};
    Source source;
    size_t unlisted;

    source.name = shown_path(book, folder->sidebar);
    sidebar.items = folder->nav;
    sidebar.count = folder->nav_count;
    if (folder->nav == NULL) {
        if (!peek_file(pages, folder->sidebar, &source))
            return;
        source.name = shown_path(book, folder->sidebar);
        sidebar.items = read_summary(&book->arena, &source, &sidebar.count);
    }
    /* docsify shows the README first, whether the list names it or not. */
    if (folder->own != NULL && !folder->own->listed && !lists(&sidebar, folder->own)) {
        Chapter *home = add_page_entry(project, folder->own->path, parent);
        if (home != NULL)
            fill_from_page(project, home, folder->own);
    }
    for (size_t i = 0; i < sidebar.count && !project->full; i++)
        add_any(&sidebar, i);
    note_modified(project, folder->sidebar);
    unlisted = count_unlisted(folder);
    if (unlisted > 0)
        diag_add(&book->diags, "chapter-unlisted", file_position(source.name),
                 "list them, so that they stand where they belong",
                 unlisted == 1
                     ? "one page is not listed; it follows behind the others"
                     : "%zu pages are not listed; they follow behind the others",
                 unlisted);
}
