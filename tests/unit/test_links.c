/* test_links.c - where links lead, and what is said of those that lead nowhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "made.h"
#include "resolve/stages.h"
#include "scratch.h"

static Made made;

static int start(void **state)
{
    (void)state;
    made_start(&made);
    return 0;
}

static int end(void **state)
{
    (void)state;
    made_free(&made);
    return 0;
}

static const Node *link_of(const Chapter *chapter, size_t n)
{
    const Node *link = made_node(chapter, NODE_LINK, n);

    assert_non_null(link);
    return link;
}

/* Builds two chapters, the first with one link to destination, and says where that leads; "" when
 * nowhere. */
static const char *href_of(const char *destination)
{
    Arena *arena = &made.book.arena;
    Chapter *chapter, *part;

    chapter = made_chapter(&made, "one/a.md",
                           arena_format(arena, "# Own\n\n[x](%s)\n\n## Überschrift\n",
                                        destination));
    made_chapter(&made, "one/b.md",
                 "# Bee\n\n## Part\n\n## 二 {#Two}\n\n# Überschrift\n");
    made_chapter(&made, "two/README.md", "# Readme\n");
    made_chapter(&made, "c d/caf\xC3\xA9.md", "# Cafe\n");
    made_chapter(&made, "top.md", "# Top\n\n## Bottom\n");
    part = made_entry(&made, ENTRY_CHAPTER, NULL, "Opener");
    made_lesson(&made, part, "three/l.md", "# Lesson\n");
    made_entry(&made, ENTRY_CHAPTER, NULL, "Planned")->place = "four/later.md";
    made.book.chapters[made.book.chapter_count - 1]->given_status = STATUS_PLANNED;
    made_resolve(&made);
    return link_of(chapter, 0)->href == NULL ? "" : link_of(chapter, 0)->href;
}

static void leads(const char *destination, const char *expected)
{
    start(NULL);
    assert_string_equal(href_of(destination), expected);
    assert_int_equal(made.book.chapters[0]->diags.count, 0);
    made_xhtml(&made, made.book.chapters[0]->document);
    end(NULL);
}

/* hint: a part of it, or NULL. */
static void fails(const char *destination, const char *code, const char *hint)
{
    const Diag *diag;

    start(NULL);
    assert_string_equal(href_of(destination), "");
    diag = made.book.chapters[0]->diags.first;
    if (diag == NULL || strcmp(diag->code, code) != 0)
        fail_msg("\"%s\": %s instead of %s", destination,
                 diag == NULL ? "nothing" : diag->code, code);
    assert_int_equal(diag->severity, SEVERITY_ERROR);
    assert_int_equal(diag->at.line, 3);
    assert_int_equal(diag->at.column, 1);
    assert_int_equal(made.book.chapters[0]->diags.count, 1);
    assert_true((link_of(made.book.chapters[0], 0)->flags & NODE_HOLE) != 0);
    if (hint != NULL && (diag->hint == NULL || strstr(diag->hint, hint) == NULL))
        fail_msg("\"%s\": the hint is \"%s\"", destination, diag->hint);
    made_xhtml(&made, made.book.chapters[0]->document);
    end(NULL);
}

static void links_lead_to_other_sources(void **state)
{
    (void)state;
    leads("b.md", "one-b.xhtml");
    leads("./b.md", "one-b.xhtml");
    leads("../one/b.md", "one-b.xhtml");
    leads("b.md \"a title\"", "one-b.xhtml");
    leads("b", "one-b.xhtml");
    leads("../top.md", "top.xhtml");
    leads("/one/b.md", "one-b.xhtml");
    leads("b.md?raw=1", "one-b.xhtml");
    leads("%62.md", "one-b.xhtml");
    leads("a.md", "one-a.xhtml");
}

static void folders_mean_their_readme_or_the_chapter_of_their_lessons(void **state)
{
    (void)state;
    leads("../two/", "two-readme.xhtml");
    leads("../two", "two-readme.xhtml");
    leads("../three/", "opener.xhtml");
    leads("../three/l.md", "three-l.xhtml");
}

static void names_with_spaces_and_accents_are_found(void **state)
{
    (void)state;
    leads("<../c d/caf\xC3\xA9.md>", "c-d-cafe.xhtml");
    leads("../c%20d/caf%C3%A9.md", "c-d-cafe.xhtml");
    leads("../c%20d/cafe%CC%81.md", "c-d-cafe.xhtml");
}

