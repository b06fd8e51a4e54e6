/* parse_split.c - a chapter's tree is cut at headings, and what lies between them becomes
 * chapters of their own: at headings of a level, or where load says so. */
#include "parse/parse_split.h"
#include <string.h>
#include "base/slug.h"
#include "parse/stock.h"

/* As many as a book has entries; nodes of notes that several parts have. */
enum { MOST_PARTS = 10000, MOST_COPIED = 1000000 };

typedef struct {
    Chapter *first;  /* the file's own chapter, which keeps what comes before the cuts */
    Chapter **parts; /* it and those that follow */
    size_t count;
    size_t copied; /* nodes of notes */
    bool refused;  /* and told so */
    Map sections;  /* names of parts → how often each was wanted */
    Map notes;     /* a footnote's label → Node, the definition */
} Split;

/* A higher level cuts too: what is below it can't stand in the part before it. */
static bool begins_part(const Chapter *chapter, const Node *block)
{
    return block->kind == NODE_HEADING && block->number <= chapter->split;
}

static void refuse(Split *split, const Node *node, const char *message)
{
    if (!split->refused)
        diag_add(&split->first->diags, "markdown-limit",
                 node_position(split->first, node), "split the file itself", "%s",
                 message);
    split->refused = true;
}

/* The second "intro" is intro-1. */
static const char *name_section(Split *split, const Node *heading)
{
    Arena *arena = &split->first->arena;
    const char *slug = slug_github(arena, plain_text(arena, heading));
    size_t times;

    if (*slug == '\0')
        slug = "section";
    times = (size_t)(uintptr_t)map_lookup(&split->sections, slug);
    map_put(&split->sections, arena, slug, (void *)(uintptr_t)(times + 1));
    return times == 0 ? slug : arena_format(arena, "%s-%zu", slug, times);
}

/* All that is of the file is the first part's, too. */
static void fill_part(Split *split, Chapter *part, const Node *begin)
{
    const Chapter *first = split->first;
    const Node *heading = begin;

    *part = *first;
    part->arena = (Arena){0};
    part->diags = (Diags){.arena = &part->arena, .lenient = first->diags.lenient};
    part->given_title = part->given_id = part->front.title = part->front.id = NULL;
    part->whole = split->first;
    while (heading->kind != NODE_HEADING && heading->next != NULL)
        heading = heading->next;
    part->section = name_section(split, heading);
    part->tree = new_node(&part->arena, NODE_DOCUMENT, begin->offset);
}

static Chapter *new_part(Split *split, Book *book, const Node *heading)
{
    Chapter *part = arena_alloc(&book->arena, sizeof *part);

    fill_part(split, part, heading);
    split->parts = arena_grow(&split->first->arena, split->parts, split->count,
                              sizeof *split->parts);
    split->parts[split->count++] = part;
    return part;
}

/* ---- Footnotes ------------------------------------------------------------------------------ */

/* Taken out of the tree: cmark-gfm has put them behind all else. */
static void take_notes(Split *split)
{
    Node *root = split->first->tree, *next;

    for (Node *node = root->first_child; node != NULL; node = next) {
        next = node->next;
        if (node->kind != NODE_FOOTNOTE)
            continue;
        unlink_node(node);
        map_put(&split->notes, &split->first->arena, node->name, node);
    }
}

/* A note that two parts refer to is in both. */
static Node *copy_tree(Split *split, Arena *arena, const Node *from)
{
    Node *copy = NULL, *parent = NULL;
    Walk walk = {.root = from};

    while (walk_next(&walk)) {
        Node *node;
        if (walk.leaving) {
            parent = parent->parent == NULL ? parent : parent->parent;
            continue;
        }
        if (split->copied++ == MOST_COPIED)
            refuse(split, from, "this note would be in too many chapters");
        if (split->refused)
            return copy;
        node = arena_alloc(arena, sizeof *node);
        *node = *walk.node;
        node->parent = node->first_child = node->last_child = NULL;
        node->previous = node->next = NULL;
        if (parent != NULL)
            append_child(parent, node);
        else
            copy = node;
        parent = node;
    }
    return copy;
}

