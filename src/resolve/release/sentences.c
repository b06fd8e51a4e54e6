/* sentences.c - sentences of a paragraph in elements of their own, so that a change in one leaves
 * readers' places in the others alone: where the text has changed, or all of them if asked. */
#include <string.h>
#include "past/text.h"
#include "resolve/release/release.h"

/* ---- Where they end ------------------------------------------------------------------------- */

/* One child of the paragraph, and where its text begins in that of all. */
typedef struct {
    Node *node;
    size_t from, length;
} Piece;

typedef struct {
    Arena *arena; /* for as long as one paragraph is looked at */
    Arena *nodes; /* for new ones */
    Piece *pieces;
    size_t piece_count;
    Buf text;
    Node **firsts; /* of each sentence: its first node */
    uint32_t *marks;
    size_t count;
} Cut;

static bool is_cuttable(const Node *node)
{
    return node->kind == NODE_TEXT;
}

static void gather(Cut *cut, const Node *prose)
{
    for (Node *node = prose->first_child; node != NULL; node = node->next) {
        size_t from = cut->text.len;
        if (node->kind == NODE_TEXT)
            buf_put(&cut->text, node->text);
        else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
            buf_char(&cut->text, '\n');
        else
            buf_put(&cut->text, plain_text(cut->arena, node));
        cut->pieces =
            arena_grow(cut->arena, cut->pieces, cut->piece_count, sizeof *cut->pieces);
        cut->pieces[cut->piece_count++] = (Piece){node, from, cut->text.len - from};
    }
    buf_char(&cut->text, '\0');
    cut->text.len--;
}

/* Cuts a text in two; the piece is then the second one, which shares its bytes with the whole:
 * a long one may be cut very often. */
static void split_text(Cut *cut, Piece *piece, size_t at)
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
static Node *node_at(Cut *cut, size_t *index, size_t at)
{
    while (*index < cut->piece_count &&
           cut->pieces[*index].from + cut->pieces[*index].length <= at)
        ++*index;
    if (*index == cut->piece_count)
        return NULL;
    if (cut->pieces[*index].from < at) {
        if (!is_cuttable(cut->pieces[*index].node))
            return NULL;
        split_text(cut, &cut->pieces[*index], at);
    }
    return cut->pieces[*index].node;
}

static void add_sentence(Cut *cut, Node *first, size_t from, size_t until)
{
    const char *text = arena_copy(cut->arena, cut->text.data + from, until - from);
    uint32_t mark = mark_of(digest_of(text));

    cut->firsts = arena_grow(cut->arena, cut->firsts, cut->count, sizeof *cut->firsts);
    cut->marks = arena_grow(cut->arena, cut->marks, cut->count, sizeof *cut->marks);
    cut->firsts[cut->count] = first;
    cut->marks[cut->count++] = mark == 0 ? 1 : mark; /* 0 would say that it is gone */
}

static void cut_up(Cut *cut, Node *prose)
{
    size_t from = 0, at = 0, index = 0;
    Node *first = prose->first_child;

    gather(cut, prose);
    while (at < cut->text.len) {
        Node *next;
        at += sentence_length(cut->text.data + at);
        next = at < cut->text.len ? node_at(cut, &index, at) : NULL;
        if (next == NULL && at < cut->text.len)
            continue;
        add_sentence(cut, first, from, at);
        first = next;
        from = at;
    }
    if (cut->count == 0 && first != NULL)
        add_sentence(cut, first, 0, 0);
}

/* ---- Their places --------------------------------------------------------------------------- */

/* A place of the release before, as it is now. */
typedef struct {
    PastSentence *place;
    bool within_before; /* it is in the element of the place in front of it */
} Place;

typedef struct {
    Arena *arena;
    Place *places;
    size_t count;
} Places;

static void copy_places(Places *places, const PastSentence *old, PastSentence **row,
                        bool within_before, Arena *keep)
{
    PastSentence **next = row;

    for (; old != NULL; old = old->next) {
        PastSentence *copy = arena_alloc(keep, sizeof *copy);
        *next = copy;
        next = &copy->next;
        copy->bare = old->bare;
        copy_places(places, old->front, &copy->front, within_before, keep);
        places->places = arena_grow(places->arena, places->places, places->count,
                                    sizeof *places->places);
        places->places[places->count++] =
            (Place){copy, within_before && old->front == NULL};
        copy->mark = old->mark;
        copy_places(places, old->end, &copy->end, true, keep);
        within_before = false;
    }
}