static void anchors_are_found_in_any_chapter(void **state)
{
    (void)state;
    leads("#own", "#own");
    leads("#überschrift", "#uberschrift");
    leads("#Überschrift", "#uberschrift");
    leads("#%C3%BCberschrift", "#uberschrift");
    leads("a.md#own", "#own");
    leads("?query#own", "#own");
    leads("b.md#part", "one-b.xhtml#part");
    leads("b.md#Two", "one-b.xhtml#Two");
    leads("b.md#überschrift", "one-b.xhtml#uberschrift");
    leads("b.md#", "one-b.xhtml");
    leads("b.md?x=1#part", "one-b.xhtml#part");
}

static void the_top_of_a_page_needs_no_anchor(void **state)
{
    (void)state;
    leads("#", "one-a.xhtml");
    leads("#top", "one-a.xhtml");
    leads("b.md#top", "one-b.xhtml");
    leads("../top.md#top", "top.xhtml#top");
}

static void planned_entries_are_there_already(void **state)
{
    (void)state;
    leads("../four/later.md", "four-later.xhtml");
    leads("../four/later.md#anything", "four-later.xhtml");
}

static void an_entry_can_be_asked_for_by_its_id(void **state)
{
    Chapter *chapter;

    (void)state;
    chapter = made_chapter(&made, "a.md", "[x](#second) [y](#third)\n");
    made_chapter(&made, "b.md", "# B\n")->given_id = "second";
    made_chapter(&made, "c.md", "---\nid: third\n---\n# C\n");
    made_resolve(&made);
    assert_string_equal(link_of(chapter, 0)->href, "b.xhtml");
    assert_string_equal(link_of(chapter, 1)->href, "c.xhtml");
}

static void addresses_of_the_web_pass(void **state)
{
    (void)state;
    leads("https://example.org:80/a", "https://example.org:80/a");
    leads("mailto:a@example.org", "mailto:a@example.org");
    leads("//example.org/a", "https://example.org/a");
    leads("<https://example.org/a b>", "https://example.org/a%20b");
}

static void missing_anchors_have_near_misses(void **state)
{
    (void)state;
    fails("#owm", "link-broken", "did you mean #own?");
    fails("#uberschrift", "link-broken", "did you mean #überschrift?");
    fails("b.md#parts", "link-broken", "did you mean #part?");
    fails("b.md#nothing-like-it", "link-broken",
          "the anchors there are #Two, #bee, #part, #二");
    fails("#fn-1", "link-broken", "#");
}

static void a_page_without_anchors_says_so(void **state)
{
    Chapter *chapter = made_chapter(&made, "a.md", "[x](b.md#y)\n");
    Chapter *other = made_chapter(&made, "b.md", "");

    (void)state;
    other->given_title = "🚀";
    made_resolve(&made);
    assert_non_null(made_diag(chapter, "link-broken"));
    assert_non_null(made_diag(chapter, "link-broken")->hint);
}

static void missing_files_have_near_misses(void **state)
{
    (void)state;
    fails("bb.md", "link-file", "did you mean b.md?");
    fails("../tow/README.md", "link-file", "did you mean ../two/README.md?");
    fails("nothing-at-all-like-it.md", "link-file", "mend the path");
    fails("../five/", "link-file", NULL);
}

static void a_file_that_is_there_but_not_listed_is_told(void **state)
{
    (void)state;
    scratch_put("one/bb.md", "# There\n");
    fails("bb.md", "link-file", "the file is there: list it in the manifest");
}

static void a_picture_is_no_page(void **state)
{
    (void)state;
    scratch_put("one/a.png", "x");
    fails("a.png", "link-resource", "if it is a picture, show it");
}

static void nothing_outside_of_the_book_is_linked_to(void **state)
{
    (void)state;
    fails("../../x.md", "link-outside", NULL);
    fails("/../x.md", "link-outside", NULL);
    fails("%2e%2e/%2e%2e/x.md", "link-outside", NULL);
    fails("..%2f..%2fx.md", "link-outside", NULL);
}

static void links_that_run_something_are_refused(void **state)
{
    (void)state;
    fails("javascript:alert(1)", "link-unsafe", NULL);
    fails("JaVaScRiPt:x", "link-unsafe", NULL);
    fails("&#x20;java&#10;script:x", "link-unsafe", NULL);
    fails("data:text/html,x", "link-unsafe", NULL);
    fails("file:///etc/passwd", "link-unsafe", NULL);
    fails("<vbscript:x y>", "link-unsafe", NULL);
}