/* Behind a part's blocks, in the order of their references; a note may refer to others,
 * which then follow it. */
static void give_notes(Split *split, Chapter *part)
{
    Map given = {0};

    for (Node *node = part->tree; node != NULL; node = next_node(part->tree, node)) {
        Node *note = node->kind == NODE_FOOTNOTE_REFERENCE
                         ? map_lookup(&split->notes, node->name)
                         : NULL;
        if (note == NULL || map_lookup(&given, node->name) != NULL)
            continue;
        map_put(&given, &part->arena, node->name, note);
        if (note->parent != NULL)
            note = copy_tree(split, &part->arena, note);
        if (note != NULL)
            append_child(part->tree, note);
    }
}

/* What nobody refers to stays with the first part, where parse has told so. */
static void keep_unused(Split *split, const Node *const *notes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (notes[i]->parent == NULL)
            append_child(split->first->tree, (Node *)notes[i]);
}

/* ---- Cutting -------------------------------------------------------------------------------- */

/* "<a id=install></a>" in front of a heading is that heading's. */
static bool is_anchor_block(const Chapter *chapter, const Node *block)
{
    if (block == NULL || block->kind == NODE_HEADING || block->first_child == NULL)
        return false;
    for (const Node *node = block; node != NULL; node = next_node(block, node))
        if (node->kind == NODE_IMAGE || (node != block && node->kind != NODE_LINK &&
                                         node->kind != NODE_SPAN && node->id == NULL))
            return false;
    return plain_text((Arena *)&chapter->arena, block)[0] == '\0';
}

static void move_block(Chapter *part, Node *block)
{
    unlink_node(block);
    append_child(part->tree, block);
}

/* A title with nothing but a logo before it stands in one chapter with that, and so does a
 * heading that begins the file. */
static bool opens_file(const Chapter *first, const Node *heading)
{
    const Node *node = heading->previous;

    while (node != NULL && node->kind != NODE_HEADING)
        node = node->previous;
    return node == NULL && (heading->previous == NULL || heading->number == 1) &&
           heading->parent == first->tree;
}

/* At each heading of a level. */
static void cut_at_level(Split *split, Book *book)
{
    Chapter *first = split->first, *part = first;
    Node *next, *anchor;
    bool opened = false; /* the search back runs once only */

    for (Node *node = first->tree->first_child; node != NULL; node = next) {
        next = node->next;
        if (begins_part(first, node) && split->count == MOST_PARTS)
            refuse(split, node,
                   "more headings than a book may have entries begin chapters");
        else if (begins_part(first, node) && (opened || !opens_file(first, node))) {
            anchor = part == first ? node->previous : part->tree->last_child;
            part = new_part(split, book, node);
            if (is_anchor_block(first, anchor))
                move_block(part, anchor);
        }
        opened = opened || node->kind == NODE_HEADING;
        if (part != first)
            move_block(part, node);
    }
}

/* Its heading is a chapter's title now, and those below it move up with it. */
static void lift_headings(const Chapter *part)
{
    int32_t up = 0;

    for (Node *node = part->tree; node != NULL; node = next_node(part->tree, node)) {
        if (node->kind != NODE_HEADING)
            continue;
        if (up == 0)
            up = node->number - 1;
        node->number = node->number > up ? node->number - up : 1;
        if (up == 0)
            return;
    }
}

/* What load has said of the entry stays. */
static void begin_entry(Split *split, Chapter *entry, const Node *begin)
{
    const Chapter own = *entry;

    fill_part(split, entry, begin);
    entry->at = own.at;
    entry->parent = own.parent;
    entry->kind = own.kind;
    entry->numbered = own.numbered;
    entry->type = own.type;
    entry->within = own.within;
    entry->from = own.from;
    split->parts = arena_grow(&split->first->arena, split->parts, split->count,
                              sizeof *split->parts);
    split->parts[split->count++] = entry;
}

