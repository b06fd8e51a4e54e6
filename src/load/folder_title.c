/* folder_title.c - what a book that no manifest describes is called. */
#include <string.h>
#include "base/path.h"
#include "load/files/heading.h"
#include "load/folder.h"
#include "load/manifest/manifest.h"

/* "docs" says nothing: then the folder above does. */
const char *name_of_folder(const Project *project)
{
    const Book *book = project->book;
    Arena *arena = (Arena *)&book->arena;
    const char *path = book->base[0] == '\0'
                           ? project->root
                           : arena_format(arena, "%s/%s", project->root, book->base);
    const char *name = path_name(path);

    if (is_plain_folder(name) && path_name(path_folder(arena, path))[0] != '\0')
        name = path_name(path_folder(arena, path));
    return *name == '\0' ? "Untitled" : readable_name(arena, name);
}

const char *title_in_text(Arena *arena, Bytes markdown)
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
const char *title_of_folder(Pages *pages, const char **from)
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
        if (title == NULL)
            title = title_of_site(pages, folder, from);
        folder = folder->count == 1 && folder->children[0]->folder ? folder->children[0]
                                                                   : NULL;
    }
    return title;
}

const char *option_value(const Book *book, const char *key)
{
    const char *const *pair = book->options->metadata;
    size_t n = strlen(key);

    for (; pair != NULL && *pair != NULL; pair++)
        if (strncmp(*pair, key, n) == 0 && ((*pair)[n] == '=' || (*pair)[n] == ':'))
            return *pair + n + 1;
    return NULL;
}

/* -M says it, or a file of metadata may. */
static bool is_title_given(const Book *book)
{
    return option_value(book, "title") != NULL ||
           (book->options->metadata_files != NULL &&
            book->options->metadata_files[0] != NULL);
}

void set_folder_title(Project *project, const char *title, const char *from,
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
