/* test_editions.c - how far chapters are, what editions hold, and that ids mean the same in all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "made.h"

static Made made;

static void begin(const char *edition)
{
    static Edition all[] = {{.name = "early", .banners = true},
                            {.name = "sample", .sample = true, .banners = true},
                            {.name = "final"}};

    made_start(&made);
    made.book.editions = all;
    made.book.edition_count = 3;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(all[i].name, edition) == 0)
            made.book.edition = all[i];
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

/* ---- States --------------------------------------------------------------------------------- */

static void lessons_are_as_far_as_their_chapter(void **state)
{
    Chapter *chapter, *plain, *done, *missing;

    (void)state;
    begin("early");
    chapter = made_entry(&made, ENTRY_CHAPTER, NULL, "Chapter");
    chapter->given_status = STATUS_DRAFT;
    plain = made_lesson(&made, chapter, "a.md", "# A\n");
    done = made_lesson(&made, chapter, "b.md", "---\nstatus: final\n---\n# B\n");
    done->given_status = STATUS_REVIEW; /* the text's own goes first */
    missing = made_entry(&made, ENTRY_LESSON, chapter, "Missing");
    missing->unwritten = true;
    made_resolve(&made);
    assert_int_equal(plain->status, STATUS_DRAFT);
    assert_int_equal(done->status, STATUS_FINAL);
    assert_int_equal(missing->status, STATUS_PLANNED);
    assert_non_null(strstr(made_contents(&made), "Chapter (draft)"));
    assert_non_null(strstr(made_contents(&made), "1.1 A (draft)"));
    assert_non_null(strstr(made_contents(&made), "1.2 B (text"));
    assert_null(strstr(made_body(&made, done), "banner"));
    assert_non_null(strstr(made_body(&made, plain), "</h1>\n<p class=\"banner draft\">"));
}

static void what_is_missing_tells_nothing_of_what_is_below(void **state)
{
    Chapter *chapter, *lesson;

    (void)state;
    begin("early");
    chapter = made_entry(&made, ENTRY_CHAPTER, NULL, "Draft of mdBook");
    chapter->unwritten = true;
    lesson = made_lesson(&made, chapter, "a.md", "# A\n");
    made_resolve(&made);
    assert_int_equal(chapter->status, STATUS_PLANNED);
    assert_int_equal(lesson->status, STATUS_FINAL);
}

/* ---- Samples -------------------------------------------------------------------------------- */

static void a_sample_holds_what_is_marked_and_its_parents(void **state)
{
    Chapter *chapter, *in, *out, *other;

    (void)state;
    begin("sample");
    chapter = made_entry(&made, ENTRY_CHAPTER, NULL, "Chapter");
    out = made_lesson(&made, chapter, "a.md", "# A\n");
    in = made_lesson(&made, chapter, "b.md", "# B\n\n[a](a.md), [c](c.md#c)\n");
    in->sample = TRISTATE_YES;
    other = made_chapter(&made, "c.md", "# C\n");
    made_resolve(&made);
    assert_true(out->left_out && other->left_out);
    assert_false(chapter->left_out || in->left_out);
    assert_string_equal(in->label, "1.2");
    assert_string_equal(in->document->path, "text/b.xhtml");
    assert_non_null(strstr(made_body(&made, in),
                           "<span>a</span><span class=\"not-here\"> (in the full book)"));
    assert_null(strstr(made_body(&made, in), "href"));
    assert_int_equal(in->diags.count, 0);
}

static void names_are_those_of_the_whole_book(void **state)
{
    Chapter *one, *two;

    (void)state;
    begin("sample");
    one = made_chapter(&made, "a b.md", "# A\n");
    two = made_chapter(&made, "a-b.md", "# B\n");
    two->sample = TRISTATE_YES;
    made_resolve(&made);
    assert_null(one->document);
    assert_string_not_equal(two->document->path, "text/a-b.xhtml");
}

/* ---- Ids ------------------------------------------------------------------------------------ */

static unsigned seed;

static unsigned below(unsigned limit)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % limit;
}

static void add_piece(Buf *text, int depth)
{
    static const char *const conditions[] = {".only edition=early", ".only edition=final",
                                             ".not edition=early", ".not edition=final"};
    static unsigned serial;
    unsigned kind = below(depth < 2 ? 6 : 5);

    serial++;
    if (kind == 0)
        buf_format(text, "## Title %u\n\n", below(3));
    else if (kind == 1)
        buf_format(text, "Word %u[^n%u] and[^n%u].\n\n", serial, below(5), below(5));
    else if (kind == 2)
        buf_format(text, "A [term]{.index} of %u, [words[^n%u]]{%s}.\n\n", serial,
                   below(5), conditions[below(4)]);
    else if (kind == 3)
        buf_format(text, "## Named %u {#own-%u}\n\n", serial, serial);
    else if (kind == 4)
        buf_format(text, "> [Quoted %u]{%s}\n\n", serial, conditions[below(4)]);
    else {
        buf_format(text, "::: {%s}\n\n", conditions[below(4)]);
        for (unsigned i = below(4) + 1; i > 0; i--)
            add_piece(text, depth + 1);
        buf_put(text, ":::\n\n");
    }
}

