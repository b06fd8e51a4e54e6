/* folder.c - a folder of Markdown, or one file of it, that no manifest describes. */
#include "load/folder.h"
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "load/folder_docc.h"
#include "load/files/heading.h"
#include "load/files/lines.h"
#include "load/manifest/manifest.h"

enum { DEEPEST_ENTRY = 9 }; /* how many entries stand within one another */

/* As on GitHub, where most of these are read. */
static const Dialect github_dialect = {
    .callouts = true,
    .math_blocks = true,
    .html_links = true,
    .attributes = ATTRIBUTES_HEADINGS,
    .heading_ids = IDS_GITHUB,
};

static const char *recognise(const Root *folder, Arena *arena)
{
    Pages pages = {.arena = arena, .root = folder, .first_only = true};

    read_pages(&pages, "");
    return pages.markdown + pages.texts > 0 ? "" : NULL;
}

/* ---- Entries -------------------------------------------------------------------------------- */

Chapter *add_page_entry(Project *project, const char *file, Chapter *parent)
{
    int depth = 0;
    Position at = file_position(file == NULL ? project->book->manifest
                                             : shown_path(project->book, file));

    for (const Chapter *above = parent; above != NULL; above = above->parent)
        depth++;
    for (; depth >= DEEPEST_ENTRY; depth--)
        parent = parent->parent;
    return add_entry(project, at, parent,
                     parent == NULL || parent->kind == ENTRY_PART ? ENTRY_CHAPTER
                                                                  : ENTRY_LESSON);
}

/* A README without a heading is called as its folder.  Where the files of a book all
 * begin with its title, their own is the next one. */
static const char *title_of_page(Project *project, Page *page, Chapter *chapter)
{
    Arena *arena = &project->book->arena;
    Page *folder = page->parent;
    const char *title = first_title(&chapter->arena, chapter->markdown, NULL);

    if (folder != NULL && folder->own == page)
        folder->title = title;
    if (title != NULL && (folder == NULL || folder->own == page ||
                          folder->title == NULL || strcmp(title, folder->title) != 0))
        return NULL;
    if (title != NULL) {
        const char *next = first_title(&chapter->arena, chapter->markdown, title);
        return next != NULL ? next : heading_below(&chapter->arena, chapter->markdown);
    }
    if (!is_own_name(page->name) || first_heading(arena, chapter->markdown) != NULL)
        return NULL;
    if (folder != NULL && folder->name[0] != '\0')
        return readable_name(arena, folder->name);
    return project->book->metadata.title_count == 0
               ? NULL
               : project->book->metadata.titles[0].text;
}

void fill_from_page(Project *project, Chapter *chapter, Page *page)
{
    Book *book = project->book;

    page = page->folder ? page->own : page;
    page->listed = true;
    read_entry_file(project, chapter, page->path,
                    path_relative(&book->arena, book->base, page->path), chapter->at);
    if (chapter->given_title == NULL && chapter->source != NULL)
        chapter->given_title = title_of_page(project, page, chapter);
}

static bool has_unlisted(const Page *page)
{
    if (!page->folder)
        return !page->listed;
    if (page->own != NULL && !page->own->listed)
        return true;
    for (size_t i = 0; i < page->count; i++)
        if (has_unlisted(page->children[i]))
            return true;
    return false;
}

static void add_file(Project *project, Page *page, Chapter *parent)
{
    Chapter *chapter = add_page_entry(project, page->path, parent);

    if (chapter != NULL)
        fill_from_page(project, chapter, page);
}

static void add_folder(Project *project, Pages *pages, Page *folder, Chapter *parent)
{
    Page *named = folder;
    Chapter *chapter;

    /* A folder that only holds another one is the same chapter. */
    while (folder->own == NULL && folder->count == 1)
        folder = folder->children[0];
    chapter =
        add_page_entry(project, folder->own == NULL ? NULL : folder->own->path, parent);
    if (chapter == NULL)
        return;
    if (folder->own != NULL && !folder->own->listed)
        fill_from_page(project, chapter, folder);
    else
        chapter->given_title = readable_name(&project->book->arena, named->name);
    if (folder->sidebar != NULL)
        add_sidebar(project, pages, folder, chapter);
    add_pages(project, pages, folder, chapter);
}

/* A folder "src" that holds all but a README and the like is no chapter of that name. */
static bool is_transparent(const Page *folder, const Page *child)
{
    size_t folders = 0;

    for (size_t i = 0; i < folder->count; i++)
        folders += folder->children[i]->folder;
    return child->folder && folder->parent == NULL &&
           (child->nav != NULL ||
            (folders == 1 && child->own == NULL && child->sidebar == NULL &&
             is_plain_folder(child->name)));
}

static void add_site(Project *project, Pages *pages, Page *folder, Chapter *parent)
{
    if (folder->nav != NULL) {
        begin_site(project, pages, folder);
        add_sidebar(project, pages, folder, parent);
    }
    add_pages(project, pages, folder, parent);
}

void add_pages(Project *project, Pages *pages, Page *folder, Chapter *parent)
{
    for (size_t i = 0; i < folder->count && !project->full; i++) {
        Page *child = folder->children[i];
        Page *only = only_page(child);
        if (!has_unlisted(child))
            continue;
        if (only != NULL)
            add_file(project, only, parent);
        else if (is_transparent(folder, child))
            add_site(project, pages, child, parent);
        else
            add_folder(project, pages, child, parent);
    }
}

/* ---- One file ------------------------------------------------------------------------------- */

