/* test_report.c - diagnostics and the last line, as authors and programs see them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/diag.h"
#include "command/report/report.h"

static const ReportStyle plain = {.color = false, .notes = false};

static char *report(const EpubifyDiagnostic *diagnostic, bool json,
                    const ReportStyle *style)
{
    static Buf buf;
    EpubifyResult result = {.diagnostics = &diagnostic,
                            .diagnostic_count = 1,
                            .error_count = 1};

    buf_clear(&buf);
    buf_put(&buf, "");
    (json ? put_diagnostics_json : put_diagnostics)(&buf, &result, style);
    return buf.data;
}

static void a_diagnostic_shows_place_excerpt_caret_and_hint(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "book/a.md",
                                    .line = 42,
                                    .column = 14,
                                    .severity = EPUBIFY_ERROR,
                                    .code = "link-broken",
                                    .message = "no heading answers to \"#traffic\"",
                                    .hint = "the anchors here are #routing",
                                    .excerpt = "as we saw in [routing](#traffic), the"};

    (void)state;
    assert_string_equal(
        report(&diagnostic, false, &plain),
        "book/a.md:42:14: error: no heading answers to \"#traffic\" [link-broken]\n"
        "   42 | as we saw in [routing](#traffic), the\n"
        "      |              ^\n"
        "hint: the anchors here are #routing\n");
}

static void the_caret_follows_tabs_and_wide_characters(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "a.md",
                                    .line = 1,
                                    .column = 6,
                                    .severity = EPUBIFY_WARNING,
                                    .code = "picture-alt",
                                    .message = "m",
                                    .excerpt = "\t漢字e\xCC\x81!"};

    (void)state;
    assert_string_equal(report(&diagnostic, false, &plain),
                        "a.md:1:6: warning: m [picture-alt]\n"
                        "    1 | \t漢字e\xCC\x81!\n"
                        "      | \t     ^\n");
}

static void a_caret_may_stand_behind_the_line(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "a.md",
                                    .line = 1,
                                    .column = 3,
                                    .severity = EPUBIFY_WARNING,
                                    .code = "c",
                                    .message = "m",
                                    .excerpt = "ab"};

    (void)state;
    assert_non_null(strstr(report(&diagnostic, false, &plain), "      |   ^\n"));
    diagnostic.column = 4;
    assert_null(strchr(report(&diagnostic, false, &plain), '^'));
}

static void a_long_line_is_cut_around_the_caret(void **state)
{
    char line[2001];
    EpubifyDiagnostic diagnostic = {.file = "a.md",
                                    .line = 1,
                                    .column = 1500,
                                    .severity = EPUBIFY_ERROR,
                                    .code = "c",
                                    .message = "m",
                                    .excerpt = line};
    const char *text, *caret;

    (void)state;
    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    line[1499] = 'Y';
    text = strstr(report(&diagnostic, false, &plain), "    1 | ");
    assert_non_null(text);
    assert_true(strcspn(text, "\n") < 120);
    caret = strchr(text, '^');
    /* The mark of the cut is three bytes and one column. */
    assert_int_equal(text[caret - strchr(text, '\n') - 1 + 2], 'Y');
}

static void a_column_behind_a_cut_counts_from_the_line(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "a.md",
                                    .line = 1,
                                    .column = 5003,
                                    .severity = EPUBIFY_ERROR,
                                    .code = "c",
                                    .message = "m",
                                    .excerpt = "abc",
                                    .excerpt_column = 5001};

    (void)state;
    assert_string_equal(report(&diagnostic, false, &plain), "a.md:1:5003: error: m [c]\n"
                                                            "    1 | …abc\n"
                                                            "      |    ^\n");
}

static void diagnostics_keep_the_column_of_a_very_long_line(void **state)
{
    char line[9000];
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Position at = {.file = "a.md",
                   .line = 1,
                   .column = 1,
                   .excerpt = {line, sizeof line}};

    (void)state;
    for (size_t i = 0; i < sizeof line; i += 3)
        memcpy(line + i, i == 9000 - 3 ? "\xE2\x80\xA6" : "\xE6\xBC\xA2", 3);
    at.column = 3000; /* the last character, the only one that is … */
    diag_add(&diags, "picture-alt", at, NULL, "m");
    at = diags.first->at;
    assert_true(at.excerpt.len <= 2000);
    assert_memory_equal(at.excerpt.data + (at.column - at.excerpt_column) * 3,
                        "\xE2\x80\xA6", 3);
    arena_free(&arena);
}

