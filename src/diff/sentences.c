/* sentences.c - the sentences of an EPUB, in reading order. */
#include <stdlib.h>
#include <string.h>
#include "diff/parts.h"
#include "past/text.h"

typedef struct {
    Arena *arena;
    Side *side;
    const EpubDocument *document;
    Buf text; /* of the run, or of one sentence */
} Cutting;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void add_sentence(Cutting *cutting, const EpubRun *run, size_t from, size_t until)
{
    Side *side = cutting->side;
    const char *text = cutting->document->text;
    Sentence *sentence;

    while (from < until && is_space(text[from]))
        from++;
    while (until > from && is_space(text[until - 1]))
        until--;
    if (from == until)
        return;
    side->sentences = arena_grow(cutting->arena, side->sentences, side->sentence_count,
                                 sizeof *side->sentences);
    sentence = &side->sentences[side->sentence_count++];
    buf_clear(&cutting->text);
    buf_add(&cutting->text, text + from, until - from);
    sentence->document = cutting->document;
    sentence->from = (uint32_t)from;
    sentence->until = (uint32_t)until;
    sentence->code = run->code;
    sentence->digest = digest_of(cutting->text.data);
    sentence->sketch = sketch_of(cutting->text.data);
    sentence->words = count_words(cutting->text.data);
}

static size_t line_length(const char *text)
{
    size_t len = strcspn(text, "\n");

    return text[len] == '\n' ? len + 1 : len;
}

static bool cut_run(Cutting *cutting, const EpubRun *run)
{
    char *text = arena_copy(cutting->arena, cutting->document->text + run->from,
                            run->until - run->from);
    size_t from = run->from;

    while (*text != '\0') {
        size_t len = run->code ? line_length(text) : sentence_length(text);
        if (cutting->side->sentence_count == SENTENCE_LIMIT)
            return false;
        add_sentence(cutting, run, from, from + len);
        from += len;
        text += len;
    }
    return true;
}

static int compare_places(const void *a, const void *b)
{
    const Place *one = a, *other = b;

    if (one->digest != other->digest)
        return one->digest < other->digest ? -1 : 1;
    return one->index < other->index ? -1 : one->index > other->index;
}

static void sort_places(Arena *arena, Side *side)
{
    side->places = arena_alloc(arena, (side->sentence_count + 1) * sizeof *side->places);
    for (size_t i = 0; i < side->sentence_count; i++)
        side->places[i] = (Place){side->sentences[i].digest, i};
    qsort(side->places, side->sentence_count, sizeof *side->places, compare_places);
}

bool find_sentences(Arena *arena, Side *side)
{
    Cutting cutting = {.arena = arena, .side = side};
    const Epub *epub = side->epub;
    bool good = true;

    side->first = arena_alloc(arena, (epub->document_count + 1) * sizeof *side->first);
    for (size_t i = 0; good && i < epub->document_count; i++) {
        cutting.document = &epub->documents[i];
        side->first[i] = side->sentence_count;
        for (size_t k = 0;
             good && !cutting.document->contents && k < cutting.document->run_count; k++)
            good = cut_run(&cutting, &cutting.document->runs[k]);
    }
    side->first[epub->document_count] = side->sentence_count;
    buf_free(&cutting.text);
    if (good)
        sort_places(arena, side);
    return good;
}

const Place *lookup_places(const Side *side, Digest digest, size_t *count)
{
    size_t low = 0, high = side->sentence_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (side->places[middle].digest < digest)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < side->sentence_count &&
                     side->places[low + *count].digest == digest;)
        ++*count;
    return &side->places[low];
}

const Sentence *sentence_at(const Side *side, const EpubDocument *document, size_t offset)
{
    size_t index = (size_t)(document - side->epub->documents);
    size_t low = side->first[index], end = side->first[index + 1], high = end;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (side->sentences[middle].until <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end ? &side->sentences[low] : NULL;
}

char *sentence_text(Arena *arena, const Sentence *sentence)
{
    return epub_text(arena, sentence->document, sentence->from, sentence->until);
}
