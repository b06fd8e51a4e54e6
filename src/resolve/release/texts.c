/* texts.c - the texts of the release before, and which text is which one of them. */
#include <string.h>
#include "base/path.h"
#include "base/slug.h"
#include "resolve/release/chapters.h"

/* ---- What was there ------------------------------------------------------------------------- */

static void add_old_texts(Chapters *all, size_t document, PastBlock *section)
{
    Arena *arena = &all->book->arena;

    for (; section != NULL; section = section->next) {
        add_old_texts(all, document, section->gap);
        all->old = arena_grow(arena, all->old, all->old_count, sizeof *all->old);
        all->old[all->old_count++] =
            (OldText){document, section, all->documents[document].count++, NO_MATCH};
    }
}

static void add_old_document(Chapters *all, PastDocument *old)
{
    Arena *arena = &all->book->arena;
    OldDocument *document;

    all->documents =
        arena_grow(arena, all->documents, all->document_count, sizeof *all->documents);
    document = &all->documents[all->document_count++];
    document->state = arena_alloc(arena, sizeof *document->state);
    document->ids.arena = arena;
    *document->state =
        (PastDocument){.path = old->path, .id = old->id, .made = old->made};
    take_block_ids(&document->ids, old->sections);
    add_old_texts(all, all->document_count - 1, old->sections);
    grow_begin(&document->grown, arena, &document->ids, old->sections);
}

static void look_back(Chapters *all)
{
    Book *book = all->book;

    for (PastDocument *old = all->past == NULL ? NULL : all->past->documents; old != NULL;
         old = old->next)
        add_old_document(all, old);
    for (size_t i = all->old_count; i-- > 0;)
        if (!all->old[i].section->removed && all->old[i].section->source != NULL)
            map_put(&all->by_source, &book->arena, all->old[i].section->source,
                    &all->old[i]);
    all->chapters = arena_alloc(&book->arena, book->chapter_count * sizeof(Chapter *));
    for (size_t i = 0; i < book->chapter_count; i++)
        if (has_own_page(book->chapters[i]))
            all->chapters[all->chapter_count++] = book->chapters[i];
    all->texts = arena_alloc(&book->arena, all->chapter_count * sizeof(size_t));
    all->stays = arena_alloc(&book->arena, all->chapter_count * sizeof(bool));
    for (size_t i = 0; i < all->chapter_count; i++)
        all->texts[i] = NO_MATCH;
}

/* ---- The same texts ------------------------------------------------------------------------- */

void pair_text(Chapters *all, size_t chapter, OldText *old)
{
    if (old == NULL || old->chapter != NO_MATCH || all->texts[chapter] != NO_MATCH)
        return;
    old->chapter = chapter;
    all->texts[chapter] = (size_t)(old - all->old);
}

static const char *without_ending(Arena *arena, const char *path)
{
    return arena_copy(arena, path, strlen(path) - strlen(path_ending(path)));
}

OldText *lookup_source(Chapters *all, const char *path)
{
    Book *book = all->book;

    path = path_relative(&book->arena, book->base, path);
    while (strncmp(path, "../", 3) == 0)
        path += 3;
    return map_lookup(&all->by_source, without_ending(&book->arena, path));
}

/* A file may have the path that another one had, such as "chapter-3.md" where a chapter came in
 * front of it: then the title tells. */
static void pair_by_name(Chapters *all)
{
    for (size_t i = 0; i < all->chapter_count; i++) {
        Chapter *chapter = all->chapters[i];
        OldText *old = map_lookup(&all->by_source, source_name(all->book, chapter));
        if (old != NULL && old->section->title != NULL &&
            strcmp(old->section->title, chapter->title) == 0)
            pair_text(all, i, old);
    }
}

/* An EPUB does not name its sources, but its documents are named after them. */
static void pair_by_path(Chapters *all)
{
    Arena *arena = &all->book->arena;
    Map paths = {0};

    for (size_t i = 0; i < all->old_count; i++)
        if (all->old[i].index == 0 && all->old[i].section->source == NULL &&
            !all->old[i].section->removed)
            map_put(&paths, arena, all->documents[all->old[i].document].state->path,
                    &all->old[i]);
    for (size_t i = 0; paths.count > 0 && i < all->chapter_count; i++) {
        bool lossy;
        const char *slug =
            slug_ascii(arena, source_name(all->book, all->chapters[i]), &lossy);
        if (!lossy)
            pair_text(all, i,
                      map_lookup(&paths, arena_format(arena, "text/%s.xhtml", slug)));
    }
}

/* A page of an EPUB that nothing is from now.  One without words is a cover or the like. */
static bool is_unknown(const OldText *old)
{
    const PastBlock *section = old->section;

    return old->chapter == NO_MATCH && section->source == NULL &&
           section->title != NULL && section->words > 0 && !section->removed;
}

static const char *name_by_place(const Chapters *all, const OldText *old)
{
    Arena *arena = &all->book->arena;
    const char *path = all->documents[old->document].state->path;

    path = without_ending(arena, path_name(path));
    return old->index == 0 ? path : arena_format(arena, "%s#%s", path, old->section->id);
}

/* So that a lock that is made of it can, of what is gone, too: its title is told then. */
static void name_sources(Chapters *all)
{
    for (size_t i = 0; i < all->old_count; i++)
        if (is_unknown(&all->old[i]))
            all->old[i].section->source = name_by_place(all, &all->old[i]);
    for (size_t i = 0; i < all->chapter_count; i++) {
        PastBlock *section =
            all->texts[i] == NO_MATCH ? NULL : all->old[all->texts[i]].section;
        if (section != NULL && section->source == NULL)
            section->source = source_name(all->book, all->chapters[i]);
    }
}

/* A planned chapter that has become a file. */
static void pair_by_title(Chapters *all)
{
    Map titles = {0};

    for (size_t i = 0; i < all->old_count; i++) {
        const PastBlock *section = all->old[i].section;
        if (all->old[i].chapter == NO_MATCH && !section->removed &&
            section->title != NULL && section->children == NULL)
            map_put(&titles, &all->book->arena, section->title, &all->old[i]);
    }
    for (size_t i = 0; i < all->chapter_count; i++)
        if (all->texts[i] == NO_MATCH)
            pair_text(all, i, map_lookup(&titles, all->chapters[i]->title));
}

/* A chapter that is a title alone, in front of the lesson that such a one stood in front of. */
static void pair_by_place(Chapters *all)
{
    for (size_t i = 0; i + 1 < all->chapter_count; i++) {
        const Chapter *chapter = all->chapters[i];
        size_t next = all->texts[i + 1];
        OldText *old = next == NO_MATCH || next == 0 ? NULL : &all->old[next - 1];
        if (old != NULL && chapter->tree == NULL &&
            all->chapters[i + 1]->parent == chapter && !old->section->removed &&
            old->section->children == NULL)
            pair_text(all, i, old);
    }
}

void find_texts(Chapters *all)
{
    look_back(all);
    pair_by_name(all);
    pair_by_path(all);
    pair_alike(all);
    pair_by_title(all);
    pair_by_place(all);
    name_sources(all);
}
