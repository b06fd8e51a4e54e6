/* write_entries.c - chapters: the entries, each within the one that it belongs to. */
#include <string.h>
#include "base/path.h"
#include "data/semantics.h"
#include "load/manifest/write.h"

enum { DEEPEST = 12 }; /* more than entries may nest */

/* One that begins in the middle of a file is none in a manifest. */
static const Chapter *parent_of(const Chapter *chapter)
{
    const Chapter *parent = chapter->parent;

    while (parent != NULL && parent->within != NULL)
        parent = parent->parent;
    return parent;
}

static bool has_children(const Book *book, size_t index)
{
    size_t next = index + 1;

    while (next < book->chapter_count && book->chapters[next]->within != NULL)
        next++;
    return next < book->chapter_count &&
           parent_of(book->chapters[next]) == book->chapters[index];
}

static int depth_of(const Chapter *chapter)
{
    int depth = 0;

    for (chapter = parent_of(chapter); chapter != NULL && depth < DEEPEST;
         chapter = parent_of(chapter))
        depth++;
    return depth;
}

/* Whether the reader of the manifest would number it, if nothing were said. */
static bool is_numbered_anyway(const Chapter *chapter)
{
    const Semantics *row = chapter->type == NULL ? NULL : lookup_semantics(chapter->type);

    if (row != NULL && row->matter != 'b')
        return false;
    return chapter->kind != ENTRY_LESSON || parent_of(chapter) == NULL ||
           parent_of(chapter)->numbered;
}

/* Front and back matter that no type names is a chapter without a number. */
static bool wants_number(const Book *book, const Chapter *chapter)
{
    bool typed = chapter->type != NULL && lookup_semantics(chapter->type)->matter != 'b';

    return book->numbered && !typed && is_numbered_anyway(chapter) &&
           (!chapter->numbered || chapter->kind >= ENTRY_FRONT);
}

/* What has no file is planned; what stands below that is not, and has to say so. */
static const char *status_to_write(const Chapter *chapter)
{
    static const char *const words[] = {NULL, "planned", "draft", "review", "final"};
    const Chapter *parent = parent_of(chapter);

    if (chapter->given_status != STATUS_UNSET)
        return words[chapter->given_status];
    if (chapter->unwritten)
        return "planned";
    return parent != NULL && parent->unwritten ? "final" : NULL;
}

static bool is_only_file(const Book *book, size_t index)
{
    const Chapter *chapter = book->chapters[index];

    return chapter->source != NULL && chapter->given_title == NULL &&
           chapter->given_id == NULL && chapter->type == NULL && chapter->split == 0 &&
           chapter->destination == NULL && chapter->kind != ENTRY_PART &&
           chapter->appended == NULL && status_to_write(chapter) == NULL &&
           !has_children(book, index) && !wants_number(book, chapter);
}

/* The keys of a map; the first stands behind the "- " of its item. */
typedef struct {
    Writer *writer;
    int depth;
    bool begun;
} Item;

static void put_item_key(Item *item, const char *key, const char *text)
{
    if (text == NULL)
        return;
    if (item->begun)
        write_indent(item->writer, item->depth);
    item->begun = true;
    buf_format(item->writer->buf, "%s: ", key);
    write_text(item->writer, text);
    buf_char(item->writer->buf, '\n');
}

static const char *destination_for_manifest(Writer *writer, const char *destination)
{
    size_t len = strcspn(destination, "#");
    const char *path = arena_copy(&writer->book->arena, destination, len);

    return arena_format(&writer->book->arena, "%s%s", path_for_manifest(writer, path),
                        destination + len);
}

static void write_appended(Writer *writer, const Chapter *chapter, int depth)
{
    for (const char **path = chapter->appended; *path != NULL; path++) {
        write_indent(writer, depth);
        buf_put(writer->buf, "- ");
        write_text(writer, path_for_manifest(writer, *path));
        buf_char(writer->buf, '\n');
    }
}

static void write_map(Writer *writer, const Chapter *chapter, bool children, int depth)
{
    Item item = {.writer = writer, .depth = depth};
    const char *file = chapter->destination == NULL ? chapter->place : NULL;

    put_item_key(&item,
                 chapter->title_listed         ? "label"
                 : chapter->kind == ENTRY_PART ? "part"
                                               : "title",
                 chapter->given_title);
    if (file != NULL)
        put_item_key(&item, "file", path_for_manifest(writer, file));
    if (chapter->destination != NULL)
        put_item_key(&item, "link",
                     destination_for_manifest(writer, chapter->destination));
    put_item_key(&item, "id", chapter->given_id);
    put_item_key(&item, "type",
                 chapter->type == NULL && chapter->kind == ENTRY_PART &&
                         chapter->given_title == NULL && !children
                     ? "part"
                     : chapter->type);
    put_item_key(&item, "status", status_to_write(chapter));
    if (wants_number(writer->book, chapter)) {
        write_indent(writer, item.begun ? depth : 0);
        buf_put(writer->buf, "number: false\n");
        item.begun = true;
    }
    if (chapter->split > 0) {
        write_indent(writer, item.begun ? depth : 0);
        buf_format(writer->buf, "split: %d\n", chapter->split);
        item.begun = true;
    }
    if (chapter->appended != NULL) {
        write_indent(writer, item.begun ? depth : 0);
        buf_put(writer->buf, "append:\n");
        write_appended(writer, chapter, depth + 1);
    }
    if (children) {
        write_indent(writer, item.begun ? depth : 0);
        buf_format(writer->buf, "%s:\n",
                   chapter->kind == ENTRY_PART ? "chapters" : "lessons");
    }
}

/* An entry of a book.yaml begins with a file. */
static void report_joined(Writer *writer, const Chapter *chapter)
{
    if (chapter->joined && chapter->appended == NULL)
        report_lossy(writer, file_position(chapter->file),
                     "files that go on with %s are left out: a book.yaml can't join them",
                     chapter->file);
    if (chapter->within != NULL)
        report_lossy(
            writer, file_position(chapter->file),
            "a chapter begins in the middle of %s: by a book.yaml it is a part of "
            "the one before",
            chapter->within->file);
}

void write_entries(Writer *writer)
{
    const Book *book = writer->book;

    if (book->chapter_count == 0)
        diag_add(&writer->book->diags, "manifest-empty", file_position(book->manifest),
                 "mend what is said above first", "the book has no chapter to import");
    buf_put(writer->buf, "chapters:\n");
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        int depth = 1 + 2 * depth_of(chapter);
        report_joined(writer, chapter);
        if (chapter->within != NULL)
            continue;
        write_indent(writer, depth);
        buf_put(writer->buf, "- ");
        if (is_only_file(book, i)) {
            write_text(writer, path_for_manifest(writer, chapter->source));
            buf_char(writer->buf, '\n');
        } else {
            write_map(writer, chapter, has_children(book, i), depth + 1);
        }
    }
}
