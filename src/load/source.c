/* source.c - the file of a chapter: found, read, cleaned. */
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "formats/image.h"
#include "load/near.h"
#include "load/text.h"
#include "load/value.h"

enum { MOST_SEARCHES = 50 };
static const size_t largest_chapter = 16u << 20, largest_book = 256u << 20; /* bytes */

/* True the first time.  A reading order names each document once (EPUB 3.3, 5.6.2). */
static bool is_first_listing(Manifest *manifest, const DataNode *node, const char *path)
{
    Book *book = manifest->book;
    const Position *first = map_lookup(&manifest->files, path);
    Position *at;

    if (first != NULL) {
        diag_add(&book->diags, "chapter-duplicate", node->at,
                 arena_format(&book->arena, "first at line %u", (unsigned)first->line),
                 "%s is listed twice", node->text);
        return false;
    }
    at = arena_alloc(&book->arena, sizeof *at);
    *at = node->at;
    map_put(&manifest->files, &book->arena, path, at);
    return true;
}

static const char *code_of_status(FileStatus status)
{
    switch (status) {
    case FILE_MISSING:
        return "chapter-missing";
    case FILE_OUTSIDE:
        return "path-outside";
    case FILE_NOT_REGULAR:
        return "file-type";
    case FILE_TOO_LARGE:
        return "chapter-large";
    default:
        return "file-unreadable";
    }
}

static const char *hint_of_status(Manifest *manifest, const char *path, FileStatus status)
{
    Book *book = manifest->book;
    const char *near = NULL;

    switch (status) {
    case FILE_MISSING:
        if (strchr(path, '\\') != NULL)
            return "write / between folders";
        /* Each search reads a folder: hostile input could ask for millions. */
        if (manifest->searches++ < MOST_SEARCHES)
            near = near_file_hint(&book->root, book->base, path, &book->arena);
        return near != NULL
                   ? near
                   : "a chapter that is still to be written has `status: planned`";
    case FILE_OUTSIDE:
        return "it is a link that leads there; put a copy into the book's folder, or "
               "name a "
               "`root:` that holds both";
    case FILE_NOT_REGULAR:
        return "name the Markdown file itself";
    case FILE_TOO_LARGE:
        return "split it; a chapter may have 16 MiB, and all together 256 MiB";
    default:
        return "mend its permissions";
    }
}

static void report_file(Manifest *manifest, const DataNode *node, const char *path,
                        FileStatus status)
{
    diag_add(&manifest->book->diags, code_of_status(status), node->at,
             hint_of_status(manifest, path, status), "%s %s", node->text,
             file_status_text(status));
}

/* True, and told, when the bytes are none of a text: one mistake, not one a byte. */
static bool is_other_file(Manifest *manifest, const DataNode *node, Bytes raw,
                          const char *shown)
{
    Media media;

    if (strcmp(shown, manifest->book->manifest) == 0) {
        diag_add(&manifest->book->diags, "file-type", node->at,
                 "name the Markdown file of a chapter",
                 "%s is the manifest itself, not a chapter", node->text);
        return true;
    }
    if (raw.len == 0)
        return false;
    if (memchr(raw.data, '\0', raw.len) == NULL &&
        utf8_check(raw.data, raw.len) == raw.len)
        return false;
    media = image_info(raw).media;
    if (media == MEDIA_UNKNOWN || media == MEDIA_SVG || media == MEDIA_HTML)
        return false;
    diag_add(&manifest->book->diags, "file-type", node->at,
             media == MEDIA_ZIP
                 ? arena_format(&manifest->book->arena,
                                "if it is of a word processor, convert it: pandoc %s -o "
                                "chapter.md",
                                node->text)
                 : "name the Markdown file itself",
             "%s is %s, not a text", node->text, lookup_media(media)->name);
    return true;
}

static void read_markdown(Manifest *manifest, const DataNode *node, Chapter *chapter,
                          const char *path)
{
    Book *book = manifest->book;
    size_t left = largest_book - manifest->bytes;
    FileInfo info;
    Bytes raw;
    FileStatus status =
        file_read(&book->root, path, left < largest_chapter ? left : largest_chapter,
                  &chapter->arena, &raw, &info);

    if (status == FILE_OK &&
        !is_other_file(manifest, node, raw, shown_path(book, path))) {
        manifest->bytes += raw.len;
        manifest->newest =
            info.modified > manifest->newest ? info.modified : manifest->newest;
        chapter->source = chapter->place = path;
        chapter->file = shown_path(book, path);
        chapter->modified = info.modified;
        clean_text(raw, chapter->file, "text-nul", &chapter->arena, &chapter->diags,
                   &chapter->markdown);
        return;
    }
    /* Links may name a file that is still to be written, or that --lenient does
     * without. */
    chapter->place = path;
    if (status != FILE_OK &&
        (status != FILE_MISSING || chapter->status != STATUS_PLANNED))
        report_file(manifest, node, path, status);
    else if (status == FILE_MISSING && chapter->given_title == NULL)
        diag_add(&book->diags, "chapter-untitled", node->at, "add `title:`",
                 "this planned entry has no title, and no file yet that could say it");
    chapter->status = STATUS_PLANNED;
    if (chapter->given_title == NULL)
        chapter->given_title = path_name(path);
}

void read_chapter_file(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    const char *path = path_value(manifest, node, "file");

    if (path != NULL && is_first_listing(manifest, node, path))
        read_markdown(manifest, node, chapter, path);
}
