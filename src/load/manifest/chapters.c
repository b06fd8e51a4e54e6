/* chapters.c - the manifest's chapters: parts, chapters and lessons, and their files. */
#include <ctype.h>
#include <string.h>
#include "base/path.h"
#include "data/semantics.h"
#include "load/manifest/append.h"
#include "load/manifest/chapters.h"
#include "load/manifest/value.h"

enum { DEEPEST_LESSON = 8 }; /* lessons within one another */

typedef enum { IN_BOOK, IN_PART, IN_CHAPTER } Place;

static const char *const entry_keys[] = {"title",    "file",     "id",       "status",
                                         "number",   "type",     "lessons",  "chapters",
                                         "part",     "link",     "split",    "label",
                                         "append",   "abstract", "expected", "sample",
                                         "editions", "was",      NULL};

static void read_entries(Manifest *manifest, const DataNode *node, Chapter *parent,
                         Place place);

static void report(Manifest *manifest, const char *code, Position at, const char *hint,
                   const char *message)
{
    diag_add(&manifest->book->diags, code, at, hint, "%s", message);
}

/* ---- The keys of an entry ------------------------------------------------------------------- */

static bool is_id(const char *id)
{
    if (!isalpha((unsigned char)*id))
        return false;
    while (isalnum((unsigned char)*id) || (*id != '\0' && strchr("-_.", *id) != NULL))
        id++;
    return *id == '\0';
}

static void read_id(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    Book *book = manifest->book;
    const char *id = text_value(manifest, node, "id");
    const Position *first = id == NULL ? NULL : map_lookup(&manifest->ids, id);

    if (id == NULL)
        return;
    if (!is_id(id)) {
        diag_add(&book->diags, "manifest-value", node->at,
                 "begin it with a letter; then letters, digits, - _ and . may follow",
                 "an id can't be \"%s\"", id);
    } else if (first != NULL) {
        diag_add(&book->diags, "manifest-value", node->at,
                 arena_format(&book->arena, "first at line %u; give one of them another",
                              (unsigned)first->line),
                 "the id \"%s\" is given to two entries", id);
    } else {
        Position *at = arena_alloc(&book->arena, sizeof *at);
        *at = node->at;
        map_put(&manifest->ids, &book->arena, id, at);
        chapter->given_id = id;
    }
}

static const char *const *type_words(Arena *arena)
{
    const char **words = NULL;
    size_t count = 0;

    for (const Semantics *row = semantics; row->type != NULL; row++, count++) {
        words = arena_grow(arena, words, count, sizeof *words);
        words[count] = row->type;
    }
    words = arena_grow(arena, words, count, sizeof *words);
    words[count] = NULL;
    return words;
}

static void read_type(Manifest *manifest, const DataNode *node, Chapter *chapter,
                      Place place)
{
    const char *type =
        word_value(manifest, node, "type", type_words(&manifest->book->arena));
    const Semantics *row = type == NULL ? NULL : lookup_semantics(type);

    if (row == NULL)
        return;
    if (strcmp(type, "part") == 0 && place != IN_BOOK) {
        report(manifest, "manifest-value", node->at, "move it out of there",
               "a part can't stand within a part or a chapter");
        return;
    }
    chapter->type = type;
    if (strcmp(type, "part") == 0)
        chapter->kind = ENTRY_PART;
    if (row->matter == 'b')
        return;
    chapter->numbered = false;
    if (place != IN_CHAPTER)
        chapter->kind = row->matter == 'f' ? ENTRY_FRONT : ENTRY_BACK;
}

static void read_number(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    bool number;

    if (!bool_value(manifest, node, "number", &number))
        return;
    if (!number)
        chapter->numbered = false;
    else if (!chapter->numbered || !manifest->book->numbered)
        report(
            manifest, "manifest-value", node->at, "remove the key",
            "this entry can't have a number: front and back matter have none, nor what "
            "stands below an entry without one, nor a book with `number: false`");
}

/* ---- Entries -------------------------------------------------------------------------------- */

static Chapter *new_chapter(Manifest *manifest, Position at, Chapter *parent, Place place)
{
    return add_entry(manifest->project, at, parent,
                     place == IN_CHAPTER ? ENTRY_LESSON : ENTRY_CHAPTER);
}

