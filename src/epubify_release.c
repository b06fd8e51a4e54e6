/* epubify_release.c - a release is given out: all editions of the book, and the notes on it, or
 * nothing. */
#include <string.h>
#include "base/slug.h"
#include "build.h"
#include "package/notes/notes.h"
#include "package/package.h"
#include "result.h"
#include "write/ocf.h"
#include "write/overwrite.h"
#include "write/staged.h"

enum { MOST_EDITIONS = 33 }; /* as many as a book can have */

typedef struct {
    Build *build;     /* of the first edition, whose book has the notes */
    const char *name; /* of all EPUBs, without edition and ending */
    StagedFiles files;
    MadeEdition editions[MOST_EDITIONS];
    size_t count;
    EpubifyFile *written; /* all files, in order */
    size_t written_count;
    EpubifyResult *others[MOST_EDITIONS]; /* what came of the other editions */
    size_t other_count;
} Making;

/* ---- Files ------------------------------------------------------------------------- */

static Arena *arena_of(Making *making)
{
    return &making->build->book.arena;
}

static const char *path_of(Making *making, const char *name)
{
    const char *folder = making->build->output;
    bool slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';

    return arena_format(arena_of(making), "%s%s%s", folder, slash ? "" : "/", name);
}

static void note_written(Making *making, const char *path, uint64_t size)
{
    making->written = arena_grow(arena_of(making), making->written, making->written_count,
                                 sizeof *making->written);
    making->written[making->written_count++] = (EpubifyFile){path, size};
}

/* A file of the book's own is not written over. */
static bool may_write(Making *making, const char *path)
{
    Build *build = making->build;

    check_overwrite(&build->book, path);
    return book_is_sound(build);
}

/* ---- Editions ---------------------------------------------------------------------- */

static bool stage_edition(Making *making, Build *build, const char *edition)
{
    MadeEdition *made = &making->editions[making->count];
    const char *path;

    made->edition = edition;
    made->file = arena_format(arena_of(making), "%s-%s.epub", making->name, edition);
    path = path_of(making, made->file);
    if (!may_write(making, path))
        return false;
    begin_stage(build, "write", 0);
    if (!stage_container(&making->files, &build->container, path, &made->size))
        return fail_build(making->build, EPUBIFY_SYSTEM, NULL);
    note_written(making, path, made->size);
    making->count++;
    return true;
}

/* The stages up to resolve.  What a release lacks is told of the first edition. */
static bool take_stages(Build *build, bool first)
{
    start_book(build);
    build->options.releasing = first;
    if (!load(build))
        return false;
    parse(build);
    resolve(build);
    return book_is_sound(build);
}

static bool is_any(const Book *book, bool (*is)(const Chapter *chapter))
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (is(book->chapters[i]))
            return true;
    return false;
}

static bool is_for_sample(const Chapter *chapter)
{
    return chapter->sample == TRISTATE_YES || chapter->front.sample == TRISTATE_YES;
}

static const char first_edition[] = "early", last_edition[] = "final";

static bool is_in_last_edition(const Chapter *chapter)
{
    for (; chapter != NULL; chapter = chapter->parent) {
        const char **name = chapter->editions;
        while (name != NULL && *name != NULL && strcmp(*name, last_edition) != 0)
            name++;
        if (name != NULL && *name == NULL)
            return false;
    }
    return true;
}

static bool is_unfinished(const Chapter *chapter)
{
    return (chapter->status == STATUS_PLANNED || chapter->status == STATUS_DRAFT) &&
           is_in_last_edition(chapter);
}

static bool is_short(Amount amount)
{
    return amount.planned > 0 && amount.written < (size_t)amount.planned;
}

/* A sample when something is marked for it, the final one when nothing is missing, and each that
 * the author has declared; the first is the early one, and made already. */
static bool is_wanted(const Book *book, const Edition *edition)
{
    if (strcmp(edition->name, first_edition) == 0)
        return false;
    if (edition->sample)
        return is_any(book, is_for_sample);
    return strcmp(edition->name, last_edition) != 0 ||
           (!is_any(book, is_unfinished) && !is_short(book->progress.chapters) &&
            !is_short(book->progress.lessons));
}

