/* test_markdown.c - from cmark-gfm's tree to ours. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "load/dialect.h"
#include "parse/markdown.h"
#include "sketch.h"

static Made made;

static void check_as(bool smart, const char *markdown, const char *tree, const char *said)
{
    const Chapter *chapter;

    made_start(&made);
    made.book.dialect.smart = smart;
    chapter = made_chapter(&made, "a.md", markdown);
    assert_string_equal(sketch_tree(&made.book.arena, chapter->tree), tree);
    assert_string_equal(made_said(&made, chapter), said);
    made_free(&made);
}

static void check(const char *markdown, const char *tree, const char *said)
{
    check_as(false, markdown, tree, said);
}

static void check_smart(const char *markdown, const char *tree, const char *said)
{
    check_as(true, markdown, tree, said);
}

static void blocks_become_nodes(void **state)
{
    (void)state;
    check("# a\n\nb\nc  \nd\\\ne\n\n***\n\n> f\n\n```rust x\ng\n```\n\n    h",
          "h1(\"a\") p(\"b\" / \"c\" // \"d\" // \"e\") hr quote(p(\"f\")) "
          "pre=rust\"g\n\" pre\"h\n\"",
          "");
    check("1. a\n2. b", "ol1+(item(p(\"a\")) item(p(\"b\")))", "");
    check("3) a\n\n   b\n4) c", "ol3(item(p(\"a\") p(\"b\")) item(p(\"c\")))", "");
    check("- a\n  - b\n    1. c",
          "list+(item(p(\"a\") list+(item(p(\"b\") ol1+(item(p(\"c\")))))))", "");
    check("#\n\n##", "h1 h2", "");
}

static void inlines_become_nodes(void **state)
{
    (void)state;
    check(
        "*a* **b** ***c*** ~~d~~ ~e~ `f` [g](h \"i\") x ![j](k)",
        "p(em(\"a\") \" \" strong(\"b\") \" \" em(strong(\"c\")) \" \" del(\"d\") \" \" "
        "element=sub(\"e\") \" \" code\"f\" \" \" link->h'i'(\"g\") \" x \" "
        "image->k(\"j\"))",
        "");
    check("a&nbsp;&copy;&#x41;\\*", "p(\"a ©A*\")", "");
    check("<https://a.b> c@d.ee www.f.gg",
          "p(link->https://a.b(\"https://a.b\") \" \" link->mailto:c@d.ee(\"c@d.ee\") \" "
          "\" link->http://www.f.gg(\"www.f.gg\"))",
          "");
    check("[a]\n\n[a]: /b 'c'", "p(link->/b'c'(\"a\"))", "");
}

static void tasks_are_told(void **state)
{
    (void)state;
    check("- [ ] a\n- [x] b\n- c",
          "list+(item[ ](p(\"a\")) item[x](p(\"b\")) item(p(\"c\")))", "");
}

static void tables_become_nodes(void **state)
{
    (void)state;
    check("| a | b |\n|:--|--:|\n| c \\| d | e |\n| f |",
          "table(head(cell<(\"a\") cell>(\"b\")) row(cell<(\"c | d\") cell>(\"e\")) "
          "row(cell<(\"f\") cell>))",
          "");
    check("a\nb\n| c |\n|---|\n| d |",
          "p(\"a\" / \"b\") table(head(cell(\"c\")) row(cell(\"d\")))", "");
}

static void smart_punctuation_is_typographic(void **state)
{
    (void)state;
    check_smart("\"a\" 'b' don't -- --- ...", "p(\"“a” ‘b’ don’t – — …\")", "");
    check_smart("`\"a\" --` \"[b](c)\"",
                "p(code\"\"a\" --\" \" “\" link->c(\"b\") \"”\")", "");
}

static void straight_punctuation_stays(void **state)
{
    (void)state;
    check("\"a\" 'b' don't -- --- ...", "p(\"\"a\" 'b' don't -- --- ...\")", "");
}

static void unicode_stays(void **state)
{
    (void)state;
    check("# Ünïcödé 中文 العربية 🎉\n\n*é*中**文** é",
          "h1(\"Ünïcödé 中文 العربية 🎉\") p(em(\"é\") \"中\" strong(\"文\") \" é\")", "");
}

static void a_last_line_needs_no_end(void **state)
{
    (void)state;
    check("a\n\n- b", "p(\"a\") list+(item(p(\"b\")))", "");
    check("```\na\n```", "pre\"a\n\"", "");
    check("```\na", "pre\"a\n\"", "1:1 code-unclosed");
    check("| a |\n|-|\n| b |", "table(head(cell(\"a\")) row(cell(\"b\")))", "");
    check("a\n===", "h1(\"a\")", "");
}

static void an_empty_chapter_has_an_empty_tree(void **state)
{
    (void)state;
    check("", "", "0:0 chapter-empty");
    check("\n\n  \n", "", "0:0 chapter-empty");
    check("---\ntitle: x\n---\n", "", "0:0 chapter-empty");
}

static void two_million_bytes_are_parsed(void **state)
{
    static const char part[] =
        "A line of *text* with a [link](there.md), \"quotes\" and `code`.\n\n";
    size_t times = 2000000 / (sizeof part - 1);
    char *text = memory_new(times * (sizeof part - 1) + 1), *at = text;
    const Chapter *chapter;
    size_t links = 0;

    (void)state;
    for (size_t i = 0; i < times; i++)
        at = stpcpy(at, part);
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text);
    for (const Node *node = chapter->tree; node != NULL;
         node = next_node(chapter->tree, node))
        links += node->kind == NODE_LINK;
    assert_int_equal(links, times);
    assert_string_equal(made_said(&made, chapter), "");
    made_free(&made);
    free(text);
}

static const char sample[] =
    "# T {#t}\n\na *b* ~~c~~ `d`{.e} [f](g) http://h.ii \"j\" -- k[^1]\n\n"
    "| l | m |\n|---|:-:|\n| n | o |\n\np\n: q\n\n> [!NOTE]\n> - [x] r\n\n[^1]: s\n";

typedef struct {
    const char *expected;
    size_t wrong;
} Worker;

static void *parse_often(void *data)
{
    Worker *worker = data;

    for (size_t i = 0; i < 200; i++) {
        Chapter chapter = {.file = "a.md",
                           .smart = true,
                           .text = {sample, sizeof sample - 1}};
        MarkdownTraits traits = {0};
        chapter.diags.arena = &chapter.arena;
        parse_markdown(&chapter, &own_dialect, &traits);
        if (strcmp(sketch_tree(&chapter.arena, chapter.tree), worker->expected) != 0)
            worker->wrong++;
        arena_free(&chapter.arena);
    }
    return NULL;
}

static void threads_make_the_same_trees_as_one_alone(void **state)
{
    enum { THREADS = 8 };
    pthread_t threads[THREADS];
    Worker workers[THREADS];
    Chapter chapter = {.file = "a.md",
                       .smart = true,
                       .text = {sample, sizeof sample - 1}};
    MarkdownTraits traits = {0};
    const char *expected;

    (void)state;
    made_start(&made);
    parse_markdown(&chapter, &own_dialect, &traits);
    expected = sketch_tree(&chapter.arena, chapter.tree);
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (Worker){expected, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, parse_often, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(workers[i].wrong, 0);
    }
    arena_free(&chapter.arena);
    made_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_become_nodes),
        cmocka_unit_test(inlines_become_nodes),
        cmocka_unit_test(tasks_are_told),
        cmocka_unit_test(tables_become_nodes),
        cmocka_unit_test(smart_punctuation_is_typographic),
        cmocka_unit_test(straight_punctuation_stays),
        cmocka_unit_test(unicode_stays),
        cmocka_unit_test(a_last_line_needs_no_end),
        cmocka_unit_test(an_empty_chapter_has_an_empty_tree),
        cmocka_unit_test(two_million_bytes_are_parsed),
        cmocka_unit_test(threads_make_the_same_trees_as_one_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
