/* kobo.c - Kobo's positions: the file, a span by its id, characters in it.
 *
 * The spans are in the book, or Kobo's shop or kepubify puts them in: kobo.P.S is the S-th
 * sentence of the P-th paragraph, list, table or picture, of those that have text.  Files that
 * have such spans keep them. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "diff/locators.h"

typedef struct KoboSegment {
    uint32_t paragraph, number;
    const char *id; /* NULL: it has the one that the numbers give */
    uint32_t from, until;
} KoboSegment;

typedef struct {
    Arena *arena;
    const EpubDocument *document;
    KoboSegments *segments;
    uint32_t paragraph, number;
    bool due; /* the next text begins another paragraph */
} Numbering;

static void add_segment(Numbering *numbering, const char *id, uint32_t from,
                        uint32_t until)
{
    KoboSegments *list = numbering->segments;

    list->segments =
        arena_grow(numbering->arena, list->segments, list->count, sizeof *list->segments);
    list->segments[list->count++] =
        (KoboSegment){numbering->paragraph, ++numbering->number, id, from, until};
}

/* ---- As kepubify numbers them -------------------------------------------------------------------- */

/* How long the white space is. */
static size_t skip_space(const char *text)
{
    size_t n = 0, length;
    uint32_t c;

    for (; text[n] != '\0'; n += length) {
        length = utf8_next(text + n, &c);
        if (!utf8_is_space(c))
            break;
    }
    return n;
}

static size_t closing_sign(const char *text)
{
    static const char *const signs[] = {"'", "\"", "”", "’", "“", "…"};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

/* [.!?:], maybe a sign behind it, and white space. */
static size_t segment_length(const char *text)
{
    size_t n = strcspn(text, ".!?:");

    if (text[n] == '\0')
        return n;
    n += 1 + closing_sign(text + n + 1);
    return n + skip_space(text + n);
}

static void number_text(Numbering *numbering, const EpubNode *node)
{
    const char *text = node->text;
    bool seen = node->until > node->from;

    while (*text != '\0') {
        size_t len = segment_length(text);
        uint32_t from = node->from + (uint32_t)(text - node->text);
        if (skip_space(text) < len || strcmp(node->parent->name, "p") == 0) {
            numbering->paragraph += numbering->due;
            numbering->number = numbering->due ? 0 : numbering->number;
            numbering->due = false;
            add_segment(numbering, NULL, seen ? from : node->from,
                        seen ? from + (uint32_t)len : node->from);
        }
        text += len;
    }
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* false: what is in it is passed over. */
static bool number_element(Numbering *numbering, const EpubNode *node)
{
    static const char *const passed[] = {"img",   "script", "style", "pre",
                                         "audio", "video",  NULL};
    static const char *const counted[] = {"p", "ol", "ul", "table", NULL};

    if (strcmp(node->name, "img") == 0) {
        numbering->paragraph++;
        numbering->number = 0;
        numbering->due = false;
        add_segment(numbering, NULL, node->from, node->from);
    }
    numbering->due |= is_one_of(node->name, counted);
    return !is_one_of(node->name, passed);
}

static const EpubNode *beside(const EpubNode *node, const EpubNode *root)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void number_document(Numbering *numbering)
{
    const EpubNode *body = numbering->document->body, *node = body;

    while (node != NULL) {
        bool into = true;
        if (node->name == NULL)
            number_text(numbering, node);
        else
            into = number_element(numbering, node);
        node = into && node->first_child != NULL ? node->first_child : beside(node, body);
    }
}

/* ---- As the book has them ------------------------------------------------------------------------ */

static bool has_spans(const EpubDocument *document)
{
    for (size_t i = 0; i < document->id_count; i++)
        if (strncmp(document->id_names[i], "kobo.", 5) == 0)
            return true;
    return false;
}

/* Ids are listed in the order of the document. */
static void list_spans(Numbering *numbering)
{
    const EpubDocument *document = numbering->document;

    for (size_t i = 0; i < document->id_count; i++) {
        const EpubNode *node = map_lookup(&document->ids, document->id_names[i]);
        if (strncmp(document->id_names[i], "kobo.", 5) == 0)
            add_segment(numbering, document->id_names[i], node->from, node->until);
    }
}

/* ---- Either -------------------------------------------------------------------------------------- */

static KoboSegments *segments_of(Locating *locating, const EpubDocument *document,
                                 bool old)
{
    const Epub *epub = old ? locating->diff->old.epub : locating->diff->new.epub;
    KoboSegments *all = old ? locating->old_kobo : locating->new_kobo;
    Numbering numbering = {.arena = &locating->diff->arena, .document = document};

    numbering.segments = &all[document - epub->documents];
    if (numbering.segments->done)
        return numbering.segments;
    numbering.segments->done = true;
    if (has_spans(document))
        list_spans(&numbering);
    else
        number_document(&numbering);
    return numbering.segments;
}

/* The last one that begins at or before an offset. */
static const KoboSegment *segment_at(const KoboSegments *list, size_t offset)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->segments[middle].from <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0 && list->segments[low - 1].until <= offset &&
           list->segments[low - 1].from == list->segments[low - 1].until)
        low--; /* pictures, references to notes */
    return low > 0 && offset < list->segments[low - 1].until ? &list->segments[low - 1]
                                                             : NULL;
}

