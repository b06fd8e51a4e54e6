/* arguments.c - options may stand anywhere; `--` ends them. */
#include "command/arguments.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "command/options.h"

enum { MOST_JOBS = 1024, MOST_OPTIONS = 64 };

static const char *const verbs[] = {"build", "init",    "import", "release",
                                    "page",  "diff",    "lock",   "explain",
                                    "help",  "version", NULL};

typedef struct { /* where the reading stands */
    char **words;
    int count, next;
    Arguments *arguments;
    const char *only_build; /* an option that was seen and that only build has */
    const char *not_diff;   /* one that diff has not */
} Reader;

int wrong_usage(const char *format, ...)
{
    va_list args;

    fputs("epubify: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\nTry: epubify --help\n", stderr);
    return EPUBIFY_USAGE;
}

/* As wrong_usage, for those who answer with false. */
#define refuse(...) (wrong_usage(__VA_ARGS__), false)

const char *nearest_verb(const char *word)
{
    return nearest_word(word, verbs);
}

static bool is_verb(const char *word)
{
    size_t i = 0;

    while (verbs[i] != NULL && strcmp(verbs[i], word) != 0)
        i++;
    return verbs[i] != NULL;
}

void put_operand(Buf *buf, const char *name)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-";
    bool quoted = name[0] == '\0' || strspn(name, plain) < strlen(name);

    buf_put(buf, quoted ? "'" : "");
    buf_put(buf, name[0] == '-' || is_verb(name) ? "./" : "");
    for (; *name != '\0'; name++)
        if (*name == '\'')
            buf_put(buf, "'\\''");
        else
            buf_char(buf, *name);
    buf_put(buf, quoted ? "'" : "");
}

static bool refuse_unknown(const char *word)
{
    const char *names[MOST_OPTIONS + 1] = {NULL};
    const char *near;

    for (size_t i = 0; i < MOST_OPTIONS && options[i].name != NULL; i++)
        names[i] = options[i].name;
    near = nearest_word(word, names);
    if (near != NULL)
        wrong_usage("there is no option %s; did you mean %s?", word, near);
    else
        wrong_usage("there is no option %s", word);
    return false;
}

static bool read_jobs(const char *value, unsigned *jobs)
{
    char *end;
    unsigned long number = strtoul(value, &end, 10);

    if (value[0] < '0' || value[0] > '9' || *end != '\0' || number < 1 ||
        number > MOST_JOBS)
        return refuse("-j wants a number of threads from 1 to 1024, not \"%s\"", value);
    *jobs = (unsigned)number;
    return true;
}

static bool read_toc_depth(const char *value, int *depth)
{
    if (value[0] < '1' || value[0] > '6' || value[1] != '\0')
        return refuse("--toc-depth wants a number from 1 to 6, not \"%s\"", value);
    *depth = value[0] - '0';
    return true;
}

static bool add_value(const char *list[MOST_REPEATED + 1], const Option *option,
                      const char *value)
{
    size_t count = 0;

    while (list[count] != NULL)
        count++;
    if (count == MOST_REPEATED)
        return refuse("%s is given more than %d times", option->name, MOST_REPEATED);
    list[count] = value;
    return true;
}

static bool read_format(const char *value, Format *format)
{
    *format = strcmp(value, "json") == 0   ? FORMAT_JSON
              : strcmp(value, "html") == 0 ? FORMAT_HTML
                                           : FORMAT_TEXT;
    return *format != FORMAT_TEXT || strcmp(value, "text") == 0 ||
           refuse("--format is text or json, or html of diff, not \"%s\"", value);
}

static bool read_layout(const char *value, Arguments *arguments)
{
    arguments->layout = value;
    return strcmp(value, "plain") == 0 || strcmp(value, "stable") == 0 ||
           strcmp(value, "kobo") == 0 ||
           refuse("--layout is stable, kobo or plain, not \"%s\"", value);
}

static bool read_output(const char *value, Arguments *arguments)
{
    if (arguments->output != NULL)
        return refuse("two outputs are named; the second is \"%s\"", value);
    arguments->output = value;
    return true;
}

