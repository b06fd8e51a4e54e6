/* running_plan.c - which sentences of running text stay where they were: of all rows in which each can
 * follow the one before, the heaviest. */
#include "resolve/release/running.h"

/* ---- What is in between ------------------------------------------------------------------------ */

enum { FARTHEST_ELEMENT = 256 }; /* a lock may say any number */

/* One more of them, at either end. */
static void count_losing(Between *between, const Item *item)
{
    uint32_t beyond = 0;

    between->count++;
    if (item->old == NULL)
        return;
    between->losing++;
    if (item->group != NULL)
        beyond = item->group->spot.element + 1;
    else if (item->in_element)
        beyond = item->old->spot.element + 1;
    if (beyond > between->beyond && beyond <= FARTHEST_ELEMENT)
        between->beyond = beyond;
}

Fill elements_to_skip(Spot from, const Between *between)
{
    return (Fill){
        .elements = between->beyond > from.element ? between->beyond - from.element : 0};
}

static Spot behind_apart(Spot from, const Between *between)
{
    from =
        spot_behind(from, (Extent){.elements = elements_to_skip(from, between).elements});
    return spot_behind(from, one_element);
}

Between between_of(const Running *running, size_t from, size_t until)
{
    bool soft_start = !running->cut->white_space;
    Between between = {.soft = soft_start, .soft_start = soft_start};

    for (size_t i = from; i < until; i++) {
        between.extent = join_extents(between.extent, running->items[i].extent);
        count_losing(&between, &running->items[i]);
    }
    if (until > 0)
        between.soft = running->items[until - 1].soft;
    return between;
}

/* ---- From one that stays to the next ----------------------------------------------------------- */

/* Where the paragraph goes on behind a sentence that stays. */
typedef struct {
    Spot spot;
    const PastSentence *group;
} End;

static End end_of(const Item *item)
{
    return item == NULL ? (End){{0, 0, 0}, NULL}
                        : (End){spot_behind(item->old->spot, item->extent), item->group};
}

/* Of an element it counts which one it is, but not how long the text in front of it is. */
static bool fill(Spot from, Spot to, bool is_element, bool soft, Fill *fill)
{
    *fill = (Fill){0};
    if (from.element > to.element || to.text < from.text)
        return false;
    if (from.element == to.element) {
        if (from.text != to.text ||
            (from.offset > to.offset && !(is_element && to.offset > 0)))
            return false;
        fill->pad = from.offset < to.offset ? to.offset - from.offset : 0;
    } else {
        fill->elements = to.element - from.element;
        from.text += from.offset > 0;
        fill->blanks = to.text - from.text;
        fill->pad = to.offset;
        if (to.text < from.text || fill->blanks >= fill->elements)
            return false;
    }
    return soft || fill->blanks + fill->pad == 0;
}

/* In front of a sentence, or of the element that it is in. */
static bool fill_outer(Spot from, const Item *next, bool soft, Fill *outer)
{
    return next->group != NULL
               ? fill(from, next->group->spot, true, soft, outer)
               : fill(from, next->old->spot, next->in_element, soft, outer);
}

static bool fill_inner(const Item *next, Extent in_front, bool soft, Fill *inner)
{
    static const Spot start;

    *inner = (Fill){0};
    return next->group == NULL || fill(spot_behind(start, in_front), next->old->spot,
                                       next->in_element, soft, inner);
}

static Plan plan_within(End end, const Item *next, const Between *between)
{
    Plan plan = {.way = NOWHERE};

    if (between->losing == 0 &&
        fill(spot_behind(end.spot, between->extent), next->old->spot, next->in_element,
             between->soft, &plan.inner))
        plan.way = BEHIND;
    return plan;
}

static bool fits_apart(Spot spot, bool first, const Item *next, const Between *between,
                       Plan *plan)
{
    if (fill_outer(behind_apart(spot, between), next, between->soft, &plan->outer))
        return true;
    spot.offset++;
    plan->lead = first && fill_outer(behind_apart(spot, between), next, between->soft,
                                     &plan->outer);
    return plan->lead;
}

