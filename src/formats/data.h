/* data.h - what YAML, TOML and JSON say: maps, lists and scalars, each with its place.
 *
 * Nothing is resolved: what a scalar means (a number, a date, yes or no) is up to the
 * reader, who knows what belongs there. */
#ifndef EPUBIFY_FORMATS_DATA_H
#define EPUBIFY_FORMATS_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include "base/source.h"

typedef enum {
    DATA_SCALAR,
    DATA_LIST,
    DATA_MAP,
    DATA_BROKEN /* a mistake that has been reported: take it for anything, silently */
} DataKind;

typedef struct DataNode {
    DataKind kind;
    bool quoted; /* a scalar in quotes, or a block (| or >): a text, whatever it says */
    const char *key;  /* in a map; NULL in a list and of the root */
    const char *text; /* a scalar's, without control characters; "" of a broken one */
    Position at_key;  /* file as a whole when there is no key */
    Position at;      /* of the value, or where it would stand */
    struct DataNode *first, *last,
        *next;    /* the children of a list or map, in their order */
    size_t count; /* of children */
} DataNode;

/* The value of a key in a map, or NULL. */
const DataNode *data_lookup(const DataNode *map, const char *key);
/* An empty value, ~ or null. */
bool data_is_null(const DataNode *node);
/* "a text", "a list", "a map": for messages. */
const char *data_kind_text(const DataNode *node);

#endif
