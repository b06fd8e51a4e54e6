/* test_toml.c - every key and value knows its place, scalars are the author's, mistakes
 * are told in an author's words, and no input hurts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "formats/toml.h"

static const TomlCodes codes = {
    .syntax = "manifest-syntax",
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
    Source source = {"book.toml", {copy, len}};
    TomlInput input = {&arena, &diags, &codes, &source};
    const DataNode *root;

    assert_non_null(copy);
    memcpy(copy, bytes, len);
    diags = (Diags){.arena = &arena};
    root = toml_read(&input, &whole);
    free(copy);
    assert_true(whole == (root != NULL));
    return root;
}

static const DataNode *read(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* The one diagnostic of a text. */
static void says(const char *text, unsigned line, unsigned column, const char *message)
{
    assert_null(read(text));
    assert_false(whole);
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.first->message, message);
    assert_string_equal(diags.first->code, "manifest-syntax");
    assert_string_equal(diags.first->at.file, "book.toml");
    assert_int_equal(diags.first->at.line, line);
    assert_int_equal(diags.first->at.column, column);
    assert_non_null(diags.first->hint);
}

/* The node at a path of keys, parted with /; a number counts in a list. */
static const DataNode *find(const DataNode *node, const char *path)
{
    while (*path != '\0' && node != NULL) {
        size_t len = strcspn(path, "/");
        char *key = arena_copy(&arena, path, len);
        if (node->kind == DATA_LIST) {
            int n = atoi(key);
            for (node = node->first; n > 0 && node != NULL; n--)
                node = node->next;
        } else {
            node = data_lookup(node, key);
        }
        path += len + (path[len] == '/');
    }
    return node;
}

static const char *text_at(const DataNode *root, const char *path)
{
    const DataNode *node = find(root, path);

    assert_non_null(node);
    assert_int_equal(node->kind, DATA_SCALAR);
    return node->text;
}

static void stands_at(const DataNode *root, const char *path, unsigned key_line,
                      unsigned key_column, unsigned line, unsigned column)
{
    const DataNode *node = find(root, path);

    assert_non_null(node);
    assert_int_equal(node->at_key.line, key_line);
    assert_int_equal(node->at_key.column, key_column);
    assert_int_equal(node->at.line, line);
    assert_int_equal(node->at.column, column);
}

static void a_book_toml_of_mdbook_is_read(void **state)
{
    const DataNode *root =
        read("[book]\ntitle = \"The Book\"\nauthors = [\"A\", \"B\"]\nlanguage = 'en'\n\n"
             "[output.html]\nmathjax-support = true\nfold.enable = false\n"
             "[output.html.playground]\neditable = true\n"
             "[preprocessor.x]\ncommand = \"x\"\nlevel = 1_0\nrenderers = [ ]\n");

    (void)state;
    assert_int_equal(diags.count, 0);
    assert_int_equal(root->count, 3);
    assert_string_equal(text_at(root, "book/title"), "The Book");
    assert_string_equal(text_at(root, "book/authors/1"), "B");
    assert_string_equal(text_at(root, "book/language"), "en");
    assert_string_equal(text_at(root, "output/html/mathjax-support"), "true");
    assert_string_equal(text_at(root, "output/html/fold/enable"), "false");
    assert_string_equal(text_at(root, "output/html/playground/editable"), "true");
    assert_string_equal(text_at(root, "preprocessor/x/level"), "1_0");
    assert_int_equal(find(root, "preprocessor/x/renderers")->kind, DATA_LIST);
    assert_int_equal(find(root, "preprocessor/x/renderers")->count, 0);
}

