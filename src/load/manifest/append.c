/* append.c - see the header. */
#include "load/manifest/append.h"
#include <string.h>
#include "load/manifest/value.h"

static void add_passage(Arena *arena, Passages *all, size_t at, const Source *source,
                        bool made)
{
    all->items = arena_grow(arena, all->items, all->count, sizeof *all->items);
    all->items[all->count++] =
        (Passage){.at = (uint32_t)at, .source = source, .made = made};
}

/* A copy of what is there, which grows in the book's memory. */
static Passages own_passages(Arena *arena, const Chapter *chapter)
{
    Passages all = {0};

    if (chapter->includes.count == 0)
        add_passage(arena, &all, 0, NULL, false);
    for (size_t i = 0; i < chapter->includes.count; i++) {
        add_passage(arena, &all, 0, NULL, false);
        all.items[all.count - 1] = chapter->includes.items[i];
    }
    return all;
}

static const Source *read_source(Manifest *manifest, const DataNode *item,
                                 Chapter *chapter)
{
    Book *book = manifest->book;
    const char *path = path_value(manifest, item, "append");
    FileStatus status;
    const Source *source =
        path == NULL ? NULL : lookup_included(manifest->project, path, &status);

    if (path != NULL && source == NULL)
        diag_add(&book->diags, "chapter-missing", item->at, NULL, "%s %s", item->text,
                 file_status_text(status));
    if (source != NULL)
        chapter->appended = append_word(&book->arena, chapter->appended, path);
    return source;
}

void read_append(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    Arena *arena = &manifest->book->arena;
    Passages passages;
    Buf text = {0};

    if (chapter->source == NULL)
        return; /* which has been told */
    passages = own_passages(arena, chapter);
    buf_add(&text, chapter->markdown.data, chapter->markdown.len);
    for (const DataNode *item = first_item(manifest, node, "append"); item != NULL;
         item = next_item(node, item)) {
        const Source *source = read_source(manifest, item, chapter);
        if (source == NULL || text.len + source->text.len > LARGEST_APPENDED)
            continue;
        add_passage(arena, &passages, text.len, source, true);
        buf_put(&text, "\n\n");
        add_passage(arena, &passages, text.len, source, false);
        buf_add(&text, source->text.data, source->text.len);
    }
    chapter->markdown =
        (Bytes){arena_copy(&chapter->arena, text.len == 0 ? "" : text.data, text.len),
                text.len};
    chapter->includes = passages;
    chapter->joined = true;
    buf_free(&text);
}
