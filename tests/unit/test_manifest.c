/* test_manifest.c - chapters, files, root and dates of a manifest; front matter of its chapters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>
#include "loaded.h"
#include "scratch.h"

#define HEAD "title: T\nlang: en\nidentifier: x\ndate: 2026\n" /* four lines */

static Loaded loaded;

static int make_book(void **state)
{
    (void)state;
    loaded = (Loaded){.options = {.jobs = 1}};
    scratch_put("b/a.md", "# A\n");
    scratch_put("b/sub/c.md", "# C\n");
    scratch_put("b/sub/d.md", "---\ntitle: D\n---\n# D\n");
    scratch_put("outside.md", "secret\n");
    return 0;
}

static int remove_book(void **state)
{
    (void)state;
    loaded_free(&loaded);
    scratch_remove();
    return 0;
}

/* What a manifest with this below HEAD is told; line 5 is the first of it. */
static void says(const char *rest, const char *wanted)
{
    char text[4096];

    loaded_free(&loaded);
    snprintf(text, sizeof text, HEAD "%s", rest);
    load_text(&loaded, "b", text);
    assert_string_equal(loaded.said, wanted);
}

static const Chapter *chapter(size_t i)
{
    assert_true(i < loaded.book.chapter_count);
    return loaded.book.chapters[i];
}

static void a_flat_list_is_chapters(void **state)
{
    (void)state;
    says("chapters:\n  - a.md\n  - sub/c.md\n", "");
    assert_int_equal(loaded.book.chapter_count, 2);
    assert_int_equal(chapter(1)->kind, ENTRY_CHAPTER);
    assert_string_equal(chapter(1)->source, "sub/c.md");
    assert_true(chapter(1)->numbered);
    assert_string_equal(chapter(0)->markdown.data, "# A\n");
    assert_int_equal(loaded.book.toc_depth, 3);
    assert_true(loaded.book.dialect.smart);
    assert_int_equal(loaded.book.modified, 1767225600); /* 2026-01-01 */
}

static void parts_chapters_and_lessons_nest(void **state)
{
    (void)state;
    says("chapters:\n  - part: P\n    chapters:\n      - title: C\n        lessons: "
         "[a.md]\n",
         "");
    assert_int_equal(loaded.book.chapter_count, 3);
    assert_int_equal(chapter(0)->kind, ENTRY_PART);
    assert_string_equal(chapter(0)->given_title, "P");
    assert_int_equal(chapter(1)->kind, ENTRY_CHAPTER);
    assert_ptr_equal(chapter(1)->parent, chapter(0));
    assert_int_equal(chapter(2)->kind, ENTRY_LESSON);
    assert_ptr_equal(chapter(2)->parent, chapter(1));
    says("chapters:\n  - title: C\n    lessons:\n      - file: a.md\n        lessons: "
         "[sub/c.md]\n",
         "");
    assert_ptr_equal(chapter(2)->parent, chapter(1));
    assert_int_equal(chapter(2)->kind, ENTRY_LESSON);
    says("chapters:\n  - file: a.md\n    chapters: [sub/c.md]\n    lessons:\n      - "
         "title: L\n        chapters: []\n",
         "8:5 manifest-value\n");
}

static void matter_has_no_number(void **state)
{
    (void)state;
    says("chapters:\n  - {file: a.md, type: preface}\n  - {file: sub/c.md, type: "
         "appendix}\n",
         "");
    assert_int_equal(chapter(0)->kind, ENTRY_FRONT);
    assert_int_equal(chapter(1)->kind, ENTRY_BACK);
    assert_false(chapter(0)->numbered || chapter(1)->numbered);
    says("chapters:\n  - {file: a.md, type: prefase}\n", "6:24 manifest-value\n");
    says("number: false\nchapters: [a.md]\n", "");
    assert_false(loaded.book.numbered);
}