static void keys_and_values_know_their_places(void **state)
{
    const DataNode *root =
        read("a = 1\n\"\xC3\xA9\xE6\x97\xA5\" = 'x'\nl = [ 1,\n  { k = \"v\" } ]\n"
             "[t.u]\n  v.w = 2\n[[m]]\n[[ m ]]\nx=3\n");

    (void)state;
    assert_int_equal(root->at_key.line, 0);
    assert_int_equal(root->at.line, 1);
    stands_at(root, "a", 1, 1, 1, 5);
    stands_at(root, "\xC3\xA9\xE6\x97\xA5", 2, 1, 2, 8); /* in code points */
    assert_int_equal(find(root, "\xC3\xA9\xE6\x97\xA5")->at.excerpt.len, 13);
    stands_at(root, "l", 3, 1, 3, 5);
    stands_at(root, "l/0", 0, 0, 3, 7);
    stands_at(root, "l/1/k", 4, 5, 4, 9);
    stands_at(root, "t", 5, 2, 5, 1);
    stands_at(root, "t/u", 5, 4, 5, 1);
    stands_at(root, "t/u/v", 6, 3, 6, 3);
    stands_at(root, "t/u/v/w", 6, 5, 6, 9);
    stands_at(root, "m", 7, 3, 7, 1);
    stands_at(root, "m/1", 0, 0, 8, 1);
    stands_at(root, "m/1/x", 9, 1, 9, 3);
}

static void a_line_separator_ends_no_line(void **state)
{
    const DataNode *root =
        read("a = 'x\xE2\x80\xA8y'\nb = 1 # \xF0\x9F\x98\x80\nc = 2\n");

    (void)state;
    stands_at(root, "b", 2, 1, 2, 5);
    stands_at(root, "c", 3, 1, 3, 5);
}

static void keys_keep_the_author_s_order(void **state)
{
    const DataNode *node =
        read("z = 1\nb.y = 2\na = 3\nb.x = 4\n[m]\n[c]\n[m.n]\n")->first;
    static const char *const order[] = {"z", "b", "a", "m", "c"};

    (void)state;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++, node = node->next)
        assert_string_equal(node->key, order[i]);
    assert_null(node);
}

static void scalars_are_as_the_author_wrote_them(void **state)
{
    static const char *const texts[] = {"+1_000",
                                        "0xDEAD_beef",
                                        "0o755",
                                        "0b11",
                                        "-0",
                                        "9223372036854775807",
                                        "3.1400",
                                        "6.02e+23",
                                        "-inf",
                                        "nan",
                                        "true",
                                        "false",
                                        "1979-05-27",
                                        "07:32:00.999",
                                        "1979-05-27 07:32:00",
                                        "1979-05-27T07:32:00.5-07:00",
                                        "1979-05-27t07:32:00Z"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text =
            arena_format(&arena, "\"\xC3\xA9\" = [ %s ,%s] # x", texts[i], texts[i]);
        const DataNode *list = find(read(text), "\xC3\xA9");
        assert_non_null(list);
        assert_string_equal(list->first->text, texts[i]);
        assert_string_equal(list->last->text, texts[i]);
        assert_false(list->first->quoted);
    }
}

static void strings_are_what_they_mean(void **state)
{
    const DataNode *root = read("a = \"\\u00e9\\U0001F600\\t\\\"\\\\\"\nb = 'C:\\x'\n"
                                "c = \"\"\"\nx\n  \\\n  y\"\"\"\"\"\nd = '''\n'a''\n'''\n"
                                "e = ''\n\"k 1\".'k.2' = \"null\"\n");

    (void)state;
    assert_string_equal(text_at(root, "a"), "\xC3\xA9\xF0\x9F\x98\x80\t\"\\");
    assert_string_equal(text_at(root, "b"), "C:\\x");
    assert_string_equal(text_at(root, "c"), "x\n  y\"\"");
    assert_string_equal(text_at(root, "d"), "'a''\n");
    assert_string_equal(text_at(root, "e"), "");
    assert_true(find(root, "e")->quoted);
    assert_string_equal(text_at(root, "k 1/k.2"), "null");
    assert_false(data_is_null(find(root, "k 1/k.2")));
}

