/* test_highlight.c - which parts of programs are what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "base/buf.h"
#include "formats/highlight.h"

static const char letters[CODE_STYLES] = {
    [CODE_PLAIN] = '.',   [CODE_COMMENT] = 'c', [CODE_STRING] = 's',
    [CODE_NUMBER] = 'n',  [CODE_KEYWORD] = 'k', [CODE_NAME] = 'b',
    [CODE_LABEL] = 'l',   [CODE_META] = 'm',    [CODE_VARIABLE] = 'v',
    [CODE_PROMPT] = 'p',  [CODE_OUTPUT] = 'o',  [CODE_INSERTED] = '+',
    [CODE_DELETED] = '-',
};

/* One letter below each byte; what is blank stays so. */
static void looks(const char *language, const char *text, const char *wanted)
{
    size_t len = strlen(text);
    CodeRuns runs = {0};
    char *shown = strdup(text);

    assert_true(
        highlight(lookup_code_language(language, strlen(language)), text, len, &runs));
    memset(shown, '.', len);
    for (size_t i = 0; i < runs.count; i++)
        memset(shown + runs.items[i].start, letters[runs.items[i].style],
               runs.items[i].length);
    for (size_t i = 0; i < len; i++)
        if (text[i] == ' ' || text[i] == '\n')
            shown[i] = text[i];
    assert_string_equal(shown, wanted);
    free(shown);
    code_runs_free(&runs);
}

static void words_are_whole(void **state)
{
    (void)state;
    looks("c", "int interval = forty + for_;", "bbb ........ . ..... . .....");
    looks("rust", "let vec = vec![1u8, 0x_ff, 1.5e-3];",
          "kkk ... . bbbb.nnn. nnnnn. nnnnnn..");
    looks("rust", "0..10", "n..nn");
    looks("sql", "SELECT a FROM b", "kkkkkk . kkkk .");
}

static void comments_end_where_their_language_says(void **state)
{
    (void)state;
    looks("c", "/* a /* b */ c */", "cc c cc c cc . ..");
    looks("rust", "/* a /* b */ c */ d", "cc c cc c cc c cc .");
    looks("python", "# a\nb", "c c\n.");
    looks("lua", "--[==[ a ]] ]==] b -- c", "cccccc c cc cccc . cc c");
    looks("bash", "a#b # c", "... c c");
    looks("haskell", "{- {- -} -} a", "cc cc cc cc .");
}

static void strings_end_where_their_language_says(void **state)
{
    (void)state;
    looks("c", "\"a\\\"b\" c", "ssssss .");
    looks("c", "\"a\nb", "ss\n.");
    looks("sql", "'it''s' a", "sssssss .");
    looks("rust", "r#\"a\"b\"# c 'a 'b' b'\\n'", "ssssssss . vv sss sssss");
    looks("c++", "R\"x(a)\" )x\" b", "sssssss sss .");
    looks("python", "f'a {b + \"c\"} d' e", "sss .. . sss. ss .");
    looks("javascript", "`a ${b({c: `d`})} e` f", "ss ....... sss... ss .");
    looks("swift", "\"a \\(b(\"c\")) d\" e", "ss ....sss.. ss .");
    looks("perl", "s{a}{b}g; qw(c (d) e) f", "ssssssss. ssss sss ss .");
    looks("bash", "\"a $b ${c} $(d \"e\")\"", "ss vv vvvv ... sss.s");
}

static void here_documents_begin_on_the_next_line(void **state)
{
    (void)state;
    looks("bash", "cat <<EOF > a\nb $c\nEOF\nd", "bbb sssss . .\ns ss\nsss\n.");
    looks("bash", "cat <<EOF\nb", "bbb sssss\n.");
    looks("ruby", "a <<~B\n  c\n  B\nd", ". ssss\n  s\n  s\n.");
}

static void slashes_divide_behind_values(void **state)
{
    (void)state;
    looks("js", "a / b / c", ". . . . .");
    looks("js", "return /a[/]b/g", "kkkkkk ssssssss");
    looks("js", "(1) / 2 / x", ".n. . n . .");
}

static void data_has_keys(void **state)
{
    (void)state;
    looks("json", "{\"a\": \"b\", \"c\": [1, true]}", ".lll. sss. lll. .n. bbbb..");
    looks("yaml", "- a b: 'c'\n  d: http://e # f", ". l l. sss\n  l. ssssssss c c");
    looks("yaml", "a: it's b\nc: 1", "l. ss.s s\nl. n");
    looks("toml", "[a.b]\nc.d = \"e\" # f", "lllll\nlll . sss c c");
}

static void markup_holds_other_languages(void **state)
{
    (void)state;
    looks("html", "<p class=\"a\">if &amp;</p>", "ll lllll.sssl.. mmmmmllll");
    looks("html", "<script>if (a) '</p>'</script>", "llllllllkk ... sssssslllllllll");
    looks("html", "<style>a { b: 1% }</style>", "llllllll . l. nn .llllllll");
}

