/* arena.c - a list of blocks, each twice as large as the one before, up to a cap. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include "base/buf.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 256 * 1024, ALIGNMENT = 8 };

struct ArenaBlock {
    ArenaBlock *next;  /* the one before it */
    size_t used, size; /* of data */
    _Alignas(ALIGNMENT) char data[];
};

static ArenaBlock *add_block(Arena *arena, size_t wanted)
{
    size_t size = arena->block == NULL ? FIRST_BLOCK : arena->block->size * 2;
    ArenaBlock *block;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < wanted)
        size = wanted;
    block = memory_new(sizeof *block + size);
    block->used = 0;
    block->size = size;
    block->next = arena->block;
    arena->block = block;
    return block;
}

static char *take(Arena *arena, size_t size)
{
    ArenaBlock *block = arena->block;
    size_t start =
        block == NULL ? 0 : (block->used + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);

    if (block == NULL || start > block->size || block->size - start < size) {
        block = add_block(arena, size);
        start = 0;
    }
    block->used = start + size;
    return block->data + start;
}

void *arena_alloc(Arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_room(Arena *arena, size_t size)
{
    return take(arena, size);
}

char *arena_copy(Arena *arena, const char *bytes, size_t n)
{
    ArenaBlock *block = arena->block;
    char *copy;

    /* Texts need no alignment, and a chapter holds many short ones. */
    if (block != NULL && block->size - block->used > n) {
        copy = block->data + block->used;
        block->used += n + 1;
    } else {
        copy = take(arena, n + 1);
    }
    if (n > 0)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

char *arena_text(Arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* Most texts fit into what is left of the block, and need be formatted once only. */
char *arena_format(Arena *arena, const char *format, ...)
{
    ArenaBlock *block = arena->block;
    size_t room = block == NULL ? 0 : block->size - block->used;
    char *text = room == 0 ? NULL : block->data + block->used;
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(text, room, format, args);
    va_end(args);
    if (n < 0) {
        text = arena_copy(arena, "", 0);
    } else if ((size_t)n < room) {
        block->used += (size_t)n + 1;
    } else {
        text = take(arena, (size_t)n + 1);
        vsnprintf(text, (size_t)n + 1, format, again);
    }
    va_end(again);
    return text;
}

void *arena_grow(Arena *arena, void *array, size_t count, size_t item_size)
{
    enum { FIRST = 8 };

    /* Full only at 0 and at each power of two from FIRST on. */
    if (count == 0 || (count >= FIRST && (count & (count - 1)) == 0)) {
        void *larger = take(arena, (count == 0 ? FIRST : count * 2) * item_size);
        if (count != 0)
            memcpy(larger, array, count * item_size);
        array = larger;
    }
    memset((char *)array + count * item_size, 0, item_size);
    return array;
}

void arena_free(Arena *arena)
{
    ArenaBlock *block = arena->block;

    while (block != NULL) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
    arena->block = NULL;
}