static void a_planned_entry_keeps_its_place(void **state)
{
    (void)state;
    says("chapters:\n  - {title: P, status: planned}\n  - {title: Q, status: planned, "
         "file: q.md}\n",
         "");
    assert_int_equal(chapter(0)->given_status, STATUS_PLANNED);
    assert_null(chapter(0)->source);
    assert_null(chapter(1)->source);
    assert_string_equal(chapter(1)->place, "q.md");
    says("chapters:\n  - status: planned\n", "6:5 manifest-value\n");
}

static void a_missing_file_is_a_hole(void **state)
{
    (void)state;
    says("chapters:\n  - a.md\n  - sub/C.md\n  - sub/e.md\n",
         "7:5 name-case\n8:5 chapter-missing\n");
    assert_int_equal(loaded.book.diags.errors, 1);
    assert_string_equal(loaded.book.diags.first->hint, "write sub/c.md");
    assert_string_equal(chapter(1)->source, "sub/c.md");
    loaded.options.lenient = TRISTATE_YES;
    says("chapters:\n  - gone.md\n", "6:5 chapter-missing\n");
    assert_int_equal(loaded.book.diags.errors, 0);
    assert_true(chapter(0)->unwritten);
    assert_null(chapter(0)->source);
}

static void a_file_is_listed_once(void **state)
{
    (void)state;
    says("chapters:\n  - a.md\n  - sub/../a.md\n", "7:5 chapter-duplicate\n");
    assert_string_equal(loaded.book.diags.first->hint,
                        "first at line 6; remove one of them");
}

static void ids_are_valid_and_unique(void **state)
{
    (void)state;
    says("chapters:\n  - {file: a.md, id: i}\n  - {file: sub/c.md, id: i}\n"
         "  - {file: sub/d.md, id: 1a}\n",
         "7:26 manifest-value\n8:26 manifest-value\n");
    assert_string_equal(chapter(0)->given_id, "i");
}

static void nothing_is_read_outside_of_the_root(void **state)
{
    (void)state;
    scratch_link("../outside.md", "b/link.md");
    says("cover-image: /etc/passwd\ncss: [../x.css, file:///etc/x.css]\nchapters:\n"
         "  - ../outside.md\n  - link.md\n  - sub/../../outside.md\n  - /etc/passwd\n",
         "5:14 path-outside\n6:7 path-outside\n6:17 path-outside\n8:5 path-outside\n"
         "9:5 path-outside\n10:5 path-outside\n11:5 path-outside\n");
    unlink(scratch_path("b/link.md"));
}

static void root_widens_what_may_be_read(void **state)
{
    (void)state;
    says("root: ..\nchapters: [../outside.md, sub/c.md]\n", "");
    assert_string_equal(loaded.book.base, "b");
    assert_string_equal(chapter(0)->source, "outside.md");
    assert_string_equal(chapter(1)->source, "b/sub/c.md");
    says("root: sub\nchapters: [a.md]\n", "5:7 manifest-value\n");
    says("root: nowhere\nchapters: [a.md]\n", "5:7 manifest-value\n");
    says("root: /\nchapters: [a.md]\n", "5:7 path-outside\n");
}

static void confine_stands_above_root(void **state)
{
    char folder[4096];

    (void)state;
    snprintf(folder, sizeof folder, "%s", scratch_path("b"));
    loaded.options.confine = folder;
    says("chapters: [a.md]\n", "");
    says("root: ..\nchapters: [a.md]\n", "5:7 path-outside\n");
    assert_string_equal(loaded.book.base, "");
    snprintf(folder, sizeof folder, "%s", scratch_path("b/sub"));
    says("chapters: [a.md]\n", "0:0 path-outside\n");
    assert_int_equal(loaded.book.chapter_count, 0);
    loaded.options.confine = NULL;
}