static void read_one(Project *project, const char *path, const char *name)
{
    Book *book = project->book;
    Chapter *chapter = add_page_entry(project, path, NULL);

    read_entry_file(project, chapter, path, path_relative(&book->arena, book->base, path),
                    chapter->at);
    if (chapter->source == NULL)
        return;
    set_folder_title(project, title_in_text(&book->arena, chapter->markdown), path,
                     is_own_name(name)
                         ? name_of_folder(project)
                         : readable_name(&book->arena, name_stem(&book->arena, name)));
    split_chapter_file(chapter, book->metadata.titles[0].text);
}

/* ---- A folder ------------------------------------------------------------------------------- */

static void note_left_out(Project *project, const Pages *pages)
{
    enum { SHOWN = 6 };
    Book *book = project->book;
    const char *names = "";

    for (size_t i = 0; i < pages->left_out_count && i < SHOWN; i++)
        names = arena_format(&book->arena, "%s%s%s", names, i == 0 ? "" : ", ",
                             path_relative(&book->arena, book->base, pages->left_out[i]));
    if (pages->left_out_count > 0)
        diag_add(&book->diags, "folder-left-out", file_position(book->manifest),
                 "a book.yaml can list them; epubify import writes one",
                 pages->left_out_count > SHOWN
                     ? "no chapters are made of %s and %zu others"
                     : "no chapters are made of %s",
                 names, pages->left_out_count - SHOWN);
    if (strcmp(pages->top->path, book->base) != 0)
        diag_add(
            &book->diags, "folder-left-out", file_position(book->manifest),
            "a book.yaml can list other files",
            "a catalogue of DocC is the book: no chapters are made of what is outside "
            "of %s",
            path_relative(&book->arena, book->base, pages->top->path));
    if (pages->full)
        diag_add(&book->diags, "manifest-large", file_position(book->manifest),
                 "name a folder further down, or list the chapters in a book.yaml",
                 "there are more files than are looked through");
}

static void warn_of_unread(Book *book, const Pages *pages)
{
    const char *unread = list_unread(&book->arena, pages);

    if (unread != NULL)
        diag_add(&book->diags, "folder-unread", file_position(book->manifest),
                 "convert them to Markdown, or build them with the tool they are for",
                 "only Markdown is read: %s %s left out", unread,
                 strncmp(unread, "1 ", 2) == 0 && strchr(unread, ',') == NULL ? "is"
                                                                              : "are");
}

/* The home page of a site generator is all in its front matter. */
static bool is_empty_page(Pages *pages, Page *page)
{
    Source source;
    TextLines lines = {0};

    if (!peek_file(pages, page->path, &source))
        return false;
    lines.text = source.text;
    skip_front_matter(&lines);
    if (lines.next == 0)
        return false;
    for (size_t i = lines.next; i < source.text.len; i++)
        if (strchr(" \t\r\n", source.text.data[i]) == NULL)
            return false;
    page->listed = true;
    return true;
}

/* A folder with nothing but a README and one folder is that folder's book. */
static Page *find_chapters(Project *project, Pages *pages, Page *folder)
{
    for (;;) {
        bool listed_first = folder->sidebar != NULL && folder->own != NULL;
        if (folder->own != NULL && !listed_first && !folder->own->listed &&
            !is_empty_page(pages, folder->own))
            add_file(project, folder->own, NULL);
        if (folder->count != 1 || !folder->children[0]->folder || folder->sidebar != NULL)
            return folder;
        folder = folder->children[0];
    }
}

void add_all_pages(Project *project, Pages *pages)
{
    Page *folder;

    order_pages(pages);
    folder = find_chapters(project, pages, pages->top);
    if (folder->sidebar != NULL) {
        begin_site(project, pages, folder);
        add_sidebar(project, pages, folder, NULL);
    }
    add_pages(project, pages, folder, NULL);
    split_main_text(project->book);
}

static void read_all(Project *project, Pages *pages)
{
    const char *from = NULL;
    const char *title = read_mkdocs(project, pages, &from);

    if (title == NULL)
        title = title_of_folder(pages, &from);
    set_folder_title(project, title, from,
                     title == NULL ? name_of_folder(project) : NULL);
    add_all_pages(project, pages);
}

/* Where a catalogue holds most of the pages, it is the book. */
static void take_catalogue(Project *project, Pages *pages)
{
    const char *path = find_docc(project);
    Pages inner = {.arena = pages->arena, .root = pages->root};

    if (path == NULL)
        return;
    read_pages(&inner, path);
    if (inner.markdown == 0 || inner.markdown * 2 < pages->markdown)
        return;
    *pages = inner;
    project->expand = expand_docc;
    order_docc_pages(pages);
}

static void read_it(Project *project)
{
    Book *book = project->book;
    Pages pages = {.arena = &book->arena, .root = &book->root};
    const Page *only;
    const char *file;

    book->dialect = github_dialect;
    book->numbered = false;
    if (project->only_file != NULL) {
        file = project_path(project, project->only_file);
        read_one(project, file, path_name(file));
        return;
    }
    pages.book = book;
    read_pages(&pages, book->base);
    take_catalogue(project, &pages);
    note_left_out(project, &pages);
    warn_of_unread(book, &pages);
    only = only_page(pages.top);
    if (only != NULL)
        read_one(project, only->path, only->name);
    else
        read_all(project, &pages);
}

const ProjectKind folder_kind = {"folder", "a folder of Markdown", "Markdown in it",
                                 recognise, read_it};
