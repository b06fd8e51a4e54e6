/* data.c - see the header. */
#include "formats/data.h"
#include <string.h>

const DataNode *data_lookup(const DataNode *map, const char *key)
{
    if (map == NULL || map->kind != DATA_MAP)
        return NULL;
    for (const DataNode *node = map->first; node != NULL; node = node->next)
        if (strcmp(node->key, key) == 0)
            return node;
    return NULL;
}

bool data_is_null(const DataNode *node)
{
    return node->kind == DATA_SCALAR && !node->quoted &&
           (node->text[0] == '\0' || strcmp(node->text, "~") == 0 ||
            strcmp(node->text, "null") == 0 || strcmp(node->text, "Null") == 0 ||
            strcmp(node->text, "NULL") == 0);
}

const char *data_kind_text(const DataNode *node)
{
    switch (node->kind) {
    case DATA_LIST:
        return "a list";
    case DATA_MAP:
        return "a map";
    case DATA_SCALAR:
        return data_is_null(node) ? "nothing" : "a text";
    case DATA_BROKEN:
        break;
    }
    return "a mistake";
}
