/* fuzz_lock.c - any bytes as a lock: it is said where they are damaged, or they are a state that
 * is written, read and written again to the same bytes. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "past/lock.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    assert(text != NULL && utf8_check(text, strlen(text)) == strlen(text));
}

static void check_sentences(const PastSentence *sentence)
{
    for (; sentence != NULL; sentence = sentence->next) {
        assert(sentence->mark <= MARK_MASK);
        check_sentences(sentence->front);
        check_sentences(sentence->end);
    }
}

static void check_blocks(const PastBlock *block)
{
    for (; block != NULL; block = block->next) {
        check_text(block->name);
        check_text(block->id);
        assert(*block->name != '\0' && *block->id != '\0');
        assert(block->gap == NULL || !block->no_gap);
        check_sentences(block->sentences);
        check_blocks(block->gap);
        check_blocks(block->children);
    }
}

static void check_past(const Past *past)
{
    check_text(past->identifier);
    for (const PastRelease *release = past->releases; release != NULL;
         release = release->next) {
        check_text(release->name);
        assert(release->ordinal > 0);
    }
    for (const PastDocument *document = past->documents; document != NULL;
         document = document->next) {
        check_text(document->path);
        check_text(document->id);
        check_blocks(document->sections);
    }
}

static LockStatus read_and_write(Bytes text, Buf *out)
{
    Arena arena = {0};
    Lock lock;
    uint32_t line;
    const char *why;
    LockStatus status = read_lock(text, &arena, &lock, &line, &why);

    assert(line > 0);
    if (status == LOCK_GOOD) {
        check_past(lock.newest);
        if (lock.before != NULL)
            check_past(lock.before);
        put_lock(out, lock.newest, lock.before);
    } else if (status == LOCK_DAMAGED) {
        assert(why != NULL);
    }
    arena_free(&arena);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Buf once = {0}, twice = {0};
    char *bytes = malloc(size + 1);

    memcpy(bytes, data, size); /* a copy that is as long as the text, for the sanitizer */
    if (read_and_write((Bytes){bytes, size}, &once) == LOCK_GOOD) {
        assert(read_and_write((Bytes){once.data, once.len}, &twice) == LOCK_GOOD);
        assert(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0);
    }
    free(bytes);
    buf_free(&once);
    buf_free(&twice);
    return 0;
}
