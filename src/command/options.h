/* options.h - the options that there are. */
#ifndef EPUBIFY_COMMAND_OPTIONS_H
#define EPUBIFY_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    OPTION_OUTPUT,
    OPTION_JOBS,
    OPTION_STRICT,
    OPTION_LENIENT,
    OPTION_NO_LENIENT,
    OPTION_FORMAT,
    OPTION_VERBOSE,
    OPTION_QUIET,
    OPTION_NO_COLOR,
    OPTION_CONFINE,
    OPTION_FROM,
    OPTION_MANIFEST,
    OPTION_ROOT,
    OPTION_LANGUAGE,
    OPTION_EDITION,
    OPTION_METADATA,
    OPTION_METADATA_FILE,
    OPTION_STYLE,
    OPTION_COVER,
    OPTION_TOC_DEPTH,
    OPTION_NUMBER,
    OPTION_NO_NUMBER,
    OPTION_LOCK,
    OPTION_FROZEN,
    OPTION_LAYOUT,
    OPTION_REFLOW,
    OPTION_SINCE,
    OPTION_IGNORED,
    OPTION_VERSION,
    OPTION_HELP
} OptionId;

typedef struct {
    const char *name; /* with its dashes */
    char letter;      /* of the short form, or 0 */
    bool takes_value;
    bool only_build; /* the other verbs have no use for it */
    OptionId id;
} Option;

extern const Option options[];      /* ends with one without a name */

#endif
