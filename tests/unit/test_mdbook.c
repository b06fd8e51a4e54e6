/* test_mdbook.c - includes by the rules of mdBook's preprocessor "links", hidden lines, and
 * what plug-ins would expand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "loaded.h"
#include "parse/dialect/hidden.h"
#include "parse/parse.h"
#include "scratch.h"

static Loaded loaded;

static const char lines[] = "one\ntwo\nthree\nfour\n";
static const char anchors[] =
    "a\n// ANCHOR: x\nb\n# ANCHOR:y-1\nc\n/* ANCHOR_END: y-1 */\nd\n"
    "// ANCHOR_END: x\ne\n// ANCHOR: x\nf\n// ANCHOR_END: x\n"
    "// ANCHOR: open\ng\n// NO_ANCHOR : h\n";

/* The text of a chapter once all is included; what was said is in loaded.said. */
static const char *expanded(const char *text)
{
    loaded_free(&loaded);
    scratch_put("b/src/SUMMARY.md", "- [A](a.md)\n");
    scratch_put("b/book.toml", "book.title = 'A'\n");
    scratch_put("b/src/a.md", text);
    scratch_put("b/src/lines", lines);
    scratch_put("b/src/anchors", anchors);
    scratch_put("b/src/empty", "");
    scratch_put("b/src/in/in.md", "in {{#include deep/in.md}}!\n\n");
    scratch_put("b/src/in/deep/in.md", "deep {{#include ../../lines:2}}");
    load_folder(&loaded, "b");
    assert_int_equal(loaded.book.chapter_count, 1);
    return loaded.book.chapters[0]->markdown.data;
}

static void says(const char *text, const char *wanted)
{
    assert_string_equal(expanded(text), wanted);
    assert_null(strstr(loaded.said, "include"));
}

static void ranges_are_of_lines_from_one(void **state)
{
    (void)state;
    says("<{{#include lines}}>", "<one\n<two\n<three\n<four>");
    says("x{{#include lines:2}}>", "xtwo>");
    says("x {{ #include   lines:2:3  }}", "x two\nthree");
    says("{{#include lines:3:}}", "three\nfour");
    says("{{#include lines::2}}", "one\ntwo");
    says("{{#include lines:3:99}}", "three\nfour");
    says("{{#include lines:0:1}}", "one");
    says("{{#include lines::}}", "one\ntwo\nthree\nfour");
    says("{{#include lines:2:x}}", "two\nthree\nfour");
    says("{{#include empty}}", "");
    says("{{#rustdoc_include lines:2:3}}", "two\nthree");
    says("{{#include\nlines:1}}", "one");
}

static void anchors_mark_parts(void **state)
{
    (void)state;
    says("{{#include anchors:x}}", "b\nc\nd");
    says("{{#include anchors:y-1}}", "c");
    says("{{#include anchors:open}}", "g\n// NO_ANCHOR : h");
    says("{{#rustdoc_include anchors:x}}", "b\nc\nd\nf");
    says("{{#include anchors:2}}", "// ANCHOR: x");
}

