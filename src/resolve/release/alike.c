/* alike.c - which text is which one of the release before, where its path does not tell.
 *
 * There are reasons to take two texts for the same: words that are in both, and what is said of
 * them by `was:`, redirects, paths and titles.  The former are what readers have marked, so pairs
 * are taken from the one down that shares most words; the latter count as if a part of the shorter
 * text's words were shared.  Of a text that was split, the part with its title is that text. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "past/text.h"
#include "resolve/release/chapters.h"

enum {
    BY_WAS = 60, /* in hundredths of the shorter text's words */
    BY_PATH = 50,
    BY_REDIRECT = 50,
    BY_TITLE = 45,
    BY_FILE_NAME = 20,
    ENOUGH = 50,
    MOST_CANDIDATES = 8 /* of a text, that are looked at closely */
};

typedef struct {
    size_t chapter, old;
    size_t percent, words; /* what is said of them; what both have */
    bool titled;           /* they alone have that title */
    size_t rank;
} Pair;

typedef struct {
    Chapters *all;
    Arena arena;
    Map digests, titles, names; /* what one of the old texts alone has → OldText */
    Map new_titles, new_names;  /* what one of the new ones alone has → Chapter */
    Pair *pairs;
    size_t count;
} Likeness;

static char nobody; /* several have it */

static bool is_free(const OldText *old)
{
    return old->chapter == NO_MATCH && !old->section->removed;
}

/* ---- What only one has ---------------------------------------------------------------------- */

static void note_once(Likeness *likeness, Map *map, const char *key, void *value)
{
    void *other = map_lookup(map, key);

    if (other != value)
        map_put(map, &likeness->arena, key, other == NULL ? value : &nobody);
}

static void *lookup_once(const Map *map, const char *key)
{
    void *found = map_lookup(map, key);

    return found == &nobody ? NULL : found;
}

static const char *digest_key(Likeness *likeness, Digest digest)
{
    return arena_format(&likeness->arena, "%llx", (unsigned long long)digest);
}

static const char *file_name(const char *source)
{
    const char *slash = strrchr(source, '/');

    return slash == NULL ? source : slash + 1;
}

static void note_blocks(Likeness *likeness, const PastBlock *block, OldText *old)
{
    for (; block != NULL; block = block->next) {
        note_blocks(likeness, block->gap, old);
        if (!block->removed && block->digest != 0)
            note_once(likeness, &likeness->digests, digest_key(likeness, block->digest),
                      old);
    }
}

static void note_old(Likeness *likeness, OldText *old)
{
    const PastBlock *section = old->section;

    if (!is_free(old) || section->children == NULL)
        return;
    note_blocks(likeness, section->children, old);
    if (section->title != NULL)
        note_once(likeness, &likeness->titles, section->title, old);
    if (section->source != NULL)
        note_once(likeness, &likeness->names, file_name(section->source), old);
}

static void note_new(Likeness *likeness, size_t i)
{
    Chapter *chapter = likeness->all->chapters[i];

    if (likeness->all->texts[i] != NO_MATCH || chapter->tree == NULL)
        return;
    note_once(likeness, &likeness->new_titles, chapter->title, chapter);
    note_once(likeness, &likeness->new_names,
              file_name(source_name(likeness->all->book, chapter)), chapter);
}

/* ---- Reasons -------------------------------------------------------------------------------- */

static void add_reason(Likeness *likeness, size_t i, const OldText *old, size_t percent,
                       size_t words)
{
    if (old == NULL || !is_free(old) || likeness->all->texts[i] != NO_MATCH)
        return;
    likeness->pairs = arena_grow(&likeness->arena, likeness->pairs, likeness->count,
                                 sizeof *likeness->pairs);
    likeness->pairs[likeness->count++] =
        (Pair){i, (size_t)(old - likeness->all->old), percent, words, percent == BY_TITLE,
               0};
}

static void add_said(Likeness *likeness, size_t i)
{
    Chapters *all = likeness->all;
    const Chapter *chapter = all->chapters[i];
    const char *was =
        chapter->front.was == NULL
            ? chapter->was
            : path_resolve(&all->book->arena, all->book->base, chapter->front.was);

    if (was != NULL)
        add_reason(likeness, i, lookup_source(all, was), BY_WAS, 0);
    if (chapter->given_id != NULL)
        add_reason(likeness, i, map_lookup(&all->by_source, chapter->given_id), BY_WAS,
                   0);
    add_reason(likeness, i, map_lookup(&all->by_source, source_name(all->book, chapter)),
               BY_PATH, 0);
}

static void add_redirects(Likeness *likeness)
{
    Chapters *all = likeness->all;
    const char **from = map_keys(&all->book->redirects, &likeness->arena);
    Map places = {0}; /* → the text's place in all->texts */

    for (size_t i = all->chapter_count; i-- > 0;)
        if (all->chapters[i]->place != NULL)
            map_put(&places, &likeness->arena, all->chapters[i]->place, &all->texts[i]);
    for (; *from != NULL; from++) {
        const size_t *text =
            map_lookup(&places, map_lookup(&all->book->redirects, *from));
        if (text != NULL)
            add_reason(likeness, (size_t)(text - all->texts), lookup_source(all, *from),
                       BY_REDIRECT, 0);
    }
}

