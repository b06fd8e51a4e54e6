/* sentences.c - a paragraph is cut into sentences, so that a change in one leaves readers' places
 * in the others alone. */
#include <string.h>
#include "past/text.h"
#include "resolve/release/sentences.h"

/* One child of the paragraph, and where its text begins in that of all. */
typedef struct {
    Node *node;
    size_t from, length;
} Piece;

typedef struct {
    Cut *cut;
    Piece *pieces;
    size_t piece_count;
    Buf text;
} Cutting;

static void gather(Cutting *cutting, const Node *prose)
{
    Arena *arena = cutting->cut->arena;

    for (Node *node = prose->first_child; node != NULL; node = node->next) {
        size_t from = cutting->text.len;
        if (node->kind == NODE_TEXT)
            buf_put(&cutting->text, node->text);
        else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
            buf_char(&cutting->text, '\n');
        else
            buf_put(&cutting->text, plain_text(arena, node));
        cutting->pieces = arena_grow(arena, cutting->pieces, cutting->piece_count,
                                     sizeof *cutting->pieces);
        cutting->pieces[cutting->piece_count++] =
            (Piece){node, from, cutting->text.len - from};
    }
    buf_char(&cutting->text, '\0');
    cutting->text.len--;
}

/* Cuts a text in two; the piece is then the second one, which shares its bytes with the whole:
 * a long one may be cut very often. */
static void split_text(const Cut *cut, Piece *piece, size_t at)
{
    Node *node = piece->node;
    size_t length = at - piece->from;
    Node *rest = new_node(cut->nodes, NODE_TEXT, node->offset);

    rest->text = node->text + length;
    insert_after(node, rest);
    node->text = arena_copy(cut->nodes, node->text, length);
    *piece = (Piece){rest, at, piece->length - length};
}

/* The node that begins at that place of the text; NULL: it is within one that is whole. */
static Node *node_at(Cutting *cutting, size_t *index, size_t at)
{
    Piece *pieces = cutting->pieces;

    while (*index < cutting->piece_count &&
           pieces[*index].from + pieces[*index].length <= at)
        ++*index;
    if (*index == cutting->piece_count)
        return NULL;
    if (pieces[*index].from < at) {
        if (pieces[*index].node->kind != NODE_TEXT)
            return NULL;
        split_text(cutting->cut, &pieces[*index], at);
    }
    return pieces[*index].node;
}

static void add_sentence(Cutting *cutting, Node *first, size_t from, size_t until)
{
    Cut *cut = cutting->cut;
    const char *text = arena_copy(cut->arena, cutting->text.data + from, until - from);
    uint32_t mark = mark_of(digest_of(text));

    cut->sentences =
        arena_grow(cut->arena, cut->sentences, cut->count, sizeof *cut->sentences);
    cut->sentences[cut->count++] =
        (Sentence){first, mark == 0 ? 1 : mark}; /* 0 would say that it is gone */
}

static void cut_up(Cut *cut, Node *prose)
{
    Cutting cutting = {.cut = cut};
    size_t from = 0, at = 0, index = 0;
    Node *first = prose->first_child;

    gather(&cutting, prose);
    while (at < cutting.text.len) {
        Node *next;
        at += sentence_length(cutting.text.data + at);
        next = at < cutting.text.len ? node_at(&cutting, &index, at) : NULL;
        if (next == NULL && at < cutting.text.len)
            continue;
        add_sentence(&cutting, first, from, at);
        first = next;
        from = at;
    }
    if (cut->count == 0 && first != NULL)
        add_sentence(&cutting, first, 0, 0);
    buf_free(&cutting.text);
}

size_t *match_sentences(const Cut *cut, const uint32_t *old, size_t count)
{
    uint32_t *new = arena_alloc(cut->arena, cut->count * sizeof *new);
    size_t *matches = arena_alloc(cut->arena, cut->count * sizeof *matches);

    for (size_t i = 0; i < cut->count; i++)
        new[i] = cut->sentences[i].mark;
    match_marks(old, count, new, cut->count, matches);
    return matches;
}

void put_sentence(const Cut *cut, size_t index, Node *into)
{
    const Node *until = index + 1 < cut->count ? cut->sentences[index + 1].first : NULL;

    while (cut->waiting->first_child != NULL && cut->waiting->first_child != until) {
        Node *node = cut->waiting->first_child;
        unlink_node(node);
        append_child(into, node);
    }
}

/* ---- White space that a style sheet lets be seen ---------------------------------------------- */

static bool is_named(const Map *names, Arena *arena, const Node *node)
{
    const char *classes = lookup_attribute(node, "class"), *name = node_element(node);

    if (name != NULL && map_lookup(names, name) != NULL)
        return true;
    if (node->id != NULL &&
        map_lookup(names, arena_format(arena, "#%s", node->id)) != NULL)
        return true;
    for (size_t n; classes != NULL && *classes != '\0'; classes += n) {
        classes += strspn(classes, " \t\r\n");
        n = strcspn(classes, " \t\r\n");
        if (n > 0 &&
            map_lookup(names, arena_format(arena, ".%.*s", (int)n, classes)) != NULL)
            return true;
    }
    return false;
}

/* Such as lines of verse in a paragraph of "white-space: pre-line". */
static bool shows_white_space(const Book *book, Arena *arena, const Node *prose)
{
    static const char *const all[] = {"*", "html", "body"};

    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (map_lookup(&book->white_space, all[i]) != NULL)
            return true;
    for (const Node *node = prose; node != NULL; node = node->parent) {
        const char *style = lookup_attribute(node, "style");
        if (style != NULL && strstr(style, "white-space") != NULL)
            return true;
        if (is_named(&book->white_space, arena, node))
            return true;
    }
    return false;
}

void place_sentences(Placement *placement, Node *prose, PastBlock *block)
{
    Book *book = placement->book;
    Arena scratch = {0};
    Cut cut = {.arena = &scratch, .nodes = &book->arena};
    bool elements = book->layout == LAYOUT_KOBO || !is_running(block->sentences);

    cut.white_space = shows_white_space(book, &scratch, prose);
    cut_up(&cut, prose);
    cut.waiting = new_node(&scratch, NODE_DOCUMENT, NO_OFFSET);
    move_children(prose, cut.waiting);
    block->sentences = elements
                           ? place_in_elements(placement, &cut, prose, block->sentences)
                           : place_running(&cut, prose, block->sentences);
    move_children(cut.waiting, prose); /* none is left, and none may be lost */
    arena_free(&scratch);
}
