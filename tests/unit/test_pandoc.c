/* test_pandoc.c - pandoc's Markdown as rewritten for a parser that does not know it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "data/callouts.h"
#include "load/pandoc.h"
#include "parse/dialect/pandoc_inline.h"

static Chapter chapter;

typedef void Rewriter(Rewrite *rewrite);

/* What a rewriter makes of a text, with attributes in braces on. */
static const char *rewritten(Rewriter *rewriter, const char *text)
{
    static const Dialect dialect = {.math = true, .attributes = ATTRIBUTES_ALL};
    Rewrite rewrite;

    arena_free(&chapter.arena);
    chapter = (Chapter){.file = "a.md", .markdown = {text, strlen(text)}};
    chapter.written = (Source){"a.md", chapter.markdown};
    chapter.diags = (Diags){.arena = &chapter.arena};
    rewrite_start(&rewrite, &chapter);
    rewrite.dialect = &dialect;
    rewriter(&rewrite);
    rewrite_next(&rewrite);
    rewrite_end(&rewrite);
    return chapter.text.data;
}

static void check(Rewriter *rewriter, const char *text, const char *wanted)
{
    assert_string_equal(rewritten(rewriter, text), wanted);
}

static void a_dollar_begins_math_as_in_pandoc(void **state)
{
    (void)state;
    check(rewrite_math, "a $x_1$ b\n", "a `x_1`{.math .inline} b\n");
    check(rewrite_math, "$5 and $6\n", "$5 and $6\n");
    check(rewrite_math, "$a $b\n", "$a $b\n");
    check(rewrite_math, "$a$5\n", "$a$5\n");
    check(rewrite_math, "\\$a$ `$b$` $\n", "\\$a$ `$b$` $\n");
    check(rewrite_math, "$a`b$\n", "`` a`b ``{.math .inline}\n");
    check(rewrite_math, "> $$\n> - a\n> $$\n", "> `- a`{.math .display}\n");
    check(rewrite_math, "    $a$\n", "    $a$\n");
    check(rewrite_math, "| $|a|$ |\n|---|\n", "| `\\|a\\|`{.math .inline} |\n|---|\n");
    check(rewrite_math, "| $\\|a\\|$ |\n|---|\n",
          "| `\\\\|a\\\\|`{.math .inline} |\n|---|\n");
    check(rewrite_math, "$`x_1`$\n", "`x_1`{.math .inline}\n");
    check(rewrite_math, "$$x$$ {#eq-a .b}\n", "`x`{.math .display #eq-a .b}\n");
    check(rewrite_math, "$\\text{a $b$}$ c$\n", "`\\text{a $b$}`{.math .inline} c$\n");
    check(rewrite_math, "$$\na % b\nc \\% d\n$$\n", "`a  c \\% d`{.math .display}\n");
}

static void mdbooks_backslashes_are_those_that_markdown_leaves(void **state)
{
    (void)state;
    check(rewrite_mathjax, "\\\\(a\\_1 \\\\\\\\ \\frac b\\\\)\n",
          "`a_1 \\\\ \\frac b`{.math .inline}\n");
    check(rewrite_mathjax, "\\\\[\na\n\\\\] $b$\n", "`a`{.math .display} $b$\n");
    check(rewrite_mathjax, "$$a$$ \\\\(b `\\\\(c\\\\)`\n",
          "`a`{.math .display} \\\\(b `\\\\(c\\\\)`\n");
}

static void a_note_goes_behind_the_text(void **state)
{
    (void)state;
    check(rewrite_inline_notes, "a^[b [c] `]` d] e\n",
          "a[^note-1] e\n\n\n\n[^note-1]: b [c] `]` d\n");
    check(rewrite_inline_notes, "a^[b\n\nc]\n", "a^[b\n\nc]\n");
    check(rewrite_inline_notes, "[^note-1]: x\n\na^[b]\n",
          "[^note-1]: x\n\na[^note-x-1]\n\n\n\n[^note-x-1]: b\n");
    check(rewrite_inline_notes, "a^[] `^[b]`\n", "a^[] `^[b]`\n");
}

static void scripts_are_within_a_word(void **state)
{
    (void)state;
    check(rewrite_scripts, "H~2~O x^a_b^\n", "H<sub>2</sub>O x<sup>a_b</sup>\n");
    check(rewrite_scripts, "~~a b~~ ~c d~ ^e f^\n", "~~a b~~ \\~c d\\~ ^e f^\n");
    check(rewrite_scripts, "[^1][^2] `a~b~`\n", "[^1][^2] `a~b~`\n");
    check(rewrite_scripts, "5\\ km \\~a~ b\n", "5\xC2\xA0km \\~a\\~ b\n");
}