static void consoles_tell_commands_from_output(void **state)
{
    (void)state;
    looks("console", "$ cd a\nif b\n$ echo \\\n  'c'\n",
          "p bb .\noo o\np bbbb .\n  sss\n");
    looks("console", "me@host:~/x$ ls # a\n", "pppppppppppp bb c c\n");
    looks("console", "# a comment\n$ ls\n", "c c ccccccc\np bb\n");
    looks("console", "# ls\nout\n", "p bb\nooo\n");
    looks("console", " --> src/main.rs:5\n50% done\n", " ooo ooooooooooooo\nooo oooo\n");
    looks("console", "C:\\Users>dir\n", "pppppppppbbb\n");
}

static void diffs_have_lines(void **state)
{
    (void)state;
    looks("diff", "--- a\n+++ b\n@@ -1 +1 @@ c\n-d\n+e\n f\n",
          "ccc c\nccc c\nmm mm mm mm .\n--\n++\n .\n");
}

static void characters_stay_whole(void **state)
{
    (void)state;
    looks("erlang", "$\xC3\xA9 a", "sss .");
    looks("bash", "\\\xC3\xA9 '\xC3\xA9'", "... ssss");
    looks("rust", "'\xC3\xA9' '\xE2\x82\xAC'", "ssss sssss");
}

static void names_are_unique_and_found(void **state)
{
    (void)state;
    for (size_t i = 0; code_languages[i] != NULL; i++) {
        const char *names = code_languages[i]->names;
        assert_true(code_languages[i]->state_count <= CODE_STATES);
        while (*names != '\0') {
            size_t len = strcspn(names, " ");
            assert_int_equal(lookup_code_language(names, len), i);
            names += len + (names[len] == ' ');
        }
    }
    assert_int_equal(lookup_code_language("RS", 2), lookup_code_language(".rs", 3));
    assert_true(lookup_code_language("", 0) == NO_CODE_LANGUAGE);
    assert_true(lookup_code_language(".", 1) == NO_CODE_LANGUAGE);
    assert_true(lookup_code_language("rus", 3) == NO_CODE_LANGUAGE);
    assert_true(lookup_code_language("rust rs", 7) == NO_CODE_LANGUAGE);
}

/* Tables have bits for 32 rules, and embed languages that are there. */
static void tables_are_sound(void **state)
{
    (void)state;
    for (size_t i = 0; code_languages[i] != NULL; i++)
        for (size_t j = 0; j < code_languages[i]->state_count; j++) {
            const CodeState *table = &code_languages[i]->states[j];
            assert_in_range(table->rule_count, 1, 32);
            for (size_t k = 0; k < table->rule_count; k++) {
                const CodeRule *rule = &table->rules[k];
                assert_true(
                    rule->to == LEAVE ||
                    (rule->to >= 0 && (size_t)rule->to < code_languages[i]->state_count));
                assert_true(rule->embed == NULL ||
                            lookup_code_language(rule->embed, strlen(rule->embed)) !=
                                NO_CODE_LANGUAGE);
            }
        }
}

static double seconds(size_t language, const char *piece, size_t count)
{
    Buf text = {0};
    CodeRuns runs = {0};
    struct timespec from, until;

    for (size_t i = 0; i < count; i++)
        buf_put(&text, piece);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    highlight(language, text.data, text.len, &runs);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &until);
    buf_free(&text);
    code_runs_free(&runs);
    return (double)(until.tv_sec - from.tv_sec) +
           (double)(until.tv_nsec - from.tv_nsec) / 1e9;
}

/* 40 KB of what opens and never ends: with a second pass for each it would take seconds. */
static void nothing_takes_longer_than_its_length(void **state)
{
    static const char *const pieces[] = {
        "/",     "[/",   "\"",    "'",   "'\\",   "`${",   "{",    "((",      "<<A ",
        "<<A\n", "r#\"", "R\"a(", "/*",  "{-",    "$a$",   "%w[",  "q(",      "[==[",
        "--[",   "a: ",  "a",     "0",   "-",     "```\n", "\n\n", "$ a\\\n", "<script>",
        "<a ",   "{{",   "#{",    "\\(", "s{a}{", "f'{",   "#"};

    (void)state;
    for (size_t i = 0; code_languages[i] != NULL; i++)
        for (size_t j = 0; j < sizeof pieces / sizeof pieces[0]; j++)
            if (seconds(i, pieces[j], 40000 / strlen(pieces[j])) > 0.25)
                fail_msg("%s, %s", code_languages[i]->label, pieces[j]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(comments_end_where_their_language_says),
        cmocka_unit_test(strings_end_where_their_language_says),
        cmocka_unit_test(here_documents_begin_on_the_next_line),
        cmocka_unit_test(slashes_divide_behind_values),
        cmocka_unit_test(data_has_keys),
        cmocka_unit_test(markup_holds_other_languages),
        cmocka_unit_test(consoles_tell_commands_from_output),
        cmocka_unit_test(diffs_have_lines),
        cmocka_unit_test(characters_stay_whole),
        cmocka_unit_test(names_are_unique_and_found),
        cmocka_unit_test(tables_are_sound),
        cmocka_unit_test(nothing_takes_longer_than_its_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
