/* test_release_notes.c - the notes on a release as Markdown, text, JSON, XHTML and feed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/releases/releases.h"
#include "made.h"
#include "package/notes/notes.h"
#include "parse/parse.h"

static Made made;

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

/* A book whose release 2 has these notes. */
static void start(const char *markdown)
{
    static Identifier identifier = {.text =
                                        "urn:uuid:b00b4999-4f0f-4a2f-bc81-6360e5935c1f"};
    static Title title = {.text = "A *Growing* Book"};
    static Source source;
    Project project = {.book = &made.book};
    ReleaseList list = {&project, "book.yaml", &source};
    Bytes text = {markdown, strlen(markdown)};
    Release *release;

    made_start(&made);
    source = (Source){"book.yaml", text};
    made.book.metadata.identifiers = &identifier;
    made.book.metadata.identifier_count = 1;
    made.book.metadata.titles = &title;
    made.book.metadata.title_count = 1;
    made.book.metadata.release = "2";
    made.book.releases.date = "2025-03-18";
    add_release(&list, "1", (Position){0})->date = "2024";
    release = add_release(&list, "2", (Position){0});
    release->notes = new_notes(&list, text, passage_from(&list, 0, false));
    made_chapter(&made, "a.md", "# A\n\nText.\n");
    parse_end(&made.book);
    made_resolve(&made);
}

static ReleaseNotes notes(void)
{
    static const MadeEdition edition = {"early", "a-early.epub", 1234};

    return tell_release(&made.book, &edition, 1);
}

static const char *as(void (*put)(Buf *buf, const Node *root), const char *markdown)
{
    Buf buf = {0};
    const char *text;

    start(markdown);
    put(&buf, made.book.releases.news);
    text = arena_copy(&made.book.arena, buf.len == 0 ? "" : buf.data, buf.len);
    buf_free(&buf);
    return text;
}

/* ---- Markdown ------------------------------------------------------------------------------- */

static void markdown_is_what_was_written(void **state)
{
    static const char text[] = "## A heading\n\n"
                               "Words *with* **marks**, ~~struck~~ and ``a`b``, [a "
                               "page](https://example.org/a),\n"
                               "[b](<https://example.org/(b)>).\n"
                               "A second line.\\\n"
                               "A third.\n\n"
                               "- One\n- Two\n  - Below\n- Three\n\n"
                               "3. Loose\n\n   with a paragraph\n\n4. and another\n\n"
                               "> A quote\n>\n> of two\n\n"
                               "````\nint x;\n\n```\n````\n\n"
                               "* * *\n\n"
                               "The end\n";

    (void)state;
    assert_string_equal(as(put_as_markdown, text), text);
}

static void links_that_stay_in_the_book_are_their_text(void **state)
{
    (void)state;
    assert_string_equal(as(put_as_markdown, "See [it](a.md#a) there.\n"),
                        "See it there.\n");
}

/* Text that looks like Markdown is text again when it is read again. */
static void marks_in_the_text_stay_text(void **state)
{
    static const char *const texts[] = {
        "\\# no heading", "\\- no item",      "1\\. no item",   "\\*no\\* emphasis",
        "\\[no\\](link)", "\\!\\[no picture", "\\<b\\>",        "\\&amp;",
        "a\n\\=\\=\\=",   "a\n\\- b",         "\\~\\~no\\~\\~", "\\`no\\`",
        "12345\\) no",    "\\+ no",           "back\\\\slash",  "a \\_b\\_ c",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *once = as(put_as_markdown, texts[i]);
        const char *seen = plain_text(&made.book.arena, made.book.releases.news);
        char first[200], shown[200];
        strcpy(first, once);
        strcpy(shown, seen);
        made_free(&made);
        once = as(put_as_markdown, first);
        assert_string_equal(once, first);
        assert_string_equal(plain_text(&made.book.arena, made.book.releases.news), shown);
        if (i + 1 < sizeof texts / sizeof texts[0])
            made_free(&made);
    }
}

static void notes_as_markdown_have_a_heading(void **state)
{
    (void)state;
    start("- New\n");
    assert_string_equal(notes_as_markdown(&(ReleaseNotes[]){notes()}[0]).data,
                        "# A \\*Growing\\* Book: Release 2\n\n2025-03-18\n\n- New\n");
}

