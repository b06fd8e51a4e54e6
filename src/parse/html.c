/* html.c - raw HTML among Markdown becomes nodes, one run of siblings after the other. */
#include "parse/html.h"

#include <stdio.h>
#include <string.h>
#include "data/html.h"
#include "parse/html/graft.h"

static void start_run(Graft *graft, bool block)
{
    graft->plan =
        (Plan){.chapter = graft->chapter, .scratch = &graft->scratch, .block = block};
}

static void judge_run(Graft *graft)
{
    const Plan *plan = &graft->plan;

    plan_judge(&graft->plan);
    graft->placed = arena_alloc(&graft->scratch, plan->piece_count * sizeof(bool));
    graft->segments = arena_room(&graft->scratch, (plan->mark_count + plan->piece_count) *
                                                      sizeof *graft->segments);
}

static bool holds_raw(const Node *node)
{
    const Node *root = node;

    for (; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_HTML_INLINE)
            return true;
    return false;
}

static void strip_description(Node *image);

static void add_inline(Graft *graft, Node *node, bool leaving)
{
    if (leaving) {
        plan_add(&graft->plan, PIECE_CLOSE, node);
        return;
    }
    switch (node->kind) {
    case NODE_HTML_INLINE:
        plan_add(&graft->plan, PIECE_RAW, node);
        break;
    case NODE_TEXT:
        plan_add(&graft->plan, PIECE_TEXT, node);
        break;
    case NODE_SOFT_BREAK:
        plan_add(&graft->plan, PIECE_BREAK, node);
        break;
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKETHROUGH:
    case NODE_LINK:
    case NODE_SPAN:
        plan_add(&graft->plan, holds_raw(node) ? PIECE_OPEN : PIECE_HOLD, node);
        break;
    default:
        if (node->kind == NODE_IMAGE)
            strip_description(node);
        plan_add(&graft->plan, PIECE_HOLD, node);
        break;
    }
}

/* A picture's description is plain text: tags say nothing in it, and what is no tag
 * stays. */
static void strip_description(Node *image)
{
    for (Node *node = image->first_child, *next; node != NULL; node = next) {
        HtmlScanner scanner = {.text = node->text};
        HtmlToken token;
        next = next_node(image, node);
        if (node->kind != NODE_HTML_INLINE)
            continue;
        node->kind = NODE_TEXT;
        if (html_next_token(&scanner, &token) &&
            (token.name[0] == '\0' || lookup_html_element(token.name) != NULL))
            unlink_node(node);
    }
}

/* parent: a block whose children are inlines. */
static void graft_inlines(Graft *graft, Node *parent)
{
    Walk walk = {.root = parent};
    Node *list;

    start_run(graft, false);
    while (walk_next(&walk)) {
        if (walk.node == parent)
            continue;
        add_inline(graft, (Node *)walk.node, walk.leaving);
        if (!walk.leaving &&
            graft->plan.pieces[graft->plan.piece_count - 1].kind != PIECE_OPEN)
            walk_skip(&walk);
    }
    judge_run(graft);
    list = graft_pieces(graft, 0, graft->plan.piece_count - 1);
    parent->first_child = parent->last_child = NULL;
    move_children(list, parent);
}

/* The piece with which all that the tags from first on hold has ended. */
static size_t end_of_run(const Plan *plan, size_t first)
{
    size_t last = plan->pieces[first].reach;

    for (size_t i = first; i <= last; i++)
        if (plan->pieces[i].reach > last)
            last = plan->pieces[i].reach;
    return last;
}

static void replace_pieces(Graft *graft, Node *parent, size_t first, size_t last)
{
    Node *behind = graft->plan.pieces[last].node->next;
    Node *list, *node;

    for (size_t i = first; i <= last; i++)
        unlink_node(graft->plan.pieces[i].node);
    list = graft_pieces(graft, first, last);
    if (behind == NULL) {
        move_children(list, parent);
        return;
    }
    while ((node = list->first_child) != NULL) {
        unlink_node(node);
        insert_before(behind, node);
    }
}

/* parent: a block whose children are blocks.  Only the parts that the tags span go
 * through the parser. */
static void graft_blocks(Graft *graft, Node *parent)
{
    Plan *plan = &graft->plan;

    start_run(graft, true);
    /* Footnotes stay where they are, under the root, whatever is left open in front of
     * them. */
    for (Node *node = parent->first_child; node != NULL; node = node->next)
        if (node->kind != NODE_FOOTNOTE)
            plan_add(plan, node->kind == NODE_HTML_BLOCK ? PIECE_RAW : PIECE_HOLD, node);
    judge_run(graft);
    for (size_t i = 0; i < plan->piece_count; i++) {
        size_t last = i;
        if (plan->pieces[i].hidden) {
            unlink_node(plan->pieces[i].node);
        } else if (plan->pieces[i].kind == PIECE_RAW) {
            last = end_of_run(plan, i);
            replace_pieces(graft, parent, i, last);
        }
        i = last;
    }
}

/* ---- The chapter ------------------------------------------------------------------- */

/* Digits, since the names of attributes differ by more than case only if they have
 * none. */
static void choose_token(Graft *graft)
{
    const Chapter *chapter = graft->chapter;
    unsigned number = 27182818;

    do
        snprintf(graft->token, sizeof graft->token, "%u", number++);
    while (find_bytes(chapter->text.data, chapter->text.len, graft->token) != NULL);
}

static Node *run_of(Node *node)
{
    node = node->parent;
    while (node->kind > NODE_ELEMENT && node->parent != NULL)
        node = node->parent;
    return node;
}

static void graft_run(Graft *graft, Node *parent, bool block)
{
    graft->scratch = (Arena){0};
    if (block)
        graft_blocks(graft, parent);
    else
        graft_inlines(graft, parent);
    arena_free(&graft->scratch);
}

static void graft_all_inlines(Graft *graft)
{
    Node *root = graft->chapter->tree;

    for (Node *node = root; node != NULL;) {
        if (node->kind != NODE_HTML_INLINE) {
            node = next_node(root, node);
            continue;
        }
        node = run_of(node);
        graft_run(graft, node, false);
        node = next_node_beside(root, node);
    }
}

static void graft_all_blocks(Graft *graft)
{
    Node *root = graft->chapter->tree;
    Arena memory = {0};
    Node **parents = NULL;
    size_t count = 0;

    /* First the list: a run moves the nodes that the walk would meet. */
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        if (node->kind != NODE_HTML_BLOCK ||
            (count > 0 && parents[count - 1] == node->parent))
            continue;
        parents = arena_grow(&memory, parents, count, sizeof(Node *));
        parents[count++] = node->parent;
    }
    for (size_t i = 0; i < count; i++) {
        const Node *node = parents[i]->first_child;
        while (node != NULL && node->kind != NODE_HTML_BLOCK)
            node = node->next;
        if (node != NULL) /* else it was in the list before */
            graft_run(graft, parents[i], true);
    }
    arena_free(&memory);
}

void graft_html(Chapter *chapter)
{
    Graft graft = {.chapter = chapter, .arena = &chapter->arena};

    choose_token(&graft);
    graft_all_inlines(&graft);
    graft_all_blocks(&graft);
    buf_free(&graft.text);
}
