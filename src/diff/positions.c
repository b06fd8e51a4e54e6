/* positions.c - how many of a reader's positions would outlast the new EPUB. */
#include <string.h>
#include "base/utf8.h"
#include "diff/parts.h"
#include "diff/locators.h"

static bool is_marked(const Sentence *sentence)
{
    return !sentence->code && sentence->until - sentence->from >= MARK_LENGTH &&
           utf8_count(sentence->document->text + sentence->from,
                      sentence->until - sentence->from) >= MARK_LENGTH;
}

/* Evenly spread: the i-th of n, of which at most MARK_LIMIT are taken. */
static bool is_taken(size_t i, size_t n)
{
    return n <= MARK_LIMIT || i * MARK_LIMIT / n != (i + 1) * MARK_LIMIT / n;
}

/* It is kept when it lands in the sentence that it was in: a word that was taken out in front
 * of it shifts its ends, and a reader finds it all the same. */
static bool is_kept(const Diff *diff, const Sentence *old, const Landing *landing)
{
    size_t middle = (landing->from + landing->until) / 2;
    const Sentence *around = sentence_at(&diff->new, landing->document, middle);

    return around != NULL && around->from <= middle && around->digest == old->digest;
}

/* What a reader would see marked, or as much of it as a sentence has. */
static const char *landed_text(Diff *diff, const Landing *landing)
{
    enum { LONGEST = 400 };
    size_t until = landing->until;

    if (until - landing->from > LONGEST) {
        until = landing->from + LONGEST;
        while (until > landing->from &&
               ((unsigned char)landing->document->text[until] & 0xC0) == 0x80)
            until--;
    }
    return epub_text(&diff->arena, landing->document, landing->from, until);
}

static Outcome try_one(Locating *locating, Locator kind, Mark *mark)
{
    Diff *diff = locating->diff;
    Landing landing;
    const char *text;

    if (!locate(locating, kind, mark->old, &landing))
        return OUTCOME_LOST;
    if (is_kept(diff, mark->old, &landing))
        return OUTCOME_KEPT;
    text = landed_text(diff, &landing);
    if (*text == '\0') /* nothing to be seen there */
        return OUTCOME_LOST;
    mark->by[kind].href = landing.document->path;
    mark->by[kind].text = text;
    return OUTCOME_MOVED;
}

static void try_mark(Locating *locating, const Sentence *sentence)
{
    Diff *diff = locating->diff;
    Mark mark = {.old = sentence};
    bool kept = true;

    for (int kind = 0; kind < LOCATOR_COUNT; kind++) {
        mark.by[kind].outcome = try_one(locating, (Locator)kind, &mark);
        diff->tallies[kind][mark.by[kind].outcome]++;
        kept = kept && mark.by[kind].outcome == OUTCOME_KEPT;
    }
    if (kept)
        return;
    diff->marks =
        arena_grow(&diff->arena, diff->marks, diff->mark_count, sizeof *diff->marks);
    diff->marks[diff->mark_count++] = mark;
}

void try_positions(Diff *diff)
{
    Locating locating;
    size_t all = 0, i = 0, count;

    begin_locating(&locating, diff);
    for (size_t k = 0; k < diff->old.sentence_count; k++)
        all += is_marked(&diff->old.sentences[k]);
    for (size_t k = 0; k < diff->old.sentence_count; k++) {
        const Sentence *sentence = &diff->old.sentences[k];
        if (!is_marked(sentence) || !is_taken(i++, all))
            continue;
        diff->marked++;
        lookup_places(&diff->new, sentence->digest, &count);
        if (count == 0)
            diff->gone++;
        else
            try_mark(&locating, sentence);
    }
}