static PastSentence *append_place(PastSentence **row, Arena *keep)
{
    PastSentence *place = arena_alloc(keep, sizeof *place);

    while (*row != NULL)
        row = &(*row)->next;
    *row = place;
    return place;
}

static PastSentence *place_behind(PastSentence *last, Arena *keep)
{
    PastSentence *place = arena_alloc(keep, sizeof *place);

    place->next = last->next;
    last->next = place;
    return place;
}

/* Behind the place with that index, or in front of all of them. */
static PastSentence *new_place(Places *places, PastSentence **row, size_t behind,
                               Arena *keep)
{
    size_t next = behind == NO_MATCH ? 0 : behind + 1;
    const Place *after = next < places->count ? &places->places[next] : NULL;

    if (after != NULL && !after->place->bare &&
        (behind == NO_MATCH || after->within_before))
        return append_place(&after->place->front, keep);
    if (behind != NO_MATCH && !places->places[behind].place->bare)
        return append_place(&places->places[behind].place->end, keep);
    if (after != NULL && !after->place->bare)
        return append_place(&after->place->front, keep);
    if (behind == NO_MATCH) { /* in front of the bare one: that shifts a little */
        PastSentence *place = arena_alloc(keep, sizeof *place);
        place->next = *row;
        *row = place;
        return place;
    }
    return append_place(row, keep);
}

/* The first time none has an element, so that nothing can be seen of it; or, apart, all but the
 * last. */
static PastSentence *first_places(const Cut *cut, PastSentence **of, bool apart,
                                  Arena *keep)
{
    PastSentence *first = NULL, **next = &first;

    for (size_t i = 0; i < cut->count; i++) {
        *next = of[i] = arena_alloc(keep, sizeof **next);
        of[i]->mark = cut->marks[i];
        of[i]->bare = !apart || i + 1 == cut->count;
        next = &of[i]->next;
    }
    return first;
}

static PastSentence *later_places(const Cut *cut, const PastSentence *old,
                                  PastSentence **of, Arena *keep)
{
    PastSentence *first = NULL;
    Places places = {.arena = cut->arena};
    uint32_t *marks;
    size_t *matches, behind = NO_MATCH;
    PastSentence *last = NULL; /* where the sentence in front of it has a new place */

    copy_places(&places, old, &first, false, keep);
    marks = arena_alloc(cut->arena, places.count * sizeof *marks);
    matches = arena_alloc(cut->arena, cut->count * sizeof *matches);
    for (size_t i = 0; i < places.count; i++) {
        marks[i] = places.places[i].place->mark;
        places.places[i].place->mark = 0;
    }
    match_marks(marks, places.count, cut->marks, cut->count, matches);
    for (size_t i = 0; i < cut->count; i++) {
        if (matches[i] != NO_MATCH) {
            behind = matches[i];
            of[i] = places.places[behind].place;
        } else {
            of[i] = last != NULL ? place_behind(last, keep)
                                 : new_place(&places, &first, behind, keep);
        }
        last = matches[i] != NO_MATCH ? NULL : of[i];
        of[i]->mark = cut->marks[i];
    }
    return first;
}

static size_t count_bare(const PastSentence *sentence)
{
    size_t count = 0;

    for (; sentence != NULL && sentence->bare; sentence = sentence->next)
        count++;
    return count;
}

/* Sentences without elements are one text, in which readers count characters.  So those in front
 * of the first change stay; what is behind it gets elements: its places are lost, but none of
 * them is another sentence's now. */
static PastSentence *places_of_text(const Cut *cut, const PastSentence *old,
                                    PastSentence **of, Arena *keep)
{
    size_t bare = count_bare(old), same = 0;
    PastSentence *first = NULL, **next = &first;
    bool only_ends_differ;

    for (; same < bare && same < cut->count && old->mark == cut->marks[same];
         old = old->next)
        same++;
    for (size_t i = same; i < bare; i++)
        old = old->next;
    only_ends_differ = old == NULL && (same == bare || same == cut->count);
    for (size_t i = 0; i < (only_ends_differ || old == NULL ? cut->count : same); i++) {
        *next = of[i] = arena_alloc(keep, sizeof **next);
        of[i]->mark = cut->marks[i];
        of[i]->bare = i < same || only_ends_differ;
        next = &of[i]->next;
    }
    if (old != NULL) {
        Cut rest = *cut;
        rest.marks += same;
        rest.count -= same;
        *next = later_places(&rest, old, of + same, keep);
    }
    return first;
}

