/* test_epubify.c - the library's one call, as a host sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "epubify.h"

static const char manifest[] =
    "title: T\nauthor: A\nlanguage: en\ndate: 2025-01-01\n"
    "identifier: urn:uuid:00000000-0000-4000-8000-000000000001\n"
    "chapters:\n  - a.md\n  - b.md\n";

static char folder[] = "/tmp/test_epubify.XXXXXX";

static void put_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void put_chapters(void)
{
    put_file("a.md", "# One\n\nHello, *world*.\n");
    put_file("b.md", "# Two\n\nSee [one](a.md).\n");
}

static int make_book(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return -1;
    put_file("book.yaml", manifest);
    put_chapters();
    return 0;
}

static int remove_book(void **state)
{
    static const char *const names[] = {"book.yaml", "a.md", "b.md", "out.epub"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(names[i]);
    return chdir("/") == 0 ? rmdir(folder) : -1;
}

static EpubifyOptions book_options(void)
{
    return (EpubifyOptions){.size = sizeof(EpubifyOptions), .book = "."};
}

static void a_book_is_built_in_memory(void **state)
{
    EpubifyOptions options = book_options();
    EpubifyResult *result = epubify_build(&options);

    (void)state;
    assert_int_equal(result->status, EPUBIFY_OK);
    assert_null(result->failure);
    assert_int_equal(result->error_count, 0);
    assert_true(result->size > 1000);
    assert_memory_equal(result->bytes, "PK\003\004", 4);
    assert_int_equal(result->chapters, 2);
    assert_true(result->words >= 4);
    epubify_result_free(result);
}

static void a_book_is_written(void **state)
{
    EpubifyOptions options = book_options();
    EpubifyResult *result;

    (void)state;
    options.output = "out.epub";
    result = epubify_build(&options);
    assert_int_equal(result->status, EPUBIFY_OK);
    assert_null(result->bytes);
    assert_true(result->size > 1000);
    assert_int_equal(access("out.epub", R_OK), 0);
    epubify_result_free(result);
}

static void assert_usage(const EpubifyOptions *options)
{
    EpubifyResult *result = epubify_build(options);

    assert_int_equal(result->status, EPUBIFY_USAGE);
    assert_non_null(result->failure);
    assert_null(result->bytes);
    epubify_result_free(result);
}

static void wrong_options_are_refused(void **state)
{
    EpubifyOptions options = {.book = "."};

    (void)state;
    assert_usage(NULL);
    assert_usage(&options);
    options = book_options();
    options.book = NULL;
    assert_usage(&options);
    options.book = "there-is-no-such-book";
    assert_usage(&options);
    options = book_options();
    options.output = "";
    assert_usage(&options);
}

static void an_older_host_hands_in_less_and_a_newer_one_more(void **state)
{
    struct {
        EpubifyOptions known;
        void *later;
    } newer = {.known = book_options()};
    EpubifyOptions older = book_options();
    EpubifyResult *result;

    (void)state;
    newer.known.size = sizeof newer;
    result = epubify_build(&newer.known);
    assert_int_equal(result->status, EPUBIFY_OK);
    epubify_result_free(result);
    newer.later = &newer;
    assert_usage(&newer.known);

    older.size = offsetof(EpubifyOptions, strict);
    older.strict = true; /* beyond what it says that it knows */
    memset(&older.jobs, 0xFF, sizeof older.jobs);
    result = epubify_build(&older);
    assert_int_equal(result->status, EPUBIFY_OK);
    epubify_result_free(result);
}

static void diagnostics_come_in_reading_order(void **state)
{
    EpubifyOptions options = book_options();
    EpubifyResult *result;

    (void)state;
    put_file("b.md", "# Two\n\n[c](#c)\n\n[a](#a) [b](#b)\n");
    put_file("a.md", "# One\n\n[x](#x)\n");
    options.jobs = 8;
    result = epubify_build(&options);
    assert_int_equal(result->status, EPUBIFY_ERRORS);
    assert_int_equal(result->error_count, 4);
    assert_int_equal(result->diagnostic_count, 4);
    assert_string_equal(result->diagnostics[0]->file, "a.md");
    assert_string_equal(result->diagnostics[1]->file, "b.md");
    assert_int_equal(result->diagnostics[1]->line, 3);
    assert_int_equal(result->diagnostics[2]->column, 1);
    assert_true(result->diagnostics[3]->column > 1);
    assert_string_equal(result->diagnostics[3]->code, "link-broken");
    assert_string_equal(result->diagnostics[3]->excerpt, "[a](#a) [b](#b)");
    epubify_result_free(result);
    options.lenient = EPUBIFY_YES;
    result = epubify_build(&options);
    assert_int_equal(result->status, EPUBIFY_OK);
    assert_int_equal(result->warning_count, 4);
    epubify_result_free(result);
    options.strict = true;
    result = epubify_build(&options);
    assert_int_equal(result->status, EPUBIFY_ERRORS);
    assert_int_equal(result->error_count, 4);
    assert_int_equal(result->warning_count, 0);
    epubify_result_free(result);
    put_chapters();
}

