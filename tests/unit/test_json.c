/* test_json.c - ordinary JSON is read, each value with its place, and mistakes are told
 * in JSON's words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "formats/yaml_json.h"

static const YamlCodes codes = {
    .syntax = "manifest-syntax",
    .duplicate = "manifest-duplicate",
    .depth = "manifest-depth",
    .large = "manifest-large",
    .control = "text-control",
};
static Arena arena;
static Diags diags;
static bool whole;

/* The bytes are on the heap without a NUL behind them, so that a sanitizer sees each
 * that is read too far. */
static const DataNode *read_bytes(const char *bytes, size_t len)
{
    char *copy = malloc(len + (len == 0));
    Source source = {"book.json", {copy, len}};
    YamlInput input = {&arena, &diags, &codes, &source, 0, len};
    const DataNode *root;

    assert_non_null(copy);
    memcpy(copy, bytes, len);
    diags = (Diags){.arena = &arena};
    root = json_read(&input, &whole);
    free(copy);
    return root;
}

static const DataNode *read(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* The one diagnostic of a text. */
static void says(const char *text, unsigned line, unsigned column, const char *message)
{
    read(text);
    assert_false(whole);
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.first->code, "manifest-syntax");
    assert_int_equal(diags.first->at.line, line);
    assert_int_equal(diags.first->at.column, column);
    assert_string_equal(diags.first->message, message);
    assert_non_null(diags.first->hint);
}

static const char *text_of(const DataNode *root, const char *key)
{
    const DataNode *node = data_lookup(root, key);

    assert_non_null(node);
    assert_int_equal(node->kind, DATA_SCALAR);
    return node->text;
}

static void a_book_json_of_gitbook_is_read(void **state)
{
    const DataNode *root = read(
        "{\n\t\"title\":\"Caf\\u00e9\",\n\t\"root\": \".\\/docs\",\n"
        "\t\"plugins\":[\"-lunr\", \"katex\"],\n"
        "\t\"structure\" : { \"readme\": \"INTRO.md\" },\n"
        "\t\"pdf\":{\"fontSize\":12,\"scale\":-1.5e+3,\"toc\":true,\"x\":null}\n}\n");
    const DataNode *pdf = data_lookup(root, "pdf");

    (void)state;
    assert_true(whole);
    assert_int_equal(diags.count, 0);
    assert_int_equal(root->count, 5);
    assert_string_equal(text_of(root, "title"), "Caf\xC3\xA9");
    assert_string_equal(text_of(root, "root"), "./docs");
    assert_string_equal(data_lookup(root, "plugins")->first->next->text, "katex");
    assert_string_equal(text_of(data_lookup(root, "structure"), "readme"), "INTRO.md");
    assert_string_equal(text_of(pdf, "fontSize"), "12");
    assert_string_equal(text_of(pdf, "scale"), "-1.5e+3");
    assert_false(data_lookup(pdf, "toc")->quoted);
    assert_true(data_lookup(root, "title")->quoted);
    assert_true(data_is_null(data_lookup(pdf, "x")));
}

static void keys_and_values_know_their_places(void **state)
{
    const DataNode *root =
        read("{\n\t\"\xC3\xA9\": \"\\ud83d\\ude00\", \"b\": [\n1, {}]}");
    const DataNode *b = data_lookup(root, "b");

    (void)state;
    assert_int_equal(root->at.column, 1);
    assert_int_equal(root->first->at_key.line, 2);
    assert_int_equal(root->first->at_key.column, 2);
    assert_int_equal(root->first->at.column, 7);
    assert_int_equal(b->at_key.column, 23); /* in code points of what the author wrote */
    assert_int_equal(b->at.column, 28);
    assert_int_equal(b->at.excerpt.len, 29);
    assert_int_equal(b->first->at.line, 3);
    assert_int_equal(b->first->next->at.column, 4);
    assert_int_equal(b->first->next->count, 0);
}