/* ---- Text ----------------------------------------------------------------------------------- */

static void a_text_is_wrapped(void **state)
{
    (void)state;
    assert_string_equal(
        as(put_as_text, "## A *heading*\n\n"
                        "- Words and words and words and words and words and words and "
                        "words and words\n"
                        "  and [a page](https://example.org/a), `code`\n"
                        "  - below\n\n"
                        "1. <https://example.org>\n\n"
                        "```\nint x;\n```\n\n"
                        "> Quoted\\\n> twice\n"),
        "A heading\n---------\n\n"
        "- Words and words and words and words and words and words and words and\n"
        "  words and a page <https://example.org/a>, code\n"
        "  - below\n\n"
        "1. https://example.org\n\n"
        "    int x;\n\n"
        "> Quoted\n> twice\n");
}

static void a_word_that_is_too_long_stands_alone(void **state)
{
    char text[300];

    (void)state;
    memset(text, 'x', 200);
    strcpy(text + 200, " y\n");
    assert_int_equal(strcspn(as(put_as_text, text), "\n"), 200);
    made_free(&made);
    assert_string_equal(strchr(as(put_as_text, text), '\n'), "\ny\n");
}

/* ---- XHTML, JSON, feed ---------------------------------------------------------------------- */

static void xhtml_has_plain_elements(void **state)
{
    (void)state;
    assert_string_equal(
        as(put_as_html, "A & *b* [c](a.md) [d](https://x.org/?a&b)\n\n- `<e>`\n\n7. f\n"),
        "<p>A &amp; <em>b</em> c <a href=\"https://x.org/?a&amp;b\">d</a></p>\n"
        "<ul><li><code>&lt;e&gt;</code></li>\n</ul>\n<ol "
        "start=\"7\"><li>f</li>\n</ol>\n");
}

static void json_says_all_of_it(void **state)
{
    ReleaseNotes all;
    const char *text;

    (void)state;
    start("\"New\"\n");
    all = notes();
    text = notes_as_json(&all).data;
    assert_non_null(
        strstr(text, "{\"title\":\"A *Growing* Book\",\"identifier\":\"urn:uuid:b00b"));
    assert_non_null(
        strstr(text,
               "\"release\":\"2\",\"ordinal\":2,\"date\":\"2025-03-18\",\"words\":2,"
               "\"version\":\"2\",\"before\":\"1\",\"compared\":false,\"new\":[],"));
    assert_non_null(
        strstr(text, "\"editions\":[\n{\"edition\":\"early\",\"file\":\"a-early.epub\","
                     "\"size\":1234}]"));
    assert_non_null(
        strstr(text,
               "{\"release\":\"1\",\"ordinal\":1,\"date\":\"2024\",\"words\":null}"));
    assert_non_null(strstr(text, "\"markdown\":\"\\\"New\\\"\\n\""));
}

static void a_feed_has_an_entry_for_each_release(void **state)
{
    ReleaseNotes all;
    const char *text;

    (void)state;
    start("New & good\n");
    all = notes();
    text = notes_as_atom(&all).data;
    assert_non_null(strstr(text, "<updated>2025-03-18T00:00:00Z</updated>\n<author>"));
    assert_non_null(
        strstr(text, "<title>Release 2</title>\n<published>2025-03-18T00:00:00Z"));
    assert_non_null(strstr(text, "<p>New &amp; good</p>"));
    assert_non_null(strstr(text, "<published>2024-01-01T00:00:00Z</published>"));
    assert_string_equal(text, notes_as_atom(&all).data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(markdown_is_what_was_written, end),
        cmocka_unit_test_teardown(links_that_stay_in_the_book_are_their_text, end),
        cmocka_unit_test_teardown(marks_in_the_text_stay_text, end),
        cmocka_unit_test_teardown(notes_as_markdown_have_a_heading, end),
        cmocka_unit_test_teardown(a_text_is_wrapped, end),
        cmocka_unit_test_teardown(a_word_that_is_too_long_stands_alone, end),
        cmocka_unit_test_teardown(xhtml_has_plain_elements, end),
        cmocka_unit_test_teardown(json_says_all_of_it, end),
        cmocka_unit_test_teardown(a_feed_has_an_entry_for_each_release, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
