/* test_glossary.c - links from the text to the terms of the glossary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "made.h"
#include "resolve/stages.h"

static Made made;

static int start(void **state)
{
    (void)state;
    made_start(&made);
    made.book.dialect.glossary_links = true;
    return 0;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

/* The links of a text, "[text](id)" with " " between, where the glossary has these terms,
 * with a bar between. */
static const char *links_of(const char *terms, const char *markdown)
{
    Arena *arena = &made.book.arena;
    const char *glossary = "# Glossary\n", *found = "";
    Chapter *chapter = made_chapter(&made, "a.md", markdown);
    Node *link;

    while (*terms != '\0') {
        size_t n = strcspn(terms, "|");
        glossary = arena_format(arena, "%s\n## %.*s\n\nx\n", glossary, (int)n, terms);
        terms += n + (terms[n] == '|');
    }
    made_chapter(&made, "g.md", glossary)->type = "glossary";
    made_resolve(&made);
    resolve_glossary(&made.book);
    for (size_t i = 0; (link = made_node(chapter, NODE_LINK, i)) != NULL; i++)
        if (link->destination == NULL)
            found = arena_format(arena, "%s%s[%s](%s)", found, i == 0 ? "" : " ",
                                 plain_text(arena, link), strchr(link->href, '#') + 1);
    return found;
}

static void the_longest_term_wins_and_the_first_place(void **state)
{
    (void)state;
    assert_string_equal(links_of("ebb|ebb tide|tide",
                                 "An ebb tide, a tide, an ebb, a tide.\n"),
                        "[ebb tide](ebb-tide) [tide](tide) [ebb](ebb)");
}

static void words_are_whole_and_case_does_not_matter(void **state)
{
    (void)state;
    assert_string_equal(links_of("Ebb|été|C++",
                                 "Ebbing, webb, EBB. Étés ÉTÉ C++17 etc.\n"),
                        "[EBB](ebb) [ÉTÉ](ete) [C++](c)");
}

static void scripts_without_spaces_have_no_words(void **state)
{
    (void)state;
    assert_string_equal(links_of("潮", "満潮時\n"), "[潮](x-761d60)");
}

static void code_links_and_headings_are_left_alone(void **state)
{
    (void)state;
    assert_string_equal(
        links_of(
            "ebb",
            "# ebb\n\n`ebb` [ebb](https://example.org) ![ebb](e.png)\n\n"
            "```\nebb\n```\n\n<kbd>ebb</kbd> <span class=\"no-glossary\">ebb</span>\n"),
        "");
}

/* Text whose every word begins terms without end, but never completes one. */
static void hostile_terms_take_linear_time(void **state)
{
    enum { WORDS = 400000 };
    Arena *arena = &made.book.arena;
    char *text = arena_alloc(arena, 2 * WORDS + 1), term[99];
    clock_t before;

    (void)state;
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + 2 * i, "a ", 2);
    memset(term, 'a', sizeof term - 1);
    for (size_t i = 1; i < 96; i += 2)
        term[i] = ' ';
    memcpy(term + 96, "b", 2);
    before = clock();
    assert_string_equal(links_of(term, text), "");
    assert_true((double)(clock() - before) / CLOCKS_PER_SEC < 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_longest_term_wins_and_the_first_place, start,
                                        end),
        cmocka_unit_test_setup_teardown(words_are_whole_and_case_does_not_matter, start,
                                        end),
        cmocka_unit_test_setup_teardown(scripts_without_spaces_have_no_words, start, end),
        cmocka_unit_test_setup_teardown(code_links_and_headings_are_left_alone, start,
                                        end),
        cmocka_unit_test_setup_teardown(hostile_terms_take_linear_time, start, end),
    };

    return cmocka_run_group_tests_name("glossary", tests, NULL, NULL);
}
