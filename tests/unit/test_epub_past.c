/* test_epub_past.c - an EPUB of anyone's as a lock has it: sections, blocks, gaps, sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "epubs.h"
#include "formats/deflate.h"
#include "past/epub.h"
#include "past/text.h"

static Arena arena;

static const Past *past_of(const char *body)
{
    const EpubFile files[] = {{"text/a.xhtml", body}, {NULL, NULL}};

    return past_from_epub(&arena, read_new_epub(&arena, files));
}

static void any_book_has_sections_and_blocks(void **state)
{
    const Past *past;
    const PastBlock *section, *block;

    (void)state;
    past =
        past_of("<section class='chapter'><h1 id='one'><span class='number'>1</span> One "
                "thing</h1><p>A  text<sup class='noteref'>3</sup>.</p>"
                "<ul><li><p>b</p></li></ul></section>");
    assert_string_equal(past->identifier, "urn:x:1");
    assert_string_equal(past->releases->name, "2");
    assert_string_equal(past->documents->path, "text/a.xhtml");
    assert_string_equal(past->documents->id, "a.xhtml");
    section = past->documents->sections;
    assert_string_equal(section->name, "section");
    assert_string_equal(section->title, "Of text/a.xhtml");
    assert_true(section->no_gap);
    block = section->children;
    assert_string_equal(block->anchor, "one");
    assert_true(block->digest == digest_of("One thing"));
    assert_true(block->next->digest == digest_of("A text."));
    assert_true(block->next->no_gap);
    assert_string_equal(block->next->next->children->children->name, "p");
    assert_string_not_equal(block->id, block->next->id);
}

static void gaps_and_placeholders_are_found_as_such(void **state)
{
    const PastBlock *block, *gap;

    (void)state;
    block =
        past_of("<div></div><section><div></div><p>One</p>\n"
                "<div><div></div><p>New</p><div></div><p>Newer</p></div><p>Two</p>"
                "<div></div><p hidden='hidden'></p><div>text</div><div></div></section>")
            ->documents->sections;
    assert_false(block->no_gap);
    block = block->children;
    assert_false(block->no_gap);
    assert_null(block->gap);
    block = block->next;
    assert_true(block->digest == digest_of("Two"));
    gap = block->gap;
    assert_true(gap->digest == digest_of("New"));
    assert_true(gap->next->digest == digest_of("Newer"));
    assert_null(gap->next->next);
    block = block->next;
    assert_true(block->removed);
    assert_false(block->no_gap);
    block = block->next;
    assert_true(block->digest == digest_of("text"));
    assert_true(
        block->no_gap); /* a div with text is a block, as is one with no block behind */
    assert_string_equal(block->next->name, "div");
    assert_null(block->next->next);
}

static void spans_are_sentences(void **state)
{
    const PastSentence *sentence;

    (void)state;
    sentence =
        past_of(
            "<section><p><span id='kobo.1.1'>One. <span id='kobo.4.1'>Behind one. </span>"
            "</span><span></span><span id='kobo.2.1'><span id='kobo.5.1'>Before two. "
            "</span>"
            "Two. </span><span id='kobo.3.1'>Three.</span></p></section>")
            ->documents->sections->children->sentences;
    assert_true(sentence->mark != 0);
    assert_null(sentence->front);
    assert_true(sentence->end->mark != 0 && sentence->end->mark != sentence->mark);
    sentence = sentence->next;
    assert_int_equal(sentence->mark, 0);
    sentence = sentence->next;
    assert_true(sentence->front->mark != 0);
    assert_null(sentence->end);
    assert_false(sentence->bare);
    sentence = sentence->next;
    assert_int_equal(sentence->number, 3);
    assert_true(sentence->mark == mark_of(digest_of("Three.")));
    assert_null(sentence->next);
}

static void assert_sentence(const PastSentence *sentence, const char *text, Spot spot)
{
    assert_non_null(sentence);
    assert_true(sentence->bare == (text != NULL));
    assert_true(sentence->mark == (text == NULL ? 0 : mark_of(digest_of(text))));
    assert_int_equal(sentence->spot.element, spot.element);
    assert_int_equal(sentence->spot.text, spot.text);
    assert_int_equal(sentence->spot.offset, spot.offset);
}

