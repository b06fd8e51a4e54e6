/* map.c - open addressing with linear steps; at most three quarters full. */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct MapSlot {
    const char *key; /* NULL: free */
    void *value;
    uint64_t hash;
};

/* FNV-1a, with the high bits folded in.  It begins with an address that no two runs
 * share, so that a hostile book can't hold names which collide.  Nobody sees
 * the order of its slots, and so nothing that is written depends on the hash. */
static uint64_t hash_of(const char *key)
{
    static const char seed = 0;
    uint64_t hash = 14695981039346656037u ^ (uint64_t)(uintptr_t)&seed;

    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * 1099511628211u;
    return hash ^ hash >> 32;
}

static struct MapSlot *find(const Map *map, const char *key, uint64_t hash)
{
    size_t i = hash & (map->capacity - 1);

    while (map->slots[i].key != NULL &&
           (map->slots[i].hash != hash || strcmp(map->slots[i].key, key) != 0))
        i = (i + 1) & (map->capacity - 1);
    return &map->slots[i];
}

static void enlarge(Map *map, Arena *arena)
{
    Map larger = {.capacity = map->capacity == 0 ? 16 : map->capacity * 2,
                  .count = map->count};

    larger.slots = arena_alloc(arena, larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key != NULL)
            *find(&larger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    *map = larger;
}

void *map_lookup(const Map *map, const char *key)
{
    return map->capacity == 0 ? NULL : find(map, key, hash_of(key))->value;
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **map_keys(const Map *map, Arena *arena)
{
    const char **keys = arena_alloc(arena, (map->count + 1) * sizeof *keys);
    size_t count = 0;

    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key != NULL)
            keys[count++] = map->slots[i].key;
    if (count > 1)
        qsort(keys, count, sizeof *keys, compare_keys);
    return keys;
}

void map_put(Map *map, Arena *arena, const char *key, void *value)
{
    uint64_t hash = hash_of(key);
    struct MapSlot *slot;

    if (map->count * 4 >= map->capacity * 3)
        enlarge(map, arena);
    slot = find(map, key, hash);
    if (slot->key == NULL)
        map->count++;
    *slot = (struct MapSlot){key, value, hash};
}
