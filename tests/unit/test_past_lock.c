/* test_past_lock.c - random states as locks: what is written is read, what is damaged is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "past/lock.h"

/* ---- Random states -------------------------------------------------------------------------- */

static uint32_t random_state;

static uint32_t random_below(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

/* Counts blocks and documents, whose ids are never the same. */
static unsigned next_id;

static const char *odd_word(Arena *arena)
{
    static const char *const words[] = {
        "plain",           "two words", "100%",        "%41%zz",
        "a\nline\r\nmore", "tab\there", "#anchor",     "\"quoted",
        " leading",        "trailing ", "^-<",         "漢字 and more",
        "words=5",         "was",       "\x7f-delete", "-"};

    return arena_text(arena, words[random_below(sizeof words / sizeof *words)]);
}

static PastSentence *random_sentences(Arena *arena, int depth)
{
    PastSentence *first = NULL, **next = &first;

    for (uint32_t count = random_below(depth > 0 ? 2 : 4); count > 0; count--) {
        PastSentence *sentence = arena_alloc(arena, sizeof *sentence);
        sentence->mark = random_below(4) == 0 ? 0 : random_below(1u << 24) << 6;
        sentence->number = random_below(3) == 0 ? random_below(100000) : 0;
        sentence->bare = random_below(4) == 0;
        sentence->spot.element = random_below(3) == 0 ? random_below(1 << 24) : 0;
        sentence->spot.text = random_below(3) == 0 ? random_below(9) : 0;
        sentence->spot.offset = random_below(3) == 0 ? random_below(9) : 0;
        if (depth < 5) {
            sentence->front = random_sentences(arena, depth + 1);
            sentence->end = random_sentences(arena, depth + 1);
        }
        *next = sentence;
        next = &sentence->next;
    }
    /* What nothing is to be said of is not written. */
    if (depth == 0 && first != NULL && first->next == NULL && first->bare)
        first->number = 1;
    return first;
}

static PastBlock *random_row(Arena *arena, int depth, int gaps, bool sections)
{
    static const char *const names[] = {"p", "h2", "ul", "li", "text", "section", "div"};
    PastBlock *first = NULL, **next = &first;

    for (uint32_t count = random_below(4) + (depth == 1); count > 0; count--) {
        PastBlock *block = arena_alloc(arena, sizeof *block);
        block->name = sections ? "section" : names[random_below(7)];
        block->id = arena_format(arena, "b%u", next_id++);
        block->removed = random_below(4) == 0;
        block->no_gap = random_below(4) == 0;
        if (!block->no_gap && gaps < 4 && random_below(3) == 0)
            block->gap = random_row(arena, depth, gaps + 1, sections);
        if (random_below(5) == 0)
            block->anchor = arena_format(arena, "a%%%u-ü", next_id);
        if (sections && !block->removed) {
            block->source = odd_word(arena);
            block->title = odd_word(arena);
            block->words = random_below(100000);
        }
        if (!block->removed) {
            block->digest =
                (uint64_t)random_below(1u << 24) << 36 | random_below(1u << 24);
            for (int i = 0; i < 16; i++)
                block->sketch.least[i] =
                    (uint8_t)random_below(random_below(9) == 0 ? 1 : 64);
            block->sentences = sections ? NULL : random_sentences(arena, 0);
            if (depth < 6)
                block->children = random_row(arena, depth + 1, 0, false);
        }
        *next = block;
        next = &block->next;
    }
    return first;
}

static PastDocument *random_document(Arena *arena)
{
    PastDocument *document = arena_alloc(arena, sizeof *document);

    document->id = arena_format(arena, "text-%u", next_id);
    document->path = arena_format(arena, "text/a %% file%u.xhtml", next_id++);
    document->made = random_below(5) == 0;
    document->stub = !document->made && random_below(5) == 0;
    if (!document->made)
        document->sections = random_row(arena, 1, 0, true);
    return document;
}

static PastRelease *random_releases(Arena *arena, uint32_t count)
{
    PastRelease *first = NULL, **next = &first;

    for (uint32_t i = 0; i < count; i++) {
        *next = arena_alloc(arena, sizeof **next);
        (*next)->name = arena_format(arena, "%u %s", (unsigned)i, "early % release");
        (*next)->date = random_below(2) == 0 ? NULL : "2025-01-01";
        (*next)->words = random_below(100000);
        (*next)->given_out = random_below(2) == 0;
        next = &(*next)->next;
    }
    return first;
}

/* The release before has some of the documents as they are, others changed, and maybe some that
 * are no more. */
static Past *random_before(Arena *arena, const Past *newest)
{
    Past *before = arena_alloc(arena, sizeof *before);
    PastDocument **next = &before->documents;
    bool loses = random_below(3) == 0;

    before->identifier = newest->identifier;
    for (const PastDocument *document = newest->documents; document != NULL;
         document = document->next) {
        if (random_below(3) == 0)
            continue;
        *next = arena_alloc(arena, sizeof **next);
        **next = *document;
        (*next)->next = NULL;
        if (!(*next)->made && random_below(2) == 0)
            (*next)->sections = random_row(arena, 1, 0, true);
        next = &(*next)->next;
        if (loses && random_below(3) == 0) {
            *next = random_document(arena);
            next = &(*next)->next;
        }
    }
    return before;
}

static Past *random_past(Arena *arena)
{
    Past *past = arena_alloc(arena, sizeof *past);
    PastDocument **next = &past->documents;

    next_id = 1;
    past->identifier = odd_word(arena);
    past->releases = random_releases(arena, 2);
    for (uint32_t count = random_below(5); count > 0; count--) {
        *next = random_document(arena);
        next = &(*next)->next;
    }
    return past;
}

/* ---- The claims ----------------------------------------------------------------------------- */

static LockStatus read_back(const Buf *text, Arena *arena, Lock *lock, uint32_t *line,
                            const char **why)
{
    return read_lock((Bytes){text->data, text->len}, arena, lock, line, why);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    random_state = 11;
    for (int round = 0; round < 400; round++) {
        Arena arena = {0};
        Buf once = {0}, twice = {0};
        Past *newest = random_past(&arena);
        Past *before = random_before(&arena, newest);
        Lock lock;
        uint32_t line;
        const char *why;
        put_lock(&once, newest, before);
        if (read_back(&once, &arena, &lock, &line, &why) != LOCK_GOOD)
            fail_msg("round %d, line %u: %s\n%s", round, (unsigned)line, why, once.data);
        put_lock(&twice, lock.newest, lock.before);
        if (once.len != twice.len || memcmp(once.data, twice.data, once.len) != 0)
            fail_msg("round %d:\n%s---\n%s", round, once.data, twice.data);
        buf_free(&once);
        buf_free(&twice);
        arena_free(&arena);
    }
}

static size_t count_documents(const Past *past)
{
    size_t count = 0;

    for (const PastDocument *document = past->documents; document != NULL;
         document = document->next)
        count++;
    return count;
}

static void the_release_before_is_whole(void **state)
{
    (void)state;
    random_state = 13;
    for (int round = 0; round < 200; round++) {
        Arena arena = {0};
        Buf text = {0}, was = {0}, is = {0};
        Past *newest = random_past(&arena);
        Past *before = random_before(&arena, newest);
        Lock lock;
        uint32_t line;
        const char *why;
        put_lock(&text, newest, before);
        assert_int_equal(read_back(&text, &arena, &lock, &line, &why), LOCK_GOOD);
        assert_int_equal(count_documents(lock.before), count_documents(before));
        lock.before->releases = before->releases = NULL;
        put_lock(&was, before, NULL);
        put_lock(&is, lock.before, NULL);
        assert_int_equal(was.len, is.len);
        assert_memory_equal(was.data, is.data, is.len);
        buf_free(&text);
        buf_free(&was);
        buf_free(&is);
        arena_free(&arena);
    }
}

/* A lock with a byte changed, cut off or doubled: a merge, an editor or a disk may do it. */
static void damage(Buf *text)
{
    size_t at = random_below((uint32_t)text->len);

    switch (random_below(4)) {
    case 0:
        text->data[at] = (char)random_below(256);
        break;
    case 1:
        text->len = at;
        break;
    case 2:
        memmove(text->data + at, text->data + at + 1, text->len - at - 1);
        text->len--;
        break;
    default: /* a line is lost */
        while (at > 0 && text->data[at - 1] != '\n')
            at--;
        {
            const char *end = memchr(text->data + at, '\n', text->len - at);
            size_t length =
                end == NULL ? text->len - at : (size_t)(end - text->data) + 1 - at;
            memmove(text->data + at, text->data + at + length, text->len - at - length);
            text->len -= length;
        }
    }
}

static void what_is_damaged_is_told_or_is_a_state(void **state)
{
    size_t told = 0;

    (void)state;
    random_state = 17;
    for (int round = 0; round < 1500; round++) {
        Arena arena = {0};
        Buf text = {0}, again = {0};
        Past *newest = random_past(&arena);
        Lock lock;
        uint32_t line;
        const char *why = NULL;
        put_lock(&text, newest, random_before(&arena, newest));
        damage(&text);
        switch (read_back(&text, &arena, &lock, &line, &why)) {
        case LOCK_GOOD:
            put_lock(&again, lock.newest, lock.before);
            assert_int_equal(read_back(&again, &arena, &lock, &line, &why), LOCK_GOOD);
            break;
        case LOCK_DAMAGED:
            assert_non_null(why);
            assert_true(line > 0);
            told++;
            break;
        default:
            break;
        }
        buf_free(&text);
        buf_free(&again);
        arena_free(&arena);
    }
    assert_true(told > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_release_before_is_whole),
        cmocka_unit_test(what_is_damaged_is_told_or_is_a_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
