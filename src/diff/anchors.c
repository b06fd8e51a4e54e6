/* anchors.c - ids, and files, that lead to other text than they did.
 *
 * What an id means is the text that begins there: its block alone may be a heading that was
 * called otherwise, with the same text below. */
#include <string.h>
#include "diff/parts.h"
#include "past/text.h"

enum { LONGEST = 600 /* bytes of text that tell what an id means: some hundred words */ };
static const double least_alike = 0.25;

typedef struct {
    const char *text; /* from there on, folded */
    Digest digest;
    Sketch sketch;
    Sketch block; /* of the innermost block around it alone */
} Meaning;

static size_t cut(const EpubDocument *document, size_t from, size_t until)
{
    if (until - from > LONGEST)
        until = from + LONGEST;
    while (until > from && until < document->length &&
           ((unsigned char)document->text[until] & 0xC0) == 0x80)
        until--;
    return until;
}

static Meaning meaning_of(Arena *arena, const EpubDocument *document,
                          const EpubNode *node)
{
    Meaning meaning;
    const EpubNode *block = node;
    size_t from = node->from, until = cut(document, from, document->length);

    while (block != NULL && !block->block)
        block = block->parent;
    if (block == NULL)
        block = node;
    meaning.text = epub_text(arena, document, from, until);
    meaning.digest = digest_of(meaning.text);
    meaning.sketch = sketch_of(meaning.text);
    meaning.block = sketch_of(epub_text(arena, document, block->from,
                                        cut(document, block->from, block->until)));
    return meaning;
}

static bool is_same(const Meaning *old, const Meaning *new)
{
    return old->digest == new->digest || old->digest == 0 || new->digest == 0 ||
           similarity(&old->sketch, &new->sketch) >= least_alike ||
           similarity(&old->block, &new->block) >= least_alike;
}

static void compare(Diff *diff, const EpubDocument *old, const EpubNode *old_node,
                    const EpubDocument *new, const EpubNode *new_node, const char *id)
{
    Arena arena = {0};
    Meaning before = meaning_of(&arena, old, old_node);
    Meaning now = meaning_of(&arena, new, new_node);
    Anchor *anchor;

    if (is_same(&before, &now)) {
        diff->anchors_same++;
        arena_free(&arena);
        return;
    }
    diff->anchors = arena_grow(&diff->arena, diff->anchors, diff->anchor_count,
                               sizeof *diff->anchors);
    anchor = &diff->anchors[diff->anchor_count++];
    anchor->href =
        id == NULL ? old->path : arena_format(&diff->arena, "%s#%s", old->path, id);
    anchor->old = arena_text(&diff->arena, before.text);
    anchor->new = arena_text(&diff->arena, now.text);
    arena_free(&arena);
}

/* Each line of a listing may have an id: pandoc counts them.  Nobody means these by them. */
static bool is_line_of_code(const EpubNode *node)
{
    const EpubNode *block = node;

    while (block != NULL && !block->block)
        block = block->parent;
    return block != NULL && block != node && strcmp(block->name, "pre") == 0;
}

static void compare_document(Diff *diff, const EpubDocument *old, const EpubDocument *new)
{
    if (old->body != NULL && new->body != NULL)
        compare(diff, old, old->body, new, new->body, NULL);
    for (size_t i = 0; i < old->id_count; i++) {
        const char *id = old->id_names[i];
        const EpubNode *before = map_lookup(&old->ids, id);
        const EpubNode *now = map_lookup(&new->ids, id);
        if (is_line_of_code(before))
            continue;
        if (now == NULL)
            diff->anchors_gone++;
        else
            compare(diff, old, before, new, now, id);
    }
}

void compare_anchors(Diff *diff)
{
    Map documents = {0};
    const Epub *old = diff->old.epub, *new = diff->new.epub;

    for (size_t i = new->document_count; i-- > 0;)
        map_put(&documents, &diff->arena, new->documents[i].path, &new->documents[i]);
    for (size_t i = 0; i < old->document_count; i++) {
        const EpubDocument *now = map_lookup(&documents, old->documents[i].path);
        if (old->documents[i].contents)
            continue;
        if (now != NULL)
            compare_document(diff, &old->documents[i], now);
        else
            diff->anchors_gone += old->documents[i].id_count + 1;
    }
}