/* The file that the node names becomes the chapter's, or is a hole. */
static void read_chapter_file(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    const char *path = path_value(manifest, node, "file");

    if (path != NULL)
        read_entry_file(manifest->project, chapter, path, node->text, node->at);
}

static bool is_file_name(const char *text)
{
    static const char *const endings[] = {".md", ".markdown", ".txt"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcmp(path_ending(text), endings[i]) == 0)
            return true;
    return false;
}

static bool is_entry_key(const char *key)
{
    for (const char *const *known = entry_keys; *known != NULL; known++)
        if (strcmp(*known, key) == 0)
            return true;
    return false;
}

/* "- Introduction: intro.md", as other tools write it, or the other way round. */
static bool is_short_title(const DataNode *map)
{
    const DataNode *only = map->count == 1 ? map->first : NULL;

    return only != NULL && only->kind == DATA_SCALAR && !is_entry_key(only->key) &&
           (is_file_name(only->text) || is_file_name(only->key));
}

static void check_entry_keys(Manifest *manifest, const DataNode *map, Place place)
{
    Book *book = manifest->book;

    if (is_short_title(map)) {
        bool title_first = is_file_name(map->first->text);
        diag_add(&book->diags, "manifest-key", map->first->at_key,
                 arena_format(&book->arena, "write two keys, `title: %s` and `file: %s`",
                              title_first ? map->first->key : map->first->text,
                              title_first ? map->first->text : map->first->key),
                 "there is no key \"%s\" here", map->first->key);
        return;
    }
    for (const DataNode *node = map->first; node != NULL && place != IN_BOOK;
         node = node->next) {
        bool too_deep =
            strcmp(node->key, "chapters") == 0 || strcmp(node->key, "part") == 0;
        if (too_deep)
            diag_add(&book->diags, "manifest-depth", node->at_key,
                     "parts have chapters, chapters have lessons, and so have lessons",
                     "%s can't stand here", node->key);
    }
    check_keys(manifest, map, entry_keys);
}

/* An entry of the contents alone, which leads to what another entry holds. */
static void read_link(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    const char *text = name_value(manifest, node, "link");
    size_t len = text == NULL ? 0 : strcspn(text, "#");
    const char *path;

    if (text == NULL)
        return;
    path = project_path(manifest->project, arena_copy(&manifest->book->arena, text, len));
    if (path == NULL || len == 0)
        report(manifest, "manifest-value", node->at,
               "name a chapter's file, with or without a heading: link: a.md#heading",
               "link names no file of the book");
    else
        chapter->destination =
            arena_format(&manifest->book->arena, "%s%s", path, text + len);
}

/* What its file was called in an earlier release. */
static void read_was(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    const char *text = text_value(manifest, node, "was");

    chapter->was = text == NULL ? NULL : project_path(manifest->project, text);
    if (text != NULL && chapter->was == NULL)
        report(manifest, "manifest-value", node->at, "name a file of the book, as it was",
               "was: leads out of the book's folder");
}

static void read_simple_keys(Manifest *manifest, const DataNode *map, Chapter *chapter,
                             Place place)
{
    const DataNode *title = lookup_either(manifest, map, "title", "part");
    const DataNode *id = data_lookup(map, "id");
    const DataNode *type = data_lookup(map, "type");
    const DataNode *number = data_lookup(map, "number");
    const DataNode *link = data_lookup(map, "link");
    const DataNode *split = data_lookup(map, "split");
    const DataNode *label = data_lookup(map, "label");
    const DataNode *was = data_lookup(map, "was");

    if (link != NULL)
        read_link(manifest, link, chapter);
    if (split != NULL)
        number_value(manifest, split, "split", 1, 6, &chapter->split);
    if (title != NULL)
        chapter->given_title = text_value(manifest, title, "title");
    if (label != NULL) {
        chapter->given_title = text_value(manifest, label, "label");
        chapter->title_listed = chapter->given_title != NULL;
    }
    if (id != NULL)
        read_id(manifest, id, chapter);
    read_state(manifest, map, chapter);
    if (type != NULL)
        read_type(manifest, type, chapter, place);
    if (number != NULL)
        read_number(manifest, number, chapter);
    if (was != NULL)
        read_was(manifest, was, chapter);
}

