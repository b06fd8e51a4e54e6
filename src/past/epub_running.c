/* epub_running.c - the sentences of a block that stand in running text: where a reading system finds
 * each of them by counting. */
#include <string.h>
#include "base/utf8.h"
#include "past/epub_parts.h"
#include "past/text.h"

typedef struct {
    const EpubNode *node;
    size_t from, length; /* of its text in that of the row */
    Spot spot;           /* where it begins */
} Piece;

/* Nodes that sentences are looked for in. */
typedef struct {
    EpubMaking *making;
    const EpubNode *root;
    bool outermost; /* not in an element that holds what running text had no room for */
    Piece *pieces;
    size_t count;
    Buf text;
    PastSentence **next; /* where the next sentence goes */
} Running;

static void add_piece(Running *running, const EpubNode *node, Spot spot)
{
    Arena *arena = running->making->arena;
    size_t from = running->text.len;

    buf_put(&running->text,
            epub_gather(running->making, running->root, node, node->next));
    running->pieces =
        arena_grow(arena, running->pieces, running->count, sizeof *running->pieces);
    running->pieces[running->count++] =
        (Piece){node, from, running->text.len - from, spot};
}

/* false: it is within an element. */
static bool find_spot(const Running *running, size_t *index, size_t at, Spot *spot)
{
    const Piece *piece;

    while (*index < running->count &&
           running->pieces[*index].from + running->pieces[*index].length <= at)
        ++*index;
    if (*index == running->count)
        return false;
    piece = &running->pieces[*index];
    *spot = piece->spot;
    if (piece->from == at)
        return true;
    spot->offset +=
        (uint32_t)utf16_count(running->text.data + piece->from, at - piece->from);
    return piece->node->name == NULL;
}

/* A mark in front of it, of a page or a task, has no text: the sentence begins with it. */
static bool find_first_spot(const Running *running, size_t *index, size_t at, Spot *spot)
{
    bool found = find_spot(running, index, at, spot);

    if (found && running->pieces[0].node->name != NULL && running->pieces[0].length == 0)
        *spot = running->pieces[0].spot;
    return found;
}

static PastSentence *append(Running *running, Spot spot)
{
    PastSentence *sentence = arena_alloc(running->making->arena, sizeof *sentence);

    sentence->spot = spot;
    *running->next = sentence;
    running->next = &sentence->next;
    return sentence;
}

static void add_sentence(Running *running, Spot spot, size_t from, size_t until)
{
    const char *text =
        arena_copy(running->making->arena, running->text.data + from, until - from);
    uint32_t mark = mark_of(digest_of(text));
    PastSentence *sentence;

    if (mark == 0)
        return;
    sentence = append(running, spot);
    sentence->bare = true;
    sentence->mark = mark;
}

/* Of the pieces so far, which then are none. */
static void cut_up(Running *running)
{
    size_t index = 0, at, from;
    Spot spot, next = {0};

    buf_put(&running->text, "");
    at = from = strspn(running->text.data, " \t\r\n");
    if (find_first_spot(running, &index, at, &spot))
        while (at < running->text.len) {
            at += sentence_length(running->text.data + at);
            if (at < running->text.len && !find_spot(running, &index, at, &next))
                continue;
            add_sentence(running, spot, from, at);
            spot = next;
            from = at;
        }
    running->count = 0;
    running->pieces = NULL;
    buf_clear(&running->text);
}

static Spot behind(Spot spot, const EpubNode *node)
{
    if (node->name != NULL)
        return (Spot){spot.element + 1, spot.text + (spot.offset > 0), 0};
    spot.offset += (uint32_t)utf16_count(node->text, strlen(node->text));
    return spot;
}

static void take_row(Running *running, const EpubNode *first, const EpubNode *end);

/* What running text had no room for. */
static void take_group(Running *running, const EpubNode *span, Spot spot)
{
    Running inner = {.making = running->making, .root = span};
    PastSentence *group = append(running, spot);

    inner.next = &group->end;
    take_row(&inner, span->first_child, NULL);
    buf_free(&inner.text);
}

static void take_row(Running *running, const EpubNode *first, const EpubNode *end)
{
    Spot spot = {0};

    for (const EpubNode *node = first; node != end; node = node->next) {
        if (running->outermost && epub_is_group(running->making, node, end)) {
            cut_up(running);
            take_group(running, node, spot);
        } else {
            add_piece(running, node, spot);
        }
        spot = behind(spot, node);
    }
    cut_up(running);
}

PastSentence *epub_running(EpubMaking *making, const EpubNode *root,
                           const EpubNode *first, const EpubNode *end)
{
    PastSentence *sentences = NULL;
    Running running = {.making = making,
                       .root = root,
                       .outermost = true,
                       .next = &sentences};

    take_row(&running, first, end);
    buf_free(&running.text);
    return sentences;
}
