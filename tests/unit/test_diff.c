/* test_diff.c - two EPUBs are told apart: chapters, sentences, ids, and a reader's positions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "diff/diff.h"
#include "diff/quotes.h"
#include "diff/words.h"
#include "epubify.h"
#include "epubs.h"
#include "scratch.h"

/* ---- Words ---------------------------------------------------------------------------------- */

static const char *marked(const char *old, const char *new)
{
    static char all[1000];
    static const char *const open[] = {"", "-", "+"};
    Arena arena = {0};
    WordRun *runs;
    size_t count = compare_words(&arena, old, new, &runs);

    all[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(all);
        snprintf(all + n, sizeof all - n, "%s%s%.*s%s", runs[i].space ? " " : "",
                 open[runs[i].kind], (int)runs[i].len, runs[i].text, open[runs[i].kind]);
    }
    arena_free(&arena);
    return all;
}

static void words_are_marked(void **state)
{
    (void)state;
    assert_string_equal(marked("a b c", "a b c"), "a b c");
    assert_string_equal(marked("a b c d", "a x c d e"), "a -b- +x+ c d +e+");
    assert_string_equal(marked("a b c", "b c"), "-a- b c");
    assert_string_equal(marked("", "a b"), "+a b+");
    assert_string_equal(marked("x y", "a b"), "-x y-+a b+");
    assert_string_equal(marked("我们走", "我走了"), "我-们-走+了+");
}

static void check_quote(const char *text, const char *quote, const char *wanted)
{
    size_t steps = 100000, from = 0, until = 0;
    bool found =
        find_quote(text, strlen(text), quote, strlen(quote), &steps, &from, &until);

    assert_int_equal(found, wanted != NULL);
    if (found && (until - from != strlen(wanted) ||
                  memcmp(text + from, wanted, until - from) != 0))
        fail_msg("\"%.*s\" is not \"%s\"", (int)(until - from), text + from, wanted);
}

/* The classic way, cell by cell. */
static size_t least_errors(const char *text, const char *quote)
{
    size_t row[400] = {0}, best = strlen(quote);

    for (size_t i = 0; i <= strlen(quote); i++)
        row[i] = i;
    for (; *text != '\0'; text++) {
        size_t corner = row[0];
        for (size_t i = 1; i <= strlen(quote); i++) {
            size_t here = corner + (quote[i - 1] != *text);
            corner = row[i];
            here = row[i] + 1 < here ? row[i] + 1 : here;
            row[i] = row[i - 1] + 1 < here ? row[i - 1] + 1 : here;
        }
        best = row[strlen(quote)] < best ? row[strlen(quote)] : best;
    }
    return best;
}

static size_t distance(const char *text, size_t length, const char *quote)
{
    size_t row[400];

    for (size_t i = 0; i <= strlen(quote); i++)
        row[i] = i;
    for (size_t k = 0; k < length; k++) {
        size_t corner = row[0]++;
        for (size_t i = 1; i <= strlen(quote); i++) {
            size_t here = corner + (quote[i - 1] != text[k]);
            corner = row[i];
            here = row[i] + 1 < here ? row[i] + 1 : here;
            row[i] = row[i - 1] + 1 < here ? row[i - 1] + 1 : here;
        }
    }
    return row[strlen(quote)];
}

/* Texts of few letters, so that much is alike; quotes of one block, of two and of several. */
static void quotes_are_found_as_the_classic_way_does(void **state)
{
    static const size_t lengths[] = {1, 7, 63, 64, 65, 130, 300};
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 300; round++) {
        char text[700], quote[301];
        size_t length = lengths[round % 7], steps = 100000, from = 0, until = 0;
        size_t least;
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)('a' + (seed = seed * 1103515245 + 12345) / 65536 % 4);
        memcpy(quote, text + 200, length);
        text[699] = quote[length] = '\0';
        for (size_t i = 0; i < length * (size_t)(round % 5) / 5; i++)
            quote[(seed = seed * 1103515245 + 12345) / 65536 % length] = 'b';
        least = least_errors(text, quote);
        assert_int_equal(find_quote(text, strlen(text), quote, length, &steps, &from,
                                    &until),
                         least <= length / 2);
        if (least <= length / 2)
            assert_int_equal(distance(text + from, until - from, quote), least);
    }
}

static void quotes_are_found_though_they_have_changed(void **state)
{
    (void)state;
    check_quote("one two three", "two", "two");
    check_quote("one twoo three", "two th", "twoo th");
    check_quote("nothing of the kind", "xyzzy", NULL);
    check_quote("", "abc", NULL);
}

