/* test_leanpub.c - where a manuscript's chapters begin, and Markua's attribute lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/leanpub_outline.h"
#include "parse/dialect/markua.h"

static Arena arena;

/* "M" and a matter's letter, "T", or "H" and the level, each with its offset; p and c are
 * parts by a mark and by a closed heading. */
static const char *outline_of(const char *text)
{
    static const char *const parts[] = {"", "p", "c"};
    Outline outline = read_outline(&arena, (Bytes){text, strlen(text)});
    const char *all = "";

    for (size_t i = 0; i < outline.count; i++) {
        const OutlineItem *item = &outline.items[i];
        if (item->kind == OUTLINE_MATTER)
            all = arena_format(&arena, "%sM%c@%zu ", all, item->matter, item->at);
        else if (item->kind == OUTLINE_TEXT)
            all = arena_format(&arena, "%sT@%zu ", all, item->at);
        else
            all = arena_format(&arena, "%sH%zu%s@%zu ", all, item->level,
                               parts[item->part], item->at);
    }
    return all;
}

static void chapters_begin_at_level_one_and_at_a_files_first_heading(void **state)
{
    (void)state;
    assert_string_equal(outline_of("# A\n\n## B\n\n# C\n"), "H1@0 H1@11 ");
    assert_string_equal(outline_of("### A\n\n## B\n\n# C\n"), "H3@0 H1@13 ");
    assert_string_equal(outline_of("A\n=\n\nB\n-\n\nC\n===\n"), "H1@0 H1@10 ");
    assert_string_equal(outline_of("x\n\n~~~\n# A\n~~~\n\n    # B\n\n<!--\n# C\n-->\n"),
                        "T@0 ");
    assert_string_equal(outline_of("#Tight\n\n#hashtag\nof a text\n"), "H1@0 ");
    assert_string_equal(outline_of(""), "");
    assert_string_equal(outline_of("\n%% remark\n\n{pagebreak}\n"), "");
}

static void text_belongs_to_the_heading_below_unless_a_mark_is_between(void **state)
{
    (void)state;
    assert_string_equal(outline_of("text\n\n# A\n"), "H1@0 ");
    assert_string_equal(outline_of("text\n"), "T@0 ");
    assert_string_equal(outline_of("~~~\ncode\n~~~\n"), "T@0 ");
    assert_string_equal(outline_of("{frontmatter}\n\ntext\n\n{mainmatter}\n\n# A\n"),
                        "Mf@0 T@15 Mm@21 H1@35 ");
}

static void lists_above_a_heading_are_its_own(void **state)
{
    (void)state;
    assert_string_equal(outline_of("# A\n\n{id: x}\n{class: part}\n\n# B\n"),
                        "H1@0 H1p@5 ");
    assert_string_equal(outline_of("# A\n\n{class: part}\n~~~\ncode\n~~~\n\n# B\n"),
                        "H1@0 H1@33 ");
    assert_string_equal(outline_of("# A\n\n{class: part}\ntext\n\n# B\n"), "H1@0 H1@25 ");
    assert_string_equal(outline_of("{class: partial}\n# A\n"), "H1@0 ");
    assert_string_equal(outline_of("{class=\"part\"}\nA\n=\n"), "H1p@0 ");
}

static void parts_have_several_signs(void **state)
{
    (void)state;
    assert_string_equal(outline_of("-# A\n\n-#B\n\n# C #\n\n# C#\n"),
                        "H1p@0 H1p@6 H1c@11 H1@18 ");
}

static void blocks_in_braces_hide_headings_only_when_they_close(void **state)
{
    (void)state;
    assert_string_equal(outline_of("# A\n\n{aside}\n# B\n{/aside}\n\n# C\n"),
                        "H1@0 H1@27 ");
    assert_string_equal(outline_of("# A\n\n{blurb, class: tip}\n# B\n\n# C\n"),
                        "H1@0 H1@25 H1@30 ");
}

