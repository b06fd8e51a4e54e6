/* map.h - texts to pointers.  Keys and memory live in the arena that is handed in. */
#ifndef EPUBIFY_BASE_MAP_H
#define EPUBIFY_BASE_MAP_H

#include <stddef.h>
#include "base/arena.h"

typedef struct {
    struct MapSlot *slots;
    size_t count, capacity;     /* capacity is a power of two, or 0 */
} Map;                          /* start from {0} */

/* NULL when the key is not there. */
void *map_lookup(const Map *map, const char *key);
/* The keys, sorted by byte, ending with NULL; in the arena. */
const char **map_keys(const Map *map, Arena *arena);
/* The key is borrowed: it must live as long as the map.  Replaces an older value. */
void map_put(Map *map, Arena *arena, const char *key, void *value);

#endif
