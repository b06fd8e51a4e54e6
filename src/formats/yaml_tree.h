/* yaml_tree.h - the tree of a YAML while it grows: what is open, and which key waits for
 * its value. */
#ifndef EPUBIFY_FORMATS_YAML_TREE_H
#define EPUBIFY_FORMATS_YAML_TREE_H

#include "base/map.h"
#include "formats/yaml.h"

typedef struct { /* a list or map that is open */
    DataNode *node;
    bool is_key;           /* it stands where a key should be */
    bool has_key, dropped; /* dropped: the key is a mistake, its value goes nowhere */
    const char *key;
    Position at_key;
    Map seen; /* keys → their Position */
} YamlLevel;

typedef struct {
    const YamlInput *input; /* for its arena and its diagnostics */
    YamlLevel levels[YAML_DEEPEST];
    int depth; /* open levels */
    DataNode *root;
} YamlTree; /* starts as {.input = input} */

DataNode *yaml_tree_node(const YamlTree *tree, DataKind kind, Position at);
/* True in a map, where no key waits for its value. */
bool yaml_tree_wants_key(const YamlTree *tree);
/* A key that is there already is reported, and its value goes nowhere. */
void yaml_tree_key(YamlTree *tree, const char *key, Position at);
/* What stands for the key is a mistake that has been reported. */
void yaml_tree_drop_key(YamlTree *tree);
/* Hangs a value where the tree grows. */
void yaml_tree_value(YamlTree *tree, DataNode *node);
/* A list or map begins.  False, and reported, when it nests too deep. */
bool yaml_tree_open(YamlTree *tree, DataKind kind, Position at);
void yaml_tree_close(YamlTree *tree);
/* The end: maps that a mistake left open lack keys, and nobody shall complain of that. */
void yaml_tree_end(YamlTree *tree);

#endif