static void list_marks_keep_their_width(void **state)
{
    (void)state;
    check(rewrite_fancy_lists, "a. x\nb. y\n", "1. x\n2. y\n");
    check(rewrite_fancy_lists, "(iv) x\n(v)  y\n", "004) x\n05)  y\n");
    check(rewrite_fancy_lists, "h) x\ni) y\n", "8) x\n9) y\n");
    check(rewrite_fancy_lists, "#. x\n\n(@) y\n", "1. x\n\n01) y\n");
    check(rewrite_fancy_lists, "A. Smith\n", "A. Smith\n");
    check(rewrite_fancy_lists, "text\na. no list\n", "text\na. no list\n");
    check(rewrite_fancy_lists, "(@b) y\n\nsee (@b)\n", "001) y\n\nsee (1)\n");
}

static void drawn_tables_become_pipes(void **state)
{
    (void)state;
    check(rewrite_block_tables, "a    b\n---  ---\n1    2|3\n",
          "| a | b |\n|:--|:--|\n| 1 | 2\\|3 |\n\n");
    check(rewrite_block_tables, "+---+---+\n| a | b |\n+---+---+\n",
          "| | |\n|---|---|\n| a | b |\n\n");
    check(rewrite_block_tables, "Title\n-----\n\ntext\n", "Title\n-----\n\ntext\n");
    check(rewrite_block_tables, "---\n\ntext\n", "---\n\ntext\n");
    check(rewrite_block_tables, "+---+---+\n| a     |\n+---+---+\n",
          "+---+---+\n| a     |\n+---+---+\n");
}

static void a_place_is_the_authors(void **state)
{
    const char *text =
        rewritten(rewrite_block_tables, "x\n\na    b\n---  ---\n1    here\n");
    Position at = chapter_position(&chapter, (size_t)(strstr(text, "here") - text));

    (void)state;
    assert_int_equal(at.line, 5);
    assert_int_equal(at.column, 6);
}

static void divs_nest_and_are_closed(void **state)
{
    (void)state;
    check(rewrite_divs, "::: a\n:::: {#b .c}\nx\n::::\n:::\n",
          "<div class=\"a\">\n\n<div class=\"c\" id=\"b\">\n\nx\n</div>\n\n</div>\n\n");
    check(rewrite_divs, ":::\n", ":::\n");
    check(rewrite_divs, "::: two words\n", "::: two words\n");
    check(rewrite_divs, "```\n::: a\n```\n", "```\n::: a\n```\n");
    check(rewrite_divs, "::: a\nx\n", "<div class=\"a\">\n\nx\n\n</div>\n\n");
    assert_int_equal(chapter.diags.warnings, 1);
}

static void a_line_block_is_no_table(void **state)
{
    (void)state;
    check(rewrite_line_blocks, "| a\n|  b\n",
          "<div class=\"line-block\">\n\na\\\n\xC2\xA0"
          "b\n\n</div>\n\n");
    check(rewrite_line_blocks, "| a | b |\n|---|---|\n", "| a | b |\n|---|---|\n");
}

static void metadata_is_not_what_stands_between_rules(void **state)
{
    (void)state;
    check(rewrite_metadata_blocks, "a\n\n---\nkey: b\n...\nc\n", "a\n\nc\n");
    check(rewrite_metadata_blocks, "a\n\n---\nProse it is.\n\n---\n",
          "a\n\n---\nProse it is.\n\n---\n");
}

static void names_are_in_the_order_of_their_numbers(void **state)
{
    (void)state;
    assert_true(compare_natural("2-a.md", "10-b.md") < 0);
    assert_true(compare_natural("ch02.md", "ch2a.md") < 0);
    assert_true(compare_natural("a.md", "B.md") < 0);
    assert_int_equal(compare_natural("01.md", "01.md"), 0);
    assert_true(compare_natural("1.md", "01.md") != 0);
    assert_true(is_numbered_name("01-intro.md"));
    assert_true(is_numbered_name("chapter1.md"));
    assert_true(is_numbered_name("Tema_01_a.md"));
    assert_false(is_numbered_name("intro.md"));
}

static void callouts_have_words_in_any_case(void **state)
{
    (void)state;
    assert_string_equal(lookup_callout("Callout-Note")->kind, "note");
    assert_string_equal(lookup_callout("DANGER")->kind, "caution");
    assert_string_equal(lookup_callout("zzz") == NULL ? "none" : "one", "none");
    assert_null(lookup_callout(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dollar_begins_math_as_in_pandoc),
        cmocka_unit_test(mdbooks_backslashes_are_those_that_markdown_leaves),
        cmocka_unit_test(a_note_goes_behind_the_text),
        cmocka_unit_test(scripts_are_within_a_word),
        cmocka_unit_test(list_marks_keep_their_width),
        cmocka_unit_test(drawn_tables_become_pipes),
        cmocka_unit_test(a_place_is_the_authors),
        cmocka_unit_test(divs_nest_and_are_closed),
        cmocka_unit_test(a_line_block_is_no_table),
        cmocka_unit_test(metadata_is_not_what_stands_between_rules),
        cmocka_unit_test(names_are_in_the_order_of_their_numbers),
        cmocka_unit_test(callouts_have_words_in_any_case),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&chapter.arena);
    return failed;
}
