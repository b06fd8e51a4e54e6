/* changes.c - the sentences that are others now. */
#include <stdlib.h>
#include <string.h>
#include "diff/parts.h"
#include "diff/words.h"
#include "past/match.h"

/* ---- Rows of sentences -------------------------------------------------------------------------- */

typedef struct {
    const Sentence **sentences;
    Matched *items;
    size_t count;
} Row;

static Row row_of(Arena *arena, const Side *side, const DiffChapter *chapter)
{
    Row row = {0};

    row.sentences = arena_alloc(arena, (chapter->count + 1) * sizeof *row.sentences);
    row.items = arena_alloc(arena, (chapter->count + 1) * sizeof *row.items);
    for (size_t i = chapter->first; i < chapter->first + chapter->count; i++) {
        const Sentence *sentence = &side->sentences[i];
        row.items[row.count] = (Matched){sentence->code ? "code" : "sentence",
                                         sentence->digest, &sentence->sketch};
        row.sentences[row.count++] = sentence;
    }
    return row;
}

/* ---- What has gone elsewhere -------------------------------------------------------------------- */

typedef struct {
    Diff *diff;
    bool *old_met, *new_met;       /* sentences that have their like in the other one */
    Pair **old_pairs, **new_pairs; /* of each chapter */
} Finding;

static void add_change(Finding *finding, Pair *pair, const Sentence *old,
                       const Sentence *new)
{
    ChangeKind kind = old == NULL   ? SENTENCE_ADDED
                      : new == NULL ? SENTENCE_REMOVED
                                    : SENTENCE_CHANGED;

    pair->changes = arena_grow(&finding->diff->arena, pair->changes, pair->change_count,
                               sizeof *pair->changes);
    pair->changes[pair->change_count++] = (Change){kind, old, new};
}

static void count_moved(Finding *finding, const Sentence *old, const Sentence *new)
{
    Pair *from = finding->old_pairs[old->chapter], *to = finding->new_pairs[new->chapter];

    if (from == to) {
        from->words_reordered += old->words;
        return;
    }
    from->words_to_elsewhere += old->words;
    to->words_from_elsewhere += new->words;
}

/* Equal sentences that no pair of chapters has in the same place: these have moved. */
static void meet_moved(Finding *finding)
{
    const Side *old = &finding->diff->old, *new = &finding->diff->new;
    size_t i = 0, k = 0;

    while (i < old->sentence_count && k < new->sentence_count) {
        const Place *one = &old->places[i], *other = &new->places[k];
        if (finding->old_met[one->index]) {
            i++;
        } else if (finding->new_met[other->index]) {
            k++;
        } else if (one->digest == other->digest) {
            finding->old_met[one->index] = finding->new_met[other->index] = true;
            count_moved(finding, &old->sentences[one->index],
                        &new->sentences[other->index]);
            i++;
            k++;
        } else if (one->digest < other->digest) {
            i++;
        } else {
            k++;
        }
    }
}

/* ---- A pair of chapters ------------------------------------------------------------------------- */

static void match_pair(Finding *finding, const Pair *pair)
{
    const Side *old = &finding->diff->old, *new = &finding->diff->new;
    Arena arena = {0};
    Row before = row_of(&arena, old, pair->old), now = row_of(&arena, new, pair->new);
    size_t *matches = arena_alloc(&arena, (now.count + 1) * sizeof *matches);

    match_rows(before.items, before.count, now.items, now.count, matches);
    for (size_t i = 0; i < now.count; i++)
        if (matches[i] != NO_MATCH &&
            before.items[matches[i]].digest == now.items[i].digest) {
            finding->old_met[before.sentences[matches[i]] - old->sentences] = true;
            finding->new_met[now.sentences[i] - new->sentences] = true;
        }
    arena_free(&arena);
}

