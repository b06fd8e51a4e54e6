/* chapters.c - which text is which one of the release before, and in which document it
 * stands.
 *
 * Readers count documents, so those of the release before keep their order, and all that
 * stood in one of them in an order that the book has still.  A text that comes between two of
 * them becomes a further section of the document before it, one that has gone leaves a
 * placeholder, and one that has moved does both.  Behind the last of them new documents
 * follow; so they do in front of a few words that end the book, such as a colophon. */
#include <string.h>
#include "base/path.h"
#include "past/text.h"
#include "resolve/release/release.h"

/* One text of the release before. */
typedef struct {
    size_t document;            /* of Chapters.documents */
    const PastBlock *section;
    size_t index;               /* in its document, in reading order */
    size_t chapter;             /* the entry that it is now, or NO_MATCH */
} OldText;

/* A document of the release before, as it grows. */
typedef struct {
    PastDocument *state;        /* what becomes of it */
    Grown grown;
    BlockIds ids;
    size_t count;               /* of its texts */
} OldDocument;

typedef struct {
    Book *book;
    Chapter **chapters;         /* those with documents */
    size_t chapter_count;
    OldText *old;
    size_t old_count;
    OldDocument *documents;     /* those with texts */
    size_t document_count;
    size_t *texts;              /* of each chapter: which old text it is, or NO_MATCH */
    bool *stays;                /* of each chapter */
    size_t *next_staying;       /* of each chapter: itself or the first behind it, or NO_MATCH */
    size_t *words_staying;      /* from each chapter on */
    Map by_source;              /* → OldText */
} Chapters;

/* ---- What was there ------------------------------------------------------------------------- */

static void add_old_texts(Chapters *all, size_t document, const PastBlock *section)
{
    Arena *arena = &all->book->arena;

    for (; section != NULL; section = section->next) {
        add_old_texts(all, document, section->gap);
        all->old = arena_grow(arena, all->old, all->old_count, sizeof *all->old);
        all->old[all->old_count++] =
            (OldText){document, section, all->documents[document].count++, NO_MATCH};
    }
}

static void add_old_document(Chapters *all, PastDocument *old)
{
    Arena *arena = &all->book->arena;
    OldDocument *document;

    all->documents = arena_grow(arena, all->documents, all->document_count,
                                sizeof *all->documents);
    document = &all->documents[all->document_count++];
    document->state = arena_alloc(arena, sizeof *document->state);
    document->ids.arena = arena;
    *document->state =
        (PastDocument){.path = old->path, .id = old->id, .made = old->made};
    take_block_ids(&document->ids, old->sections);
    add_old_texts(all, all->document_count - 1, old->sections);
    grow_begin(&document->grown, arena, &document->ids, old->sections);
}

static void look_back(Chapters *all)
{
    Book *book = all->book;

    for (PastDocument *old = book->past == NULL ? NULL : book->past->documents;
         old != NULL; old = old->next)
        add_old_document(all, old);
    for (size_t i = all->old_count; i-- > 0;)
        if (!all->old[i].section->removed && all->old[i].section->source != NULL)
            map_put(&all->by_source, &book->arena, all->old[i].section->source,
                    &all->old[i]);
    all->chapters = arena_alloc(&book->arena, book->chapter_count * sizeof(Chapter *));
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->destination == NULL)
            all->chapters[all->chapter_count++] = book->chapters[i];
    all->texts = arena_alloc(&book->arena, all->chapter_count * sizeof(size_t));
    all->stays = arena_alloc(&book->arena, all->chapter_count * sizeof(bool));
    for (size_t i = 0; i < all->chapter_count; i++)
        all->texts[i] = NO_MATCH;
}

/* ---- The same texts ------------------------------------------------------------------------- */

static void pair(Chapters *all, size_t chapter, OldText *old)
{
    if (old == NULL || old->chapter != NO_MATCH || all->texts[chapter] != NO_MATCH)
        return;
    old->chapter = chapter;
    all->texts[chapter] = (size_t)(old - all->old);
}

static const char *without_ending(Arena *arena, const char *path)
{
    return arena_copy(arena, path, strlen(path) - strlen(path_ending(path)));
}

