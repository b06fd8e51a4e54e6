/* folder.c - a folder of Markdown, or one file of it, that no manifest describes. */
#include "load/folder.h"
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "load/files/heading.h"
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
    if (title != NULL)
        return folder == NULL || folder->own == page || folder->title == NULL ||
                       strcmp(title, folder->title) != 0
                   ? NULL
                   : first_title(&chapter->arena, chapter->markdown, title);
    if (!is_own_name(page->name) || first_heading(arena, chapter->markdown) != NULL)
        return NULL;
    return folder == NULL || folder->name[0] == '\0'
               ? project->book->metadata.titles[0].text
               : readable_name(arena, folder->name);
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

void add_pages(Project *project, Pages *pages, Page *folder, Chapter *parent)
{
    for (size_t i = 0; i < folder->count && !project->full; i++) {
        Page *child = folder->children[i];
        Page *only = only_page(child);
        if (!has_unlisted(child))
            continue;
        if (only != NULL)
            add_file(project, only, parent);
        else
            add_folder(project, pages, child, parent);
    }
}

/* ---- The title ------------------------------------------------------------------------------ */

/* "docs" says nothing: then the folder above does. */
static const char *name_of_folder(const Project *project)
{
    static const char *const plain[] = {"docs",     "doc",       "src",  "content",
                                        "book",     "text",      "wiki", "pages",
                                        "chapters", "manuscript"};
    const Book *book = project->book;
    Arena *arena = (Arena *)&book->arena;
    const char *path = book->base[0] == '\0'
                           ? project->root
                           : arena_format(arena, "%s/%s", project->root, book->base);
    const char *name = path_name(path);

    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(name, plain[i]) == 0 && path_name(path_folder(arena, path))[0] != '\0')
            name = path_name(path_folder(arena, path));
    return *name == '\0' ? "Untitled" : readable_name(arena, name);
}

static const char *title_in_text(Arena *arena, Bytes markdown)
{
    const char *title = first_title(arena, markdown, NULL);

    return title == NULL || is_common_heading(title) ? NULL : title;
}

static const char *title_in(Pages *pages, const char *path)
{
    Source source;

    return path != NULL && peek_file(pages, path, &source)
               ? title_in_text(pages->arena, source.text)
               : NULL;
}

static const char *cover_page(Pages *pages, const Page *folder)
{
    return folder->sidebar == NULL
               ? NULL
               : arena_format(pages->arena, "%s%s_coverpage.md", folder->path,
                              folder->path[0] == '\0' ? "" : "/");
}

/* Of the folder's README, or of that of the folder in it that holds all else. */
static const char *title_of_folder(Pages *pages, const char **from)
{
    const Page *folder = pages->top;
    const char *title = NULL;

    while (title == NULL && folder != NULL) {
        *from = folder->own == NULL ? NULL : folder->own->path;
        title = title_in(pages, *from);
        if (title == NULL) {
            *from = cover_page(pages, folder);
            title = title_in(pages, *from);
        }
        folder = folder->count == 1 && folder->children[0]->folder ? folder->children[0]
                                                                   : NULL;
    }
    return title;
}

/* -M says it, or a file of metadata may. */
static bool is_title_given(const Book *book)
{
    const char *const *pair = book->options->metadata;

    for (; pair != NULL && *pair != NULL; pair++)
        if (strncmp(*pair, "title=", 6) == 0 || strncmp(*pair, "title:", 6) == 0)
            return true;
    return book->options->metadata_files != NULL &&
           book->options->metadata_files[0] != NULL;
}

static void set_title(Project *project, const char *title, const char *from,
                      const char *otherwise)
{
    Book *book = project->book;

    add_title(book, (Title){.text = title != NULL ? title : otherwise}, true);
    if (is_title_given(book))
        return;
    if (title != NULL)
        diag_add(&book->diags, "title-heading", file_position(shown_path(book, from)),
                 "say another one with -M title='…'",
                 "the book's title is this file's: \"%s\"", title);
    else
        diag_add(&book->diags, "title-derived", file_position(book->manifest),
                 "say it with -M title='…'",
                 "nothing says the book's title; \"%s\" is taken for it", otherwise);
}

/* ---- One file ------------------------------------------------------------------------------- */

static void read_one(Project *project, const char *path)
{
    Book *book = project->book;
    Chapter *chapter = add_page_entry(project, path, NULL);
    const char *name = path_name(path);

    read_entry_file(project, chapter, path, path_relative(&book->arena, book->base, path),
                    chapter->at);
    if (chapter->source == NULL)
        return;
    set_title(project, title_in_text(&book->arena, chapter->markdown), path,
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
    if (has_file(&book->root, project_path(project, "mkdocs.yml")))
        diag_add(&book->diags, "folder-left-out", file_position(book->manifest), NULL,
                 "mkdocs.yml is not read: the folder's own order holds");
    if (pages->full)
        diag_add(&book->diags, "manifest-large", file_position(book->manifest),
                 "name a folder further down, or list the chapters in a book.yaml",
                 "there are more files than are looked through");
}

/* A folder with nothing but a README and one folder is that folder's book. */
static Page *find_chapters(Project *project, Page *folder)
{
    for (;;) {
        bool listed_first = folder->sidebar != NULL && folder->own != NULL;
        if (folder->own != NULL && !listed_first)
            add_file(project, folder->own, NULL);
        if (folder->count != 1 || !folder->children[0]->folder || folder->sidebar != NULL)
            return folder;
        folder = folder->children[0];
    }
}

static void read_all(Project *project, Pages *pages)
{
    Book *book = project->book;
    const char *from = NULL;
    const char *title = title_of_folder(pages, &from);
    Page *folder;

    set_title(project, title, from, title == NULL ? name_of_folder(project) : NULL);
    order_pages(pages);
    folder = find_chapters(project, pages->top);
    if (folder->sidebar != NULL) {
        book->site = folder->path; /* docsify's pages count from there */
        book->picture_roots =
            append_word(&book->arena, book->picture_roots, folder->path);
        add_sidebar(project, pages, folder, NULL);
    }
    add_pages(project, pages, folder, NULL);
}

static void read_it(Project *project)
{
    Book *book = project->book;
    Pages pages = {.arena = &book->arena, .root = &book->root};
    const Page *only;

    book->dialect = github_dialect;
    book->numbered = false;
    if (project->only_file != NULL) {
        read_one(project, project_path(project, project->only_file));
        return;
    }
    read_pages(&pages, book->base);
    note_left_out(project, &pages);
    only = only_page(pages.top);
    if (only != NULL)
        read_one(project, only->path);
    else
        read_all(project, &pages);
}

const ProjectKind folder_kind = {"folder", "a folder of Markdown", "Markdown in it",
                                 recognise, read_it};
