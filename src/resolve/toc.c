/* toc.c - the contents: entries of the manifest, and the headings of their texts, as
 * deep as wanted. */
#include <string.h>
#include "resolve/stages.h"

enum { DEEPEST_TOC = 12 };

typedef struct {
    Book *book;
    TocEntry *open
        [DEEPEST_TOC]; /* the last entry of each depth; [0] holds the outermost ones */
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
    TocEntry *parent = toc->open[depth - 1];
    TocEntry *before = toc->open[depth];

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
            node->kind == NODE_TABLE)
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

/* Levels may be skipped, and a second level 1 stands below the chapter like a level 2:
 * what counts is which of the open headings above is higher. */
static void add_headings(Toc *toc, Chapter *chapter, int depth)
{
    Book *book = toc->book;
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
        if (*text == '\0' || !is_listed(chapter, node))
            continue;
        if (node->number == 1 && strcmp(text, chapter->title) == 0)
            continue; /* the chapter's entry says it already */
        while (open > 0 && levels[open - 1] >= node->number)
            open--;
        if (depth + open + 1 > book->toc_depth || depth + open + 1 >= DEEPEST_TOC)
            continue;
        levels[open++] = node->number;
        add_entry(toc, depth + open, text,
                  arena_format(&book->arena, "%s#%s", chapter->document->path, node->id));
    }
}

static const char *label_of(Book *book, const Chapter *chapter)
{
    if (chapter->label == NULL || chapter->says_label)
        return chapter->title;
    return arena_format(&book->arena, "%s%s %s", chapter->label,
                        chapter->kind == ENTRY_CHAPTER ? "." : "", chapter->title);
}

void resolve_toc(Book *book)
{
    TocEntry outermost = {0};
    Toc toc = {.book = book};

    toc.open[0] = &outermost;
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        int depth = depth_of(chapter);
        const char *href =
            chapter->document == NULL ? chapter->href : chapter->document->path;
        if (href != NULL && depth < DEEPEST_TOC &&
            (depth <= book->toc_depth || depth == 1))
            add_entry(&toc, depth, label_of(book, chapter), href);
        add_headings(&toc, chapter, depth);
    }
    book->toc = outermost.first_child;
}
