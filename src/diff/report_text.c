/* report_text.c - the report for a terminal: changed words are [-was-] {+is+}. */
#include <string.h>
#include "base/utf8.h"
#include "diff/report.h"

enum { MOST_ANCHORS = 20, MOST_MARKS = 20, LINE_LENGTH = 200 };

/* ---- Pieces ------------------------------------------------------------------------------------- */

static void put_words(Buf *out, size_t words)
{
    report_number(out, words);
    buf_put(out, words == 1 ? " word" : " words");
}

/* No more than fits on a line or two. */
static void put_short(Buf *out, const char *text)
{
    size_t len = strlen(text);

    if (len > LINE_LENGTH) {
        len = LINE_LENGTH;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
            len--;
        buf_add(out, text, len);
        buf_put(out, "…");
    } else {
        buf_put(out, text);
    }
}

/* Reading systems differ in what they make of such a file. */
static void put_faults(Buf *out, const Side *side)
{
    for (size_t i = 0; i < side->epub->document_count; i++) {
        const EpubDocument *document = &side->epub->documents[i];
        if (document->fault != NULL)
            buf_format(out, "     %s:%u is read as HTML, since %s\n", document->path,
                       (unsigned)document->fault_line, document->fault);
    }
}

static void put_sides(Buf *out, const Diff *diff)
{
    const Side *sides[] = {&diff->old, &diff->new};

    for (int i = 0; i < 2; i++) {
        const Epub *epub = sides[i]->epub;
        buf_format(out, "%s  %s", i == 0 ? "old" : "new", sides[i]->file);
        if (epub->title != NULL)
            buf_format(out, ": %s", epub->title);
        if (epub->release != NULL)
            buf_format(out, ", release %s", epub->release);
        buf_put(out, ", ");
        report_number(out, sides[i]->chapter_count);
        buf_put(out, sides[i]->chapter_count == 1 ? " chapter, " : " chapters, ");
        put_words(out, sides[i]->words);
        buf_char(out, '\n');
        put_faults(out, sides[i]);
    }
    if (diff->old.epub->identifier != NULL &&
        diff->new.epub->identifier !=
            NULL &&strcmp(diff->old.epub->identifier, diff->new.epub->identifier) != 0)
        buf_put(out,
                "The identifiers differ: to a reading system these are two books.\n");
}

/* ---- Chapters ----------------------------------------------------------------------------------- */

static void put_behind(Buf *out, const Side *side, const DiffChapter *chapter)
{
    const DiffChapter *before = chapter_before(side, chapter);

    if (before == NULL)
        buf_put(out, "the first");
    else
        buf_format(out, "behind “%s”", before->title);
}

static void put_line(Buf *out, const char *what, const char *title)
{
    buf_format(out, "  %-9s %s", what, title);
}

static void put_moved(Buf *out, const char *how, size_t words)
{
    if (words == 0)
        return;
    buf_format(out, "; %s ", how);
    put_words(out, words);
}

static void put_edited(Buf *out, const Pair *pair)
{
    static const char *const names[] = {"changed", "added", "removed"};
    const char *separator = "; sentences ";

    if (!report_edited(pair))
        return;
    put_line(out, "edited", pair->new->title);
    buf_put(out, ": +");
    report_number(out, pair->words_added);
    buf_put(out, " −");
    put_words(out, pair->words_removed);
    for (int kind = SENTENCE_CHANGED; kind <= SENTENCE_REMOVED; kind++) {
        size_t count = report_changes(pair, (ChangeKind)kind);
        if (count == 0)
            continue;
        buf_format(out, "%s%s ", separator, names[kind]);
        report_number(out, count);
        separator = ", ";
    }
    put_moved(out, "from other chapters", pair->words_from_elsewhere);
    put_moved(out, "to other chapters", pair->words_to_elsewhere);
    put_moved(out, "in another order", pair->words_reordered);
    buf_char(out, '\n');
}