static void what_is_no_directive_stays(void **state)
{
    static const char *const texts[] = {
        "{{#include}} {{#include }} {{include lines}} {{}} {{#}} {{ matrix.os }}",
        "{{#include lines",
        "{{#include lines}",
        "{{#include lines} }",
        "{{#incl lines}}",
        "{{{",
        "{{#",
        "{{",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        says(texts[i], texts[i]);
    says("\\{{#include lines}} and {{#x}}", "{{#include lines}} and {{#x}}");
    says("\\{{#include lines} \\{{#include lines:1}}",
         "{{#include lines} \\{{#include lines:1}}");
    says("{{#title A}}{{#title B C}}!", "!");
    says("{{{{#include lines:1}}}}", "{{one}}");
}

static void included_files_include_from_their_own_folder(void **state)
{
    (void)state;
    says("{{#include in/in.md}}", "in deep two!\n");
}

static void other_lines_get_what_stands_in_front(void **state)
{
    (void)state;
    says("> {{#include lines:1:2}}\n", "> one\n> two\n");
    says("  {{#include lines:1:2}}\n", "  one\n  two\n");
    says("# {{#include lines:1:2}}\n", "# one\n# two\n");
    says("Text {{#include lines:1:2}}\n", "Text one\ntwo\n");
}

static void playgrounds_are_code(void **state)
{
    (void)state;
    says("{{#playground lines}}", "```rust\none\ntwo\nthree\nfour\n```");
    says("{{#playpen empty editable no_run }}", "```rust,editable,no_run\n\n```");
}

static void each_byte_knows_its_file(void **state)
{
    const Chapter *chapter;
    const char *text = expanded("a {{#include in/in.md}}\n> {{#include lines}} b\n");
    Position at;

    (void)state;
    chapter = loaded.book.chapters[0];
    at = markdown_position(chapter, (size_t)(strstr(text, "deep") - text));
    assert_true(strstr(at.file, "src/in/deep/in.md") != NULL);
    assert_int_equal(at.line, 1);
    at = markdown_position(chapter, (size_t)(strstr(text, "three") - text));
    assert_true(strstr(at.file, "src/lines") != NULL);
    assert_int_equal(at.line, 3);
    at = markdown_position(chapter, (size_t)(strstr(text, " b\n") - text));
    assert_true(strstr(at.file, "src/a.md") != NULL);
    assert_int_equal(at.line, 2);
    assert_int_equal(at.column, 21);
}

static void what_is_missing_is_told_at_its_place(void **state)
{
    (void)state;
    expanded("x {{#include gone}}\n{{#include lines:9}} {{#include lines:3:2}}\n"
             "{{#include anchors:z}} {{#include ../../../x}}");
    assert_non_null(strstr(loaded.said, "1:3 include-missing\n2:1 include-missing\n"
                                        "2:22 include-missing\n3:1 include-missing\n"
                                        "3:24 include-missing\n"));
}

static void a_file_that_includes_itself_ends(void **state)
{
    const char *text = expanded("a{{#include a.md}}{{#include a.md}}");
    size_t count = 0;

    (void)state;
    for (; *text != '\0'; text++)
        count += *text == 'a';
    assert_true(count >= 2047);
    assert_non_null(strstr(loaded.said, "include-missing"));
}

/* ---- Hidden lines ---- */

static const char *shown(const char *info, const char *code)
{
    static const HiddenLines hidden[] = {{"rust", "# "}, {"py", "~"}};
    static const Dialect dialect = {.hidden = hidden, .hidden_count = 2};
    static Chapter chapter;
    Node *block;

    chapter.tree = new_node(&chapter.arena, NODE_DOCUMENT, 0);
    block = new_node(&chapter.arena, NODE_CODE_BLOCK, 0);
    block->text = code;
    block->title = info;
    block->name = arena_copy(&chapter.arena, info, strcspn(info, " \t,{}"));
    append_child(chapter.tree, block);
    hide_code_lines(&chapter, &dialect);
    return chapter.tree->first_child == NULL ? "(gone)" : block->text;
}

static void lines_are_hidden_as_rustdoc_has_it(void **state)
{
    (void)state;
    assert_string_equal(shown("rust", "# a\n#\nb\n  # c\n## d\n#[e]\n#!f\n#g\n"),
                        "b\n# d\n#[e]\n#!f\n#g\n");
    assert_string_equal(shown("rust,ignore", "# a\n\n b\n\n# c"), " b\n");
    assert_string_equal(shown("rust", "# a\n#\n"), "(gone)");
    assert_string_equal(shown("rust", "# a\n\n  \n"), "(gone)");
    assert_string_equal(shown("c", "# a\nb\n"), "# a\nb\n");
    assert_string_equal(shown("py", "~a\n ~b\nc ~d"), "c ~d");
    assert_string_equal(shown("sh hidelines=%%", "%%a\n%b\n"), "%b\n");
    assert_string_equal(shown("rust,hidelines=!", "!a\n# b\n"), "# b\n");
    assert_string_equal(shown("sh xhidelines=%", "%a\n"), "%a\n");
    assert_string_equal(shown("sh hidelines=", "a\n"), "a\n");
}

/* ---- Redirects ---- */

static void redirects_count_from_the_old_page(void **state)
{
    (void)state;
    scratch_put("r/src/SUMMARY.md", "- [A](a.md)\n");
    scratch_put("r/src/a.md", "# A\n");
    scratch_put(
        "r/book.toml",
        "[output.html.redirect]\n'/old/x.html' = '../a.html'\n"
        "'y.html#z' = 'a.html#b'\n'/out.html' = '../../../x.html'\n"
        "'/web.html' = 'https://example.org/'\n'/list.html' = ['a']\n'/e.html' = ''\n");
    load_folder(&loaded, "r");
    assert_string_equal(map_lookup(&loaded.book.redirects, "src/old/x.md"), "src/a.md");
    assert_string_equal(map_lookup(&loaded.book.redirects, "src/y.md#z"), "src/a.md#b");
    assert_string_equal(map_lookup(&loaded.book.redirects, "src/web.md"),
                        "https://example.org/");
    assert_int_equal(loaded.book.redirects.count, 3);
}

static int clean(void **state)
{
    (void)state;
    loaded_free(&loaded);
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(ranges_are_of_lines_from_one, clean),
        cmocka_unit_test_teardown(anchors_mark_parts, clean),
        cmocka_unit_test_teardown(what_is_no_directive_stays, clean),
        cmocka_unit_test_teardown(included_files_include_from_their_own_folder, clean),
        cmocka_unit_test_teardown(other_lines_get_what_stands_in_front, clean),
        cmocka_unit_test_teardown(playgrounds_are_code, clean),
        cmocka_unit_test_teardown(each_byte_knows_its_file, clean),
        cmocka_unit_test_teardown(what_is_missing_is_told_at_its_place, clean),
        cmocka_unit_test_teardown(a_file_that_includes_itself_ends, clean),
        cmocka_unit_test(lines_are_hidden_as_rustdoc_has_it),
        cmocka_unit_test_teardown(redirects_count_from_the_old_page, clean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