/* An entry without a file is a page of its own only when something says what is on it. */
static void check_pageless(Manifest *manifest, const DataNode *map,
                           const Chapter *chapter, Place place)
{
    bool has_children =
        data_lookup(map, "lessons") != NULL || data_lookup(map, "chapters") != NULL;

    if (data_lookup(map, "file") != NULL || data_lookup(map, "link") != NULL ||
        is_short_title(map) || (data_lookup(map, "chapters") != NULL && place != IN_BOOK))
        return; /* they can't stand there, which has been told */
    if (!has_children && !is_planned_entry(chapter) && chapter->kind != ENTRY_PART)
        report(manifest, "manifest-value", map->at,
               "add `file:` with its name, or `status: planned` when it is still to be "
               "written",
               "this entry names no file");
    else if (data_lookup(map, "title") == NULL && data_lookup(map, "part") == NULL)
        report(manifest, "manifest-value", map->at, "add `title:`",
               "an entry without a file needs a title");
}

static bool is_too_deep(Manifest *manifest, const DataNode *lessons,
                        const Chapter *chapter)
{
    size_t depth = 0;

    for (; chapter != NULL; chapter = chapter->parent)
        depth += chapter->kind == ENTRY_LESSON;
    if (depth >= DEEPEST_LESSON)
        diag_add(&manifest->book->diags, "manifest-depth", lessons->at_key,
                 "move them up", "lessons stand within %d others here",
                 (int)DEEPEST_LESSON);
    return depth >= DEEPEST_LESSON;
}

static void read_map(Manifest *manifest, const DataNode *map, Chapter *parent,
                     Place place)
{
    const DataNode *lessons = data_lookup(map, "lessons");
    const DataNode *chapters = data_lookup(map, "chapters");
    const DataNode *file = data_lookup(map, "file");
    const DataNode *append = data_lookup(map, "append");
    Chapter *chapter = new_chapter(manifest, map->at, parent, place);

    if (chapter == NULL)
        return;
    check_entry_keys(manifest, map, place);
    if (place == IN_BOOK && (chapters != NULL || data_lookup(map, "part") != NULL))
        chapter->kind = ENTRY_PART;
    read_simple_keys(manifest, map, chapter, place);
    check_pageless(manifest, map, chapter, place);
    if (file != NULL)
        read_chapter_file(manifest, file, chapter);
    if (append != NULL)
        read_append(manifest, append, chapter);
    if (lessons != NULL && chapters != NULL)
        report(manifest, "manifest-value", lessons->at_key,
               "move the lessons into a chapter",
               "an entry has lessons or chapters, not both");
    if (chapters != NULL && place == IN_BOOK)
        read_entries(manifest, chapters, chapter, IN_PART);
    else if (lessons != NULL && !is_too_deep(manifest, lessons, chapter))
        read_entries(manifest, lessons, chapter, IN_CHAPTER);
}

static void read_entry(Manifest *manifest, const DataNode *item, Chapter *parent,
                       Place place)
{
    Chapter *chapter;

    if (item->kind == DATA_MAP) {
        read_map(manifest, item, parent, place);
    } else if (item->kind == DATA_SCALAR && !data_is_null(item) &&
               item->text[0] != '\0') {
        chapter = new_chapter(manifest, item->at, parent, place);
        if (chapter != NULL)
            read_chapter_file(manifest, item, chapter);
    } else if (item->kind == DATA_SCALAR)
        report_empty(manifest, item, "an entry");
    else
        report_type(manifest, item, "an entry", "a file's name or a map");
}

/* As deep as is_too_deep lets it. */
static void read_entries(Manifest *manifest, const DataNode *node, Chapter *parent,
                         Place place)
{
    if (node->kind != DATA_LIST) {
        if (data_is_null(node))
            report_empty(manifest, node, node->key);
        else
            report_type(manifest, node, node->key,
                        "a list, with a dash and a file on each line");
        return;
    }
    for (const DataNode *item = first_item(manifest, node, node->key);
         item != NULL && !manifest->project->full; item = next_item(node, item))
        read_entry(manifest, item, parent, place);
}

void read_chapters(Manifest *manifest, const DataNode *node)
{
    read_entries(manifest, node, NULL, IN_BOOK);
    /* Mistakes leave entries with nothing in them; the next stages want a title at
     * least. */
    complete_entries(manifest->project);
}
