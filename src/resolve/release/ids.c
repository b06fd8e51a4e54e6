/* ids.c - ids of blocks, which the lock counts, and of headings, which links and readers'
 * places name: what was once given never means anything else. */
#include <stdlib.h>
#include <string.h>
#include "resolve/release/release.h"

void take_block_ids(BlockIds *ids, PastBlock *blocks)
{
    for (PastBlock *block = blocks; block != NULL; block = block->next) {
        size_t number = block->id[0] == 'b' ? strtoul(block->id + 1, NULL, 10) : 0;
        if (number >= ids->next && number < SIZE_MAX / 2)
            ids->next = number + 1;
        take_block_ids(ids, block->gap);
        take_block_ids(ids, block->children);
    }
}

const char *new_block_id(BlockIds *ids)
{
    const char *id = arena_format(ids->arena, "b%zu", ids->next == 0 ? 1 : ids->next);

    ids->next = ids->next == 0 ? 2 : ids->next + 1;
    map_put(&ids->taken, ids->arena, id, ids);
    return id;
}

const char *keep_block_id(BlockIds *ids, const char *id)
{
    if (map_lookup(&ids->taken, id) != NULL)
        return new_block_id(ids);
    map_put(&ids->taken, ids->arena, id, ids);
    return id;
}

/* ---- Anchors -------------------------------------------------------------------------------- */

typedef struct {
    Book *book;
    Map taken;  /* in the document */
    Map frozen; /* the nodes that have theirs from the release before, by id */
    Map gone;   /* of blocks that are no more, by id and by digest */
} Anchors;

static bool has_own_id(const PastBlock *block)
{
    const Node *node = block->removed ? NULL : block->node;

    return node != NULL && node->kind == NODE_HEADING && node->braces == 0;
}

/* The author has given it the id that it had. */
static bool has_same_id(const PastBlock *block)
{
    const Node *node = block->removed ? NULL : block->node;

    return node != NULL && node->id != NULL && strcmp(node->id, block->anchor) == 0;
}

static void freeze(Anchors *anchors, PastBlock *block, Node *node)
{
    node->id = block->anchor;
    map_put(&anchors->frozen, &anchors->book->arena, node->id, node);
}

/* The edition leaves it out, and what it has in its place may have the id from its author. */
static bool shares_anchor(const PastBlock *block)
{
    const Node *node = block->removed ? NULL : block->node;

    return node != NULL && (node->flags & NODE_ABSENT) != 0 && node->braces != 0;
}

/* Ids have no spaces. */
static const char *digest_key(Anchors *anchors, const PastBlock *block)
{
    return arena_format(&anchors->book->arena, "%llx digest",
                        (unsigned long long)block->digest);
}

static void note_gone(Anchors *anchors, PastBlock *block)
{
    Arena *arena = &anchors->book->arena;

    map_put(&anchors->gone, arena, block->anchor, block);
    if (block->digest != 0)
        map_put(&anchors->gone, arena, digest_key(anchors, block), block);
}

/* A heading's id that says what its words say, or the id that these words had. */
static PastBlock *lookup_gone(Anchors *anchors, const PastBlock *block, const Node *node)
{
    PastBlock *gone = map_lookup(&anchors->gone, node->id);

    if (gone == NULL || gone->anchor == NULL || gone->digest != block->digest)
        gone = map_lookup(&anchors->gone, digest_key(anchors, block));
    return gone == NULL || gone->anchor == NULL ? NULL : gone;
}

/* What is gone keeps its id to itself; what is there keeps it, unless the author asks for
 * another by name. */
static void keep_anchors(Anchors *anchors, PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        keep_anchors(anchors, block->gap);
        keep_anchors(anchors, block->children);
        if (block->anchor == NULL || shares_anchor(block) ||
            map_lookup(&anchors->taken, block->anchor) != NULL)
            continue;
        map_put(&anchors->taken, &anchors->book->arena, block->anchor, block);
        if (block->removed)
            note_gone(anchors, block);
        else if (has_own_id(block) || has_same_id(block))
            freeze(anchors, block, block->node);
    }
}

