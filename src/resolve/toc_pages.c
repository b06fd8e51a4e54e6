/* toc_pages.c - the pages of a printed edition that the text marks (EPUB 3.3, 7.4.2.3). */
#include <string.h>
#include "resolve/stages.h"

static const char *number_of(Arena *arena, const Node *mark)
{
    const char *label = lookup_attribute(mark, "aria-label");

    if (label == NULL)
        label = lookup_attribute(mark, "title");
    if (label == NULL)
        label = plain_text(arena, mark);
    return label;
}

static TocEntry *add_page(Book *book, const Chapter *chapter, const Node *mark)
{
    TocEntry *entry = arena_alloc(&book->arena, sizeof *entry);

    entry->label = number_of(&book->arena, mark);
    entry->href = arena_format(&book->arena, "%s#%s", chapter->document->path, mark->id);
    return entry;
}

static bool is_page_mark(const Node *node)
{
    const char *type = node->id == NULL || node->attributes == NULL
                           ? NULL
                           : lookup_attribute(node, "epub:type");

    return type != NULL && strcmp(type, "pagebreak") == 0;
}

void resolve_pages(Book *book)
{
    TocEntry **last = &book->pages;

    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        for (size_t k = 0; k < chapter->mark_count && chapter->document != NULL; k++) {
            if (!is_page_mark(chapter->marks[k]))
                continue;
            *last = add_page(book, chapter, chapter->marks[k]);
            last = &(*last)->next;
        }
    }
    if (book->pages != NULL && book->metadata.page_source == NULL)
        diag_add(
            &book->diags, "page-source", file_position(book->manifest),
            "add `page-source: urn:isbn:…`, the printed edition's ISBN",
            "the text marks the pages of a printed edition, and nothing says of which");
}
