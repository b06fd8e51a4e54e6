/* locators.c - positions that are stored as ways through the tree, and quotes.
 *
 * epub.js 0.4:   the document by its place in the spine; below, each step an element's ordinal,
 *                which must have the step's id, too, where it has one; text()[k]; UTF-16 units
 * foliate-js 1:  the same without ids; a text by the elements before it; what is missing at
 *                either end of an element's children is at the edge of what is there
 * Apple Books:   the document by its manifest id; positions as the specification has them
 * KOReader:      the document by its place in the spine; name[k] for each element, text()[k]
 *                without blank texts between blocks and at their start; characters
 * calibre:       the document by its name; an id that is there leads to its element, wherever; an
 *                offset that is too large goes on in the next texts of the same element
 * Readium:       the document by its name; then the quote, of which up to half may have changed */
#include "diff/locators.h"
#include <string.h>
#include "base/utf8.h"
#include "diff/quotes.h"

enum {
    DEEPEST = 260,
    MOST_SIBLINGS = 100000 /* of one name that are looked through */
};

typedef struct { /* a place in a text */
    const EpubNode *text;
    size_t offset; /* bytes */
} Point;

/* ---- Points ------------------------------------------------------------------------------------- */

/* The text node around the byte that begins, or else ends, at an offset. */
static bool find_point(const EpubDocument *document, size_t offset, bool end,
                       Point *point)
{
    size_t low = 0, high = document->text_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (document->texts[middle]->until < offset + (end ? 0 : 1))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->text_count || document->texts[low]->from > offset)
        return false;
    *point = (Point){document->texts[low], offset - document->texts[low]->from};
    return true;
}

/* The bytes that so many units are; false: the text has fewer. */
static bool bytes_of_units(const char *text, size_t units, bool utf16, size_t *n)
{
    uint32_t c;

    for (*n = 0; units > 0 && text[*n] != '\0';) {
        size_t width;
        *n += utf8_next(text + *n, &c);
        width = utf16 && c > 0xFFFF ? 2 : 1;
        units -= width < units ? width : units;
    }
    return units == 0;
}

/* ---- Steps -------------------------------------------------------------------------------------- */

static const char *id_of(const EpubNode *node)
{
    return node->attributes == NULL ? NULL : node->attributes->id;
}

static const EpubNode *child_at(const EpubNode *parent, uint32_t ordinal)
{
    return ordinal < parent->element_count ? parent->elements[ordinal] : NULL;
}

static const EpubNode *child_called(const EpubNode *parent, const char *name,
                                    uint32_t like)
{
    size_t most =
        parent->element_count < MOST_SIBLINGS ? parent->element_count : MOST_SIBLINGS;

    for (size_t i = like; i < most; i++)
        if (parent->elements[i]->like == like &&
            strcmp(parent->elements[i]->name, name) == 0)
            return parent->elements[i];
    return NULL;
}

static const EpubNode *step_to(Locator kind, const EpubDocument *document,
                               const EpubNode *parent, const EpubNode *old)
{
    const char *id = id_of(old), *its;
    const EpubNode *node;

    if (kind == LOCATOR_KOREADER)
        return child_called(parent, old->name, old->like);
    node = kind == LOCATOR_CALIBRE && id != NULL ? map_lookup(&document->ids, id) : NULL;
    if (node == NULL)
        node = child_at(parent, old->ordinal);
    if (kind != LOCATOR_EPUB_JS || id == NULL || node == NULL)
        return node;
    its = id_of(node);
    return its != NULL && strcmp(id, its) == 0 ? node : NULL;
}

static bool is_blank(const EpubNode *text)
{
    return text->text[strspn(text->text, " \t\r\n")] == '\0';
}

/* KOReader drops blank texts between blocks, and at the start of one. */
static bool counts(const EpubNode *node, const EpubNode *parent, Locator kind)
{
    bool at_edge = parent->holds_blocks || (parent->block && node == parent->first_child);

    return node->name == NULL &&
           (kind != LOCATOR_KOREADER || !at_edge || !is_blank(node));
}

static const EpubNode *text_number(const EpubNode *parent, size_t number, Locator kind)
{
    for (const EpubNode *node = parent->first_child; node != NULL; node = node->next)
        if (counts(node, parent, kind) && number-- == 0)
            return node;
    return NULL;
}

static size_t number_of(const EpubNode *text, Locator kind)
{
    size_t number = 0;

    for (const EpubNode *node = text->parent->first_child; node != text;
         node = node->next)
        number += counts(node, text->parent, kind);
    return number;
}

/* The text behind so many elements. */
static const EpubNode *text_behind(const EpubNode *parent, uint32_t elements)
{
    const EpubNode *node;

    if (elements > parent->element_count)
        return NULL;
    node = elements == 0 ? parent->first_child : parent->elements[elements - 1]->next;
    return node != NULL && node->name == NULL ? node : NULL;
}

static const EpubNode *text_of_step(Locator kind, const EpubNode *parent,
                                    const EpubNode *old)
{
    if (kind == LOCATOR_EPUB_JS || kind == LOCATOR_KOREADER)
        return text_number(parent, number_of(old, kind), kind);
    return text_behind(parent, old->like);
}

/* ---- Ways ---------------------------------------------------------------------------------------- */

/* Where foliate-js goes instead of a child that is not there; number is that of elements in
 * front of it.  Between two elements it finds nothing. */
