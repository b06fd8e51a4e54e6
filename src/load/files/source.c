/* source.c - the files of a project: found, read, cleaned. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>
#include "base/path.h"
#include "base/utf8.h"
#include "formats/image.h"
#include "load/files/near.h"
#include "load/manifest/chapters.h"
#include "load/project.h"
#include "load/files/text.h"

enum {
    MOST_SEARCHES = 200
}; /* each reads a folder: hostile input could ask for millions */
static const size_t largest_chapter = 16u << 20, largest_book = 256u << 20; /* bytes */

static size_t size_limit(const Project *project)
{
    size_t left = largest_book - project->bytes;

    return left < largest_chapter ? left : largest_chapter;
}

static void count_file(Project *project, size_t bytes, const FileInfo *info)
{
    project->bytes += bytes;
    if (info->modified > project->newest)
        project->newest = info->modified;
}

void note_modified(Project *project, const char *path)
{
    FileInfo info;

    /* Whether the file is there is for resolve to say, which opens it. */
    if (file_info(&project->book->root, path, &info) == FILE_OK)
        count_file(project, 0, &info);
}

const char *lookup_path(Project *project, const char *path)
{
    Book *book = project->book;
    FileInfo info;
    FileStatus status = file_info(&book->root, path, &info);

    if (status != FILE_MISSING)
        return path;
    return project->searches++ < MOST_SEARCHES
               ? similar_path(&book->root, path, &book->arena)
               : NULL;
}

/* ---- Chapters ------------------------------------------------------------------------------- */

typedef struct {
    Project *project;
    Chapter *chapter;
    const char *path, *written;
    Position at;
    FileStatus status; /* of opening it, then of reading it */
    FileInfo info;
    int fd;
} Listing;

static void open_file(Listing *listing)
{
    listing->status = file_open(&listing->project->book->root, listing->path,
                                &listing->fd, &listing->info);
}