static void control_characters_become_u_fffd(void **state)
{
    const char text[] = "a = \"x\\u0000y\" # \x07\nb = '\x1B'\n\"k\\u0001\" = \"\\b\"\n";
    const DataNode *root = read_bytes(text, sizeof text - 1);

    (void)state;
    assert_int_equal(diags.count, 5);
    assert_int_equal(diags.errors, 0);
    assert_string_equal(diags.first->code, "text-control");
    assert_int_equal(diags.first->at.column, 18);
    assert_string_equal(text_at(root, "a"), "x\xEF\xBF\xBDy");
    assert_string_equal(text_at(root, "b"), "\xEF\xBF\xBD");
    assert_string_equal(text_at(root, "k\xEF\xBF\xBD"), "\xEF\xBF\xBD");
    says("a\xEF\xBF\xBD = 1\n", 1, 2, "= is missing before this");
}

/* To toml++ 3.3 they are neither blanks nor anything else. */
static void letters_are_no_blanks(void **state)
{
    const DataNode *root =
        read("a = \"\"\"\\\n  \xC3\xA9t\xC3\xA9 \\\n\xE6\x97\xA5\"\"\"\n");

    (void)state;
    assert_string_equal(text_at(root, "a"), "\xC3\xA9t\xC3\xA9 \xE6\x97\xA5");
    says("a = 2\xC3\xA9\n", 1, 6, "this is no number");
    says("a = \xE3\x81\x82\n", 1, 5, "this is no value");
    says("a = 1\xE3\x81\x82\n", 1, 6, "this is no number");
}

static void a_nul_is_no_end(void **state)
{
    (void)state;
    assert_string_equal(text_at(read_bytes("a = 'x\0y'\nb = 1\n", 16), "b"), "1");
    assert_int_equal(diags.count, 1);
    assert_null(read_bytes("a = \0\n", 6));
    assert_int_equal(diags.errors, 1);
}

static void values_without_quotes_are_told(void **state)
{
    (void)state;
    says("title = My Book\n", 1, 9, "this is no value");
    assert_string_equal(diags.first->hint, "put a text in double quotes");
    says("a = \xE2\x80\x9Cx\xE2\x80\x9D\n", 1, 5, "this is no value");
    says("a = yes\n", 1, 5, "this is no value");
    says("a = True\n", 1, 5, "this is no value");
    says("a = \nb = 1\n", 1, 5, "a value is missing here");
    says("a = 007\n", 1, 8, "a number begins with 0");
    says("a = 1.2.3\n", 1, 8, "this is no number");
    says("a = 1__0\n", 1, 7, "an underscore in a number has no digit on each side");
    says("a = 99999999999999999999\n", 1, 25, "a number is too large");
    says("a = 1e999\n", 1, 10, "a number is too large");
    says("a = 2020-13-01\n", 1, 12, "this is no date");
    says("a = 25:00:00\n", 1, 7, "this is no time");
}

static void quotes_left_open_are_told_where_they_open(void **state)
{
    (void)state;
    says("a = 1\nb = \"x\nc = 1\n", 2, 5, "a quote is opened here and never closed");
    says("a = 'it\nb = 1\n", 1, 5, "a quote is opened here and never closed");
    says("a = \"x", 1, 5, "a quote is opened here and never closed");
    says("a = [\"\"\"x\"\"\", '''y\nb = 1\n", 1, 15,
         "a quote is opened here and never closed");
    says("a = 'it's'\n", 1, 9, "this stands behind the end of a value");
    says(
        "a = \"C:\\path\"\n", 1, 9,
        "a backslash within double quotes is followed by a character that it does not go "
        "with");
    says("a = \"\\u00zz\"\n", 1, 10,
         "\\u and \\U within double quotes need 4 and 8 hexadecimal digits");
    says("a = \"\\ud800\"\n", 1, 12,
         "an escape within double quotes stands for no character");
}

