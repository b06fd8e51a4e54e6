/* build.c - a book becomes an EPUB, and the author hears how it went. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/path.h"
#include "command/commands.h"
#include "command/report/progress.h"
#include "command/report/report.h"

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* "epubify buidl book out.epub" and "epubify explian CODE" were meant as verbs. */
static const char *misspelt_verb(const Arguments *arguments)
{
    const char *first = arguments->operands[0];

    return arguments->verb_given || is_there(first) ? NULL : nearest_verb(first);
}

/* False: said on stderr what is wrong.  *output: where the EPUB goes. */
static bool read_operands(const Arguments *arguments, const char **output)
{
    size_t wanted = arguments->output != NULL ? 1 : 2;
    const char *verb;

    if (arguments->operand_count == 0) {
        wrong_usage("no BOOK is named: epubify BOOK OUTPUT.epub");
        return false;
    }
    verb = misspelt_verb(arguments);
    if (verb != NULL) {
        wrong_usage("\"%s\" is no verb and no book; did you mean %s?",
                    arguments->operands[0], verb);
        return false;
    }
    if (arguments->operand_count > wanted) {
        wrong_usage("\"%s\" is one name too many: epubify BOOK OUTPUT.epub",
                    arguments->operands[wanted]);
        return false;
    }
    *output = arguments->output != NULL ? arguments->output : arguments->operands[1];
    if (*output == NULL)
        wrong_usage("no OUTPUT is named: epubify %s OUTPUT.epub", arguments->operands[0]);
    else if (**output == '\0')
        wrong_usage("the name of OUTPUT is empty");
    else if (strcmp(*output, "-") == 0)
        wrong_usage("OUTPUT is a file, never standard output; one named - is ./-");
    else
        return true;
    return false;
}

/* XDG Base Directory Specification: a relative XDG_CACHE_HOME counts as none. */
const char *cache_folder(Arena *arena)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");

    if (cache != NULL && cache[0] == '/')
        return arena_format(arena, "%s/epubify", cache);
    if (home != NULL && home[0] == '/')
        return arena_format(arena, "%s/.cache/epubify", home);
    return NULL;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value != NULL && value[0] != '\0';
}

static bool is_terminal(int fd)
{
    const char *kind = getenv("TERM");

    return isatty(fd) && (kind == NULL || strcmp(kind, "dumb") != 0);
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static EpubifyResult *build(EpubifyOptions *options, bool with_progress)
{
    Progress progress;
    EpubifyResult *result;

    if (!with_progress)
        return epubify_build(options);
    progress_start(&progress);
    options->progress = progress_tell;
    options->progress_user = &progress;
    result = epubify_build(options);
    progress_end(&progress);
    return result;
}

/* Frees the buffer. */
static void print(Buf *buf, FILE *file)
{
    if (buf->len > 0)
        fwrite(buf->data, 1, buf->len, file);
    buf_free(buf);
}

void report_diagnostics(const Arguments *arguments, const EpubifyResult *result)
{
    bool json = arguments->format == FORMAT_JSON;
    ReportStyle style = {.notes = arguments->verbose && !arguments->quiet,
                         .repeats = arguments->verbose};
    Buf buf = {0};

    style.color = !json && !arguments->no_color && !is_set("NO_COLOR") &&
                  is_terminal(STDERR_FILENO);
    (json ? put_diagnostics_json : put_diagnostics)(&buf, result, &style);
    print(&buf, json ? stdout : stderr);
    if (result->failure != NULL)
        fprintf(stderr, "epubify: %s\n", result->failure);
}

/* That the output is a file of the book's own has been said already. */
static bool is_old_epub(const EpubifyResult *result, const char *path)
{
    struct stat status;

    for (size_t i = 0; i < result->diagnostic_count; i++)
        if (strcmp(result->diagnostics[i]->code, "output-input") == 0)
            return false;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* On stdout when all is well and stdout is for people, else on stderr. */
static void report_outcome(const Arguments *arguments, const EpubifyResult *result,
                           const char *output, double seconds)
{
    bool fine = result->status == EPUBIFY_OK;
    Buf buf = {0};

    if (fine)
        put_success(&buf, result, output, seconds);
    else if (result->status != EPUBIFY_USAGE)
        put_failure(&buf, result, is_old_epub(result, output));
    print(&buf, fine && arguments->format == FORMAT_TEXT ? stdout : stderr);
}

/* A name that leads nowhere could be a new book's. */
static void suggest_init(const char *book)
{
    Buf text = {0};

    if (is_there(book) || errno != ENOENT || strchr(path_name(book), '.') != NULL)
        return;
    buf_put(&text, "To begin a book there: epubify init ");
    put_operand(&text, book);
    fprintf(stderr, "%s\n", text.data);
    buf_free(&text);
}

void fill_options(EpubifyOptions *options, const Arguments *arguments)
{
    options->book = arguments->operands[0];
    options->strict = arguments->strict;
    options->lenient = arguments->lenient;
    options->jobs = arguments->jobs;
    options->confine = arguments->confine;
    options->source_date_epoch = getenv("SOURCE_DATE_EPOCH");
    options->from = arguments->from;
    options->manifest = arguments->manifest;
    options->root = arguments->root;
    options->language = arguments->language;
    options->edition = arguments->edition;
    options->metadata = arguments->metadata;
    options->metadata_files = arguments->metadata_files;
    options->styles = arguments->styles;
    options->cover = arguments->cover;
    options->toc_depth = arguments->toc_depth;
    options->numbered = arguments->numbered;
    options->lock = arguments->lock;
    options->frozen = arguments->frozen;
    options->layout = arguments->layout;
    options->reflow = arguments->reflow;
    options->since = arguments->since;
}

/* *result is what came of it, for the caller to free. */
static int build_once(const Arguments *arguments, EpubifyOptions *options,
                      EpubifyResult **result)
{
    struct timespec start;
    const char *output;

    clock_gettime(CLOCK_MONOTONIC, &start);
    *result = build(options, !arguments->quiet && is_terminal(STDERR_FILENO));
    output = (*result)->output != NULL ? (*result)->output : options->output;
    report_diagnostics(arguments, *result);
    if (!arguments->quiet)
        report_outcome(arguments, *result, output, seconds_since(&start));
    if ((*result)->status == EPUBIFY_USAGE)
        suggest_init(options->book);
    return (int)(*result)->status;
}

/* Of a book in several languages the first has been built; {lang} in the output's name asks
 * for the others too.  The worst status of all. */
static int build_others(const Arguments *arguments, EpubifyOptions *options,
                        const char *const *languages, int worst)
{
    for (size_t i = 1; languages[0] != NULL && languages[i] != NULL; i++) {
        EpubifyResult *result;
        int status;
        options->language = languages[i];
        status = build_once(arguments, options, &result);
        worst = status > worst ? status : worst;
        epubify_result_free(result);
    }
    return worst;
}

int run_build(const Arguments *arguments)
{
    Arena arena = {0};
    const char *output = NULL;
    EpubifyOptions options = {.size = sizeof options};
    EpubifyResult *first;
    int status;

    if (!read_operands(arguments, &output))
        return EPUBIFY_USAGE;
    fill_options(&options, arguments);
    options.output = output;
    options.cache_folder = cache_folder(&arena);
    status = build_once(arguments, &options, &first);
    if (first->languages != NULL && options.language == NULL &&
        strstr(output, "{lang}") != NULL)
        status = build_others(arguments, &options, first->languages, status);
    epubify_result_free(first);
    arena_free(&arena);
    return status;
}
