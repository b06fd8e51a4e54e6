/* rewrite.c - see the header. */
#include "parse/dialect/rewrite.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

void rewrite_start(Rewrite *rewrite, Chapter *chapter)
{
    *rewrite = (Rewrite){.chapter = chapter,
                         .text = chapter->markdown,
                         .start = chapter->body,
                         .done = 0};
}

/* The passage of text that an offset lies in: its index, or passages.count when all of
 * text is the chapter's own. */
static size_t lookup_passage(const Passages *passages, size_t offset)
{
    size_t low = 0, high = passages->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (passages->items[middle].at <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? passages->count : low - 1;
}

static size_t origin_of(const Passages *passages, size_t offset)
{
    size_t index = lookup_passage(passages, offset);
    const Passage *passage;

    if (index == passages->count)
        return offset;
    passage = &passages->items[index];
    return passage->made ? passage->from : passage->from + (offset - passage->at);
}

static void add_passage(Rewrite *rewrite, size_t from, bool made)
{
    Passages *all = &rewrite->made;
    Passage *last = all->count == 0 ? NULL : &all->items[all->count - 1];
    Passage passage = {.at = (uint32_t)rewrite->out.len,
                       .from = (uint32_t)from,
                       .made = made};

    /* One that goes on where the last one ends is the same. */
    if (last != NULL && made == last->made &&
        last->from + (made ? 0 : passage.at - last->at) == passage.from)
        return;
    if (last != NULL && last->at == passage.at) {
        *last = passage;
        return;
    }
    all->items =
        arena_grow(&rewrite->chapter->arena, all->items, all->count, sizeof *all->items);
    all->items[all->count++] = passage;
}

/* Passages end where text does, so that each piece is of one. */
static size_t end_of_passage(const Passages *passages, size_t index, size_t from)
{
    if (index == passages->count) /* before the first one, or there is none */
        return passages->count > 0 && passages->items[0].at > from ? passages->items[0].at
                                                                   : SIZE_MAX;
    return index + 1 < passages->count ? passages->items[index + 1].at : SIZE_MAX;
}

static void copy(Rewrite *rewrite, size_t from, size_t until)
{
    const Passages *passages = &rewrite->passages;

    while (from < until) {
        size_t index = lookup_passage(passages, from);
        size_t end = end_of_passage(passages, index, from);
        end = end < until ? end : until;
        add_passage(rewrite, origin_of(passages, from),
                    index < passages->count && passages->items[index].made);
        buf_add(&rewrite->out, rewrite->text.data + from, end - from);
        from = end;
    }
}

/* What was kept since the last change. */
static void flush(Rewrite *rewrite)
{
    copy(rewrite, rewrite->copied, rewrite->done);
    rewrite->copied = rewrite->done;
}

void rewrite_copy(Rewrite *rewrite, size_t from, size_t until)
{
    assert(until <= rewrite->text.len);
    flush(rewrite);
    copy(rewrite, from, until);
    rewrite->changed = true;
}

void rewrite_keep(Rewrite *rewrite, size_t until)
{
    assert(until >= rewrite->done && until <= rewrite->text.len);
    rewrite->done = until;
}

void rewrite_skip(Rewrite *rewrite, size_t until)
{
    assert(until >= rewrite->done && until <= rewrite->text.len);
    if (until == rewrite->done)
        return;
    flush(rewrite);
    rewrite->done = rewrite->copied = until;
    rewrite->changed = true;
}

void rewrite_put(Rewrite *rewrite, const char *bytes, size_t len)
{
    if (len == 0)
        return;
    flush(rewrite);
    add_passage(rewrite, origin_of(&rewrite->passages, rewrite->done), true);
    buf_add(&rewrite->out, bytes, len);
    rewrite->changed = true;
}

void rewrite_put_text(Rewrite *rewrite, const char *text)
{
    rewrite_put(rewrite, text, strlen(text));
}

void rewrite_next(Rewrite *rewrite)
{
    if (rewrite->changed) {
        rewrite->done = rewrite->text.len;
        flush(rewrite);
        rewrite->text = (Bytes){arena_copy(&rewrite->chapter->arena, rewrite->out.data,
                                           rewrite->out.len),
                                rewrite->out.len};
        rewrite->passages = rewrite->made;
    }
    buf_free(&rewrite->out);
    rewrite->out = (Buf){0};
    rewrite->made = (Passages){0};
    rewrite->done = rewrite->copied = 0;
    rewrite->changed = false;
}

void rewrite_end(Rewrite *rewrite)
{
    rewrite->chapter->text = rewrite->text;
    rewrite->chapter->rewritten = rewrite->passages;
}

Position rewrite_position(const Rewrite *rewrite, size_t offset)
{
    return markdown_position(rewrite->chapter, origin_of(&rewrite->passages, offset));
}
