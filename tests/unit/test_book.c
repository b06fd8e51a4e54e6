/* test_book.c - the verbs on a chapter's tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "book.h"

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* A root with the children a, b, c … as texts. */
static Node *row_of(const char *letters)
{
    Node *root = new_node(&arena, NODE_PARAGRAPH, 0);

    for (; *letters != '\0'; letters++)
        append_child(root, new_text(&arena, (const char[]){*letters, '\0'}, 0));
    return root;
}

static Node *child(const Node *root, char letter)
{
    for (Node *node = root->first_child; node != NULL; node = node->next)
        if (node->text != NULL && node->text[0] == letter)
            return node;
    return NULL;
}

/* Checks all links between the nodes below root as well. */
static void assert_row(const Node *root, const char *letters)
{
    const Node *before = NULL;
    const Node *node = root->first_child;

    for (; *letters != '\0'; letters++, before = node, node = node->next) {
        assert_non_null(node);
        assert_ptr_equal(node->parent, root);
        assert_ptr_equal(node->previous, before);
        if (node->kind == NODE_TEXT)
            assert_int_equal(node->text[0], *letters);
        else
            assert_int_equal(*letters, '(');
    }
    assert_null(node);
    assert_ptr_equal(root->last_child, before);
}

static void children_stand_in_the_order_of_appending(void **state)
{
    (void)state;
    assert_row(row_of(""), "");
    assert_row(row_of("abc"), "abc");
}

static void nodes_go_before_and_behind_others(void **state)
{
    Node *root = row_of("b");

    (void)state;
    insert_before(child(root, 'b'), new_text(&arena, "a", 0));
    insert_after(child(root, 'b'), new_text(&arena, "d", 0));
    insert_after(child(root, 'b'), new_text(&arena, "c", 0));
    assert_row(root, "abcd");
}

static void an_unlinked_node_leaves_no_gap(void **state)
{
    Node *root = row_of("abcd");
    Node *middle = child(root, 'b');

    (void)state;
    unlink_node(child(root, 'a'));
    unlink_node(middle);
    unlink_node(child(root, 'd'));
    assert_row(root, "c");
    assert_null(middle->parent);
    assert_null(middle->next);
    assert_null(middle->previous);
    unlink_node(child(root, 'c'));
    assert_row(root, "");
    unlink_node(middle); /* it is in no tree */
}

static void a_dissolved_node_leaves_its_children(void **state)
{
    Node *root = row_of("ad");
    Node *inner = row_of("bc");

    (void)state;
    insert_after(child(root, 'a'), inner);
    assert_row(root, "a(d");
    dissolve_node(inner);
    assert_row(root, "abcd");
    inner = row_of("");
    append_child(root, inner);
    dissolve_node(inner);
    assert_row(root, "abcd");
}

static void children_move_to_the_end_of_another_node(void **state)
{
    Node *from = row_of("cd"), *to = row_of("ab");

    (void)state;
    move_children(from, to);
    assert_row(to, "abcd");
    assert_row(from, "");
    move_children(from, to);
    assert_row(to, "abcd");
    move_children(to, from);
    assert_row(from, "abcd");
}

static void a_wrapper_stands_in_the_node_s_place(void **state)
{
    Node *root = row_of("abc");
    Node *wrapper = new_node(&arena, NODE_SPAN, 0);

    (void)state;
    wrap_node(child(root, 'b'), wrapper);
    assert_row(root, "a(c");
    assert_row(wrapper, "b");
}

static void a_walk_meets_each_node_twice(void **state)
{
    Node *root = row_of("ab");
    Node *inner = row_of("c");
    Walk walk = {.root = root};
    size_t entered = 0, left = 0;

    (void)state;
    append_child(root, inner);
    while (walk_next(&walk)) {
        entered += !walk.leaving;
        left += walk.leaving;
    }
    assert_int_equal(entered, 5);
    assert_int_equal(left, 5);
    assert_false(walk_next(&walk));
}

static void a_walk_may_pass_over_children_and_stays_below_its_root(void **state)
{
    Node *root = row_of("a");
    Node *inner = row_of("xy");
    Walk walk = {.root = inner};
    char met[16] = "";

    (void)state;
    append_child(root, inner);
    append_child(root, new_text(&arena, "z", 0));
    while (walk_next(&walk))
        if (!walk.leaving && walk.node->kind == NODE_TEXT)
            strcat(met, walk.node->text);
    assert_string_equal(met, "xy");
    met[0] = '\0';
    walk = (Walk){.root = root};
    while (walk_next(&walk))
        if (walk.node == inner && !walk.leaving)
            walk_skip(&walk);
        else if (!walk.leaving && walk.node->kind == NODE_TEXT)
            strcat(met, walk.node->text);
    assert_string_equal(met, "az");
}

static void reading_order_ends_with_the_last_node_below_the_root(void **state)
{
    Node *root = row_of("a");
    Node *inner = row_of("b");
    char met[16] = "";

    (void)state;
    append_child(root, inner);
    append_child(root, new_text(&arena, "c", 0));
    for (const Node *node = root; node != NULL; node = next_node(root, node))
        strcat(met, node->text == NULL ? "(" : node->text);
    assert_string_equal(met, "(a(bc");
    assert_ptr_equal(next_node_beside(root, inner), child(root, 'c'));
    assert_null(next_node(inner, child(inner, 'b')));
    assert_null(next_node_beside(root, root));
}

