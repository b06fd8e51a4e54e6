/* locators.c - positions that are stored as ways through the tree, and quotes.
 *
 * epub.js 0.4:   the document by its place in the spine; below, each step an element's ordinal,
 *                which must have the step's id, too, where it has one; text()[k]; UTF-16 units
 * foliate-js 1:  the same without ids; a text by the elements before it
 * Apple Books:   the document by its manifest id, then as foliate-js
 * KOReader:      the document by its place in the spine; name[k] for each element, text()[k]
 *                without the blank texts between blocks; characters
 * calibre:       the document by its name; an id that is there leads to its element, wherever
 * Readium:       the document by its name; then the quote, with up to half of it other words */
#include "diff/locators.h"
#include <string.h>
#include "base/utf8.h"
#include "past/text.h"

enum {
    DEEPEST = 260,
    MOST_SIBLINGS = 100000, /* of one name that are looked through */
    MOST_QUOTES = 5000      /* sentences that a quote is compared with */
};
static const double least_quoted = 0.5;

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

/* Characters, or the units of UTF-16 that JavaScript counts, in the first n bytes. */
static size_t count_units(const char *text, size_t n, bool utf16)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)text[i];
        count += (byte & 0xC0) != 0x80;
        count += utf16 && byte >= 0xF0;
    }
    return count;
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

/* KOReader drops the blank texts between blocks. */
static bool counts(const EpubNode *node, const EpubNode *parent, Locator kind)
{
    return node->name == NULL &&
           (kind != LOCATOR_KOREADER || !parent->holds_blocks || !is_blank(node));
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

/* The same way in another document. */
static bool follow(Locator kind, const Point *old, const EpubDocument *document,
                   size_t *offset)
{
    bool utf16 = kind != LOCATOR_KOREADER;
    const EpubNode *way[DEEPEST], *node = document->root;
    size_t depth = 0, n;

    for (const EpubNode *step = old->text->parent;
         step->parent != NULL && depth < DEEPEST; step = step->parent)
        way[depth++] = step;
    while (node != NULL && depth-- > 0)
        node = step_to(kind, document, node, way[depth]);
    node = node == NULL ? NULL : text_of_step(kind, node, old->text);
    if (node == NULL ||
        !bytes_of_units(node->text, count_units(old->text->text, old->offset, utf16),
                        utf16, &n))
        return false;
    *offset = node->from + (node->until > node->from ? n : 0);
    return true;
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

static bool land_on(const Sentence *sentence, Landing *landing)
{
    *landing = (Landing){sentence->document, sentence->from, sentence->until};
    return true;
}

static bool locate_by_quote(const Locating *locating, const Sentence *sentence,
                            const EpubDocument *new, Landing *landing)
{
    const Side *side = &locating->diff->new;
    size_t document = (size_t)(new - side->epub->documents), count;
    const Place *places = lookup_places(side, sentence->digest, &count);
    const Sentence *best = NULL;
    double most = least_quoted;

    for (size_t i = 0; i < count; i++)
        if (side->sentences[places[i].index].document == new)
            return land_on(&side->sentences[places[i].index], landing);
    for (size_t i = side->first[document];
         i < side->first[document + 1] && i < side->first[document] + MOST_QUOTES; i++) {
        double alike = similarity(&sentence->sketch, &side->sentences[i].sketch);
        if (alike >= most) {
            most = alike;
            best = &side->sentences[i];
        }
    }
    return best != NULL && land_on(best, landing);
}

/* ---- Documents ---------------------------------------------------------------------------------- */

static const EpubDocument *document_by(const Locating *locating, Locator kind,
                                       const EpubDocument *old)
{
    const Epub *new = locating->diff->new.epub;
    size_t place = (size_t)(old - locating->diff->old.epub->documents);
    const EpubDocument *by_place =
        place < new->document_count ? &new->documents[place] : NULL;
    const EpubDocument *named;

    switch (kind) {
    case LOCATOR_IDREF:
        named = map_lookup(&locating->items, old->id);
        return named != NULL ? named : by_place;
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

    *locating = (Locating){.diff = diff};
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