static void add_likeness(Likeness *likeness, size_t i)
{
    Chapters *all = likeness->all;
    Chapter *chapter = all->chapters[i];
    const char *name = file_name(source_name(all->book, chapter));

    if (chapter->tree == NULL)
        return;
    if (lookup_once(&likeness->new_titles, chapter->title) == chapter)
        add_reason(likeness, i, lookup_once(&likeness->titles, chapter->title), BY_TITLE,
                   0);
    if (lookup_once(&likeness->new_names, name) == chapter)
        add_reason(likeness, i, lookup_once(&likeness->names, name), BY_FILE_NAME, 0);
    for (const Node *node = chapter->tree->first_child; node != NULL; node = node->next) {
        Arena scratch = {0};
        const char *text = block_text(&scratch, node);
        const OldText *old =
            lookup_once(&likeness->digests, digest_key(likeness, digest_of(text)));
        if (old != NULL)
            add_reason(likeness, i, old, 0, count_words(text));
        arena_free(&scratch);
    }
}

/* ---- Pairs ---------------------------------------------------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    const Pair *one = a, *other = b;

    if (one->chapter != other->chapter)
        return one->chapter < other->chapter ? -1 : 1;
    return one->old < other->old ? -1 : one->old > other->old;
}

static int compare_ranks(const void *a, const void *b)
{
    const Pair *one = a, *other = b;

    if (one->titled != other->titled)
        return one->titled ? -1 : 1;
    if (one->rank != other->rank)
        return one->rank > other->rank ? -1 : 1;
    return compare_texts(a, b);
}

static void add_up(Likeness *likeness)
{
    size_t count = 0;

    qsort(likeness->pairs, likeness->count, sizeof *likeness->pairs, compare_texts);
    for (size_t i = 0; i < likeness->count; i++) {
        const Pair *pair = &likeness->pairs[i];
        if (count == 0 || compare_texts(&likeness->pairs[count - 1], pair) != 0) {
            likeness->pairs[count++] = *pair;
            continue;
        }
        likeness->pairs[count - 1].percent += pair->percent;
        likeness->pairs[count - 1].words += pair->words;
        likeness->pairs[count - 1].titled |= pair->titled;
    }
    likeness->count = count;
}

static size_t shorter_of(const Likeness *likeness, const Pair *pair)
{
    size_t new = likeness->all->chapters[pair->chapter]->words;
    size_t old = likeness->all->old[pair->old].section->words;

    return 1 + (new < old ? new : old);
}

static void rank(const Likeness *likeness, Pair *pair)
{
    pair->rank = 2 * pair->words + pair->percent * shorter_of(likeness, pair) / 100;
}

/* Of a text's candidates, the best ones; then with what is only much the same in them. */
static size_t look_closely(Likeness *likeness, Pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rank(likeness, &pairs[i]);
    qsort(pairs, count, sizeof *pairs, compare_ranks);
    for (size_t i = 0; i < count && i < MOST_CANDIDATES; i++) {
        pairs[i].words = kept_words(likeness->all, pairs[i].chapter, pairs[i].old);
        rank(likeness, &pairs[i]);
    }
    return count < MOST_CANDIDATES ? count : MOST_CANDIDATES;
}

static void look_at_all(Likeness *likeness)
{
    size_t kept = 0;

    for (size_t i = 0, n; i < likeness->count; i += n) {
        for (n = 1; i + n < likeness->count &&
                    likeness->pairs[i + n].chapter == likeness->pairs[i].chapter;)
            n++;
        memmove(&likeness->pairs[kept], &likeness->pairs[i], n * sizeof *likeness->pairs);
        kept += look_closely(likeness, &likeness->pairs[kept], n);
    }
    likeness->count = kept;
    qsort(likeness->pairs, likeness->count, sizeof *likeness->pairs, compare_ranks);
}

static void pair_best(Likeness *likeness)
{
    for (size_t i = 0; i < likeness->count; i++) {
        const Pair *pair = &likeness->pairs[i];
        size_t least = shorter_of(likeness, pair);
        if (100 * pair->words + pair->percent * least >= ENOUGH * least)
            pair_text(likeness->all, pair->chapter, &likeness->all->old[pair->old]);
    }
}

void pair_alike(Chapters *all)
{
    Likeness likeness = {.all = all};

    for (size_t i = 0; i < all->old_count; i++)
        note_old(&likeness, &all->old[i]);
    for (size_t i = 0; i < all->chapter_count; i++)
        note_new(&likeness, i);
    for (size_t i = 0; i < all->chapter_count; i++)
        if (all->texts[i] == NO_MATCH) {
            add_said(&likeness, i);
            add_likeness(&likeness, i);
        }
    add_redirects(&likeness);
    if (likeness.count > 0) {
        add_up(&likeness);
        look_at_all(&likeness);
        pair_best(&likeness);
    }
    arena_free(&likeness.arena);
}
