/* pandoc_reading.c - the files of a book of pandoc's, one after the other, become chapters. */
#include <ctype.h>
#include <string.h>
#include "base/path.h"
#include "data/semantics.h"
#include "load/files/heading.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"

typedef struct {
    Pandoc *pandoc;
    Chapter *chapter; /* the last one with a heading of level 1; lessons are below it */
    Chapter *last;    /* the last one, whose text goes on with what has no heading */
    Buf joined;       /* its text, once something was joined to it */
    Passages passages;
    bool any_chapter; /* a file has a heading of level 1 */
} Reading;

static void add_passage(Reading *reading, size_t from, const Source *source, bool made)
{
    Arena *arena = &reading->pandoc->project->book->arena;
    Passages *all = &reading->passages;

    all->items = arena_grow(arena, all->items, all->count, sizeof *all->items);
    all->items[all->count++] = (Passage){.at = (uint32_t)reading->joined.len,
                                         .from = (uint32_t)from,
                                         .source = source,
                                         .made = made};
}

/* What was joined becomes the last chapter's text. */
static void end_joining(Reading *reading)
{
    Chapter *last = reading->last;

    if (reading->passages.count > 0) {
        last->markdown =
            (Bytes){arena_copy(&last->arena, reading->joined.data, reading->joined.len),
                    reading->joined.len};
        last->includes = reading->passages;
    }
    buf_free(&reading->joined);
    reading->joined = (Buf){0};
    reading->passages = (Passages){0};
}

/* Cuts off what a text begins with. */
static void cut_head(Chapter *chapter, Arena *arena, size_t head)
{
    Passage *passage = NULL;

    if (head == 0)
        return;
    passage = arena_grow(arena, passage, 0, sizeof *passage);
    *passage = (Passage){.from = (uint32_t)head};
    chapter->includes = (Passages){passage, 1};
    chapter->markdown.data += head;
    chapter->markdown.len -= head;
}

static bool is_empty(const Chapter *chapter)
{
    for (size_t i = 0; i < chapter->markdown.len; i++)
        if (strchr(" \t\n", chapter->markdown.data[i]) == NULL)
            return false;
    return true;
}

/* The newest entry is none after all. */
static void drop_last(Book *book)
{
    Chapter *chapter = book->chapters[--book->chapter_count];

    for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next)
        diag_add(&book->diags, diag->code, diag->at, diag->hint, "%s", diag->message);
    arena_free(&chapter->arena);
    chapter->arena = (Arena){0};
}

static void join_to_last(Reading *reading, Chapter *chapter)
{
    Book *book = reading->pandoc->project->book;
    Source *source = arena_alloc(&book->arena, sizeof *source);
    size_t head = chapter->includes.count > 0 ? chapter->includes.items[0].from : 0;
    Chapter *last = reading->last;
    const char *path = chapter->source;

    source->name = chapter->file;
    source->text = (Bytes){arena_copy(&book->arena, chapter->written.text.data,
                                      chapter->written.text.len),
                           chapter->written.text.len};
    if (reading->passages.count == 0) {
        size_t from = last->includes.count > 0 ? last->includes.items[0].from : 0;
        add_passage(reading, from, NULL, false);
        buf_add(&reading->joined, last->markdown.data, last->markdown.len);
    }
    add_passage(reading, head, source, true);
    buf_put(&reading->joined, "\n\n");
    add_passage(reading, head, source, false);
    buf_add(&reading->joined, chapter->markdown.data, chapter->markdown.len);
    map_put(&book->redirects, &book->arena, path, (void *)last->source);
    last->joined = true;
    last->appended = append_word(&book->arena, last->appended, path);
    drop_last(book);
}