/* A sentence that comes behind a new one is within its element: a paragraph that grew at its end
 * in very many releases is cut up anew. */
static bool is_too_deep(const PastSentence *sentence, int depth)
{
    enum { DEEPEST = 32 }; /* below what the lock's reader lets them be */

    for (; sentence != NULL && depth <= DEEPEST; sentence = sentence->next)
        if (is_too_deep(sentence->front, depth + 1) ||
            is_too_deep(sentence->end, depth + 1))
            return true;
    return sentence != NULL;
}

static PastSentence *find_places(const Cut *cut, const PastSentence *old,
                                 PastSentence **of, bool apart, Arena *keep)
{
    PastSentence *places = NULL;

    if (old == NULL || (apart && count_bare(old) > 1))
        return first_places(cut, of, apart, keep);
    places = apart || !old->bare ? later_places(cut, old, of, keep)
                                 : places_of_text(cut, old, of, keep);
    return is_too_deep(places, 0) ? first_places(cut, of, true, keep) : places;
}

/* ---- The tree ------------------------------------------------------------------------------- */

typedef struct {
    Placement *placement;
    Arena *nodes;
    const Cut *cut;
    PastSentence *const *of;
    Node *waiting; /* its children are the paragraph's that have no place yet */
    size_t next;   /* the sentence that they begin with */
} Putter;

static void put_sentence(Putter *putter, Node *into)
{
    const Cut *cut = putter->cut;
    const Node *until =
        putter->next + 1 < cut->count ? cut->firsts[putter->next + 1] : NULL;

    while (putter->waiting->first_child != NULL &&
           putter->waiting->first_child != until) {
        Node *node = putter->waiting->first_child;
        unlink_node(node);
        append_child(into, node);
    }
    putter->next++;
}

/* Kobo's readers know a place by the id of such an element, and have none in text without. */
static void number_element(Putter *putter, Node *element, PastSentence *place)
{
    Placement *placement = putter->placement;
    Arena *arena = putter->nodes;
    const char *mark = arena_format(arena, "%x", (unsigned)place->mark);
    const PastSentence *past = map_lookup(&placement->numbers, mark);
    const char *id;

    place->number = past != NULL ? past->number : placement->next_number;
    id = arena_format(arena, "kobo.%u.1", (unsigned)place->number);
    if (map_lookup(&placement->used, id) != NULL) {
        place->number = placement->next_number;
        id = arena_format(arena, "kobo.%u.1", (unsigned)place->number);
    }
    if (place->number == placement->next_number)
        placement->next_number++;
    map_put(&placement->used, arena, id, element);
    element->id = id;
    add_class(arena, element, "koboSpan");
}

static void put_row(Putter *putter, Node *into, PastSentence *place)
{
    for (; place != NULL; place = place->next) {
        bool numbered = putter->placement->next_number != 0 && place->mark != 0;
        Node *element = into;
        if (!place->bare || numbered) {
            element = new_node(putter->nodes, NODE_SPAN, NO_OFFSET);
            append_child(into, element);
        }
        if (numbered)
            number_element(putter, element, place);
        put_row(putter, element, place->front);
        if (putter->next < putter->cut->count && putter->of[putter->next] == place)
            put_sentence(putter, element);
        put_row(putter, element, place->end);
    }
}

void place_sentences(Placement *placement, Node *prose, PastBlock *block)
{
    Book *book = placement->book;
    Arena scratch = {0};
    Cut cut = {.arena = &scratch, .nodes = &book->arena};
    PastSentence **of;

    cut_up(&cut, prose);
    of = arena_alloc(&scratch, cut.count * sizeof(PastSentence *));
    block->sentences = find_places(&cut, block->sentences, of,
                                   book->layout >= LAYOUT_STABLE, &book->arena);
    if (cut.count > 0) {
        Putter putter = {.placement = placement,
                         .nodes = &book->arena,
                         .cut = &cut,
                         .of = of,
                         .waiting = new_node(&scratch, NODE_DOCUMENT, NO_OFFSET)};
        move_children(prose, putter.waiting);
        put_row(&putter, prose, block->sentences);
        move_children(putter.waiting, prose); /* none is left, and none may be lost */
    }
    buf_free(&cut.text);
    arena_free(&scratch);
}
