/* test_metadata.c - pandoc's metadata keys, in short and structured form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "data/relators.h"
#include "loaded.h"
#include "scratch.h"

static Loaded loaded;

/* What a manifest with these lines, and nothing else wrong, is told. */
static const Metadata *says(const char *lines, const char *wanted)
{
    char text[4096];

    loaded_free(&loaded);
    snprintf(text, sizeof text, "%s%s%s%s%schapters: [a.md]\n", lines,
             strncmp(lines, "title", 5) == 0 ? "" : "title: T\n",
             strstr(lines, "lang") == NULL ? "lang: en\n" : "",
             strstr(lines, "identifier") == NULL ? "identifier: x\n" : "",
             strstr(lines, "date") == NULL ? "date: 2026\n" : "");
    scratch_put("m/a.md", "x\n");
    load_text(&loaded, "m", text);
    assert_string_equal(loaded.said, wanted);
    return &loaded.book.metadata;
}

static void is_identifier(const char *given, const char *text, const char *scheme)
{
    char line[300];
    const Metadata *metadata;

    snprintf(line, sizeof line, "identifier: %s\n", given);
    metadata = says(line, "");
    assert_int_equal(metadata->identifier_count, 1);
    assert_string_equal(metadata->identifiers[0].text, text);
    if (scheme == NULL)
        assert_null(metadata->identifiers[0].scheme);
    else
        assert_string_equal(metadata->identifiers[0].scheme, scheme);
}

static void bad_identifier(const char *given)
{
    char line[300];

    snprintf(line, sizeof line, "identifier:\n  %s\n", given);
    says(line, "2:3 identifier-bad\n");
}

static void titles_have_types(void **state)
{
    const Metadata *metadata;

    (void)state;
    metadata = says("title: '  A  <&\">\n  b '\n", "");
    assert_string_equal(metadata->titles[0].text, "A <&\"> b");
    assert_null(metadata->titles[0].type);
    metadata = says("title:\n- {type: subtitle, text: S}\n- {text: M, file-as: m}\n"
                    "- {type: edition, text: E}\nsubtitle: S2\n",
                    "");
    assert_int_equal(metadata->title_count, 4);
    assert_string_equal(metadata->titles[0].text, "M");
    assert_string_equal(metadata->titles[0].type, "main");
    assert_string_equal(metadata->titles[0].file_as, "m");
    assert_string_equal(metadata->titles[1].type, "subtitle");
    assert_string_equal(metadata->titles[2].type, "edition");
    assert_string_equal(metadata->titles[3].text, "S2");
    assert_string_equal(says("title: 1984\n", "")->titles[0].text, "1984");
    assert_string_equal(says("title: cafe\xCC\x81\n", "")->titles[0].text, "caf\xC3\xA9");
    says("title: {txt: x}\n", "1:8 manifest-empty\n1:9 manifest-key\n");
}

static void creators_have_roles(void **state)
{
    const Metadata *metadata;

    (void)state;
    metadata = says("author: [A, {text: B, role: ill, file-as: 'B, b'}]\ncreator: C\n"
                    "contributor: {name: D, role: Cover Designer}\n",
                    "");
    assert_int_equal(metadata->creator_count, 4);
    assert_string_equal(metadata->creators[0].role, "aut");
    assert_string_equal(metadata->creators[1].role, "ill");
    assert_string_equal(metadata->creators[1].file_as, "B, b");
    assert_null(metadata->creators[2].role);
    assert_string_equal(metadata->creators[3].role, "cov");
    assert_true(metadata->creators[3].contributor);
    says("author: {text: A, role: autor}\n", "1:25 role-unknown\n");
    says("author: \"\"\n", "1:9 manifest-empty\n");
    says("author: [[A]]\n", "1:10 manifest-type\n");
}

static void relators_are_sorted_and_known_by_word(void **state)
{
    (void)state;
    for (size_t i = 1; relators[i].code != NULL; i++)
        assert_true(strcmp(relators[i - 1].code, relators[i].code) < 0);
    for (size_t i = 0; relators[i].code != NULL; i++) {
        assert_string_equal(lookup_relator(relators[i].code), relators[i].code);
        assert_string_equal(lookup_relator(relators[i].word), relators[i].code);
        assert_string_equal(nearest_relator(relators[i].word), relators[i].word);
    }
    assert_null(lookup_relator("nobody"));
}