/* A heading that moved, or is of another level now, is the same still. */
static void inherit_anchors(Anchors *anchors, PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        Node *node = block->node;
        PastBlock *gone;
        inherit_anchors(anchors, block->gap);
        inherit_anchors(anchors, block->children);
        if (block->anchor != NULL || !has_own_id(block) || node->id == NULL)
            continue;
        gone = lookup_gone(anchors, block, node);
        if (gone == NULL)
            continue;
        block->anchor = gone->anchor;
        gone->anchor = NULL;
        freeze(anchors, block, node);
    }
}

static const char *free_anchor(Anchors *anchors, const char *wanted)
{
    const char *id = wanted;

    for (size_t i = 2; map_lookup(&anchors->taken, id) != NULL; i++)
        id = arena_format(&anchors->book->arena, "%s-%zu", wanted, i);
    map_put(&anchors->taken, &anchors->book->arena, id, anchors);
    return id;
}

/* Two texts in one document both have a first note. */
static void name_notes(Anchors *anchors, Chapter *chapter, const Section *section)
{
    Arena *arena = &anchors->book->arena;

    if (section->id == NULL)
        return;
    chapter->note_prefix = arena_format(arena, "%s-", section->id);
    for (size_t i = 0; i < chapter->footnote_count; i++)
        chapter->footnotes[i]->id =
            arena_format(arena, "%s%s", chapter->note_prefix, chapter->footnotes[i]->id);
    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if (node->kind != NODE_FOOTNOTE_REFERENCE || node->href == NULL)
            continue;
        node->id = arena_format(arena, "%s%s", chapter->note_prefix, node->id);
        node->href = arena_format(arena, "#%s%s", chapter->note_prefix, node->href + 1);
    }
}

static void name_section(Anchors *anchors, Section *section)
{
    Chapter *chapter = section->chapter;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if ((node->flags & NODE_ABSENT) != 0 && node->name != NULL)
            continue; /* what stands in its place may have its id */
        if ((node->flags & NODE_ABSENT) != 0)
            node = node->last_child;
        if (node->id == NULL || node->kind == NODE_FOOTNOTE ||
            node->kind == NODE_FOOTNOTE_REFERENCE ||
            map_lookup(&anchors->frozen, node->id) == node)
            continue;
        node->id = free_anchor(anchors, node->id);
    }
    name_notes(anchors, chapter, section);
}

/* Texts that were there keep the ids that the lock does not know: those within their blocks. */
static void name_old(Anchors *anchors, Section *section)
{
    if (section->chapter->change != CHANGE_NEW)
        name_section(anchors, section);
}

static void name_new(Anchors *anchors, Section *section)
{
    if (section->chapter->change == CHANGE_NEW)
        name_section(anchors, section);
}

static void for_sections(Anchors *anchors, Section *section,
                         void (*act)(Anchors *, Section *))
{
    for (; section != NULL; section = section->next) {
        for_sections(anchors, section->gap, act);
        section->chapter =
            section->left_out != NULL ? section->left_out : section->chapter;
        if (section->chapter != NULL)
            act(anchors, section);
        if (section->left_out != NULL) /* its ids are those of other editions */
            section->chapter = NULL;
    }
}

static void keep_section(Anchors *anchors, Section *section)
{
    if (section->chapter->kept != NULL)
        keep_anchors(anchors, section->chapter->kept->children);
    keep_anchors(anchors, section->chapter->gone);
    if (section->id != NULL)
        map_put(&anchors->taken, &anchors->book->arena, section->id, section);
}

static void inherit_section(Anchors *anchors, Section *section)
{
    if (section->chapter->kept != NULL)
        inherit_anchors(anchors, section->chapter->kept->children);
}

/* The lock says what each has got. */
static void note_anchors(PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        const Node *node = block->node;
        note_anchors(block->gap);
        note_anchors(block->children);
        if (!block->removed && node != NULL)
            block->anchor = node->id;
    }
}

static void note_section(Anchors *anchors, Section *section)
{
    (void)anchors;
    if (section->chapter->kept != NULL)
        note_anchors(section->chapter->kept->children);
}

void resolve_release_anchors(Book *book)
{
    for (Document *document = book->state == NULL ? NULL : book->documents;
         document != NULL; document = document->next) {
        Anchors anchors = {.book = book};
        for_sections(&anchors, document->sections, keep_section);
        for_sections(&anchors, document->sections, inherit_section);
        for_sections(&anchors, document->sections, name_old);
        for_sections(&anchors, document->sections, name_new);
        for_sections(&anchors, document->sections, note_section);
    }
}