/* Where load has found that entries begin.  One in which no block begins is left
 * without a tree. */
static void cut_at_entries(Split *split, Chapter *const *entries, size_t count)
{
    Chapter *part = split->first;
    size_t begun = 0, waiting = 0;
    Node *next;

    for (Node *node = split->first->tree->first_child; node != NULL; node = next) {
        size_t at =
            node->offset == NO_OFFSET ? 0 : markdown_offset(split->first, node->offset);
        next = node->next;
        while (waiting < count && entries[waiting]->from <= at)
            waiting++;
        if (waiting > begun) {
            begun = waiting;
            part = entries[begun - 1];
            begin_entry(split, part, node);
        }
        if (part != split->first)
            move_block(part, node);
    }
}

static void list_notes(Split *split, const Node ***notes, size_t *count)
{
    Chapter *chapter = split->first;

    for (const Node *node = chapter->tree->first_child; node != NULL; node = node->next)
        if (node->kind == NODE_FOOTNOTE) {
            *notes = arena_grow(&chapter->arena, *notes, *count, sizeof **notes);
            (*notes)[(*count)++] = node;
        }
}

static void split_chapter(Split *split, Book *book, Chapter *const *entries, size_t count)
{
    Chapter *chapter = split->first;
    const Node **notes = NULL;
    size_t note_count = 0;

    list_notes(split, &notes, &note_count);
    split->parts = arena_grow(&chapter->arena, NULL, 0, sizeof *split->parts);
    split->parts[split->count++] = chapter;
    take_notes(split);
    if (count > 0)
        cut_at_entries(split, entries, count);
    else
        cut_at_level(split, book);
    for (size_t i = 0; i < split->count; i++)
        give_notes(split, split->parts[i]);
    keep_unused(split, notes, note_count);
    if (split->count > 1)
        chapter->whole = chapter;
    for (size_t i = 0; i < split->count; i++) {
        if (i > 0 && chapter->split > 0)
            lift_headings(split->parts[i]);
        take_stock(split->parts[i]);
    }
}

/* ---- The book ------------------------------------------------------------------------------- */

/* How many entries behind this one begin in the middle of its text. */
static size_t count_within(const Book *book, size_t index)
{
    size_t count = 0;

    while (index + count + 1 < book->chapter_count &&
           book->chapters[index + count + 1]->within == book->chapters[index])
        count++;
    return count;
}

/* An entry that has no text of its own is gone: what stood below it moves up. */
static void mend_parents(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        while (chapter->parent != NULL && chapter->parent->within != NULL &&
               chapter->parent->tree == NULL)
            chapter->parent = chapter->parent->parent;
        if (chapter->parent == NULL && chapter->kind == ENTRY_LESSON)
            chapter->kind = ENTRY_CHAPTER;
    }
}

static bool is_split(const Book *book, size_t index)
{
    const Chapter *chapter = book->chapters[index];

    return chapter->tree != NULL && (chapter->split > 0 || count_within(book, index) > 0);
}

void split_chapters(Book *book)
{
    Chapter **all = NULL;
    size_t count = 0, within;
    bool any = false;

    for (size_t i = 0; i < book->chapter_count; i++)
        any |= is_split(book, i);
    for (size_t i = 0; any && i < book->chapter_count; i += 1 + within) {
        Split split = {.first = book->chapters[i]};
        within = count_within(book, i);
        if (is_split(book, i)) {
            split_chapter(&split, book, book->chapters + i + 1, within);
        } else {
            split.parts = &book->chapters[i];
            split.count = 1;
        }
        for (size_t k = 0; k < split.count; k++) {
            all = arena_grow(&book->arena, all, count, sizeof *all);
            all[count++] = split.parts[k];
        }
    }
    if (!any)
        return;
    book->chapters = all;
    book->chapter_count = count;
    mend_parents(book);
}
