/* svg_uses.c - see the header. */
#include "formats/svg_uses.h"
#include <stdint.h>

enum {
    MOST_COPIES = 100 * 1000,
    FAIR_COPIES = 4, /* of each <use>: a symbol may hold some itself */
    DEEPEST = 1000   /* of groups in groups and copies in copies */
};

typedef struct Edge {
    SvgGroup *inside; /* a group in this one, or NULL: a <use> of the id */
    const char *used;
    struct Edge *next;
} Edge;

struct SvgGroup {
    SvgGroup *parent;
    unsigned depth; /* of its element */
    Edge *edges;
    bool counting, counted;
    uint32_t copies; /* at most MOST_COPIES + 1 */
};

static void add_edge(SvgUses *uses, SvgGroup *group, SvgGroup *inside, const char *used)
{
    Edge *edge = arena_alloc(uses->arena, sizeof *edge);

    *edge =
        (Edge){inside, used == NULL ? NULL : arena_text(uses->arena, used), group->edges};
    group->edges = edge;
}

static SvgGroup *open_group(SvgUses *uses, unsigned depth)
{
    SvgGroup *group = arena_alloc(uses->arena, sizeof *group);

    *group = (SvgGroup){.parent = uses->open, .depth = depth};
    uses->open = group;
    return group;
}

void svg_uses_element(SvgUses *uses, unsigned depth, const char *id, const char *used,
                      size_t offset)
{
    if (uses->whole == NULL)
        uses->whole = open_group(uses, 0);
    while (uses->open->parent != NULL && uses->open->depth >= depth)
        uses->open = uses->open->parent;
    if (id != NULL && map_lookup(&uses->groups, id) == NULL) {
        SvgGroup *around = uses->open, *group = open_group(uses, depth);
        add_edge(uses, around, group, NULL);
        map_put(&uses->groups, uses->arena, arena_text(uses->arena, id), group);
    }
    if (used == NULL)
        return;
    add_edge(uses, uses->open, NULL, used);
    if (uses->count++ == 0)
        uses->offset = offset;
}

/* A group that is in itself has no end.  As deep as DEEPEST, no deeper. */
static uint32_t count_copies(const SvgUses *uses, SvgGroup *group, int depth)
{
    uint64_t copies = 0;

    if (group->counted)
        return group->copies;
    if (group->counting || depth == DEEPEST)
        return MOST_COPIES + 1;
    group->counting = true;
    for (const Edge *edge = group->edges; edge != NULL && copies <= MOST_COPIES;
         edge = edge->next) {
        SvgGroup *target =
            edge->inside != NULL ? edge->inside : map_lookup(&uses->groups, edge->used);
        copies += edge->inside == NULL;
        if (target != NULL)
            copies += count_copies(uses, target, depth + 1);
    }
    group->counting = false;
    group->counted = true;
    group->copies = copies > MOST_COPIES ? MOST_COPIES + 1 : (uint32_t)copies;
    return group->copies;
}

bool svg_uses_explode(const SvgUses *uses)
{
    return uses->count > 0 && uses->count < MOST_COPIES / FAIR_COPIES &&
           count_copies(uses, uses->whole, 0) > MOST_COPIES;
}
