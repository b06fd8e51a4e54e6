/* lock_write.c - the lock as text. */
#include <string.h>
#include "past/lock_reader.h"

/* ---- Words ---------------------------------------------------------------------------------- */

const char lock_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void put_word(Buf *buf, const char *word)
{
    for (; *word != '\0'; word++) {
        unsigned char c = (unsigned char)*word;
        if (c <= ' ' || c == '%' || c == 0x7f)
            buf_format(buf, "%%%02X", c);
        else
            buf_char(buf, *word);
    }
}

/* The low digits of a number, the highest first. */
static void put_digits(Buf *buf, uint64_t number, int digits)
{
    char text[DIGEST_DIGITS];

    for (int i = digits; i-- > 0; number >>= 6)
        text[i] = lock_digits[number & 63];
    buf_add(buf, text, (size_t)digits);
}

/* ---- Blocks --------------------------------------------------------------------------------- */

/* Without what is as it was in the one before. */
static void put_spot(Buf *buf, Spot spot, Spot last)
{
    if (spot.element != last.element || spot.text != last.text)
        buf_format(buf, "/%u/%u", (unsigned)spot.element, (unsigned)spot.text);
    if (spot.element != last.element || spot.text != last.text ||
        spot.offset != last.offset)
        buf_format(buf, "@%u.", (unsigned)spot.offset);
}

/* Deeper rows than the reader takes are not made: resolve's depth is limited. */
static void put_sentences(Buf *buf, const PastSentence *sentence)
{
    Spot last = {0};

    for (; sentence != NULL; sentence = sentence->next) {
        if (sentence->front != NULL) {
            buf_char(buf, '[');
            put_sentences(buf, sentence->front);
            buf_char(buf, ']');
        }
        put_digits(buf, sentence->mark, MARK_DIGITS);
        if (!sentence->bare)
            buf_char(buf, '*');
        put_spot(buf, sentence->spot, last);
        last = sentence->spot;
        if (sentence->number != 0)
            buf_format(buf, ":%u.", (unsigned)sentence->number);
        if (sentence->end != NULL) {
            buf_char(buf, '(');
            put_sentences(buf, sentence->end);
            buf_char(buf, ')');
        }
    }
}

static void put_sketch(Buf *buf, const Sketch *sketch)
{
    char text[SKETCH_DIGITS];

    for (size_t i = 0; i < SKETCH_DIGITS; i++)
        text[i] = lock_digits[sketch->least[i] & 63];
    buf_add(buf, text, sizeof text);
}

static void put_prints(Buf *buf, const PastBlock *block)
{
    static const Sketch none;

    buf_char(buf, ' ');
    put_digits(buf, block->digest, DIGEST_DIGITS);
    buf_char(buf, ' ');
    if (memcmp(&block->sketch, &none, sizeof none) == 0)
        buf_char(buf, '.');
    else
        put_sketch(buf, &block->sketch);
}

/* One sentence without an element is the rule, and the block's digest says which. */
static bool is_plain(const PastBlock *block)
{
    const PastSentence *only = block->sentences;

    static const Spot start;

    return only == NULL || (only->bare && only->number == 0 && only->next == NULL &&
                            only->front == NULL && only->end == NULL &&
                            memcmp(&only->spot, &start, sizeof start) == 0);
}

