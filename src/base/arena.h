/* arena.h - memory that is given back all at once.
 *
 * What lasts as long as a book or a chapter lives in its arena and is never freed alone.
 * An arena belongs to one thread at a time.  Running out of memory ends the program. */
#ifndef EPUBIFY_BASE_ARENA_H
#define EPUBIFY_BASE_ARENA_H

#include <stddef.h>
#include "base/bytes.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct {
    ArenaBlock *block;  /* the newest; start from {0}, finish with arena_free */
} Arena;

/* size bytes, zeroed, aligned for pointers, integers and doubles: a book is mostly nodes, and
 * to more than that none of them need be. */
void *arena_alloc(Arena *arena, size_t size);

/* The same, with any bytes in it: for what is written at once, all of it. */
void *arena_room(Arena *arena, size_t size);

/* A NUL-terminated copy of n bytes, or of a whole text. */
char *arena_copy(Arena *arena, const char *bytes, size_t n);
char *arena_text(Arena *arena, const char *text);
char *arena_format(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The array (moved when it was full) with one more item at [count], zeroed.  Hand in
 * only arrays that began as NULL and grew through here, one item at a time. */
void *arena_grow(Arena *arena, void *array, size_t count, size_t item_size);

void arena_free(Arena *arena);

#endif