static void matter_is_named_in_three_ways(void **state)
{
    (void)state;
    assert_int_equal(matter_of("mainmatter:", 11), 'm');
    assert_int_equal(matter_of("{FrontMatter}", 13), 'f');
    assert_int_equal(matter_of("backmatter", 10), 'b');
    assert_int_equal(matter_of("backmatters", 11), 0);
    assert_int_equal(matter_of("", 0), 0);
}

static void settings_stand_at_the_head_only(void **state)
{
    static const char text[] = "\n{\na: b\n}\n\n# A\n", late[] = "# A\n\n{\na: b\n}\n";

    (void)state;
    assert_int_equal(settings_end((Bytes){text, strlen(text)}, 0), 10);
    assert_int_equal(settings_end((Bytes){late, strlen(late)}, 0), 0);
    assert_int_equal(settings_end((Bytes){"{\na: b\n", 7}, 0), 0);
}

/* Its length, its word, "|key=value" for each pair, and "?" where a key is unknown; "-"
 * where there is no list. */
static const char *list_of(const char *text)
{
    MarkuaList list;
    size_t len = scan_markua_list((Bytes){text, strlen(text)}, 0, strlen(text), &list);
    const char *all;

    if (len == 0)
        return "-";
    all = arena_format(&arena, "%zu:%.*s", len, (int)list.word.len,
                       list.word.data == NULL ? "" : list.word.data);
    for (size_t i = 0; i < list.count; i++)
        all = arena_format(&arena, "%s|%.*s=%.*s", all, (int)list.pairs[i].key.len,
                           list.pairs[i].key.data, (int)list.pairs[i].value.len,
                           list.pairs[i].value.data);
    return list.known ? all : arena_format(&arena, "%s?", all);
}

static void lists_have_all_forms(void **state)
{
    (void)state;
    assert_string_equal(list_of("{id: a, class: \"b c\"} x"), "21:|id=a|class=b c");
    assert_string_equal(list_of("{title=\"A, b\",lang=Java}"),
                        "24:|title=A, b|lang=Java");
    assert_string_equal(list_of("{width=50% float=left}"), "22:|width=50%|float=left");
    assert_string_equal(list_of("{#a}"), "4:|id=a");
    assert_string_equal(list_of("{#a b & c}"), "10:|id=a b & c");
    assert_string_equal(list_of("{#a .b .c title=\"d\"}"),
                        "20:|id=a|class=b|class=c|title=d");
    assert_string_equal(list_of("{:lang=\"js\"}"), "12:|lang=js");
    assert_string_equal(list_of("{blurb, class:tip}"), "18:blurb|class=tip");
    assert_string_equal(list_of("{pagebreak}"), "11:pagebreak");
    assert_string_equal(list_of("{width: 25%, float: left, }"),
                        "27:|width=25%|float=left");
    assert_string_equal(list_of("{Caption: \"left open}"), "21:|Caption=left open");
    assert_string_equal(list_of("{i: \"a \\\"b\\\"\"}"), "14:|i=a \\\"b\\\"");
}

static void what_is_no_list_is_text(void **state)
{
    (void)state;
    assert_string_equal(list_of("{}"), "-");
    assert_string_equal(list_of("{ }"), "-");
    assert_string_equal(list_of("{a b}"), "-");
    assert_string_equal(list_of("{ config, lib, ... }"), "-");
    assert_string_equal(list_of("{id: a"), "-");
    assert_string_equal(list_of("{id: {a}"), "-");
    assert_string_equal(list_of("{x: 1}"), "6:|x=1?");
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    arena = (Arena){0};
    return 0;
}

#define TEST(name) cmocka_unit_test_teardown(name, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(chapters_begin_at_level_one_and_at_a_files_first_heading),
        TEST(text_belongs_to_the_heading_below_unless_a_mark_is_between),
        TEST(lists_above_a_heading_are_its_own),
        TEST(parts_have_several_signs),
        TEST(blocks_in_braces_hide_headings_only_when_they_close),
        TEST(matter_is_named_in_three_ways),
        TEST(settings_stand_at_the_head_only),
        TEST(lists_have_all_forms),
        TEST(what_is_no_list_is_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