static const char *list_folder(const Project *project)
{
    return project->listed_in != NULL ? project->listed_in : project->book->base;
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

static const char *hint_of_status(const Listing *listing, FileStatus status)
{
    Project *project = listing->project;
    Book *book = project->book;
    const char *near = NULL;

    switch (status) {
    case FILE_MISSING:
        if (strchr(listing->path, '\\') != NULL)
            return "write / between folders";
        if (project->searches++ < MOST_SEARCHES)
            near = near_file_hint(&book->root, list_folder(project), listing->path,
                                  &book->arena);
        if (near != NULL)
            return near;
        return is_own_kind(project->kind)
                   ? "a chapter that is still to be written has `status: planned`"
                   : "a page that says so keeps its place";
    case FILE_OUTSIDE:
        return is_own_kind(project->kind)
                   ? "it is a link that leads there; put a copy into the book's folder, "
                     "or "
                     "name a `root:` that holds both"
                   : "it is a link that leads there; name a folder that holds both with "
                     "--root";
    case FILE_NOT_REGULAR:
        return "name the Markdown file itself";
    case FILE_TOO_LARGE:
        return "split it; a chapter may have 16 MiB, and all together 256 MiB";
    default:
        return "mend its permissions";
    }
}

static void report_file(const Listing *listing, FileStatus status)
{
    diag_add(&listing->project->book->diags, code_of_status(status), listing->at,
             hint_of_status(listing, status), "%s %s", listing->written,
             file_status_text(status));
}

/* True, and told, when the bytes are none of a text: one mistake, not one a byte. */
static bool is_other_file(const Listing *listing, Bytes raw)
{
    Book *book = listing->project->book;
    Media media;

    if (strcmp(shown_path(book, listing->path), book->manifest) == 0 &&
        listing->project->only_file == NULL) {
        diag_add(&book->diags, "file-type", listing->at,
                 "name the Markdown file of a chapter",
                 "%s is the manifest itself, not a chapter", listing->written);
        return true;
    }
    if (raw.len == 0)
        return false;
    media = image_info(raw).media;
    if (media == MEDIA_UNKNOWN || media == MEDIA_SVG || media == MEDIA_HTML)
        return false;
    if (memchr(raw.data, '\0', raw.len) == NULL &&
        utf8_check(raw.data, raw.len) == raw.len)
        return false;
    /* Two letters in the right place may be a word's: such files hold NULs, texts none. */
    if ((media == MEDIA_BMP || media == MEDIA_EOT) &&
        memchr(raw.data, '\0', raw.len) == NULL)
        return false;
    diag_add(&book->diags, "file-type", listing->at,
             media == MEDIA_ZIP
                 ? arena_format(&book->arena,
                                "if it is of a word processor, convert it: pandoc %s -o "
                                "chapter.md",
                                listing->written)
                 : "name the Markdown file itself",
             "%s is %s, not a text", listing->written, lookup_media(media)->name);
    return true;
}

/* Links may name a file that is still to be written, or that --lenient does without. */
static void leave_hole(const Listing *listing, FileStatus status)
{
    Chapter *chapter = listing->chapter;

    if (status != FILE_OK && (status != FILE_MISSING || !is_planned_entry(chapter)))
        report_file(listing, status);
    else if (status == FILE_MISSING && chapter->given_title == NULL)
        diag_add(&listing->project->book->diags, "chapter-untitled", listing->at,
                 "add `title:`",
                 "this planned entry has no title, and no file yet that could say it");
    chapter->unwritten = true;
    if (chapter->given_title == NULL)
        chapter->given_title = path_name(listing->path);
}

static void read_markdown(Listing *listing)
{
    Project *project = listing->project;
    Book *book = project->book;
    Chapter *chapter = listing->chapter;
    Bytes raw;

    if (listing->status == FILE_OK)
        listing->status = file_read_opened(listing->fd, &listing->info,
                                           size_limit(project), &chapter->arena, &raw);
    chapter->place = listing->path;
    if (listing->status != FILE_OK || is_other_file(listing, raw)) {
        leave_hole(listing, listing->status);
        return;
    }
    count_file(project, raw.len, &listing->info);
    chapter->source = listing->path;
    chapter->file = shown_path(book, listing->path);
    chapter->modified = listing->info.modified;
    clean_text(raw, chapter->file, "text-nul", &chapter->arena, &chapter->diags,
               &chapter->markdown);
    chapter->written = (Source){chapter->file, chapter->markdown};
    if (project->expand != NULL)
        project->expand(project, chapter);
}

/* The entry that has listed the file first, be it by another name: a link may lead to it. */
static const Chapter *lookup_listed(const Listing *listing)
{
    Project *project = listing->project;
    Arena *arena = &project->book->arena;
    const Chapter *first = map_lookup(&project->files, listing->path), *same;
    const FileInfo *info = &listing->info;
    const char *inode;

    if (first != NULL)
        return first;
    map_put(&project->files, arena, listing->path, listing->chapter);
    if (listing->status != FILE_OK)
        return NULL;
    /* No path begins with a slash, so these keys are apart from paths. */
    inode = arena_format(arena, "/%" PRIx64 ":%" PRIx64, info->device, info->inode);
    same = map_lookup(&project->files, inode);
    if (same == NULL)
        map_put(&project->files, arena, inode, listing->chapter);
    return same;
}

/* True the first time.  A reading order names each document once (EPUB 3.3, 5.6.2). */
static bool is_first_listing(const Listing *listing)
{
    Book *book = listing->project->book;
    const Chapter *first = lookup_listed(listing);
    const char *hint;

    if (first == NULL)
        return true;
    hint = arena_format(&book->arena, "first at line %u; remove one of them",
                        (unsigned)first->at.line);
    listing->chapter->destination = first->place;
    if (strcmp(first->place, listing->path) == 0) {
        diag_add(&book->diags, "chapter-duplicate", listing->at, hint,
                 "%s is listed twice", listing->written);
        return false;
    }
    diag_add(&book->diags, "chapter-duplicate", listing->at, hint,
             "%s is the same file as %s, which is listed already", listing->written,
             path_relative(&book->arena, book->base, first->place));
    listing->chapter->place = listing->path;
    return false;
}

void read_entry_file(Project *project, Chapter *chapter, const char *path,
                     const char *written, Position at)
{
    Listing listing = {.project = project,
                       .chapter = chapter,
                       .path = path,
                       .written = written,
                       .at = at};
    Book *book = project->book;
    const char *found;

    open_file(&listing);
    found = listing.status == FILE_MISSING ? lookup_path(project, path) : NULL;
    if (found != NULL && strcmp(found, path) != 0) {
        diag_add(&book->diags, "name-case", at,
                 arena_format(&book->arena, "write %s",
                              path_relative(&book->arena, list_folder(project), found)),
                 "%s is there under a name that differs in upper and lower case, or in "
                 "how its accented letters are encoded",
                 written);
        listing.path = found;
        open_file(&listing);
    }
    if (is_first_listing(&listing))
        read_markdown(&listing);
    else if (listing.status == FILE_OK)
        close(listing.fd);
}

/* ---- Other texts ---------------------------------------------------------------------------- */

bool read_project_file(Project *project, const char *path, Position at, Source *source)
{
    Book *book = project->book;
    FileInfo info;
    Bytes raw;
    FileStatus status =
        file_read(&book->root, path, YAML_LARGEST, &book->arena, &raw, &info);

    source->name = shown_path(book, path);
    if (status == FILE_OK) {
        count_file(project, raw.len, &info);
        return clean_text(raw, source->name, "manifest-nul", &book->arena, &book->diags,
                          &source->text);
    }
    diag_add(&book->diags,
             status == FILE_TOO_LARGE ? "manifest-large"
             : status == FILE_OUTSIDE ? "path-outside"
             : status == FILE_MISSING ? "project-missing"
                                      : "file-unreadable",
             at.file == NULL ? file_position(source->name) : at, NULL, "%s %s",
             source->name, file_status_text(status));
    return false;
}

typedef struct {
    Source source;
    FileStatus status;
} Included;

static Included *read_included(Project *project, const char *path)
{
    Book *book = project->book;
    Included *included = arena_alloc(&book->arena, sizeof *included);
    FileInfo info;
    Bytes raw;

    included->status =
        file_read(&book->root, path, size_limit(project), &book->arena, &raw, &info);
    if (included->status != FILE_OK)
        return included;
    count_file(project, raw.len, &info);
    included->source.name = shown_path(book, path);
    clean_text(raw, included->source.name, "text-nul", &book->arena, &book->diags,
               &included->source.text);
    return included;
}

const Source *lookup_included(Project *project, const char *path, FileStatus *status)
{
    Included *included = map_lookup(&project->sources, path);

    if (included == NULL) {
        included = read_included(project, path);
        map_put(&project->sources, &project->book->arena, path, included);
    }
    *status = included->status;
    return included->status == FILE_OK ? &included->source : NULL;
}
