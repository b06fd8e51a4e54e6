/* build.c - what surrounds the stages: locale, progress, options. */
#include "build.h"
#include <string.h>
#include "base/parallel.h"
#include "parse/parse.h"

/* ---- The locale -------------------------------------------------------------------- */

/* Case, numbers and the system's messages are those of the C locale, on each thread that
 * works; the process keeps its own, and so does the host's callback. */
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

bool fail(Build *build, EpubifyStatus status, const char *why)
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
        return fail(build, EPUBIFY_USAGE, "EpubifyOptions.size is not set");
    for (size_t i = known; i < given->size; i++)
        if (bytes[i] != 0)
            return fail(build, EPUBIFY_USAGE,
                        "an option is set that this epubify does not know");
    memcpy(&build->asked, given, given->size < known ? given->size : known);
    if (build->asked.book == NULL || build->asked.book[0] == '\0')
        return fail(build, EPUBIFY_USAGE, "no book is named");
    if (build->asked.output != NULL && build->asked.output[0] == '\0')
        return fail(build, EPUBIFY_USAGE, "the output's name is empty");
    return true;
}

const char language_mark[] = "{lang}";

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
