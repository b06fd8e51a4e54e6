/* toc.c - the contents: entries of the manifest, and the headings of their texts, as
 * deep as wanted. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "resolve/pages_state.h"
#include "resolve/stages.h"

enum { DEEPEST_TOC = 12 };

typedef struct {
    Book *book;
    TocEntry *open
        [DEEPEST_TOC]; /* the last entry of each depth; [0] holds the outermost ones */
    /* Where the last entry with a place of its own leads: epubcheck wants them all in
     * reading order (NAV-011). */
    const Chapter *last;
    size_t last_anchor; /* 0: its beginning; else as order_of has it */
    Map led_into;       /* the path of a document that entries without a file lead into */
    Map orders;         /* "path#id" → which of that document's marks it is, from 1 */
    Map ordered;        /* paths of documents that are in orders */
} Toc;

static TocEntry *last_child(TocEntry *parent)
{
    TocEntry *entry = parent->first_child;

    while (entry != NULL && entry->next != NULL)
        entry = entry->next;
    return entry;
}

static void add_entry(Toc *toc, int depth, const char *label, const char *href)
{
    TocEntry *entry = arena_alloc(&toc->book->arena, sizeof *entry);
    TocEntry *parent, *before;

    /* What it stands below may be left out: one that leads to the web, say. */
    while (depth > 1 && toc->open[depth - 1] == NULL)
        depth--;
    parent = toc->open[depth - 1];
    before = toc->open[depth];
    entry->label = label;
    entry->href = href;
    if (before == NULL)
        before = last_child(parent);
    if (before == NULL)
        parent->first_child = entry;
    else
        before->next = entry;
    toc->open[depth] = entry;
    for (int i = depth + 1; i < DEEPEST_TOC; i++)
        toc->open[i] = NULL;
}

static int depth_of(const Chapter *chapter)
{
    int depth = 1;

    for (; chapter->parent != NULL; chapter = chapter->parent)
        depth++;
    return depth;
}

static bool is_listed(const Chapter *chapter, const Node *heading)
{
    for (const Node *node = heading->parent; node != NULL; node = node->parent)
        if (node->kind == NODE_QUOTE || node->kind == NODE_CALLOUT ||
            node->kind == NODE_LIST || node->kind == NODE_FOOTNOTE ||
            node->kind == NODE_TABLE || is_aside(node))
            return false;
    return heading != chapter->heading && heading->id != NULL &&
           (heading->flags & NODE_UNLISTED) == 0;
}

/* Who moves from heading to heading would land on nothing. */
static void demote_empty(Chapter *chapter, Node *heading)
{
    diag_add(&chapter->diags, "heading-empty", node_position(chapter, heading), NULL,
             "the heading has no text, so it is none, and the contents leave it out");
    if (heading->first_child == NULL && heading->id == NULL)
        unlink_node(heading);
    else
        heading->kind = NODE_PARAGRAPH;
}

/* Whose headings the author has listed has no others in the contents. */
static bool lists_headings(const Toc *toc, const Chapter *chapter)
{
    return chapter->document != NULL &&
           map_lookup(&toc->led_into, chapter->document->path) == NULL;
}

/* Levels may be skipped, and a second level 1 stands below the chapter like a level 2:
 * what counts is which of the open headings above is higher. */
static void add_headings(Toc *toc, Chapter *chapter, int depth)
{
    Book *book = toc->book;
    bool listed = lists_headings(toc, chapter);
    int32_t levels[DEEPEST_TOC];
    int open = 0;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        const char *text;
        if (node->kind != NODE_HEADING || node == chapter->heading)
            continue;
        text = plain_text(&chapter->arena, node);
        if (*text == '\0')
            demote_empty(chapter, node);
        if (!listed || *text == '\0' || !is_listed(chapter, node))
            continue;
        if (node->number == 1 && strcmp(text, chapter->title) == 0)
            continue; /* the chapter's entry says it already */
        while (open > 0 && levels[open - 1] >= node->number)
            open--;
        if (depth + open + 1 > book->toc_depth || depth + open + 1 >= DEEPEST_TOC)
            continue;
        levels[open++] = node->number;
        toc->last_anchor = i + 1;
        add_entry(toc, depth + open, text,
                  arena_format(&book->arena, "%s#%s", chapter->document->path, node->id));
    }
}

/* ---- Entries without a file ------------------------------------------------------------------- */

static void note_order(Toc *toc, const Chapter *chapter)
{
    Arena *arena = &toc->book->arena;
    const char *path = chapter->document->path;

    if (map_lookup(&toc->ordered, path) != NULL)
        return;
    map_put(&toc->ordered, arena, path, (void *)chapter);
    for (size_t i = 0; i < chapter->mark_count; i++)
        if (chapter->marks[i]->id != NULL)
            map_put(&toc->orders, arena,
                    arena_format(arena, "%s#%s", path, chapter->marks[i]->id),
                    (void *)(uintptr_t)(i + 1));
}

/* Where in the chapter before it such an entry leads; 0: to its beginning. */
static size_t order_of(Toc *toc, const Chapter *entry)
{
    note_order(toc, toc->last);
    return (size_t)(uintptr_t)map_lookup(&toc->orders, entry->href);
}

static bool leads_into(const Chapter *entry, const Chapter *chapter)
{
    size_t len = strcspn(entry->href, "#");

    return chapter != NULL && strlen(chapter->document->path) == len &&
           memcmp(entry->href, chapter->document->path, len) == 0;
}

static void note_led_into(Toc *toc)
{
    Book *book = toc->book;

    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *entry = book->chapters[i];
        const char *hash = entry->document != NULL || entry->href == NULL
                               ? NULL
                               : strchr(entry->href, '#');
        if (hash != NULL)
            map_put(&toc->led_into, &book->arena,
                    arena_copy(&book->arena, entry->href, (size_t)(hash - entry->href)),
                    (void *)entry);
    }
}