static void a_tree_of_any_depth_is_walked(void **state)
{
    enum { DEPTH = 200000 };
    Node *root = new_node(&arena, NODE_QUOTE, 0);
    Node *deepest = root;
    size_t count = 0;

    (void)state;
    for (size_t i = 1; i < DEPTH; i++) {
        append_child(deepest, new_node(&arena, NODE_QUOTE, 0));
        deepest = deepest->first_child;
    }
    append_child(deepest, new_text(&arena, "down", 0));
    for (const Node *node = root; node != NULL; node = next_node(root, node))
        count++;
    assert_int_equal(count, DEPTH + 1);
    assert_string_equal(plain_text(&arena, root), "down");
}

static void an_attribute_has_one_value(void **state)
{
    Node *node = new_node(&arena, NODE_SPAN, 0);

    (void)state;
    assert_null(lookup_attribute(node, "lang"));
    put_attribute(&arena, node, "lang", "de");
    put_attribute(&arena, node, "dir", "ltr");
    put_attribute(&arena, node, "lang", "fr");
    assert_string_equal(lookup_attribute(node, "lang"), "fr");
    assert_non_null(node->attributes->next);
    assert_null(node->attributes->next->next);
    remove_attribute(node, "lang");
    remove_attribute(node, "nothing");
    assert_null(lookup_attribute(node, "lang"));
    assert_string_equal(lookup_attribute(node, "dir"), "ltr");
}

static void classes_add_up(void **state)
{
    Node *node = new_node(&arena, NODE_SPAN, 0);

    (void)state;
    add_class(&arena, node, "a");
    add_class(&arena, node, "b");
    assert_string_equal(lookup_attribute(node, "class"), "a b");
}

static void plain_text_folds_white_space(void **state)
{
    Node *root = row_of("");

    (void)state;
    append_child(root, new_text(&arena, "  one\t\n", 0));
    append_child(root, new_node(&arena, NODE_SOFT_BREAK, 0));
    append_child(root, new_text(&arena, " two ", 0));
    append_child(root, new_node(&arena, NODE_LINE_BREAK, 0));
    assert_string_equal(plain_text(&arena, root), "one two");
    assert_string_equal(plain_text(&arena, row_of("")), "");
}

static void plain_text_leaves_out_notes_and_describes_pictures(void **state)
{
    Node *root = row_of("a");
    Node *reference = new_node(&arena, NODE_FOOTNOTE_REFERENCE, 0);
    Node *image = new_node(&arena, NODE_IMAGE, 0);

    (void)state;
    append_child(reference, new_text(&arena, "1", 0));
    append_child(root, reference);
    append_child(image, new_text(&arena, " children", 0));
    append_child(root, image);
    assert_string_equal(plain_text(&arena, root), "a children");
    put_attribute(&arena, image, "alt", " given");
    assert_string_equal(plain_text(&arena, root), "a given");
    assert_string_equal(plain_text(&arena, image), "given");
    image->flags |= NODE_DECORATIVE;
    assert_string_equal(plain_text(&arena, root), "a");
}

static void blocks_are_told_from_inlines(void **state)
{
    (void)state;
    assert_true(is_block(new_node(&arena, NODE_CALLOUT, 0)));
    assert_false(is_block(new_node(&arena, NODE_LINK, 0)));
    assert_true(is_block(new_element(&arena, "div", NULL)));
    assert_false(is_block(new_element(&arena, "kbd", "Ctrl")));
}

static void a_node_without_a_place_has_its_parent_s(void **state)
{
    static const char text[] = "one\ntwo\n";
    Chapter chapter = {.file = "a.md", .written = {"a.md", {text, 8}}};
    Node *root = new_node(&arena, NODE_PARAGRAPH, 4);
    Node *made = new_node(&arena, NODE_SPAN, NO_OFFSET);

    (void)state;
    append_child(root, made);
    assert_int_equal(node_position(&chapter, made).line, 2);
    root->offset = NO_OFFSET;
    assert_int_equal(node_position(&chapter, made).line, 0);
    assert_string_equal(node_position(&chapter, made).file, "a.md");
}

static void paths_are_shown_as_the_author_gave_them(void **state)
{
    Book book = {.base = "book", .shown_base = "../mine/book"};

    (void)state;
    assert_string_equal(shown_path(&book, "book/a.md"), "../mine/book/a.md");
    assert_string_equal(shown_path(&book, "images/a.png"), "../mine/images/a.png");
    book.shown_base = "";
    assert_string_equal(shown_path(&book, "book/a.md"), "a.md");
    arena_free(&book.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_stand_in_the_order_of_appending),
        cmocka_unit_test(nodes_go_before_and_behind_others),
        cmocka_unit_test(an_unlinked_node_leaves_no_gap),
        cmocka_unit_test(a_dissolved_node_leaves_its_children),
        cmocka_unit_test(children_move_to_the_end_of_another_node),
        cmocka_unit_test(a_wrapper_stands_in_the_node_s_place),
        cmocka_unit_test(a_walk_meets_each_node_twice),
        cmocka_unit_test(a_walk_may_pass_over_children_and_stays_below_its_root),
        cmocka_unit_test(reading_order_ends_with_the_last_node_below_the_root),
        cmocka_unit_test(a_tree_of_any_depth_is_walked),
        cmocka_unit_test(an_attribute_has_one_value),
        cmocka_unit_test(classes_add_up),
        cmocka_unit_test(plain_text_folds_white_space),
        cmocka_unit_test(plain_text_leaves_out_notes_and_describes_pictures),
        cmocka_unit_test(blocks_are_told_from_inlines),
        cmocka_unit_test(a_node_without_a_place_has_its_parent_s),
        cmocka_unit_test(paths_are_shown_as_the_author_gave_them),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