/* value is NULL for an option that takes none. */
static bool apply(Reader *reader, const Option *option, const char *value)
{
    Arguments *arguments = reader->arguments;

    if (option->only_build)
        reader->only_build = option->name;
    if (option->only_build && option->id != OPTION_OUTPUT && option->id != OPTION_FORMAT)
        reader->not_diff = option->name;
    switch (option->id) {
    case OPTION_OUTPUT:
        return read_output(value, arguments);
    case OPTION_JOBS:
        return read_jobs(value, &arguments->jobs);
    case OPTION_FORMAT:
        return read_format(value, &arguments->format);
    case OPTION_CONFINE:
        arguments->confine = value;
        return true;
    case OPTION_FROM:
        arguments->from = value;
        return true;
    case OPTION_MANIFEST:
        arguments->manifest = value;
        return true;
    case OPTION_ROOT:
        arguments->root = value;
        return true;
    case OPTION_LANGUAGE:
        arguments->language = value;
        return true;
    case OPTION_EDITION:
        arguments->edition = value;
        return true;
    case OPTION_METADATA:
        return add_value(arguments->metadata, option, value);
    case OPTION_METADATA_FILE:
        return add_value(arguments->metadata_files, option, value);
    case OPTION_STYLE:
        return add_value(arguments->styles, option, value);
    case OPTION_COVER:
        arguments->cover = value;
        return true;
    case OPTION_TOC_DEPTH:
        return read_toc_depth(value, &arguments->toc_depth);
    case OPTION_NUMBER:
        arguments->numbered = EPUBIFY_YES;
        return true;
    case OPTION_NO_NUMBER:
        arguments->numbered = EPUBIFY_NO;
        return true;
    case OPTION_LOCK:
        arguments->lock = value;
        return true;
    case OPTION_FROZEN:
        arguments->frozen = true;
        return true;
    case OPTION_SINCE:
        arguments->since = value;
        return true;
    case OPTION_REFLOW:
        arguments->reflow = true;
        return true;
    case OPTION_LAYOUT:
        return read_layout(value, arguments);
    case OPTION_IGNORED:
        return true;
    case OPTION_STRICT:
        arguments->strict = true;
        return true;
    case OPTION_LENIENT:
        arguments->lenient = EPUBIFY_YES;
        return true;
    case OPTION_NO_LENIENT:
        arguments->lenient = EPUBIFY_NO;
        return true;
    case OPTION_VERBOSE:
        arguments->verbose = true;
        return true;
    case OPTION_QUIET:
        arguments->quiet = true;
        return true;
    case OPTION_NO_COLOR:
        arguments->no_color = true;
        return true;
    case OPTION_VERSION:
        arguments->verb = VERB_VERSION;
        return true;
    case OPTION_HELP:
        arguments->verb = VERB_HELP;
        return true;
    }
    return false;
}

/* attached is what stands behind = or behind the letter, or NULL. */
static bool apply_with_value(Reader *reader, const Option *option, const char *attached)
{
    if (attached == NULL && reader->next < reader->count)
        attached = reader->words[reader->next++];
    if (attached == NULL || attached[0] == '\0')
        return refuse("%s wants a value", option->name);
    return apply(reader, option, attached);
}

static bool read_long(Reader *reader, const char *word)
{
    size_t len = strcspn(word, "=");
    const char *attached = word[len] == '=' ? word + len + 1 : NULL;

    for (size_t i = 0; options[i].name != NULL; i++) {
        if (strlen(options[i].name) != len || strncmp(options[i].name, word, len) != 0)
            continue;
        if (options[i].takes_value)
            return apply_with_value(reader, &options[i], attached);
        if (attached != NULL)
            return refuse("%s takes no value", options[i].name);
        return apply(reader, &options[i], NULL);
    }
    return refuse_unknown(word);
}

static const Option *lookup_letter(char letter)
{
    for (size_t i = 0; options[i].name != NULL; i++)
        if (options[i].letter == letter)
            return &options[i];
    return NULL;
}

/* "-vq", "-j2", "-o" "x.epub". */
static bool read_short(Reader *reader, const char *word)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const Option *option = lookup_letter(*letter);
        if (option == NULL)
            return refuse_unknown(word);
        if (option->takes_value)
            return apply_with_value(reader, option,
                                    letter[1] != '\0' ? letter + 1 : NULL);
        if (!apply(reader, option, NULL))
            return false;
    }
    return true;
}

static void add_operand(Arguments *arguments, const char *word)
{
    size_t room = sizeof arguments->operands / sizeof arguments->operands[0] - 1;

    if (arguments->operand_count < room)
        arguments->operands[arguments->operand_count] = word;
    arguments->operand_count++;
}

/* The first operand may be a verb; --help and --version go before it. */
static bool read_verb(Arguments *arguments, const char *word)
{
    if (arguments->operand_count > 0 || arguments->verb_given)
        return false;
    for (size_t i = 0; verbs[i] != NULL; i++) {
        if (strcmp(word, verbs[i]) != 0)
            continue;
        arguments->verb_given = true;
        if (arguments->verb == VERB_BUILD)
            arguments->verb = (Verb)i;
        return true;
    }
    return false;
}

bool read_arguments(int argc, char **argv, Arguments *arguments)
{
    Reader reader = {.words = argv, .count = argc, .next = 1, .arguments = arguments};
    bool ended = false;

    *arguments = (Arguments){0};
    while (reader.next < reader.count) {
        const char *word = reader.words[reader.next++];
        if (!ended && strcmp(word, "--") == 0)
            ended = true;
        else if (!ended && strncmp(word, "--", 2) == 0) {
            if (!read_long(&reader, word))
                return false;
        } else if (!ended && word[0] == '-' && word[1] != '\0') {
            if (!read_short(&reader, word))
                return false;
        } else if (ended || !read_verb(arguments, word))
            add_operand(arguments, word);
    }
    if (reader.only_build != NULL &&
        (arguments->verb == VERB_INIT || arguments->verb == VERB_EXPLAIN))
        return refuse("%s is an option of build", reader.only_build);
    if (reader.not_diff != NULL && arguments->verb == VERB_DIFF)
        return refuse("%s is an option of build", reader.not_diff);
    if (arguments->format == FORMAT_HTML && arguments->verb != VERB_DIFF)
        return refuse("--format html is of diff alone");
    return true;
}
