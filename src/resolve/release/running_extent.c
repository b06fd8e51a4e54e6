/* running_extent.c - what sentences add to what a reading system counts. */
#include <string.h>
#include "base/utf8.h"
#include "resolve/release/running.h"

const Extent one_element = {.elements = 1};

static Extent extent_of_text(uint32_t length)
{
    return (Extent){.lead = length, .trail = length};
}

Extent join_extents(Extent one, Extent other)
{
    if (other.elements == 0) {
        one.trail += other.lead;
        if (one.elements == 0)
            one.lead = one.trail;
        return one;
    }
    if (one.elements == 0) {
        other.lead += one.lead;
        return other;
    }
    return (Extent){.elements = one.elements + other.elements,
                    .texts = one.texts + other.texts + (one.trail + other.lead > 0),
                    .lead = one.lead,
                    .trail = other.trail};
}

Spot spot_behind(Spot spot, Extent extent)
{
    if (extent.elements == 0)
        return (Spot){spot.element, spot.text, spot.offset + extent.lead};
    return (Spot){.element = spot.element + extent.elements,
                  .text = spot.text + (spot.offset + extent.lead > 0) + extent.texts,
                  .offset = extent.trail};
}

/* As render writes them. */
static Extent extent_of(const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        return extent_of_text((uint32_t)utf16_count(node->text, strlen(node->text)));
    case NODE_SOFT_BREAK:
        return extent_of_text(1);
    case NODE_LINE_BREAK:
        return (Extent){.elements = 1, .trail = 1};
    case NODE_FOOTNOTE_REFERENCE:
        return (Extent){.elements = 1,
                        .lead = node->previous != NULL &&
                                node->previous->kind == NODE_FOOTNOTE_REFERENCE};
    default:
        return one_element;
    }
}

static bool ends_soft(const Node *node)
{
    size_t length;

    if (node == NULL || node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
        return node != NULL;
    if (node->kind != NODE_TEXT)
        return false;
    length = strlen(node->text);
    return length > 0 &&
           (node->text[length - 1] == ' ' || node->text[length - 1] == '\n');
}

void measure_sentences(Running *running)
{
    const Cut *cut = running->cut;
    const Node *node = cut->waiting->first_child;

    for (size_t i = 0; i < cut->count; i++) {
        Item *item = &running->items[i];
        const Node *until = i + 1 < cut->count ? cut->sentences[i + 1].first : NULL;
        item->in_element = node != NULL && extent_of(node).elements > 0;
        for (; node != NULL && node != until; node = node->next) {
            Extent extent = extent_of(node);
            item->extent = join_extents(item->extent, extent);
            item->weight += 1 + extent.lead + extent.trail;
            item->soft = !cut->white_space && ends_soft(node);
        }
        item->weight++;
    }
}
