/* report_json.c - the report for programs: one object (RFC 8259), always valid UTF-8.  What its
 * members mean stands in epubify(1). */
#include <string.h>
#include "diff/report.h"

/* ---- JSON --------------------------------------------------------------------------------------- */

/* The comma in front of all but the first. */
static void put_name(Buf *out, const char *name)
{
    if (out->data[out->len - 1] != '{')
        buf_char(out, ',');
    buf_put_json(out, name);
    buf_char(out, ':');
}

static void put_text(Buf *out, const char *name, const char *text)
{
    put_name(out, name);
    if (text == NULL)
        buf_put(out, "null");
    else
        buf_put_json(out, text);
}

static void put_count(Buf *out, const char *name, size_t number)
{
    put_name(out, name);
    buf_format(out, "%zu", number);
}

static void put_flag(Buf *out, const char *name, bool flag)
{
    put_name(out, name);
    buf_put(out, flag ? "true" : "false");
}

static void begin_item(Buf *out)
{
    buf_put(out, out->data[out->len - 1] == '[' ? "\n{" : ",\n{");
}

/* ---- The report --------------------------------------------------------------------------------- */

static void put_faults(Buf *out, const Side *side)
{
    put_name(out, "malformed");
    buf_char(out, '[');
    for (size_t i = 0; i < side->epub->document_count; i++) {
        const EpubDocument *document = &side->epub->documents[i];
        if (document->fault == NULL)
            continue;
        begin_item(out);
        put_text(out, "file", document->path);
        put_count(out, "line", document->fault_line);
        put_text(out, "message", document->fault);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

static void put_side(Buf *out, const char *name, const Side *side)
{
    put_name(out, name);
    buf_char(out, '{');
    put_text(out, "file", side->file);
    put_text(out, "title", side->epub->title);
    put_text(out, "identifier", side->epub->identifier);
    put_text(out, "release", side->epub->release);
    put_text(out, "modified", side->epub->modified);
    put_count(out, "chapters", side->chapter_count);
    put_count(out, "words", side->words);
    put_faults(out, side);
    buf_char(out, '}');
}

static void put_chapter(Buf *out, const char *name, const DiffChapter *chapter)
{
    put_name(out, name);
    if (chapter == NULL) {
        buf_put(out, "null");
        return;
    }
    buf_char(out, '{');
    put_text(out, "title", chapter->title);
    put_text(out, "href", chapter->href);
    put_count(out, "words", chapter->words);
    buf_char(out, '}');
}

static void put_sentence(Buf *out, const char *name, const Sentence *sentence)
{
    Arena arena = {0};

    put_text(out, name, sentence == NULL ? NULL : sentence_text(&arena, sentence));
    arena_free(&arena);
}

static void put_change(Buf *out, const Change *change)
{
    static const char *const names[] = {"changed", "added", "removed"};
    const Sentence *one = change->new != NULL ? change->new : change->old;

    begin_item(out);
    put_text(out, "change", names[change->kind]);
    put_text(out, "file", one->document->path);
    put_flag(out, "code", one->code);
    put_sentence(out, "old", change->old);
    put_sentence(out, "new", change->new);
    buf_char(out, '}');
}

static const char *change_of(const Pair *pair)
{
    if (pair->old == NULL)
        return "added";
    if (pair->new == NULL)
        return "removed";
    return report_edited(pair) ? "edited" : "none";
}

static void put_pair(Buf *out, const Pair *pair)
{
    begin_item(out);
    put_text(out, "change", change_of(pair));
    put_flag(out, "moved", pair->moved);
    put_flag(out, "renamed", pair->renamed);
    put_chapter(out, "old", pair->old);
    put_chapter(out, "new", pair->new);
    put_chapter(out, "splitFrom", pair->split_from);
    put_chapter(out, "mergedInto", pair->merged_into);
    put_count(out, "wordsAdded", pair->words_added);
    put_count(out, "wordsRemoved", pair->words_removed);
    put_count(out, "wordsFromElsewhere", pair->words_from_elsewhere);
    put_count(out, "wordsToElsewhere", pair->words_to_elsewhere);
    put_count(out, "wordsReordered", pair->words_reordered);
    put_name(out, "sentences");
    buf_char(out, '[');
    for (size_t i = 0; i < pair->change_count; i++)
        put_change(out, &pair->changes[i]);
    buf_put(out, "]}");
}

static void put_chapters(Buf *out, const Diff *diff)
{
    put_name(out, "chapters");
    buf_char(out, '[');
    for (size_t i = 0; i < diff->pair_count; i++)
        put_pair(out, &diff->pairs[i]);
    buf_char(out, ']');
}

static void put_anchors(Buf *out, const Diff *diff)
{
    put_name(out, "ids");
    buf_char(out, '{');
    put_count(out, "same", diff->anchors_same);
    put_count(out, "gone", diff->anchors_gone);
    put_name(out, "changed");
    buf_char(out, '[');
    for (size_t i = 0; i < diff->anchor_count; i++) {
        begin_item(out);
        put_text(out, "href", diff->anchors[i].href);
        put_text(out, "old", diff->anchors[i].old);
        put_text(out, "new", diff->anchors[i].new);
        buf_char(out, '}');
    }
    buf_put(out, "]}");
}

static void put_tally(Buf *out, const char *key, const size_t tally[OUTCOME_COUNT])
{
    begin_item(out);
    put_text(out, "locator", key);
    put_count(out, "kept", tally[OUTCOME_KEPT]);
    put_count(out, "moved", tally[OUTCOME_MOVED]);
    put_count(out, "lost", tally[OUTCOME_LOST]);
    buf_char(out, '}');
}

static void put_mark(Buf *out, const Mark *mark)
{
    static const char *const names[] = {"kept", "moved", "lost"};

    begin_item(out);
    put_text(out, "file", mark->old->document->path);
    put_sentence(out, "text", mark->old);
    put_name(out, "by");
    buf_char(out, '{');
    for (int kind = 0; kind < LOCATOR_COUNT; kind++) {
        put_name(out, locator_names[kind].key);
        buf_char(out, '{');
        put_text(out, "outcome", names[mark->by[kind].outcome]);
        if (mark->by[kind].text != NULL) {
            put_text(out, "file", mark->by[kind].href);
            put_text(out, "text", mark->by[kind].text);
        }
        buf_char(out, '}');
    }
    buf_put(out, "}}");
}

static void put_positions(Buf *out, const Diff *diff)
{
    put_name(out, "positions");
    buf_char(out, '{');
    put_count(out, "marked", diff->marked);
    put_count(out, "gone", diff->gone);
    put_name(out, "locators");
    buf_char(out, '[');
    for (int kind = 0; kind < LOCATOR_COUNT; kind++)
        put_tally(out, locator_names[kind].key, diff->tallies[kind]);
    buf_char(out, ']');
    put_name(out, "marks");
    buf_char(out, '[');
    for (size_t i = 0; i < diff->mark_count; i++)
        put_mark(out, &diff->marks[i]);
    buf_put(out, "]}");
}

void put_json_report(Buf *out, Diff *diff)
{
    buf_char(out, '{');
    put_side(out, "old", &diff->old);
    put_side(out, "new", &diff->new);
    put_chapters(out, diff);
    put_anchors(out, diff);
    put_positions(out, diff);
    buf_put(out, "}\n");
}