/* "02-dedication.md" has no heading, and needs none.  NULL: it is no such page. */
static const Semantics *page_of(Arena *arena, const char *path)
{
    static const char *const pages[] = {"titlepage", "copyright-page", "halftitlepage",
                                        "imprint",   "dedication",     "epigraph"};
    const char *name = path_name(path);
    size_t len = strlen(name) - strlen(path_ending(name));
    const Semantics *row;
    char *stem;

    while (len > 0 && (isdigit((unsigned char)*name) || strchr("-_. ", *name) != NULL)) {
        name++;
        len--;
    }
    stem = arena_copy(arena, name, len);
    for (char *at = stem; *at != '\0'; at++)
        *at = *at == '_' || *at == ' ' ? '-' : (char)tolower((unsigned char)*at);
    row = lookup_semantics(stem);
    for (size_t i = 0; row != NULL && i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(row->epub_type, pages[i]) == 0)
            return row;
    return NULL;
}

/* Named after its file: the contents need a word for it. */
static void name_page(Book *book, Chapter *chapter, const Semantics *row)
{
    char *title = arena_text(&book->arena, row->type);

    for (char *at = title; *at != '\0'; at++)
        *at = *at == '-' ? ' ' : *at;
    title[0] = (char)toupper((unsigned char)title[0]);
    chapter->type = row->type;
    chapter->kind = ENTRY_FRONT;
    chapter->numbered = false;
    if (chapter->given_title == NULL)
        chapter->given_title = title;
}

/* By its headings: a chapter, several, a part of the chapter before, or a page. */
static void place_file(Reading *reading, Chapter *chapter, const char *title)
{
    Book *book = reading->pandoc->project->book;
    const Semantics *row = page_of(&book->arena, chapter->source);
    size_t counts[7], all = 0;

    count_headings(chapter->markdown, counts);
    for (size_t i = 1; i < 7; i++)
        all += counts[i];
    if (all == 0 && row == NULL && title == NULL && reading->last != NULL) {
        if (reading->pandoc->titled == chapter)
            reading->pandoc->titled = NULL;
        join_to_last(reading, chapter);
        return;
    }
    end_joining(reading);
    reading->last = chapter;
    if (counts[1] == 0 && title != NULL)
        chapter->given_title = title;
    if (all == 0 && row != NULL) {
        name_page(book, chapter, row);
    } else if (counts[1] == 0 && title == NULL && reading->chapter != NULL) {
        chapter->kind = ENTRY_LESSON;
        chapter->parent = reading->chapter;
    } else if (counts[1] > 0) {
        chapter->split = counts[1] > 1 ? 1 : 0;
        reading->chapter = chapter;
    }
}

/* What a text may begin with, in the book's memory: its places outlast a chapter that is
 * dropped. */
static Source head_of(Arena *arena, const Source *written)
{
    size_t len = written->text.len < YAML_LARGEST ? written->text.len : YAML_LARGEST;
    size_t at = strspn(written->text.data, " \t\n");
    bool has_block = at < len && strchr("-%", written->text.data[at]) != NULL;

    return (Source){written->name,
                    has_block ? (Bytes){arena_copy(arena, written->text.data, len), len}
                              : (Bytes){"", 0}};
}

/* How many headings of level 1 it has. */
static size_t count_first(const Chapter *chapter)
{
    size_t counts[7];

    count_headings(chapter->markdown, counts);
    return counts[1];
}

static void read_text(Reading *reading, const char *path, const char *written,
                      Position at)
{
    Pandoc *pandoc = reading->pandoc;
    Project *project = pandoc->project;
    Book *book = project->book;
    Chapter *chapter = add_entry(project, at, NULL, ENTRY_CHAPTER);
    bool is_first =
        pandoc->metadata == NULL || data_lookup(pandoc->metadata, "title") == NULL;
    const char *title = NULL;
    Source begin;
    size_t head;

    if (chapter == NULL)
        return;
    read_entry_file(project, chapter, path, written, at);
    if (chapter->source == NULL) {
        end_joining(reading);
        reading->last = NULL;
        return;
    }
    begin = head_of(&book->arena, &chapter->written);
    head = read_head_block(pandoc, &begin, &title);
    cut_head(chapter, &book->arena, head);
    if (head > 0 && is_empty(chapter)) {
        drop_last(book); /* nothing but metadata */
        return;
    }
    book->dialect.book_heads |= head > 0;
    pandoc->titles += title != NULL;
    if (is_first && title != NULL) {
        pandoc->title = count_first(chapter) == 0 ? title : NULL;
        pandoc->titled = chapter;
        title = NULL; /* it is the book's */
    }
    place_file(reading, chapter, title);
}

