/* build.c - the stages up to render, and what came of them; here alone threads start. */
#include "build.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/parallel.h"
#include "load/load.h"
#include "package/package.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/resolve.h"
#include "result.h"

static const char language_mark[] = "{lang}";

/* ---- The locale -------------------------------------------------------------------- */

void enter_locale(Build *build)
{
    build->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (build->plain == (locale_t)0)
        end_out_of_memory();
    build->hosts = uselocale(build->plain);
}

void leave_locale(Build *build)
{
    uselocale(build->hosts);
    freelocale(build->plain);
}

/* ---- Progress ---------------------------------------------------------------------- */

static void tell(Build *build, size_t done)
{
    if (build->asked.progress == NULL)
        return;
    uselocale(build->hosts);
    build->asked.progress(build->asked.progress_user, build->stage, done, build->total);
    uselocale(build->plain);
}

void begin_stage(Build *build, const char *stage, size_t total)
{
    build->stage = stage;
    build->total = total;
    atomic_store(&build->done, 0);
    tell(build, 0);
}

/* Workers count; only the caller's thread tells, so that the host's callback needs no
 * lock. */
void finish_item(Build *build)
{
    size_t done = atomic_fetch_add(&build->done, 1) + 1;

    if (pthread_equal(pthread_self(), build->caller))
        tell(build, done);
}

/* ---- Options ----------------------------------------------------------------------- */

bool fail_build(Build *build, EpubifyStatus status, const char *why)
{
    build->status = status;
    build->failure = why;
    return false;
}

/* A caller with an older header has a shorter struct: what it does not know is at its
 * default.  One with a newer header may only ask for what this library knows. */
bool read_options(Build *build, const EpubifyOptions *given)
{
    const char *bytes = (const char *)given;
    size_t known = sizeof build->asked;

    if (given == NULL || given->size < offsetof(EpubifyOptions, output))
        return fail_build(build, EPUBIFY_USAGE, "EpubifyOptions.size is not set");
    for (size_t i = known; i < given->size; i++)
        if (bytes[i] != 0)
            return fail_build(build, EPUBIFY_USAGE,
                              "an option is set that this epubify does not know");
    memcpy(&build->asked, given, given->size < known ? given->size : known);
    if (build->asked.book == NULL || build->asked.book[0] == '\0')
        return fail_build(build, EPUBIFY_USAGE, "no book is named");
    if (build->asked.output != NULL && build->asked.output[0] == '\0')
        return fail_build(build, EPUBIFY_USAGE, "the output's name is empty");
    return true;
}

static pthread_once_t parse_ready = PTHREAD_ONCE_INIT;

static Tristate tristate_of(EpubifyChoice choice)
{
    return choice == EPUBIFY_YES  ? TRISTATE_YES
           : choice == EPUBIFY_NO ? TRISTATE_NO
                                  : TRISTATE_UNSET;
}

void start_book(Build *build)
{
    const EpubifyOptions *asked = &build->asked;

    pthread_once(&parse_ready, parse_init);
    build->caller = pthread_self();
    build->options = (BookOptions){
        .book = asked->book,
        .from = asked->from,
        .manifest = asked->manifest,
        .root = asked->root,
        .confine = asked->confine,
        .language = asked->language,
        .each_language = asked->output != NULL && asked->language == NULL &&
                         strstr(asked->output, language_mark) != NULL,
        .edition = asked->edition,
        .metadata = asked->metadata,
        .metadata_files = asked->metadata_files,
        .styles = asked->styles,
        .cover = asked->cover,
        .toc_depth = asked->toc_depth,
        .numbered = tristate_of(asked->numbered),
        .lock = asked->lock,
        .since = asked->since,
        .frozen = asked->frozen,
        .reflow = asked->reflow,
        .layout = asked->layout,
        .strict = asked->strict,
        .lenient = tristate_of(asked->lenient),
        .jobs = asked->jobs > 0 ? asked->jobs : processor_count(),
        .cache = asked->cache_folder,
        .source_date_epoch = asked->source_date_epoch,
    };
    build->book.options = &build->options;
    build->book.diags = (Diags){.arena = &build->book.arena};
    build->book.root.fd = -1;
}

/* ---- The stages -------------------------------------------------------------------- */

bool load(Build *build)
{
    const char *why = NULL;

    begin_stage(build, "load", 0);
    switch (load_book(&build->book, &why)) {
    case LOAD_OK:
        return true;
    case LOAD_NO_BOOK:
        return fail_build(build, EPUBIFY_USAGE, why);
    case LOAD_SYSTEM:
        break;
    }
    return fail_build(build, EPUBIFY_SYSTEM, why);
}

void name_output(Build *build)
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
        rest = mark + sizeof language_mark - 1;
    }
    buf_put(&name, rest);
    build->output = arena_copy(&book->arena, name.data, name.len);
    buf_free(&name);
}

static void parse_one(void *context, size_t index)
{
    Build *build = context;

    uselocale(build->plain);
    parse_chapter(&build->book, build->book.chapters[index]);
    finish_item(build);
}

void parse(Build *build)
{
    begin_stage(build, "parse", build->book.chapter_count);
    parallel_for(build->book.chapter_count, build->options.jobs, parse_one, build);
    parse_end(&build->book);
}

void resolve(Build *build)
{
    begin_stage(build, "resolve", 0);
    resolve_book(&build->book);
}

void render(Build *build, void (*work)(void *build, size_t index))
{
    Book *book = &build->book;
    size_t i = 0;

    build->documents =
        arena_alloc(&book->arena, (book->document_count + 1) * sizeof(Document *));
    for (Document *document = book->documents; document != NULL;
         document = document->next)
        build->documents[i++] = document;
    assert(i == book->document_count);
    begin_stage(build, "render", i);
    parallel_for(i, build->options.jobs, work, build);
}

static void render_one(void *context, size_t index)
{
    Build *build = context;

    uselocale(build->plain);
    render_document(&build->book, build->documents[index]);
    package_document(build->documents[index], &build->entries[index]);
    finish_item(build);
}

void make_container(Build *build)
{
    build->entries =
        arena_alloc(&build->book.arena, (build->book.document_count + 1) * sizeof(Entry));
    render(build, render_one);
    begin_stage(build, "package", 0);
    build->container = package_book(&build->book, build->entries);
}

/* ---- What the diagnostics decide --------------------------------------------------- */

bool book_is_sound(Build *build)
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
    return errors == 0 || fail_build(build, EPUBIFY_ERRORS, NULL);
}

/* ---- The end ------------------------------------------------------------------------ */

void drop_build(Build *build)
{
    if (build->book.options != NULL)
        book_free(&build->book);
}

EpubifyResult *finish_build(Build *build)
{
    Book *book = &build->book;
    EpubifyResult *result =
        new_result(build->status, build->failure, build->bytes, build->size);

    fill_result(result, book, build->output);
    if (build->wrote_lock)
        fill_lock(result, book);
    drop_build(build);
    return result;
}
