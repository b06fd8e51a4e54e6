/* test_yaml.c - every key and value knows its place, and nothing but plain YAML passes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "formats/yaml.h"
#include "formats/yaml_mend.h"

static const YamlCodes codes = {
    .syntax = "manifest-syntax",
    .tab = "manifest-tab",
    .anchor = "manifest-anchor",
    .document = "manifest-document",
    .duplicate = "manifest-duplicate",
    .depth = "manifest-depth",
    .large = "manifest-large",
    .control = "text-control",
};
static Arena arena;
static Diags diags;
static bool whole;

static const DataNode *read_bytes(const char *bytes, size_t len)
{
    Source *source = arena_alloc(&arena, sizeof *source);
    YamlInput input = {&arena, &diags, &codes, source, 0, len};

    *source = (Source){"x.yaml", {arena_copy(&arena, bytes, len), len}};
    diags = (Diags){.arena = &arena};
    return yaml_read(&input, &whole);
}

static const DataNode *read(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* The one diagnostic of a text. */
static void says(const char *text, const char *code, unsigned line, unsigned column)
{
    read(text);
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.first->code, code);
    assert_int_equal(diags.first->at.line, line);
    assert_int_equal(diags.first->at.column, column);
}

static void keys_and_values_know_their_places(void **state)
{
    const DataNode *root =
        read("a: 1\n\xC3\xA9\xE6\x97\xA5: x\nl:\n  - \"q\"\n  - {k: v}\n");
    const DataNode *list;

    (void)state;
    assert_true(whole);
    assert_int_equal(root->kind, DATA_MAP);
    assert_int_equal(root->count, 3);
    assert_string_equal(root->first->next->key, "\xC3\xA9\xE6\x97\xA5");
    assert_int_equal(root->first->next->at.line, 2);
    assert_int_equal(root->first->next->at.column, 5); /* in code points */
    assert_int_equal(root->first->next->at.excerpt.len, 8);
    list = data_lookup(root, "l");
    assert_int_equal(list->at_key.line, 3);
    assert_int_equal(list->first->at.line, 4);
    assert_int_equal(list->first->at.column, 5);
    assert_true(list->first->quoted);
    assert_int_equal(data_lookup(list->first->next, "k")->at.column, 9);
}

static void a_line_separator_ends_no_line(void **state)
{
    const DataNode *root = read("a: \"x\xE2\x80\xA8y\"\nb: 1\n");

    (void)state;
    assert_int_equal(data_lookup(root, "b")->at.line, 2);
}

static void part_of_a_file_has_the_places_of_the_file(void **state)
{
    Source source = {"x.md", {"---\na: 1\nb: [\n---\n", 17}};
    YamlInput input = {&arena, &diags, &codes, &source, 4, 13};

    (void)state;
    diags = (Diags){.arena = &arena};
    yaml_read(&input, &whole);
    assert_int_equal(diags.first->at.line, 3);
    assert_false(whole);
}

static void duplicate_keys_name_the_first(void **state)
{
    (void)state;
    says("a: 1\nb:\n  a: 2\na: 3\n", "manifest-duplicate", 4, 1);
    assert_string_equal(diags.first->hint, "first at line 1; remove one of them");
    assert_string_equal(data_lookup(read("a: 1\na: 2\n"), "a")->text, "1");
}

static void what_is_no_plain_yaml_is_refused(void **state)
{
    (void)state;
    says("a: &x 1\n", "manifest-anchor", 1, 4);
    says("a: !t 1\n", "manifest-anchor", 1, 4);
    says("a: !!str 1\n", "manifest-anchor", 1, 4);
    says("a: *x\n", "manifest-anchor", 1, 4);
    says("a: *x*\n", "manifest-anchor", 1, 4);
    says("a: 1\n---\nb: 2\n", "manifest-document", 3, 1);
    says("? [a]\n: b\n", "manifest-syntax", 1, 3);
    says("a:\n\t- b\n", "manifest-tab", 2, 1);
    says("a: \"x\"\n \tb: 1\n", "manifest-tab", 2, 2);
    says("a: b: c\n", "manifest-syntax", 1, 5);
    says("a: \"b\nc: d\n", "manifest-syntax", 1, 4);
    says("a: @b\n", "manifest-syntax", 1, 4);
    says("a: [b\n", "manifest-syntax", 1, 4);
}

static void all_lines_with_tabs_are_named(void **state)
{
    (void)state;
    read("a:\n\t- b\n\t- c\n");
    assert_int_equal(diags.count, 2);
}

static void an_empty_second_document_is_fine(void **state)
{
    (void)state;
    assert_non_null(read("---\na: 1\n---\n"));
    assert_true(whole);
    assert_non_null(read("---\na: 1\n...\n"));
    assert_int_equal(diags.count, 0);
}