/* A chapter that is in one of them only. */
static void put_alone(Buf *out, const Pair *pair)
{
    const DiffChapter *only = pair->old == NULL ? pair->new : pair->old;

    if (pair->split_from != NULL) {
        put_line(out, "split", pair->split_from->title);
        buf_format(out, ": “%s” was a part of it", only->title);
    } else if (pair->merged_into != NULL) {
        put_line(out, "merged", only->title);
        buf_format(out, ": it is a part of “%s”", pair->merged_into->title);
    } else {
        put_line(out, pair->old == NULL ? "added" : "removed", only->title);
    }
    buf_put(out, " (");
    put_words(out, only->words);
    buf_put(out, ")\n");
}

static void put_pair(Buf *out, const Diff *diff, const Pair *pair)
{
    if (pair->old == NULL || pair->new == NULL) {
        put_alone(out, pair);
        return;
    }
    if (pair->renamed) {
        put_line(out, "renamed", pair->old->title);
        buf_format(out, " → %s\n", pair->new->title);
    }
    if (pair->moved) {
        put_line(out, "moved", pair->new->title);
        buf_put(out, ": it was ");
        put_behind(out, &diff->old, pair->old);
        buf_put(out, ", it is ");
        put_behind(out, &diff->new, pair->new);
        buf_char(out, '\n');
    }
    put_edited(out, pair);
}

static void put_chapters(Buf *out, const Diff *diff)
{
    bool any = false;

    buf_put(out, "\nChapters\n");
    for (size_t i = 0; i < diff->pair_count; i++)
        if (report_pair(&diff->pairs[i])) {
            put_pair(out, diff, &diff->pairs[i]);
            any = true;
        }
    if (!any)
        buf_put(out, "  all as they were\n");
}

/* ---- Sentences ---------------------------------------------------------------------------------- */

static void put_run(Buf *out, const WordRun *run)
{
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};

    if (run->space)
        buf_char(out, ' ');
    buf_put(out, open[run->kind]);
    buf_add(out, run->text, run->len);
    buf_put(out, close[run->kind]);
}

static void put_change(Buf *out, const Change *change)
{
    static const char signs[] = {'~', '+', '-'};
    const char *old = NULL, *new = NULL;
    Arena arena = {0};
    WordRun *runs;
    size_t count;

    if (change->old != NULL)
        old = sentence_text(&arena, change->old);
    if (change->new != NULL)
        new = sentence_text(&arena, change->new);
    buf_format(out, "  %c ", signs[change->kind]);
    if (change->kind == SENTENCE_CHANGED) {
        count = compare_words(&arena, old, new, &runs);
        for (size_t i = 0; i < count; i++)
            put_run(out, &runs[i]);
    } else {
        buf_put(out, old != NULL ? old : new);
    }
    buf_char(out, '\n');
    arena_free(&arena);
}

static void put_changes(Buf *out, const Diff *diff)
{
    for (size_t i = 0; i < diff->pair_count; i++) {
        const Pair *pair = &diff->pairs[i];
        if (pair->change_count == 0)
            continue;
        buf_format(out, "\n%s (%s)\n", pair->new->title, pair->new->href);
        for (size_t k = 0; k < pair->change_count; k++)
            put_change(out, &pair->changes[k]);
    }
}

/* ---- Ids and positions -------------------------------------------------------------------------- */

static void put_anchors(Buf *out, const Diff *diff)
{
    buf_put(out, "\nIds and files: ");
    report_number(out, diff->anchors_same);
    buf_put(out, " lead to the same text, ");
    report_number(out, diff->anchors_gone);
    buf_put(out, " are gone, ");
    report_number(out, diff->anchor_count);
    buf_put(out, " lead to other text\n");
    for (size_t i = 0; i < diff->anchor_count && i < MOST_ANCHORS; i++) {
        buf_format(out, "  %s\n    was  ", diff->anchors[i].href);
        put_short(out, diff->anchors[i].old);
        buf_put(out, "\n    is   ");
        put_short(out, diff->anchors[i].new);
        buf_char(out, '\n');
    }
    if (diff->anchor_count > MOST_ANCHORS)
        buf_format(out, "  and %zu more; --format json and html list all\n",
                   diff->anchor_count - MOST_ANCHORS);
}