static void running_text_is_counted(void **state)
{
    const PastSentence *sentence;

    (void)state;
    sentence =
        past_of("<section><p>\n  One 🙂. <code>A</code><b>Two</b> is.   <span></span> "
                "Three.\n   我们走。走了。 <span>Apart. <i>And</i> "
                "this.</span></p></section>")
            ->documents->sections->children->sentences;
    assert_sentence(sentence, "One 🙂.", (Spot){0, 0, 3});
    sentence = sentence->next;
    assert_sentence(sentence, "ATwo is.", (Spot){0, 0, 11});
    sentence = sentence->next;
    assert_sentence(sentence, "Three.", (Spot){3, 2, 1});
    sentence = sentence->next;
    assert_sentence(sentence, "我们走。", (Spot){3, 2, 11});
    sentence = sentence->next;
    assert_sentence(sentence, "走了。", (Spot){3, 2, 15});
    sentence = sentence->next;
    assert_sentence(sentence, NULL, (Spot){3, 2, 19});
    assert_null(sentence->next);
    assert_sentence(sentence->end, "Apart.", (Spot){0, 0, 0});
    assert_sentence(sentence->end->next, "And this.", (Spot){0, 0, 7});
    assert_null(sentence->end->next->next);
}

/* What the layout leaves to an author's own spans of no meaning, and what render puts in. */
static void what_render_makes_is_no_block(void **state)
{
    const PastBlock *block;

    (void)state;
    block =
        past_of(
            "<section><aside class='callout callout-note'>\n<p class='callout-title'>"
            "Note</p>\n<p>One.</p></aside><aside class='callout'>\n"
            "<p class='callout-title'>Mine</p>\n<p>Two.</p></aside>"
            "<div><p class='banner draft'>A draft</p></div><ul><li><span class='task' "
            "role='img'>x</span> <span>Three? </span>Four.</li></ul>"
            "<p>See <span>this</span>, and <span>that</span>.</p>"
            "<section class='footnotes'><p>No</p></section></section>")
            ->documents->sections->children;
    assert_true(block->digest == digest_of("One."));
    assert_true(block->children->digest == digest_of("One."));
    assert_null(block->children->next);
    block = block->next;
    assert_true(block->digest == digest_of("Mine Two."));
    assert_true(block->children->next->digest == digest_of("Two."));
    block = block->next;
    assert_string_equal(block->name, "ul");
    assert_false(block->no_gap);
    assert_null(block->gap);
    block = block->children;
    assert_true(block->digest == digest_of("Three? Four."));
    assert_true(block->sentences->end->mark == mark_of(digest_of("Three?")));
    assert_true(block->sentences->next->bare);
    block = past_of("<section><p>See <span>this</span>, and <span>that</span>.</p>"
                    "<section class='footnotes'><p>No</p></section></section>")
                ->documents->sections->children;
    assert_true(block->digest == digest_of("See this, and that."));
    assert_null(block->sentences->next);
    assert_null(block->next);
}

static void a_tight_item_has_its_text_in_front_of_a_list(void **state)
{
    const PastBlock *block;

    (void)state;
    block =
        past_of(
            "<section><ul><li>One <b>item</b>\n<ul><li>two</li></ul></li></ul></section>")
            ->documents->sections->children->children->children;
    assert_string_equal(block->name, "text");
    assert_true(block->digest == digest_of("One item"));
    assert_string_equal(block->next->name, "ul");
    assert_null(block->next->next);
}

static int end_all(void **state)
{
    (void)state;
    arena_free(&arena);
    deflate_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_book_has_sections_and_blocks),
        cmocka_unit_test(gaps_and_placeholders_are_found_as_such),
        cmocka_unit_test(spans_are_sentences),
        cmocka_unit_test(running_text_is_counted),
        cmocka_unit_test(what_render_makes_is_no_block),
        cmocka_unit_test(a_tight_item_has_its_text_in_front_of_a_list),
    };

    return cmocka_run_group_tests_name("epub past", tests, NULL, end_all);
}
