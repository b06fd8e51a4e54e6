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

enum { MOST_EDITIONS = 16 };

typedef struct {
    Build *build;     /* of the first edition, whose book has the notes */
    const char *name; /* of all EPUBs, without edition and ending */
    StagedFiles files;
    MadeEdition editions[MOST_EDITIONS];
    size_t count;
    EpubifyFile *written; /* all files, in order */
    size_t written_count;
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

/* The stages up to resolve. */
static bool take_stages(Build *build)
{
    start_book(build);
    build->options.releasing = true;
    if (!load(build))
        return false;
    parse(build);
    resolve(build);
    return book_is_sound(build);
}

/* ---- Notes ------------------------------------------------------------------------- */

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

static bool make_all(Making *making)
{
    Build *build = making->build;

    if (!take_stages(build) || !name_files(making))
        return false;
    make_container(build);
    return book_is_sound(build) && stage_edition(making, build, "early") &&
           stage_notes(making);
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
        release(&making);
    }
    package_free(&build.container);
    result = new_result(build.status, build.failure, NULL, 0);
    fill_result(result, &build.book, build.output);
    fill_files(result, making.written, making.written_count);
    drop_build(&build);
    leave_locale(&build);
    return result;
}