static void put_tally(Buf *out, const Diff *diff, int kind)
{
    buf_format(out, "  %-12s", locator_names[kind].name);
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        Buf share = {0};
        report_percent(&share, diff->tallies[kind][i], report_tried(diff));
        buf_format(out, "%6zu %5s %%", diff->tallies[kind][i], share.data);
        buf_free(&share);
    }
    buf_format(out, "   %s\n", locator_names[kind].how);
}

static bool has_outcome(const Mark *mark, Outcome outcome)
{
    int kind = 0;

    while (kind < LOCATOR_COUNT && mark->by[kind].outcome != outcome)
        kind++;
    return kind < LOCATOR_COUNT;
}

static void put_mark(Buf *out, const Mark *mark, Outcome outcome)
{
    bool done[LOCATOR_COUNT] = {false};
    Arena arena = {0};
    int first;

    buf_format(out, "  %s: ", mark->old->document->path);
    put_short(out, sentence_text(&arena, mark->old));
    buf_put(out, "\n    ");
    while (put_locators(out, mark, outcome, done, &first)) {
        if (outcome == OUTCOME_MOVED) {
            buf_format(out, " → %s: ", mark->by[first].href);
            put_short(out, mark->by[first].text);
        }
        buf_put(out, "\n    ");
    }
    out->len -= 4; /* the line that nothing stands on */
    arena_free(&arena);
}

static void put_marks(Buf *out, const Diff *diff, Outcome outcome, const char *title)
{
    size_t count = 0;

    for (size_t i = 0; i < diff->mark_count; i++) {
        if (!has_outcome(&diff->marks[i], outcome))
            continue;
        if (count == 0)
            buf_format(out, "\n%s\n", title);
        if (count++ < MOST_MARKS)
            put_mark(out, &diff->marks[i], outcome);
    }
    if (count > MOST_MARKS)
        buf_format(out, "  and %zu more; --format json and html list all\n",
                   count - MOST_MARKS);
}

static void put_positions(Buf *out, const Diff *diff)
{
    buf_put(out, "\nA reader's marks: ");
    report_number(out, diff->marked);
    buf_put(out, " sentences tried, ");
    report_number(out, diff->gone);
    buf_put(out, " of them are no more; of the others\n");
    buf_put(out, "                        kept         moved          lost   by\n");
    for (int kind = 0; kind < LOCATOR_COUNT; kind++)
        put_tally(out, diff, kind);
    put_marks(out, diff, OUTCOME_MOVED, "Marks that would be on other text");
    put_marks(out, diff, OUTCOME_LOST, "Marks that would be lost");
}

/* What controls a terminal becomes U+FFFD, as does what is no UTF-8: names of files, and what was
 * read as HTML, hold anything. */
static void put_harmless(Buf *out, const char *text, size_t len)
{
    uint32_t c;

    for (size_t i = 0; i < len;) {
        size_t end = i + utf8_check(text + i, len - i);
        while (i < end) {
            i += utf8_next(text + i, &c);
            utf8_put(out,
                     c != '\n' && (c < 0x20 || (c >= 0x7F && c < 0xA0)) ? 0xFFFD : c);
        }
        if (i < len) {
            utf8_put(out, 0xFFFD);
            i++;
        }
    }
}

void put_text_report(Buf *out, Diff *diff)
{
    Buf all = {0};

    put_sides(&all, diff);
    put_chapters(&all, diff);
    put_changes(&all, diff);
    put_anchors(&all, diff);
    put_positions(&all, diff);
    put_harmless(out, all.data, all.len);
    buf_free(&all);
}
