/* test_diff.c - two EPUBs are told apart: chapters, sentences and ids. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "diffs.h"
#include "epubify.h"
#include "scratch.h"

/* Eight sentences that are long enough to be marked, and unlike any others. */
#define TEXT(word)                                                                       \
    "<p>The " word                                                                       \
    " of the first kind stands at the very beginning here. And another " word            \
    " is met with in the middle of it.</p><p>Nobody ever saw a " word                    \
    " that would not have been painted green. Whoever has a " word                       \
    " of his own will know what is meant by that.</p>"

static void expect(const EpubFile *old, const EpubFile *new, DiffStatus status,
                   const char *const *wanted)
{
    char *text = report_of(DIFF_TEXT, old, new, status);

    for (; *wanted != NULL; wanted++)
        check_has(text, *wanted);
    free(text);
}
#define expect_lines(old, new, status, ...)                                              \
    expect(old, new, status, (const char *const[]){__VA_ARGS__, NULL})

static void the_same_book_has_not_changed(void **state)
{
    const EpubFile files[] = {{"text/a.xhtml", "<h1>One</h1>" TEXT("barrel")},
                              {"text/b.xhtml", "<h1>Two</h1>" TEXT("wagon")},
                              {NULL, NULL}};

    (void)state;
    expect_lines(files, files, DIFF_SAFE, "all as they were", "0 lead to other text",
                 "8 sentences tried, 0 of them are no more",
                 "epub.js          8 100.0 %     0   0.0 %     0   0.0 %",
                 "KOReader         8 100.0 %     0   0.0 %     0   0.0 %",
                 "Kobo             8 100.0 %     0   0.0 %     0   0.0 %");
}

#define NAV(items) "<nav epub:type='toc'><ol>" items "</ol></nav>"
#define ITEM(href, label) "<li><a href='text/" href "'>" label "</a></li>"

static void chapters_are_known_by_what_they_say(void **state)
{
    const EpubFile old[] = {
        {"text/a.xhtml", "<h1>One</h1>" TEXT("barrel")},
        {"text/b.xhtml", "<h1>Two</h1>" TEXT("wagon")},
        {"text/c.xhtml", "<h1>Three</h1>" TEXT("tower")},
        {"text/d.xhtml", "<h1>Four</h1>" TEXT("ladder")},
        {"nav.xhtml", NAV(ITEM("a.xhtml", "1 One") ITEM("b.xhtml", "2 Two")
                              ITEM("c.xhtml", "3 Three") ITEM("d.xhtml", "4 Four"))},
        {NULL, NULL}};
    const EpubFile new[] = {{"text/b.xhtml", "<h1>Second</h1>" TEXT("wagon")},
                            {"text/z.xhtml", "<h1>Four</h1>" TEXT("ladder")},
                            {"text/a.xhtml", "<h1>One</h1>" TEXT("barrel")},
                            {"text/e.xhtml", "<h1>Five</h1>" TEXT("spoon")},
                            {"nav.xhtml",
                             NAV(ITEM("b.xhtml", "1 Second") ITEM("z.xhtml", "2 Four")
                                     ITEM("a.xhtml", "3 One") ITEM("e.xhtml", "Five"))},
                            {NULL, NULL}};

    (void)state;
    expect_lines(old, new, DIFF_MOVED, "renamed   2 Two → 1 Second\n",
                 "moved     3 One: it was the first, it is behind “2 Four”",
                 "added     Five (50 words)", "removed   3 Three (50 words)");
}

static void a_chapter_is_split_and_others_merged(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", "<h1>One</h1>" TEXT("barrel") TEXT("wagon")},
                            {"text/b.xhtml", "<h1>Two</h1>" TEXT("tower")},
                            {"text/c.xhtml", "<h1>Three</h1>" TEXT("ladder")},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml", "<h1>One</h1>" TEXT("barrel")},
                            {"text/a2.xhtml", "<h1>More</h1>" TEXT("wagon")},
                            {"text/b.xhtml", "<h1>Two</h1>" TEXT("tower") TEXT("ladder")},
                            {NULL, NULL}};

    (void)state;
    expect_lines(
        old, new, DIFF_MOVED,
        "split     Of text/a.xhtml: “Of text/a2.xhtml” was a part of it (50 words)",
        "merged    Of text/c.xhtml: it is a part of “Of text/b.xhtml” (50 words)",
        "to other chapters 49 words", "from other chapters 49 words");
}

static void sentences_are_told_word_by_word(void **state)
{
    const EpubFile old[] = {
        {"text/a.xhtml",
         "<p>It is a long way to the sea. We walk there every day of May. "
         "Nobody minds.</p><pre>one\ntwo\n</pre>"},
        {NULL, NULL}};
    const EpubFile new[] = {
        {"text/a.xhtml",
         "<p>It is a short way to the sea. We walk there every day of May. "
         "Everybody swims.</p><pre>one\n2\n</pre>"},
        {NULL, NULL}};
    char *text;

    (void)state;
    expect_lines(old, new, DIFF_SAFE,
                 "+4 −4 words; sentences changed 1, added 2, removed 2\n",
                 "  ~ It is a [-long-] {+short+} way to the sea.\n",
                 "  - Nobody minds.\n", "  + Everybody swims.\n", "  - two\n", "  + 2\n");
    text = report_of(DIFF_JSON, old, new, DIFF_SAFE);
    check_has(text,
              "{\"change\":\"changed\",\"file\":\"EPUB/text/a.xhtml\",\"code\":false,"
              "\"old\":\"It is a long way to the sea.\","
              "\"new\":\"It is a short way to the sea.\"}");
    check_has(text, "\"marked\":0,\"gone\":0,");
    free(text);
    text = report_of(DIFF_HTML, old, new, DIFF_SAFE);
    check_has(text, "<li>It is a <del>long</del> <ins>short</ins> way to the sea.</li>");
    check_has(text, "<li class=\"code\"><ins>2</ins></li>");
    assert_null(strstr(text, "<script"));
    free(text);
}

