/* test_release_growth.c - a paragraph that grows in very many releases, or is very long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "book.h"
#include "resolve/release/release.h"

static int depth_of(const PastSentence *sentence)
{
    int deepest = 0;

    for (; sentence != NULL; sentence = sentence->next) {
        int front = depth_of(sentence->front), end = depth_of(sentence->end);
        deepest = front > deepest ? front : deepest;
        deepest = end > deepest ? end : deepest;
    }
    return deepest + 1;
}

/* A sentence is added to the end in each release; the lock's reader takes 64 within one another. */
static void a_paragraph_that_grows_at_its_end(void **state)
{
    Book book = {0};
    PastBlock block = {.name = "p"};
    Buf all = {0};

    (void)state;
    for (int release = 0; release < 200; release++) {
        Placement placement = {.book = &book};
        Node *prose = new_node(&book.arena, NODE_PARAGRAPH, 0);
        buf_format(&all, "Sentence %d. ", release);
        append_child(prose, new_text(&book.arena, all.data, 0));
        place_sentences(&placement, prose, &block);
        assert_true(depth_of(block.sentences) <= 34);
    }
    buf_free(&all);
    arena_free(&book.arena);
}

/* In time that grows with its length. */
static void a_paragraph_of_very_many_sentences(void **state)
{
    Book book = {0};
    PastBlock block = {.name = "p"};
    Buf all = {0};

    (void)state;
    for (int release = 0; release < 2; release++) {
        Placement placement = {.book = &book};
        Node *prose = new_node(&book.arena, NODE_PARAGRAPH, 0);
        for (int i = 0; i < 200000; i++)
            buf_format(&all, "%c%d. ", release == 0 ? 'A' : 'B', i);
        append_child(prose, new_text(&book.arena, all.data, 0));
        place_sentences(&placement, prose, &block);
    }
    buf_free(&all);
    arena_free(&book.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_that_grows_at_its_end),
        cmocka_unit_test(a_paragraph_of_very_many_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