static void what_controls_a_terminal_is_not_printed(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "a\033[31m.md",
                                    .line = 1,
                                    .column = 2,
                                    .code = "c",
                                    .severity = EPUBIFY_ERROR,
                                    .message = "m\007\xFF",
                                    .hint = "h\xC2\x9B",
                                    .excerpt = "\033]0;x"};
    const char *text = report(&diagnostic, false, &plain);

    (void)state;
    assert_null(strchr(text, '\033'));
    assert_null(strchr(text, '\007'));
    assert_null(strstr(text, "\xC2\x9B"));
    assert_non_null(strstr(text, "m\xEF\xBF\xBD\xEF\xBF\xBD [c]"));
}

static void colours_are_there_when_asked_for(void **state)
{
    EpubifyDiagnostic diagnostic = {.code = "c",
                                    .severity = EPUBIFY_ERROR,
                                    .message = "m"};

    (void)state;
    assert_null(strchr(report(&diagnostic, false, &plain), '\033'));
    assert_non_null(
        strchr(report(&diagnostic, false, &(ReportStyle){.color = true}), '\033'));
}

static void notes_are_shown_when_asked_for(void **state)
{
    EpubifyDiagnostic diagnostic = {.code = "c",
                                    .severity = EPUBIFY_NOTE,
                                    .message = "m"};

    (void)state;
    assert_string_equal(report(&diagnostic, false, &plain), "");
    assert_string_equal(report(&diagnostic, false, &(ReportStyle){.notes = true}),
                        "epubify: note: m [c]\n");
}

static void json_is_one_valid_object_a_line(void **state)
{
    EpubifyDiagnostic diagnostic = {.file = "a\"\\\n\xFF.md",
                                    .line = 3,
                                    .code = "c",
                                    .severity = EPUBIFY_WARNING,
                                    .message = "\033é"};

    (void)state;
    assert_string_equal(
        report(&diagnostic, true, &plain),
        "{\"file\":\"a\\\"\\\\\\n\xEF\xBF\xBD.md\",\"line\":3,\"column\":null,"
        "\"severity\":\"warning\",\"code\":\"c\",\"message\":\"\\u001bé\","
        "\"hint\":null}\n");
}

static void the_last_line_says_what_was_written(void **state)
{
    EpubifyResult result = {
        .size = 411800, .chapters = 3, .words = 11200, .pictures = 1, .warning_count = 2};
    Buf buf = {0};

    (void)state;
    put_success(&buf, &result, "dist/a.epub", 0.021);
    assert_string_equal(
        buf.data, "2 warnings\nwrote dist/a.epub: 412 KB, 3 chapters, 11,200 words, "
                  "1 picture, 0.02 s\n");
    buf_free(&buf);
}

static void the_last_line_says_that_nothing_was_written(void **state)
{
    EpubifyResult result = {.error_count = 1, .warning_count = 1234567};
    Buf buf = {0};

    (void)state;
    put_failure(&buf, &result, false);
    assert_string_equal(buf.data, "1 error, 1,234,567 warnings; no EPUB was written\n");
    buf_clear(&buf);
    put_failure(&buf, &result, true);
    assert_non_null(strstr(buf.data, "the old one is untouched"));
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_diagnostic_shows_place_excerpt_caret_and_hint),
        cmocka_unit_test(the_caret_follows_tabs_and_wide_characters),
        cmocka_unit_test(a_caret_may_stand_behind_the_line),
        cmocka_unit_test(a_long_line_is_cut_around_the_caret),
        cmocka_unit_test(a_column_behind_a_cut_counts_from_the_line),
        cmocka_unit_test(diagnostics_keep_the_column_of_a_very_long_line),
        cmocka_unit_test(what_controls_a_terminal_is_not_printed),
        cmocka_unit_test(colours_are_there_when_asked_for),
        cmocka_unit_test(notes_are_shown_when_asked_for),
        cmocka_unit_test(json_is_one_valid_object_a_line),
        cmocka_unit_test(the_last_line_says_what_was_written),
        cmocka_unit_test(the_last_line_says_that_nothing_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
