/* lock.c - what the next release has to know of this one. */
#include "past/lock.h"
#include <string.h>
#include "package/parts.h"

/* Of the whole book: it is the lock of all editions. */
static size_t count_book(const Book *book)
{
    size_t words = 0;

    for (size_t i = 0; i < book->chapter_count; i++)
        words += book->chapters[i]->tree == NULL ? 0 : book->chapters[i]->words;
    return words;
}

static PastRelease *copy_releases(Book *book, bool given_out)
{
    PastRelease *first = NULL, **next = &first;

    for (const PastRelease *old = book->past == NULL ? NULL : book->past->releases;
         old != NULL; old = old->next) {
        *next = arena_alloc(&book->arena, sizeof **next);
        **next = *old;
        (*next)->next = NULL;
        next = &(*next)->next;
    }
    *next = arena_alloc(&book->arena, sizeof **next);
    **next = (PastRelease){.name = book->metadata.release,
                           .date = book->releases.date,
                           .words = count_book(book),
                           .given_out = given_out};
    return first;
}

/* All but what is said of given-out releases. */
static bool is_same(Bytes one, Bytes other)
{
    return one.len == other.len && memcmp(one.data, other.data, one.len) == 0;
}

static Bytes lock_text(Book *book, const Past *newest, const Past *before)
{
    Buf buf = {0};
    Bytes text;

    put_lock(&buf, newest, before);
    text = (Bytes){arena_copy(&book->arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return text;
}

void make_past_lock(Book *book)
{
    book->lock.made = lock_text(book, book->past, NULL);
}

static void judge_change(Book *book, Bytes text)
{
    if (text.len > LOCK_LARGEST)
        diag_add(&book->diags, "file-large", file_position(book->lock.path),
                 "let the next release begin anew: --reflow",
                 "the lock would have more than %d MB, and could not be read again",
                 LOCK_LARGEST >> 20);
    else if (book->lock.given_out && (book->options->releasing || !book->options->frozen))
        diag_add(
            &book->diags, "lock-given-out", file_position(book->lock.path),
            "give the release a new name: `release: …`",
            "release %s has been given out, and is another one now; the lock stays as "
            "it is",
            book->metadata.release);
    else if (book->options->releasing && book->options->frozen)
        diag_add(&book->diags, "lock-frozen", file_position(book->lock.path),
                 "build the book first, and commit the lock with the text",
                 book->lock.text.len == 0 ? "there is no lock yet"
                                          : "the lock is of another state of the book");
    else if (book->options->frozen)
        diag_add(&book->diags, "lock-frozen", file_position(book->lock.path),
                 "build without --frozen, and commit the lock with the text",
                 book->lock.text.len == 0
                     ? "there is no lock yet, and --frozen keeps it from being made"
                     : "the lock would change, which --frozen forbids");
}

void make_lock(Book *book)
{
    Bytes text;

    if (book->state == NULL || book->lock.path == NULL)
        return;
    book->state->identifier = unique_identifier(book);
    book->state->releases = copy_releases(book, book->lock.given_out);
    text = lock_text(book, book->state, book->past);
    if (!is_same(text, book->lock.text)) {
        judge_change(book, text);
        /* Readers have what it says: the next release needs to know that, and no other state. */
        if (book->lock.given_out)
            return;
    }
    /* That it is given out is all that a release may change. */
    if (book->options->releasing) {
        book->state->releases = copy_releases(book, true);
        text = lock_text(book, book->state, book->past);
    }
    if (!is_same(text, book->lock.text))
        book->lock.made = text;
}