static void the_output_never_replaces_a_file_of_the_book(void **state)
{
    static const char *const outputs[] = {"a.md", "./b.md", "book.yaml"};

    (void)state;
    for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
        EpubifyOptions options = book_options();
        EpubifyResult *result;
        options.output = outputs[i];
        result = epubify_build(&options);
        assert_int_equal(result->status, EPUBIFY_ERRORS);
        assert_string_equal(result->diagnostics[0]->code, "output-input");
        epubify_result_free(result);
    }
}

typedef struct {
    size_t calls;
    const char *last;
    bool counted;
} Told;

static void tell(void *user, const char *stage, size_t done, size_t total)
{
    Told *told = user;

    told->calls++;
    told->last = stage;
    told->counted =
        told->counted || (strcmp(stage, "parse") == 0 && done > 0 && total == 2);
    assert_true(total == 0 || done <= total);
}

static void progress_tells_every_stage(void **state)
{
    Told told = {0};
    EpubifyOptions options = book_options();

    (void)state;
    options.progress = tell;
    options.progress_user = &told;
    options.jobs = 1;
    epubify_result_free(epubify_build(&options));
    assert_true(told.calls >= 6);
    assert_true(told.counted);
    assert_string_equal(told.last, "write");
}

static void note_locale(void *user, const char *stage, size_t done, size_t total)
{
    (void)stage;
    (void)done;
    (void)total;
    *(bool *)user |= uselocale((locale_t)0) != LC_GLOBAL_LOCALE;
}

/* In Turkish the small letter of I is none of ASCII, so that "INFO" and "info" differ for
 * the C library's own functions: addresses that run a program would pass. */
static void the_hosts_locale_changes_nothing(void **state)
{
    EpubifyOptions options = book_options();
    EpubifyResult *result;
    bool changed = false, turkish;

    (void)state;
    options.progress = note_locale;
    options.progress_user = &changed;
    put_file("a.md", "# One\n\n![a](a.svg)\n");
    put_file("a.svg",
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
             "<g class=\"JAVASCRIPT:x\"/></svg>");
    turkish = system("localedef -i tr_TR -f UTF-8 ./tr_TR.UTF-8 >tr.log 2>&1") == 0 &&
              setenv("LOCPATH", ".", 1) == 0 && setlocale(LC_ALL, "tr_TR.UTF-8") != NULL;
    result = epubify_build(&options);
    assert_true(uselocale((locale_t)0) == LC_GLOBAL_LOCALE);
    assert_false(changed);
    assert_int_equal(result->error_count, 1);
    assert_string_equal(result->diagnostics[0]->code, "svg-unsafe");
    epubify_result_free(result);
    setlocale(LC_ALL, "C");
    assert_int_equal(system("rm -rf tr_TR.UTF-8 tr.log a.svg"), 0);
    put_chapters();
    if (!turkish)
        skip();
}

static void version_and_free_are_harmless(void **state)
{
    (void)state;
    assert_string_equal(epubify_version(), EPUBIFY_VERSION);
    epubify_result_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_is_built_in_memory),
        cmocka_unit_test(a_book_is_written),
        cmocka_unit_test(wrong_options_are_refused),
        cmocka_unit_test(an_older_host_hands_in_less_and_a_newer_one_more),
        cmocka_unit_test(diagnostics_come_in_reading_order),
        cmocka_unit_test(the_output_never_replaces_a_file_of_the_book),
        cmocka_unit_test(progress_tells_every_stage),
        cmocka_unit_test(the_hosts_locale_changes_nothing),
        cmocka_unit_test(version_and_free_are_harmless),
    };
    return cmocka_run_group_tests(tests, make_book, remove_book);
}
