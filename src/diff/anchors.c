/* anchors.c - ids, and files, that lead to other text than they did.
 *
 * A paragraph that was rewritten or a heading that is called otherwise has not changed what its
 * id means: what follows is as it was, and nothing else says what it said. */
#include <string.h>
#include "diff/parts.h"
#include "past/text.h"

enum {
    LONGEST = 600, /* bytes of text that tell where one is: some hundred words */
    TELLING = 20   /* bytes of a sentence that is known again elsewhere */
};
static const double least_alike = 0.25;

typedef struct {
    const Side *side;
    const EpubDocument *document;
    const EpubNode *node;
    const char *text; /* from there on, folded */
    Sketch sketch;
    Sketch block; /* of the first run of text alone, */
    Sketch after; /* and of what follows it */
} Meaning;

static const char *window(Arena *arena, const EpubDocument *document, size_t from,
                          size_t until)
{
    if (until > document->length)
        until = document->length;
    if (until > from && until - from > LONGEST)
        until = from + LONGEST;
    while (until > from && until < document->length &&
           ((unsigned char)document->text[until] & 0xC0) == 0x80)
        until--;
    return epub_text(arena, document, from, until);
}

/* The first run that ends behind an offset, or NULL. */
static const EpubRun *run_at(const EpubDocument *document, size_t offset)
{
    size_t low = 0, high = document->run_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (document->runs[middle].until <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document->run_count ? &document->runs[low] : NULL;
}

static Meaning meaning_of(Arena *arena, const Side *side, const EpubDocument *document,
                          const EpubNode *node)
{
    Meaning meaning = {side, document, node, "", {{0}}, {{0}}, {{0}}};
    const EpubRun *run = run_at(document, node->from);

    if (run == NULL)
        return meaning;
    meaning.text = window(arena, document, node->from, document->length);
    meaning.sketch = sketch_of(meaning.text);
    meaning.block = sketch_of(window(arena, document, run->from, run->until));
    meaning.after = sketch_of(window(arena, document, run->until, document->length));
    return meaning;
}

/* What it led to is still there, in another place. */
static bool is_elsewhere(const Meaning *old, const Side *new)
{
    const Sentence *sentence = sentence_at(old->side, old->document, old->node->from);
    size_t count = 0;

    if (sentence != NULL && sentence->until - sentence->from >= TELLING)
        lookup_places(new, sentence->digest, &count);
    return count > 0;
}

/* The sentence there is the same, whatever became of the paragraph around it. */
static bool is_same_sentence(const Meaning *old, const Meaning *new)
{
    const Sentence *one = sentence_at(old->side, old->document, old->node->from);
    const Sentence *other = sentence_at(new->side, new->document, new->node->from);

    return one != NULL && other != NULL && one->digest == other->digest;
}

static bool is_same(const Meaning *old, const Meaning *new)
{
    if (*old->text == '\0' || *new->text == '\0' || is_same_sentence(old, new) ||
        similarity(&old->block, &new->block) >= least_alike)
        return true;
    if (old->node->holds_blocks || new->node->holds_blocks)
        return similarity(&old->sketch, &new->sketch) >= least_alike;
    return !is_elsewhere(old, new->side) &&
           similarity(&old->after, &new->after) >= least_alike;
}

static void compare(Diff *diff, const Meaning *old, const Meaning *new, const char *id)
{
    Anchor *anchor;

    if (is_same(old, new)) {
        diff->anchors_same++;
        return;
    }
    diff->anchors = arena_grow(&diff->arena, diff->anchors, diff->anchor_count,
                               sizeof *diff->anchors);
    anchor = &diff->anchors[diff->anchor_count++];
    anchor->href = id == NULL
                       ? old->document->path
                       : arena_format(&diff->arena, "%s#%s", old->document->path, id);
    anchor->old = arena_text(&diff->arena, old->text);
    anchor->new = arena_text(&diff->arena, new->text);
}

static void compare_nodes(Diff *diff, const EpubDocument *old, const EpubNode *old_node,
                          const EpubDocument *new, const EpubNode *new_node,
                          const char *id)
{
    Arena arena = {0};
    Meaning before = meaning_of(&arena, &diff->old, old, old_node);
    Meaning now = meaning_of(&arena, &diff->new, new, new_node);

    compare(diff, &before, &now, id);
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
        compare_nodes(diff, old, old->body, new, new->body, NULL);
    for (size_t i = 0; i < old->id_count; i++) {
        const char *id = old->id_names[i];
        const EpubNode *before = map_lookup(&old->ids, id);
        const EpubNode *now = map_lookup(&new->ids, id);
        if (is_line_of_code(before))
            continue;
        if (now == NULL)
            diff->anchors_gone++;
        else
            compare_nodes(diff, old, before, new, now, id);
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
