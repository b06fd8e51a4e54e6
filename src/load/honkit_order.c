/* honkit_order.c - entries that lead into their parent's own text stand before its lessons.
 *
 * The contents of a website may name a part of a page behind the pages below it; those of an
 * EPUB follow its text, and would have to leave it out. */
#include <string.h>
#include "load/honkit.h"

static bool is_below(const Chapter *entry, const Chapter *parent)
{
    while (entry != NULL && entry != parent)
        entry = entry->parent;
    return entry != NULL;
}

/* The entry leads to "file#…" of that file, and nothing stands below it. */
static bool leads_into(const Book *book, size_t index, const char *file)
{
    const Chapter *entry = book->chapters[index];
    size_t len = strlen(file);

    return entry->destination != NULL && strncmp(entry->destination, file, len) == 0 &&
           entry->destination[len] == '#' &&
           (index + 1 == book->chapter_count ||
            book->chapters[index + 1]->parent != entry);
}

/* Those of one parent, in their order, up to where its first lesson stands. */
static void raise_links(Book *book, size_t index)
{
    Chapter **entries = book->chapters;
    Chapter *parent = entries[index];
    size_t place = index + 1;

    for (size_t i = place; i < book->chapter_count && is_below(entries[i], parent); i++) {
        Chapter *entry = entries[i];
        if (entry->parent != parent || !leads_into(book, i, parent->source))
            continue;
        memmove(&entries[place + 1], &entries[place], (i - place) * sizeof *entries);
        entries[place++] = entry;
    }
}

void order_honkit_links(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->source != NULL)
            raise_links(book, i);
}
