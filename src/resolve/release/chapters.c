/* chapters.c - which text is which one of the release before, and in which document it
 * stands.
 *
 * Readers count documents, so those of the release before keep their order, and all that
 * stood in one of them in an order that the book has still.  A text that comes between two of
 * them becomes a further section of the document before it, one that has gone leaves a
 * placeholder, and one that has moved does both.  Behind the last of them new documents
 * follow; so they do in front of pages of next to no words, such as a chapter that is planned. */
#include <string.h>
#include "past/text.h"
#include "resolve/release/chapters.h"

size_t kept_words(const Chapters *all, size_t i, size_t old)
{
    Arena scratch = {0};
    BlockIds unused = {.arena = &scratch};
    Share share = {0};

    if (all->chapters[i]->tree != NULL)
        match_blocks(&unused, all->chapters[i]->tree, all->old[old].section->children,
                     &share);
    arena_free(&scratch);
    return share.kept + (size_t)share.edited;
}

/* ---- Which of them stay --------------------------------------------------------------------- */

static size_t weight_of(const OldText *old)
{
    return old->section->words + 1;
}

/* In the order of the release before: all of them stay. */
static bool is_rising(const Chapters *all)
{
    size_t last = 0;

    for (size_t i = 0; i < all->chapter_count; i++) {
        if (all->texts[i] == NO_MATCH)
            continue;
        if (all->texts[i] < last)
            return false;
        last = all->texts[i];
    }
    return true;
}

/* The rising row of old texts of which most is left (a Fenwick tree of largest sums). */
static void choose_heaviest(Chapters *all)
{
    Arena arena = {0};
    size_t n = all->old_count;
    size_t *best = arena_alloc(&arena, (n + 1) * sizeof *best); /* chapter + 1, by old */
    size_t *sums = arena_alloc(&arena, (all->chapter_count + 1) * sizeof *sums);
    size_t *before = arena_alloc(&arena, (all->chapter_count + 1) * sizeof *before);
    size_t last = 0;

    for (size_t i = 0; i < all->chapter_count; i++) {
        size_t old = all->texts[i], from = 0;
        if (old == NO_MATCH)
            continue;
        for (size_t k = old; k > 0; k &= k - 1)
            if (sums[best[k]] > sums[from])
                from = best[k];
        sums[i + 1] = sums[from] + 1 + kept_words(all, i, old);
        before[i + 1] = from;
        for (size_t k = old + 1; k <= n; k += k & (~k + 1))
            if (sums[i + 1] > sums[best[k]])
                best[k] = i + 1;
        if (sums[i + 1] > sums[last])
            last = i + 1;
    }
    for (; last != 0; last = before[last])
        all->stays[last - 1] = true;
    arena_free(&arena);
}

static void choose_staying(Chapters *all)
{
    if (!is_rising(all)) {
        choose_heaviest(all);
        return;
    }
    for (size_t i = 0; i < all->chapter_count; i++)
        all->stays[i] = all->texts[i] != NO_MATCH;
}

/* ---- Where each of them goes ---------------------------------------------------------------- */

/* A text of which nothing is new is not changed; one that was announced only is new.  One that has
 * grown is still what it was, and so is one that was cut. */
static Change change_of(const Chapter *chapter, const PastBlock *old, const Share *share)
{
    size_t least = share->words < old->words ? share->words : old->words;

    if (chapter->tree == NULL)
        return CHANGE_NONE;
    if (old->children == NULL)
        return share->words == 0 ? CHANGE_NONE : CHANGE_NEW;
    if (share->kept == share->words && old->words == chapter->words)
        return CHANGE_NONE;
    return (double)share->kept + share->edited >= (double)least / 2 ? CHANGE_EDITED
                                                                    : CHANGE_REWRITTEN;
}

static const PastBlock *old_section(const Chapters *all, size_t i)
{
    return all->texts[i] == NO_MATCH ? NULL : all->old[all->texts[i]].section;
}

static void tell_change(Chapters *all, size_t i, const Share *share)
{
    Chapter *chapter = all->chapters[i];
    const PastBlock *old = old_section(all, i);

    chapter->change = old != NULL ? change_of(chapter, old, share)
                      : all->past != NULL && chapter->tree != NULL ? CHANGE_NEW
                                                                   : CHANGE_NONE;
    chapter->words_before = old != NULL ? old->words : 0;
}

void note_change(Chapters *all, size_t i)
{
    const PastBlock *old = old_section(all, i);
    BlockIds unused = {.arena = &all->book->arena};
    Share share = {0};

    if (all->chapters[i]->tree != NULL && old != NULL)
        match_blocks(&unused, all->chapters[i]->tree, old->children, &share);
    tell_change(all, i, &share);
}

void match_text(Chapters *all, size_t i, BlockIds *ids, PastBlock *section, bool in_place)
{
    Chapter *chapter = all->chapters[i];
    const PastBlock *old = old_section(all, i);
    BlockIds unused = {.arena = &all->book->arena};
    Share share = {0};

    if (chapter->tree != NULL && (old == NULL || in_place)) {
        section->children =
            match_blocks(ids, chapter->tree, old == NULL ? NULL : old->children, &share);
    } else if (chapter->tree != NULL) {
        match_blocks(&unused, chapter->tree, old->children, &share);
        section->children = match_blocks(ids, chapter->tree, NULL, NULL);
    }
    tell_change(all, i, &share);
    section->name = "section";
    section->removed = false;
    section->node = chapter;
    section->source = source_name(all->book, chapter);
    section->title = chapter->title;
    section->words = chapter->words;
    section->digest = digest_of(chapter->title);
    chapter->kept = section;
}

