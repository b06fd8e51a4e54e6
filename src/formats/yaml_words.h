/* yaml_words.h - what libyaml's messages mean, for authors. */
#ifndef EPUBIFY_FORMATS_YAML_WORDS_H
#define EPUBIFY_FORMATS_YAML_WORDS_H

#include <stdbool.h>

typedef struct {
    const char *problem; /* libyaml's message */
    const char *context; /* what it says it was doing, or NULL: whatever it was */
    char code;           /* 's' syntax, 'a' anchor, alias or tag, 't' tab */
    bool
        at_context; /* the mistake is where the context begins, not where it was noticed */
    const char *message, *hint;
} YamlWords;

/* Never NULL: the last row is for all messages that have none of their own. */
const YamlWords *lookup_yaml_words(const char *problem, const char *context);

#endif
