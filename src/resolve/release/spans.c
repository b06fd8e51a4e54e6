/* spans.c - sentences in elements of their own: all of a paragraph, and what is new goes into the
 * element of a neighbour. */
#include "past/match.h"
#include "resolve/release/sentences.h"

/* ---- Their places --------------------------------------------------------------------------- */

/* A place of the release before, as it is now. */
typedef struct {
    PastSentence *place;
    bool within_before; /* it is in the element of the place in front of it */
} Place;

typedef struct {
    const Cut *cut;
    PastSentence **of; /* where each sentence goes */
    Place *places;
    size_t count;
} Places;

static void copy_places(Places *places, const PastSentence *old, PastSentence **row,
                        bool within_before)
{
    PastSentence **next = row;

    for (; old != NULL; old = old->next) {
        PastSentence *copy = arena_alloc(places->cut->nodes, sizeof *copy);
        *next = copy;
        next = &copy->next;
        copy_places(places, old->front, &copy->front, within_before);
        places->places = arena_grow(places->cut->arena, places->places, places->count,
                                    sizeof *places->places);
        places->places[places->count++] =
            (Place){copy, within_before && old->front == NULL};
        copy->mark = old->mark;
        copy_places(places, old->end, &copy->end, true);
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
static PastSentence *new_place(const Places *places, PastSentence **row, size_t behind)
{
    Arena *keep = places->cut->nodes;
    size_t next = behind == NO_MATCH ? 0 : behind + 1;
    const Place *after = next < places->count ? &places->places[next] : NULL;

    if (after != NULL && (behind == NO_MATCH || after->within_before))
        return append_place(&after->place->front, keep);
    if (behind != NO_MATCH)
        return append_place(&places->places[behind].place->end, keep);
    return append_place(row, keep);
}

static PastSentence *first_places(Places *places)
{
    PastSentence *first = NULL, **next = &first;

    for (size_t i = 0; i < places->cut->count; i++) {
        *next = places->of[i] = arena_alloc(places->cut->nodes, sizeof **next);
        places->of[i]->mark = places->cut->sentences[i].mark;
        next = &places->of[i]->next;
    }
    return first;
}

static size_t *match(Places *places)
{
    uint32_t *old = arena_alloc(places->cut->arena, places->count * sizeof *old);

    for (size_t i = 0; i < places->count; i++) {
        old[i] = places->places[i].place->mark;
        places->places[i].place->mark = 0;
    }
    return match_sentences(places->cut, old, places->count);
}

static PastSentence *later_places(Places *places, const PastSentence *old)
{
    const Cut *cut = places->cut;
    PastSentence *first = NULL;
    PastSentence *last = NULL; /* where the sentence in front of it has a new place */
    size_t *matches, behind = NO_MATCH;

    copy_places(places, old, &first, false);
    matches = match(places);
    for (size_t i = 0; i < cut->count; i++) {
        PastSentence *place;
        if (matches[i] != NO_MATCH) {
            behind = matches[i];
            place = places->places[behind].place;
        } else {
            place = last != NULL ? place_behind(last, cut->nodes)
                                 : new_place(places, &first, behind);
        }
        last = matches[i] != NO_MATCH ? NULL : place;
        place->mark = cut->sentences[i].mark;
        places->of[i] = place;
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

/* ---- The tree ------------------------------------------------------------------------------- */

typedef struct {
    Placement *placement;
    const Places *places;
    size_t next; /* the sentence that is to be put */
} Putter;

/* Kobo's readers know a place by the id of such an element, and have none in text without. */
static void number_element(Putter *putter, Node *element, PastSentence *place)
{
    Placement *placement = putter->placement;
    Arena *arena = putter->places->cut->nodes;
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
    const Cut *cut = putter->places->cut;

    for (; place != NULL; place = place->next) {
        Node *element = new_node(cut->nodes, NODE_SPAN, NO_OFFSET);
        append_child(into, element);
        if (putter->placement->next_number != 0 && place->mark != 0)
            number_element(putter, element, place);
        put_row(putter, element, place->front);
        if (putter->next < cut->count && putter->places->of[putter->next] == place)
            put_sentence(cut, putter->next++, element);
        put_row(putter, element, place->end);
    }
}

PastSentence *place_in_elements(Placement *placement, const Cut *cut, Node *prose,
                                const PastSentence *old)
{
    Places places = {.cut = cut};
    Putter putter = {.placement = placement, .places = &places};
    PastSentence *row = NULL;

    places.of = arena_alloc(cut->arena, cut->count * sizeof(PastSentence *));
    if (!is_running(old))
        row = later_places(&places, old);
    if (row == NULL || is_too_deep(row, 0))
        row = first_places(&places);
    put_row(&putter, prose, row);
    return row;
}