static void brackets_left_open_are_told_where_they_open(void **state)
{
    (void)state;
    says("a = [1,\n [2],\n", 1, 5, "a list in brackets is not closed");
    says("a = [\"x\", \"y\"\n[b]\n", 2, 1, "a comma or ] is missing before this");
    says("a = [1 2]\n", 1, 8, "a comma or ] is missing before this");
    says("a = [1,,2]\n", 1, 8, "a value is missing before this comma");
    says("a = {\n x = 1 }\n", 1, 5, "a table in braces is not closed in its line");
    says("a = {x = 1", 1, 5, "a table in braces is not closed");
    says("a = {x=1,}\n", 1, 10, "a comma stands before the end of a table in braces");
    says("[a\nb=1\n", 1, 3, "a header's bracket is not closed before this");
    says("[[a]\n", 1, 5, "a header's bracket is not closed before this");
    says("[]\n", 1, 2, "a table's name is missing");
}

static void keys_and_headers_given_twice_are_told_by_name(void **state)
{
    (void)state;
    says("a = 1\nb = 2\n a = 3\n", 3, 2, "this key is given twice: a");
    says("a.b=1\na=2\n", 2, 1, "this key is given twice: a");
    says("a = {x = 1, x = 2}\n", 1, 13, "this key is given twice: x");
    says("[a]\nb=1\n[c]\n[a]\n", 4, 1, "this table is given twice: a");
    says("a=1\n[a]\n", 2, 1, "this name is a value's already: a");
    says("[a]\n[[a]]\n", 2, 1, "this name is a table's already: a");
}

static void lines_of_no_form_are_told(void **state)
{
    (void)state;
    says("title: \"x\"\n", 1, 6, "a colon stands where TOML expects =");
    says("title\n", 1, 6, "a key stands here without a value");
    says("my key = 1\n", 1, 4, "= is missing before this");
    says("\xC3\xA9 = 1\n", 1, 1, "a line can't begin with this character");
    says("{\"a\": 1}\n", 1, 1, "a line can't begin with this character");
    says("a = 1 b = 2\n", 1, 7, "this stands behind the end of a value");
    says("a = \"x\", \"y\"\n", 1, 8, "this stands behind the end of a value");
    says("[a] b = 1\n", 1, 5, "this stands behind the end of a header");
    says("[\xC3\xA9]\n", 1, 2, "a key, or a part of it, is missing here");
    says("[=]\n", 1, 2, "a key, or a part of it, is missing here");
    says("a..b = 1\n", 1, 3, "a key, or a part of it, is missing here");
    says("a", 1, 2, "the text ends before its last value");
}

/* Whatever toml++ says, a long name of it is cut between two characters. */
static void long_names_are_cut_whole(void **state)
{
    Buf text = {0};

    (void)state;
    buf_put(&text, "'x");
    for (int i = 0; i < 1000; i++)
        buf_put(&text, "\xE6\x97\xA5");
    buf_put(&text, "' = 1\n");
    buf_put(&text, arena_copy(&arena, text.data, text.len));
    assert_null(read_bytes(text.data, text.len));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.first->at.line, 2);
    assert_int_equal(utf8_check(diags.first->message, strlen(diags.first->message)),
                     strlen(diags.first->message));
    buf_free(&text);
}

static void nothing_is_an_empty_map(void **state)
{
    (void)state;
    assert_int_equal(read("")->count, 0);
    assert_int_equal(read("# only\n\n")->count, 0);
    assert_int_equal(diags.count, 0);
}

/* A text of n times the same piece. */
static const DataNode *read_repeated(const char *before, const char *piece, size_t n,
                                     const char *after)
{
    Buf text = {0};
    const DataNode *root;

    buf_put(&text, before);
    for (size_t i = 0; i < n; i++)
        buf_put(&text, piece);
    buf_put(&text, after);
    root = read_bytes(text.data, text.len);
    buf_free(&text);
    return root;
}

static void is_too_deep(const DataNode *root, unsigned column)
{
    assert_null(root);
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.first->code, "manifest-depth");
    assert_int_equal(diags.first->at.line, 1);
    assert_int_equal(diags.first->at.column, column);
}