/* One that leads elsewhere than on within the chapter before it would break the order: it
 * stays for what is below it, and leads to the first of that. */
static const char *ordered_href(Toc *toc, Chapter *entry)
{
    size_t order = leads_into(entry, toc->last) ? order_of(toc, entry) : 0;

    if (leads_into(entry, toc->last) && order >= toc->last_anchor) {
        toc->last_anchor = order;
        return entry->href;
    }
    if (strchr(entry->destination, '#') !=
        NULL) /* else it has been called a second one */
        diag_add(&toc->book->diags, "contents-order", entry->at, NULL,
                 "this leads back, or into another chapter than the one before it; the "
                 "contents of an EPUB follow its text, so they leave it out");
    return NULL;
}

/* What has no place of its own has that of the first entry below it, or goes. */
static void prune(TocEntry *parent, int depth)
{
    TocEntry **link = &parent->first_child;

    while (depth < DEEPEST_TOC && *link != NULL) {
        TocEntry *entry = *link;
        prune(entry, depth + 1);
        if (entry->href == NULL && entry->first_child != NULL)
            entry->href = entry->first_child->href;
        if (entry->href == NULL)
            *link = entry->next;
        else
            link = &entry->next;
    }
}

/* ---- All of it -------------------------------------------------------------------------------- */

static const char *label_of(Book *book, const Chapter *chapter)
{
    const char *mark = state_mark(book, chapter);

    if (chapter->label == NULL || chapter->says_label)
        return *mark == '\0' ? chapter->title
                             : arena_format(&book->arena, "%s%s", chapter->title, mark);
    return arena_format(&book->arena, "%s%s %s%s", chapter->label,
                        chapter->kind == ENTRY_CHAPTER ? "." : "", chapter->title, mark);
}

/* The author's own table of contents is shown as deep as it goes. */
static bool is_listed_by_author(const Book *book, const Chapter *chapter)
{
    return chapter->title_listed && book->options->toc_depth == 0;
}

static const char *place_of(Toc *toc, Chapter *chapter)
{
    if (chapter->document == NULL && chapter->destination == NULL)
        return chapter->href; /* the page of its chapter, which lists it */
    if (chapter->document == NULL)
        return ordered_href(toc, chapter);
    toc->last = chapter;
    toc->last_anchor = 0;
    return chapter_href(&toc->book->arena, chapter);
}

static void add_chapter(Toc *toc, Chapter *chapter)
{
    Book *book = toc->book;
    int depth = depth_of(chapter);

    if (chapter->document == NULL && chapter->href == NULL)
        return;
    if (depth < DEEPEST_TOC &&
        (depth <= book->toc_depth || depth == 1 || is_listed_by_author(book, chapter)))
        add_entry(toc, depth, label_of(book, chapter), place_of(toc, chapter));
    add_headings(toc, chapter, depth);
}

typedef struct {
    Chapter *entry;
    size_t order, index;
} Placed;

static int compare_placed(const void *a, const void *b)
{
    const Placed *one = a, *other = b;

    if (one->order != other->order)
        return one->order < other->order ? -1 : 1;
    return one->index < other->index ? -1 : one->index > other->index;
}

/* Leads on within the chapter before it, and holds nothing. */
static bool is_placed(const Toc *toc, size_t index)
{
    const Book *book = toc->book;
    const Chapter *entry = book->chapters[index];

    return entry->document == NULL && entry->href != NULL && entry->destination != NULL &&
           leads_into(entry, toc->last) &&
           (index + 1 == book->chapter_count ||
            book->chapters[index + 1]->parent != entry);
}

/* Neighbours that all lead into the chapter before them are put in the order of its text.
 * Returns the index behind them. */
static size_t add_placed(Toc *toc, size_t index)
{
    Book *book = toc->book;
    Placed *run = NULL;
    size_t count = 0;

    for (size_t i = index; i < book->chapter_count && is_placed(toc, i) &&
                           book->chapters[i]->parent == book->chapters[index]->parent;
         i++) {
        run = arena_grow(&book->arena, run, count, sizeof *run);
        run[count++] = (Placed){book->chapters[i], order_of(toc, book->chapters[i]), i};
    }
    if (count > 1)
        qsort(run, count, sizeof *run, compare_placed);
    for (size_t i = 0; i < count; i++)
        add_chapter(toc, run[i].entry);
    return index + count;
}

/* A page that we make, where the book has it: in front of its texts, or behind them. */
static void add_document(Toc *toc, DocumentKind kind, bool behind_texts)
{
    bool behind = false;

    for (const Document *document = toc->book->documents; document != NULL;
         document = document->next) {
        behind = behind || document->kind == DOCUMENT_CHAPTER;
        if (document->kind == kind && behind == behind_texts)
            add_entry(toc, 1, document->title, document->path);
    }
    toc->open[1] = NULL; /* nothing stands below it */
}

void resolve_toc(Book *book)
{
    TocEntry outermost = {0};
    Toc toc = {.book = book};

    toc.open[0] = &outermost;
    note_led_into(&toc);
    add_document(&toc, DOCUMENT_WHATS_NEW, false);
    for (size_t i = 0; i < book->chapter_count;) {
        size_t behind = add_placed(&toc, i);
        if (behind == i)
            add_chapter(&toc, book->chapters[behind++]);
        i = behind;
    }
    add_document(&toc, DOCUMENT_WHATS_NEW, true); /* of a book that had none so far */
    add_document(&toc, DOCUMENT_INDEX, true);
    add_document(&toc, DOCUMENT_CLOSING, true);
    prune(&outermost, 0);
    book->toc = outermost.first_child;
}