/* ---- Books ---------------------------------------------------------------------------------- */

/* Eight sentences that are long enough to be marked, and unlike any others. */
#define TEXT(word)                                                                       \
    "<p>The " word                                                                       \
    " of the first kind stands at the very beginning here. And another " word            \
    " is met with in the middle of it.</p><p>Nobody ever saw a " word                    \
    " that would not have been painted green. Whoever has a " word                       \
    " of his own will know what is meant by that.</p>"

static char *report(DiffFormat format, const EpubFile *old, const EpubFile *new,
                    DiffStatus wanted)
{
    Buf out = {0};
    char *why = NULL;
    char old_path[200], new_path[200];

    put_epub("old.epub", old);
    put_epub("new.epub", new);
    snprintf(old_path, sizeof old_path, "%s", scratch_path("old.epub"));
    snprintf(new_path, sizeof new_path, "%s", scratch_path("new.epub"));
    assert_int_equal(diff_epubs(old_path, new_path, format, &out, &why), wanted);
    assert_null(why);
    return out.data;
}

static void check_has(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        fail_msg("\"%s\" is not in\n%s", wanted, text);
}

static void expect(const EpubFile *old, const EpubFile *new, DiffStatus status,
                   const char *const *wanted)
{
    char *text = report(DIFF_TEXT, old, new, status);

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
    text = report(DIFF_JSON, old, new, DIFF_SAFE);
    check_has(text,
              "{\"change\":\"changed\",\"file\":\"EPUB/text/a.xhtml\",\"code\":false,"
              "\"old\":\"It is a long way to the sea.\","
              "\"new\":\"It is a short way to the sea.\"}");
    check_has(text, "\"marked\":0,\"gone\":0,");
    free(text);
    text = report(DIFF_HTML, old, new, DIFF_SAFE);
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

/* ---- Positions ---------------------------------------------------------------------------------- */

/* What each kind of locator makes of the marks of two books: "epub.js kept,moved,lost …". */
static void expect_tallies(const EpubFile *old, const EpubFile *new, const char *wanted)
{
    char *text =
        report(DIFF_JSON, old, new, strstr(wanted, "M") != NULL ? DIFF_MOVED : DIFF_SAFE);
    char *at = text, found[300] = "";
    char name[20];
    unsigned kept, moved, lost;

    while ((at = strstr(at, "{\"locator\":")) != NULL) {
        size_t n = strlen(found);
        assert_int_equal(sscanf(at,
                                "{\"locator\":\"%19[a-z.-]\",\"kept\":%u,\"moved\":%u,"
                                "\"lost\":%u}",
                                name, &kept, &moved, &lost),
                         4);
        snprintf(found + n, sizeof found - n, "%s%s %uK%u%s%uL", n > 0 ? " " : "", name,
                 kept, moved, moved > 0 ? "M" : "m", lost);
        at++;
    }
    assert_string_equal(found, wanted);
    free(text);
}

#define LONG(word) "Here is what there is to be said about the " word " of old."
#define P(word) "<p>" LONG(word) "</p>"
#define P_ID(id, word) "<p id='" id "'>" LONG(word) "</p>"

static void an_inserted_paragraph_shifts_positions(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", P("barrel") P("wagon") P("tower")},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             P("barrel") P("ladder") P("wagon") P("tower")},
                            {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 1K2M0L foliate-js 1K2M0L idref 1K2M0L koreader 1K2M0L "
                   "readium 3K0m0L calibre 1K2M0L kobo 1K2M0L");
}

/* In epub.js an id is one more condition; calibre goes by it; the others do not look. */
static void ids_lose_marks_or_save_them(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", P_ID("a", "barrel") P_ID("b", "wagon")},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             P_ID("n", "ladder") P_ID("a", "barrel") P_ID("b", "wagon")},
                            {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 0K0m2L foliate-js 0K2M0L idref 0K2M0L koreader 0K2M0L "
                   "readium 2K0m0L calibre 2K0m0L kobo 0K2M0L");
}

/* The layout of survival: nothing that was there changes its place. */
static void what_goes_into_a_gap_shifts_nothing(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml",
                             "<div></div>" P("barrel") "<div></div>" P("wagon")},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             "<div></div>" P("barrel") "<div><div></div>" P(
                                 "ladder") "</div>" P("wagon")},
                            {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 2K0m0L foliate-js 2K0m0L idref 2K0m0L koreader 2K0m0L "
                   "readium 2K0m0L calibre 2K0m0L kobo 1K1M0L");
}