static OldText *lookup_source(Chapters *all, const char *path)
{
    Book *book = all->book;

    path = path_relative(&book->arena, book->base, path);
    while (strncmp(path, "../", 3) == 0)
        path += 3;
    return map_lookup(&all->by_source, without_ending(&book->arena, path));
}

static void pair_by_name(Chapters *all)
{
    for (size_t i = 0; i < all->chapter_count; i++)
        pair(all, i,
             map_lookup(&all->by_source, source_name(all->book, all->chapters[i])));
}

/* The author says what a text was called: `was:`, or the redirects of a website. */
static void pair_by_word(Chapters *all)
{
    Book *book = all->book;
    const char **from = map_keys(&book->redirects, &book->arena);

    for (size_t i = 0; i < all->chapter_count; i++) {
        const Chapter *chapter = all->chapters[i];
        if (chapter->was != NULL)
            pair(all, i, lookup_source(all, chapter->was));
        if (chapter->given_id != NULL)
            pair(all, i, map_lookup(&all->by_source, chapter->given_id));
        if (chapter->place == NULL)
            continue;
        for (size_t n = 0; all->texts[i] == NO_MATCH && from[n] != NULL; n++)
            if (strcmp(map_lookup(&book->redirects, from[n]), chapter->place) == 0)
                pair(all, i, lookup_source(all, from[n]));
    }
}

/* Git's way: what shares at least half of its blocks with one that has gone is that one. */
typedef struct {
    Map digests; /* of texts that nobody is yet: ten digits → OldText */
    size_t *shared;
} Likeness;

static const char *digest_name(Arena *arena, Digest digest)
{
    return arena_format(arena, "%llx", (unsigned long long)digest);
}

static size_t count_blocks(const PastBlock *block, Arena *arena, Map *digests,
                           OldText *text)
{
    size_t count = 0;

    for (; block != NULL; block = block->next) {
        const char *name = digest_name(arena, block->digest);
        count += count_blocks(block->gap, arena, digests, text) + !block->removed;
        if (!block->removed && block->digest != 0 && map_lookup(digests, name) == NULL)
            map_put(digests, arena, name, text);
    }
    return count;
}

static OldText *most_alike(Chapters *all, Likeness *likeness, Arena *arena,
                           const Chapter *chapter)
{
    OldText *best = NULL;
    size_t most = 0, blocks = 0;

    memset(likeness->shared, 0, all->old_count * sizeof *likeness->shared);
    for (const Node *node = chapter->tree->first_child; node != NULL; node = node->next) {
        const char *text = node->kind == NODE_CODE_BLOCK && node->text != NULL
                               ? node->text
                               : plain_text(arena, node);
        OldText *old =
            map_lookup(&likeness->digests, digest_name(arena, digest_of(text)));
        blocks++;
        if (old == NULL || old->chapter != NO_MATCH)
            continue;
        if (++likeness->shared[old - all->old] > most) {
            most = likeness->shared[old - all->old];
            best = old;
        }
    }
    return most > 0 && 2 * most >= blocks ? best : NULL;
}

static void pair_by_text(Chapters *all)
{
    Arena arena = {0};
    Likeness likeness = {.shared = arena_alloc(&arena, all->old_count * sizeof(size_t))};

    for (size_t i = 0; i < all->old_count; i++)
        if (all->old[i].chapter == NO_MATCH && !all->old[i].section->removed)
            count_blocks(all->old[i].section->children, &arena, &likeness.digests,
                         &all->old[i]);
    for (size_t i = 0; i < all->chapter_count; i++)
        if (all->texts[i] == NO_MATCH && all->chapters[i]->tree != NULL)
            pair(all, i, most_alike(all, &likeness, &arena, all->chapters[i]));
    arena_free(&arena);
}

/* A planned chapter that has become a file. */
static void pair_by_title(Chapters *all)
{
    Map titles = {0};

    for (size_t i = 0; i < all->old_count; i++) {
        const PastBlock *section = all->old[i].section;
        if (all->old[i].chapter == NO_MATCH && !section->removed &&
            section->title != NULL && section->children == NULL)
            map_put(&titles, &all->book->arena, section->title, &all->old[i]);
    }
    for (size_t i = 0; i < all->chapter_count; i++)
        if (all->texts[i] == NO_MATCH)
            pair(all, i, map_lookup(&titles, all->chapters[i]->title));
}