static void put_blocks(Buf *buf, const PastBlock *block, int depth, int gaps)
{
    for (; block != NULL; block = block->next) {
        put_blocks(buf, block->gap, depth, gaps + 1);
        for (int i = 0; i < depth; i++)
            buf_char(buf, ' ');
        for (int i = 0; i < gaps; i++)
            buf_char(buf, '<');
        if (block->no_gap)
            buf_char(buf, '^');
        if (block->removed)
            buf_char(buf, '-');
        put_word(buf, block->name);
        buf_char(buf, ' ');
        put_word(buf, block->id);
        if (!block->removed)
            put_prints(buf, block);
        if (block->anchor != NULL) {
            buf_put(buf, " #");
            put_word(buf, block->anchor);
        }
        if (block->source != NULL) {
            buf_format(buf, " words=%zu ", block->words);
            put_word(buf, block->source);
            buf_char(buf, ' ');
            put_word(buf, block->title == NULL ? "" : block->title);
        }
        if (!is_plain(block)) {
            buf_put(buf, " \"");
            put_sentences(buf, block->sentences);
        }
        buf_char(buf, '\n');
        put_blocks(buf, block->children, depth + 1, 0);
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void put_head(Buf *buf, const PastDocument *document, const char *mark)
{
    buf_put(buf, "document ");
    put_word(buf, document->id);
    buf_char(buf, ' ');
    put_word(buf, document->path);
    buf_put(buf, document->made ? " made" : document->stub ? " stub" : "");
    buf_format(buf, "%s\n", mark);
}

static void put_document(Buf *buf, const PastDocument *document, const char *mark)
{
    put_head(buf, document, mark);
    put_blocks(buf, document->sections, 1, 0);
}

static Map documents_of(const Past *past, Arena *arena)
{
    Map map = {0};

    for (PastDocument *document = past == NULL ? NULL : past->documents; document != NULL;
         document = document->next)
        map_put(&map, arena, document->path, document);
    return map;
}

/* The documents of the release before are those of the newest that are not new, in that order. */
static bool has_grown(const Map *before, const Past *newest, const Past *past)
{
    const PastDocument *old = past->documents;

    for (const PastDocument *new = newest->documents; new != NULL; new = new->next) {
        if (map_lookup(before, new->path) == NULL)
            continue;
        if (old == NULL || strcmp(old->path, new->path) != 0)
            return false;
        old = old->next;
    }
    return old == NULL;
}

static bool is_same(const PastDocument *one, const PastDocument *other)
{
    Buf first = {0}, second = {0};
    bool same;

    put_document(&first, one, "");
    put_document(&second, other, "");
    same = first.len == second.len && memcmp(first.data, second.data, first.len) == 0;
    buf_free(&first);
    buf_free(&second);
    return same;
}

/* What is not the same in the release before, as it was there.  A plain layout, or a new one,
 * may leave documents out: then all are named, in their order. */
static void put_before(Buf *buf, const Map *newest, const Past *before, bool all)
{
    buf_put(buf, all ? "was all\n" : "was\n");
    for (const PastDocument *old = before->documents; old != NULL; old = old->next) {
        const PastDocument *new = map_lookup(newest, old->path);
        if (new == NULL || !is_same(old, new))
            put_document(buf, old, "");
        else if (all)
            put_head(buf, old, " same");
    }
}

static void put_releases(Buf *buf, const Past *past)
{
    for (const PastRelease *release = past->releases; release != NULL;
         release = release->next) {
        buf_put(buf, "release ");
        put_word(buf, release->name);
        if (release->date != NULL) {
            buf_put(buf, " date=");
            put_word(buf, release->date);
        }
        if (release->version != NULL) {
            buf_put(buf, " version=");
            put_word(buf, release->version);
        }
        /* Two branches that write would both change it. */
        if (release->next != NULL || release->words != words_of_texts(past))
            buf_format(buf, " words=%zu", release->words);
        buf_put(buf, release->given_out ? " given-out\n" : "\n");
    }
}

void put_lock(Buf *buf, const Past *newest, const Past *before)
{
    Arena arena = {0};
    Map old = documents_of(before, &arena), new = documents_of(newest, &arena);

    buf_format(buf, "epubify-lock %d\n", PAST_VERSION);
    buf_put(buf,
            "# What readers' places, notes and highlights hang on.  Commit it; epubify "
            "writes it.\nidentifier ");
    put_word(buf, newest->identifier == NULL ? "" : newest->identifier);
    buf_char(buf, '\n');
    put_releases(buf, newest);
    for (const PastDocument *document = newest->documents; document != NULL;
         document = document->next)
        put_document(buf, document,
                     before != NULL && map_lookup(&old, document->path) == NULL ? " new"
                                                                                : "");
    if (before != NULL)
        put_before(buf, &new, before, !has_grown(&old, newest, before));
    buf_put(buf, "end\n");
    arena_free(&arena);
}
