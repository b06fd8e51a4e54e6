/* leanpub_entries.c - see the header. */
#include "load/leanpub_entries.h"
#include <string.h>

typedef struct {
    Project *project;
    char matter;       /* 'f' 'm' 'b'; 0: nothing has been said of it */
    bool closed_parts; /* "# Part #" is one */
    Chapter *part;     /* the chapters that follow are below it; or NULL */
    Chapter *chapter;  /* what lessons that follow belong to, or NULL */
    Chapter *last;     /* whose text the next file could go on with, or NULL */
} State;

/* ---- Where an entry stands ------------------------------------------------------------------ */

static void give_matter(Chapter *entry, char matter)
{
    if (matter != 'f' && matter != 'b')
        return;
    entry->numbered = false;
    if (entry->kind == ENTRY_PART)
        return;
    if (entry->kind == ENTRY_CHAPTER)
        entry->kind = matter == 'f' ? ENTRY_FRONT : ENTRY_BACK;
    entry->type = matter == 'f' ? "frontmatter" : "backmatter";
}

/* All that comes before {mainmatter} is front matter, whether anything has said so or
 * not. */
static void begin_matter(State *state, char matter)
{
    Book *book = state->project->book;

    for (size_t i = 0; matter == 'm' && state->matter == '\0' && i < book->chapter_count;
         i++)
        give_matter(book->chapters[i], 'f');
    state->matter = matter;
    state->part = state->chapter = state->last = NULL;
}

/* Only what has a heading has a number, as in one text of all files. */
static void place_chapter(State *state, Chapter *entry, bool headed)
{
    entry->kind = ENTRY_CHAPTER;
    entry->parent = state->part;
    entry->numbered = headed;
    give_matter(entry, state->matter);
    state->chapter = entry;
}

static void place_part(State *state, Chapter *entry)
{
    entry->kind = ENTRY_PART;
    entry->parent = NULL;
    entry->type = "part";
    entry->numbered = false;
    state->part = entry;
    state->chapter = NULL;
}

/* A section that begins a file of its own: as in the text, it has no number. */
static void place_lesson(State *state, Chapter *entry)
{
    entry->kind = ENTRY_LESSON;
    entry->parent = state->chapter != NULL ? state->chapter : state->part;
    entry->numbered = false;
    give_matter(entry, state->matter);
}

static void place(State *state, Chapter *entry, const OutlineItem *item)
{
    bool is_part = item != NULL && (item->part == PART_YES ||
                                    (item->part == PART_CLOSED && state->closed_parts));

    if (is_part)
        place_part(state, entry);
    else if (item != NULL && item->level > 1 &&
             (state->chapter != NULL || state->part != NULL))
        place_lesson(state, entry);
    else
        place_chapter(state, entry, item != NULL);
    state->last = entry;
}

/* ---- Texts that go on ----------------------------------------------------------------------- */

static void add_passage(Chapter *chapter, Passage passage)
{
    Passages *all = &chapter->includes;

    all->items = arena_grow(&chapter->arena, all->items, all->count, sizeof *all->items);
    all->items[all->count++] = passage;
}

/* A copy whose array grows in this chapter's arena. */
static void own_passages(Chapter *chapter)
{
    const Passages before = chapter->includes;

    chapter->includes = (Passages){0};
    for (size_t i = 0; i < before.count; i++)
        add_passage(chapter, before.items[i]);
    if (before.count == 0)
        add_passage(chapter, (Passage){0});
}

static void append_passages(Chapter *into, const Chapter *from, size_t at)
{
    Source *source = arena_alloc(&into->arena, sizeof *source);

    *source = (Source){from->written.name,
                       {arena_copy(&into->arena, from->written.text.data,
                                   from->written.text.len),
                        from->written.text.len}};
    own_passages(into);
    add_passage(into, (Passage){(uint32_t)(at - 2), 0, source, true});
    if (from->includes.count == 0)
        add_passage(into, (Passage){(uint32_t)at, 0, source, false});
    for (size_t i = 0; i < from->includes.count; i++) {
        Passage passage = from->includes.items[i];
        passage.at += (uint32_t)at;
        if (passage.source == NULL)
            passage.source = source;
        add_passage(into, passage);
    }
}

static void move_diags(Diags *into, const Chapter *from)
{
    for (const Diag *diag = from->diags.first; diag != NULL; diag = diag->next)
        diag_add(into, diag->code, diag->at, diag->hint, "%s", diag->message);
}

/* A book.yaml names the files that stand behind a chapter's, and reads them as they are:
 * where one is not, it can name none. */
static void name_appended(Book *book, Chapter *into, const Chapter *from)
{
    Bytes written = from->written.text;
    bool whole = from->includes.count == 0 && from->markdown.len == written.len &&
                 memcmp(from->markdown.data, written.data, written.len) == 0;

    if (!whole)
        into->appended = NULL;
    else if (!into->joined || into->appended != NULL)
        into->appended = append_word(&book->arena, into->appended, from->source);
}

