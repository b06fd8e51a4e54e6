/* markdown_memory.c - blocks that are filled from their starts. */
#include "parse/markdown_memory.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"

enum { BLOCK = 128 * 1024, MOST_SPARE = 4, ALIGNMENT = 16, MOST_FREED = 256 };

typedef struct Block {
    struct Block *next; /* the one before it */
    size_t used, size;  /* of data */
    _Alignas(ALIGNMENT) char data[];
} Block;

typedef struct { /* in front of each piece */
    _Alignas(ALIGNMENT) size_t size;
} Head;

typedef struct Freed {
    struct Freed *next;
} Freed;

static _Thread_local Block *newest;
static _Thread_local Freed
    *freed[MOST_FREED / ALIGNMENT + 1]; /* pieces to be used again, by size */

/* Blocks that wait for the next parse: fresh memory costs the system more than parsing
 * does.  No more than most chapters need: what a long one has taken, the stages behind
 * cmark-gfm use. */
static pthread_mutex_t spare_lock = PTHREAD_MUTEX_INITIALIZER;
static Block *spare;
static size_t spare_count;

static size_t rounded(size_t size)
{
    if (size > SIZE_MAX / 2)
        end_out_of_memory();
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static Block *take_spare(void)
{
    Block *block;

    pthread_mutex_lock(&spare_lock);
    block = spare;
    if (block != NULL) {
        spare = block->next;
        spare_count--;
    }
    pthread_mutex_unlock(&spare_lock);
    return block;
}

/* false: there are enough of them. */
static bool keep_spare(Block *block)
{
    bool kept = false;

    if (block->size != BLOCK)
        return false;
    pthread_mutex_lock(&spare_lock);
    if (spare_count < MOST_SPARE) {
        block->next = spare;
        spare = block;
        spare_count++;
        kept = true;
    }
    pthread_mutex_unlock(&spare_lock);
    return kept;
}

void markdown_memory_trim(void)
{
    Block *block;

    while ((block = take_spare()) != NULL)
        free(block);
}

static void add_block(size_t wanted)
{
    Block *block = wanted > BLOCK ? NULL : take_spare();

    if (block == NULL) {
        block = memory_new(sizeof *block + (wanted > BLOCK ? wanted : BLOCK));
        block->size = wanted > BLOCK ? wanted : BLOCK;
    }
    block->next = newest;
    block->used = 0;
    newest = block;
}

static void *take(size_t size)
{
    Head *head;

    size = rounded(size);
    if (size <= MOST_FREED && freed[size / ALIGNMENT] != NULL) {
        Freed *piece = freed[size / ALIGNMENT];
        freed[size / ALIGNMENT] = piece->next;
        return piece;
    }
    if (newest == NULL || newest->size - newest->used < sizeof *head + size)
        add_block(sizeof *head + size);
    head = (Head *)(void *)(newest->data + newest->used);
    head->size = size;
    newest->used += sizeof *head + size;
    return head + 1;
}

static bool is_newest(const Head *head)
{
    return (const char *)(head + 1) + head->size == newest->data + newest->used;
}

void *markdown_calloc(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        end_out_of_memory();
    return memset(take(count * size), 0, count * size);
}

static bool grow_newest(Head *head, size_t size)
{
    if (!is_newest(head) || newest->size - newest->used + head->size < size)
        return false;
    newest->used += size - head->size;
    head->size = size;
    return true;
}

void *markdown_realloc(void *memory, size_t size)
{
    Head *head = memory == NULL ? NULL : (Head *)memory - 1;
    size_t old = memory == NULL ? 0 : head->size;
    char *resized = memory;

    size = rounded(size);
    if (size <= old && memory != NULL)
        return memory;
    if (memory == NULL || !grow_newest(head, size)) {
        resized = take(size);
        if (old > 0)
            memcpy(resized, memory, old);
    }
    memset(resized + old, 0, size - old);
    return resized;
}

void markdown_free(void *memory)
{
    const Head *head = memory == NULL ? NULL : (const Head *)memory - 1;

    if (head == NULL || head->size < sizeof(Freed))
        return;
    if (is_newest(head)) {
        newest->used -= sizeof *head + head->size;
    } else if (head->size <= MOST_FREED) {
        Freed *piece = memory;
        piece->next = freed[head->size / ALIGNMENT];
        freed[head->size / ALIGNMENT] = piece;
    }
}

void markdown_memory_end(void)
{
    memset(freed, 0, sizeof freed);
    while (newest != NULL) {
        Block *block = newest;
        newest = block->next;
        if (!keep_spare(block))
            free(block);
    }
}
