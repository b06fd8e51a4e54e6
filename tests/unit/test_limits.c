/* test_limits.c - what cmark-gfm would choke on is refused with its place, and honest texts pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "made.h"

static Made made;

/* One text before, another often enough to fill size, and one behind. */
typedef struct {
    const char *before, *unit, *behind;
    const char *code; /* of the diagnostic, or "" */
    unsigned line, column;
} Hostile;

static char *fill(const Hostile *hostile, size_t size)
{
    size_t n = strlen(hostile->unit), times = size / n + 1;
    size_t most = strlen(hostile->before) + times * n + strlen(hostile->behind) + 1;
    char *text = memory_new(most), *at = stpcpy(text, hostile->before);

    for (size_t i = 0; i < times; i++)
        at = stpcpy(at, hostile->unit);
    strcpy(at, hostile->behind);
    return text;
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The bound is generous, since tests also run with sanitizers on busy machines. */
static void check_at(const Hostile *hostile, size_t size)
{
    char *text = fill(hostile, size);
    double start = seconds();
    const Chapter *chapter;
    const Diag *diag;

    made_start(&made);
    made.book.dialect.smart = true;
    chapter = made_chapter(&made, "a.md", text);
    diag = chapter->diags.first;
    if (seconds() - start > 10 || (diag == NULL) != (*hostile->code == '\0'))
        fail_msg("%s%.40s…: %.1f s, %s", hostile->before, hostile->unit,
                 seconds() - start, diag == NULL ? "nothing said" : diag->message);
    if (diag != NULL) {
        assert_string_equal(diag->code, hostile->code);
        if (diag->at.line != hostile->line || diag->at.column != hostile->column)
            fail_msg("%s%.40s…: at %u:%u", hostile->before, hostile->unit,
                     (unsigned)diag->at.line, (unsigned)diag->at.column);
        assert_null(chapter->tree->first_child);
    }
    made_free(&made);
    free(text);
}

static void check_all(const Hostile *hostile, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++)
        check_at(&hostile[i], size);
}

#define CHECK_ALL(table, size) check_all(table, sizeof table / sizeof table[0], size)

static void dear_inlines_are_refused_at_their_first(void **state)
{
    static const Hostile hostile[] = {
        {"x\n\ny ", "*a_ ", "", "markdown-limit", 3, 3},
        {"", "**x* ", "", "markdown-limit", 1, 1},
        {"> é \"a ", "b\" ", "", "markdown-limit", 1, 5},
        {"don't 'tis ", "don't ", "", "markdown-limit", 1, 4},
        {"a\n  b ", "~c ", "", "markdown-limit", 2, 5},
        {"", "![[]()", "", "markdown-limit", 1, 2},
        {"", "*a [b](c) ", "", "markdown-limit", 1, 1},
        {"a ", "<?", "", "markdown-limit", 1, 3},
        {"a ", "<!X ", "", "markdown-limit", 1, 3},
        {"a ", "<![CDATA[", "", "markdown-limit", 1, 3},
        {"", "www._", "", "markdown-limit", 1, 1},
        {"", "http://a<", "", "markdown-limit", 1, 5},
        {"http://a", ")", "", "markdown-limit", 1, 5},
        {"see http://a", "),", "", "markdown-limit", 1, 9},
        {"- ", "a@b.cc ", "", "markdown-limit", 1, 4},
        {"", "[a]{.b} ", "", "markdown-limit", 1, 3},
        {"# ", "*a_ ", "", "markdown-limit", 1, 3},
        {"| a |\n|---|\n| ", "*b_ ", "|", "markdown-limit", 3, 3},
    };

    (void)state;
    CHECK_ALL(hostile, 200000);
}