static void a_pair_of_surrogates_is_one_character(void **state)
{
    (void)state;
    assert_string_equal(text_of(read("{\"a\":\"\\uD83D\\uDE00!\"}"), "a"),
                        "\xF0\x9F\x98\x80!");
    says("{\"a\":\"x\\ud83d\"}", 1, 8, "this \\u stands for no character");
    says("{\"a\":\"\\ud83d\\u0041\"}", 1, 7, "this \\u stands for no character");
    says("{\"a\":\"\\ude00\\ud83d\"}", 1, 7, "this \\u stands for no character");
    says("{\"a\":\"\\u12", 1, 7, "this \\u stands for no character");
    says("{\"a\":\"\\u00zz\"}", 1, 7, "this \\u stands for no character");
}

static void all_escapes_are_known(void **state)
{
    (void)state;
    assert_string_equal(text_of(read("{\"a\":\"\\\"\\\\\\/\\n\\r\\t\"}"), "a"),
                        "\"\\/\n\r\t");
    says("{\"a\":\"C:\\dir\"}", 1, 9,
         "a backslash is followed by a character that it does not go with");
    says("{\"a\":\"x\\", 1, 8,
         "a backslash is followed by a character that it does not go with");
}

static void control_characters_become_u_fffd(void **state)
{
    const DataNode *root = read("{\"a\":\"x\\u0000y\\b\", \"b\":\"\x01\"}");

    (void)state;
    assert_true(whole);
    assert_int_equal(diags.count, 3);
    assert_string_equal(diags.first->code, "text-control");
    assert_string_equal(text_of(root, "a"), "x\xEF\xBF\xBDy\xEF\xBF\xBD");
    assert_string_equal(text_of(root, "b"), "\xEF\xBF\xBD");
}

static void comments_are_told_and_read_over(void **state)
{
    const DataNode *root;

    (void)state;
    says("{\n  // the title\n  \"a\": \"x\"\n}\n", 2, 3, "JSON has no comments");
    says("{\"a\": /* c\n */ 1}", 1, 7, "JSON has no comments");
    says("{\"a\": 1} # c", 1, 10, "JSON has no comments");
    says("{\"a\": 1}\n/* c", 2, 1, "JSON has no comments");
    root = read("// a\n{\n\"a\": \"http://x\", // b\n\"b\": \"/* # */\"}");
    assert_int_equal(diags.count, 2);
    assert_string_equal(text_of(root, "a"), "http://x");
    assert_string_equal(text_of(root, "b"), "/* # */");
}