static void identifiers_are_recognised(void **state)
{
    (void)state;
    is_identifier("978-3-16-148410-0", "urn:isbn:9783161484100", "15");
    is_identifier("ISBN 0-306-40615-2", "urn:isbn:0306406152", "02");
    is_identifier("urn:isbn:9783161484100", "urn:isbn:9783161484100", "15");
    is_identifier("'ISBN-13: 978-3-16-148410-0'", "urn:isbn:9783161484100", "15");
    is_identifier("080442957X", "urn:isbn:080442957X", "02");
    is_identifier("{scheme: isbn-13, text: 9783161484100}", "urn:isbn:9783161484100",
                  "15");
    is_identifier("10.1000/182", "doi:10.1000/182", "06");
    is_identifier("doi:10.1000/182", "doi:10.1000/182", "06");
    is_identifier("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "06");
    is_identifier("{scheme: DOI, text: 10.1000/182}", "doi:10.1000/182", "06");
    is_identifier("b00b4999-4f0f-4a2f-bc81-6360e5935c1f",
                  "urn:uuid:b00b4999-4f0f-4a2f-bc81-6360e5935c1f", NULL);
    is_identifier("urn:uuid:b00b4999-4f0f-4a2f-bc81-6360e5935c1f",
                  "urn:uuid:b00b4999-4f0f-4a2f-bc81-6360e5935c1f", NULL);
    is_identifier("https://example.org/book", "https://example.org/book", NULL);
    is_identifier("{scheme: OCLC, text: 123}", "123", "23");
    is_identifier("1234567890", "1234567890", NULL);
}

static void bad_identifiers_are_refused(void **state)
{
    (void)state;
    bad_identifier("978-3-16-148410-1");
    bad_identifier("ISBN 123");
    bad_identifier("urn:isbn:0306406153");
    bad_identifier("urn:uuid:123");
    bad_identifier("doi:11.1000/182");
    bad_identifier("doi:10.1000/");
    says("identifier: {scheme: ISBM, text: x}\n", "1:22 manifest-value\n");
    says("identifier: [9783161484100, urn:uuid:1]\n", "1:29 identifier-bad\n");
    assert_string_equal(loaded.book.metadata.identifiers[0].text,
                        "urn:isbn:9783161484100");
}

static void what_is_missing_is_made_up_and_said(void **state)
{
    const char *hint;

    (void)state;
    loaded_free(&loaded);
    scratch_put("m/a.md", "x\n");
    load_text(&loaded, "m", "author: A\ndate: 2026\nchapters: [a.md]\n");
    assert_string_equal(
        loaded.said, "0:0 title-missing\n0:0 language-missing\n0:0 identifier-missing\n");
    assert_string_equal(loaded.book.metadata.language, "en");
    hint = loaded.book.diags.last->hint;
    assert_non_null(strstr(hint, "identifier: urn:uuid:"));
    assert_non_null(strstr(hint, loaded.book.metadata.identifiers[0].text));
    assert_int_equal(loaded.book.metadata.identifiers[0].text[9 + 14], '5');
}

static void languages_get_their_case(void **state)
{
    (void)state;
    assert_string_equal(says("lang: ZH-hant-tw\n", "")->language, "zh-Hant-TW");
    assert_string_equal(says("language: de-x-MINE\n", "")->language, "de-x-mine");
    says("lang: en_US.UTF-8\n", "1:7 language-bad\n");
    assert_string_equal(loaded.book.diags.first->hint, "write en-US");
    says("lang: german\n", "1:7 language-bad\n");
    assert_string_equal(loaded.book.diags.first->hint, "write de");
    says("lang: C\n", "1:7 language-bad\n");
    says("lang: en\nlanguage: en\n", "2:1 manifest-duplicate\n");
}

static void dates_are_checked(void **state)
{
    static const char *const good[] = {"2026",
                                       "2026-11",
                                       "2024-02-29",
                                       "2026-11-23T10:00Z",
                                       "2026-11-23T10:00:00.5-05:00",
                                       "{text: 2026}",
                                       "[{event: creation, text: 2020}, {text: 2026}]"};
    static const char *const bad[] = {"Spring 2026",
                                      "2026-13",
                                      "2025-02-29",
                                      "26",
                                      "2026-1-1",
                                      "2026-11-23T10:00",
                                      "2026-11-23 x",
                                      "2026-00-01",
                                      "2026-11-23T10:00:00.Z",
                                      "9999-12-31T23:00-05:00"};
    char line[200];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        snprintf(line, sizeof line, "date: %s\n", good[i]);
        assert_memory_equal(says(line, "")->date, i == 2 ? "2024" : "2026", 4);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        snprintf(line, sizeof line, "date: %s\n", bad[i]);
        says(line, "1:7 date-bad\n");
    }
}