static void addresses_that_are_none_are_told(void **state)
{
    (void)state;
    fails("C:\\x", "link-url", "https:");
    fails("", "link-url", "write where it leads");
    fails("?query", "link-url", "write where it leads");
    fails("<http://exa mple.org/>", "link-url", NULL);
    fails("http://example.org:port/", "link-url", NULL);
    fails("100%.md", "link-url", "%25");
    fails("a%00.md", "link-url", NULL);
    fails("%ff.md", "link-url", NULL);
    fails("foo:bar", "link-url", NULL);
}

static void lenient_leaves_a_hole_and_a_warning(void **state)
{
    Chapter *chapter;

    (void)state;
    made.options.lenient = TRISTATE_YES;
    chapter = made_chapter(&made, "a.md",
                           "# A\n\n[*text* stays](javascript:x){#id .c}, [x](#id).\n");
    made_resolve(&made);
    assert_int_equal(chapter->diags.errors, 0);
    assert_int_equal(chapter->diags.warnings, 1);
    assert_true((link_of(chapter, 0)->flags & NODE_HOLE) != 0);
    assert_non_null(
        strstr(made_body(&made, chapter),
               "<p><span id=\"id\" class=\"missing c\"><em>text</em> stays</span>, "
               "<a href=\"#id\">x</a>.</p>"));
}

static void links_are_followed_wherever_they_stand(void **state)
{
    Chapter *chapter = made_chapter(&made, "a.md",
                                    "# A [one](#b)\n\n"
                                    "| [two](#b) |\n|---|\n| [three](#b) |\n\n"
                                    "- [four](#b)\n\n> [five](#b)\n\n## B\n\n"
                                    "x[^1]\n\n[^1]: [six](#b) and [seven](#no)\n");

    (void)state;
    made_resolve(&made);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(link_of(chapter, i)->href, "#b");
    assert_string_equal(made_said(&made, chapter), "15:21 link-broken");
    made_xhtml(&made, chapter->document);
}

static void links_within_a_description_are_none(void **state)
{
    Chapter *chapter =
        made_chapter(&made, "a.md", "# A\n\n![see [here](nowhere.md)](a.png)\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(made_said(&made, chapter), "");
}

static void chapters_may_link_to_each_other(void **state)
{
    Chapter *a = made_chapter(&made, "a.md", "# A\n\n[b](b.md#b)\n");
    Chapter *b = made_chapter(&made, "b.md", "# B\n\n[a](a.md#a)\n");

    (void)state;
    made_resolve(&made);
    assert_string_equal(link_of(a, 0)->href, "b.xhtml#b");
    assert_string_equal(link_of(b, 0)->href, "a.xhtml#a");
}

static void a_broken_chapter_s_anchors_are_not_missed(void **state)
{
    Chapter *a = made_chapter(&made, "a.md", "# A\n\n[b](b.md#unread)\n");
    Chapter *b = made_chapter(&made, "b.md", "");

    (void)state;
    diag_add(&b->diags, "encoding-utf8", file_position("b.md"), NULL, "x");
    made_resolve(&made);
    assert_int_equal(a->diags.count, 0);
    assert_string_equal(link_of(a, 0)->href, "b.xhtml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_other_sources),
        cmocka_unit_test(folders_mean_their_readme_or_the_chapter_of_their_lessons),
        cmocka_unit_test(names_with_spaces_and_accents_are_found),
        cmocka_unit_test(anchors_are_found_in_any_chapter),
        cmocka_unit_test(the_top_of_a_page_needs_no_anchor),
        cmocka_unit_test(planned_entries_are_there_already),
        cmocka_unit_test_setup_teardown(an_entry_can_be_asked_for_by_its_id, start, end),
        cmocka_unit_test(addresses_of_the_web_pass),
        cmocka_unit_test(missing_anchors_have_near_misses),
        cmocka_unit_test_setup_teardown(a_page_without_anchors_says_so, start, end),
        cmocka_unit_test(missing_files_have_near_misses),
        cmocka_unit_test(a_file_that_is_there_but_not_listed_is_told),
        cmocka_unit_test(a_picture_is_no_page),
        cmocka_unit_test(nothing_outside_of_the_book_is_linked_to),
        cmocka_unit_test(links_that_run_something_are_refused),
        cmocka_unit_test(addresses_that_are_none_are_told),
        cmocka_unit_test_setup_teardown(lenient_leaves_a_hole_and_a_warning, start, end),
        cmocka_unit_test_setup_teardown(links_are_followed_wherever_they_stand, start,
                                        end),
        cmocka_unit_test_setup_teardown(links_within_a_description_are_none, start, end),
        cmocka_unit_test_setup_teardown(chapters_may_link_to_each_other, start, end),
        cmocka_unit_test_setup_teardown(a_broken_chapter_s_anchors_are_not_missed, start,
                                        end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
