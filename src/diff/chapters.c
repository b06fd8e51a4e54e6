/* chapters.c - where the chapters of an EPUB begin. */
#include <stdlib.h>
#include <string.h>
#include "diff/parts.h"

typedef struct {
    size_t document, from; /* where in reading order */
    const char *title, *href;
    unsigned level;
    size_t rank; /* in the contents */
    bool whole;  /* nothing of its document stands before it */
} Start;

typedef struct {
    Arena *arena;
    Side *side;
    Start *starts;
    size_t count;
} Finding;

/* ---- What the contents lead to ------------------------------------------------------------------ */

static bool is_first(const EpubDocument *document, size_t from)
{
    return document->run_count == 0 || from <= document->runs[0].from;
}

static void add_entry(Finding *finding, const EpubEntry *entry, const Map *documents,
                      size_t rank)
{
    EpubDocument *document =
        entry->path == NULL ? NULL : map_lookup(documents, entry->path);
    const EpubNode *node;
    Start *start;

    if (document == NULL || document->contents)
        return;
    node = entry->fragment == NULL ? NULL : map_lookup(&document->ids, entry->fragment);
    finding->starts = arena_grow(finding->arena, finding->starts, finding->count,
                                 sizeof *finding->starts);
    start = &finding->starts[finding->count++];
    *start = (Start){
        .document = (size_t)(document - finding->side->epub->documents),
        .from = node == NULL ? 0 : node->from,
        .title = entry->label,
        .href = entry->fragment == NULL
                    ? entry->path
                    : arena_format(finding->arena, "%s#%s", entry->path, entry->fragment),
        .level = entry->level,
        .rank = rank,
    };
    start->whole = is_first(document, start->from);
    if (start->whole)
        start->from = 0;
}

static int compare_starts(const void *a, const void *b)
{
    const Start *one = a, *other = b;

    if (one->document != other->document)
        return one->document < other->document ? -1 : 1;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return one->rank < other->rank ? -1 : one->rank > other->rank;
}

/* Entries of this level and above are chapters: the deepest that a document begins with, since
 * where a book is cut into documents it is cut into what it calls chapters; what is deeper leads
 * into their middle. */
static unsigned chapter_level(const Finding *finding)
{
    unsigned level = 0,
             least = 0; /* of all; of the entries that this document begins with */

    for (size_t i = 0; i < finding->count; i++) {
        const Start *start = &finding->starts[i];
        if (i == 0 || start[-1].document != start->document)
            least = 0;
        if (!start->whole || (least > 0 && least <= start->level))
            continue;
        least = start->level;
        if (i + 1 == finding->count || start[1].document != start->document ||
            !start[1].whole || start[1].level >= least)
            level = least > level ? least : level;
    }
    return level == 0 ? 1 : level;
}

static size_t count_at(const Finding *finding, unsigned level)
{
    size_t count = 0;

    for (size_t i = 0; i < finding->count; i++)
        count += finding->starts[i].level <= level;
    return count;
}

/* All of a book in one document would be one chapter. */
static unsigned usable_level(const Finding *finding)
{
    unsigned level = chapter_level(finding);

    while (count_at(finding, level) < 2 && count_at(finding, level) < finding->count)
        level++;
    return level;
}

/* Of several at one place the deepest names the text: above it are parts. */
static void keep_starts(Finding *finding)
{
    unsigned level = usable_level(finding);
    size_t kept = 0;

    for (size_t i = 0; i < finding->count; i++) {
        const Start *start = &finding->starts[i];
        if (start->level > level)
            continue;
        if (kept > 0 && finding->starts[kept - 1].document == start->document &&
            finding->starts[kept - 1].from == start->from)
            kept--;
        finding->starts[kept++] = *start;
    }
    finding->count = kept;
}

static void find_starts(Finding *finding)
{
    const Epub *epub = finding->side->epub;
    Map documents = {0};

    for (size_t i = epub->document_count; i-- > 0;)
        map_put(&documents, finding->arena, epub->documents[i].path, &epub->documents[i]);
    for (size_t i = 0; i < epub->entry_count; i++)
        add_entry(finding, &epub->entries[i], &documents, i);
    if (finding->count > 0)
        qsort(finding->starts, finding->count, sizeof *finding->starts, compare_starts);
    keep_starts(finding);
}

/* ---- Chapters ----------------------------------------------------------------------------------- */

static void add_chapter(Finding *finding, const char *title, const char *href)
{
    Side *side = finding->side;

    side->chapters = arena_grow(finding->arena, side->chapters, side->chapter_count,
                                sizeof *side->chapters);
    side->chapters[side->chapter_count++] = (DiffChapter){.title = title, .href = href};
}

static const char *title_of(const EpubDocument *document)
{
    return document->title != NULL && *document->title != '\0' ? document->title
                                                               : document->path;
}

/* A document that no entry leads to goes on with the chapter before it; but what comes before
 * all of them, covers and such, is each its own, and so are all when there are no contents. */
static bool begins_alone(const Finding *finding, size_t next, const Sentence *sentence)
{
    const Side *side = finding->side;
    const Sentence *before = sentence == side->sentences ? NULL : sentence - 1;

    return next == 0 && (before == NULL || before->document != sentence->document);
}

void find_chapters(Arena *arena, Side *side)
{
    Finding finding = {.arena = arena, .side = side};
    size_t next = 0;

    find_starts(&finding);
    for (size_t i = 0; i < side->sentence_count; i++) {
        Sentence *sentence = &side->sentences[i];
        size_t document = (size_t)(sentence->document - side->epub->documents);
        DiffChapter *chapter;
        while (next < finding.count && (finding.starts[next].document < document ||
                                        (finding.starts[next].document == document &&
                                         finding.starts[next].from <= sentence->from))) {
            add_chapter(&finding, finding.starts[next].title, finding.starts[next].href);
            next++;
        }
        if (begins_alone(&finding, next, sentence))
            add_chapter(&finding, title_of(sentence->document), sentence->document->path);
        chapter = &side->chapters[side->chapter_count - 1];
        if (chapter->count++ == 0)
            chapter->first = i;
        chapter->words += sentence->words;
        side->words += sentence->words;
        sentence->chapter = side->chapter_count - 1;
    }
    for (; next < finding.count; next++) /* pictures only */
        add_chapter(&finding, finding.starts[next].title, finding.starts[next].href);
}
