/* arguments.h - the command line, read and checked. */
#ifndef EPUBIFY_COMMAND_ARGUMENTS_H
#define EPUBIFY_COMMAND_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "epubify.h"

typedef enum {
    VERB_BUILD,
    VERB_INIT,
    VERB_IMPORT,
    VERB_RELEASE,
    VERB_PAGE,
    VERB_DIFF,
    VERB_LOCK,
    VERB_EXPLAIN,
    VERB_HELP,
    VERB_VERSION
} Verb;
enum { MOST_REPEATED = 64 };
typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML } Format;

typedef struct {
    Verb verb;
    bool verb_given; /* false: it is a build because nothing else was said */
    /* What is neither verb nor option; past the last NULL.  There may be more of them
     * than operands holds: each verb refuses what it does not want. */
    const char *operands[4];
    size_t operand_count;
    const char *output, *confine, *from, *manifest, *root, *language, *edition, *cover,
        *lock, *layout, *since;
    /* What an option that may be given several times was given: ends with NULL. */
    const char *metadata[MOST_REPEATED + 1], *metadata_files[MOST_REPEATED + 1],
        *styles[MOST_REPEATED + 1];
    EpubifyChoice lenient, numbered;
    int toc_depth; /* 0: not given */
    Format format;
    unsigned jobs; /* 0: not given */
    bool frozen, reflow, strict, verbose, quiet, no_color;
} Arguments;

/* false: a message has been printed; the exit status is 2. */
bool read_arguments(int argc, char **argv, Arguments *arguments);

/* The verb that was most likely meant, or NULL. */
const char *nearest_verb(const char *word);

/* A name as a word to type, one that a shell and read_arguments take for a name: quoted
 * where it must be, and behind "./" where it would be an option or a verb. */
void put_operand(Buf *buf, const char *name);

/* "epubify: …" and where help is to be found, on stderr.  Returns the exit status of
 * wrong usage. */
int wrong_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
