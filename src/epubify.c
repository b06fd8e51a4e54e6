/* epubify.c - the order of the stages, and what stops them.
 *
 * Begin with run_stages, near the end: it is the table of contents. */
#include "epubify.h"
#include <string.h>
#include "build.h"
#include "load/load.h"
#include "package/package.h"
#include "parse/parse.h"
#include "resolve/resolve.h"
#include "write/file.h"
#include "write/ocf.h"
#include "write/overwrite.h"

/* ---- The output -------------------------------------------------------------------- */

/* Looked at before the costly stages, so that nobody waits for a result that can't be
 * kept. */
static bool output_is_possible(Build *build)
{
    name_output(build);
    if (build->output != NULL && !check_output(build->output, &build->book.diags))
        return fail_build(build, EPUBIFY_SYSTEM, NULL);
    return true;
}

/* ---- The last stage ----------------------------------------------------------------- */

static void write_out(Build *build)
{
    const char *output = build->output;
    const Book *book = &build->book;
    Diags *diags = &build->book.diags;
    size_t size = 0;
    bool written;

    begin_stage(build, "write", 0);
    if (output != NULL) {
        written = write_container(&build->container, output, diags, &build->size);
        build->wrote_lock = written && book->lock.made.len > 0 &&
                            write_file(book->lock.path, book->lock.made, diags);
        written = written && (build->wrote_lock || book->lock.made.len == 0);
    } else {
        written =
            write_container_to_memory(&build->container, diags, &build->bytes, &size);
        build->size = size;
    }
    if (!written)
        fail_build(build, EPUBIFY_SYSTEM, NULL);
}

static void protect_inputs(Build *build)
{
    if (build->output != NULL)
        check_overwrite(&build->book, build->output);
}

static void run_stages(Build *build)
{
    if (!load(build) || !output_is_possible(build))
        return;
    parse(build);
    resolve(build);
    protect_inputs(build);
    if (!book_is_sound(build))
        return;
    make_container(build);
    if (book_is_sound(build))
        write_out(build);
}

EpubifyResult *epubify_build(const EpubifyOptions *options)
{
    Build build = {0};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        start_book(&build);
        run_stages(&build);
    }
    package_free(&build.container);
    result = finish_build(&build);
    leave_locale(&build);
    return result;
}

/* ---- Import ------------------------------------------------------------------------ */

static void import(Build *build)
{
    Book *book = &build->book;
    Buf text = {0};

    if (!load(build))
        return;
    if (strcmp(book->kind, "epubify") == 0) {
        fail_build(build, EPUBIFY_USAGE,
                   arena_format(&book->arena, "%s is a manifest of epubify's already",
                                book->manifest));
        return;
    }
    put_manifest(book, &text);
    if (book_is_sound(build)) {
        build->bytes = text.data;
        build->size = text.len;
    } else {
        buf_free(&text);
    }
}

/* What makes no EPUB, and is as good of a book with warnings. */
static EpubifyResult *run_aside(const EpubifyOptions *options, void (*work)(Build *build))
{
    Build build = {0};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        build.asked.output = NULL;
        build.asked.strict = false;
        start_book(&build);
        work(&build);
    }
    result = finish_build(&build);
    leave_locale(&build);
    return result;
}

EpubifyResult *epubify_import(const EpubifyOptions *options)
{
    return run_aside(options, import);
}

/* ---- The lock of an EPUB --------------------------------------------------------------- */

static void relock(Build *build)
{
    Book *book = &build->book;

    build->options.relock = true;
    if (!load(build))
        return;
    parse(build);
    resolve_release_only(book);
    if (book->past == NULL || book->diags.errors > 0) {
        fail_build(build, EPUBIFY_ERRORS, NULL);
        return;
    }
    make_past_lock(book);
    build->output = book->lock.path;
    if (!write_file(book->lock.path, book->lock.made, &book->diags))
        fail_build(build, EPUBIFY_SYSTEM, NULL);
}

EpubifyResult *epubify_lock(const EpubifyOptions *options)
{
    return run_aside(options, relock);
}

const char *epubify_version(void)
{
    return EPUBIFY_VERSION;
}