/* One more document: by its place in the spine a reading system opens another one. */
static void an_inserted_document_shifts_the_spine(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", P("barrel")},
                            {"text/b.xhtml", P("wagon")},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml", P("barrel")},
                            {"text/n.xhtml", P("ladder")},
                            {"text/b.xhtml", P("wagon")},
                            {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 1K1M0L foliate-js 1K1M0L idref 2K0m0L koreader 1K1M0L "
                   "readium 2K0m0L calibre 2K0m0L kobo 2K0m0L");
}

static void a_renamed_file_loses_what_goes_by_names(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", P("barrel")}, {NULL, NULL}};
    const EpubFile new[] = {{"text/z.xhtml", P("barrel")}, {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 1K0m0L foliate-js 1K0m0L idref 0K0m1L koreader 1K0m0L "
                   "readium 0K0m1L calibre 0K0m1L kobo 0K0m1L");
}

/* Offsets are UTF-16 for those in JavaScript; a word more in front shifts the ends, but the
 * mark stays in its sentence. */
static void a_word_in_front_is_no_other_text(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml",
                             "<p>So \xf0\x9f\x98\x80. " LONG("barrel") "</p>"},
                            {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml", "<p>So be it. " LONG("barrel") "</p>"},
                            {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 1K0m0L foliate-js 1K0m0L idref 1K0m0L koreader 1K0m0L "
                   "readium 1K0m0L calibre 1K0m0L kobo 1K0m0L");
}

/* Ids of the book's own, which kepubify leaves as they are, whatever comes in between. */
static void kobo_spans_of_the_book_are_kept(void **state)
{
    const EpubFile old[] = {
        {"text/a.xhtml", "<p><span class='koboSpan' id='kobo.1.1'>" LONG(
                             "barrel") "</span></p>"
                                       "<p><span class='koboSpan' id='kobo.2.1'>" LONG(
                                           "wagon") "</span></p>"},
        {NULL, NULL}};
    const EpubFile new[] = {
        {"text/a.xhtml",
         "<p><span class='koboSpan' id='kobo.3.1'>" LONG(
             "ladder") "</span></p>"
                       "<p><span class='koboSpan' id='kobo.1.1'>" LONG(
                           "barrel") "</span></p>"
                                     "<p><span class='koboSpan' id='kobo.2.1'>" LONG(
                                         "wagon") "</span></p>"},
        {NULL, NULL}};

    (void)state;
    expect_tallies(old, new,
                   "epub.js 0K0m2L foliate-js 0K2M0L idref 0K2M0L koreader 0K2M0L "
                   "readium 2K0m0L calibre 2K0m0L kobo 2K0m0L");
}

/* HTML, as what is no XML is read, has characters that XML forbids. */
static void nothing_controls_the_terminal(void **state)
{
    const EpubFile old[] = {{"text/a.xhtml", "<p>One<br> word.</p>"}, {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml",
                             "<p>One<br> &#27;[2J&#155;31mother word.</p>"},
                            {NULL, NULL}};
    char *text = report(DIFF_TEXT, old, new, DIFF_SAFE);

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
    const EpubFile old[] = {{"text/a.xhtml", P("barrel") P("wagon")}, {NULL, NULL}};
    const EpubFile new[] = {{"text/a.xhtml", P("ladder") P("barrel") P("wagon")},
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
        cmocka_unit_test(words_are_marked),
        cmocka_unit_test(quotes_are_found_though_they_have_changed),
        cmocka_unit_test(quotes_are_found_as_the_classic_way_does),
        cmocka_unit_test(the_same_book_has_not_changed),
        cmocka_unit_test(chapters_are_known_by_what_they_say),
        cmocka_unit_test(a_chapter_is_split_and_others_merged),
        cmocka_unit_test(sentences_are_told_word_by_word),
        cmocka_unit_test(ids_that_mean_other_text_are_named),
        cmocka_unit_test(an_inserted_paragraph_shifts_positions),
        cmocka_unit_test(ids_lose_marks_or_save_them),
        cmocka_unit_test(what_goes_into_a_gap_shifts_nothing),
        cmocka_unit_test(an_inserted_document_shifts_the_spine),
        cmocka_unit_test(a_renamed_file_loses_what_goes_by_names),
        cmocka_unit_test(a_word_in_front_is_no_other_text),
        cmocka_unit_test(kobo_spans_of_the_book_are_kept),
        cmocka_unit_test(nothing_controls_the_terminal),
        cmocka_unit_test(a_file_that_can_not_be_read_is_named),
        cmocka_unit_test(hosts_get_the_report_in_memory),
    };

    return cmocka_run_group_tests_name("diff", tests, NULL, end_all);
}
