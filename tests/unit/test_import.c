/* test_import.c - the manifest that import writes says what the book is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "load/load.h"
#include "loaded.h"
#include "scratch.h"

static Loaded loaded;

static char *manifest_of(const char *name, const char *manifest)
{
    Buf text = {0};

    loaded_free(&loaded);
    load_text(&loaded, name, manifest);
    put_manifest(&loaded.book, &text);
    return text.data;
}

/* What is written, read and written again is the same. */
static void says_the_same_again(const char *manifest)
{
    char *once = manifest_of("b", manifest);
    char *said = strdup(loaded.said);
    char *twice = manifest_of("b", once);

    assert_string_equal(said, loaded.said);
    assert_string_equal(once, twice);
    free(once);
    free(said);
    free(twice);
}

static const char metadata[] =
    "title:\n"
    "  - {type: edition, text: Second edition}\n"
    "  - {type: main, text: \"The <Title> & more\", file-as: \"Title & more, The\"}\n"
    "  - {type: subtitle, text: Below}\n"
    "author: [Ada Lovelace, {text: Charles Babbage, role: ill, file-as: Babbage}]\n"
    "contributor: {text: Tim Translator, role: translator}\n"
    "publisher: \"Press: \\\"yes\\\"\"\n"
    "identifier:\n"
    "  - b00b4999-4f0f-4a2f-bc81-6360e5935c1f\n"
    "  - {scheme: ISBN-13, text: 978-3-16-148410-0}\n"
    "  - {scheme: proprietary, text: x-1}\n"
    "  - 10.1000/182\n"
    "date: 2025-03-18\n"
    "language: en-US\n"
    "subject: [Engines, {text: Computers, authority: BISAC, term: COM000000}]\n"
    "description: |\n  What it\n\n  is: about \\ and \"so\"\n"
    "rights: 'no'\n"
    "belongs-to-collection: {text: Books, type: set, group-position: 2.1}\n"
    "page-progression-direction: rtl\n"
    "accessModes: [textual]\n"
    "accessModeSufficient: [\"textual,visual\"]\n"
    "accessibilityHazards: none\n"
    "accessibilityFeatures: [readingOrder, tableOfContents]\n"
    "accessibilitySummary: It reads well.\n"
    "conforms-to: \"EPUB Accessibility 1.1 - WCAG 2.1 Level AA\"\n"
    "certified-by: The press\n"
    "ibooks: {version: 1.2.0}\n"
    "release: 2\n"
    "chapters: [a.md]\n";

static void all_metadata_come_back(void **state)
{
    char *once;

    (void)state;
    says_the_same_again(metadata);
    assert_string_equal(loaded.said, "");
    once = manifest_of("b", metadata);
    assert_non_null(strstr(once, "rights: \"no\"\n"));
    assert_non_null(strstr(once, "  - text: x-1\n    scheme: proprietary\n"));
    assert_non_null(strstr(once, "What it\\n\\nis: about \\\\ and \\\"so\\\""));
    free(once);
}

static void entries_come_back(void **state)
{
    static const char manifest[] =
        "title: T\nlanguage: en\nidentifier: x\ntoc-depth: 2\nsmart: false\n"
        "chapters:\n"
        "  - {file: a.md, type: preface, id: pre}\n"
        "  - part: The first part\n"
        "    chapters:\n"
        "      - title: \"- Chapter #1\"\n"
        "        lessons:\n"
        "          - b.md\n"
        "          - {title: Another name, file: c.md, lessons: [d.md]}\n"
        "      - {title: Later, status: planned, file: later.md}\n"
        "  - {file: e.md, number: false, lessons: [f.md]}\n"
        "  - {file: g.md, split: 2}\n"
        "  - {title: Again, link: \"a.md#x\"}\n"
        "  - part: Empty\n"
        "  - {title: Soon, status: planned}\n";
    char *once;

    (void)state;
    for (const char *name = "abcdefg"; *name != '\0'; name++) {
        char path[] = "b/?.md";
        path[2] = *name;
        scratch_put(path, "# A chapter\n");
    }
    says_the_same_again(manifest);
    assert_string_equal(loaded.said, "");
    once = manifest_of("b", manifest);
    assert_non_null(strstr(once, "- title: \"- Chapter #1\"\n        lessons:\n"));
    assert_non_null(strstr(once, "  - file: g.md\n    split: 2\n"));
    free(once);
}