static const KoboSegment *segment_numbered(const KoboSegments *list,
                                           const KoboSegment *like)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const KoboSegment *segment = &list->segments[middle];
        if (segment->paragraph < like->paragraph ||
            (segment->paragraph == like->paragraph && segment->number < like->number))
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && list->segments[low].paragraph == like->paragraph &&
                   list->segments[low].number == like->number
               ? &list->segments[low]
               : NULL;
}

/* A book that had no spans and has some now, or the reverse, was numbered by kepubify in one of
 * the two: its ids are compared with the book's. */
static const KoboSegment *same_segment(const Numbering *new, const KoboSegment *old,
                                       KoboSegment *room)
{
    const KoboSegments *list = new->segments;
    bool named = list->count > 0 && list->segments[0].id != NULL;
    const EpubNode *node;

    if (old->id == NULL && !named)
        return segment_numbered(list, old);
    if (old->id != NULL && !named) {
        if (sscanf(old->id, "kobo.%" SCNu32 ".%" SCNu32, &room->paragraph,
                   &room->number) != 2)
            return NULL;
        return segment_numbered(list, room);
    }
    node = map_lookup(&new->document->ids,
                      old->id != NULL ? old->id
                                      : arena_format(new->arena, "kobo.%u.%u",
                                                     old->paragraph, old->number));
    if (node == NULL)
        return NULL;
    *room = (KoboSegment){.from = node->from, .until = node->until};
    return room;
}

/* Offsets count characters; the segments of both begin with one. */
static bool follow(const Numbering *new, const KoboSegment *old, const char *old_text,
                   size_t offset, size_t *landed)
{
    KoboSegment room;
    const KoboSegment *segment = same_segment(new, old, &room);
    size_t characters = utf8_count(old_text + old->from, offset - old->from);
    uint32_t c;

    if (segment == NULL)
        return false;
    for (*landed = segment->from; characters > 0 && *landed < segment->until;
         characters--)
        *landed += utf8_next(new->document->text + *landed, &c);
    return characters == 0;
}

bool locate_by_kobo(Locating *locating, const Sentence *sentence, const EpubDocument *new,
                    Landing *landing)
{
    const KoboSegments *before = segments_of(locating, sentence->document, true);
    const char *text = sentence->document->text;
    const KoboSegment *from = segment_at(before, sentence->from);
    const KoboSegment *until = segment_at(before, sentence->until - 1);
    Numbering now = {.arena = &locating->diff->arena, .document = new};

    if (from == NULL || until == NULL || new->body == NULL)
        return false;
    now.segments = segments_of(locating, new, false);
    landing->document = new;
    return follow(&now, from, text, sentence->from, &landing->from) &&
           follow(&now, until, text, sentence->until, &landing->until) &&
           landing->from < landing->until;
}