void read_yaml(Pandoc *pandoc, const char *path, Position at)
{
    Source *source = arena_alloc(&pandoc->project->book->arena, sizeof *source);
    const DataNode *map = NULL;

    if (read_project_file(pandoc->project, path, at, source))
        map = read_metadata_file(pandoc, source);
    if (map != NULL)
        merge_metadata(pandoc, map);
}

static void read_input(Reading *reading, const DataNode *item)
{
    const char *path = path_value(&reading->pandoc->manifest, item, "input-files");

    if (path == NULL)
        return;
    if (is_yaml_name(path))
        read_yaml(reading->pandoc, path, item->at);
    else
        read_text(reading, path, item->text, item->at);
}

/* "title=A Book" or "title:A Book" */
static void read_pair(Pandoc *pandoc, const char *pair)
{
    Arena *arena = &pandoc->project->book->arena;
    Source *source = arena_alloc(arena, sizeof *source);
    DataNode *map = new_map(arena);
    size_t len = strcspn(pair, "=:");

    *source = (Source){shown_path(pandoc->project->book, pandoc->script.path), {"", 0}};
    append_node(map, new_scalar(arena, source, 0, arena_copy(arena, pair, len),
                                pair + len + 1));
    map->first->at = map->first->at_key = file_position(source->name);
    merge_metadata(pandoc, map);
}

/* What the defaults would say where there are some. */
static void read_script_options(Pandoc *pandoc)
{
    Project *project = pandoc->project;
    Book *book = project->book;
    const Script *script = &pandoc->script;
    const char *cover =
        script->cover == NULL ? NULL : project_path(project, script->cover);

    if (cover != NULL && book->cover == NULL)
        set_cover(book, cover, file_position(script->path));
    for (size_t i = 0; script->path != NULL && script->pairs[i] != NULL; i++)
        read_pair(pandoc, script->pairs[i]);
    if (script->metadata != NULL && project_path(project, script->metadata) != NULL)
        read_dublin_core(pandoc, project_path(project, script->metadata),
                         file_position(script->path));
    if (script->format != NULL)
        read_format(book, script->format);
}

void read_inputs(Pandoc *pandoc, const DataNode *inputs)
{
    Reading reading = {.pandoc = pandoc};
    Project *project = pandoc->project;
    const Root *root = &project->book->root;
    Arena *arena = &project->book->arena;
    size_t count = 0;
    const char **paths = NULL;
    Root folder;

    for (const DataNode *item =
             inputs == NULL ? NULL : first_item(&pandoc->manifest, inputs, "input-files");
         item != NULL && !project->full; item = next_item(inputs, item))
        read_input(&reading, item);
    if (inputs == NULL && root_open_within(&folder, root, project->book->base)) {
        read_script(&folder, arena, project->manifest, &pandoc->script);
        paths = list_chapters(&folder, arena, project->manifest, &pandoc->script, &count);
        root_close(&folder);
        read_script_options(pandoc);
    }
    for (size_t i = 0; i < count && !project->full; i++)
        if (is_yaml_name(paths[i]))
            read_yaml(pandoc, project_path(project, paths[i]), (Position){0});
        else if (strcmp(paths[i], project->manifest) != 0) /* a title block, known */
            read_text(&reading, project_path(project, paths[i]), paths[i], (Position){0});
    end_joining(&reading);
}

void read_only_file(Pandoc *pandoc)
{
    Project *project = pandoc->project;
    Reading reading = {.pandoc = pandoc};

    read_text(&reading, project_path(project, project->only_file), project->only_file,
              (Position){0});
    end_joining(&reading);
}
