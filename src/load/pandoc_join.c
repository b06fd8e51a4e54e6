/* pandoc_join.c - pandoc reads all files as one text: a note or a link's address may be
 * defined in another file than where it is used, and a heading is an address by its text. */
#include "load/pandoc_join.h"
#include <string.h>
#include "load/files/inline.h"
#include "load/pandoc.h"

typedef struct {
    Joining *joining;
    Chapter *chapter;
    size_t index;
    Buf added;         /* what goes behind the text */
    Passages passages; /* of it, as offsets in added */
    Map done;          /* labels that have been looked up here */
} Uses;

static void add_passage(Uses *uses, size_t from, const Source *source, bool made)
{
    Passages *all = &uses->passages;

    all->items = arena_grow(&uses->joining->book->arena, all->items, all->count,
                            sizeof *all->items);
    all->items[all->count++] = (Passage){.at = (uint32_t)uses->added.len,
                                         .from = (uint32_t)from,
                                         .source = source,
                                         .made = made};
}

static const Source *source_of(Joining *joining, const Definition *definition)
{
    const Source **slot = &joining->sources[definition->index];

    if (*slot == NULL) {
        Source *source = arena_alloc(&joining->book->arena, sizeof *source);
        *source = definition->chapter->written;
        *slot = source;
    }
    return *slot;
}

/* Where an offset in a chapter's text stands in the file; NULL source: in its own. */
static size_t origin_of(const Chapter *chapter, size_t offset, const Source **source)
{
    const Passage *found = NULL;

    for (size_t i = 0; i < chapter->includes.count; i++)
        if (chapter->includes.items[i].at <= offset)
            found = &chapter->includes.items[i];
    *source = found == NULL ? NULL : found->source;
    return found == NULL ? offset : found->from + (found->made ? 0 : offset - found->at);
}

static void add_definition(Uses *uses, Definition *definition)
{
    const Chapter *giver = definition->chapter;
    const Source *source;
    size_t from = origin_of(giver, definition->start, &source);

    definition->used_elsewhere = true;
    add_passage(uses, 0, NULL, true);
    buf_put(&uses->added, "\n\n");
    add_passage(uses, from,
                source != NULL ? source : source_of(uses->joining, definition), false);
    buf_add(&uses->added, giver->markdown.data + definition->start,
            definition->end - definition->start);
}

static void add_heading(Uses *uses, const char *label, size_t len, const char *id)
{
    add_passage(uses, 0, NULL, true);
    buf_put(&uses->added, "\n\n[");
    buf_add(&uses->added, label, len);
    buf_format(&uses->added, "]: <#%s>\n", id);
}

static void use_label(Uses *uses, const char *text, size_t len, bool may_be_heading)
{
    Joining *joining = uses->joining;
    Arena *arena = &joining->book->arena;
    const char *label = fold_label(arena, text, len), *plain, *id;
    Definition *definition;

    if (label == NULL)
        return;
    definition = map_lookup(&joining->definitions, label);
    if (definition != NULL && definition->chapter == uses->chapter)
        definition->used_here = true;
    if (map_lookup(&uses->done, label) != NULL)
        return;
    map_put(&uses->done, arena, label, uses);
    if (definition != NULL) {
        if (definition->chapter != uses->chapter)
            add_definition(uses, definition);
        return;
    }
    if (!may_be_heading || memchr(text, '\n', len) != NULL)
        return;
    plain = plain_inline(arena, text, len);
    label = plain == NULL ? NULL : fold_label(arena, plain, strlen(plain));
    id = label == NULL ? NULL : map_lookup(&joining->headings, label);
    if (id != NULL)
        add_heading(uses, text, len, id);
}

/* The next bracket that no backslash takes the meaning from; until: there is none. */
static size_t next_open(Bytes text, size_t at, size_t until)
{
    while (at < until) {
        const char *open = memchr(text.data + at, '[', until - at);
        size_t backslashes = 0;
        if (open == NULL)
            return until;
        at = (size_t)(open - text.data);
        while (backslashes < at && open[-1 - (long)backslashes] == '\\')
            backslashes++;
        if (backslashes % 2 == 0)
            return at;
        at++;
    }
    return until;
}