/* Two line ends between, as Markua has it ("Concatenating manuscript files"). */
static void append_text(Book *book, Chapter *into, Chapter *from)
{
    Buf text = {0};

    name_appended(book, into, from);
    buf_add(&text, into->markdown.data, into->markdown.len);
    buf_put(&text, "\n\n");
    append_passages(into, from, text.len);
    buf_add(&text, from->markdown.data, from->markdown.len);
    into->markdown = (Bytes){arena_copy(&into->arena, text.data, text.len), text.len};
    buf_free(&text);
    move_diags(&into->diags, from);
    if (from->modified > into->modified)
        into->modified = from->modified;
    arena_free(&from->arena);
    into->joined = true;
    from->place = NULL; /* it is no page that an entry could lead to */
}

/* The entry whose markdown holds an entry's text. */
static Chapter *holder_of(Chapter *entry)
{
    return entry->within != NULL ? entry->within : entry;
}

/* Each append copies the text so far: hostile lists could make it grow by the square. */
static bool can_go_on(const State *state)
{
    enum { LONGEST = 1 << 20 };

    return state->last != NULL && holder_of(state->last)->source != NULL &&
           holder_of(state->last)->markdown.len < LONGEST;
}

/* ---- Files ---------------------------------------------------------------------------------- */

static void append_entry(Book *book, Chapter *entry)
{
    book->chapters = arena_grow(&book->arena, book->chapters, book->chapter_count,
                                sizeof *book->chapters);
    book->chapters[book->chapter_count++] = entry;
}

/* The next entry of a file: its own, or one that begins in the middle of its text. */
static Chapter *next_entry(State *state, Chapter *file, bool *used,
                           const OutlineItem *item)
{
    Chapter *entry = file;

    if (!*used) {
        append_entry(state->project->book, file);
        *used = true;
        return file;
    }
    entry = add_entry(state->project, file->at, NULL, ENTRY_CHAPTER);
    if (entry == NULL)
        return NULL;
    entry->within = file;
    entry->from = item->at;
    return entry;
}

static bool is_headless(const Outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        if (outline->items[i].kind == OUTLINE_HEADING)
            return false;
    return true;
}

static void arrange_file(State *state, const Listed *file)
{
    const Outline *outline = &file->outline;
    bool used = false, appended = false, headless = is_headless(outline);

    for (size_t i = 0; i < outline->count; i++) {
        const OutlineItem *item = &outline->items[i];
        Chapter *entry;
        if (item->kind == OUTLINE_MATTER) {
            begin_matter(state, item->matter);
            continue;
        }
        if (appended)
            continue; /* with all of the file */
        if (headless && !used && can_go_on(state)) {
            append_text(state->project->book, holder_of(state->last), file->entry);
            appended = true;
            continue;
        }
        entry = next_entry(state, file->entry, &used, item);
        if (entry != NULL)
            place(state, entry, item->kind == OUTLINE_HEADING ? item : NULL);
    }
    if (used || appended)
        return;
    /* Marks of the matter and nothing else. */
    move_diags(&state->project->book->diags, file->entry);
    arena_free(&file->entry->arena);
    file->entry->place = NULL;
}

/* A closed heading is a part only where no other sign of parts is used, and chapters are
 * not closed as well. */
static bool has_closed_parts(const Listed *listed, size_t count)
{
    size_t parts = 0, closed = 0, open = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < listed[i].outline.count; k++) {
            const OutlineItem *item = &listed[i].outline.items[k];
            if (item->kind != OUTLINE_HEADING || item->level != 1)
                continue;
            parts += item->part == PART_YES;
            closed += item->part == PART_CLOSED;
            open += item->part == PART_NO;
        }
    return parts == 0 && closed < open;
}

/* Where no heading is of level 1, sections are what the book has for chapters. */
static void promote_lessons(State *state)
{
    const Book *book = state->project->book;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *entry = book->chapters[i];
        if (entry->kind != ENTRY_LESSON)
            continue;
        entry->kind = ENTRY_CHAPTER;
        entry->parent = NULL;
        entry->numbered = true;
    }
}

static bool has_chapters(const Listed *listed, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < listed[i].outline.count; k++)
            if (listed[i].outline.items[k].kind == OUTLINE_HEADING &&
                listed[i].outline.items[k].level == 1)
                return true;
    return false;
}

/* Listed a second time, and the first time the text went on with the one before. */
static bool is_gone(const Project *project, const Chapter *entry)
{
    const Chapter *first = entry->destination == NULL
                               ? NULL
                               : map_lookup(&project->files, entry->destination);

    return first != NULL && first->place == NULL;
}

void arrange_entries(Project *project, Listed *listed, size_t count)
{
    State state = {.project = project, .closed_parts = has_closed_parts(listed, count)};
    Book *book = project->book;

    book->chapters = NULL;
    book->chapter_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (listed[i].matter != '\0')
            begin_matter(&state, listed[i].matter);
        if (listed[i].entry == NULL)
            continue;
        if (listed[i].entry->source != NULL) {
            arrange_file(&state, &listed[i]);
            continue;
        }
        if (is_gone(project, listed[i].entry))
            continue;
        append_entry(book, listed[i].entry);
        place_chapter(&state, listed[i].entry, false);
        state.last = NULL;
    }
    if (!has_chapters(listed, count))
        promote_lessons(&state);
}