static void depth_is_capped(void **state)
{
    enum { MOST = TOML_DEEPEST };
    (void)state;
    assert_non_null(
        read_repeated("a = ", "[", MOST - 2, "1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"));
    is_too_deep(read_repeated("a = ", "[", TOML_LARGEST - 4, ""), 5 + MOST);
    is_too_deep(read_repeated("a = ", "{a=", 50000, ""), 5 + 3 * MOST);
    is_too_deep(read_repeated("[", "a.", 130000, "a]\n"), 2 * MOST + 1);
    is_too_deep(read_repeated("", "a . ", 60000, "a=1\n"), 4 * MOST - 1);
    is_too_deep(read_repeated("", "'.\".#'.", 30000, "a=1\n"), 7 * MOST);
    is_too_deep(read_repeated("a = {", "a.a.a.a.a={", 8, "}}}}}}}}}"), 72);
}

static void size_is_capped(void **state)
{
    (void)state;
    assert_non_null(read_repeated("", "#\n", TOML_LARGEST / 2, ""));
    assert_null(read_repeated("", "#\n", TOML_LARGEST / 2, "#"));
    assert_string_equal(diags.first->code, "manifest-large");
    read_repeated("", "[", TOML_LARGEST, "");
    assert_int_equal(diags.errors, 1);
    read_repeated("a = ", "9", TOML_LARGEST - 4, "");
    assert_int_equal(diags.errors, 1);
    read_repeated("a = '", "\xF0\x9F\x98\x80", TOML_LARGEST / 4 - 2, "");
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.first->at.column, 5);
}

static void one_long_line_of_items_takes_no_time(void **state)
{
    size_t n = TOML_LARGEST / 2 - 8;
    const DataNode *list =
        find(read_repeated("\"\xE6\x97\xA5\"=[", "1,", n, "]"), "\xE6\x97\xA5");

    (void)state;
    assert_int_equal(list->count, n);
    assert_int_equal(list->last->at.column, 2 * n + 4);
    assert_string_equal(list->last->text, "1");
}

/* toml++ looks through all its tables for each that is named again. */
static void many_tables_take_no_time(void **state)
{
    Buf text = {0};
    const DataNode *root;

    (void)state;
    for (int i = 0; i < 11000; i++)
        buf_format(&text, "[%d.a]\n", i);
    for (int i = 10999; i >= 0; i--)
        buf_format(&text, "[%d]\n", i);
    root = read_bytes(text.data, text.len);
    assert_non_null(root);
    assert_int_equal(root->count, 11000);
    assert_string_equal(root->last->key, "10999");
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_toml_of_mdbook_is_read),
        cmocka_unit_test(keys_and_values_know_their_places),
        cmocka_unit_test(a_line_separator_ends_no_line),
        cmocka_unit_test(keys_keep_the_author_s_order),
        cmocka_unit_test(scalars_are_as_the_author_wrote_them),
        cmocka_unit_test(strings_are_what_they_mean),
        cmocka_unit_test(control_characters_become_u_fffd),
        cmocka_unit_test(letters_are_no_blanks),
        cmocka_unit_test(a_nul_is_no_end),
        cmocka_unit_test(values_without_quotes_are_told),
        cmocka_unit_test(quotes_left_open_are_told_where_they_open),
        cmocka_unit_test(brackets_left_open_are_told_where_they_open),
        cmocka_unit_test(keys_and_headers_given_twice_are_told_by_name),
        cmocka_unit_test(lines_of_no_form_are_told),
        cmocka_unit_test(long_names_are_cut_whole),
        cmocka_unit_test(nothing_is_an_empty_map),
        cmocka_unit_test(depth_is_capped),
        cmocka_unit_test(size_is_capped),
        cmocka_unit_test(one_long_line_of_items_takes_no_time),
        cmocka_unit_test(many_tables_take_no_time),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_free(&arena);
    return failed;
}