static void ids_that_mean_other_text_are_named(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", "<p id='x'>About barrels and their hoops</p>"
                                             "<h2 id='y'>A heading of the old kind</h2>"
                                             "<p id='z'>About wagons on the old road</p>"
                                             "<p id='gone'>Here</p>"},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             "<p id='x'>Inserted without any warning</p>"
                             "<p>About barrels and their hoops</p>"
                             "<h2 id='y'>Renamed</h2>"
                             "<p id='z'>About wagons on the new road</p>"},
                            {NULL, NULL}};

    (void)state;
    expect_lines(old, new, DIFF_SAFE,
                 "3 lead to the same text, 1 are gone, 1 lead to other text\n",
                 "  EPUB/text/a.xhtml#x\n    was  About barrels and their hoops",
                 "    is   Inserted without any warning");
}

/* HTML, as what is no XML is read, has characters that XML forbids. */
static void nothing_controls_the_terminal(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", "<p>One<br> word.</p>"}, {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             "<p>One<br> &#27;[2J&#155;31mother word.</p>"},
                            {NULL, NULL}};
    char *text = report_of(DIFF_TEXT, old, new, DIFF_SAFE);

    (void)state;
    check_has(text, "other");
    for (const char *at = text; *at != '\0'; at++)
        assert_true((unsigned char)*at >= 0x20 || *at == '\n');
    assert_null(strstr(text, "\xc2\x9b"));
    free(text);
}

static void a_file_that_can_not_be_read_is_named(void **state)
{
    const EpubFile files[] = {{"text/a.xhtml", "<p>a</p>"}, {NULL, NULL}};
    char good[200], bad[200];
    char *why = NULL;
    Buf out = {0};

    (void)state;
    put_epub("good.epub", files);
    scratch_put("bad.epub", "no archive");
    snprintf(good, sizeof good, "%s", scratch_path("good.epub"));
    snprintf(bad, sizeof bad, "%s", scratch_path("bad.epub"));
    assert_int_equal(diff_epubs(good, bad, DIFF_TEXT, &out, &why), DIFF_UNREADABLE);
    check_has(why, "bad.epub: it is no ZIP archive");
    assert_int_equal(out.len, 0);
    free(why);
}

static void hosts_get_the_report_in_memory(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", TEXT("barrel") TEXT("wagon")}, {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml", TEXT("ladder") TEXT("barrel") TEXT("wagon")},
                            {NULL, NULL}};
    EpubifyDiffOptions options = {.size = sizeof options, .format = EPUBIFY_DIFF_JSON};
    char old_path[200], new_path[200];
    EpubifyResult *result = epubify_diff(&options);

    (void)state;
    assert_int_equal(result->status, EPUBIFY_USAGE);
    assert_non_null(result->failure);
    epubify_result_free(result);
    put_epub("old.epub", old);
    put_epub("new.epub", new);
    snprintf(old_path, sizeof old_path, "%s", scratch_path("old.epub"));
    snprintf(new_path, sizeof new_path, "%s", scratch_path("new.epub"));
    options.old_epub = old_path;
    options.new_epub = new_path;
    result = epubify_diff(&options);
    assert_int_equal(result->status, EPUBIFY_ERRORS);
    assert_null(result->failure);
    assert_int_equal(result->bytes[0], '{');
    assert_int_equal(result->size, strlen((const char *)result->bytes));
    epubify_result_free(result);
    options.new_epub = "/nowhere";
    result = epubify_diff(&options);
    assert_int_equal(result->status, EPUBIFY_USAGE);
    assert_string_equal(result->failure, "/nowhere: it does not exist");
    assert_null(result->bytes);
    epubify_result_free(result);
    options.size = 0;
    result = epubify_diff(&options);
    assert_int_equal(result->status, EPUBIFY_USAGE);
    epubify_result_free(result);
}

static int end_all(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_book_has_not_changed),
        cmocka_unit_test(chapters_are_known_by_what_they_say),
        cmocka_unit_test(a_chapter_is_split_and_others_merged),
        cmocka_unit_test(sentences_are_told_word_by_word),
        cmocka_unit_test(ids_that_mean_other_text_are_named),
        cmocka_unit_test(nothing_controls_the_terminal),
        cmocka_unit_test(a_file_that_can_not_be_read_is_named),
        cmocka_unit_test(hosts_get_the_report_in_memory),
    };

    return cmocka_run_group_tests_name("diff", tests, NULL, end_all);
}
