/* running.c - sentences of running text keep their places without an element: a reading system
 * counts the elements, texts and characters in front of a place, and so what stands in front of
 * a sentence that stays is made to count as much as it did.  White space that nobody sees fills
 * what became shorter, empty elements stand for those that are gone, and one element holds what
 * needs more room.  Where there is no room the sentence loses its place; then it stands in an
 * element of its own, so that nothing else is found where it was. */
#include <string.h>
#include "past/match.h"
#include "resolve/release/running.h"

/* ---- The tree --------------------------------------------------------------------------------- */

/* Where the next node goes, and the next sentence for the lock. */
typedef struct {
    Node *into;
    Spot spot;
    PastSentence **next;
} Row;

typedef struct {
    Running *running;
    Row outer, inner;
    const PastSentence *group; /* the old one that inner stands for; NULL: none is open */
    size_t next;               /* the sentence that is to be put */
} Writer;

static PastSentence *append_sentence(const Writer *writer, Row *row, uint32_t mark)
{
    PastSentence *sentence = arena_alloc(writer->running->cut->nodes, sizeof *sentence);

    sentence->mark = mark;
    sentence->bare = mark != 0;
    sentence->spot = row->spot;
    *row->next = sentence;
    row->next = &sentence->next;
    return sentence;
}

static Node *append_element(const Writer *writer, Row *row)
{
    Node *span = new_node(writer->running->cut->nodes, NODE_SPAN, NO_OFFSET);

    append_child(row->into, span);
    row->spot = spot_behind(row->spot, one_element);
    return span;
}

static void append_spaces(const Writer *writer, Row *row, uint32_t count)
{
    Arena *arena = writer->running->cut->nodes;
    char *text = arena_alloc(arena, count + 1);

    memset(text, ' ', count);
    if (count > 1)
        text[0] = '\n';
    append_child(row->into, new_text(arena, text, NO_OFFSET));
    row->spot.offset += count;
}

static void put_fill(const Writer *writer, Row *row, const Fill *fill)
{
    for (uint32_t i = 0; i < fill->elements; i++) {
        if (i > 0 && i <= fill->blanks)
            append_spaces(writer, row, 1);
        append_element(writer, row);
    }
    if (fill->pad > 0)
        append_spaces(writer, row, fill->pad);
}

static void open_group(Writer *writer)
{
    PastSentence *group = append_sentence(writer, &writer->outer, 0);

    writer->inner = (Row){append_element(writer, &writer->outer), {0, 0, 0}, &group->end};
}

/* Between two sentences is some white space that nobody sees: when one grows by so much, the
 * others in the paragraph stay where they are. */
static void put_spare_room(const Writer *writer, Row *row)
{
    enum { ROOM = 16 };
    const Item *next = &writer->running->items[writer->next];

    if (row->spot.offset > 0 && !next->in_element && next[-1].soft)
        append_spaces(writer, row, ROOM);
}

/* All up to the one with that index. */
static void put_sentences(Writer *writer, Row *row, size_t until, bool spare_room)
{
    const Running *running = writer->running;

    for (; writer->next < until; writer->next++) {
        if (spare_room && writer->next > 0)
            put_spare_room(writer, row);
        append_sentence(writer, row, running->cut->sentences[writer->next].mark);
        put_sentence(running->cut, writer->next, row->into);
        row->spot = spot_behind(row->spot, running->items[writer->next].extent);
    }
}

static void put_apart(Writer *writer, size_t until, bool lead)
{
    Between between = between_of(writer->running, writer->next, until);
    Fill skipped = elements_to_skip(writer->outer.spot, &between);

    if (lead)
        append_spaces(writer, &writer->outer, 1);
    put_fill(writer, &writer->outer, &skipped);
    open_group(writer);
    put_sentences(writer, &writer->inner, until, true);
    writer->group = NULL;
}

static Row *row_of(Writer *writer)
{
    return writer->group != NULL ? &writer->inner : &writer->outer;
}

/* What is in front of a sentence that stays, and that one. */
static void put_step(Writer *writer, size_t next)
{
    const Item *item = &writer->running->items[next];
    Plan plan = plan_of(writer->running, next);
    bool same_group = item->group != NULL && item->group == writer->group;

    if (plan.way == BEHIND)
        put_sentences(writer, row_of(writer), next, false);
    else if (plan.way == APART)
        put_apart(writer, next, plan.lead);
    if (!same_group) {
        put_fill(writer, &writer->outer, &plan.outer);
        writer->group = item->group;
        if (item->group != NULL)
            open_group(writer);
    }
    if (plan.way == WITHIN)
        put_sentences(writer, &writer->inner, next, false);
    if (item->group != NULL)
        put_fill(writer, &writer->inner, &plan.inner);
    put_sentences(writer, row_of(writer), next + 1, false);
}

/* Behind the last one that stays. */
static void put_rest(Writer *writer)
{
    const Running *running = writer->running;
    size_t count = running->cut->count;
    Between rest = between_of(running, writer->next, count);

    if (rest.losing > 0)
        put_apart(writer, count, false);
    else
        put_sentences(writer, row_of(writer), count, true);
}

/* ---- The whole -------------------------------------------------------------------------------- */

/* Those that are there still, in order. */
static void find_old(Running *running, const PastSentence *old)
{
    const Cut *cut = running->cut;
    const PastSentence **flat = NULL, **groups = NULL;
    uint32_t *marks = NULL;
    size_t count = 0, *matches;

    for (; old != NULL; old = old->next)
        for (const PastSentence *one = old->bare ? old : old->end; one != NULL;
             one = old->bare ? NULL : one->next) {
            flat = arena_grow(cut->arena, flat, count, sizeof *flat);
            groups = arena_grow(cut->arena, groups, count, sizeof *groups);
            marks = arena_grow(cut->arena, marks, count, sizeof *marks);
            flat[count] = one;
            groups[count] = old->bare ? NULL : old;
            marks[count++] = one->mark;
        }
    matches = match_sentences(cut, marks, count);
    for (size_t i = 0; i < cut->count; i++)
        if (matches[i] != NO_MATCH && marks[matches[i]] == cut->sentences[i].mark) {
            running->items[i].old = flat[matches[i]];
            running->items[i].group = groups[matches[i]];
        }
}

bool is_running(const PastSentence *sentences)
{
    for (; sentences != NULL; sentences = sentences->next) {
        bool group = sentences->mark == 0 && sentences->number == 0 &&
                     sentences->front == NULL && sentences->end != NULL;
        if (!sentences->bare && !group)
            return false;
        for (const PastSentence *one = sentences->end; one != NULL; one = one->next)
            if (!one->bare || one->front != NULL || one->end != NULL)
                return false;
    }
    return true;
}

PastSentence *place_running(const Cut *cut, Node *prose, const PastSentence *old)
{
    PastSentence *first = NULL;
    Running running = {
        .cut = cut,
        .items = arena_alloc(cut->arena, cut->count * sizeof *running.items),
    };
    Writer writer = {.running = &running, .outer = {.into = prose, .next = &first}};
    size_t count = 0, *steps = NULL;

    measure_sentences(&running);
    if (old != NULL) {
        find_old(&running, old);
        steps = find_steps(&running, &count);
    }
    for (size_t i = 0; i < count; i++)
        put_step(&writer, steps[i]);
    put_rest(&writer);
    return first;
}