static bool foliate_edge(const EpubNode *parent, uint32_t number, bool text,
                         size_t *offset)
{
    uint32_t count = parent->element_count;
    bool empty = parent->first_child == NULL;

    if (number > count || (empty && !text))
        return false;
    if (empty || (!text && number == count))
        *offset = parent->until;
    else if (text && number == 0)
        *offset = parent->first_child->from;
    else if (text && number == count)
        *offset = parent->elements[count - 1]->from;
    else
        return false;
    return true;
}

/* calibre goes on in the next texts, and stops at the end of the last one. */
static size_t calibre_point(const EpubNode *node, size_t units)
{
    size_t offset = node->from;

    for (; node != NULL; node = node->next) {
        size_t n, length;
        if (node->name != NULL || *node->text == '\0')
            continue;
        if (bytes_of_units(node->text, units, true, &n))
            return node->from + (node->until > node->from ? n : 0);
        length = strlen(node->text);
        units -= utf16_count(node->text, length);
        offset = node->until;
    }
    return offset;
}

static bool point_in(Locator kind, const EpubNode *text, size_t units, size_t *offset)
{
    size_t n;

    if (kind == LOCATOR_CALIBRE) {
        *offset = calibre_point(text, units);
        return true;
    }
    if (!bytes_of_units(text->text, units, kind != LOCATOR_KOREADER, &n))
        return false;
    *offset = text->from + (text->until > text->from ? n : 0);
    return true;
}

/* The same way in another document. */
static bool follow(Locator kind, const Point *old, const EpubDocument *document,
                   size_t *offset)
{
    const EpubNode *way[DEEPEST], *node = document->root, *next;
    size_t depth = 0, units;

    for (const EpubNode *step = old->text->parent;
         step->parent != NULL && depth < DEEPEST; step = step->parent)
        way[depth++] = step;
    while (depth-- > 0) {
        next = step_to(kind, document, node, way[depth]);
        if (next == NULL)
            return kind == LOCATOR_FOLIATE &&
                   foliate_edge(node, way[depth]->ordinal, false, offset);
        node = next;
    }
    next = text_of_step(kind, node, old->text);
    if (next == NULL)
        return kind == LOCATOR_FOLIATE &&
               foliate_edge(node, old->text->like, true, offset);
    units = kind == LOCATOR_KOREADER ? utf8_count(old->text->text, old->offset)
                                     : utf16_count(old->text->text, old->offset);
    return point_in(kind, next, units, offset);
}

static bool locate_by_way(Locator kind, const Sentence *sentence, const EpubDocument *new,
                          Landing *landing)
{
    Point from, until;

    if (new->root == NULL ||
        !find_point(sentence->document, sentence->from, false, &from) ||
        !find_point(sentence->document, sentence->until, true, &until))
        return false;
    landing->document = new;
    return follow(kind, &from, new, &landing->from) &&
           follow(kind, &until, new, &landing->until) && landing->from < landing->until;
}

/* ---- Quotes ------------------------------------------------------------------------------------- */

static bool is_within_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool locate_by_quote(Locating *locating, const Sentence *sentence,
                            const EpubDocument *new, Landing *landing)
{
    const Side *side = &locating->diff->new;
    size_t count;
    const Place *places = lookup_places(side, sentence->digest, &count);

    landing->document = new;
    for (size_t i = 0; i < count; i++) {
        const Sentence *same = &side->sentences[places[i].index];
        if (same->document == new) {
            *landing = (Landing){new, same->from, same->until};
            return true;
        }
    }
    if (!find_quote(new->text, new->length, sentence->document->text + sentence->from,
                    sentence->until - sentence->from, &locating->quote_steps,
                    &landing->from, &landing->until))
        return false;
    while (landing->from > 0 && is_within_character(new->text[landing->from]))
        landing->from--;
    while (landing->until < new->length && is_within_character(new->text[landing->until]))
        landing->until++;
    return true;
}

/* ---- Documents ---------------------------------------------------------------------------------- */

static const EpubDocument *document_by(const Locating *locating, Locator kind,
                                       const EpubDocument *old)
{
    const Epub *new = locating->diff->new.epub;
    size_t place = (size_t)(old - locating->diff->old.epub->documents);
    const EpubDocument *by_place =
        place < new->document_count ? &new->documents[place] : NULL;

    switch (kind) {
    case LOCATOR_IDREF:
        return map_lookup(&locating->items, old->id);
    case LOCATOR_READIUM:
    case LOCATOR_CALIBRE:
    case LOCATOR_KOBO:
        return map_lookup(&locating->documents, old->path);
    default:
        return by_place;
    }
}

void begin_locating(Locating *locating, Diff *diff)
{
    const Epub *old = diff->old.epub, *new = diff->new.epub;

    *locating = (Locating){.diff = diff, .quote_steps = QUOTE_STEPS};
    for (size_t i = new->document_count; i-- > 0;) {
        map_put(&locating->documents, &diff->arena, new->documents[i].path,
                &new->documents[i]);
        map_put(&locating->items, &diff->arena, new->documents[i].id, &new->documents[i]);
    }
    locating->old_kobo =
        arena_alloc(&diff->arena, old->document_count * sizeof *locating->old_kobo);
    locating->new_kobo =
        arena_alloc(&diff->arena, new->document_count * sizeof *locating->new_kobo);
}

bool locate(Locating *locating, Locator kind, const Sentence *sentence, Landing *landing)
{
    const EpubDocument *new = document_by(locating, kind, sentence->document);

    if (new == NULL)
        return false;
    if (kind == LOCATOR_READIUM)
        return locate_by_quote(locating, sentence, new, landing);
    if (kind == LOCATOR_KOBO)
        return locate_by_kobo(locating, sentence, new, landing);
    return locate_by_way(kind, sentence, new, landing);
}