static void missing_and_spare_commas_are_told(void **state)
{
    (void)state;
    says("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "a comma is missing before this");
    says("[\"a\" \"b\"]", 1, 6, "a comma is missing before this");
    says("{\"a\": 1,\n}", 2, 1, "a comma stands before the end of a list or map");
    says("{\"a\": [1, 2,]}", 1, 13, "a comma stands before the end of a list or map");
    says("[1,,2]", 1, 4, "a value is missing here");
    says("[,]", 1, 2, "a value is missing here");
    says("{,}", 1, 2, "here should be a key");
    assert_string_equal(text_of(read("{\"a\": [1,], \"b\": 2,}"), "b"), "2");
}

static void what_is_left_open_is_told_where_it_opens(void **state)
{
    (void)state;
    says("{\n \"a\": {\n  \"b\": 1\n", 2, 7, "a map in braces is not closed");
    says("[1, [2]\n", 1, 1, "a list in brackets is not closed");
    says("{\"a\": ", 1, 1, "a map in braces is not closed");
    says("{\"a\": \"x,\n\"b\": 1}", 1, 7, "a quote is opened here and never closed");
    says("{\"a\": \"x", 1, 7, "a quote is opened here and never closed");
    says("{\"a\": [1}", 1, 9, "a brace stands where a list in brackets ends");
    says("{\"a\": 1]", 1, 8, "a bracket stands where a map in braces ends");
}

static void what_is_no_json_is_refused(void **state)
{
    (void)state;
    says("{'a': 1}", 1, 2, "here should be a key");
    says("{a: 1}", 1, 2, "here should be a key");
    says("{\"a\": 'x'}", 1, 7, "'x' is no number, nor true, false or null");
    says("{\"a\": yes}", 1, 7, "yes is no number, nor true, false or null");
    says("{\"a\": True}", 1, 7, "True is no number, nor true, false or null");
    says("{\"a\" 1}", 1, 6, "a colon is missing before this");
    says("{\"a\"=1}", 1, 5, "a colon is missing before this");
    says("{\"a\":}", 1, 6, "a value is missing here");
    says("{\"a\": 1}}", 1, 9, "this stands behind the end of the JSON");
    says("{} {}", 1, 4, "this stands behind the end of the JSON");
    says("title: x\n", 1, 1, "title is no number, nor true, false or null");
}

static void only_json_s_numbers_are_numbers(void **state)
{
    static const char *const good[] = {"0", "-0", "10", "1.50", "1e9", "-2.5E-3"};
    static const char *const bad[] = {"01",  "+1", ".5", "1.",   "1e",
                                      "0x1", "-",  "1_", "1.e5", "NaN"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_string_equal(read(good[i])->text, good[i]);
        assert_true(whole);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        read(bad[i]);
        assert_false(whole);
    }
}

static void duplicate_keys_name_the_first(void **state)
{
    const DataNode *root = read("{\"a\": 1,\n\"a\": 2}");

    (void)state;
    assert_string_equal(diags.first->code, "manifest-duplicate");
    assert_int_equal(diags.first->at.line, 2);
    assert_string_equal(text_of(root, "a"), "1");
}

static void a_mistake_leaves_no_half_maps(void **state)
{
    const DataNode *root = read("{\"a\": 1, \"m\": {\"x\": 1 \"y\": 2}}");

    (void)state;
    assert_string_equal(text_of(root, "a"), "1");
    assert_int_equal(data_lookup(root, "m")->kind, DATA_BROKEN);
}

static void nothing_is_null(void **state)
{
    (void)state;
    assert_null(read(""));
    assert_true(whole);
    assert_null(read(" \n"));
    assert_true(whole);
}

static void depth_and_size_are_capped(void **state)
{
    size_t len = YAML_LARGEST;
    char *text = malloc(len + 1);

    (void)state;
    assert_non_null(text);
    memset(text, '[', len + 1);
    read_bytes(text, len);
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.first->code, "manifest-depth");
    assert_int_equal(diags.first->at.column, YAML_DEEPEST + 1);
    assert_null(read_bytes(text, len + 1));
    assert_string_equal(diags.first->code, "manifest-large");
    free(text);
}

static void one_long_line_of_items_takes_no_time(void **state)
{
    size_t len = YAML_LARGEST;
    char *text = malloc(len);
    const DataNode *root;

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < len; i += 2)
        memcpy(text + i, "1,", 2);
    memcpy(text, "[1", 2);
    memcpy(text + 2, " ,", 2);
    text[len - 1] = ']';
    root = read_bytes(text, len);
    assert_true(whole);
    assert_int_equal(root->count, len / 2 - 1);
    assert_int_equal(root->last->at.column, len - 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_json_of_gitbook_is_read),
        cmocka_unit_test(keys_and_values_know_their_places),
        cmocka_unit_test(a_pair_of_surrogates_is_one_character),
        cmocka_unit_test(all_escapes_are_known),
        cmocka_unit_test(control_characters_become_u_fffd),
        cmocka_unit_test(comments_are_told_and_read_over),
        cmocka_unit_test(missing_and_spare_commas_are_told),
        cmocka_unit_test(what_is_left_open_is_told_where_it_opens),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(only_json_s_numbers_are_numbers),
        cmocka_unit_test(duplicate_keys_name_the_first),
        cmocka_unit_test(a_mistake_leaves_no_half_maps),
        cmocka_unit_test(nothing_is_null),
        cmocka_unit_test(depth_and_size_are_capped),
        cmocka_unit_test(one_long_line_of_items_takes_no_time),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
