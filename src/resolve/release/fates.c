/* fates.c - what became of the texts of the release before: which are gone, have another title, or
 * stand elsewhere.  What is within them is told by chapter->change. */
#include <string.h>
#include "past/text.h"
#include "resolve/release/chapters.h"

static void add_fate(Book *book, Fate fate)
{
    Releases *releases = &book->releases;

    releases->fates = arena_grow(&book->arena, releases->fates, releases->fate_count,
                                 sizeof *releases->fates);
    releases->fates[releases->fate_count++] = fate;
}

/* ---- Texts that are gone -------------------------------------------------------------------- */

/* Where the blocks of a text that is gone have come to. */
typedef struct {
    size_t blocks;  /* that it had */
    size_t most;    /* of them in one chapter, */
    size_t chapter; /* which is this one */
    size_t here;    /* in the chapter that is looked at, */
    size_t at;      /* which is this one */
} Trace;

typedef struct {
    Chapters *all;
    Arena arena;
    Map digests; /* of the blocks of texts that are gone → Trace */
    Map titles;  /* of all entries that there are → Chapter */
    Trace *traces;
} Traces;

/* What is not named in an EPUB either was a cover or the like. */
static bool is_gone(const OldText *old)
{
    return old->chapter == NO_MATCH && !old->section->removed &&
           old->section->title != NULL && old->section->source != NULL;
}

static const char *digest_name(Arena *arena, Digest digest)
{
    return arena_format(arena, "%llx", (unsigned long long)digest);
}

static void trace_blocks(Traces *traces, Trace *trace, const PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        trace_blocks(traces, trace, block->gap);
        if (block->removed || block->digest == 0)
            continue;
        trace->blocks++;
        map_put(&traces->digests, &traces->arena,
                digest_name(&traces->arena, block->digest), trace);
    }
}

static void look_into(Traces *traces, size_t i)
{
    const Node *tree = traces->all->chapters[i]->tree;

    for (const Node *node = tree == NULL ? NULL : tree->first_child; node != NULL;
         node = node->next) {
        const char *text = block_text(&traces->arena, node);
        Trace *trace =
            map_lookup(&traces->digests, digest_name(&traces->arena, digest_of(text)));
        if (trace == NULL)
            continue;
        trace->here = trace->at == i ? trace->here + 1 : 1;
        trace->at = i;
        if (trace->here > trace->most) {
            trace->most = trace->here;
            trace->chapter = i;
        }
    }
}

/* The chapter that has at least half of it now, or NULL. */
static const Chapter *taken_in_by(const Traces *traces, size_t i)
{
    const Trace *trace = &traces->traces[i];

    return trace->most > 0 && 2 * trace->most >= trace->blocks
               ? traces->all->chapters[trace->chapter]
               : NULL;
}

/* A sample does not know what was in the sample before it.  What could not be read before may be
 * still to come, without a page of its own now. */
static bool is_told_of(const Traces *traces, const PastBlock *section)
{
    return !traces->all->book->edition.sample &&
           (section->children != NULL ||
            map_lookup(&traces->titles, section->title) == NULL);
}

static void list_titles(Traces *traces)
{
    const Book *book = traces->all->book;

    for (size_t i = 0; i < book->chapter_count; i++)
        map_put(&traces->titles, &traces->arena, book->chapters[i]->title,
                book->chapters[i]);
}

static void trace_gone(Traces *traces)
{
    const Chapters *all = traces->all;
    bool any = false;

    for (size_t i = 0; i < all->old_count; i++) {
        traces->traces[i].at = NO_MATCH;
        if (!is_gone(&all->old[i]))
            continue;
        trace_blocks(traces, &traces->traces[i], all->old[i].section->children);
        any = true;
    }
    if (!any)
        return;
    list_titles(traces);
    for (size_t i = 0; i < all->chapter_count; i++)
        look_into(traces, i);
}

static void tell_gone(const Traces *traces, bool within)
{
    const Chapters *all = traces->all;

    for (size_t i = 0; i < all->old_count; i++) {
        const PastBlock *section = all->old[i].section;
        const Chapter *chapter = is_gone(&all->old[i]) ? taken_in_by(traces, i) : NULL;
        if (!is_gone(&all->old[i]) || (chapter != NULL) != within ||
            !is_told_of(traces, section) || (within && chapter->left_out))
            continue;
        add_fate(all->book, (Fate){.kind = within ? FATE_MOVED : FATE_REMOVED,
                                   .title = section->title,
                                   .words = section->words,
                                   .chapter = chapter,
                                   .within = within});
    }
}

/* ---- Texts that are there ------------------------------------------------------------------- */

/* Without a number in front, which other tools put into titles. */
static const char *bare_title(const char *title)
{
    const char *bare = title + strspn(title, "0123456789. \t");

    return *bare == '\0' ? title : bare;
}

static bool is_renamed(const Chapter *chapter, const PastBlock *old)
{
    return chapter->change != CHANGE_NEW && old->title != NULL &&
           strcmp(bare_title(old->title), bare_title(chapter->title)) != 0;
}

/* A chapter takes its lessons along. */
static bool is_below(const Chapter *chapter, const Chapter *other)
{
    do
        chapter = chapter->parent;
    while (chapter != NULL && chapter != other);
    return chapter != NULL;
}

static void tell_kept(Chapters *all, FateKind kind)
{
    const Chapter *told_last = NULL;

    for (size_t i = 0; i < all->chapter_count; i++) {
        const Chapter *chapter = all->chapters[i];
        const PastBlock *old =
            all->texts[i] == NO_MATCH ? NULL : all->old[all->texts[i]].section;
        if (old == NULL || chapter->left_out ||
            is_renamed(chapter, old) != (kind == FATE_RENAMED))
            continue;
        if (kind == FATE_MOVED && (all->stays[i] || is_below(chapter, told_last)))
            continue;
        told_last = chapter;
        add_fate(all->book,
                 (Fate){.kind = kind,
                        .title = old->title == NULL ? chapter->title : old->title,
                        .words = old->words,
                        .chapter = chapter});
    }
}

void tell_fates(Chapters *all)
{
    Traces traces = {.all = all};

    traces.traces = arena_alloc(&traces.arena, all->old_count * sizeof(Trace));
    trace_gone(&traces);
    tell_gone(&traces, false);
    tell_kept(all, FATE_RENAMED);
    tell_gone(&traces, true);
    tell_kept(all, FATE_MOVED);
    arena_free(&traces.arena);
}
