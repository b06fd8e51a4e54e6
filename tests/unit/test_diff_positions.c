/* test_diff_positions.c - what becomes of a reader's marks in another EPUB, by kind of locator. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "diffs.h"
#include "scratch.h"

/* What each kind of locator makes of the marks of two books: "epub.js kept,moved,lost …". */
static void expect_tallies(const EpubFile *old, const EpubFile *new, const char *wanted)
{
    char *text = report_of(DIFF_JSON, old, new,
                           strstr(wanted, "M") != NULL ? DIFF_MOVED : DIFF_SAFE);
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

static int end_all(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inserted_paragraph_shifts_positions),
        cmocka_unit_test(ids_lose_marks_or_save_them),
        cmocka_unit_test(what_goes_into_a_gap_shifts_nothing),
        cmocka_unit_test(an_inserted_document_shifts_the_spine),
        cmocka_unit_test(a_renamed_file_loses_what_goes_by_names),
        cmocka_unit_test(a_word_in_front_is_no_other_text),
        cmocka_unit_test(kobo_spans_of_the_book_are_kept),
    };

    return cmocka_run_group_tests_name("diff positions", tests, NULL, end_all);
}