/* ---- Which of them stay --------------------------------------------------------------------- */

static size_t weight_of(const OldText *old)
{
    return old->section->words + 1;
}

/* The rising row of old texts that weighs most (a Fenwick tree of largest sums). */
static void choose_staying(Chapters *all)
{
    Arena arena = {0};
    size_t n = all->old_count;
    size_t *best = arena_alloc(&arena, (n + 1) * sizeof *best);   /* chapter + 1, by old */
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
        sums[i + 1] = sums[from] + weight_of(&all->old[old]);
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

/* ---- Where each of them goes ---------------------------------------------------------------- */

/* A text of which nothing is new is not changed; one that was announced only is new. */
static Change change_of(const Chapter *chapter, const PastBlock *old, const Share *share)
{
    size_t most = share->words > old->words ? share->words : old->words;

    if (chapter->tree == NULL)
        return CHANGE_NONE;
    if (old->children == NULL)
        return share->words == 0 ? CHANGE_NONE : CHANGE_NEW;
    if (share->kept == share->words && old->words == chapter->words)
        return CHANGE_NONE;
    return (double)share->kept + share->edited >= (double)most / 2 ? CHANGE_EDITED
                                                                   : CHANGE_REWRITTEN;
}

static void note_change(Chapters *all, size_t i, BlockIds *ids, PastBlock *section)
{
    Chapter *chapter = all->chapters[i];
    const PastBlock *old =
        all->texts[i] == NO_MATCH ? NULL : all->old[all->texts[i]].section;
    BlockIds unused = {.arena = &all->book->arena};
    Share share = {0};

    if (chapter->tree != NULL && (old == NULL || all->stays[i]))
        section->children = match_blocks(ids, chapter->tree,
                                         old == NULL ? NULL : old->children, &share);
    else if (chapter->tree != NULL) {
        match_blocks(&unused, chapter->tree, old->children, &share);
        section->children = match_blocks(ids, chapter->tree, NULL, NULL);
    }
    if (old != NULL) {
        chapter->change = change_of(chapter, old, &share);
        chapter->words_before = old->words;
    } else if (all->book->past != NULL && chapter->tree != NULL) {
        chapter->change = CHANGE_NEW;
    }
}

static void fill(Chapters *all, BlockIds *ids, PastBlock *section, size_t i)
{
    Chapter *chapter = all->chapters[i];

    section->name = "section";
    section->removed = false;
    section->node = chapter;
    section->source = source_name(all->book, chapter);
    section->title = chapter->title;
    section->words = chapter->words;
    section->digest = digest_of(chapter->title);
    note_change(all, i, ids, section);
    chapter->kept = section;
}

static PastBlock *new_section(Chapters *all, BlockIds *ids, size_t i)
{
    PastBlock *section = arena_alloc(&all->book->arena, sizeof *section);

    section->id = new_block_id(ids);
    section->anchor = arena_format(&all->book->arena, "section-%s", section->id);
    fill(all, ids, section, i);
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
    bool apart;            /* new texts have documents of their own, up to the next that stays */
} Placing;

/* Little enough is behind it that readers lose next to nothing when it shifts. */
static bool may_shift(const Placing *placing, size_t i)
{
    enum { ONE_IN = 50 };
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
    fill(all, &placing->here->ids, placing->here->grown.flat[old->index], i);
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

void resolve_release(Book *book)
{
    Chapters all = {.book = book};

    if (book->layout == LAYOUT_PLAIN)
        return;
    book->state = arena_alloc(&book->arena, sizeof *book->state);
    look_back(&all);
    pair_by_name(&all);
    pair_by_word(&all);
    pair_by_text(&all);
    pair_by_title(&all);
    choose_staying(&all);
    place_all(&all, book->state);
    for (size_t i = 0; i < all.document_count; i++) {
        PastDocument *state = all.documents[i].state;
        state->sections = grow_end(&all.documents[i].grown);
        state->stub = !state->made && is_stub(state->sections);
    }
}