static void tabs_in_texts_are_fine(void **state)
{
    (void)state;
    assert_non_null(read("a: |\n  x\n  \ty\nb: 1\t# c\n"));
    assert_int_equal(diags.count, 0);
}

static void control_characters_become_u_fffd(void **state)
{
    const DataNode *root = read_bytes("a: x\x01y\nb: \"\\0\\a\"\n", 17);

    (void)state;
    assert_int_equal(diags.count, 3);
    assert_int_equal(diags.first->at.column, 5);
    assert_string_equal(data_lookup(root, "a")->text, "x\xEF\xBF\xBDy");
    assert_string_equal(data_lookup(root, "b")->text, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void depth_is_capped(void **state)
{
    char text[200] = "a: ";

    (void)state;
    memset(text + 3, '[', 100);
    read(text);
    assert_string_equal(diags.first->code, "manifest-depth");
    assert_int_equal(diags.first->at.column, 3 + YAML_DEEPEST);
}

static void size_is_capped(void **state)
{
    char *text = malloc(YAML_LARGEST + 1);

    (void)state;
    memset(text, 'a', YAML_LARGEST + 1);
    assert_null(read_bytes(text, YAML_LARGEST + 1));
    assert_string_equal(diags.first->code, "manifest-large");
    free(text);
}

static void nothing_is_null(void **state)
{
    (void)state;
    assert_null(read(""));
    assert_null(read("# a comment\n"));
    assert_true(whole);
    assert_true(data_is_null(data_lookup(read("a:\nb: 1\n"), "a")));
    assert_true(data_is_null(data_lookup(read("a: ~\n"), "a")));
    assert_false(data_is_null(data_lookup(read("a: \"\"\n"), "a")));
    assert_null(data_lookup(read("a: 1\n"), "b"));
    assert_null(data_lookup(NULL, "b"));
}

static void a_mistake_leaves_no_half_maps(void **state)
{
    const DataNode *root = read("a: 1\nb:\n  - c\n  - d: {e: f\n");

    (void)state;
    assert_false(whole);
    assert_string_equal(data_lookup(root, "a")->text, "1");
    assert_int_equal(data_lookup(root, "b")->first->kind, DATA_SCALAR);
    assert_int_equal(data_lookup(data_lookup(root, "b")->last, "d")->kind, DATA_BROKEN);
}

static void mistakes_of_form_are_told_in_one_run(void **state)
{
    const DataNode *root =
        read("a: b: c\nd: \"e\nf @g\nh: [i, j\n - k\nl: *_\na: m\nn: o\n");
    static const unsigned lines[] = {1, 2, 3, 4, 5};
    const Diag *diag = diags.first;

    (void)state;
    assert_false(whole);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++, diag = diag->next) {
        assert_int_equal(diag->at.line, lines[i]);
        assert_string_equal(diag->code, "manifest-syntax");
    }
    assert_string_equal(diag->code, "manifest-duplicate");
    assert_int_equal(diag->at.line, 7);
    assert_null(diag->next);
    assert_int_equal(data_lookup(root, "a")->kind, DATA_BROKEN);
    assert_int_equal(data_lookup(root, "h")->kind, DATA_BROKEN);
    assert_string_equal(data_lookup(root, "n")->text, "o");
}

static void mending_keeps_lines_and_characters(void **state)
{
    Bytes text = {"  - \xC3\xA9: \xC3\xA9\xC3\xA9: y\nnext", 20};

    (void)state;
    assert_true(yaml_mend(&arena, &text, 0));
    assert_string_equal(text.data, "  - \xC3\xA9: *_   \nnext");
    assert_true(yaml_mend(&arena, &text, 0));
    assert_string_equal(text.data, "            \nnext");
    assert_false(yaml_mend(&arena, &text, 0));
    assert_true(yaml_mend(&arena, &text, 1));
    assert_string_equal(text.data, "            \n    ");
    assert_false(yaml_mend(&arena, &text, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_and_values_know_their_places),
        cmocka_unit_test(a_line_separator_ends_no_line),
        cmocka_unit_test(part_of_a_file_has_the_places_of_the_file),
        cmocka_unit_test(duplicate_keys_name_the_first),
        cmocka_unit_test(what_is_no_plain_yaml_is_refused),
        cmocka_unit_test(all_lines_with_tabs_are_named),
        cmocka_unit_test(an_empty_second_document_is_fine),
        cmocka_unit_test(tabs_in_texts_are_fine),
        cmocka_unit_test(control_characters_become_u_fffd),
        cmocka_unit_test(depth_is_capped),
        cmocka_unit_test(size_is_capped),
        cmocka_unit_test(nothing_is_null),
        cmocka_unit_test(a_mistake_leaves_no_half_maps),
        cmocka_unit_test(mistakes_of_form_are_told_in_one_run),
        cmocka_unit_test(mending_keeps_lines_and_characters),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