static Plan plan_step(const Item *before, const Item *next, const Between *between)
{
    static const Extent nothing;
    End end = end_of(before);
    Plan plan = {.way = NOWHERE};
    Spot spot = end.spot, longer;

    if (end.group != NULL && end.group == next->group)
        return plan_within(end, next, between);
    if (end.group != NULL)
        spot = spot_behind(end.group->spot, one_element);
    longer = end.group != NULL ? spot : spot_behind(spot, between->extent);
    if (between->losing == 0 && fill_outer(longer, next, between->soft, &plan.outer) &&
        fill_inner(next, nothing, between->soft, &plan.inner))
        plan.way = BEHIND;
    else if (between->losing == 0 && next->group != NULL &&
             fill_outer(spot, next, before == NULL ? between->soft_start : before->soft,
                        &plan.outer) &&
             fill_inner(next, between->extent, between->soft, &plan.inner))
        plan.way = WITHIN;
    else if (between->count > 0 &&
             fits_apart(spot, before == NULL, next, between, &plan) &&
             fill_inner(next, nothing, between->soft, &plan.inner))
        plan.way = APART;
    return plan;
}

Plan plan_of(const Running *running, size_t next)
{
    const Item *item = &running->items[next];
    const Item *before = item->before == NONE ? NULL : &running->items[item->before];
    Between between = between_of(running, before == NULL ? 0 : item->before + 1, next);

    return plan_step(before, item, &between);
}

/* ---- Which ones stay ------------------------------------------------------------------------- */

static void consider(Running *running, size_t before, size_t next, const Between *between)
{
    Item *item = &running->items[next];
    const Item *front = before == NONE ? NULL : &running->items[before];
    uint64_t best = (front == NULL ? 0 : front->best) + item->weight;

    if ((front != NULL && front->best == 0) || best <= item->best ||
        plan_step(front, item, between).way == NOWHERE)
        return;
    item->best = best;
    item->before = before;
}

/* The heaviest row in which each can follow the one before; of those that are far in front only
 * the first one is tried. */
static void find_row(Running *running)
{
    enum { FARTHEST = 48 };
    bool soft_start = !running->cut->white_space;
    Between all = {.soft = soft_start,
                   .soft_start = soft_start}; /* in front of the item */
    uint64_t weight = 0;

    for (size_t next = 0; next < running->cut->count; next++) {
        Item *item = &running->items[next];
        Between between = {.soft = all.soft};
        weight += item->weight;
        if (item->old != NULL)
            consider(running, NONE, next, &all);
        for (size_t i = next; item->old != NULL && i-- > 0 && between.count < FARTHEST &&
                              item->best < weight;) {
            const Item *front = &running->items[i];
            if (front->old != NULL)
                consider(running, i, next, &between);
            between.extent = join_extents(front->extent, between.extent);
            count_losing(&between, front);
        }
        all.extent = join_extents(all.extent, item->extent);
        count_losing(&all, item);
        all.soft = item->soft;
    }
}

/* Of the heaviest row: the last one; NONE: none can stay. */
static size_t end_of_row(const Running *running)
{
    size_t last = NONE;

    for (size_t i = 0; i < running->cut->count; i++)
        if (running->items[i].best > 0 &&
            (last == NONE || running->items[i].best > running->items[last].best))
            last = i;
    return last;
}

/* A lock that says anything must not make a book of empty elements and white space. */
static bool is_too_much(const Running *running, const size_t *steps, size_t count)
{
    enum { ROOM = 2048, OF_ELEMENT = 16 };
    uint64_t all = 0, text = 0;

    for (size_t i = 0; i < running->cut->count; i++)
        text += running->items[i].weight;
    for (size_t i = 0; i < count; i++) {
        Plan plan = plan_of(running, steps[i]);
        all += (uint64_t)(plan.outer.elements + plan.inner.elements) * OF_ELEMENT +
               plan.outer.pad + plan.inner.pad;
        if (all > ROOM + 2 * text)
            return true;
    }
    return false;
}

size_t *find_steps(Running *running, size_t *count)
{
    size_t last, *steps;

    find_row(running);
    last = end_of_row(running);
    *count = 0;
    for (size_t i = last; i != NONE; i = running->items[i].before)
        ++*count;
    steps = arena_alloc(running->cut->arena, *count * sizeof *steps);
    for (size_t i = last, k = *count; i != NONE; i = running->items[i].before)
        steps[--k] = i;
    if (is_too_much(running, steps, *count))
        *count = 0;
    return steps;
}