/* What is left of a row once equal sentences are taken out. */
static Row rest_of(Arena *arena, const Side *side, const DiffChapter *chapter,
                   const bool *met)
{
    Row row = row_of(arena, side, chapter);
    size_t kept = 0;

    for (size_t i = 0; i < row.count; i++)
        if (!met[row.sentences[i] - side->sentences]) {
            row.sentences[kept] = row.sentences[i];
            row.items[kept++] = row.items[i];
        }
    row.count = kept;
    return row;
}

static void list_changes(Finding *finding, Pair *pair)
{
    Arena arena = {0};
    Row before = rest_of(&arena, &finding->diff->old, pair->old, finding->old_met);
    Row now = rest_of(&arena, &finding->diff->new, pair->new, finding->new_met);
    size_t *matches = arena_alloc(&arena, (now.count + 1) * sizeof *matches);
    size_t next = 0;

    match_rows(before.items, before.count, now.items, now.count, matches);
    for (size_t i = 0; i < now.count; i++) {
        for (; matches[i] != NO_MATCH && next < matches[i]; next++)
            add_change(finding, pair, before.sentences[next], NULL);
        add_change(finding, pair,
                   matches[i] == NO_MATCH ? NULL : before.sentences[next++],
                   now.sentences[i]);
    }
    for (; next < before.count; next++)
        add_change(finding, pair, before.sentences[next], NULL);
    arena_free(&arena);
}

/* ---- Words -------------------------------------------------------------------------------------- */

/* Of a changed sentence those words that are others. */
static void count_words_of(Pair *pair, const Change *change, Arena *arena)
{
    WordRun *runs;
    size_t count;

    if (change->kind == SENTENCE_ADDED)
        pair->words_added += change->new->words;
    if (change->kind == SENTENCE_REMOVED)
        pair->words_removed += change->old->words;
    if (change->kind != SENTENCE_CHANGED)
        return;
    count = compare_words(arena, sentence_text(arena, change->old),
                          sentence_text(arena, change->new), &runs);
    for (size_t i = 0; i < count; i++) {
        pair->words_added += runs[i].kind == WORDS_NEW ? runs[i].words : 0;
        pair->words_removed += runs[i].kind == WORDS_OLD ? runs[i].words : 0;
    }
}

static void count_changed(Pair *pair)
{
    for (size_t i = 0; i < pair->change_count; i++) {
        Arena arena = {0};
        count_words_of(pair, &pair->changes[i], &arena);
        arena_free(&arena);
    }
}

static void find_pairs(Finding *finding)
{
    Diff *diff = finding->diff;

    finding->old_pairs = arena_alloc(&diff->arena, (diff->old.chapter_count + 1) *
                                                       sizeof *finding->old_pairs);
    finding->new_pairs = arena_alloc(&diff->arena, (diff->new.chapter_count + 1) *
                                                       sizeof *finding->new_pairs);
    for (size_t i = 0; i < diff->pair_count; i++) {
        Pair *pair = &diff->pairs[i];
        if (pair->old != NULL)
            finding->old_pairs[pair->old - diff->old.chapters] = pair;
        if (pair->new != NULL)
            finding->new_pairs[pair->new - diff->new.chapters] = pair;
    }
}

void find_changes(Diff *diff)
{
    Finding finding = {.diff = diff};

    finding.old_met = arena_alloc(&diff->arena, diff->old.sentence_count + 1);
    finding.new_met = arena_alloc(&diff->arena, diff->new.sentence_count + 1);
    find_pairs(&finding);
    for (size_t i = 0; i < diff->pair_count; i++)
        if (diff->pairs[i].old != NULL && diff->pairs[i].new != NULL)
            match_pair(&finding, &diff->pairs[i]);
    meet_moved(&finding);
    for (size_t i = 0; i < diff->pair_count; i++) {
        Pair *pair = &diff->pairs[i];
        if (pair->old != NULL && pair->new != NULL)
            list_changes(&finding, pair);
        else if (pair->new != NULL)
            pair->words_added = pair->new->words - pair->words_from_elsewhere;
        else
            pair->words_removed = pair->old->words - pair->words_to_elsewhere;
        count_changed(pair);
    }
}
