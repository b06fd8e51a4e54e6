/* value.h - values of the manifest as texts, numbers and lists; what does not fit is
 * reported. */
#ifndef EPUBIFY_LOAD_MANIFEST_VALUE_H
#define EPUBIFY_LOAD_MANIFEST_VALUE_H

#include "load/manifest/manifest.h"

/* Everywhere, name is what the messages call the value: its key. */

/* One line: white space folded, in NFC.  NULL: it is no text, or empty. */
const char *text_value(Manifest *manifest, const DataNode *node, const char *name);
/* Several lines: line ends stay. */
const char *long_text_value(Manifest *manifest, const DataNode *node, const char *name);
/* False: it is none, and *value stays as it was. */
bool bool_value(Manifest *manifest, const DataNode *node, const char *name, bool *value);
bool number_value(Manifest *manifest, const DataNode *node, const char *name, int least,
                  int most, int *value);
/* One of the words (they end with NULL), as the table spells it; the author's case
 * does not matter.  NULL: it is none of them. */
const char *word_value(Manifest *manifest, const DataNode *node, const char *name,
                       const char *const *words);
/* As it is written, in quotes with all its space, since a file's name may hold some. */
const char *name_value(Manifest *manifest, const DataNode *node, const char *name);
/* A file's path from the root, from one that counts from the manifest.  NULL: it leads
 * out, or is no path. */
const char *path_value(Manifest *manifest, const DataNode *node, const char *name);

/* Goes over the items of a list, or the value itself when it is none:
 * for (item = first_item(m, node, name); item != NULL; item = next_item(node, item)) */
const DataNode *first_item(Manifest *manifest, const DataNode *node, const char *name);
const DataNode *next_item(const DataNode *node, const DataNode *item);

/* The text of an item that is a text, or a map with the key text: or its second
 * spelling, which is keys[1]; the map may have all of keys. */
const char *item_text(Manifest *manifest, const DataNode *item, const char *name,
                      const char *const *keys);
/* The text of a key in an item that is a map; NULL when it is not there, or is none. */
const char *item_value(Manifest *manifest, const DataNode *item, const char *key);

/* Reports each key of a map that is not among keys (they end with NULL). */
void check_keys(Manifest *manifest, const DataNode *map, const char *const *keys);
/* The value of the first of two keys; both at once is reported. */
const DataNode *lookup_either(Manifest *manifest, const DataNode *map, const char *key,
                              const char *other);

/* wanted: "a text", "true or false", "a list of texts" … */
void report_type(Manifest *manifest, const DataNode *node, const char *name,
                 const char *wanted);
void report_empty(Manifest *manifest, const DataNode *node, const char *name);
/* Gives the key that was most likely meant, or NULL. */
const char *report_unknown_key(Manifest *manifest, const DataNode *node,
                               const char *const *keys);

#endif