static void paths_are_shown_as_the_book_was_given(void **state)
{
    char cwd[4096];

    (void)state;
    says("root: ..\nchapters: [sub/c.md, ../outside.md]\n", "");
    assert_non_null(getcwd(cwd, sizeof cwd));
    assert_int_equal(chdir(scratch_folder()), 0);
    loaded_free(&loaded);
    loaded.options.book = "./b/book.yaml";
    load_folder(&loaded, "b");
    assert_string_equal(loaded.book.manifest, "b/book.yaml");
    assert_string_equal(chapter(0)->file, "b/sub/c.md");
    assert_string_equal(chapter(1)->file, "outside.md");
    assert_int_equal(chdir("b/sub"), 0);
    loaded_free(&loaded);
    loaded.options.book = "..";
    load_folder(&loaded, "b");
    assert_string_equal(loaded.book.manifest, "../book.yaml");
    assert_string_equal(chapter(0)->file, "../sub/c.md");
    assert_int_equal(chdir(cwd), 0);
}

static void a_book_that_is_not_there_is_said(void **state)
{
    (void)state;
    loaded_free(&loaded);
    load_folder(&loaded, "nothing");
    assert_non_null(strstr(loaded.said, "there is no such folder"));
    loaded_free(&loaded);
    scratch_put("void/picture.png", "");
    load_folder(&loaded, "void");
    assert_non_null(strstr(loaded.said, "no Markdown"));
}

static void all_mistakes_come_in_one_run(void **state)
{
    (void)state;
    says(
        "titel: x\nnumber: \"no\"\ntoc-depth: 7\nsmart: maybe\ncss: []\nchapters:\n  - "
        "file: a.md\n"
        "    fiel: b\n  - [a]\n  -\n  - Intro: a.md\n  - title: nothing\n",
        "5:1 manifest-key\n6:9 manifest-type\n7:12 manifest-value\n8:8 manifest-type\n"
        "9:6 manifest-empty\n12:5 manifest-key\n13:5 manifest-type\n14:4 manifest-empty\n"
        "15:5 manifest-key\n16:5 manifest-value\n");
    says("", "0:0 manifest-empty\n");
    says("chapters: []\n", "5:11 manifest-empty\n");
    says("chapters:\n", "5:10 manifest-empty\n");
    says("chapters: a.md\n", "5:11 manifest-type\n");
}

static void texts_are_cleaned(void **state)
{
    (void)state;
    scratch_put_bytes("b/crlf.md",
                      "\xEF\xBB\xBF"
                      "a\r\nb\rc\n",
                      10);
    scratch_put_bytes("b/nul.md", "a\n\0b\x0C", 5);
    scratch_put_bytes("b/latin.md",
                      "ab\nGr\xFC\xDF"
                      "e",
                      8);
    scratch_put_bytes("b/utf16.md",
                      "\xFF\xFE"
                      "a\0",
                      4);
    says("chapters: [crlf.md, nul.md, latin.md, utf16.md, sub]\n",
         "5:49 file-type\n2:1 text-nul\n2:3 text-control\n2:3 encoding-utf8\n1:1 "
         "encoding-wide\n");
    assert_string_equal(chapter(0)->markdown.data, "a\nb\nc\n");
    assert_string_equal(chapter(1)->markdown.data, "a\n\xEF\xBF\xBD"
                                                   "b\xEF\xBF\xBD");
}

static void a_large_chapter_is_refused(void **state)
{
    FILE *file;

    (void)state;
    scratch_put("b/large.md", "");
    file = fopen(scratch_path("b/large.md"), "r+");
    assert_int_equal(ftruncate(fileno(file), (16 << 20) + 1), 0);
    fclose(file);
    says("chapters: [large.md]\n", "5:12 chapter-large\n");
}