static void subjects_and_collections_have_parts(void **state)
{
    const Metadata *metadata;

    (void)state;
    metadata = says("subject: [a, {text: b, authority: BISAC, term: X1}]\n", "");
    assert_string_equal(metadata->subjects[0].text, "a");
    assert_string_equal(metadata->subjects[1].authority, "BISAC");
    assert_string_equal(metadata->subjects[1].term, "X1");
    says("subject: {text: b, authority: BISAC}\n", "1:10 manifest-value\n");
    metadata = says("group-position: 2.1\nbelongs-to-collection: S\n", "");
    assert_string_equal(metadata->collections[0].name, "S");
    assert_string_equal(metadata->collections[0].type, "series");
    assert_string_equal(metadata->collections[0].position, "2.1");
    metadata =
        says("belongs-to-collection: [{name: A, type: set}, {text: B, position: 3}]\n",
             "");
    assert_string_equal(metadata->collections[0].type, "set");
    assert_string_equal(metadata->collections[1].position, "3");
    says("group-position: 2\n", "1:1 manifest-value\n");
    says("belongs-to-collection: S\ngroup-position: two\n", "2:17 manifest-value\n");
}

static void accessibility_words_are_checked(void **state)
{
    const Metadata *metadata;

    (void)state;
    metadata =
        says("accessModes: [textual, visual]\naccessModeSufficient: ['textual,visual', "
             "textual]\naccessibilityHazards: none\naccessibilityFeatures: [ARIA, "
             "tableofcontents]\naccessibilitySummary: Fine.\nconforms-to: x\n"
             "certified-by: y\n",
             "");
    assert_string_equal(metadata->access_modes[1], "visual");
    assert_null(metadata->access_modes[2]);
    assert_string_equal(metadata->access_modes_sufficient[0], "textual,visual");
    assert_string_equal(metadata->hazards[0], "none");
    assert_string_equal(metadata->features[1], "tableOfContents");
    assert_string_equal(metadata->access_summary, "Fine.");
    assert_string_equal(metadata->certified_by, "y");
    says("accessibilityFeatures: [readingOder]\n", "1:25 manifest-value\n");
    says("accessibilityHazards: [none, sound]\n", "1:23 manifest-value\n");
}

static void other_keys_are_read(void **state)
{
    const Metadata *metadata;

    (void)state;
    metadata = says("publisher: P\nabstract: |\n  one\n  two\nrights: R\nrelease: 2\n"
                    "ibooks: {version: 1.2.0}\npage-progression-direction: RTL\n",
                    "");
    assert_string_equal(metadata->publisher, "P");
    assert_string_equal(metadata->description, "one\ntwo");
    assert_string_equal(metadata->rights, "R");
    assert_string_equal(metadata->release, "2");
    assert_string_equal(metadata->ibooks_version, "1.2.0");
    assert_string_equal(metadata->direction, "rtl");
    assert_string_equal(says("'ibooks:version': 3\n", "")->ibooks_version, "3");
    says("abstract: a\ndescription: b\n", "2:1 manifest-duplicate\n");
    says("ibooks: {version: x}\n", "1:19 manifest-value\n");
    says("publisher:\n", "1:11 manifest-empty\n");
    says("copyright: x\n", "1:1 manifest-key\n");
    assert_string_equal(loaded.book.diags.first->hint, "did you mean \"rights\"?");
}

static void space_of_any_kind_is_no_text(void **state)
{
    (void)state;
    says("title: \"\\u00a0\"\n", "1:8 manifest-empty\n");
    says("author: \"\\u2003 \\r\"\n", "1:9 manifest-empty\n");
    says("description: \"\\N\"\n", "1:14 manifest-empty\n");
}

/* XML would read it as a line end in an element and as a space in an attribute. */
static void carriage_return_is_a_space(void **state)
{
    (void)state;
    is_identifier("\"a\\rb\"", "a b", NULL);
    assert_string_equal(says("rights: \"a\\r\\nb\\rc\"\n", "")->rights, "a\nb\nc");
}

static void sufficient_modes_are_said_once_each(void **state)
{
    const Metadata *metadata =
        says("accessModeSufficient: 'textual,visual,textual,visual'\n", "");

    (void)state;
    assert_string_equal(metadata->access_modes_sufficient[0], "textual,visual");
}

static void event_of_a_date_is_a_text(void **state)
{
    (void)state;
    says("date:\n  - text: 2026\n    event: [x]\n", "3:12 manifest-type\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(space_of_any_kind_is_no_text),
        cmocka_unit_test(carriage_return_is_a_space),
        cmocka_unit_test(sufficient_modes_are_said_once_each),
        cmocka_unit_test(event_of_a_date_is_a_text),
        cmocka_unit_test(titles_have_types),
        cmocka_unit_test(creators_have_roles),
        cmocka_unit_test(relators_are_sorted_and_known_by_word),
        cmocka_unit_test(identifiers_are_recognised),
        cmocka_unit_test(bad_identifiers_are_refused),
        cmocka_unit_test(what_is_missing_is_made_up_and_said),
        cmocka_unit_test(languages_get_their_case),
        cmocka_unit_test(dates_are_checked),
        cmocka_unit_test(subjects_and_collections_have_parts),
        cmocka_unit_test(accessibility_words_are_checked),
        cmocka_unit_test(other_keys_are_read),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    loaded_free(&loaded);
    scratch_remove();
    return failed;
}