static void write_text(Buf *text)
{
    buf_put(text, "# Top\n\n");
    for (int i = 0; i < 12; i++)
        add_piece(text, 0);
    for (unsigned i = 0; i < 5; i++)
        buf_format(text, "[^n%u]: Note %u refers to[^n%u].\n\n", i, i, (i + 1) % 5);
}

/* What has an id: where it stands in the author's text. */
static void note_ids(Arena *arena, Map *ids, const Chapter *chapter)
{
    for (const Node *node = chapter->tree; node != NULL;
         node = next_node(chapter->tree, node))
        if (node->id != NULL && node->offset != NO_OFFSET)
            map_put(ids, arena, arena_text(arena, node->id),
                    arena_format(arena, "%u", node->offset));
}

static void build(const char *edition, const char *text, Arena *arena, Map *ids)
{
    Chapter *chapter;

    begin(edition);
    chapter = made_chapter(&made, "a.md", text);
    made_resolve(&made);
    made_xhtml(&made, chapter->document); /* and each "#…" in it leads somewhere */
    note_ids(arena, ids, chapter);
    made_free(&made);
}

static void ids_mean_the_same_in_all_editions(void **state)
{
    (void)state;
    for (seed = 1; seed < 400; seed++) {
        unsigned kept = seed;
        Arena arena = {0};
        Map early = {0}, final = {0};
        Buf text = {0};
        write_text(&text);
        build("early", text.data, &arena, &early);
        build("final", text.data, &arena, &final);
        for (const char **key = map_keys(&early, &arena); *key != NULL; key++) {
            const char *one = map_lookup(&early, *key), *other = map_lookup(&final, *key);
            if (other != NULL && strcmp(one, other) != 0)
                fail_msg("%s is at %s and at %s of\n%s", *key, one, other, text.data);
        }
        buf_free(&text);
        arena_free(&arena);
        seed = kept;
    }
    begin("early"); /* for end */
}

static void notes_that_are_left_are_numbered_anew(void **state)
{
    Chapter *chapter;

    (void)state;
    begin("final");
    chapter = made_chapter(&made, "a.md",
                           "# A\n\n[One[^a]]{.only edition=early} two[^b] three[^a].\n\n"
                           "[^a]: A.[^c]\n[^b]: B.\n[^c]: C.\n");
    made_resolve(&made);
    assert_int_equal(chapter->footnote_count, 3);
    assert_string_equal(chapter->footnotes[0]->id, "fn-2");
    assert_string_equal(chapter->footnotes[0]->label, "1");
    assert_string_equal(chapter->footnotes[1]->id, "fn-1");
    assert_non_null(strstr(made_body(&made, chapter),
                           "href=\"#fnref-1-2\" title=\"Back to "
                           "the text\">2.</a>"));
    assert_null(strstr(made_body(&made, chapter), "#fnref-1\""));
}

static void nothing_empty_is_left_behind(void **state)
{
    Chapter *chapter;

    (void)state;
    begin("final");
    chapter = made_chapter(&made, "a.md",
                           "# A\n\n> [x]{.only edition=early}\n\n- [x]{.only "
                           "edition=early}\n\nText.\n");
    made_resolve(&made);
    assert_null(made_node(chapter, NODE_QUOTE, 0));
    assert_null(made_node(chapter, NODE_LIST, 0));
    assert_string_equal(plain_text(&chapter->arena,
                                   made_node(chapter, NODE_PARAGRAPH, 0)),
                        "Text.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(lessons_are_as_far_as_their_chapter, end),
        cmocka_unit_test_teardown(what_is_missing_tells_nothing_of_what_is_below, end),
        cmocka_unit_test_teardown(a_sample_holds_what_is_marked_and_its_parents, end),
        cmocka_unit_test_teardown(names_are_those_of_the_whole_book, end),
        cmocka_unit_test_teardown(ids_mean_the_same_in_all_editions, end),
        cmocka_unit_test_teardown(notes_that_are_left_are_numbered_anew, end),
        cmocka_unit_test_teardown(nothing_empty_is_left_behind, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