static void front_matter_is_read_with_its_places(void **state)
{
    (void)state;
    scratch_put(
        "b/f.md",
        "---\ntitle: Caf\xC3\xA9\nid: x y\nsmart: false\nlayout: post\ntype: colofon\n"
        "lang: en_US\nstatus: planned\ndir: rtl\n...\ntext\n");
    says("chapters: [f.md]\n",
         "3:5 front-matter-value\n5:1 front-matter-key\n6:7 front-matter-value\n"
         "7:7 language-bad\n");
    assert_string_equal(chapter(0)->front.title, "Caf\xC3\xA9");
    assert_int_equal(chapter(0)->front.smart, TRISTATE_NO);
    assert_int_equal(chapter(0)->front.status, STATUS_PLANNED);
    assert_string_equal(chapter(0)->front.direction, "rtl");
    assert_string_equal(chapter(0)->markdown.data + chapter(0)->body, "text\n");
    scratch_put("b/f.md", "---\ntitle: a: b\n---\n");
    says("chapters: [f.md]\n", "2:9 front-matter-syntax\n");
    scratch_put("b/f.md", "---\na: 1\na: 2\nb: &x\n---\n");
    says("chapters: [f.md]\n",
         "2:1 front-matter-key\n3:1 front-matter-syntax\n4:1 front-matter-key\n"
         "4:4 front-matter-syntax\n");
}

static void thematic_breaks_are_no_front_matter(void **state)
{
    static const char *const texts[] = {
        "---\n\ntext\n",
        "---\ntext\n---\n",
        "---\n\ntitle: x\n---\n",
        "--- x\na: b\n---\n",
        "---\na: x\n",
        "text\n---\na: b\n---\n",
        "---\n- a\n- b\n---\n",
        "---\n*a*: [b\n---\n",
        "----\na: b\n----\n",
        "---",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        scratch_put("b/f.md", texts[i]);
        says("chapters: [f.md]\n", "");
        assert_int_equal(chapter(0)->body, 0);
    }
}

static void front_matter_that_is_never_closed_is_told(void **state)
{
    (void)state;
    scratch_put("b/f.md", "---\ntitle: x\n\ntext\n");
    says("chapters: [f.md]\n", "1:1 front-matter-syntax\n");
    assert_int_equal(chapter(0)->body, 0);
}

static void the_clock_is_never_asked(void **state)
{
    Book *book = &loaded.book;

    (void)state;
    loaded_free(&loaded);
    loaded.options.source_date_epoch = "86400";
    load_text(&loaded, "b", "title: T\nlang: en\nidentifier: x\nchapters: [a.md]\n");
    assert_int_equal(book->modified, 86400);
    loaded_free(&loaded);
    loaded.options.source_date_epoch = NULL;
    load_folder(&loaded, "b");
    assert_true(book->modified > 86400);
    assert_string_equal(book->diags.first->code, "modified-derived");
    loaded_free(&loaded);
    load_text(&loaded, "b",
              "title: T\nlang: en\nidentifier: x\ndate: "
              "2024-02-29T12:00:00+02:00\nchapters: [a.md]\n");
    assert_int_equal(book->modified, 1709200800);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flat_list_is_chapters),
        cmocka_unit_test(parts_chapters_and_lessons_nest),
        cmocka_unit_test(matter_has_no_number),
        cmocka_unit_test(a_planned_entry_keeps_its_place),
        cmocka_unit_test(a_missing_file_is_a_hole),
        cmocka_unit_test(a_file_is_listed_once),
        cmocka_unit_test(ids_are_valid_and_unique),
        cmocka_unit_test(nothing_is_read_outside_of_the_root),
        cmocka_unit_test(root_widens_what_may_be_read),
        cmocka_unit_test(confine_stands_above_root),
        cmocka_unit_test(paths_are_shown_as_the_book_was_given),
        cmocka_unit_test(a_book_that_is_not_there_is_said),
        cmocka_unit_test(all_mistakes_come_in_one_run),
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(a_large_chapter_is_refused),
        cmocka_unit_test(front_matter_is_read_with_its_places),
        cmocka_unit_test(thematic_breaks_are_no_front_matter),
        cmocka_unit_test(front_matter_that_is_never_closed_is_told),
        cmocka_unit_test(the_clock_is_never_asked),
    };
    struct CMUnitTest fresh[sizeof tests / sizeof tests[0]];

    memcpy(fresh, tests, sizeof tests);
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        fresh[i].setup_func = make_book;
        fresh[i].teardown_func = remove_book;
    }
    return cmocka_run_group_tests(fresh, NULL, NULL);
}