/* Each pair of brackets on lines that are no code. */
static void find_uses(Uses *uses)
{
    Bytes text = uses->chapter->markdown;
    ProseLines lines = {.text = text};

    while (next_prose_line(&lines))
        for (size_t at = next_open(text, lines.at, lines.end); at < lines.end;
             at = next_open(text, at + 1, lines.end)) {
            size_t close = close_of_label(text, at);
            char behind =
                close == 0 || close + 1 >= text.len ? '\0' : text.data[close + 1];
            if (close == 0 || (behind == ':' && at == skip_line_spaces(&lines)))
                continue;
            use_label(uses, text.data + at + 1, close - at - 1,
                      behind != '(' && behind != '{');
        }
}

/* The chapter's text with what was added, and where all of it comes from. */
static void append_uses(Uses *uses)
{
    Chapter *chapter = uses->chapter;
    Arena *arena = &uses->joining->book->arena;
    size_t len = chapter->markdown.len;
    Buf text = {0};

    if (uses->added.len > 0) {
        buf_add(&text, chapter->markdown.data, len);
        buf_add(&text, uses->added.data, uses->added.len);
        if (chapter->includes.count == 0) {
            chapter->includes.items =
                arena_grow(arena, NULL, 0, sizeof *chapter->includes.items);
            chapter->includes.items[chapter->includes.count++] = (Passage){0};
        }
        for (size_t i = 0; i < uses->passages.count; i++) {
            Passages *all = &chapter->includes;
            all->items = arena_grow(arena, all->items, all->count, sizeof *all->items);
            all->items[all->count] = uses->passages.items[i];
            all->items[all->count++].at += (uint32_t)len;
        }
        chapter->markdown =
            (Bytes){arena_copy(&chapter->arena, text.data, text.len), text.len};
    }
    buf_free(&text);
    buf_free(&uses->added);
}

/* A note that other files alone refer to is theirs. */
static void blank_out(const Definition *definition)
{
    Chapter *chapter = definition->chapter;
    char *text = (char *)chapter->markdown.data;

    if (!definition->is_note || definition->used_here || !definition->used_elsewhere)
        return;
    if (text >= chapter->written.text.data &&
        text <= chapter->written.text.data + chapter->written.text.len) {
        text = arena_copy(&chapter->arena, text, chapter->markdown.len);
        chapter->markdown.data = text;
    }
    for (size_t i = definition->start; i < definition->end; i++)
        if (text[i] != '\n')
            text[i] = ' ';
}

static bool is_white(const Chapter *chapter)
{
    return chapter->source != NULL && chapter->markdown.len > 0 &&
           strspn(chapter->markdown.data, " \t\n") >= chapter->markdown.len;
}

/* A file of nothing but notes is no chapter once they are where they belong. */
static void drop_emptied(Joining *joining)
{
    Book *book = joining->book;
    size_t kept = 0;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        Source *source = (Source *)joining->sources[i];
        if (source == NULL || !is_white(chapter)) {
            book->chapters[kept++] = chapter;
            continue;
        }
        source->text.data = arena_copy(&book->arena, source->text.data, source->text.len);
        arena_free(&chapter->arena);
    }
    book->chapter_count = kept;
}

void join_chapters(Book *book)
{
    Joining joining = {.book = book};

    if (book->chapter_count == 0)
        return;
    joining.sources =
        arena_alloc(&book->arena, book->chapter_count * sizeof *joining.sources);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->source != NULL)
            collect_definitions(&joining, i);
    for (size_t i = 0; i < book->chapter_count; i++) {
        Uses uses = {.joining = &joining, .chapter = book->chapters[i], .index = i};
        if (uses.chapter->source == NULL)
            continue;
        find_uses(&uses);
        append_uses(&uses);
    }
    for (size_t i = 0; i < joining.count; i++)
        blank_out(joining.all[i]);
    drop_emptied(&joining);
}