static void dear_blocks_are_refused_at_their_line(void **state)
{
    static const Hostile hostile[] = {
        {"a\n\n", ">", "", "nesting-deep", 3, 1},
        {"", "- + ", "", "nesting-deep", 1, 1},
        {"[^1]\n\n", "[^1]: ", "", "nesting-deep", 3, 1},
        {"", "*a **b ", "b** a* b** a* b** a*", "markdown-limit", 1, 1},
        {"| a |\n|---|\n", "|", "", "table-columns", 3, 1},
        {"b\n", "a\n", "|-|\n", "markdown-limit", 100003, 1},
        {"a\n", ":-\n", "", "markdown-limit", 0, 1},
        {"", "-\n+\n", "", "markdown-limit", 0, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        Hostile one = hostile[i];
        char *text = fill(&one, 200000);
        const Chapter *chapter;
        made_start(&made);
        chapter = made_chapter(&made, "a.md", text);
        assert_non_null(chapter->diags.first);
        assert_string_equal(chapter->diags.first->code, one.code);
        assert_true(chapter->diags.first->at.line > 0);
        if (one.line > 0)
            assert_int_equal(chapter->diags.first->at.line, one.line);
        made_free(&made);
        free(text);
    }
}

static void depth_by_indentation_is_refused_at_its_line(void **state)
{
    Buf text = {0};
    const Chapter *chapter;

    (void)state;
    for (int i = 0; i < 60; i++)
        buf_format(&text, "%*s- a\n", 2 * i, "");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_string_equal(made_said(&made, chapter), "50:99 nesting-deep");
    made_free(&made);
    buf_free(&text);
}

static void inlines_that_nest_deep_are_refused_at_their_place(void **state)
{
    Buf text = {0};
    const Chapter *chapter;

    (void)state;
    buf_put(&text, "a\n\n");
    for (int i = 0; i < 200; i++)
        buf_put(&text, "![");
    for (int i = 0; i < 200; i++)
        buf_put(&text, "](b)");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_string_equal(made_said(&made, chapter), "3:237 nesting-deep");
    made_free(&made);
    buf_free(&text);
}

static void spans_that_nest_deep_are_refused(void **state)
{
    Buf text = {0};
    const Chapter *chapter;

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_put(&text, "[");
    for (int i = 0; i < 200; i++)
        buf_put(&text, "]{.a}");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_non_null(made_diag(chapter, "nesting-deep"));
    made_free(&made);
    buf_free(&text);
}

static void tables_of_many_columns_are_refused_at_their_second_line(void **state)
{
    Buf text = {0};
    const Chapter *chapter;

    (void)state;
    for (int i = 0; i < 600; i++)
        buf_put(&text, "|a");
    buf_put(&text, "|\n");
    for (int i = 0; i < 600; i++)
        buf_put(&text, "|-");
    buf_put(&text, "|\n");
    for (int i = 0; i < 100000; i++)
        buf_put(&text, "|\n");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_string_equal(made_said(&made, chapter), "2:1 table-columns");
    made_free(&made);
    buf_free(&text);
}

static void cells_that_rows_lack_are_counted(void **state)
{
    Buf text = {0};
    const Chapter *chapter;

    (void)state;
    for (int i = 0; i < 300; i++)
        buf_put(&text, "|a");
    buf_put(&text, "|\n");
    for (int i = 0; i < 300; i++)
        buf_put(&text, "|-");
    buf_put(&text, "|\n");
    for (int i = 0; i < 10000; i++)
        buf_put(&text, "b\n");
    made_start(&made);
    chapter = made_chapter(&made, "a.md", text.data);
    assert_non_null(made_diag(chapter, "markdown-limit"));
    made_free(&made);
    buf_free(&text);
}

static void long_definitions_that_many_repeat_are_refused(void **state)
{
    static const char *const heads[] = {"[a]: /", "[a]: /b\n'", "[a\nb]: </",
                                        "> - [a]: (", "[a]:\n\t/"};
    static const char *const tails[] = {"", "'", ">", ")", ""};

    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        Buf text = {0};
        const Chapter *chapter;
        buf_put(&text, "x\n\n");
        buf_put(&text, heads[i]);
        for (int n = 0; n < 100000; n++)
            buf_char(&text, 'u');
        buf_format(&text, "%s\n\n", tails[i]);
        for (int n = 0; n < 1000; n++)
            buf_put(&text, "[a] and so on, and\n");
        made_start(&made);
        chapter = made_chapter(&made, "a.md", text.data);
        assert_string_equal(made_said(&made, chapter),
                            i == 3 ? "3:5 markdown-limit" : "3:1 markdown-limit");
        made_free(&made);
        buf_free(&text);
    }
}

static void code_may_hold_anything(void **state)
{
    static const Hostile hostile[] = {
        {"```\n", "*a_ [\"'{<?www._|", "\n```\n", "", 0, 0},
        {"> ~~~ x\n> ", "http://a<)@", "\n> ~~~\n", "", 0, 0},
        {"- a\n\n      ", "![[](){.a}`", "\n", "", 0, 0},
        {"```js\n", "function(){return[\"a\"]['b']*c_d|e&&f<g};", "\n```\n", "", 0, 0},
        {"    ", "iVBORw0KGgoAAAANSUhEUgAAB+4/", "\n", "", 0, 0},
        {"```\n", "> - * + 1. | - ", "\n```\n", "", 0, 0},
        {"~~~\n", "|a|\n|-|\n", "~~~\n", "", 0, 0},
        {"a `", "*a_ b", "`\n", "markdown-limit", 1, 4},
    };

    (void)state;
    CHECK_ALL(hostile, 500000);
}

static void honest_texts_pass(void **state)
{
    static const Hostile honest[] = {
        {"", "中文没有空格，但有标点。", "", "", 0, 0},
        {"", "\"Don't,\" she said, \"it's *not* what [they](x.md) want.\" ", "", "", 0,
         0},
        {"| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n",
         "| 1,234 | `code` | [a](b.md) | *it's* | text and more | - |\n", "", "", 0, 0},
        {"",
         "- item [a](http://example.com/a_(b)) with *words*\n    - and \"one\" below\n",
         "", "", 0, 0},
        {"", "A paragraph.\n\n> A quote.\n> - with a list\n\n", "", "", 0, 0},
        {"", "[label](https://example.com/x) - a project's page, see also <a@b.org>\n",
         "", "", 0, 0},
        {"", "word ", "", "", 0, 0},
        {"", "ab cd\n\n", "", "", 0, 0},
    };

    (void)state;
    CHECK_ALL(honest, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dear_inlines_are_refused_at_their_first),
        cmocka_unit_test(dear_blocks_are_refused_at_their_line),
        cmocka_unit_test(depth_by_indentation_is_refused_at_its_line),
        cmocka_unit_test(inlines_that_nest_deep_are_refused_at_their_place),
        cmocka_unit_test(spans_that_nest_deep_are_refused),
        cmocka_unit_test(tables_of_many_columns_are_refused_at_their_second_line),
        cmocka_unit_test(cells_that_rows_lack_are_counted),
        cmocka_unit_test(long_definitions_that_many_repeat_are_refused),
        cmocka_unit_test(code_may_hold_anything),
        cmocka_unit_test(honest_texts_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