/* One that is not the first. */
static bool make_edition(Making *making, const char *edition)
{
    Build *first = making->build;
    Build build = {.asked = first->asked, .plain = first->plain, .hosts = first->hosts};
    bool made = false;

    build.asked.edition = edition;
    if (take_stages(&build, false)) {
        make_container(&build);
        made = book_is_sound(&build) && stage_edition(making, &build, edition);
    }
    if (build.status != EPUBIFY_OK)
        fail_build(first, build.status,
                   build.failure == NULL ? NULL
                                         : arena_text(&first->book.arena, build.failure));
    package_free(&build.container);
    making->others[making->other_count++] = finish_build(&build);
    return made;
}

/* ---- Notes ------------------------------------------------------------------------- */

/* The lock says from now on that the release is given out. */
static bool stage_lock(Making *making)
{
    const LockFile *lock = &making->build->book.lock;

    return lock->made.len == 0 || stage_bytes(&making->files, lock->made, lock->path) ||
           fail_build(making->build, EPUBIFY_SYSTEM, NULL);
}

static bool stage_notes(Making *making)
{
    static const struct {
        const char *file;
        Bytes (*make)(const ReleaseNotes *notes);
    } forms[] = {{"release-notes.md", notes_as_markdown},
                 {"release-notes.txt", notes_as_text},
                 {"release.json", notes_as_json},
                 {"release.atom", notes_as_atom}};
    Build *build = making->build;
    ReleaseNotes notes = tell_release(&build->book, making->editions, making->count);

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        const char *path = path_of(making, forms[i].file);
        Bytes bytes = forms[i].make(&notes);
        if (!may_write(making, path))
            return false;
        if (!stage_bytes(&making->files, bytes, path))
            return fail_build(build, EPUBIFY_SYSTEM, NULL);
        note_written(making, path, bytes.len);
    }
    return true;
}

/* ---- All of it --------------------------------------------------------------------- */

static bool name_files(Making *making)
{
    Build *build = making->build;
    const Metadata *metadata = &build->book.metadata;
    bool lossy;

    name_output(build);
    making->files.diags = &build->book.diags;
    making->name = slug_ascii(&build->book.arena, metadata->titles[0].text, &lossy);
    if (lossy && strlen(making->name) < 2) /* a title in another script */
        making->name = "book";
    return check_output(path_of(making, "release.json"), &build->book.diags) ||
           fail_build(build, EPUBIFY_SYSTEM, NULL);
}

static bool make_others(Making *making)
{
    const Book *book = &making->build->book;

    for (size_t i = 0; i < book->edition_count; i++)
        if (is_wanted(book, &book->editions[i]) &&
            !make_edition(making, book->editions[i].name))
            return false;
    return true;
}

static bool make_all(Making *making)
{
    Build *build = making->build;

    if (!take_stages(build, true) || !name_files(making))
        return false;
    make_container(build);
    return book_is_sound(build) && stage_edition(making, build, first_edition) &&
           make_others(making) && stage_notes(making) && stage_lock(making);
}

static void release(Making *making)
{
    Build *build = making->build;

    if (build->asked.output == NULL) {
        fail_build(build, EPUBIFY_USAGE, "no folder is named");
        return;
    }
    if (!make_all(making)) {
        abandon_staged(&making->files);
        making->written_count = 0;
    } else if (!commit_staged(&making->files)) {
        fail_build(build, EPUBIFY_SYSTEM, NULL);
    } else {
        build->wrote_lock = build->book.lock.made.len > 0;
    }
}

EpubifyResult *epubify_release(const EpubifyOptions *options)
{
    Build build = {0};
    Making making = {.build = &build};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        build.asked.strict = true;
        /* What is given out is what has been built and committed. */
        build.asked.frozen = !build.asked.reflow;
        release(&making);
    }
    package_free(&build.container);
    result = new_result(build.status, build.failure, NULL, 0);
    fill_result(result, &build.book, build.output);
    fill_files(result, making.written, making.written_count);
    if (build.wrote_lock)
        fill_lock(result, &build.book);
    for (size_t i = 0; i < making.other_count; i++) {
        add_result(result, making.others[i]);
        epubify_result_free(making.others[i]);
    }
    drop_build(&build);
    leave_locale(&build);
    return result;
}
