/* epubify.c - the order of the stages, what stops them; here alone threads start.
 *
 * Begin with run_stages, near the end: it is the table of contents. */
#include "epubify.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/parallel.h"
#include "build.h"
#include "load/load.h"
#include "package/package.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/resolve.h"
#include "result.h"
#include "write/file.h"
#include "write/ocf.h"
#include "write/overwrite.h"

/* ---- The stages -------------------------------------------------------------------- */

static bool load(Build *build)
{
    const char *why = NULL;

    begin_stage(build, "load", 0);
    switch (load_book(&build->book, &why)) {
    case LOAD_OK:
        return true;
    case LOAD_NO_BOOK:
        return fail(build, EPUBIFY_USAGE, why);
    case LOAD_SYSTEM:
        break;
    }
    return fail(build, EPUBIFY_SYSTEM, why);
}

/* {lang} in the output's name stands for what is built: the folder of the language, or the
 * tag of a book in one. */
static void name_output(Build *build)
{
    Book *book = &build->book;
    const char *language =
        book->built_language != NULL ? book->built_language : book->metadata.language;
    const char *rest = build->asked.output, *mark;
    Buf name = {0};

    if (rest == NULL)
        return;
    while ((mark = strstr(rest, language_mark)) != NULL) {
        buf_add(&name, rest, (size_t)(mark - rest));
        buf_put(&name, language);
        rest = mark + strlen(language_mark);
    }
    buf_put(&name, rest);
    build->output = arena_copy(&book->arena, name.data, name.len);
    buf_free(&name);
}

/* Looked at before the costly stages, so that nobody waits for a result that can't be
 * kept. */
static bool output_is_possible(Build *build)
{
    name_output(build);
    if (build->output != NULL && !check_output(build->output, &build->book.diags))
        return fail(build, EPUBIFY_SYSTEM, NULL);
    return true;
}

static void parse_one(void *context, size_t index)
{
    Build *build = context;

    uselocale(build->plain);
    parse_chapter(&build->book, build->book.chapters[index]);
    finish_item(build);
}

static void parse(Build *build)
{
    begin_stage(build, "parse", build->book.chapter_count);
    parallel_for(build->book.chapter_count, build->options.jobs, parse_one, build);
    parse_end(&build->book);
}

static void resolve(Build *build)
{
    begin_stage(build, "resolve", 0);
    resolve_book(&build->book);
}

static void render_one(void *context, size_t index)
{
    Build *build = context;

    uselocale(build->plain);
    render_document(&build->book, build->documents[index]);
    package_document(build->documents[index], &build->entries[index]);
    finish_item(build);
}

/* Render and deflate together: a document's XHTML is freed by the worker that made it. */
static void render(Build *build)
{
    Book *book = &build->book;
    size_t i = 0;

    build->documents =
        arena_alloc(&book->arena, (book->document_count + 1) * sizeof(Document *));
    build->entries =
        arena_alloc(&book->arena, (book->document_count + 1) * sizeof(Entry));
    for (Document *document = book->documents; document != NULL;
         document = document->next)
        build->documents[i++] = document;
    assert(i == book->document_count);
    begin_stage(build, "render", i);
    parallel_for(i, build->options.jobs, render_one, build);
}

static void package(Build *build)
{
    begin_stage(build, "package", 0);
    build->container = package_book(&build->book, build->entries);
}

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
        written = written && (book->lock.made.len == 0 ||
                              write_file(book->lock.path, book->lock.made, diags));
    } else {
        written =
            write_container_to_memory(&build->container, diags, &build->bytes, &size);
        build->size = size;
    }
    if (!written)
        fail(build, EPUBIFY_SYSTEM, NULL);
}

/* ---- What the diagnostics decide --------------------------------------------------- */

/* False when the book has errors.  Strict comes last, when all has been said. */
static bool book_is_sound(Build *build)
{
    Book *book = &build->book;
    size_t errors = 0;

    if (build->options.strict)
        diags_make_strict(&book->diags);
    errors += book->diags.errors;
    for (size_t i = 0; i < book->chapter_count; i++) {
        if (build->options.strict)
            diags_make_strict(&book->chapters[i]->diags);
        errors += book->chapters[i]->diags.errors;
    }
    return errors == 0 || fail(build, EPUBIFY_ERRORS, NULL);
}

static void protect_inputs(Build *build)
{
    if (build->output != NULL)
        check_overwrite(&build->book, build->output);
}

static EpubifyResult *finish_build(Build *build)
{
    Book *book = &build->book;
    EpubifyResult *result =
        new_result(build->status, build->failure, build->bytes, build->size);

    fill_result(result, book, build->output);
    package_free(&build->container);
    if (book->options != NULL)
        book_free(book);
    return result;
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
    render(build);
    package(build);
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
        fail(build, EPUBIFY_USAGE,
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

EpubifyResult *epubify_import(const EpubifyOptions *options)
{
    Build build = {0};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        build.asked.output = NULL;
        build.asked.strict = false;
        start_book(&build);
        import(&build);
    }
    result = finish_build(&build);
    leave_locale(&build);
    return result;
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
    book->diags.lenient = true;
    if (book->past == NULL || book->diags.errors > 0) {
        fail(build, EPUBIFY_ERRORS, NULL);
        return;
    }
    make_past_lock(book);
    build->output = book->lock.path;
    if (!write_file(book->lock.path, book->lock.made, &book->diags))
        fail(build, EPUBIFY_SYSTEM, NULL);
}

EpubifyResult *epubify_lock(const EpubifyOptions *options)
{
    Build build = {0};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        build.asked.output = NULL;
        build.asked.strict = false;
        start_book(&build);
        relock(&build);
    }
    result = finish_build(&build);
    leave_locale(&build);
    return result;
}

const char *epubify_version(void)
{
    return EPUBIFY_VERSION;
}