static PastBlock *new_section(Chapters *all, BlockIds *ids, size_t i)
{
    PastBlock *section = arena_alloc(&all->book->arena, sizeof *section);

    section->id = new_block_id(ids);
    section->anchor = arena_format(&all->book->arena, "section-%s", section->id);
    match_text(all, i, ids, section, false);
    return section;
}

static PastDocument *own_document(Chapters *all, size_t i)
{
    PastDocument *document = arena_alloc(&all->book->arena, sizeof *document);
    BlockIds ids = {.arena = &all->book->arena};

    document->sections = new_section(all, &ids, i);
    document->sections->anchor = NULL; /* it is where the document begins */
    /* What comes in front of it is behind the document before; the first has none. */
    document->sections->no_gap = all->book->state->documents != NULL;
    return document;
}

typedef struct {
    Chapters *all;
    size_t words;          /* of the release before */
    OldDocument *here;     /* that the last text which stays is in, or NULL */
    size_t index;          /* of what comes behind that text there */
    PastDocument **behind; /* where the next document of its own goes */
    bool apart; /* new texts have documents of their own, up to the next that stays */
} Placing;

/* Little enough is behind it that readers lose next to nothing when it shifts. */
static bool may_shift(const Placing *placing, size_t i)
{
    enum { ONE_IN = 500 };
    const Chapters *all = placing->all;
    size_t next = all->next_staying[i];

    return next == NO_MATCH ||
           (&all->documents[all->old[all->texts[next]].document] != placing->here &&
            all->words_staying[i] * ONE_IN <= placing->words);
}

static OldDocument *first_with_texts(Chapters *all)
{
    for (size_t i = 0; i < all->document_count; i++)
        if (all->documents[i].count > 0)
            return &all->documents[i];
    return NULL;
}

static void place_new(Placing *placing, size_t i)
{
    Chapters *all = placing->all;
    OldDocument *here = placing->here != NULL ? placing->here : first_with_texts(all);
    PastDocument *own;

    placing->apart = placing->apart || here == NULL || may_shift(placing, i);
    if (!placing->apart) {
        grow_insert(&here->grown, placing->index, new_section(all, &here->ids, i));
        return;
    }
    own = own_document(all, i);
    own->next = *placing->behind;
    *placing->behind = own;
    placing->behind = &own->next;
}

static void place_staying(Placing *placing, size_t i)
{
    Chapters *all = placing->all;
    const OldText *old = &all->old[all->texts[i]];

    placing->here = &all->documents[old->document];
    placing->index = old->index + 1;
    placing->behind = &placing->here->state->next;
    placing->apart = false;
    match_text(all, i, &placing->here->ids, placing->here->grown.flat[old->index], true);
}

static void look_ahead(Chapters *all)
{
    Arena *arena = &all->book->arena;
    size_t next = NO_MATCH, words = 0;

    all->next_staying = arena_alloc(arena, all->chapter_count * sizeof(size_t));
    all->words_staying = arena_alloc(arena, all->chapter_count * sizeof(size_t));
    for (size_t i = all->chapter_count; i-- > 0;) {
        if (all->stays[i]) {
            next = i;
            words += weight_of(&all->old[all->texts[i]]);
        }
        all->next_staying[i] = next;
        all->words_staying[i] = words;
    }
}

static void place_all(Chapters *all, Past *state)
{
    Placing placing = {.all = all, .behind = &state->documents};
    PastDocument **next = &state->documents;

    for (size_t i = 0; i < all->document_count; i++) {
        *next = all->documents[i].state;
        next = &(*next)->next;
        if (all->documents[i].count == 0)
            placing.behind = next; /* made pages come first */
    }
    for (size_t i = 0; i < all->old_count; i++)
        if (!all->old[i].section->removed)
            placing.words += all->old[i].section->words;
    look_ahead(all);
    for (size_t i = 0; i < all->chapter_count; i++)
        (all->stays[i] ? place_staying : place_new)(&placing, i);
}

static bool is_stub(const PastBlock *section)
{
    for (; section != NULL; section = section->next)
        if (!section->removed || !is_stub(section->gap))
            return false;
    return true;
}

/* A document began with a text that needed no id, and now another one is in front of it. */
static void name_first(Arena *arena, PastBlock *first)
{
    for (PastBlock *block = first; block != NULL; block = block->next)
        if (block->anchor == NULL && (block != first || block->gap != NULL))
            block->anchor = arena_format(arena, "section-%s", block->id);
}

/* Against another release than the one whose places are kept. */
static void tell_since(Book *book)
{
    Chapters all = {.book = book, .past = book->since};

    find_texts(&all);
    for (size_t i = 0; i < all.chapter_count; i++)
        note_change(&all, i);
    choose_staying(&all);
    tell_fates(&all);
}

static void place_texts(Chapters *all, Past *state)
{
    place_all(all, state);
    for (size_t i = 0; i < all->document_count; i++) {
        PastDocument *document = all->documents[i].state;
        document->sections = grow_end(&all->documents[i].grown);
        name_first(&all->book->arena, document->sections);
        document->stub = !document->made && is_stub(document->sections);
    }
}

void resolve_release(Book *book)
{
    Chapters all = {.book = book, .past = book->past};

    if (!book->lock.kept)
        return;
    book->state = arena_alloc(&book->arena, sizeof *book->state);
    find_texts(&all);
    choose_staying(&all);
    if (book->fresh)
        place_fresh(&all, book->state);
    else
        place_texts(&all, book->state);
    if (book->since != NULL)
        tell_since(book);
    else
        tell_fates(&all);
}
