/* folder_pages.c - which Markdown a folder holds. */
#include <string.h>
#include <strings.h>
#include "load/folder.h"

enum {
    MOST_FILES = 200000,
    MOST_FOLDERS = 20000,
    DEEPEST_FOLDER = 40, /* below one another; also how deep this recurses */
    MOST_PAGES = 20000   /* twice of what a book may have */
};

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' ? arena_text(arena, name)
                             : arena_format(arena, "%s/%s", folder, name);
}

static Page *new_page(Pages *pages, Page *parent, const char *name, const char *path)
{
    Page *page = arena_alloc(pages->arena, sizeof *page);

    page->name = name;
    page->path = path;
    page->parent = parent;
    return page;
}

static void add_child(Pages *pages, Page *folder, Page *child)
{
    folder->children = arena_grow(pages->arena, folder->children, folder->count,
                                  sizeof *folder->children);
    folder->children[folder->count++] = child;
}

static void leave_out(Pages *pages, const char *path)
{
    pages->left_out = arena_grow(pages->arena, pages->left_out, pages->left_out_count,
                                 sizeof *pages->left_out);
    pages->left_out[pages->left_out_count++] = path;
}

static void take_file(Pages *pages, Page *folder, const char *name, const char *path)
{
    bool text;
    Page *page;

    if (!is_page_name(name, &text))
        return;
    if (strcasecmp(name, "_sidebar.md") == 0)
        folder->sidebar = path;
    if (is_left_out(name)) {
        if (!text && name[0] != '_')
            leave_out(pages, path);
        return;
    }
    pages->markdown += !text;
    pages->texts += text;
    page = new_page(pages, folder, name, path);
    page->text = text;
    add_child(pages, folder, page);
}

static void read_folder(Pages *pages, Page *folder, int depth);

static void take_folder(Pages *pages, Page *parent, const char *name, const char *path,
                        int depth)
{
    Page *folder;

    if (is_passed_over(name))
        return;
    if (depth == DEEPEST_FOLDER || pages->folders == MOST_FOLDERS) {
        pages->full = true;
        return;
    }
    folder = new_page(pages, parent, name, path);
    folder->folder = true;
    read_folder(pages, folder, depth + 1);
    if (folder->count > 0)
        add_child(pages, parent, folder);
}

static bool is_enough(Pages *pages)
{
    pages->full |=
        pages->files > MOST_FILES || pages->markdown + pages->texts > MOST_PAGES;
    return pages->full || (pages->first_only && pages->markdown > 0);
}

static bool is_among(const FolderName *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i].name, name) == 0)
            return true;
    return false;
}

/* The notes that `epubify release` has left in its folder, maybe one of the book's: the next
 * release has no such chapter. */
static bool is_of_release(const FolderName *names, size_t count, const char *name)
{
    return strncmp(name, "release-notes.", strlen("release-notes.")) == 0 &&
           is_among(names, count, "release.json") &&
           is_among(names, count, "release.atom");
}

static void read_folder(Pages *pages, Page *folder, int depth)
{
    Arena names_arena = {0};
    FolderName *names;
    size_t count;

    pages->folders++;
    if (folder_names(pages->root, folder->path, &names_arena, &names, &count) != FILE_OK)
        count = 0;
    pages->files += count;
    for (size_t i = 0; i < count && !is_enough(pages); i++) {
        const char *name = names[i].name;
        const char *path;
        bool text;
        /* Of the many names that are neither, none is kept. */
        if (names[i].kind != NAME_FOLDER && !is_page_name(name, &text)) {
            if (names[i].kind != NAME_OTHER)
                note_format(pages, name);
            continue;
        }
        if (is_of_release(names, count, name))
            continue;
        path = join(pages->arena, folder->path, name);
        name = path + strlen(path) - strlen(name);
        if (names[i].kind == NAME_FOLDER)
            take_folder(pages, folder, name, path, depth);
        else if (names[i].kind != NAME_OTHER)
            take_file(pages, folder, name, path);
    }
    arena_free(&names_arena);
}

/* ---- What stands for what ------------------------------------------------------------------- */

/* Where there is Markdown, .txt files are something else. */
static void drop_texts(Page *folder)
{
    size_t kept = 0;

    for (size_t i = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        if (child->folder)
            drop_texts(child);
        if (child->folder ? child->count > 0 : !child->text)
            folder->children[kept++] = child;
    }
    folder->count = kept;
}

static void take_out(Page *folder, size_t index)
{
    folder->count--;
    memmove(folder->children + index, folder->children + index + 1,
            (folder->count - index) * sizeof *folder->children);
}

/* README.md before index.md. */
static void find_own(Page *folder)
{
    size_t best = folder->count;

    for (size_t i = 0; i < folder->count; i++) {
        const char *name = folder->children[i]->name;
        if (folder->children[i]->folder || !is_own_name(name))
            continue;
        if (best == folder->count ||
            (strncasecmp(name, "readme", 6) == 0 &&
             strncasecmp(folder->children[best]->name, "readme", 6) != 0))
            best = i;
    }
    if (best == folder->count)
        return;
    folder->own = folder->children[best];
    take_out(folder, best);
}

/* "setup.md" beside "setup/" is that folder's own page. */
static void find_twins(Pages *pages, Page *parent)
{
    Map folders = {0};

    for (size_t i = 0; i < parent->count; i++)
        if (parent->children[i]->folder && parent->children[i]->own == NULL)
            map_put(&folders, pages->arena, parent->children[i]->name,
                    parent->children[i]);
    for (size_t i = 0; folders.count > 0 && i < parent->count; i++) {
        Page *child = parent->children[i];
        Page *folder = child->folder
                           ? NULL
                           : map_lookup(&folders, name_stem(pages->arena, child->name));
        if (folder == NULL || folder->own != NULL)
            continue;
        folder->own = child;
        take_out(parent, i--);
    }
}

static void note_paths(Pages *pages, Page *page)
{
    map_put(&pages->by_path, pages->arena, page->path, page);
    if (page->own != NULL)
        note_paths(pages, page->own);
    for (size_t i = 0; i < page->count; i++)
        note_paths(pages, page->children[i]);
}

static void arrange(Pages *pages, Page *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        if (folder->children[i]->folder)
            arrange(pages, folder->children[i]);
    find_own(folder);
    find_twins(pages, folder);
}

void read_pages(Pages *pages, const char *start)
{
    pages->top = new_page(pages, NULL, "", start);
    pages->top->folder = true;
    read_folder(pages, pages->top, 0);
    leave_out(pages, NULL);
    pages->left_out_count--;
    if (pages->first_only)
        return;
    if (pages->markdown > 0)
        drop_texts(pages->top);
    if (pages->book != NULL) {
        find_languages(pages);
        choose_translation(pages);
    }
    arrange(pages, pages->top);
    note_paths(pages, pages->top);
    if (pages->book != NULL)
        lead_translations(pages);
}

Page *only_page(Page *page)
{
    while (page->folder) {
        if (page->count + (page->own != NULL) != 1)
            return NULL;
        page = page->own != NULL ? page->own : page->children[0];
    }
    return page;
}
