/* project.c - the kinds of projects, and entries as all of them make them. */
#include "load/project.h"
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"

enum { MOST_ENTRIES = 10000 };

const ProjectKind *const project_kinds[] = {
    &epubify_kind, &mdbook_kind, &honkit_kind, &leanpub_kind,
    &pandoc_kind,  &folder_kind, NULL,
};

const YamlCodes project_codes = {
    .syntax = "project-syntax",
    .tab = "project-syntax",
    .anchor = "project-syntax",
    .document = "project-syntax",
    .duplicate = "project-syntax",
    .depth = "project-syntax",
    .large = "project-syntax",
    .control = "text-control",
};

bool is_own_kind(const ProjectKind *kind)
{
    return kind == &epubify_kind;
}

bool has_file(const Root *folder, const char *name)
{
    FileInfo info;
    FileStatus status = file_info(folder, name, &info);

    /* One that can't be read is there all the same, and what is wrong with it will be told; so
     * is a link in the folder itself that leads out. */
    return status == FILE_OK || status == FILE_FORBIDDEN ||
           (status == FILE_OUTSIDE && strchr(name, '/') == NULL);
}

bool has_folder(const Root *folder, const char *path)
{
    Root opened;

    if (!root_open_within(&opened, folder, path))
        return false;
    root_close(&opened);
    return true;
}

const char *project_path(const Project *project, const char *path)
{
    return path_resolve(&project->book->arena, project->book->base, path);
}

Chapter *add_entry(Project *project, Position at, Chapter *parent, EntryKind kind)
{
    Book *book = project->book;
    Chapter *chapter;

    if (project->full)
        return NULL;
    if (book->chapter_count == MOST_ENTRIES) {
        project->full = true;
        diag_add(&book->diags, "manifest-large", at, NULL,
                 "there are more than %d entries", MOST_ENTRIES);
        return NULL;
    }
    chapter = arena_alloc(&book->arena, sizeof *chapter);
    chapter->file = at.file != NULL ? at.file : book->manifest;
    chapter->at = at;
    chapter->parent = parent;
    chapter->kind = kind;
    chapter->numbered = kind != ENTRY_LESSON || parent->numbered;
    chapter->diags = (Diags){.arena = &chapter->arena, .lenient = book->diags.lenient};
    book->chapters = arena_grow(&book->arena, book->chapters, book->chapter_count,
                                sizeof *book->chapters);
    book->chapters[book->chapter_count++] = chapter;
    return chapter;
}

/* As a manifest's text is read: white space folded, none at the ends (a no-break space is
 * some), in NFC.  NULL: nothing is left. */
static const char *fold_title(Arena *arena, const char *title)
{
    char *text = arena_text(arena, title), *out = text, *end = text;
    uint32_t c;
    size_t n;

    for (const char *p = title; *p != '\0'; p += n) {
        bool folds = strchr(" \t\n\r", *p) != NULL;
        n = utf8_next(p, &c);
        if (out == text && utf8_is_space(c))
            continue;
        if (folds && out[-1] == ' ')
            continue;
        memcpy(out, folds ? " " : p, n);
        out += n;
        if (!utf8_is_space(c))
            end = out;
    }
    *end = '\0';
    return end == text ? NULL : utf8_nfc(arena, text);
}

void complete_entries(Project *project)
{
    const Book *book = project->book;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        if (chapter->given_title != NULL)
            chapter->given_title =
                fold_title(&project->book->arena, chapter->given_title);
        if (chapter->source == NULL && chapter->given_title == NULL &&
            chapter->destination == NULL)
            chapter->given_title = "Untitled";
    }
}

void add_style_sheet(Book *book, const char *path, Position at)
{
    book->styles =
        arena_grow(&book->arena, book->styles, book->style_count, sizeof *book->styles);
    book->at_styles = arena_grow(&book->arena, book->at_styles, book->style_count,
                                 sizeof *book->at_styles);
    book->styles[book->style_count] = path;
    book->at_styles[book->style_count++] = at;
}

void set_cover(Book *book, const char *path, Position at)
{
    book->cover = path;
    book->at_cover = at;
}

const char **append_word(Arena *arena, const char **words, const char *word)
{
    size_t count = 0;

    while (words != NULL && words[count] != NULL)
        count++;
    if (words == NULL)
        words = arena_grow(arena, words, 0, sizeof *words);
    words[count] = word;
    words = arena_grow(arena, words, count + 1, sizeof *words);
    words[count + 1] = NULL;
    return words;
}