static void what_projects_have_comes_back(void **state)
{
    static const char manifest[] =
        "title: T\nlanguage: en\nidentifier: x\nroot: ..\nsite: ..\nlenient: true\n"
        "picture-folders: [., ../pics]\ncover-image: ../c.png\ncss: [a.css, ../b.css]\n"
        "redirects: {old.md: a.md, \"o: 2\": \"a.md#x\"}\nnumber: false\n"
        "markdown:\n"
        "  math: true\n  heading-ids: pandoc\n  attributes: none\n  callouts: false\n"
        "  hidden-lines: {rust: \"# \", c++: \"//!\"}\n"
        "chapters: [a.md, ../z.md]\n";
    char *once;

    (void)state;
    scratch_put("deep/b/a.md", "# A\n");
    scratch_put("deep/z.md", "# Z\n");
    once = manifest_of("deep/b", manifest);
    assert_non_null(strstr(once, "root: ..\n"));
    assert_non_null(strstr(once, "site: ..\n"));
    assert_non_null(strstr(once, "picture-folders:\n  - .\n  - ../pics\n"));
    assert_non_null(strstr(once, "  \"o: 2\": \"a.md#x\"\n  old.md: a.md\n"));
    assert_non_null(strstr(once, "    rust: \"# \"\n    \"c++\": \"//!\"\n"));
    assert_non_null(strstr(once, "  - ../z.md\n"));
    assert_non_null(strstr(once, "lenient: true"));
    free(once);
    loaded_free(&loaded);
    once = manifest_of("deep/b", manifest);
    loaded_free(&loaded);
    load_text(&loaded, "deep/b", once);
    assert_string_equal(loaded.said, "");
    assert_string_equal(loaded.book.site, "");
    assert_string_equal(map_lookup(&loaded.book.redirects, "b/o: 2"), "b/a.md#x");
    assert_true(loaded.book.diags.lenient);
    free(once);
}

static void odd_texts_survive_yaml(void **state)
{
    static const char *const texts[] = {"yes",
                                        "null",
                                        "~",
                                        "- x",
                                        "a: b",
                                        "#x",
                                        " x ",
                                        "'",
                                        "\"",
                                        "\\",
                                        "@x",
                                        "%x",
                                        "[x",
                                        "{x",
                                        "1.0",
                                        "0x10",
                                        "*x",
                                        "&x",
                                        "!x",
                                        "|",
                                        ">",
                                        "x #y",
                                        "\xE2\x80\xA8z",
                                        "\xF0\x9F\x98\x80",
                                        "a\tb",
                                        "Ünïcødé"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *once;
        loaded_free(&loaded);
        load_text(&loaded, "b",
                  "title: T\nlanguage: en\nidentifier: x\nchapters: [a.md]\n");
        loaded.book.metadata.titles[0].text = texts[i];
        {
            Buf text = {0};
            put_manifest(&loaded.book, &text);
            once = text.data;
        }
        loaded_free(&loaded);
        load_text(&loaded, "b", once);
        assert_string_equal(loaded.said, "");
        if (strchr(texts[i], ' ') == NULL && strchr(texts[i], '\t') == NULL &&
            strstr(texts[i], "z") == NULL)
            assert_string_equal(loaded.book.metadata.titles[0].text, texts[i]);
        free(once);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_metadata_come_back),
        cmocka_unit_test(entries_come_back),
        cmocka_unit_test(what_projects_have_comes_back),
        cmocka_unit_test(odd_texts_survive_yaml),
    };
    int failed;

    scratch_put("b/a.md", "# A chapter\n");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    loaded_free(&loaded);
    scratch_remove();
    return failed;
}
